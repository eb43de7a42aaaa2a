"""Which reports of all articles tell of the same happening: a pure function of plain records.

What does not live here: finding reports in a text (`pipeline.nlp.events`) and storing events
(`pipeline.db`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.likeness import Telling, head_word, may_be_one, shares_number, telling
from pipeline.records import Event, Precision, Realis, StoredReport, content_id

# What an article years later calls history is the fact that its day's articles reported.
_FACTS: frozenset[Realis] = frozenset({"actual", "historical"})
_DAYS = frozenset({"day", "minute", "second"})
# Each paper words these in its own way: who fell or was held need not be the same words.
_LOOSE = frozenset({"ASSAULT", "COERCE"})


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


Key = tuple[_Who, _Where]
Groups = dict[Key, list[StoredReport]]
"""Reports by what they tell."""


def merge_reports(reports: Iterable[StoredReport]) -> tuple[Event, ...]:
    """Return the happenings the reports tell of, whatever their order, each report in exactly one.

    Reports of the same type, actors, targets, place and day are one; targets without a name need only
    share their head word where the actors are named. Violence and arrests of one day and place are one
    where nothing told keeps them apart (`pipeline.likeness`). Where the day is unknown only reports of one
    article, or of its near duplicates, are one. Within an article a report that leaves out day or place
    is the one fuller report's, if there is just one; so is, between articles, a report of named actors
    that leaves out the place. Events come in order of id.
    """
    return merge_blocks(by_block(reports))


def by_block(reports: Iterable[StoredReport]) -> dict[int, Groups]:
    """Part the reports into blocks, of which no two share a happening, whatever other reports there are.

    A block is who did what to whom on one day, all violence or all arrests of a day, or all without a
    known day of one article and its near duplicates. The reports of an article must come together with
    those of its near duplicates.
    """
    blocks: defaultdict[int, Groups] = defaultdict(dict)
    for article in _by_article(reports).values():
        for (who, where), told in _completed(_settled_all(article)).items():
            blocks[_block(who, where)].setdefault((who, where), []).extend(told)
    return dict(blocks)


def _settled_all(article: Mapping[_Who, list[StoredReport]]) -> Groups:
    """Return the reports of one article by what they tell, days and places filled in from fuller ones."""
    groups: Groups = {}
    for who, told in article.items():
        settled = _settled({_where(report) for report in told})
        for report in told:
            groups.setdefault((who, settled[_where(report)]), []).append(report)
    return groups


def _completed(groups: Groups) -> Groups:
    """Give violence or arrests that lack a day or a place those of the one fuller telling of the article."""
    found: Groups = {}
    for (who, where), told in groups.items():
        fuller = _fuller(groups, who, where) if who.type in _LOOSE else set()
        found.setdefault((who, next(iter(fuller)) if len(fuller) == 1 else where), []).extend(told)
    return found


def _fuller(groups: Groups, who: _Who, where: _Where) -> set[_Where]:
    """Return the days and places of fuller tellings that fit: of several, those that give the same number."""
    own = _telling(groups[who, where])
    fitting = [
        (other, fuller)
        for (by, other), told in groups.items()
        if _completes(other, where) and (by.type, by.realis) == (who.type, who.realis)
        if may_be_one(own, fuller := _telling(told))
    ]
    places = {other for other, _ in fitting}
    if len(places) < 2:
        return places
    return {other for other, fuller in fitting if shares_number(own, fuller)}


def _completes(other: _Where, where: _Where) -> bool:
    """Say whether `other` has a day and a place, of which `where` lacks one and shares the other."""
    if other.article is not None or other.place is None:
        return False
    if where.start is None:
        return where.place == other.place
    return where.place is None and (where.start, where.end) == (other.start, other.end)


def _telling(reports: list[StoredReport]) -> Telling:
    """Return what reports of one article tell, the places that they name left out of who was hit."""
    return telling(reports, frozenset(one.place_entity_id for one in reports if one.place_entity_id))


def merge_blocks(blocks: Mapping[int, Groups]) -> tuple[Event, ...]:
    """Return the happenings of whole blocks, in order of id."""
    events = [
        _event(block, happening) for block, groups in blocks.items() for happening in _alike(_placed(groups))
    ]
    return tuple(sorted(events, key=lambda event: event.id))


def _alike(groups: Groups) -> list[Groups]:
    """Join what is told otherwise of one day and place, unless it could be either of two happenings."""
    places = frozenset(where.place for _, where in groups if where.place is not None)
    told = {key: telling(reports, places) for key, reports in groups.items()}
    happenings: list[list[Key]] = []
    for key in sorted(groups, key=lambda key: (*(-count for count in told[key].detail), _id(key))):
        fitting = [one for one in happenings if all(_is_one(key, other, told) for other in one)]
        if len(fitting) == 1:
            fitting[0].append(key)
        else:
            happenings.append([key])
    return [{key: groups[key] for key in one} for one in happenings]


def _is_one(key: Key, other: Key, told: Mapping[Key, Telling]) -> bool:
    """Say whether two tellings of violence or arrests at one place and time may be one happening."""
    (who, where), (by, there) = key, other
    if (who.type, who.realis) != (by.type, by.realis) or who.type not in _LOOSE:
        return False
    return where.place is not None and where == there and may_be_one(told[key], told[other])


def _id(key: Key) -> int:
    """Return the number of a happening of which nothing else is told."""
    return content_id("event", *key)


def _block(who: _Who, where: _Where) -> int:
    """Return the number of the block that a report with its day and place settled belongs to."""
    if where.article is not None:
        return content_id("block", where.article)
    if who.type in _LOOSE:
        return content_id("block", who.type, who.realis, where.start)
    return content_id("block", who, where.start)


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
    texts = [head_word(text) if report.actors else text for text in report.target_texts]
    return _Who(report.type, realis, actors, _names(report.targets, texts))


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


def _event(block: int, happening: Groups) -> Event:
    """Return one happening; the reports of near duplicates are evidence, but are not counted."""
    reports = sorted((one for group in happening.values() for one in group), key=lambda report: report.id)
    who, where = min(happening, key=_id)
    counted = [report for report in reports if report.duplicate_of is None]
    told = counted or reports
    return Event(
        id=_id((who, where)),
        block=block,
        type=who.type,
        cameo_root=min(report.cameo_root for report in told),
        realis=_realis(reports),
        actors=tuple(sorted({entity for report in told for entity in report.actors})),
        targets=tuple(sorted({entity for report in told for entity in report.targets})),
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
