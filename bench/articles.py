"""Made-up articles for the benchmarks: sentences of a small grammar beside paragraphs of the seeds.

Names, quotes, events, days and figures differ from article to article; some people recur, as in news.
The same seed number gives the same articles.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.articles import read_articles
from pipeline.records import Article, Seed
from pipeline.seeds import SeedFile, list_seeds, read_seed

SEEDS = Path(__file__).parents[1] / "seeds"
PHRASES = Path(__file__).with_name("phrases.toml")
FILES_IN_A_FOLDER = 100
WORDS = 250
WELL_KNOWN = 400
NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
SLOT = re.compile(r"\{(\w+)\}")
LISTS = {
    "promise": "promises",
    "verdict": "verdicts",
    "thing": "things",
    "when": "whens",
    "office": "offices",
}
LISTS |= {"kind": "kinds", "day": "days", "month": "months"}


@cache
def phrases() -> dict[str, list[str]]:
    """Return the lists of the grammar; lists of single words are written as one string."""
    read: dict[str, Any] = tomllib.loads(PHRASES.read_text(encoding="utf-8"))
    return {name: some.split() if isinstance(some, str) else some for name, some in read.items()}


@cache
def paragraphs() -> list[str]:
    """Return the paragraphs of every article of the seeds."""
    files = [one for one in list_seeds(SEEDS) if isinstance(one, SeedFile)]
    seeds = [seed for one in files if isinstance(seed := read_seed(SEEDS, one.path), Seed)]
    found = [one for seed in seeds for one in read_articles(seed) if isinstance(one, Article)]
    return [part for article in found for part in article.text.split("\n\n") if len(part.split()) > 15]


class Story:
    """One article: its people, bodies and places, and sentences about them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.people = [self._person() for _ in range(chance.randint(3, 6))]
        self.places = chance.sample(phrases()["places"], 3)
        self.countries = chance.sample(phrases()["countries"], 2)
        self.bodies = [f"the {place} {chance.choice(phrases()['kinds'])}" for place in self.places[:2]]

    def _person(self) -> str:
        """Return a name: one of those who are often in the news, or any."""
        known = self.chance.random() < 1 / 3
        names = random.Random(self.chance.randrange(WELL_KNOWN)) if known else self.chance
        first, begin, end = (names.choice(phrases()[part]) for part in ("first", "begin", "end"))
        return f"{first} {begin}{end}"

    def _fill(self, slot: str) -> str:
        """Return words for a slot of a template."""
        plain = {
            "person": self.people,
            "place": self.places,
            "country": self.countries,
            "body": self.bodies,
        }
        name = slot.lower()
        if name in plain:
            found = self.chance.choice(plain[name])
        elif name == "surname":
            found = self.chance.choice(self.people).split()[1]
        elif name in ("number", "number28"):
            found = str(self.chance.randint(2, 28 if name == "number28" else 900))
        else:
            found = self.sentence(LISTS.get(name, name))
        return found[:1].upper() + found[1:] if slot[0].isupper() else found

    def sentence(self, kind: str) -> str:
        """Return one of the templates of `kind`, filled."""
        template = self.chance.choice(phrases()[kind])
        return SLOT.sub(lambda slot: self._fill(slot[1]), template)

    def borrowed(self) -> str:
        """Return a paragraph of the seeds about this story's people, with figures of its own."""
        people: dict[str, str] = {}
        part = self.chance.choice(paragraphs())
        part = NAME.sub(lambda name: people.setdefault(name[0], self.chance.choice(self.people)), part)
        return re.sub(r"\b\d{2,3}\b", lambda figure: str(int(figure[0]) + self.chance.randint(0, 40)), part)

    def text(self) -> str:
        """Return title, date line and paragraphs, some far longer or shorter than others."""
        size = WORDS * self.chance.choice((0.6, 0.8, 0.9, 1, 1, 1.1, 1.5))
        day = f"{self.chance.choice(phrases()['months'])} {self.chance.randint(1, 28)}, 2026"
        opening = f"{self.places[0].upper()}, {day} — {self._sentence_begun('events')}"
        return "\n\n".join([self._sentence_begun("titles"), opening, *self._paragraphs(size)]) + "\n"

    def _paragraphs(self, size: float) -> Iterator[str]:
        """Yield paragraphs until `size` words are reached, the first a borrowed one."""
        part, words = self.borrowed(), 0
        while words < size:
            yield part
            words += len(part.split())
            kinds = self.chance.choices(("quotes", "events", "plain"), (5, 4, 2), k=self.chance.randint(1, 3))
            part = " ".join(self._sentence_begun(kind) for kind in kinds)

    def _sentence_begun(self, kind: str) -> str:
        """Return a sentence with a capital at its beginning."""
        found = self.sentence(kind)
        return found[:1].upper() + found[1:]


def write_articles(folder: Path, count: int, seed: int = 7) -> None:
    """Write `count` files of about 300 words, a hundred to a folder, no two alike."""
    chance = random.Random(seed)
    for number in range(count):
        path = folder / f"{number // FILES_IN_A_FOLDER:05}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Story(chance).text(), encoding="utf-8")
