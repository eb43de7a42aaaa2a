"""The title of a web page among its own words for it, without the name of the site.

What does not live here: where those words stand on the page (`articles.formats.metadata`).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipeline.articles.line.furniture import furniture, plain

_DIVIDER = re.compile(r"\s+[-–—|•·»:/<]+\s+|\s*\|\s*|(?<=[^\s\d])\s?»\s?|:\s+(?=[A-Z][\w.]*$)")


# What papers call themselves, beside words that are theirs alone.
_PAPER = re.compile(
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Mail|Journal|Observer|Courier|Telegraph|Chronicle|Press|Mercury"
    r"|Bulletin|Record|Express|Echo|Argus|Examiner|Dispatch|Inquirer|Sentinel|Register|Independent|Standard"
    r"|Globe|Advertiser|Bugle|Sheet|Today|Daily|Weekly|Online|Radio|TV)$"
)
_JOINING = frozenset("of the and de la le el for in".split())
_LONGEST_NAME = 5


def site_in(title: str) -> str | None:
    """Return the paper's name that ends a page's title ("Bridge closed - Lindgate Gazette"), if there is one.

    A name is told by a word that papers go by beside another that is no section's.
    """
    pieces = _DIVIDER.split(title)
    words = pieces[-1].split() if len(pieces) > 1 else []
    if not 1 < len(words) <= _LONGEST_NAME or not all(w[0].isupper() or w in _JOINING for w in words):
        return None
    own = [word for word in words if not _PAPER.match(word) and word.lower() not in _JOINING]
    is_named = len(own) < len(words) and any(word.lower() not in furniture().line for word in own)
    return pieces[-1].strip() if is_named and any(map(_PAPER.match, words)) else None


def choose_title(
    declared: list[str], headings: list[str], publisher: str | None, url: str | None
) -> str | None:
    """Return the title that most of the page's own words for it agree on, without the site's name."""
    declared = [title for title in declared if len(title.split()) > 1 or not headings]
    candidates = [without_site(title, publisher, url, headings) for title in declared]
    candidates += [heading for heading in headings if len(heading.split()) > 2 or len(headings) == 1]
    candidates = [title for title in candidates if title and plain(title) != plain(publisher or "")]
    if not candidates:
        return None
    names = [re.sub(r"\W+", "", title).lower() for title in candidates]
    votes = [sum(name == other for other in names) for name in names]
    return candidates[votes.index(max(votes))]


def without_site(title: str, publisher: str | None, url: str | None, headings: list[str]) -> str:
    """Return `title` without the site's name or section at its end or start."""
    for heading in headings:
        if len(heading.split()) > 2 and (title.startswith(heading) or title.endswith(": " + heading)):
            return heading
    pieces = _DIVIDER.split(title)
    marks = _DIVIDER.findall(title)
    while len(pieces) > 1 and _is_site(pieces[-1], publisher, url):
        pieces.pop()
    if len(pieces) > 1 and _is_site(pieces[0], publisher, url):
        pieces.pop(0)
        marks = marks[1:]
    return "".join(
        piece + mark for piece, mark in zip(pieces, [*marks[: len(pieces) - 1], ""], strict=True)
    ).strip()


def _is_site(piece: str, publisher: str | None, url: str | None) -> bool:
    name = re.sub(r"\W+", "", piece).lower()
    known = re.sub(r"\W+", "", publisher or "").lower()
    host = re.sub(r"\W+", "", _host(url)).lower().removeprefix("www")
    if not name:
        return True
    if known and (
        name == known or (len(name) > 3 and (name in known or known in name) and len(name) < 3 * len(known))
    ):
        return True
    initials = "".join(word[0] for word in piece.split() if word[0].isalnum()).lower()
    return (
        len(piece.split()) <= 5
        and bool(host)
        and ((len(name) > 2 and name.removeprefix("the") in host) or (len(initials) > 2 and initials in host))
    )


def _host(url: str | None) -> str:
    """Return the host that an address names, "" where it is no address."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
