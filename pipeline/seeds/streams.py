"""The bytes and characters of a file, gunzipped, never more than a bound.

What does not live here: which encoding a file has (`pipeline.seeds.encodings`).
"""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from pipeline.records import Seed
from pipeline.seeds.problems import SeedError, seed_issue

MAX_TEXT_BYTES = 256 * 2**20
MAX_RATIO = 250
CHUNK = 2**20


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
            data = self._stream.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            message = f"The gzipped file ends early or is broken ({error}): download it again."
            raise SeedError(seed_issue("broken_gzip", message)) from error
        self._left -= len(data)
        if self._left <= 0:
            message = f"It unpacks to over {MAX_RATIO} times its size: unpack it yourself if you trust it."
            raise SeedError(seed_issue("too_large", message))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def unpacked(file: Path) -> BinaryIO:
    """Return the bytes of `file` as a stream, gunzipped."""
    return io.BufferedReader(_Unpacked(file), CHUNK)


def open_bytes(seed: Seed) -> BinaryIO:
    """Return the seed's bytes as a stream, gunzipped."""
    return unpacked(seed.file)


def open_text(seed: Seed) -> TextIO:
    """Return the seed's characters as a stream; line ends stay as they are, for offsets to be true."""
    return io.TextIOWrapper(
        unpacked(seed.file), encoding=seed.encoding or "utf-8", errors="replace", newline=""
    )


def read_text(seed: Seed) -> str:
    """Return all of the seed's characters; a NUL, which no database takes, becomes a space."""
    with unpacked(seed.file) as stream:
        return stream.read().decode(seed.encoding or "utf-8", "replace").replace("\0", " ")
