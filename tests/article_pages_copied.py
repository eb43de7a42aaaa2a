"""Pages as a person copies them, written by hand with the truth marked in them.

`{{A 2026-03-02}}` on a line of its own begins an article of that day (`{{A}}`: the day can't be known);
`{{A 2026-03-02 by Ana Telo}}` names its writers too, or "nobody".
`{T|...|}` is its title and `{P|...|}` a paragraph of its text. `{X|...|}` inside a paragraph is not part of
it, `{-}` is a word broken at the end of its line. What stands behind `{{GOLD}}` is only truth, not page.
Every word of these pages is our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "article_pages_copied"
_BEGIN = re.compile(r"^\{\{A ?([0-9-]*)(?: ?by ([^{}]*))?\}\}\n", re.M)
_ASIDE = re.compile(r"\{X\|.*?\|\}", re.S)
_TITLE = re.compile(r"\{T\|(.*?)\|\}", re.S)
_PARAGRAPH = re.compile(r"\{P\|(.*?)\|\}", re.S)


@dataclass(frozen=True)
class Copied:
    """One page and its articles, as the evaluation reads them."""

    name: str
    raw: str
    articles: list[dict[str, Any]]


def _plain(marked: str) -> str:
    return " ".join(marked.replace("{-}", "").split())


def _articles(marked: str) -> list[dict[str, Any]]:
    pieces = _BEGIN.split(_ASIDE.sub("", marked))[1:]
    return [
        {
            "title": _plain(" ".join(_TITLE.findall(body))),
            "body": "\n\n".join(_plain(each) for each in _PARAGRAPH.findall(body)),
            "date": day or None,
            "writers": writers,
        }
        for day, writers, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    ]


def copied(path: Path) -> Copied:
    """Return the page in `path` with the marks taken out, and the truth that they tell."""
    page, _, truth = path.read_text(encoding="utf-8").partition("{{GOLD}}\n")
    raw = re.sub(r"\{[TPX]\||\|\}", "", _BEGIN.sub("", page)).replace("{-}", "-\n")
    return Copied(path.stem, raw, _articles(truth or page))


def copied_pages() -> list[Copied]:
    """Return all pages, in the order of their names."""
    return [copied(path) for path in sorted(_FOLDER.glob("*.txt"))]
