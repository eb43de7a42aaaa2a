"""What may be wrong with a file.

What does not live here: the finding of it.
"""

from __future__ import annotations

from pipeline.records import Issue, Severity


class SeedError(Exception):
    """A file that broke while it was read; `issue` says how."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def seed_issue(code: str, message: str, severity: Severity = "error") -> Issue:
    """Return an issue of the stage `document`."""
    return Issue(stage="document", severity=severity, code=code, message=message)


def link_outside() -> Issue:
    """Say of a link that it leads out of the seeds folder."""
    return seed_issue("link_outside", "The link leads out of the seeds folder: copy the file in.")
