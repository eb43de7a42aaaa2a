"""Which files and libraries decide what each step's rows mean; a change in one makes those rows stale."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version as release

from pipeline.stages.work import digest, source_version

# A text all in capitals is read in the case that these give its words.
RECASED_BY = tuple(
    f"nlp/lexicons/{name}"
    for name in (
        "countries.tsv",
        "given_names.toml",
        "groups.txt",
        "organizations.tsv",
        "places.tsv",
        "titles.toml",
    )
)

# Spellings of one name are known by these.
SPELLED_BY = ("spelling.py", "nlp/lexicons/countries.tsv", "nlp/lexicons/given_names.toml")

# A sentence begins where a date line ends.
OPENED_BY = tuple(
    f"articles/{name}"
    for name in (
        "facts/dateline.py",
        "facts/dates.py",
        "facts/clocks.py",
        "agencies.tsv",
        "months.tsv",
        "zones.tsv",
    )
)

READ_BY_ALL = (
    "nlp/parse.py",
    "nlp/stored.py",
    "nlp/grammar.py",
    "nlp/subjects.py",
    "nlp/tables.py",
    "nlp/recasing.py",
    "nlp/capitals.py",
    "nlp/lexicons",
    "spelling.py",
)

# What a change of names touches is decided here: a fault in it leaves rows that only a new resolution mends.
RESOLVED_IN = ("namings", "naming_counts", "entities")

SOURCES = {
    "documents": ("seeds",),
    "articles": ("seeds", "articles", "numerals.py"),
    "duplicates": ("articles/duplicates.py", "numerals.py"),
    "parses": (
        "nlp/bounds.py",
        "nlp/model.py",
        "nlp/stored.py",
        "nlp/quick",
        "nlp/reading.py",
        "nlp/recasing.py",
        "nlp/capitals.py",
        "nlp/names/lexicon.py",
        "nlp/tables.py",
        *SPELLED_BY,
        *RECASED_BY,
        *OPENED_BY,
    ),
    "names": (*READ_BY_ALL, "nlp/names"),
    "entities": ("resolve", "stages/resolving", *(f"db/{name}.py" for name in RESOLVED_IN), *SPELLED_BY),
    "quotes": (*READ_BY_ALL, "nlp/quotes"),
    "reports": (*READ_BY_ALL, "nlp/events", "ontology.py", "numerals.py"),
    "happenings": ("accounts.py", "happenings.py", "likeness.py", "ontology.py", "numerals.py"),
}

# The libraries whose releases may change a step's rows; the model names itself in its parses.
_ENCODINGS = ("charset-normalizer",)
_STORED = ("spacy", "srsly")
_PARSE = (*_STORED, "thinc")
LIBRARIES = {
    "documents": _ENCODINGS,
    "articles": (
        *_ENCODINGS,
        *(
            "feedparser",
            "ftfy",
            "justext",
            "lxml",
            "lxml-html-clean",
            "py3langid",
            "pyyaml",
            "rensa",
            "trafilatura",
            "tzdata",
        ),
    ),
    "duplicates": ("rensa",),
    "parses": _PARSE,
    "names": _STORED,
    "entities": ("rapidfuzz",),
    "quotes": _STORED,
    "reports": _STORED,
    "happenings": (),
}

STEPS = {
    "document": ("documents",),
    "article": ("articles", "duplicates"),
    "annotation": ("parses",),
    "entity": ("names", "entities"),
    "quote": ("quotes",),
    "event": ("reports", "happenings"),
}


@cache
def version(step: str) -> str:
    """Return the version of the code behind one step, a digest of its files and its libraries' versions."""
    return digest(source_version(*SOURCES[step]), *(f"{name} {release(name)}" for name in LIBRARIES[step]))


def code_version(asset: str) -> str:
    """Return the version of the code behind `asset`, a digest of its steps' versions."""
    return digest(*(version(step) for step in STEPS[asset]))
