"""What `source.toml` files say of the files below them.

What does not live here: what the files say themselves.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.records import Issue, SourceFacts
from pipeline.seeds.listing import FACTS_NAME, file_name
from pipeline.seeds.problems import seed_issue


def source_facts(root: Path, path: str) -> SourceFacts | Issue:
    """Return what the `source.toml` files from `root` down to the folder of `path` say, the nearest first."""
    known: dict[str, Any] = {}
    folders = [root, *(root / file_name(path[: m.start()]) for m in re.finditer("/", path))]
    for folder in folders:
        try:
            known |= tomllib.loads((folder / FACTS_NAME).read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            return seed_issue(
                "bad_source_toml",
                f"{FACTS_NAME} of this folder is not read ({error}): correct it.",
                "warning",
            )
    return _facts(known)


def _facts(known: dict[str, Any]) -> SourceFacts | Issue:
    texts = {key: known.get(key) for key in ("publisher", "time_zone", "language")}
    year = known.get("default_year")
    for key, value in texts.items():
        if value is not None and not isinstance(value, str):
            return seed_issue(
                "bad_source_toml", f"{FACTS_NAME}: {key} must be a text in quotation marks.", "warning"
            )
    if year is not None and not (isinstance(year, int) and 1600 <= year <= 2200):
        return seed_issue(
            "bad_source_toml", f"{FACTS_NAME}: default_year must be a year such as 2018.", "warning"
        )
    if texts["time_zone"] is not None and not _is_zone(texts["time_zone"]):
        return seed_issue(
            "bad_source_toml", f'{FACTS_NAME}: time_zone must be a name such as "Europe/Rome".', "warning"
        )
    return SourceFacts(default_year=year, **texts)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True
