"""Days carried within an article: what happened on a day named once is not dated again in each sentence.

What does not live here: the dates that a sentence itself names (`timing`), and merging (`happenings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from pipeline.ontology import BY_NAME
from pipeline.records import EventReport, Participant

_PARAGRAPH = 2
_NEAR = 400
_HOSTILE = 4
_A_WEEK = timedelta(days=6)
# What a court does is not done on the day of the arrest.
_IN_COURT = frozenset({"jail", "sentence", "convict", "imprison", "acquit", "fine"})
_Tie = tuple[str, bool, str, str]


def carry_dates(
    reports: Sequence[EventReport], untimed: Set[int] = frozenset(), items: Sequence[int] = ()
) -> list[EventReport]:
    """Give an undated report the one day that others of its type give what happened to the same people.

    `untimed` are the first characters of triggers that tell what has come about at no one time, `items`
    those of the items of a round-up, which share no day. A day that is carried is only assumed.
    """
    dated: defaultdict[_Tie, dict[object, EventReport]] = defaultdict(dict)
    for report in reports:
        if _is_dated_deed(report) and report.realis == "actual":
            for tie in _ties(report):
                dated[tie][report.event_start, report.event_end] = report
    told = [report if report.trigger_start_char in untimed else _dated(report, dated) for report in reports]
    timed = iter(_carried([report for report in told if report.trigger_start_char not in untimed], items))
    found = [report if report.trigger_start_char in untimed else next(timed) for report in told]
    return [_assumed(report, one) for report, one in zip(reports, found, strict=True)]


def _assumed(own: EventReport, found: EventReport) -> EventReport:
    """Return `found`, its day only assumed where its own sentence gave `own` none."""
    is_carried = own.date_basis in {None, "dateline"} and found.date_basis is not None
    return replace(found, date_basis="dateline") if is_carried else found


def _carried(reports: Sequence[EventReport], items: Sequence[int]) -> list[EventReport]:
    """Give undated deeds the one day of the article's harm, else the day told shortly before."""
    aside = _told_aside(reports)
    return _told_on(reports if items else _of_one_day(reports, aside), aside, items)


def _of_one_day(reports: Sequence[EventReport], aside: set[int]) -> Sequence[EventReport]:
    """Give harm without a day of its own the one day on which the article has all its harm of that type."""
    days: defaultdict[str, dict[object, EventReport]] = defaultdict(dict)
    for report in reports:
        is_day = _is_dated_harm(report) and report.event_precision == "day"
        if is_day and report.trigger_start_char not in aside:
            days[report.type][report.event_start, report.event_end] = report
    return [
        _with_day(report, *days[report.type].values())
        if _lacks_day(report)
        and len(days[report.type]) == 1
        and _is_after(report, *days[report.type].values())
        and not _is_another(report, *days[report.type].values())
        else report
        for report in reports
    ]


def _is_after(report: EventReport, dated: EventReport) -> bool:
    """Say whether a report may have the day of `dated`: news told before it has the day of the news."""
    return report.trigger_start_char > dated.trigger_start_char


def _is_another(report: EventReport, dated: EventReport) -> bool:
    """Say whether a noun tells of harm to others than those that `dated` tells of."""
    told, known = _victims(report), _victims(dated)
    return bool(report.rule.startswith("n:") and told and known) and told.isdisjoint(known)


def _victims(report: EventReport) -> set[int | str]:
    """Return the referents of those whom a deed is done to, and the last words of what they are called."""
    targets = [one for one in report.participants if one.role == "target"]
    words = {one.text.split()[-1].casefold() for one in targets if one.text.split()}
    return {*(one.referent for one in targets if one.referent is not None), *words}


def _is_dated_deed(report: EventReport) -> bool:
    """Say whether a report of a hostile deed has one day that its own words give; words recur day by day."""
    is_one_day = report.event_start is not None and report.event_start == report.event_end
    return is_one_day and report.date_basis != "dateline" and BY_NAME[report.type].quad_class == _HOSTILE


