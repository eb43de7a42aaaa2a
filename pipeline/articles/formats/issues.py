"""What readers tell of a file that is read all the same."""

from __future__ import annotations

from pipeline.records import Issue


def warning(code: str, message: str) -> Issue:
    """Return what is wrong with some of the articles in a file."""
    return Issue(stage="article", severity="warning", code=code, message=message)
