"""Which mentions of people within one article are one person: full names, surnames, first names.

What does not live here: people named only by office or pronoun (`descriptions`, `pronouns`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import given_names, titles
from pipeline.nlp.names.things import Thing
from pipeline.records import Gender
from pipeline.spelling import person_words

_PARTICLES = frozenset(
    "de del la los las von van der den zu bin ibn bint abu dos da do das di della du le st".split()
)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person: the same ends, nothing that contradicts between."""
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    if not _fits(one[0], other[0]):
        return False
    return (
        len(one) == 2
        or len(other) == 2
        or all(_fits(a, b) for a, b in zip(one[1:-1], other[1:-1], strict=False))
    )


def _fits(one: str, other: str) -> bool:
    """Whether two given names are equal or one is the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def gender_of(words: tuple[str, ...]) -> Gender | None:
    """Return the gender the first given name tells."""
    return given_names().get(words[0]) or given_names().get(words[0].partition("-")[0])


class Roster:
    """The people of one article, found by their full names first and then by parts of them."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.people: list[Thing] = []
        self._by_last: dict[str, list[Thing]] = {}
        self._by_first: dict[str, list[Thing]] = {}

    def add(self, name: str) -> Thing:
        """Return the person of this full name, new if nobody fits."""
        words = person_words(name)
        for person in self._by_last.get(words[-1], ()):
            if same_person(person.words, words):
                if len(words) > len(person.words) or len(words[0]) > len(person.words[0]):
                    person.name, person.words = name, words
                return person
        return self._enter(Thing("person", name, gender=gender_of(words), words=words))

    def _enter(self, person: Thing) -> Thing:
        """Put a new person on the roster."""
        self.people.append(person)
        self._by_last.setdefault(person.words[-1], []).append(person)
        if len(person.words) > 1:
            self._by_first.setdefault(person.words[0], []).append(person)
        return person

    def bearers(self, surname: str) -> list[Thing]:
        """Return the people on the roster who bear a surname."""
        return self._by_last.get(person_words(surname)[-1], [])

    def add_single(self, surname: str) -> Thing:
        """Return the person whom only a surname names, new if none is on the roster yet."""
        words = person_words(surname)
        for person in self.bearers(surname):
            if len(person.words) == 1:
                return person
        return self._enter(Thing("person", surname, gender=gender_of(words), words=words))

    def knows(self, first_name: str) -> bool:
        """Whether somebody with this first name is on the roster in full."""
        return person_words(first_name)[-1] in self._by_first

    def call(self, person: Thing, nickname: str) -> None:
        """Let a nickname mean a person, as the article says."""
        self._by_first.setdefault(person_words(nickname)[-1], []).append(person)

    def find(self, name: str, gender: Gender | None, recent: list[Thing]) -> tuple[Thing, float]:
        """Return who a single word means, best the one last named, and how sure that is."""
        words = person_words(name)
        word = words[-1]
        for table in (self._by_last, self._by_first):
            fitting = [person for person in table.get(word, ()) if _agrees(person.gender, gender)]
            alone = [person for person in fitting if len(person.words) == 1]
            if len(fitting) == 1 or len(alone) == 1:
                return (alone or fitting)[0], 0.95 if len(fitting) == 1 else 0.6
            if fitting:
                return _latest(fitting, recent), 0.5
        return self._enter(Thing("person", name, gender=gender or gender_of(words), words=words)), 1.0


def _agrees(one: Gender | None, other: Gender | None) -> bool:
    """Whether two genders do not contradict each other."""
    return one is None or other is None or one == other


def _latest(people: list[Thing], recent: list[Thing]) -> Thing:
    """Return the one of `people` named last, or the first of them when none was."""
    for person in reversed(recent):
        if person in people:
            return person
    return people[0]


def is_single(name: str) -> bool:
    """Whether a name has but one word beside titles."""
    words = [word for word in person_words(name) if word not in titles().honorifics]
    return len(words) < 2 or all(word in _PARTICLES for word in words[:-1])
