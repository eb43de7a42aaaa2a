"""Made-up articles for the benchmarks: the project's own seeds, mixed and renamed, from a seed number."""

from __future__ import annotations

import random
import re
from pathlib import Path

from pipeline.articles import read_articles
from pipeline.records import Article, Seed
from pipeline.seeds import SeedFile, list_seeds, read_seed

SEEDS = Path(__file__).parents[1] / "seeds"
FIRST = ["Ana", "Bram", "Chidi", "Dana", "Emeka", "Freya", "Goran", "Hana", "Ivo", "Jelena", "Kofi", "Lucia"]
BEGIN = [
    "Al",
    "Bra",
    "Cor",
    "Dem",
    "El",
    "Fa",
    "Gri",
    "Hol",
    "Is",
    "Kar",
    "Lo",
    "Mar",
    "Ni",
    "Or",
    "Pe",
    "Sa",
]
END = ["berg", "dova", "enko", "field", "gard", "holt", "iani", "kov", "lund", "mann", "nes", "otti", "quist"]
NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")


def paragraphs() -> list[list[str]]:
    """Return the paragraphs of every article of the seeds."""
    files = [one for one in list_seeds(SEEDS) if isinstance(one, SeedFile)]
    seeds = [seed for one in files if isinstance(seed := read_seed(SEEDS, one.path), Seed)]
    found = [one for seed in seeds for one in read_articles(seed) if isinstance(one, Article)]
    return [article.text.split("\n\n") for article in found]


def write_articles(folder: Path, count: int, seed: int = 7) -> None:
    """Write `count` files of about 300 words, a hundred to a folder, no two alike."""
    chance = random.Random(seed)
    known = paragraphs()
    for number in range(count):
        path = folder / f"{number // 100:05}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(chance, known), encoding="utf-8")


def _article(chance: random.Random, known: list[list[str]]) -> str:
    """Return one article: parts of two others, with people and numbers of its own."""
    one, other = chance.sample(known, 2)
    body = [*one[: chance.randint(2, 5)], *chance.sample(other, min(len(other), chance.randint(1, 4)))]
    people: dict[str, str] = {}
    text = NAME.sub(lambda match: people.setdefault(match[0], _person(chance)), "\n\n".join(body))
    text = re.sub(r"\b\d{2,3}\b", lambda match: str(int(match[0]) + chance.randint(0, 40)), text)
    title = f"{_person(chance)} answers {_person(chance)} over {chance.choice(['ports', 'water', 'wages'])}"
    return f"{title}\n\n{text}\n"


def _person(chance: random.Random) -> str:
    """Return a name nobody has."""
    return f"{chance.choice(FIRST)} {chance.choice(BEGIN)}{chance.choice(END)}"
