"""Markup made flat: the visible text of a page or a piece of one, a line each block.

What does not live here: which of the lines belong to an article (`articles.formats.html`, `extracted`).
"""

from __future__ import annotations

import re
from typing import Any

from trafilatura.utils import load_html

_BLOCKS = frozenset(
    (
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer"
        " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"
    ).split()
)
_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "select", "option", "button", "iframe"]
)
_FRAME = frozenset(["figcaption", "nav", "aside", "form", "footer"])
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.I)


def flat_text(tree: Any, skipped: frozenset[str] = _SKIPPED) -> str:
    """Return the visible text of a page, one line a block."""
    pieces: list[str] = []
    _flatten(tree, pieces, skipped)
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\x1e"))


def _flatten(tree: Any, pieces: list[str], skipped: frozenset[str]) -> None:
    """Walk with a stack of its own, since pages nest deeper than Python may call."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, is_left = stack.pop()
        is_block = element.tag in _BLOCKS
        if is_left:
            pieces.append(("\x1e" if is_block else "") + (element.tail or ""))
            continue
        stack.append((element, True))
        if (
            not isinstance(element.tag, str)
            or element.tag in skipped
            or _HIDDEN.search(element.get("style", ""))
        ):
            continue
        pieces.append(("\x1e" if is_block else "") + (element.text or ""))
        stack.extend((child, False) for child in reversed(element))


def visible_text(fragment: str) -> str:
    """Return the text of a piece of markup, one line a block."""
    tree = load_html(f"<html><body>{fragment}</body></html>")
    return flat_text(tree) if tree is not None else ""


def body_lines(fragment: str) -> str:
    """Return the text of a piece of markup that is an article's body, without captions and lists of links."""
    tree = load_html(f"<html><body>{fragment}</body></html>")
    if tree is None:
        return ""
    for each in list(tree.iter("ul", "ol")):
        if _is_of_links(each) and each.getparent() is not None:
            each.drop_tree() if hasattr(each, "drop_tree") else each.getparent().remove(each)
    return flat_text(tree, _SKIPPED | _FRAME)


def _is_of_links(element: Any) -> bool:
    """Say whether each item of a list is a link and nothing else."""
    items = [item for item in element if item.tag == "li"]
    return bool(items) and all(_is_link(item) for item in items)


def _is_link(item: Any) -> bool:
    whole = "".join(item.itertext()).strip()
    return bool(whole) and whole in ("".join(link.itertext()).strip() for link in item.iter("a"))
