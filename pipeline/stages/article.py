"""The asset `article`: the articles in each document, and which of them repeat another."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter

from pipeline import seeds
from pipeline.articles import read_articles
from pipeline.articles.duplicates import fingerprint
from pipeline.db import articles, derivations, documents, names, unchecked
from pipeline.db.documents import StoredDocument
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.records import Article, Issue, Seed, SourceFacts
from pipeline.seeds import SeedError
from pipeline.stages.copies import mark_duplicates
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, digest, rare_collections, silent

BATCH_ARTICLES = 200
BATCH_DOCUMENTS = 200
READ_STOPPED = "read_stopped"

_Facts = Mapping[str, SourceFacts]
"""What is said of the files in each folder, by its path with the closing slash."""


@rare_collections()
def run(engine: Engine, root: Path, scope: Scope, progress: Progress = silent) -> Outcome:
    """Read the articles of documents that changed, and find duplicates anew if any did."""
    began = perf_counter()
    with writing(engine) as connection:
        facts = _facts(root, documents.folders(connection))
        _reopen(connection, root, facts)
        stale = _stale(connection, scope)
        known = documents.count_ingested(connection)
    failed = 0
    for number, one in enumerate(_readings(engine, root, facts, stale)):
        progress("article", number, len(stale))
        failed += not _store(engine, one)
    progress("article", len(stale), len(stale))
    with writing(engine) as connection:
        unread = unchecked.unread_articles(connection)
        names.clear_names(connection, derivations.derived(connection, unread))
        unchecked.forget_articles(connection, unread)
        mark_duplicates(connection)
        rows = articles.count_articles(connection)
    return Outcome(
        stage="article",
        rows=rows,
        changed=len(stale) - failed,
        unchanged=known - len(stale),
        rejected=failed,
        seconds=perf_counter() - began,
    )


def _facts(root: Path, folders: Iterable[str]) -> _Facts:
    """Return what is said of each of `folders` and of those above; what can't be used counts as absent."""
    above = {folder[: match.end()] for folder in folders for match in re.finditer("/", folder)}
    return {folder: seeds.source_facts(root, f"{folder}-") for folder in sorted({"", *above})}


def _reopen(connection: Connection, root: Path, facts: _Facts) -> None:
    """Have the documents read again whose `source.toml`, or the code that reads them, is another now.

    A file that changed is already marked by its row; all rows are looked at only when one of these differs.
    """
    now = digest(version("articles"), *(one for one in facts.items() if _is_news(*one, facts)))
    if derivations.state(connection, "articles") == now:
        return
    for page in documents.ingested(connection):
        stored = documents.stored_documents(connection, [number for number, _ in page])
        readings = [_Reading.of(root, document, facts) for document in stored.values()]
        other = [one.document.path for one in readings if one.document.derived_key not in (None, one.key)]
        documents.reopen(connection, other)
    unchecked.mark_all_derived(connection)
    derivations.write_state(connection, "articles", now)


def _is_news(folder: str, said: SourceFacts, facts: _Facts) -> bool:
    """Tell whether something else is said of `folder` than of the one that holds it."""
    return said != (facts[folder[: folder.rfind("/", 0, -1) + 1]] if folder else SourceFacts())


def _stale(connection: Connection, scope: Scope) -> Sequence[int]:
    """Return the documents whose articles are to be read, by path."""
    pages = documents.ingested(connection, is_unread=not scope.full_refresh)
    taken = (number for page in pages for number, path in page if scope.takes(path))
    return array("q", islice(taken, scope.limit))


