"""Whether the seeds folder differs from what is stored, for those who wait for it to change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.db import documents
from pipeline.db.engine import Engine, reading
from pipeline.seeds import BadSeed, SeedFile, list_seeds
from pipeline.stages.work import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """How many files a run would look at, and a digest of the folder as listed."""

    added: int
    touched: int
    removed: int
    listing: str

    @property
    def is_due(self) -> bool:
        """Whether a run would find something to do."""
        return bool(self.added or self.touched or self.removed)


def pending(engine: Engine, root: Path) -> Pending:
    """Compare the files below `root` with the document rows by size and time, opening none.

    An empty or missing folder is nothing to do: it never removes anything by itself.
    """
    listed = list(list_seeds(root)) if root.is_dir() else []
    found = {one.path: one for one in listed if isinstance(one, SeedFile)}
    there = {one.path for one in listed}
    unread = tuple(
        "" if one.path == "." else f"{one.path}/"
        for one in listed
        if isinstance(one, BadSeed) and one.is_folder
    )
    stored = touched = removed = 0
    with reading(engine) as connection:
        for path, state, size, mtime in documents.listed(connection):
            if state == "removed":
                continue
            if path in found:
                stored += 1
                touched += (size, mtime) != (found[path].size_bytes, found[path].mtime_ns)
            else:
                removed += bool(found) and path not in there and not path.startswith(unread)
    return Pending(
        added=len(found) - stored,
        touched=touched,
        removed=removed,
        listing=digest(*((one.path, one.size_bytes, one.mtime_ns) for one in found.values())),
    )