def _sort(report: EventReport) -> str:
    """Return what sort of deed a report tells of: all harm is one, but sanctions are no arrests."""
    if report.type == "ASSAULT" or report.mode is None:
        return report.type
    return "court" if _is_in_court(report) else report.mode[:3]


def _is_in_court(report: EventReport) -> bool:
    """Say whether a report tells of a sentence."""
    return report.rule.partition(":")[2] in _IN_COURT


def _is_dated_harm(report: EventReport) -> bool:
    """Say whether a report of violence has a time that its own words give."""
    is_own = report.event_start is not None and report.date_basis != "dateline"
    return report.type == "ASSAULT" and report.realis == "actual" and is_own


def _told_on(reports: Sequence[EventReport], aside: set[int], items: Sequence[int]) -> list[EventReport]:
    """Give an undated report the day of the report of its type told shortly before it."""
    last: dict[str, EventReport] = {}
    found = []
    for report in reports:
        before = last.get(_sort(report))
        is_near = before is not None and _is_near(before, report, items)
        if _lacks_day(report) and before is not None and is_near and not _is_another(report, before):
            report = _with_day(report, before)
        is_dated = _is_dated_deed(report) or _is_dated_harm(report)
        if is_dated and report.realis == "actual" and report.trigger_start_char not in aside:
            last[_sort(report)] = report
        found.append(report)
    return found


def _told_aside(reports: Sequence[EventReport]) -> set[int]:
    """Return the triggers of what lies back behind its sentence's news ("freed them weeks after ...")."""
    days = [
        (one.sentence_start_char, one.trigger_start_char, one.event_end)
        for one in reports
        if one.event_end is not None and one.realis == "actual"
    ]
    latest: dict[int, date] = {}
    for sentence, _, day in days:
        latest[sentence] = max(day, latest.get(sentence, day))
    return {trigger for sentence, trigger, day in days if latest[sentence] - day > _A_WEEK}


def _is_near(before: EventReport, report: EventReport, items: Sequence[int]) -> bool:
    """Say whether two reports stand so close that they tell one story; a range goes one sentence far."""
    if any(before.trigger_start_char < item <= report.trigger_start_char for item in items):
        return False
    apart = report.sentence_start_char - before.sentence_end_char
    if before.event_start != before.event_end and apart > _PARAGRAPH:
        return False
    return report.trigger_start_char - before.trigger_end_char < _NEAR


def _lacks_day(report: EventReport) -> bool:
    """Say whether a fact has no day of its own."""
    return report.realis == "actual" and (report.event_start is None or report.date_basis == "dateline")


def _dated(report: EventReport, dated: dict[_Tie, dict[object, EventReport]]) -> EventReport:
    """Return `report` with the day of the reports it is tied to, if they agree on one."""
    if not _lacks_day(report):
        return report
    found = {day: other for tie in _ties(report) for day, other in dated.get(tie, {}).items()}
    known = [other for other in found.values() if other.date_basis != "dateline"] or list(found.values())
    return _with_day(report, known[0]) if len(known) == 1 else report


def _with_day(report: EventReport, other: EventReport) -> EventReport:
    """Return `report` with the dates of `other`."""
    return replace(
        report,
        event_start=other.event_start,
        event_end=other.event_end,
        event_precision=other.event_precision,
        date_basis=other.date_basis,
    )


def _ties(report: EventReport) -> list[_Tie]:
    """Return what ties two reports together: the type with each target, or with each actor if none."""
    targets = [one for one in report.participants if one.role == "target"]
    told = targets or list(report.participants)
    return [(report.type, _is_in_court(report), one.role, _name(one, report.place_text)) for one in told]


def _name(one: Participant, place: str | None) -> str:
    """Return who a participant is within one article; who has no name is told by the place too."""
    if one.referent is not None:
        return str(one.referent)
    return f"{one.text.casefold()} {(place or '').casefold()}"
