"""The first participant named below a verb: the last resort for a target that its slots do not name.

What does not live here: the slots (`slots`, `sides`), and who a phrase means (`cast`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classed, sections
from pipeline.nlp.events.participants.bystanders import WITHIN
from pipeline.nlp.events.participants.cast import SPOTS, Cast
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import NOUNS, VERBS

_HEADS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "dative", "poss", "attr"})
_FAR = 40
_OTHER_CLAUSES = frozenset({"conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUBCLAUSES = frozenset({"ccomp", "relcl"})
_ASIDES = frozenset(
    {"while", "as", "after", "when", "because", "since", "before", "although", "though", "until", "where"}
)
_DESCRIBING = frozenset({"acl", "relcl", "advcl", "pcomp"})
_CIRCUMSTANCES = frozenset({"after", "according", "until", "since", "like", "unlike"})
_BORDERING = frozenset({"border", "neighbour", "neighbor", "adjoin", "abut", "straddle", "overlook"})
_WISHES = frozenset({"request", "behest", "urging", "invitation", "suggestion", "insistence"})


def first_below(
    cast: Cast, token: int, through_clauses: bool, used: set[int], taken: list[Part]
) -> list[Part]:
    """Return the first participant named below the verb `token`: the last resort for a target.

    A mere place will do only for deeds, not where clauses are looked `through`.
    """
    parse = cast.parse
    spots: list[Part] = []
    keys = {part.key for part in taken}
    for below in _below(cast, token, through_clauses):
        is_noun = parse.pos[below] in NOUNS and parse.tags[below] != "PRP$" and not _is_own(cast, below)
        if is_noun and parse.deps[below] in _HEADS and below not in used:
            found = [part for part in cast.find(below) if part.kind != "pronoun" and part.key not in keys]
            found = [
                part for part in found if not (_is_mere_sort(cast, part, below) or _is_theirs(cast, part))
            ]
            if found and found[0].kind not in SPOTS and not _are_where(cast, below, found):
                return found
            spots = spots or found
    return spots if not through_clauses else []


def _is_mere_sort(cast: Cast, part: Part, token: int) -> bool:
    """Say whether a common noun only tells of what sort a thing is ("media reform")."""
    parse = cast.parse
    is_before = parse.heads[part.head] == token and parse.deps[part.head] in {"compound", "amod"}
    is_common = part.referent is None and parse.tags[part.head] in {"NN", "NNS"}
    return is_before and is_common and cast.groups(part.head).isdisjoint({"state", "armed"})


def _is_theirs(cast: Cast, part: Part) -> bool:
    """Say whether a common noun is that of whoever acts ("voiced anger that their union got less")."""
    parse = cast.parse
    heads = {part.head, parse.heads[part.head]} if parse.deps[part.head] == "appos" else {part.head}
    is_owned = any(parse.tags[below] == "PRP$" for head in heads for below in parse.children[head])
    if is_owned and any(_is_in_relative(cast, head) for head in heads):
        return True  # "over a vote which its leader lost"
    return is_owned and part.referent is None and part.kind != "person"


def _is_in_relative(cast: Cast, token: int) -> bool:
    """Say whether a word is the subject of a relative clause, which tells of something beside."""
    parse = cast.parse
    return parse.deps[token] in _SUBJECTS and parse.deps[parse.heads[token]] == "relcl"


def _is_own(cast: Cast, token: int) -> bool:
    """Say whether a pronoun only takes up who acts ("protested against the wrongs he had suffered")."""
    parse = cast.parse
    is_subject = parse.pos[token] == "PRON" and parse.deps[token] in _SUBJECTS
    return is_subject and parse.deps[parse.heads[token]] in {"relcl", "ccomp"}


def _are_where(cast: Cast, token: int, found: list[Part]) -> bool:
    """Say whether a phrase only tells where, or leads to where a thing is ("trade in Peru", not a jail)."""
    is_spot = cast.parse.lemmas[token].lower() in classed("building", "place")
    return _is_where(cast, token) or (not is_spot and any(_is_where(cast, part.head) for part in found))


def _is_where(cast: Cast, token: int) -> bool:
    """Say whether the phrase at `token` tells where: what is "in" or "on the" network, a country too."""
    head, name = cast.parse.heads[token], cast.name_at(token)
    if name is not None and name.kind == "organization" and cast.parse.lowers[head] == "on":
        return True
    is_country = name is not None and name.kind == "country"
    return is_country and cast.parse.pos[head] == "ADP" and cast.parse.lowers[head] in WITHIN


def _below(cast: Cast, token: int, through_clauses: bool) -> list[int]:
    """Return the tokens below the verb `token` and after it, less those of clauses of their own.

    Of a relative clause, and of what somebody is accused of in passing, only the subject is given.
    """
    parse = cast.parse
    shut = _OTHER_CLAUSES if through_clauses else _OTHER_CLAUSES | _SUBCLAUSES
    found: list[int] = []
    queue = [(token, False)]
    seen = 0
    while queue and seen < _FAR:
        above, is_aside = queue.pop()
        for below in parse.children[above]:
            is_shut = _is_aside(cast, below) or (parse.pos[below] in VERBS and _is_shut(cast, below, shut))
            if below > token and not is_shut:
                seen += 1
                queue.append((below, is_aside or _is_in_passing(cast, below, token)))
                if not is_aside or (parse.deps[below] in _SUBJECTS and not _only_says(cast, below)):
                    found.append(below)
    return sorted(found)


def _only_says(cast: Cast, subject: int) -> bool:
    """Say whether somebody only says what a thing is like ("a plan which experts said would fail")."""
    verb = cast.parse.heads[subject]
    return cast.parse.lemmas[verb].lower() in sections("realis.txt")["report"]


def _is_in_passing(cast: Cast, verb: int, top: int) -> bool:
    """Say whether a clause only describes somebody ("flights that bring aid", "accused of robbing")."""
    parse = cast.parse
    if parse.deps[verb] != "pcomp":
        is_aim = any(parse.tags[mark] == "TO" for mark in parse.children[verb])
        is_far = (
            parse.deps[verb] == "acl" and parse.tags[verb] == "VBN" and _is_under_another(cast, verb, top)
        )
        return is_far or (parse.deps[verb] == "relcl" and not is_aim)
    above = parse.heads[parse.heads[verb]]
    return above != top and parse.deps[above] == "acl" and parse.tags[above] == "VBN"


def _is_under_another(cast: Cast, verb: int, top: int) -> bool:
    """Say whether a participle describes a noun of another verb's ("a bid to help those hurt by Ann")."""
    above = cast.grammar.governor(verb)
    return above is not None and above != top and cast.parse.deps[above] in _DESCRIBING


