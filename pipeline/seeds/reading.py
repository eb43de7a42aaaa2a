"""One file looked into: its hash, media type and encoding, or why it is refused.

What does not live here: the finding of files (`pipeline.seeds.listing`), the meaning of what they
hold (`pipeline.articles`).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

from pipeline.records import Issue, Seed, SourceFacts
from pipeline.seeds.encodings import first_non_utf8, legacy_encoding, marked_encoding, utf8_encoding
from pipeline.seeds.facts import source_facts
from pipeline.seeds.listing import file_name
from pipeline.seeds.problems import SeedError, link_outside, seed_issue
from pipeline.seeds.streams import CHUNK, MAX_TEXT_BYTES, unpacked

WARC = "application/warc"
FEED = "application/feed+xml"
_JSON, _JSON_LINES = "application/json", "application/jsonl"
_STREAMED = frozenset({WARC, _JSON_LINES})
_HEAD = 2**16
_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": _JSON,
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
    ".eml": "message/rfc822",
    ".mht": "message/rfc822",
    ".mhtml": "message/rfc822",
    ".xml": FEED,
    ".rss": FEED,
    ".atom": FEED,
}
_MAIL = re.compile(
    r"(?:(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path|Snapshot-Content-Location): .{1,998}\r?\n){2}", re.I
)
_OPENING = r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s{0,99})?"
_HTML = re.compile(_OPENING + r"<(?:!doctype\s{1,9}html|html|head|body)\b", re.I)
_FEED = re.compile(_OPENING + r"(?:<\?[^>]{0,200}>\s{0,99}){0,3}<(?:rss|feed|rdf:RDF)\b", re.I)


def is_feed(text: str) -> bool:
    """Say whether a text begins as an RSS or Atom feed."""
    return _FEED.match(text) is not None


def read_seed(root: Path, path: str) -> Seed | Issue:
    """Hash the file at `path` (a stored name relative to `root`), and find its media type and encoding."""
    facts = source_facts(root, path)
    file = root / file_name(path)
    try:
        if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
            return link_outside()
        return _look_into(path, file, facts)
    except SeedError as error:
        return error.issue
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "odd name"
        return seed_issue(
            "unreadable", f"The file cannot be read ({reason}): grant read permission or remove it."
        )


def _look_into(path: str, file: Path, facts: SourceFacts) -> Seed | Issue:
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    with unpacked(file) as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        return seed_issue("empty", "The file is empty: download it again or remove it.")
    encoding = None if head.startswith(b"WARC/") else _encoding(file, head)
    if isinstance(encoding, Issue):
        return encoding
    media_type = WARC if encoding is None else _media_type(path, head.decode(encoding, "ignore"))
    if media_type not in _STREAMED and (too_large := _too_large(file)):
        return too_large
    return Seed(
        path=path,
        file=file,
        media_type=media_type,
        encoding=encoding,
        sha256=sha256,
        size_bytes=file.stat().st_size,
        facts=facts,
    )


def _too_large(file: Path) -> Issue | None:
    with unpacked(file) as stream:
        size = sum(len(chunk) for chunk in iter(lambda: stream.read(CHUNK), b""))
    if size <= MAX_TEXT_BYTES:
        return None
    message = f"Over {MAX_TEXT_BYTES >> 20} MB in one text: split it, or store articles as lines of a .jsonl."
    return seed_issue("too_large", message)


def _encoding(file: Path, head: bytes) -> str | Issue:
    marked = marked_encoding(head)
    if marked is not None:
        return marked
    with unpacked(file) as stream:
        bad_at = first_non_utf8(stream)
    if bad_at is None:
        return utf8_encoding(head)
    return legacy_encoding(head, _around(file, bad_at))


def _around(file: Path, position: int) -> bytes:
    start = max(0, position - 2**12)
    with unpacked(file) as stream:
        for _ in range(start // CHUNK):
            stream.read(CHUNK)
        stream.read(start % CHUNK)
        return stream.read(2**13)


def _media_type(path: str, head: str) -> str:
    by_name = _SUFFIXES.get(Path(path.lower().removesuffix(".gz")).suffix)
    if _HTML.match(head):
        return "text/html"
    if by_name is None and is_feed(head):
        return FEED
    if by_name in (None, "text/plain", _JSON, _JSON_LINES) and (by_content := _json_type(head, by_name)):
        return by_content
    return by_name or ("message/rfc822" if _MAIL.match(head) else "text/plain")


def _json_type(head: str, by_name: str | None) -> str | None:
    """Return whether a file that begins as JSON is one value or has one a line; None when it is no JSON.

    Its name decides where the first line of all that was read has no end.
    """
    text = head.lstrip("\ufeff \t\r\n")
    if re.match(r'\[\s{0,99}\{\s{0,99}"', text):
        return _JSON
    if not re.match(r'\{\s{0,99}"', text):
        return None
    first, line_break, rest = text.partition("\n")
    if not line_break and by_name == _JSON_LINES:
        return _JSON_LINES
    is_lined = rest.lstrip().startswith("{") and (rest.startswith("{") or _is_object(first))
    return _JSON_LINES if is_lined else _JSON


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False
