"""WARC files: the web pages in them, one in memory at a time.

The records are read here by hand: of the libraries at hand one stops the program at a malformed record,
and the other takes time that grows with the square of a header line. What does not live here: the reading
of one page (`articles.formats.html`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from pipeline.articles.formats.feeds import read_feed
from pipeline.articles.formats.html import read_html
from pipeline.articles.formats.issues import warning
from pipeline.articles.formats.plain_text import read_plain
from pipeline.records import Article, Issue, SourceFacts
from pipeline.seeds import decoded, is_feed

_LARGEST = 20 * 2**20
_KINDS = frozenset({"response", "resource", "conversion"})
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", *_FEEDS)
_LONGEST_LINE = 2**16
_MOST_HEADERS = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the WARC holds it; `text` is decoded."""

    url: str | None
    media_type: str
    text: str


def read_warc(stream: BinaryIO, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of a WARC's pages.

    Only pages and feeds with status 200 and a text type are read. `source_start` and `source_end` of an
    article are characters of its page's decoded payload.
    """
    pages = unread = 0
    for page in warc_pages(stream):
        if page is None:
            unread += 1
            continue
        pages += 1
        yield from _articles(page, facts)
    if not pages:
        yield warning("no_pages", "The WARC holds no readable page.")
    if unread:
        yield warning(
            "unread_pages", f"{unread} records are broken, cut off, or compressed in a way that is not read."
        )


def _articles(page: Page, facts: SourceFacts) -> Iterator[Article | Issue]:
    if page.media_type in _FEEDS:
        yield from read_feed(page.text, facts) if is_feed(page.text) else ()
    elif page.media_type == "text/plain":
        for article in read_plain(page.text, facts):
            yield replace(article, url=page.url)
    else:
        yield from read_html(page.text, facts, page.url)


def warc_pages(stream: BinaryIO) -> Iterator[Page | None]:
    """Yield the pages of a WARC in their order, and None for one that is broken or cannot be unpacked."""
    is_whole = True
    while line := stream.readline(_LONGEST_LINE):
        if not line.startswith(b"WARC/"):
            if is_whole and line.strip():
                yield None
            is_whole = not line.strip() and is_whole
            continue
        headers = _headers(stream)
        length = headers.get("content-length", "")
        is_whole = length.isdecimal()
        if not is_whole:
            yield None
            continue
        wanted = headers.get("warc-type", "").lower() in _KINDS
        block = stream.read(min(int(length), _LARGEST)) if wanted else b""
        is_cut = len(block) < min(int(length), _LARGEST) and wanted
        _skip(stream, int(length) - len(block))
        if wanted:
            yield from _page(headers, block) if not is_cut else [None]


def _headers(stream: BinaryIO) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        name, colon, value = stream.readline(_LONGEST_LINE).decode("utf-8", "replace").partition(":")
        if not colon:
            break
        headers[name.strip().lower()] = value.strip()
    return headers


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0 and (read := len(stream.read(min(size, 2**20)))):
        size -= read


def _page(headers: dict[str, str], block: bytes) -> Iterator[Page | None]:
    url = headers.get("warc-target-uri", "").strip("<>") or None
    content_type = headers.get("content-type", "").lower()
    if block.startswith(b"HTTP/"):
        status, http, block = _http(block)
        if status != "200":
            return
        content_type = http.get("content-type", "").lower()
        unpacked = _unpacked(block, http)
        if unpacked is None:
            yield None
            return
        block = unpacked
    media_type = next((kind for kind in _TYPES if kind in content_type), None)
    if media_type is not None:
        charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'")
        yield Page(url, media_type, decoded(block, charset))


def _http(block: bytes) -> tuple[str, dict[str, str], bytes]:
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[:_MOST_HEADERS])
    return (
        [*first.split(), "", ""][1],
        {name.strip().lower(): value.strip() for name, _, value in pairs},
        body,
    )


def _unpacked(body: bytes, http: dict[str, str]) -> bytes | None:
    """Undo the transfer's chunks and compression; many WARCs hold the body already undone."""
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    encoding = http.get("content-encoding", "").lower()
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return body if encoding in ("", "identity") or _looks_like_text(body) else None
    if _looks_like_text(body):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, _LARGEST)
    except zlib.error:
        return None


def _looks_like_text(body: bytes) -> bool:
    return b"<" in body[:1000] and b"\0" not in body[:1000]


def _without_chunks(body: bytes) -> bytes:
    pieces, at = [], 0
    while (end := body.find(b"\r\n", at, at + 20)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            break
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces) or body
