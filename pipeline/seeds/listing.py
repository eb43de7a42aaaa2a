"""The files below the seeds folder, by their stored names.

What does not live here: what the files hold (`pipeline.seeds.reading`).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Issue
from pipeline.seeds.problems import link_outside, seed_issue

FACTS_NAME = "source.toml"


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
            path=prefix.rstrip("/") or ".", issue=seed_issue("unreadable_folder", message), is_folder=True
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
            return BadSeed(path=path, issue=link_outside())
    except OSError as error:
        code = "broken_link" if is_link else "unreadable"
        return BadSeed(
            path=path, issue=seed_issue(code, f"It cannot be followed ({error.strerror}): mend or remove it.")
        )
    if stat.S_ISREG(found.st_mode):
        return SeedFile(path=path, file=file, size_bytes=found.st_size, mtime_ns=found.st_mtime_ns)
    if stat.S_ISDIR(found.st_mode):
        message = "Links to folders are not followed (they may loop): move or copy the folder itself in."
        return BadSeed(path=path, issue=seed_issue("linked_folder", message, "warning"))
    return BadSeed(path=path, issue=seed_issue("not_a_file", "It is no regular file: remove it.", "warning"))
