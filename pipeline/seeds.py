"""Raw files below the seeds folder: found, named, hashed, decoded, or refused with an issue.

`list_seeds` finds, `read_seed` looks into one file, `open_bytes`, `open_text` and `read_text` give what it
holds. What does not live here: the meaning of a file's content (`pipeline.articles`), and any
memory of earlier runs (`pipeline.db`). No input makes these functions raise; a `SeedError` comes
only out of the streams, when a file breaks in the middle.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import os
import re
import stat
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from zoneinfo import ZoneInfo

from charset_normalizer import from_bytes

from pipeline.records import Issue, Seed, Severity, SourceFacts

FACTS_NAME = "source.toml"
WARC = "application/warc"
STREAMED = frozenset({WARC, "application/jsonl"})
MAX_TEXT_BYTES = 256 * 2**20
MAX_RATIO = 250
_CHUNK = 2**20
_HEAD = 2**16

_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".eml": "message/rfc822",
    ".xml": "application/xml",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".warc": WARC,
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzipped twice"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstandard archive"),
    (b"{\\rtf", "a rich-text document"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:-]{2,40})""", re.I)
_MAIL = re.compile(
    r"(?:(?:From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path): .{1,998}\r?\n){2}", re.I
)
_HTML = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FEED = re.compile(
    r"\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<[?!][^>]{0,2000}>\s{0,99}){0,9}<(?:rss|feed|rdf:RDF)\b", re.I
)


class SeedError(Exception):
    """A file that broke while it was read; `issue` says how."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """A file that the listing found. `path` is its stored name (see `stored_name`)."""

    path: str
    file: Path
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BadSeed:
    """A file or folder that the listing found and refuses. Nothing is known of what lies below a folder."""

    path: str
    issue: Issue
    is_folder: bool = False


def _issue(code: str, message: str, severity: Severity = "error") -> Issue:
    return Issue(stage="document", severity=severity, code=code, message=message)


def stored_name(name: str) -> str:
    r"""Return `name` in printable characters, reversibly: a backslash doubled, any other odd one as `\x..`.

    Bytes that are no UTF-8, which Python holds as lone surrogates, become the `\x..` of the byte.
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(_stored_character(character) for character in name)


def _stored_character(character: str) -> str:
    code = ord(character)
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:06x}"


def file_name(stored: str) -> str:
    """Return the name that `stored_name` made `stored` of."""
    return re.sub(r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{6}))", _file_character, stored)


def _file_character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16) + 0xDC00)
    return chr(int(match[2], 16)) if match[2] else "\\"


def list_seeds(root: Path) -> Iterator[SeedFile | BadSeed]:
    """Yield every regular file below `root` in the order of its path, and what had to be refused.

    Hidden files and `source.toml` are left out. A link to a file inside `root` is a file like any other;
    links to folders, and links that lead out of `root` or nowhere, are refused.
    """
    yield from _list(Path(os.path.realpath(root)), Path(root), "")


