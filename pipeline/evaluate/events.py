"""Measuring events: predictions in the shape the published scorers read, and a short table.

What does not live here: the extraction (`pipeline.nlp.events`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from rigour.territories import get_territory

from pipeline.articles.facts.dateline import opening_end, read_dateline
from pipeline.evaluate import Figure, Line
from pipeline.nlp import model as parser
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.nlp.stored import read
from pipeline.ontology import BY_NAME
from pipeline.records import Context, EventReport, Names, ParticipantRole

_DATELINE_WEIGHT = 3
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
_PRONOUNS = frozenset({"i", "me", "my", "we", "us", "our", "he", "him", "his", "she", "her"}) | frozenset(
    {"it", "its", "they", "them", "their", "who", "whom", "whose"}
)
_SHOWN = frozenset({"actual", "planned"})


def predict(lines: list[Line], model: str) -> list[Line]:
    """Return the actual and planned events of each line, surest first."""
    texts = [_unwrapped(line["text"]) for line in lines]
    stored = parser.parse(texts, model, opening_end)
    parses = (read(each, text) for each, text in zip(stored, texts, strict=True))
    return list(predict_parsed(lines, parses))


def predict_parsed(lines: list[Line], parses: Iterator[Parse]) -> Iterator[Line]:
    """Yield the prediction for each line, given its parse."""
    for line, parse in zip(lines, parses, strict=True):
        context = _context(line, parse.text)
        names = find_names(parse, context)
        reports = find_events(parse, names, find_quotes(parse, names, context), context)
        shown = sorted((r for r in reports if r.realis in _SHOWN), key=lambda r: -r.confidence)
        home = _home(names, context)
        yield {"id": line["id"], "events": [_event(each, names, context, home) for each in shown]}


def _unwrapped(text: str) -> str:
    """Return `text` with the line breaks within its paragraphs made spaces, as an article's text has it."""
    return _WRAP.sub(" ", text)


def _context(line: Line, text: str) -> Context:
    """Return what is known of one line's article: its date, and the place its date line names."""
    published = date.fromisoformat(line["date"]) if line.get("date") else None
    opening = read_dateline(text)
    return Context(published_on=published, dateline_place=opening.place if opening else None)


def _home(names: Names, context: Context) -> str | None:
    """Return the code of the country that an article names most, its date line counting for some."""
    codes = {referent.number: referent.country_code for referent in names.referents}
    named = Counter(codes.get(each.referent) for each in names.mentions if each.referent is not None)
    for referent in names.referents:
        if referent.country_code and referent.name == context.dateline_place:
            named[referent.country_code] += _DATELINE_WEIGHT
    named.pop(None, None)
    return max(named, key=lambda code: named[code]) if named else None


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return precision and recall of the set of types in each line, in all and for each type.

    A true event may accept several types (`plover_ok`); one marked `optional` costs nothing when missed.
    """
    told = {line["id"]: line["events"] for line in predictions}
    lines = [_Judged(line, told.get(line["id"], [])) for line in gold if _is_typed(line)]
    return [_figure("all types", lines, tuple(BY_NAME)), *(_figure(name, lines, (name,)) for name in BY_NAME)]


def _is_typed(line: Line) -> bool:
    """Say whether a line gives the types of its events, or has none."""
    return not line["events"] or any(event["plover_ok"] for event in line["events"])


class _Judged:
    """One line's true events, one for each set of accepted types, and the predicted types matched to them."""

    def __init__(self, line: Line, predicted: list[Line]) -> None:
        self.wanted: dict[tuple[str, ...], str] = {}
        self.musts: set[tuple[str, ...]] = set()
        for event in line["events"]:
            accepted = tuple(event["plover_ok"])
            if accepted:
                self.wanted.setdefault(accepted, event["plover"] or accepted[0])
                self.musts |= set() if event.get("optional") else {accepted}
        self.told = sorted({event["plover"] for event in predicted if _counts(event, line)})
        self.matched: dict[tuple[str, ...], str] = {}
        for name in self.told:
            self._match(name, set())

    def _match(self, name: str, tried: set[tuple[str, ...]]) -> bool:
        """Give `name` a true event, moving others to another one where that makes room."""
        for accepted in self.wanted:
            if name in accepted and accepted not in tried:
                tried.add(accepted)
                if accepted not in self.matched or self._match(self.matched[accepted], tried):
                    self.matched[accepted] = name
                    return True
        return False


def _counts(event: Line, line: Line) -> bool:
    """Say whether a predicted event is of the kinds that the line's annotators looked for."""
    return not isinstance(line.get("scope"), list) or event["root"] in line["scope"]


def _figure(name: str, lines: list[_Judged], names: tuple[str, ...]) -> Figure:
    """Return one row: how many of the predicted labels are right, and of the true ones found."""
    right = sum(each.wanted[true] in names for each in lines for true in each.matched)
    missed = sum(
        each.wanted[true] in names for each in lines for true in each.musts if true not in each.matched
    )
    wrong = sum(
        told in names for each in lines for told in each.told if told not in set(each.matched.values())
    )
    return Figure(
        name=name,
        precision=right / (right + wrong) if right + wrong else 0.0,
        recall=right / (right + missed) if right + missed else 0.0,
        gold=right + missed,
        predicted=right + wrong,
    )


def _is_pronoun(text: str) -> bool:
    """Say whether a participant is worded as a pronoun ("us", not "US")."""
    return text.lower() in _PRONOUNS and (not text.isupper() or text == "I")


def _event(report: EventReport, names: Names, context: Context, home: str | None) -> Line:
    """Return one report as a prediction."""
    kind = BY_NAME[report.type]
    event: Line = {
        "root": report.cameo_root,
        "plover": report.type,
        "quad": kind.quad_class,
        "source": _side(report, "actor", names),
        "target": _side(report, "target", names),
        "realis": report.realis,
        "rule": report.rule,
        "date_basis": report.date_basis,
    }
    day = _day(report, context)
    if day is not None:
        event["event_date"] = day.isoformat()
    place = [report.place_text, _country(report, names, home)]
    event["place"] = ", ".join(name for name in place if name) or None
    return event


def _day(report: EventReport, context: Context) -> date | None:
    """Return the event's day; the article's where the report itself leaves it open."""
    if report.event_start is None:
        return context.published_on
    return report.event_start if report.event_precision == "day" else None


def _country(report: EventReport, names: Names, home: str | None) -> str | None:
    """Return the country of the event's place, else of the article."""
    codes = {referent.number: referent.country_code for referent in names.referents}
    found = (codes.get(report.place_referent) if report.place_referent is not None else None) or home
    territory = get_territory(found) if found else None
    return territory.name if territory else None


def _side(report: EventReport, role: ParticipantRole, names: Names) -> str | None:
    """Return the participants of one side; where all act on each other, all are on both sides."""
    found = [part for part in report.participants if part.role == role]
    if not found and role == "target" and len(report.participants) > 1:
        found = list(report.participants)
    referents = {referent.number: referent.name for referent in names.referents}
    worded = [
        referents[part.referent] if part.referent is not None and _is_pronoun(part.text) else part.text
        for part in found
    ]
    return " / ".join(worded) or None
