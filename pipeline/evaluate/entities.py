"""Measuring names: mentions against gold spans, and the same thing in all lines against gold clusters.

What does not live here: finding names (`pipeline.nlp.names`) and resolving them (`pipeline.resolve`).
"""

from __future__ import annotations

from collections import Counter

from pipeline.articles.facts.dateline import opening_end
from pipeline.evaluate import Figure, Line, coreference
from pipeline.nlp import model as nlp_model
from pipeline.nlp.names import find_names
from pipeline.nlp.stored import read
from pipeline.records import ArticleReferent, Context, Names, ReferentKey
from pipeline.resolve import resolve

LABELS = ("PER", "ORG", "LOC")
_KIND_LABELS = {
    "person": "PER",
    "organization": "ORG",
    "country": "LOC",
    "place": "LOC",
    "facility": "LOC",
    "group": "GROUP",
}


def predict(lines: list[Line], model: str) -> list[Line]:
    """Return each line's mentions with the entity each means, the same id in all lines."""
    texts = [line["text"] for line in lines]
    stored = nlp_model.parse(texts, model, opening_end)
    names = [find_names(read(parse, text), Context()) for parse, text in zip(stored, texts, strict=True)]
    entity_of = _entities(names)
    return [
        {
            "id": line["id"],
            "text": line["text"],
            "entities": _mentions(number, found, entity_of),
            "coreference": coreference.answers(found),
        }
        for number, (line, found) in enumerate(zip(lines, names, strict=True))
    ]


def _entities(names: list[Names]) -> dict[ReferentKey, int]:
    """Return the entity of every referent of every line."""
    referents = [
        referent for number, found in enumerate(names) for referent in article_referents(number, found)
    ]
    return {key: entity.id for entity in resolve(referents) for key in entity.members}


def article_referents(article_id: int, names: Names) -> list[ArticleReferent]:
    """Return one article's referents with all they are called there."""
    aliases: dict[int, Counter[str]] = {referent.number: Counter() for referent in names.referents}
    for mention in names.mentions:
        if mention.form == "name" and mention.referent is not None:
            aliases[mention.referent][mention.text] += 1
    roles: dict[int, list[str]] = {}
    for role in names.roles:
        roles.setdefault(role.referent, []).append(role.role)
    return [
        ArticleReferent(
            key=ReferentKey(article_id=article_id, number=referent.number),
            kind=referent.kind,
            name=referent.name,
            country_code=referent.country_code,
            gender=referent.gender,
            aliases=tuple(aliases[referent.number].most_common()),
            roles=tuple(roles.get(referent.number, ())),
        )
        for referent in names.referents
    ]


def _mentions(number: int, names: Names, entity_of: dict[ReferentKey, int]) -> list[Line]:
    """Return one line's mentions as the scorers read them."""
    kinds = {referent.number: referent.kind for referent in names.referents}
    mentions = []
    for mention in names.mentions:
        if mention.referent is None:
            continue
        label = _KIND_LABELS[kinds[mention.referent]] if mention.form == "name" else mention.form.upper()
        mentions.append(
            {
                "start": mention.start_char,
                "end": mention.end_char,
                "label": "NORP" if mention.label == "NORP" else label,
                "entity": entity_of[ReferentKey(article_id=number, number=mention.referent)],
            }
        )
    return mentions


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return exact-span figures for the labels the gold has, B-cubed where it has clusters.

    Lines with `mentions` in place of `entities` are gold for pronouns and descriptions.
    """
    if all("mentions" in line for line in gold):
        return coreference.score(gold, predictions)
    found = {line["id"]: line["entities"] for line in predictions}
    if any("cluster" in entity for line in gold for entity in line["entities"]):
        return [_b_cubed(gold, found)]
    rows = [(label, _pairs(gold, (label,)), _pairs(predictions, (label,))) for label in LABELS]
    rows.append(("all", _pairs(gold, LABELS), _pairs(predictions, LABELS)))
    return [_figure(name, wanted, got) for name, wanted, got in rows]


def _pairs(lines: list[Line], labels: tuple[str, ...]) -> set[tuple[str, int, int, str]]:
    """Return the spans with one of `labels`, as something to compare."""
    return {
        (str(line["id"]), entity["start"], entity["end"], entity["label"])
        for line in lines
        for entity in line["entities"]
        if entity["label"] in labels
    }


def _figure(name: str, gold: set[tuple[str, int, int, str]], got: set[tuple[str, int, int, str]]) -> Figure:
    """Return one row of the table."""
    right = len(gold & got)
    return Figure(
        name=name,
        precision=right / len(got) if got else 0.0,
        recall=right / len(gold) if gold else 0.0,
        gold=len(gold),
        predicted=len(got),
    )


def _b_cubed(gold: list[Line], found: dict[str, list[Line]]) -> Figure:
    """Return B-cubed precision and recall over the gold names, clusters taken across all lines."""
    pairs: list[tuple[object, object]] = []
    for line in gold:
        for entity in line["entities"]:
            if entity["type"] in LABELS and entity.get("head_pos") == "PROPN":
                pairs.append((entity["cluster"], _match(entity, found.get(line["id"], [])) or (len(pairs),)))
    wanted = Counter(cluster for cluster, _ in pairs)
    got = Counter(entity for _, entity in pairs)
    both = Counter(pairs)
    total = max(1, len(pairs))
    return Figure(
        name="B-cubed, names",
        precision=sum(count * count / got[pair[1]] for pair, count in both.items()) / total,
        recall=sum(count * count / wanted[pair[0]] for pair, count in both.items()) / total,
        gold=len(wanted),
        predicted=len(got),
    )


def _match(entity: Line, mentions: list[Line]) -> object | None:
    """Return the entity predicted where the gold mention's head ends, else for any overlap."""
    start, end = entity["start"], entity["end"]
    last = min((entity.get("head") or [start, end])[1], end) - 1
    over = [mention for mention in mentions if mention["start"] < end and mention["end"] > start]
    if not over:
        return None
    best = min(
        over,
        key=lambda mention: (
            not mention["start"] <= last < mention["end"],
            abs(mention["start"] - start) + abs(mention["end"] - end),
        ),
    )
    entity_id: object = best["entity"]
    return entity_id
