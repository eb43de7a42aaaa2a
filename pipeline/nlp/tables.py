"""Word lists and figures that are TOML files of `lexicons`.

What does not live here: what they mean.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML file `name`, read once; it is not to be changed."""
    path = resources.files("pipeline.nlp.lexicons") / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