def _readings(engine: Engine, root: Path, facts: _Facts, stale: Sequence[int]) -> Iterator[_Reading]:
    """Yield how to read each of the documents `stale`."""
    for batch in batches(stale, BATCH_DOCUMENTS):
        with reading(engine) as connection:
            stored = documents.stored_documents(connection, batch)
        for document in stored.values():
            yield _Reading.of(root, document, facts)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document, what its folder says of it, and the key its articles will have."""

    document: StoredDocument
    seed: Seed
    key: str

    @classmethod
    def of(cls, root: Path, document: StoredDocument, facts: _Facts) -> _Reading:
        """Return how to read `document`, given what is said of its folder."""
        seed = Seed(
            path=document.path,
            file=root / seeds.file_name(document.path),
            media_type=document.media_type or "",
            encoding=document.encoding,
            sha256=document.sha256 or "",
            size_bytes=document.size_bytes or 0,
            facts=facts[document.path[: document.path.rfind("/") + 1]],
        )
        return cls(document=document, seed=seed, key=key_of(seed))

    def is_as_listed(self) -> bool:
        """Tell whether the file is still the one that was hashed."""
        try:
            now = self.seed.file.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.document.size_bytes, self.document.mtime_ns)


def key_of(seed: Seed) -> str:
    """Return the key of the articles that are read of `seed` by today's code."""
    return digest(seed.sha256, seed.media_type, seed.encoding, seed.facts, version("articles"))


def _store(engine: Engine, one: _Reading) -> bool:
    """Store the articles of one document; tell whether it could be read to the end.

    A file that changes while it is read, or breaks off, keeps the articles it had beside those read
    now, and no key: the next run reads it again.
    """
    if not one.is_as_listed():
        return False
    issues: list[Issue] = []
    stored = _Stored(one.seed.path, issues)
    last: Sequence[Article] = ()
    for batch in batches(_found(one.seed, issues), BATCH_ARTICLES):
        if last:
            with writing(engine) as connection:
                stored.put(connection, last)
        last = batch
    is_unfinished = any(issue.code == READ_STOPPED for issue in issues)
    is_whole = not is_unfinished and one.is_as_listed()
    with writing(engine) as connection:  # most files are one batch, and cost one commit
        stored.put(connection, last)
        if is_unfinished:
            articles.leave_unfinished(connection, one.seed.path, issues)
        elif is_whole:
            articles.finish_articles(connection, one.seed.path, stored.seen, issues, one.key)
    return is_whole


@dataclass(slots=True)
class _Stored:
    """What has been stored of one document, in the order of its articles."""

    path: str
    issues: list[Issue]
    seen: set[int] = field(default_factory=set)
    repeats: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    count: int = 0

    def put(self, connection: Connection, batch: Sequence[Article]) -> None:
        """Store the next articles, and say which of them the database refuses."""
        prints = [(article, fingerprint(article.text)) for article in batch]
        refused = articles.put_articles(connection, self.path, self.count, prints, self.seen, self.repeats)
        self.issues += [_not_stored(title, reason) for title, reason in refused]
        self.count += len(batch)


def _not_stored(title: str | None, reason: str) -> Issue:
    """Say of an article that the database refused it."""
    message = (
        f"The database refused the article {title or 'without a title'!r} ({reason}). "
        "Please report it with the file; the other articles are not touched."
    )
    return Issue(stage="article", severity="error", code="not_stored", message=message)


def _found(seed: Seed, issues: list[Issue]) -> Iterator[Article]:
    """Yield the articles of `seed`, gathering what is wrong with it in `issues`."""
    try:
        for found in read_articles(seed):
            if isinstance(found, Issue):
                issues.append(found)
            else:
                yield found
    except SeedError as error:
        issues.append(error.issue)
    except OSError as error:
        message = (
            f"Reading broke off ({error.strerror}). What was stored is kept; check the disk or the network "
            "folder and run again: dateline ingest"
        )
        issues.append(Issue(stage="article", severity="error", code=READ_STOPPED, message=message))
    except Exception as error:  # noqa: BLE001  # one file must not cost the others
        message = (
            f"Dateline failed on this file ({type(error).__name__}: {error}). What it read before is kept. "
            "Please report it with the file; the other files are not touched."
        )
        issues.append(Issue(stage="article", severity="error", code="reading_failed", message=message))
