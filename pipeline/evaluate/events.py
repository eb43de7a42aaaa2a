"""Measuring events: predictions in the shape the published scorers read, and a short table.

What does not live here: the extraction (`pipeline.nlp.events`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from rigour.territories import get_territory

from pipeline.articles.dateline import read_dateline
from pipeline.evaluate import Figure, Line
from pipeline.nlp import model as parser
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.ontology import BY_NAME
from pipeline.records import Context, EventReport, Names, ParticipantRole

_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
    ]
)
_SHOWN = frozenset({"actual", "planned"})


def predict(lines: list[Line], model: str) -> list[Line]:
    """Return the actual and planned events of each line, surest first."""
    texts = [_unwrapped(line["text"]) for line in lines]
    stored = parser.parse(texts, model)
    parses = (parser.read(each, text) for each, text in zip(stored, texts, strict=True))
    return list(predict_parsed(lines, parses))


def predict_parsed(lines: list[Line], parses: Iterator[Parse]) -> Iterator[Line]:
    """Yield the prediction for each line, given its parse."""
    for line, parse in zip(lines, parses, strict=True):
        context = _context(line, parse.text)
        names = find_names(parse, context)
        reports = find_events(parse, names, find_quotes(parse, names, context), context)
        shown = sorted((r for r in reports if r.realis in _SHOWN), key=lambda r: -r.confidence)
        home = _home(names, context)
        yield {"id": line["id"], "events": [_event(report, names, home) for report in shown]}


def _unwrapped(text: str) -> str:
    """Return `text` with the line breaks within its paragraphs made spaces, as an article's text has it."""
    return _WRAP.sub(" ", text)


def _context(line: Line, text: str) -> Context:
    """Return what is known of one line's article: its date, and the place its date line names."""
    published = date.fromisoformat(line["date"]) if line.get("date") else None
    opening = read_dateline(text)
    return Context(published_on=published, dateline_place=opening.place if opening else None)


def _home(names: Names, context: Context) -> str | None:
    """Return the code of the country that an article is from: its date line's, else the one it names most."""
    codes = {referent.number: referent.country_code for referent in names.referents}
    for referent in names.referents:
        if referent.country_code and referent.name == context.dateline_place:
            return referent.country_code
    named = Counter(codes.get(each.referent) for each in names.mentions if each.referent is not None)
    named.pop(None, None)
    return max(named, key=lambda code: named[code]) if named else None


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return precision and recall of the set of types in each line, in all and for each type."""
    told = {line["id"]: {event["plover"] for event in line["events"]} for line in predictions}
    truth = {line["id"]: {event["plover"] for event in line["events"]} - {None} for line in gold}
    pairs = [(truth[key], told.get(key, set())) for key in truth]
    rows = [_figure("all types", pairs)]
    for name in BY_NAME:
        rows.append(_figure(name, [(want & {name}, got & {name}) for want, got in pairs]))
    return rows


def _figure(name: str, pairs: list[tuple[set[str], set[str]]]) -> Figure:
    """Return one row: how many of the predicted labels are right, and of the true ones found."""
    right = sum(len(want & got) for want, got in pairs)
    wanted = sum(len(want) for want, _ in pairs)
    predicted = sum(len(got) for _, got in pairs)
    return Figure(
        name=name,
        precision=right / predicted if predicted else 0.0,
        recall=right / wanted if wanted else 0.0,
        gold=wanted,
        predicted=predicted,
    )


def _is_pronoun(text: str) -> bool:
    """Say whether a participant is worded as a pronoun ("us", not "US")."""
    return text.lower() in _PRONOUNS and (not text.isupper() or text == "I")


def _event(report: EventReport, names: Names, home: str | None) -> Line:
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
    }
    if report.event_start is not None and report.event_precision == "day":
        event["event_date"] = report.event_start.isoformat()
    place = [report.place_text, _country(report, names, home)]
    event["place"] = ", ".join(name for name in place if name) or None
    return event


def _country(report: EventReport, names: Names, home: str | None) -> str | None:
    """Return the country of the event's place, else of those who take part, else of the article."""
    codes = {referent.number: referent.country_code for referent in names.referents}
    tied = [report.place_referent, *(part.referent for part in reversed(report.participants))]
    found = next((codes[number] for number in tied if number is not None and codes.get(number)), home)
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
