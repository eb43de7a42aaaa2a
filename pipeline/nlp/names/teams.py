"""Clubs called by their city: in a report on sport, a place that plays, scores or has a striker is a team.

What does not live here: result lists (`results`) and clubs with a name of their own (`spans`, `contexts`).
National teams stay their country.
"""

from __future__ import annotations

import re

from pipeline.nlp.names.lexicon import is_given_name
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_SPORT = frozenset(
    """
    baseball basketball batsman batsmen bowler coach cricket defender fixtures football fullback goal
    goalkeeper goals golf halftime hockey homer homers inning innings league midfielder outfielder
    pitcher pitchers playoff playoffs premiership quarter-final quarterback quarterfinal rebounds
    relegation rugby scored scoreless season seeded semi-final semifinal shutout singles soccer
    standings striker strikers teammate teammates tennis touchdown touchdowns umpire unbeaten wicket
    wickets winger
    """.split()
)
_ENOUGH = 3
_BEAT = frozenset(
    "beat blank crush defeat edge outplay outscore overpower overwhelm rout thrash thump trounce".split()
)
_PLAY = _BEAT | {"clinch", "draw", "lead", "lose", "score", "sign", "top", "trail", "win"}
_SIDES = frozenset(
    """
    batsman bullpen captain coach defender fans forward fullback goalkeeper lineup manager midfielder
    outfielder pitcher players quarterback shortstop side skipper squad striker winger
    """.split()
)
_TIES = {
    "over": frozenset({"triumph", "victory", "win"}),
    "to": frozenset({"defeat", "lose", "loss", "trade"}),
    "with": frozenset({"draw", "sign"}),
    "for": frozenset({"pitch", "play", "score", "sign"}),
    "from": frozenset({"sign", "loan"}),
}
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = frozenset({"", "(", ",", "-", "--", "—", "–"})
_LOCATIVES = frozenset({"around", "at", "in", "near", "of", "outside"})
_NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland", "Hong Kong", "Puerto Rico"})


def with_teams(parse: Parse, spans: list[Span], listed: list[Span]) -> list[Span]:
    """Return the spans, places that play as a team and those `listed` in results as organisations."""
    held = [span for span in spans if _is_country(span)]
    countries = {span.first for span in held}
    players = sum(_is_countrys(parse, span, countries) for span in spans)
    if not _is_on_sport(parse, len(listed) + 2 * players):
        return spans
    taken = {token for span in held for token in range(span.first, span.end)}
    teams = [team for team in listed if taken.isdisjoint(range(team.first, team.end))]
    taken = {token for team in teams for token in range(team.first, team.end)}
    others = [span for span in spans if taken.isdisjoint(range(span.first, span.end))]
    names = {_name(parse, span) for span in teams}
    names |= {_name(parse, span) for span in others if _may_be_team(span) and _plays(parse, span)}
    names |= {_name(parse, span) for span in others if span.label == "PERSON" and _is_joined(parse, span)}
    names |= {_name(parse, span) for span in others if _is_players(parse, span, others)}
    told = [_told(parse, span, names, countries) for span in others]
    every = [*told, *teams]
    return sorted([*every, *_repeats(parse, every, names)], key=lambda span: span.first)


def _repeats(parse: Parse, spans: list[Span], names: set[str]) -> list[Span]:
    """Return the teams' names where the model saw none."""
    covered = {token for span in spans for token in range(span.first, span.end)}
    sizes: dict[str, set[int]] = {}
    for name in names:
        words = name.split(" ")
        sizes.setdefault(words[0], set()).add(len(words))
    found, end = [], 0
    for token, lower in enumerate(parse.lowers):
        if token < end or token in covered or lower not in sizes or not parse.words[token][0].isupper():
            continue
        for size in sorted(sizes[lower], reverse=True):
            span = Span(token, token + size, "ORG", is_sure=True)
            if _name(parse, span) in names and covered.isdisjoint(range(token, token + size)):
                if parse.pos[token + size - 1] == "PROPN" and _is_named(parse, span, names):
                    found.append(span)
                    end = token + size
                break
    return found


def _is_on_sport(parse: Parse, listed: int) -> bool:
    """Whether the article is a report on sport: several of its words, or a list of results."""
    return listed >= 2 * _ENOUGH or len(_SPORT.intersection(parse.lowers)) >= _ENOUGH