def _list(real_root: Path, folder: Path, prefix: str) -> Iterator[SeedFile | BadSeed]:
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError as error:
        message = f"The folder cannot be listed ({error.strerror}): grant read permission or remove it."
        yield BadSeed(
            path=prefix.rstrip("/") or ".", issue=_issue("unreadable_folder", message), is_folder=True
        )
        return
    for entry in sorted(entries, key=_order):
        path = prefix + stored_name(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _list(real_root, folder / entry.name, path + "/")
        elif entry.name != FACTS_NAME:
            yield _examine(real_root, folder / entry.name, path, entry.is_symlink())


def _order(entry: os.DirEntry[str]) -> str:
    return stored_name(entry.name) + ("/" if entry.is_dir(follow_symlinks=False) else "")


def _examine(real_root: Path, file: Path, path: str, is_link: bool) -> SeedFile | BadSeed:
    try:
        found = file.stat()
        if is_link and not Path(os.path.realpath(file)).is_relative_to(real_root):
            return BadSeed(
                path=path,
                issue=_issue("link_outside", "The link leads out of the seeds folder: copy the file in."),
            )
    except OSError as error:
        code = "broken_link" if is_link else "unreadable"
        return BadSeed(
            path=path, issue=_issue(code, f"It cannot be followed ({error.strerror}): mend or remove it.")
        )
    if stat.S_ISREG(found.st_mode):
        return SeedFile(path=path, file=file, size_bytes=found.st_size, mtime_ns=found.st_mtime_ns)
    if stat.S_ISDIR(found.st_mode):
        message = "Links to folders are not followed (they may loop): move or copy the folder itself in."
        return BadSeed(path=path, issue=_issue("linked_folder", message, "warning"))
    return BadSeed(path=path, issue=_issue("not_a_file", "It is no regular file: remove it.", "warning"))


def source_facts(root: Path, path: str) -> SourceFacts | Issue:
    """Return what the `source.toml` files from `root` down to the folder of `path` say, the nearest first."""
    known: dict[str, Any] = {}
    folders = [root, *(root / file_name(path[: m.start()]) for m in re.finditer("/", path))]
    for folder in folders:
        try:
            known |= tomllib.loads((folder / FACTS_NAME).read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            return _issue(
                "bad_source_toml",
                f"{FACTS_NAME} of this folder is not read ({error}): correct it.",
                "warning",
            )
    return _facts(known)


def _facts(known: dict[str, Any]) -> SourceFacts | Issue:
    texts = {key: known.get(key) for key in ("publisher", "time_zone", "language")}
    year = known.get("default_year")
    for key, value in texts.items():
        if value is not None and not isinstance(value, str):
            return _issue(
                "bad_source_toml", f"{FACTS_NAME}: {key} must be a text in quotation marks.", "warning"
            )
    if year is not None and not (isinstance(year, int) and 1600 <= year <= 2200):
        return _issue(
            "bad_source_toml", f"{FACTS_NAME}: default_year must be a year such as 2018.", "warning"
        )
    if texts["time_zone"] is not None and not _is_zone(texts["time_zone"]):
        return _issue(
            "bad_source_toml", f'{FACTS_NAME}: time_zone must be a name such as "Europe/Rome".', "warning"
        )
    return SourceFacts(default_year=year, **texts)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError):
        return False
    return True


def read_seed(root: Path, path: str) -> Seed | Issue:
    """Hash the file at `path` (a stored name relative to `root`), and find its media type and encoding."""
    facts = source_facts(root, path)
    if isinstance(facts, Issue):
        facts = SourceFacts()
    file = root / file_name(path)
    try:
        return _look_into(path, file, facts)
    except SeedError as error:
        return error.issue
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "odd name"
        return _issue(
            "unreadable", f"The file cannot be read ({reason}): grant read permission or remove it."
        )


def _look_into(path: str, file: Path, facts: SourceFacts) -> Seed | Issue:
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    with _unpacked(file) as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        return _issue("empty", "The file is empty: download it again or remove it.")
    is_warc = head.startswith(b"WARC/")
    encoding = None if is_warc else _encoding(file, head)
    if isinstance(encoding, Issue):
        return encoding
    media_type = WARC if encoding is None else _media_type(path, head.decode(encoding, "ignore"))
    size = file.stat().st_size
    if media_type not in STREAMED and (too_large := _too_large(file)):
        return too_large
    return Seed(
        path=path,
        file=file,
        media_type=media_type,
        encoding=encoding,
        sha256=sha256,
        size_bytes=size,
        facts=facts,
    )


def _too_large(file: Path) -> Issue | None:
    with _unpacked(file) as stream:
        size = sum(len(chunk) for chunk in iter(lambda: stream.read(_CHUNK), b""))
    if size <= MAX_TEXT_BYTES:
        return None
    return _issue(
        "too_large",
        f"Over {MAX_TEXT_BYTES >> 20} MB in one text: split it, or store articles as lines of a .jsonl.",
    )


def _media_type(path: str, head: str) -> str:
    name = path.lower().removesuffix(".gz")
    by_name = _SUFFIXES.get(Path(name).suffix)
    if _HTML.match(head):
        return "text/html"
    if by_name == "application/xml" or (by_name is None and _FEED.match(head)):
        return "application/feed+xml"
    if by_name is not None and by_name != WARC:
        return by_name
    return _type_by_content(head)


def _type_by_content(head: str) -> str:
    if re.match(r'\s*\{\s*"', head):
        return "application/jsonl" if re.match(r"[^\n]*\}\s*\n\s*\{", head) else "application/json"
    if re.match(r'\s*\[\s*\{\s*"', head):
        return "application/json"
    return "message/rfc822" if _MAIL.match(head) else "text/plain"


def _encoding(file: Path, head: bytes) -> str | Issue:
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _issue("binary", f"This is {kind}, not text: convert it to .txt or .html first.")
    if b"\0" in head:
        return _wide_encoding(head)
    with _unpacked(file) as stream:
        bad_at = _first_non_utf8(stream)
    if bad_at is None:
        return _stateful(head) or "utf-8"
    return _legacy_encoding(file, head, bad_at)


def _wide_encoding(head: bytes) -> str | Issue:
    """Tell UTF-16 without a byte order mark from binary data: its NULs stand at every other byte."""
    half = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    if head.count(0) <= max(1, len(head) // 2000) and not _is_garbage(head.replace(b"\0", b" ")):
        return "utf-8"
    return _issue("binary", "This is binary data, not text: convert it to .txt or .html first.")


def _first_non_utf8(stream: BinaryIO) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    while chunk := stream.read(_CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return done + error.start
        done += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return done
    return None


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head[:4096])
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None


def _stateful(head: bytes) -> str | None:
    """Seven-bit encodings pass for UTF-8; only what the file itself declares can tell."""
    declared = _declared(head)
    return declared if declared and declared.startswith(("iso2022", "hz")) else None


def _legacy_encoding(file: Path, head: bytes, bad_at: int) -> str | Issue:
    sample = head[: 2**14] + _around(file, bad_at)
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken > 4 * broken:
        return "utf-8"
    declared = _declared(head)
    if declared and declared not in ("utf-8", "ascii") and _decodes(sample, declared):
        return declared
    return _guessed_encoding(sample)


def _guessed_encoding(sample: bytes) -> str | Issue:
    high = sum(byte > 0x7F for byte in sample)
    if not _is_garbage(sample):
        if high < len(sample) * 0.05 and _decodes(sample, "cp1252"):
            return "cp1252"
        best = from_bytes(sample).best()
        if best is not None and best.encoding not in ("utf_8", "ascii"):
            return best.encoding
    return _issue(
        "unknown_encoding", "The encoding cannot be told: save the file as UTF-8, or declare its charset."
    )


def _is_garbage(sample: bytes) -> bool:
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return controls > len(sample) * 0.005


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding, "ignore")
    except (LookupError, UnicodeError):
        return False
    odd = sum(not c.isprintable() and not c.isspace() for c in text)
    return len(text) * 4 > len(sample) and odd <= len(text) * 0.001


def _around(file: Path, position: int) -> bytes:
    with _unpacked(file) as stream:
        for _ in range(max(0, position - 2**12) // _CHUNK):
            stream.read(_CHUNK)
        stream.read(max(0, position - 2**12) % _CHUNK)
        return stream.read(2**13)


class _Unpacked(io.RawIOBase):
    """The bytes of a file, gunzipped when they are gzipped, and never more than the bound."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("rb")
        packed = self._file.peek(2)[:2] == b"\x1f\x8b"
        self._stream: Any = gzip.GzipFile(fileobj=self._file) if packed else self._file
        self._left = max(MAX_TEXT_BYTES, MAX_RATIO * file.stat().st_size) + 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            message = f"The gzipped file ends early or is broken ({error}): download it again."
            raise SeedError(_issue("broken_gzip", message)) from error
        self._left -= len(data)
        if self._left <= 0:
            message = f"It unpacks to over {MAX_RATIO} times its size: unpack it yourself if you trust it."
            raise SeedError(_issue("too_large", message))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _unpacked(file: Path) -> BinaryIO:
    return io.BufferedReader(_Unpacked(file), _CHUNK)


def open_bytes(seed: Seed) -> BinaryIO:
    """Return the seed's bytes as a stream, gunzipped."""
    return _unpacked(seed.file)


def open_text(seed: Seed) -> TextIO:
    """Return the seed's characters as a stream; line ends stay as they are, for offsets to be true."""
    return io.TextIOWrapper(
        _unpacked(seed.file), encoding=seed.encoding or "utf-8", errors="replace", newline=""
    )


def read_text(seed: Seed) -> str:
    """Return all of the seed's characters; a NUL, which no database takes, becomes a space."""
    with _unpacked(seed.file) as stream:
        return stream.read().decode(seed.encoding or "utf-8", "replace").replace("\0", " ")
