"""Writing the page to a file, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.briefing.facts import Facts, gather
from pipeline.briefing.page import render
from pipeline.db import schema
from pipeline.db.engine import Engine


class PageUnwritableError(RuntimeError):
    """The page can't be written where it should go; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written: where, of how many bytes, and what is on it."""

    path: Path
    size_bytes: int
    facts: Facts


def write_briefing(engine: Engine, path: Path) -> Written:
    """Write the briefing on the database of `engine` to `path`.

    Raises:
        pipeline.db.schema.SchemaError: the database is not of today's schema.
        PageUnwritableError: there is no such folder, or it can't be written to.
    """
    schema.require_current(engine)
    facts = gather(engine)
    content = render(facts).encode("utf-8", "replace")
    part = path.parent / f".{path.name}.part"
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise PageUnwritableError(
            f"The briefing can't be written to {path}: {error.strerror}. "
            "Name another file with --output or DATELINE_BRIEFING."
        ) from error
    finally:
        _drop(part)
    return Written(path.resolve(), len(content), facts)


def _drop(part: Path) -> None:
    """Remove what a failed attempt has left, where anything can be removed at all."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
