"""The words the stages share: what a run was asked for, what it did, how it tells of its progress."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, what is done, and what there is to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a run was asked for.

    `full_refresh` derives anew what is current too. `paths` are shell patterns (`wire/*.txt`) of the
    only documents to look at, empty for all; `limit` is the most articles or files a stage takes on.
    `allow_empty` lets an empty seeds folder remove every document.
    """

    full_refresh: bool = False
    paths: tuple[str, ...] = ()
    limit: int | None = None
    allow_empty: bool = False

    def takes(self, path: str) -> bool:
        """Tell whether the document at `path` is to be looked at."""
        return not self.paths or any(fnmatchcase(path, pattern) for pattern in self.paths)

    def begins(self) -> set[str]:
        """Return what the paths to look at begin with, for a database to choose by; none means any."""
        found = {re.split(r"[*?[]", pattern, maxsplit=1)[0] for pattern in self.paths}
        return set() if "" in found else found

    def room(self, taken: int) -> int | None:
        """Return how many more articles or files a stage takes on that has taken so many; None for any."""
        return None if self.limit is None else max(self.limit - taken, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stage did, counted in what it works on: files, articles, texts."""

    stage: str
    rows: int
    changed: int
    unchanged: int
    rejected: int = 0
    removed: int = 0
    seconds: float = 0.0


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look for unreachable cycles less often while articles go by.

    Each article makes and drops many thousand lists and leaves no cycles; looking for some took three
    tenths of the time of deriving quotes and events.
    """
    before = gc.get_threshold()
    gc.set_threshold(20_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody of the progress."""


def digest(*parts: object) -> str:
    """Return a short digest of `parts`, to see whether any of them changed."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def source_version(*names: str) -> str:
    """Return a digest of the files and folders `names` of the package: rules, code and lexicons.

    Whoever changes a rule can't forget to raise its version: the rule's own words are the version.
    """
    package = Path(__file__).parents[1]
    files = sorted(path for name in names for path in _files(package / name))
    seen = hashlib.blake2b(digest_size=8)
    for path in files:
        seen.update(path.relative_to(package).as_posix().encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    """Return the files at or below `path` that say what the code does."""
    if path.is_file():
        return [path]
    return [found for found in path.rglob("*") if found.is_file() and "__pycache__" not in found.parts]
