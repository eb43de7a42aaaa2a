"""What the reports of one happening say together: how many they are, who took part, how many fell.

What does not live here: which reports tell of one happening (`pipeline.happenings`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pipeline.records import Event, Precision, Realis, StoredReport

Days = tuple[date | None, date | None]
"""The first and the last day on which something can have happened."""


def account(
    told: Iterable[StoredReport], *, id: int, block: int, type: str, days: Days, place: int | None
) -> Event:
    """Return the happening that `told` reports; those of near duplicates are evidence, not counted."""
    reports = sorted(told, key=lambda report: report.id)
    originals = [report for report in reports if report.duplicate_of is None]
    counted = originals or reports
    return Event(
        id=id,
        block=block,
        type=type,
        cameo_root=min(report.cameo_root for report in counted),
        realis=_realis(reports),
        actors=tuple(sorted({entity for report in counted for entity in report.actors})),
        targets=tuple(sorted({entity for report in counted for entity in report.targets})),
        event_date=days[0],
        event_date_end=days[1],
        event_precision=_precision(days, reports),
        place_entity_id=place,
        killed=_most([report.killed for report in counted]),
        wounded=_most([report.wounded for report in counted]),
        arrested=_most([report.arrested for report in counted]),
        report_ids=tuple(report.id for report in reports),
        report_count=len(originals),
        article_count=len({report.article_id for report in originals}),
        source_count=len({report.publisher for report in originals}),
    )


def _realis(reports: list[StoredReport]) -> Realis:
    """Return the realis of the happening: a fact that any report calls current is actual."""
    found = {report.realis for report in reports}
    return "actual" if "actual" in found else reports[0].realis


def _precision(days: Days, reports: list[StoredReport]) -> Precision | None:
    """Return the precision of the report the happening has its dates from."""
    told = [one.event_precision for one in reports if (one.event_start, one.event_end) == days]
    return min(told, key=str, default=None)


def _most(values: list[int | None]) -> int | None:
    """Return the value most reports give, the larger of two as frequent."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: (counted[value], value), default=None)
