"""The asset `document`: what lies in the seeds folder now, against what is stored of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from pipeline import seeds
from pipeline.db import derivations, documents
from pipeline.db.documents import StoredDocument, document_id
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.records import Issue
from pipeline.seeds import BadSeed, SeedFile
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, silent

BATCH_FILES = 100


class NoSeedsError(RuntimeError):
    """The seeds folder is missing or suddenly empty; the message says what to do."""


@dataclass(slots=True)
class _Listing:
    """The seeds folder as listed: files and refusals by path, and the folders that could not be listed."""

    files: dict[str, SeedFile | BadSeed] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def may_lack(self, path: str) -> bool:
        """Tell whether `path` may still be there, below a folder that could not be listed."""
        return any(folder == "." or path.startswith(f"{folder}/") for folder in self.unread)


def run(engine: Engine, root: Path, scope: Scope, progress: Progress = silent) -> Outcome:
    """Bring the document rows up to the files below `root`.

    A file whose size and modification time are the stored ones is not opened.

    Raises:
        NoSeedsError: there is no folder `root`, or it is empty while documents are stored.
    """
    began = perf_counter()
    listing = _list(root)
    with reading(engine) as connection:
        new, gone = _compare(connection, listing, scope)
    if gone and not listing.files and not scope.allow_empty:
        raise NoSeedsError(
            f"The seeds folder {root} has no files, but the database has {len(gone)} from it; "
            "nothing was removed. Mount or fill the folder; to remove all rows: dateline ingest --allow-empty"
        )
    changed, rejected = _examine(engine, root, new[: scope.limit], progress)
    gone = [path for path in gone if scope.takes(path) and not listing.may_lack(path)]
    with writing(engine) as connection:
        documents.remove_documents(connection, gone)
        documents.replace_issues(connection, None, "document", listing.issues)
        if not scope.paths and scope.limit is None:
            derivations.write_state(connection, "documents", version("documents"))
        rows = documents.count_documents(connection)
    return Outcome(
        stage="document",
        rows=rows,
        changed=changed,
        unchanged=len(listing.files) - changed - rejected,
        rejected=rejected,
        removed=len(gone),
        seconds=perf_counter() - began,
    )


def _list(root: Path) -> _Listing:
    """List the folder; raise where it is missing."""
    if not root.is_dir():
        raise NoSeedsError(
            f"There is no seeds folder {root}. Make it and put news files in, "
            "or name another one: dateline ingest --seeds DIR (or DATELINE_SEEDS)."
        )
    listing = _Listing()
    for found in seeds.list_seeds(root):
        if isinstance(found, BadSeed) and found.is_folder:
            listing.unread.append(found.path)
            listing.issues.append(_of_folder(found.path, found.issue))
        else:
            listing.files[found.path] = found
    listing.issues += _bad_facts(root, listing.files)
    return listing


def _bad_facts(root: Path, paths: Iterable[str]) -> list[Issue]:
    """Return an issue for each thing that can't be used in the `source.toml` of the folders of `paths`."""
    near = {path.rpartition("/")[0] for path in paths}
    folders = {"", *near, *(folder[: match.start()] for folder in near for match in re.finditer("/", folder))}
    return [
        _of_folder(folder or ".", issue)
        for folder in sorted(folders)
        for issue in seeds.facts_issues(root, folder)
    ]


def _of_folder(folder: str, issue: Issue) -> Issue:
    """Name the folder in the issue: folders have no row of their own to name it."""
    return replace(issue, message=f"{folder}: {issue.message}")


def _compare(
    connection: Connection, listing: _Listing, scope: Scope
) -> tuple[list[SeedFile | BadSeed], list[str]]:
    """Return the files to look at, and the stored ones that the listing lacks.

    A file needs no look if it was ingested by today's code and has the size and time it had then. Those
    never looked at come first, so that a limit gets on.
    """
    new = {path: one for path, one in listing.files.items() if scope.takes(path)}
    known: set[str] = set()
    gone: list[str] = []
    is_same_code = derivations.state(connection, "documents") == version("documents")
    is_trusted = is_same_code and not scope.full_refresh
    for path, state, *told in documents.listed(connection, scope.begins()):
        if path not in listing.files:
            gone += [path] if state != "removed" else []
        elif path in new:
            known.add(path)
            if is_trusted and state == "ingested" and _told(new[path]) == told:
                del new[path]
    return sorted(new.values(), key=lambda one: one.path in known), gone


def _told(found: SeedFile | BadSeed) -> list[int]:
    """Return size and modification time of a file, by which it is known again; nothing of a refused one."""
    return [] if isinstance(found, BadSeed) else [found.size_bytes, found.mtime_ns]


def _examine(
    engine: Engine, root: Path, new: list[SeedFile | BadSeed], progress: Progress
) -> tuple[int, int]:
    """Read and store the files that are new or may have changed; return how many did, and were rejected."""
    changed = rejected = 0
    progress("document", 0, len(new))
    for number, batch in enumerate(batches(new, BATCH_FILES)):
        with reading(engine) as connection:
            stored = documents.stored_documents(connection, [document_id(one.path) for one in batch])
        found = [(_document(root, one, stored.get(one.path)), stored.get(one.path)) for one in batch]
        rejected += sum(document.state == "rejected" for (document, _), _ in found)
        changed += sum(_is_news(document, before) for (document, _), before in found)
        with writing(engine) as connection:
            differing = [one for one, before in found if one[0].state == "rejected" or one[0] != before]
            documents.write_documents(connection, differing)
        progress("document", number * BATCH_FILES + len(batch), len(new))
    return changed, rejected


def _is_news(document: StoredDocument, before: StoredDocument | None) -> bool:
    """Tell whether a file could be read and holds something else than before."""
    if document.state == "rejected":
        return False
    return before is None or (before.state, before.sha256) != (document.state, document.sha256)


def _document(
    root: Path, found: SeedFile | BadSeed, stored: StoredDocument | None
) -> tuple[StoredDocument, list[Issue]]:
    """Return the row of one file as it is now, and what is wrong with it."""
    seed = found.issue if isinstance(found, BadSeed) else seeds.read_seed(root, found.path)
    size, mtime = (None, None) if isinstance(found, BadSeed) else (found.size_bytes, found.mtime_ns)
    empty = StoredDocument(
        path=found.path,
        state="rejected",
        sha256=None,
        size_bytes=size,
        mtime_ns=mtime,
        media_type=None,
        encoding=None,
        derived_key=None,
    )
    if isinstance(seed, Issue):
        return empty, [seed]
    row = StoredDocument(
        path=found.path,
        state="ingested",
        sha256=seed.sha256,
        size_bytes=size,
        mtime_ns=mtime,
        media_type=seed.media_type,
        encoding=seed.encoding,
        derived_key=None,
    )
    if stored is not None and _content(stored) == _content(row):
        row = replace(row, derived_key=stored.derived_key)
    return row, []


def _content(document: StoredDocument) -> tuple[str | None, ...]:
    """Return what a document's articles are read by, its folder's `source.toml` apart."""
    return document.sha256, document.media_type, document.encoding
