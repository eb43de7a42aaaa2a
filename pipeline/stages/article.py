"""The asset `article`: the articles in each document, and which of them repeat another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from pipeline import seeds
from pipeline.articles import read_articles
from pipeline.articles.duplicates import Fingerprint, find_duplicates, fingerprint
from pipeline.db import articles, derivations, documents, names
from pipeline.db.documents import StoredDocument
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.records import Article, Issue, Seed, SourceFacts
from pipeline.seeds import SeedError
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, digest, rare_collections, silent

BATCH_ARTICLES = 200
READ_STOPPED = "read_stopped"


@rare_collections()
def run(engine: Engine, root: Path, scope: Scope, progress: Progress = silent) -> Outcome:
    """Read the articles of documents that changed, and find duplicates anew if any did."""
    began = perf_counter()
    with reading(engine) as connection:
        stored = documents.stored_documents(connection)
    known = [_Reading.of(root, document) for document in stored.values() if document.state == "ingested"]
    stale = [
        one
        for one in known
        if (scope.full_refresh or one.document.derived_key != one.key) and scope.takes(one.document.path)
    ][: scope.limit]
    failed = 0
    for number, one in enumerate(stale):
        progress("article", number, len(stale))
        failed += not _store(engine, one)
    progress("article", len(stale), len(stale))
    with writing(engine) as connection:
        names.clear_names(connection, articles.derived_but_unread(connection))
        _mark_duplicates(connection)
        rows = articles.count_articles(connection)
    return Outcome(
        stage="article",
        rows=rows,
        changed=len(stale) - failed,
        unchanged=len(known) - len(stale),
        rejected=failed,
        seconds=perf_counter() - began,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document, what its folder says of it, and the key its articles will have."""

    document: StoredDocument
    seed: Seed
    key: str

    @classmethod
    def of(cls, root: Path, document: StoredDocument) -> _Reading:
        """Return how to read `document`; a `source.toml` that can't be used counts as absent."""
        facts = seeds.source_facts(root, document.path)
        seed = Seed(
            path=document.path,
            file=root / seeds.file_name(document.path),
            media_type=document.media_type or "",
            encoding=document.encoding,
            sha256=document.sha256 or "",
            size_bytes=document.size_bytes or 0,
            facts=SourceFacts() if isinstance(facts, Issue) else facts,
        )
        key = digest(seed.sha256, seed.media_type, seed.encoding, seed.facts, version("articles"))
        return cls(document=document, seed=seed, key=key)

    def is_as_listed(self) -> bool:
        """Tell whether the file is still the one that was hashed."""
        try:
            now = self.seed.file.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.document.size_bytes, self.document.mtime_ns)


def _store(engine: Engine, one: _Reading) -> bool:
    """Store the articles of one document; tell whether it could be read to the end.

    A file that changes while it is read, or breaks off, keeps the articles it had beside those read
    now, and no key: the next run reads it again.
    """
    if not one.is_as_listed():
        return False
    seen: set[int] = set()
    repeats: Counter[tuple[str | None, str]] = Counter()
    issues: list[Issue] = []
    start = 0
    for batch in batches(_found(one.seed, issues), BATCH_ARTICLES):
        with writing(engine) as connection:
            prints = [(article, fingerprint(article.text)) for article in batch]
            refused = articles.put_articles(connection, one.seed.path, start, prints, seen, repeats)
        issues += [_not_stored(title, reason) for title, reason in refused]
        start += len(batch)
    if any(issue.code == READ_STOPPED for issue in issues):
        with writing(engine) as connection:
            articles.leave_unfinished(connection, one.seed.path, issues)
        return False
    if not one.is_as_listed():
        return False
    with writing(engine) as connection:
        articles.finish_articles(connection, one.seed.path, seen, issues, one.key)
    return True


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


def _mark_duplicates(connection: Connection) -> None:
    """Find duplicates among all articles, unless none was stored or removed since the last time."""
    if derivations.state(connection, "duplicates") == version("duplicates"):
        return
    known = [
        Fingerprint(**{name: getattr(one, name) for name in Fingerprint.__dataclass_fields__})
        for one in articles.stored_prints(connection)
        if one.fingerprint is not None
    ]
    found = find_duplicates(known, lambda number: articles.texts(connection, [number])[number])
    if articles.mark_duplicates(connection, found):
        derivations.forget_state(connection, "happenings")
    derivations.write_state(connection, "duplicates", version("duplicates"))
