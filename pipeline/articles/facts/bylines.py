"""Bylines: who wrote an article, told from desks, staff and sites.

What does not live here: people in the text (`pipeline.nlp`).
"""

from __future__ import annotations

import re

_NAME = r"(?:[^\W\d_][\w'’.-]{0,24})"
_BY = re.compile(
    r"(?:(?:story|words|text|report)(?:,? and|,| &)? (?:photos?|pictures?|photographs?|images?|video) by\s+"
    r"|(?:byline|posted|written|published|reported|reporting|story|words|text|author|edited)"
    r"\s?(?:by\s?[:|]?|[:|])\s+(?:by\s+)?"
    r"|(?:report|analysis|opinion|interview|commentary|column|review)\s?(?:by\s?[:|]?|[:|]\s+by)\s+|by\s*[:|]?\s+"
    r"|von\s+|par\s+|por\s+|di\s+|(?:автор|текст)\s*:?\s+)",
    re.I,
)
OPENINGS = frozenset(
    (
        "byline posted written published reported reporting story words text author edited report analysis"
        " opinion interview commentary column review by von par por di автор текст"
    ).split()
)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|@\w+|\([^()]{0,80}\)")
_TAIL = re.compile(
    r"\s+(?=(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|apr|aug|sept?|oct|nov|dec)\b\.?(?:\s\d|$))"
    r"|\s+(?:on|am|le|el|em|il)\s+(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[a-z]{3,9}\.?\s\d)"
    r"|\s*(?:\d|@|\b(?:published|updated|posted|publiziert|veröffentlicht|publicado|publié|pubblicato)\b)|\s+(?:for|of|at|from|in)\s+(?=the\b|(?-i:[^\W\d_a-z]))",
    re.I,
)
_ROLE = re.compile(
    r"(?<=\w\s)(?<!^)(?:(?:senior|chief|deputy|junior|trainee|local|political|crime|business|sports?|education|health"
    r"|community|digital|multimedia|news|democracy|features?|foreign|environment|transport|science|arts|data)\s){0,3}"
    r"(?:reporter|correspondent|editor|writer|journalist|columnist)$",
    re.I,
)
_LISTED_ROLE = re.compile(
    r",\s(?:[\w'’-]+\s){0,4}(?:reporters?|correspondents?|editors?|writers?|journalists?|columnists?|producers?|critics?|analysts?"
    r"|staff|special|freelance|intern)(?:\s(?:for|to|at|in|of)\s.{2,40})?$",
    re.I,
)
_PEOPLE = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME}(?:\s+{_NAME}){{0,4}}){{0,4}}$"
)
_AND = re.compile(r"\s(?:and|&)\s")
_PLACE_WORD = re.compile(
    r"^(?:Port|New|Saint|St\.?|San|Santa|Los|Las|North|South|East|West|Upper|Lower|Great|Little|Fort|Mount|Lake"
    r"|Cape|Hong|Tel|Abu|Addis|Buenos|Kuala|The) |"
    r" (?:City|Town|Bay|Beach|Island|Valley|Springs|Falls|Harbou?r|County|Hills?|Heights|Kong|Aviv|Lumpur)$"
)
_STAFF_REPORT = re.compile(r"(?:[A-Z][\w'’]+ ){0,3}[Ss]taff (?:[Rr]eports?|[Rr]eporters?|[Ww]riters?)$")
_SMALL = frozenset(
    (
        "of the to in on at for is are was were has have had will would not with from"
        " that this it he she they we you"
    ).split()
)
_PARTICLES = frozenset(
    "and de da do dos del della di du der den van von zu bin ibn ben al el la le e y und et".split()
)
_STAFF = re.compile(
    r"\b(?:staff|admin|administrator|editor(?:ial|s)?|newsroom|news\s?desk|desk|team|bureau|agenc(?:y|ies)"
    r"|correspondents?|reporters?|writers?|contributors?|services?|online|web|wires?|press|media|news|redaktion|redazione"
    r"|rédaction|redacción|redação|редакция|guest|anonymous|user|webmaster|publisher|international|magazine|network"
    r"|associated|ministr(?:y|ies)|department|council|programme|program|project|institute|foundation|association)\b",
    re.I,
)


def is_byline(text: str) -> bool:
    """Say whether a short line names writers after "by" and does nothing more, or says "staff report"."""
    if "taff " in text and _STAFF_REPORT.match(text):
        return True
    opening = text.split(None, 1)[:1]
    match = _BY.match(text) if opening and opening[0].rstrip(":|").lower() in OPENINGS else None
    if not match or len(text) > 120:
        return False
    rest = _TAIL.split(text[match.end() :], maxsplit=1)[0]
    rest = re.split(
        r"\s[|/–—-]\s|\s?[•·]\s?|,\s(?=[A-Z][a-z]+\s(?:Writer|Editor|Correspondent|Reporter|News))", rest
    )[0]
    rest = _LISTED_ROLE.sub("", rest)
    rest = re.split(r"\s(?:in|for|at|from)\s", rest)[0].strip(" .,:;|")
    words = re.findall(r"[^\s,&]+", rest)
    if not words or len(words) > 12 or _SMALL.intersection(word.lower() for word in words):
        return False
    return (
        all(not word[0].islower() or word in _PARTICLES for word in words) and _PEOPLE.match(rest) is not None
    )


def people(text: str | None) -> str | None:
    """Return the people a byline or author field names, with commas between; None when only staff."""
    if not text or len(text) > 300:
        return None
    has_address = "@" in text or "://" in text or "(" in text
    bare = (_ADDRESS.sub(" ", text) if has_address else text).strip()
    bare = _BY.sub("", bare, count=1) if _BY.match(bare) else bare
    bare = _TAIL.split(bare, maxsplit=1)[0]
    bare = _ROLE.sub("", bare)
    parts = re.split(
        r"\s*(?:,(?:\s(?i:and|&)\s)?|;|\||/|\s(?i:and)\s|\s&\s|\s[•·–—-]\s|\n|(?<=\w\w\w)\.\s)\s*", bare
    )
    names = [part.strip(" .:,*-–—") for part in parts]
    kept = [name for name in names if _is_person(name)]
    return ", ".join(dict.fromkeys(kept)) or None


def writers(text: str, article: str) -> str | None:
    """Return the people a byline names, without the place behind their names ("By Ana Telo, Port Hallow").

    The last of several is a place where "and" joins those before it, or a place is named so, or the
    `article` says that something is in or near it.
    """
    named = people(text)
    names, comma, last = (named or "").rpartition(", ")
    if not comma or not re.search(rf",\s+{re.escape(last)}", text):
        return named
    is_place = _AND.search(text, 0, text.rfind(last)) is not None or _PLACE_WORD.search(last) is not None
    is_place = (
        is_place or re.search(rf"\b(?:in|at|near|from|to|outside) {re.escape(last)}\b", article) is not None
    )
    return names if is_place else named


def is_place(name: str) -> bool:
    """Say whether a name has a word that only places have ("Port Louis")."""
    return _PLACE_WORD.search(name) is not None


def is_staff(name: str) -> bool:
    """Say whether a name is that of a desk, an agency or a site."""
    return _STAFF.search(name) is not None


def _is_person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or is_staff(name) or any(character.isdigit() for character in name):
        return False
    return (
        words[0][:1].isalpha()
        and all(_is_name_part(word) for word in words)
        and not _SMALL.intersection(w.lower() for w in words)
    )


def _is_name_part(word: str) -> bool:
    return not word[0].islower() or not word.isascii() or word in _PARTICLES or "'" in word or "’" in word
