"""Who and what a text names: mentions, the referents within one article, roles, coreference.

What does not live here: which referents of different articles are one entity (`pipeline.resolve`).
"""

from __future__ import annotations

from pipeline.nlp.names.codes import without_codes
from pipeline.nlp.names.contexts import typed_by_context
from pipeline.nlp.names.coreference.reading import read_on
from pipeline.nlp.names.credits import without_credits
from pipeline.nlp.names.languages import without_languages
from pipeline.nlp.names.lists import spread
from pipeline.nlp.names.ordinary import in_ordinary_case
from pipeline.nlp.names.ordinary_words import without_words
from pipeline.nlp.names.quoted import over_nicknames, without_works
from pipeline.nlp.names.referents.clusters import link
from pipeline.nlp.names.results import listed_teams
from pipeline.nlp.names.spans import find_spans
from pipeline.nlp.names.teams import with_teams
from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.names.untagged import untagged
from pipeline.nlp.names.votes import settle
from pipeline.nlp.parse import Parse
from pipeline.records import Context, Mention, Names, Referent, Role


def find_names(parse: Parse, context: Context) -> Names:
    """Return every mention in the text with its referent."""
    listed = listed_teams(parse)
    read = in_ordinary_case(parse, listed)
    spans = typed_by_context(read, over_nicknames(read, find_spans(read)), context)
    found = without_works(read, without_languages(read, [*spans, *untagged(read, spans)]))
    agreed = settle(read, without_codes(read, without_words(read, found)))
    spread(read, agreed)
    settled = with_teams(read, agreed, listed)
    named = link(read, without_credits(read, settled, context))
    described = read_on(read, named)
    every = [*named, *described, *_titles(named, {mention.first for mention in described})]
    return _records(parse, sorted(every, key=lambda mention: (mention.first, mention.end)))


def _titles(named: list[Found], taken: set[int]) -> list[Found]:
    """Return the titles before names that speak of a country or body ("Kenyan President") as mentions."""
    ends = {mention.first: mention.thing for mention in named}
    return [
        Found(role.first, role.end, "ROLE", "nominal", thing, 0.95)
        for thing in {mention.thing: None for mention in named if mention.thing is not None}
        for role in thing.roles
        if role.within and ends.get(role.end) is thing and role.first not in taken
    ]


def _records(parse: Parse, found: list[Found]) -> Names:
    """Return the mentions as records, their referents numbered in order of first mention."""
    numbers: dict[Thing, int] = {}
    for mention in found:
        if mention.thing is not None:
            numbers.setdefault(mention.thing, len(numbers))
    return Names(
        referents=tuple(_referent(number, thing) for thing, number in numbers.items()),
        mentions=tuple(_mention(parse, mention, numbers) for mention in found),
        roles=tuple(role for thing, number in numbers.items() for role in _roles(parse, number, thing)),
    )


def _referent(number: int, thing: Thing) -> Referent:
    """Return one thing as a record."""
    return Referent(
        number=number, kind=thing.kind, name=thing.name, country_code=thing.country_code, gender=thing.gender
    )


def _mention(parse: Parse, mention: Found, numbers: dict[Thing, int]) -> Mention:
    """Return one mention as a record."""
    start, end = parse.starts[mention.first], parse.ends[mention.end - 1]
    return Mention(
        start_char=start,
        end_char=end,
        text=parse.text[start:end],
        label=mention.label,
        form=mention.form,
        referent=None if mention.thing is None else numbers[mention.thing],
        confidence=mention.confidence,
        others=tuple(numbers[thing] for thing in mention.others),
    )


def _roles(parse: Parse, number: int, thing: Thing) -> list[Role]:
    """Return the roles of one thing as records."""
    return [
        Role(
            referent=number,
            role=role.text,
            start_char=parse.starts[role.first],
            end_char=parse.ends[role.end - 1],
        )
        for role in thing.roles
    ]
