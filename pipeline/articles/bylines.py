"""Bylines: who wrote an article, told from desks, staff and sites.

What does not live here: people in the text (`pipeline.nlp`).
"""

from __future__ import annotations

import re

_NAME = r"(?:[^\W\d_][\w'’.-]{0,20})"
_BY = re.compile(
    r"(?:(?:posted|written|published|reported|reporting|story|words|text|author|edited)\s?(?:by)?\s?[:|]?\s+(?:by\s+)?|by\s*[:|]?\s+|von\s+|par\s+|por\s+|di\s+|автор\s*:?\s+)",
    re.I,
)
_CREDITED = re.compile(
    r"(?:analysis|opinion|story|commentary|comment|review|words|report|interview|column|photos?|text|perspective)\s+by\s+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?=(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)|\s*(?:\d|@|\bpublished\b|\bupdated\b|\bposted\b)|\s+(?:for|of|at|from)\s+(?=the\b|[A-Z])",
    re.I,
)
_PEOPLE = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME}(?:\s+{_NAME}){{0,4}}){{0,4}}$"
)
_SMALL = frozenset(
    [
        "of",
        "the",
        "to",
        "in",
        "on",
        "at",
        "for",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "not",
        "with",
        "from",
        "that",
        "this",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
    ]
)
_STAFF = re.compile(
    r"\b(?:staff|admin|administrator|editor(?:ial|s)?|newsroom|news\s?desk|desk|team|bureau|agenc(?:y|ies)|correspondents?|reporters?|writers?|contributors?|online|web|wire|press|media|news|redaktion|redazione|rédaction|redacción|redação|редакция|guest|anonymous|user|webmaster|publisher)\b",
    re.I,
)


def is_byline(text: str) -> bool:
    """Say whether a short line names writers after "by" and does nothing more."""
    match = _BY.match(text)
    if not match or len(text) > 120:
        return False
    rest = re.split(
        r"\s[|•·–—-]\s|,\s(?=[A-Z][a-z]+\s(?:Writer|Editor|Correspondent|Reporter|News))", text[match.end() :]
    )[0].strip(" .,:;|")
    words = rest.lower().split()
    if not words or _SMALL.intersection(words) or len(words) > 12:
        return False
    return rest[0].isupper() and _PEOPLE.match(rest) is not None


def people(text: str | None) -> str | None:
    """Return the people that a byline or an author field names, parted by commas; None when it names only staff."""
    if not text or len(text) > 300:
        return None
    bare = re.sub(r"\S+@\S+|https?://\S+|@\w+|\([^()]{0,80}\)", " ", text)
    bare = _CREDITED.sub("", bare.strip(), count=1)
    bare = _BY.sub("", bare, count=1) if _BY.match(bare) else bare
    bare = _TAIL.split(bare, maxsplit=1)[0]
    parts = re.split(r"\s*(?:,|;|\||/|\sand\s|\s&\s|\s[•·–—-]\s|\n|(?<=\w\w\w)\.\s)\s*", bare)
    names = [part.strip(" .:,*") for part in parts]
    kept = [name for name in names if _is_person(name)]
    return ", ".join(dict.fromkeys(kept)) or None


def _is_person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or _STAFF.search(name) or any(character.isdigit() for character in name):
        return False
    return (
        words[0][:1].isalpha()
        and (words[0][0].isupper() or not words[0].isascii())
        and not _SMALL.intersection(w.lower() for w in words)
    )
