"""The encoding of a file's or a page's text.

What does not live here: the reading of files (`pipeline.seeds.streams`).
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from charset_normalizer import from_bytes

from pipeline.records import Issue
from pipeline.seeds.problems import seed_issue
from pipeline.seeds.streams import CHUNK

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
_SAMPLE = 2**14
# Python's own notations: they stand for text without being how anybody saves it, and make halves of characters.
_NOT_OF_FILES = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})


def marked_encoding(head: bytes) -> str | Issue | None:
    """Return the encoding that the first bytes show beyond doubt, or the issue of a file that is no text."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return seed_issue("binary", f"This is {kind}, not text: convert it to .txt or .html first.")
    return _wide_encoding(head) if b"\0" in head else None


def _wide_encoding(head: bytes) -> str | Issue | None:
    """Tell UTF-16 without a byte order mark from binary data: its NULs stand at every other byte."""
    half = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    if head.count(0) <= max(1, len(head) // 2000) and not _is_garbage(head.replace(b"\0", b" ")):
        return None
    return seed_issue("binary", "This is binary data, not text: convert it to .txt or .html first.")


def first_non_utf8(stream: BinaryIO) -> int | None:
    """Return where the bytes of `stream` stop being UTF-8; None when they all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    while chunk := stream.read(CHUNK):
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


def declared_encoding(head: bytes) -> str | None:
    """Return the encoding that a page or XML file declares in its first lines, when Python knows it."""
    match = _DECLARED.search(head[:4096])
    return known_encoding(match[1].decode("ascii")) if match else None


def known_encoding(name: str | None) -> str | None:
    """Return Python's name of a text encoding; None when it knows none of this name."""
    try:
        found = codecs.lookup(name) if name else None
    except LookupError:
        return None
    if found is None or found.name in _NOT_OF_FILES or not getattr(found, "_is_text_encoding", True):
        return None
    return found.name


def utf8_encoding(head: bytes) -> str:
    """Return UTF-8, save for the seven-bit encodings that pass for it: only the file's word tells those."""
    declared = declared_encoding(head)
    return declared if declared and declared.startswith(("iso2022", "hz")) else "utf-8"


def legacy_encoding(head: bytes, around: bytes) -> str | Issue:
    """Return the encoding of text that is no UTF-8, by its first bytes and those around the first odd one."""
    sample = head[:_SAMPLE] + around
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken > 4 * broken:
        return "utf-8"
    declared = declared_encoding(head)
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
    return seed_issue(
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


def decoded(payload: bytes, charset: str | None = None) -> str:
    """Return the text of a page's bytes; `charset` is what its server said of it."""
    marked = marked_encoding(payload[: 2**16])
    encoding = marked if isinstance(marked, str) else _page_encoding(payload, known_encoding(charset))
    return payload.decode(encoding, "replace").replace("\0", " ")


def _page_encoding(payload: bytes, charset: str | None) -> str:
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError as error:
        if charset and charset != "utf-8" and _decodes(payload[:_SAMPLE], charset):
            return charset
        guessed = legacy_encoding(
            payload[: 2**16], payload[max(0, error.start - 2**12) : error.start + 2**12]
        )
        return guessed if isinstance(guessed, str) else "utf-8"
    return utf8_encoding(payload)
