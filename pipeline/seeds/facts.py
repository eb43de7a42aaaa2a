"""What `source.toml` files say of the files below them.

What does not live here: what the files say themselves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.records import Issue, SourceFacts
from pipeline.seeds.listing import FACTS_NAME, file_name
from pipeline.seeds.problems import seed_issue

_LONGEST = 60


def source_facts(root: Path, path: str) -> SourceFacts:
    """Return what the `source.toml` files from `root` down to the folder of `path` say, the nearest first.

    What can't be used is left out (`facts_issues` tells of it).
    """
    known: dict[str, Any] = {}
    for folder in ["", *(path[: match.end()] for match in re.finditer("/", path))]:
        said, _ = _said(root, folder)
        known |= {key: value for key, value in said.items() if key in _KEYS and _KEYS[key][0](value)}
    return SourceFacts(**known)


def facts_issues(root: Path, folder: str) -> list[Issue]:
    """Return an issue for each thing in the `source.toml` of `folder` (a stored name) that can't be used."""
    said, error = _said(root, folder)
    wrong = [f"is not read ({error}): correct it."] if error is not None else []
    for key, value in said.items():
        if key not in _KEYS:
            wrong.append(f"{key[:_LONGEST]} is not known: {_advice(key)}")
        elif not _KEYS[key][0](value):
            wrong.append(f"{key} must be {_KEYS[key][1]}.")
    return [seed_issue("bad_source_toml", f"{FACTS_NAME}: {each}", "warning") for each in wrong]


def _said(root: Path, folder: str) -> tuple[dict[str, Any], Exception | None]:
    """Return what the file in a folder says, nothing where there is none; and why it can't be read."""
    file = root / file_name(folder) / FACTS_NAME
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig")), None
    except FileNotFoundError:
        return {}, None
    except (OSError, ValueError, RecursionError) as error:
        return {}, error


def _advice(key: str) -> str:
    near = get_close_matches(key.lower().replace("-", "_"), _KEYS, 1, 0.5)
    return f"write {near[0]}." if near else f"there are {', '.join(_KEYS)}."


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_zone(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(ZoneInfo(value))
    except (KeyError, OSError, ValueError):
        return False


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[a-z]{2,3}", value) is not None


def _is_year(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1600 <= value <= 2200


_KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "publisher": (_is_text, "a text in quotation marks"),
    "time_zone": (_is_zone, 'a name such as "Europe/Rome"'),
    "language": (_is_language, 'a code such as "en"'),
    "default_year": (_is_year, "a year such as 2018, without quotation marks"),
}
