"""Which files decide what each step's rows mean; a change in one of them makes those rows stale."""

from __future__ import annotations

from functools import cache

from pipeline.stages.work import digest, source_version

# A text all in capitals is read in the case that these give its words.
RECASED_BY = tuple(
    f"nlp/lexicons/{name}" for name in ("countries.tsv", "given_names.toml", "places.tsv", "titles.toml")
)

SOURCES = {
    "documents": ("seeds",),
    "articles": ("seeds", "articles"),
    "duplicates": ("articles/duplicates.py",),
    "parses": ("nlp/model.py", "nlp/reading.py", "nlp/recasing.py", *RECASED_BY),
    "names": ("nlp/parse.py", "nlp/names", "nlp/lexicons"),
    "entities": ("resolve",),
    "quotes": ("nlp/parse.py", "nlp/quotes", "nlp/lexicons"),
    "reports": ("nlp/parse.py", "nlp/events", "nlp/lexicons", "ontology.py"),
    "happenings": ("happenings.py", "ontology.py"),
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
    """Return the version of the code behind one step, a digest of its files."""
    return source_version(*SOURCES[step])


def code_version(asset: str) -> str:
    """Return the version of the code behind `asset`, a digest of its steps' versions."""
    return digest(*(version(step) for step in STEPS[asset]))
