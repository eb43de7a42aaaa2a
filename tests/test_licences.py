"""The locked libraries: pinned by their hashes, and under licences that fit an Apache-2.0 program."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.docs.licences import ACCEPTED, is_fit, licence, listed, page, pinned

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_the_page_of_licences_is_current() -> None:
    written = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert listed(written) == listed(page(LOCK)) == pinned(LOCK), "type: make docs"


@pytest.mark.parametrize("name", sorted({name for name, _ in pinned(LOCK)}))
def test_a_locked_library_may_be_shipped_beside_an_apache_program(name: str) -> None:
    assert is_fit(licence(name)) or ACCEPTED.get(name), licence(name)


@pytest.mark.parametrize("expression", ["GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0-only", "unknown"])
def test_a_licence_that_binds_the_whole_program_is_none_that_fits(expression: str) -> None:
    assert not is_fit(expression)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_library_has_its_hashes_and_no_index_is_named(lock: str) -> None:
    entries = (ROOT / lock).read_text(encoding="utf-8").split("\n    --hash=")
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(entries) > 100
    lines = text.splitlines()
    firsts = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(" ")]
    assert all("--hash=sha256:" in lines[number + 1] for number in firsts)
    assert not [line for line in lines if "://" in line or "--index" in line]
