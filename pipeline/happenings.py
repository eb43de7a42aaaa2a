"""Which reports of all articles tell of the same happening: a pure function of plain records.

What does not live here: finding reports in a text (`pipeline.nlp.events`), what the reports of one happening
say together (`accounts`) and storing events (`pipeline.db`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.accounts import account
from pipeline.likeness import Telling, head_word, may_be_one, shares_number, telling
from pipeline.records import Event, Realis, StoredReport, content_id

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
    return merge(placed(told(reports)))


def told(reports: Iterable[StoredReport]) -> Groups:
    """Return the reports by what they tell, days and places filled in from fuller ones of the article.

    The reports of an article must come together with those of its near duplicates.
    """
    groups: Groups = {}
    for article in _by_article(reports).values():
        for key, some in _completed(_settled_all(article)).items():
            groups.setdefault(key, []).extend(some)
    return groups


def block(key: Key) -> int:
    """Return the number of the block that a report belongs to: no two blocks share a happening.

    A block is who did what to whom on one day, all violence or all arrests of one day and place, or all
    without a known day of one article and its near duplicates.
    """
    who, where = key
    if where.article is not None:
        return content_id("block", where.article)
    if who.type in _LOOSE and where.place is not None:
        return content_id("block", who.type, who.realis, where.start, where.place)
    return content_id("block", who, where.start)


def deed(key: Key) -> int | None:
    """Return the number of what named actors did on one day, if it may stand in several blocks.

    Violence and arrests are merged by place: what is told of them without a place stands in the one place
    where the same is told to have been done, so all tellings of one deed have to be looked at together.
    """
    who, where = key
    is_loose = where.article is None and who.type in _LOOSE
    return block((who, replace(where, place=None))) if is_loose and _is_named(who) else None


def numbers(key: Key) -> frozenset[int]:
    """Return the block and the deed by which all that may change with a report of this is found."""
    return frozenset({block(key), deed(key) or block(key)})


def _is_named(who: _Who) -> bool:
    """Say whether any actor may be an entity; words that look like one cost a look too many."""
    return any(actor.isdecimal() for actor in who.actors)


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


def merge(groups: Groups) -> tuple[Event, ...]:
    """Return the happenings of whole blocks, places settled, in order of id."""
    blocks: defaultdict[int, Groups] = defaultdict(dict)
    for key, some in groups.items():
        blocks[block(key)][key] = some
    events = [_event(number, one) for number, some in blocks.items() for one in _alike(some)]
    return tuple(sorted(events, key=lambda event: event.id))


def _alike(groups: Groups) -> list[Groups]:
    """Join what is told otherwise of one day and place, unless it could be either of two happenings."""
    places = frozenset(where.place for _, where in groups if where.place is not None)
    tellings = {key: telling(reports, places) for key, reports in groups.items()}
    happenings: list[list[Key]] = []
    for key in sorted(groups, key=lambda key: (*(-count for count in tellings[key].detail), _id(key))):
        fitting = [one for one in happenings if all(_is_one(key, other, tellings) for other in one)]
        if len(fitting) == 1:
            fitting[0].append(key)
        else:
            happenings.append([key])
    return [{key: groups[key] for key in one} for one in happenings]


def _is_one(key: Key, other: Key, tellings: Mapping[Key, Telling]) -> bool:
    """Say whether two tellings of violence or arrests at one place and time may be one happening."""
    (who, where), (by, there) = key, other
    if (who.type, who.realis) != (by.type, by.realis) or who.type not in _LOOSE:
        return False
    return where.place is not None and where == there and may_be_one(tellings[key], tellings[other])


def _id(key: Key) -> int:
    """Return the number of a happening of which nothing else is told."""
    return content_id("event", *key)


def placed(groups: Groups, stood: Mapping[int, int | None] | None = None) -> Groups:
    """Join what named actors did on one day at no named place to what they did at the one place named.

    `stood` are places by report id for deeds of which not all reports are here: they stay where they stood.
    """
    places: defaultdict[tuple[_Who, date | None], set[int]] = defaultdict(set)
    for who, where in groups:
        if where.article is None and where.place is not None:
            places[who, where.start].add(where.place)
    found: Groups = {}
    for (who, where), group in groups.items():
        known: Collection[int | None] = ()
        if where.place is None and where.article is None and any(report.actors for report in group):
            known = {stood[one.id] for one in group if one.id in stood} if stood else ()
            known = known or places[who, where.start]
        place = next(iter(known)) if len(known) == 1 else where.place
        found.setdefault((who, replace(where, place=place)), []).extend(group)
    return found


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


def _event(number: int, happening: Groups) -> Event:
    """Return one happening of block `number`."""
    who, where = key = min(happening, key=_id)
    reports = [report for group in happening.values() for report in group]
    days = where.start, where.end
    return account(reports, id=_id(key), block=number, type=who.type, days=days, place=where.place)