def _is_country(span: Span) -> bool:
    """Whether a span names a country, or a nation that plays as one."""
    return span.known is not None and (span.known.kind == "country" or span.known.name in _NATIONS)


def _may_be_team(span: Span) -> bool:
    """Whether a span names a town or region, which may stand for its club."""
    return span.label == "GPE" and not _is_country(span)


def _name(parse: Parse, span: Span) -> str:
    """Return the words of a span as they are compared."""
    return " ".join(parse.lowers[span.first : span.end])


def _plays(parse: Parse, span: Span) -> bool:
    """Whether the words around a place are said of teams ("beat", "against Lund", "the Lund striker")."""
    last = span.end - 1
    above, dep = parse.heads[last], parse.deps[last]
    if span.first and parse.lemmas[span.first - 1] in _BEAT and _has_score(parse, span.end):
        return True
    if dep == "nsubj":
        return parse.lemmas[above] in _PLAY
    if dep in {"dobj", "nsubjpass"}:
        return parse.lemmas[above] in _BEAT or parse.lemmas[above] in {"lead", "trail"}
    if dep in {"compound", "nmod", "amod", "poss"} and parse.words[above] in _SIDES:
        return True
    if dep != "pobj":
        return dep == "poss" and parse.pos[above] == "PROPN"
    if parse.lowers[above] == "against":
        return True
    return parse.lemmas[parse.heads[above]] in _TIES.get(parse.lowers[above], ())


def _is_players(parse: Parse, span: Span, spans: list[Span]) -> bool:
    """Whether a name stands in brackets behind a person's, as a player's club does in lists."""
    if span.label == "NORP" or parse.words[span.end : span.end + 1] != [")"] or span.first < 2:
        return False
    before = span.first - 1
    return parse.words[before] == "(" and any(one.end == before and one.label == "PERSON" for one in spans)


def _has_score(parse: Parse, token: int) -> bool:
    """Whether a score begins at `token` ("7-3")."""
    return _SCORE.match("".join(parse.words[token : token + 3])) is not None


def _is_joined(parse: Parse, span: Span) -> bool:
    """Whether one word that the model takes for a person is what a player comes from ("signed from Lund")."""
    before = span.first - 1
    if span.end - span.first > 1 or before < 1 or is_given_name(parse.words[span.first]):
        return False
    if parse.deps[span.first] in {"compound", "nmod"} and parse.words[parse.heads[span.first]] in _SIDES:
        return True
    return parse.lowers[before] in {"from", "for"} and parse.lemmas[before - 1] in _TIES[parse.lowers[before]]


def _is_named(parse: Parse, span: Span, names: set[str]) -> bool:
    """Whether a span bears a team's name and does not say where something is."""
    if _is_country(span) or span.label not in {"GPE", "PERSON", "ORG", "LOC", "FAC"}:
        return False
    if _name(parse, span) not in names:
        return False
    if span.first and parse.lowers[span.first - 1] in _LOCATIVES:
        return False
    opens = parse.words[span.first].isupper() and len(parse.words[span.first]) > 1
    after = "".join(parse.words[span.end : span.end + 1])
    return not (opens and (after in _MARKS or _YEAR.match(after)))


def _is_nickname(parse: Parse, span: Span) -> bool:
    """Whether one unlisted word in the plural follows "the", as teams are called ("the Otters")."""
    if span.known is not None or span.end - span.first > 1 or parse.tags[span.first] != "NNPS":
        return False
    return span.first > 0 and parse.lowers[span.first - 1] == "the" and parse.words[span.first].endswith("s")


def _is_countrys(parse: Parse, span: Span, countries: set[int]) -> bool:
    """Whether a country in brackets follows the name, as in lists of players ("Ada Roe (Sweden)")."""
    return parse.words[span.end : span.end + 1] == ["("] and span.end + 1 in countries


def _told(parse: Parse, span: Span, names: set[str], countries: set[int]) -> Span:
    """Return the span as the team or player it is found to be, else as it is."""
    if _is_named(parse, span, names) or _is_nickname(parse, span):
        return _as_team(span)
    is_pair = span.end - span.first == 2 and span.label == "ORG" and span.known is None
    if is_pair and _is_countrys(parse, span, countries):
        return Span(span.first, span.end, "PERSON", is_sure=True)
    return span


def _as_team(span: Span) -> Span:
    """Return the span as an organisation, one that the lists know as it is."""
    if span.known is not None and span.known.kind == "organization":
        return span
    return Span(span.first, span.end, "ORG", is_sure=True)
