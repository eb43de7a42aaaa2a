"""Measuring pronouns and descriptions: whom each is said to mean against gold, by name within the article.

What does not live here: resolving them (`pipeline.nlp.names`) and names themselves (`entities`).
"""

from __future__ import annotations

from pipeline.evaluate import Figure, Line
from pipeline.records import Names

_SHOWN = {"pronoun": "pronouns", "nominal": "descriptions"}


def answers(names: Names) -> list[Line]:
    """Return each pronoun and description that is resolved, with the names of what it means.

    Titles and appositions beside their holder's own name are left out: nobody has to work them out.
    """
    named = [mention for mention in names.mentions if mention.form == "name"]
    after = {(mention.start_char - gap, mention.referent) for mention in named for gap in (1, 2)}
    before = {(mention.end_char + 2, mention.referent) for mention in named}
    return [
        {
            "start": mention.start_char,
            "end": mention.end_char,
            "text": mention.text,
            "form": mention.form,
            "means": [names.referents[number].name for number in (mention.referent, *mention.others)],
        }
        for mention in names.mentions
        if mention.form != "name"
        and mention.referent is not None
        and (mention.end_char, mention.referent) not in after
        and (mention.start_char, mention.referent) not in before
    ]


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return precision and recall for pronouns and descriptions; gold without names is to be left open."""
    found = {line["id"]: line["coreference"] for line in predictions}
    return [_figure(form, gold, found) for form in _SHOWN]


def _figure(form: str, gold: list[Line], found: dict[str, list[Line]]) -> Figure:
    """Return the row of one form."""
    wanted = {
        (line["id"], each["start"]): set(each["means"])
        for line in gold
        for each in line["mentions"]
        if each["form"] == form and each["means"]
    }
    got = {
        (line["id"], each["start"]): set(each["means"])
        for line in gold
        for each in found.get(line["id"], [])
        if each["form"] == form
    }
    right = sum(wanted.get(place) == means for place, means in got.items())
    return Figure(
        name=_SHOWN[form],
        precision=right / len(got) if got else 0.0,
        recall=right / len(wanted) if wanted else 0.0,
        gold=len(wanted),
        predicted=len(got),
    )