def _is_shut(cast: Cast, verb: int, shut: frozenset[str]) -> bool:
    """Say whether the clause of `verb` tells something of its own ("..., while Peru vetoed it")."""
    parse = cast.parse
    asides = (parse.lowers[t] for t in parse.children[verb] if parse.deps[t] in {"mark", "advmod"})
    if parse.deps[verb] == "advcl" and parse.tags[verb] == "VBG" and parse.words[verb - 1] == ",":
        return True
    above = parse.heads[verb]
    if parse.deps[verb] == "pcomp" and parse.pos[parse.heads[above]] == "NOUN":
        return True  # "asked for help in finding Bo"
    if parse.deps[verb] == "acl" and parse.tags[verb] == "VB" and parse.deps[above] == "pobj":
        return True  # "under a plan to ease crowding in Peru"
    if parse.deps[verb] == "xcomp" and parse.deps[above] == "acl" and parse.tags[above] == "VBN":
        return True  # "a law used to jail reporters"
    if parse.tags[verb] in {"VBG", "VBN"} and parse.deps[verb] == "advcl" and _has_own_subject(cast, verb):
        return True
    if parse.deps[verb] in {"acl", "relcl"} and parse.lemmas[verb].lower() in _BORDERING:
        return True  # "in a district bordering Peru"
    if parse.deps[verb] == "relcl" and any(parse.tags[token] == "WRB" for token in parse.children[verb]):
        return True  # "to the hall, where Ann spoke"
    return parse.deps[verb] in shut or (parse.deps[verb] == "advcl" and not _ASIDES.isdisjoint(asides))


def _has_own_subject(cast: Cast, verb: int) -> bool:
    """Say whether a participle describes some of them ("..., some dressed as Bo")."""
    helped = any(cast.parse.deps[below] in {"aux", "auxpass"} for below in cast.parse.children[verb])
    return not helped and cast.grammar.child(verb, "nsubj", "nsubjpass") is not None


def _is_aside(cast: Cast, token: int) -> bool:
    """Say whether a phrase tells of circumstances ("after a tip from Ann", "scorned it as a gift to Bo")."""
    parse = cast.parse
    if parse.deps[token] == "appos":  # "in Bo, a town of two thousand people"
        place = parse.heads[token]
        return parse.deps[place] == "pobj" and parse.lowers[parse.heads[place]] in WITHIN
    if parse.deps[token] != "prep":
        return False
    is_description = (
        parse.lowers[token] == "as" and cast.grammar.child(parse.heads[token], "dobj") is not None
    )
    wish = cast.grammar.child(token, "pobj") if parse.lowers[token] == "at" else None
    is_wish = wish is not None and parse.lemmas[wish].lower() in _WISHES
    return is_description or is_wish or parse.lowers[token] in _CIRCUMSTANCES
