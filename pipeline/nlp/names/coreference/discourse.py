"""What has been said so far while an article is read from start to end: who is in the reader's mind.

What does not live here: which words ask for somebody (`pronouns`, `descriptions`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.nlp.names.coreference.scope import subjects_above
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.parse import Parse
from pipeline.records import EntityKind, Gender

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 10
_TAG = 5
_LOOK_BACK, _FURTHEST, _NEAR = 24, 150, 60
_USES, _GENDER, _NEWEST = 0.04, 0.05, 0.3
_SUBJECT, _SPEAKER, _QUOTED, _INNER = 0.5, 0.3, 0.5, 0.4
_MAIN, _ABOVE = 0.4, 0.4
_TALKER = 1.0
_FADING = 0.8
_ACCORDING = ["according", "to"]
_OPENING, _CLOSING, _PLAIN = frozenset("“„«"), frozenset("”»"), frozenset('"')


class Discourse:
    """The mentions read so far, and how strongly each person comes to mind at a token."""

    def __init__(self, parse: Parse, at: dict[int, Found], home: Thing | None = None) -> None:
        """Begin before the first word.

        `at` holds the names by their tokens, `home` is the article's country; `people` is how often the
        names name each person, the first first.
        """
        self.parse, self.at, self.home = parse, at, home
        named = Counter(found.thing for token, found in at.items() if token == found.first)
        self.people = {
            thing: times for thing, times in named.items() if thing is not None and thing.kind == "person"
        }
        self.seen: list[Found] = []
        self.uses: dict[Thing, int] = {}
        self.meant: dict[int, Found] = {}
        self.strangers: dict[str, Thing] = {}
        self.quoted = quoted_tokens(parse)

    def add(self, mention: Found) -> None:
        """Note a mention whose thing is known."""
        if mention.thing is not None:
            self.meant.update(dict.fromkeys(range(mention.first, mention.end), mention))
            self.seen.append(mention)
            self.uses[mention.thing] = self.uses.get(mention.thing, 0) + 1

    def add_stranger(self, token: int, gender: Gender | None) -> None:
        """Note a person without a name ("the referee"), who may be "he" or "she" and is nobody we know."""
        noun = self.parse.lowers[token]
        stranger = self.strangers.setdefault(noun, Thing("person", noun, gender=gender))
        self.seen.append(Found(token, token + 1, "NOUN", "nominal", stranger))

    def is_stranger(self, thing: Thing) -> bool:
        """Whether a thing is a person without a name."""
        return self.strangers.get(thing.name) is thing

    def rank(self, token: int, gender: Gender | None) -> list[tuple[float, Thing]]:
        """Return the people who come to mind at `token`, the likeliest first."""
        scores: dict[Thing, float] = {}
        newer: set[Thing] = set()
        talker = self._talker(token) if self.quoted[token] else None
        speaks, above = self.speaks(token), self._above(token)
        for mention, thing, distance in self._recent_people(token):
            if not may_be(thing, gender) or self._is_barred(token, mention):
                continue
            score = self._score(token, mention, distance, speaks) + _USES * min(self.uses.get(thing, 0), 6)
            score += _ABOVE if thing is above else 0.0
            score += _GENDER if gender is not None and thing.gender == gender else 0.0
            score += _NEWEST / (1 + len(newer)) - (_TALKER if thing is talker else 0.0)
            if not self.quoted[mention.first]:
                newer.add(thing)
            scores[thing] = max(scores.get(thing, -1.0), score)
        return sorted(((score, thing) for thing, score in scores.items()), key=lambda pair: -pair[0])

    def _above(self, token: int) -> Thing | None:
        """Return the person who is the subject of the nearest clause around `token`."""
        subject = next(subjects_above(self.parse, token), None)
        found = None if subject is None else self.meant.get(subject)
        return None if found is None else found.thing

    def _recent_people(self, token: int) -> Iterator[tuple[Found, Thing, int]]:
        """Yield the last mentions of people with how many sentences back they stand, newest first."""
        sentence, people = self.parse.sentence_of[token], 0
        for mention in reversed(self.seen[-_FURTHEST:]):
            if mention.thing is None or mention.thing.kind != "person":
                continue
            distance = sentence - self.parse.sentence_of[mention.first]
            people += 1
            if distance > _REACH or people > _LOOK_BACK:
                return
            yield mention, mention.thing, distance

    def _talker(self, token: int) -> Thing | None:
        """Return who says the words around `token`, and so is "I" in them."""
        first, end = self.parse.sentences[self.parse.sentence_of[token]]
        after = self._after_quote(token)
        for other in (
            *range(max(first, token - _NEAR), min(end, token + _NEAR)),
            *range(after, after + _TAG),
        ):
            if other in self.at and not self.quoted[other] and self.speaks(other):
                return self.at[other].thing
        for mention in reversed(self.seen[-_LOOK_BACK:]):
            if not self.quoted[mention.first] and self.speaks(mention.end - 1):
                return mention.thing
        return None

    def _after_quote(self, token: int) -> int:
        """Return the token behind the words within quotation marks that hold `token`."""
        end = token
        while end < len(self.parse) and self.quoted[end]:
            end += 1
        return end

    def rank_kind(
        self, token: int, kind: EntityKind, reach: int, as_places: bool = True
    ) -> list[tuple[float, Thing]]:
        """Return the things of one kind named in the last `reach` sentences, the likeliest first.

        Without `as_places`, names directly after "in" do not count.
        """
        scores: dict[Thing, float] = {}
        sentence = self.parse.sentence_of[token]
        for mention in reversed(self.seen[-_FURTHEST:]):
            distance = sentence - self.parse.sentence_of[mention.first]
            if distance > reach:
                break
            if not as_places and self.parse.lowers[max(0, mention.first - 1)] == "in":
                continue
            if (
                mention.thing is not None
                and mention.thing.kind == kind
                and not self.is_stranger(mention.thing)
            ):
                score = self._score(token, mention, distance, speaks=False)
                scores[mention.thing] = max(scores.get(mention.thing, -1.0), score)
        return sorted(((score, thing) for thing, score in scores.items()), key=lambda pair: -pair[0])

    def known(self, kind: EntityKind) -> list[Thing]:
        """Return the things of one kind named so far, in order of first mention."""
        return [thing for thing in self.uses if thing.kind == kind]

    def _score(self, token: int, mention: Found, distance: int, speaks: bool) -> float:
        """Return how strongly one mention brings its person to mind at `token`."""
        head = mention.end - 1
        score = 1.0 / (1 + distance)
        fading = _FADING**distance
        subject = self._whole(head)
        if self.parse.deps[subject] in _SUBJECTS:
            score += _SUBJECT * fading
            if self.parse.deps[self.parse.heads[subject]] == "ROOT":
                score += _MAIN * fading
            if speaks and self.speaks(subject):
                score += _SPEAKER * fading
        elif self.parse.lowers[max(0, mention.first - 2) : mention.first] == _ACCORDING:
            score += (_SUBJECT + _SPEAKER) * fading
        if self.quoted[mention.first] and not self.quoted[token]:
            score -= _QUOTED
        if self.parse.deps[head] in {"poss", "compound", "nmod"}:
            score -= _INNER
        return score

    def _whole(self, head: int) -> int:
        """Return the head of the phrase that a name in apposition belongs to ("the mayor, Ada Roe,")."""
        parse = self.parse
        return parse.heads[head] if parse.deps[head] == "appos" else head

    def speaks(self, token: int) -> bool:
        """Whether the token is the subject of a verb of saying."""
        parse = self.parse
        return parse.deps[token] in _SUBJECTS and parse.lemmas[parse.heads[token]] in titles().speech

    def _is_barred(self, token: int, mention: Found) -> bool:
        """Whether grammar forbids it: the object of a verb is not its subject."""
        parse, head = self.parse, mention.end - 1
        if parse.deps[token] not in {"dobj", "dative", "pobj"} or parse.lowers[token].endswith("self"):
            return False
        verb = parse.heads[token]
        if parse.deps[token] == "pobj":
            verb = parse.heads[verb]
        head = self._whole(head)
        return parse.heads[head] == verb and parse.deps[head] in _SUBJECTS


def may_be(thing: Thing, gender: Gender | None) -> bool:
    """Whether what is known of a person's gender allows `gender`."""
    if gender is None or thing.gender == gender:
        return True
    if thing.gender is not None:
        return False
    other: Gender = "female" if gender == "male" else "male"
    return thing.heard[gender] >= thing.heard[other]


def quoted_tokens(parse: Parse) -> bytearray:
    """Return 1 for each token inside quotation marks, which a paragraph's end closes."""
    flags, inside = bytearray(len(parse)), 0
    for token, word in enumerate(parse.words):
        if word in _PLAIN:
            inside = 1 - inside
        elif word in _OPENING:
            inside = 1
        elif word in _CLOSING or "\n" in word:
            inside = 0
        flags[token] = inside
    return flags
