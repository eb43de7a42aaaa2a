"""One article that trips over a fault of ours costs itself alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import all_rows, ingest

from pipeline.db.engine import Engine
from pipeline.stages import annotation
from pipeline.stages.derived import guarded

STORY = "{name} met the mayor of Lund on Monday. “We will not wait,” said {name}, who leads the council.\n"


def test_a_text_too_long_for_the_parse_is_left_out_and_said(
    new_engine: Callable[[], Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation.model, "MAX_CHARACTERS", 400)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("Ada Berg", "Noor Haddad"):
        (seeds / f"{name}.txt").write_text(f"{name} waits\n\n{STORY.format(name=name)}", encoding="utf-8")
    long = "\n\n".join(STORY.format(name="Per Lund") for _ in range(9))
    (seeds / "long.txt").write_text(f"Lund waits\n\n{long}", encoding="utf-8")
    engine = new_engine()
    outcomes = {one.stage: one for one in ingest(engine, seeds)}
    assert (outcomes["annotation"].changed, outcomes["annotation"].rejected) == (2, 1)
    rows = all_rows(engine)
    assert len(rows["article"]) == 3
    assert ["not_parsed" in row for row in rows["issue"]] == [True]


def test_an_extraction_that_raises_gives_an_issue_and_no_rows() -> None:
    def fail() -> tuple[str, ...]:
        raise IndexError("beyond the end")

    none: tuple[str, ...] = ()
    found, issues = guarded("quote", fail, none)
    assert found == ()
    assert [(one.code, one.stage) for one in issues] == [("extraction_failed", "quote")]
    assert "beyond the end" in issues[0].message
