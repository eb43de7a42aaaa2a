"""Which reports of all articles tell of the same happening: a pure function of plain records.

What does not live here: finding reports in a text (`pipeline.nlp.events`) and storing events
(`pipeline.db`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Event, StoredReport


def merge_reports(reports: Iterable[StoredReport]) -> tuple[Event, ...]:
    """Return the happenings the reports tell of, whatever their order, each report in exactly one."""
    raise NotImplementedError
