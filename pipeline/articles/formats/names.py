"""The names that fields and meta elements go by, from `names.toml`.

What does not live here: what is done with the fields (`fields`, `metadata`).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_LONGEST = 200
_BETWEEN = re.compile(r"[\W_]+")


@cache
def _names() -> dict[str, dict[str, tuple[str, ...]]]:
    text = resources.files("pipeline.articles").joinpath("names.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)
    return {kind: {key: tuple(names) for key, names in group.items()} for kind, group in groups.items()}


def field_names() -> dict[str, tuple[str, ...]]:
    """Return the names of an article's fields by meaning."""
    return _names()["field"]


@lru_cache(maxsize=2**12)
def field_name(written: str) -> str:
    """Return a field's name as in `names.toml`: "articlebody" for "Article Body" and "article_body"."""
    return _BETWEEN.sub("", written[:_LONGEST]).lower()


def meta_names(meaning: str) -> tuple[str, ...]:
    """Return the names of the meta elements with this meaning."""
    return _names()["meta"][meaning]
