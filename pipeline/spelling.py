"""The forms in which names are compared: shared by `pipeline.nlp.names` and `pipeline.resolve`.

What does not live here: deciding that two names mean the same thing.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources

_PARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ar|at|az)[-‑]", re.IGNORECASE)
_SYLLABLES = re.compile(r"\b([A-Z][a-z]+)-(?=[a-z])")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"al", "el"})
_MARKS = ".,'\"()’‘“”"
_COMPANY = re.compile(
    r"[,.]?\s{1,9}(?:inc|incorporated|corp|corporation|ltd|limited|plc|llc|co|company|group|holdings|gmbh|ag|sa"
    r"|nv|spa)\.?$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "&", "de", "du", "des", "la", "le", "del", "a"}
)
_SPACE = re.compile(r"[\s\-/]+")
_SOUNDS = (
    (re.compile(r"(?:ks|x)"), "ks"),
    (re.compile(r"(?:kh|ch|tch|tsch)"), "h"),
    (re.compile(r"(?:zh|dj|dzh)"), "j"),
    (re.compile(r"(?:ou|oo)"), "u"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[wv]"), "v"),
    (re.compile(r"[ckq]"), "k"),
    (re.compile(r"(?:[eaiy]?[iy]+[iyj]?|j(?=[aou]))"), "i"),
    (re.compile(r"ie|io(?=r)|yo"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST_SOUND = 3
_NAMES_KEPT = 50_000  # the names of an archive come again and again; some 10 MB for each form
_PUBLIC = frozenset(
    """
    agency army assembly authority bank cabinet commission committee congress council court department
    embassy force government guard house military ministry navy office parliament police reserve senate
    service treasury
    """.split()
)
_GENERAL = _PUBLIC | frozenset(
    """
    affairs air and armed association attorney board central church city college constitutional defence
    border coast constitution customs defense district education election electoral energy environment
    federal federation finance forces foreign general group health high hospital intelligence interior justice
    labor labour national of party prosecutor school security statistics tax
    society state supreme team the trade union university
    """.split()
)
_SMALL_IN_MINISTRIES = frozenset({"ministry", "of", "for", "the", "affairs"})
_SPELLED = {"defense": "defence", "labor": "labour"}


def plain(text: str) -> str:
    """Return `text` in lower-case ASCII, or merely in lower case where nothing ASCII is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return ascii_text if ascii_text.strip() else text.lower()


@lru_cache(maxsize=_NAMES_KEPT)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name for comparing, suffixes and Arabic articles left out."""
    parted = _SYLLABLES.sub(r"\1 ", name)
    words = [_PARTICLE.sub("", word.strip(_MARKS)).removesuffix("'s") for word in plain(parted).split()]
    kept = [word for word in words if word and word not in _SUFFIXES]
    if len(kept) > 1:
        kept = [word for word in kept if word not in _ARTICLES] or kept
    return tuple(kept) or (name.lower(),)


@lru_cache(maxsize=1)
def family_first() -> frozenset[str]:
    """Return the family names that stand before the given name (Chinese, Korean), in lower case."""
    text = (
        resources.files("pipeline.nlp").joinpath("lexicons", "given_names.toml").read_text(encoding="utf-8")
    )
    return frozenset(tomllib.loads(text)["family_first"].split())


def surnames(words: tuple[str, ...]) -> set[str]:
    """Return the words of a full name that may stand for it alone: the last, or a family name in front."""
    if words[0] in family_first() and words[-1] not in family_first():
        return {words[0], words[-1]}
    return {words[-1]}


@lru_cache(maxsize=_NAMES_KEPT)
def sound(word: str) -> str:
    """Return a word in a form that spellings of one name in Latin letters share (Sergei, Sergey)."""
    if len(word) < _SHORTEST_SOUND:
        return word
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=_NAMES_KEPT)
def body_key(name: str) -> str:
    """Return an organisation's or place's name for comparing: no article, no company form."""
    key = " ".join(name.replace("’", "'").split())
    key = key[4:] if key.lower().startswith("the ") else key
    while (shorter := _COMPANY.sub("", key)) != key and shorter:
        key = shorter
    return plain(key).removesuffix("'s").replace(".", "")


def initials(name: str) -> str:
    """Return the initials of a name's words in lower case, small words left out."""
    words = [word for word in _SPACE.split(name) if word and word.lower() not in _SMALL]
    return "".join(word[0] for word in words).lower()


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Return country codes by every name and adjective, as `body_key` writes them."""
    text = resources.files("pipeline.nlp").joinpath("lexicons", "countries.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith(("#", "-")):
            code, names, adjectives, _, _ = line.split("\t")
            for name in f"{names};{adjectives}".split(";"):
                found.setdefault(body_key(name), code)
    found.pop("", None)
    return found


def without_country(key: str) -> tuple[str | None, str]:
    """Return the code of the country that a `body_key` begins with, and what is left of the key."""
    words = key.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        code = _countries().get(" ".join(words[:count]))
        if code is not None:
            return code, " ".join(words[count:])
    return None, key


def ministry_key(name: str) -> str:
    """Return a ministry's name in one form ("Ministry of Foreign Affairs" and "Foreign Ministry")."""
    if "ministry" not in name.split():
        return name
    country, rest = without_country(name)
    owner = name[: len(name) - len(rest)] if country else ""
    task = [_SPELLED.get(word, word) for word in rest.split() if word not in _SMALL_IN_MINISTRIES]
    return f"{owner}{' '.join(task)} ministry" if task else name


def is_general(key: str) -> bool:
    """Whether a `body_key` says no more than what kind of body it is ("ministry", "supreme court")."""
    return all(word in _GENERAL for word in key.split())


def is_public(key: str) -> bool:
    """Whether a `body_key` ends in a word for a body that every country has one of ("army")."""
    return key.rpartition(" ")[2] in _PUBLIC
