"""Which reports of all articles tell of the same happening: a pure function of plain records.

What does not live here: finding reports in a text (`pipeline.nlp.events`) and storing events
(`pipeline.db`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.records import Event, Precision, Realis, StoredReport, content_id

# What an article years later calls history is the fact that its day's articles reported.
_FACTS: frozenset[Realis] = frozenset({"actual", "historical"})
_DAYS = frozenset({"day", "minute", "second"})
_PREPOSITION = re.compile(r"(?:,|\b(?:of|from|in|at|near|on|for|with|who|to|by)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Who:
    """What happened between whom, as far as two reports must share it."""

    type: str
    realis: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Where:
    """The time and place of a happening; `article` only where the day is not known."""

    place: int | None
    start: date | None
    end: date | None
    article: int | None


Groups = dict[tuple[_Who, _Where], list[StoredReport]]
"""Reports by what they tell."""


def merge_reports(reports: Iterable[StoredReport]) -> tuple[Event, ...]:
    """Return the happenings the reports tell of, whatever their order, each report in exactly one.

    Reports of the same type, actors, targets, place and day are one; targets without a name need only
    share their head word where the actors are named. Where the day is unknown only reports of one
    article, or of its near duplicates, are one. Within an article a report that leaves out day or place
    is the one fuller report's, if there is just one; so is, between articles, a report of named actors
    that leaves out the place. Events come in order of id.
    """
    return merge_blocks(by_block(reports))


def by_block(reports: Iterable[StoredReport]) -> dict[int, Groups]:
    """Part the reports into blocks, of which no two share a happening, whatever other reports there are.

    A block is who did what to whom on one day, or all without a known day of one article and its near
    duplicates. The reports of an article must come together with those of its near duplicates.
    """
    blocks: defaultdict[int, Groups] = defaultdict(dict)
    for article in _by_article(reports).values():
        for who, told in article.items():
            settled = _settled({_where(report) for report in told})
            number = {where: _block(who, where) for where in settled.values()}
            for report in told:
                where = settled[_where(report)]
                blocks[number[where]].setdefault((who, where), []).append(report)
    return dict(blocks)


def merge_blocks(blocks: Mapping[int, Groups]) -> tuple[Event, ...]:
    """Return the happenings of whole blocks, in order of id."""
    events = [
        _event(block, who, where, group)
        for block, groups in blocks.items()
        for (who, where), group in _placed(groups).items()
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def _block(who: _Who, where: _Where) -> int:
    """Return the number of the block that a report with its day and place settled belongs to."""
    return (
        content_id("block", where.article)
        if where.article is not None
        else content_id("block", who, where.start)
    )


def _placed(groups: Groups) -> Groups:
    """Join what named actors did on one day at no named place to what they did at the one place named."""
    places: defaultdict[tuple[_Who, date | None], set[int]] = defaultdict(set)
    for who, where in groups:
        if where.article is None and where.place is not None:
            places[who, where.start].add(where.place)
    found: defaultdict[tuple[_Who, _Where], list[StoredReport]] = defaultdict(list)
    for (who, where), group in groups.items():
        named = where.article is None and any(report.actors for report in group)
        known = places[who, where.start] if named else set()
        if where.place is None and len(known) == 1:
            where = replace(where, place=next(iter(known)))
        found[who, where] += group
    return dict(found)


def _by_article(reports: Iterable[StoredReport]) -> dict[int, dict[_Who, list[StoredReport]]]:
    """Return the reports of each article with its near duplicates, by what they tell."""
    found: defaultdict[int, defaultdict[_Who, list[StoredReport]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        found[_original(report)][_who(report)].append(report)
    return {article: dict(told) for article, told in found.items()}


def _original(report: StoredReport) -> int:
    """Return the article that a report's article repeats, itself if none."""
    return report.article_id if report.duplicate_of is None else report.duplicate_of


def _who(report: StoredReport) -> _Who:
    realis = "actual" if report.realis in _FACTS else report.realis
    actors = _names(report.actors, report.actor_texts)
    texts = [_head_word(text) if report.actors else text for text in report.target_texts]
    return _Who(report.type, realis, actors, _names(report.targets, texts))


def _head_word(text: str) -> str:
    """Return the noun that a phrase is about: the last word before its first preposition."""
    words = _PREPOSITION.split(text, maxsplit=1)[0].split()
    return words[-1] if words else text


def _names(entities: Sequence[int], texts: Sequence[str]) -> tuple[str, ...]:
    """Return the participants of one side, order and letter case aside."""
    return tuple(sorted({str(entity) for entity in entities} | {text.casefold() for text in texts}))


def _where(report: StoredReport) -> _Where:
    known = report.event_precision in _DAYS and report.event_start == report.event_end
    article = None if known else _original(report)
    return _Where(report.place_entity_id, report.event_start, report.event_end, article)


def _settled(told: set[_Where]) -> dict[_Where, _Where]:
    """Fill the day or place that one report leaves out from the article's fuller one, if only one fits."""
    found = {}
    for where in told:
        fuller = [other for other in told if other != where and _fills(other, where)]
        fullest = [one for one in fuller if not any(_fills(other, one) for other in fuller if other != one)]
        found[where] = fullest[0] if len(fullest) == 1 else where
    return found


def _fills(other: _Where, where: _Where) -> bool:
    """Say whether `other` tells all that `where` does, and more."""
    same_place = where.place is None or where.place == other.place
    same_time = where.start is None or (where.start, where.end) == (other.start, other.end)
    return same_place and same_time


def _event(block: int, who: _Who, where: _Where, reports: list[StoredReport]) -> Event:
    """Return one happening; the reports of near duplicates are evidence, but are not counted."""
    reports = sorted(reports, key=lambda report: report.id)
    counted = [report for report in reports if report.duplicate_of is None]
    told = counted or reports
    first = told[0]
    return Event(
        id=content_id("event", who, where),
        block=block,
        type=who.type,
        cameo_root=min(report.cameo_root for report in told),
        realis=_realis(reports),
        actors=tuple(sorted(set(first.actors))),
        targets=tuple(sorted(set(first.targets))),
        event_date=where.start,
        event_date_end=where.end,
        event_precision=_precision(where, reports),
        place_entity_id=where.place,
        killed=_most([report.killed for report in told]),
        wounded=_most([report.wounded for report in told]),
        arrested=_most([report.arrested for report in told]),
        report_ids=tuple(report.id for report in reports),
        report_count=len(counted),
        article_count=len({report.article_id for report in counted}),
        source_count=len({report.publisher for report in counted}),
    )


def _realis(reports: list[StoredReport]) -> Realis:
    """Return the realis of the happening: a fact that any report calls current is actual."""
    found = {report.realis for report in reports}
    return "actual" if "actual" in found else reports[0].realis


def _precision(where: _Where, reports: list[StoredReport]) -> Precision | None:
    """Return the precision of the report the happening has its dates from."""
    told = [r.event_precision for r in reports if (r.event_start, r.event_end) == (where.start, where.end)]
    return min(told, key=str, default=None)


def _most(values: list[int | None]) -> int | None:
    """Return the value most reports give, the larger of two as frequent."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: (counted[value], value), default=None)
