"""What a web page says of itself: JSON-LD, OpenGraph and other meta elements, its headings.

What does not live here: the page's main text (`articles.formats.html`), the choice among its titles
(`articles.formats.headlines`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pipeline.articles.facts.bylines import people
from pipeline.articles.formats.headlines import choose_title, site_in
from pipeline.articles.formats.names import meta_names
from pipeline.articles.line.furniture import plain

_ARTICLE_TYPE = re.compile(
    r"article$|^blogposting$|^reportage|^report$|^liveblogposting$|webpage$|^creativework$|^review$", re.I
)
_FEWEST_WORDS = 4
_SPARE_COMMA = re.compile(r",\s{0,99}([}\]])")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|subtitle|subheading|subheadline|sub-headline|strapline)(?:$|[\s_])",
    re.I,
)
_MOST_HEADINGS, _MOST_BLOCKS = 20, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page declares; `published` is as written, `headings` are its own and its standfirst."""

    title: str | None = None
    description: str | None = None
    published: str | None = None
    authors: str | None = None
    publisher: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    headings: tuple[str, ...] = ()
    is_article: bool = False
    is_free: bool = True


def page_facts(tree: Any, url: str | None = None, source: str | None = None) -> PageFacts:
    """Return what the page with element `tree` declares of itself; `source` is its publisher's known name."""
    metas = _metas(tree)
    linked = _main_item(list(_linked_items(tree)))
    address = _first(_link(tree, "canonical"), metas.get("og:url"), _text(linked.get("url")), url)
    publisher = _first(
        _name(linked.get("publisher")), metas.get("og:site_name"), metas.get("application-name")
    )
    headings = _headings(tree)
    titles = _titles(linked, metas, tree)
    shown = None if publisher or source else next(filter(None, map(site_in, titles)), None)
    publisher = publisher or shown
    standfirst = _marked_standfirst(tree)
    return PageFacts(
        title=choose_title(titles, headings, publisher or source, address or url),
        description=_first(
            _text(linked.get("description")),
            metas.get("og:description"),
            metas.get("description"),
            standfirst,
        ),
        published=_published(linked, metas, tree),
        authors=_without_publisher(_authors(linked, metas, tree, publisher), publisher),
        publisher=publisher,
        url=address if address and address.startswith("http") else url,
        section=_first(metas.get("article:section"), _text(linked.get("articleSection"))),
        language=_language(tree),
        headings=(*headings, *([standfirst] if standfirst else [])),
        is_free=str(linked.get("isAccessibleForFree")).lower() != "false",
        is_article=bool(linked.get("headline")) or metas.get("og:type", "").lower() == "article",
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _link(tree: Any, relation: str) -> str | None:
    return next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == relation), None)


def _language(tree: Any) -> str | None:
    code = (tree.get("lang") or "")[:2].lower()
    return code if code.isalpha() and code.isascii() and len(code) == 2 else None


def _linked_items(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            yield from _items(_lenient_json(element.text or ""), 0)


def _lenient_json(text: str) -> Any:
    """Read JSON as sites write it: with comments around, raw line breaks inside, commas to spare."""
    bare = (
        re.sub(r"^\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s?\]\]>|\]\]>)\s*$", "", text.strip())
        .strip()
        .rstrip(";")
    )
    for text in (bare, _SPARE_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for each in value:
            yield from _items(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _items(value.get(key), depth + 1)


def _main_item(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the item that describes the article: the one of an article's type that says the most."""
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    fitting = [item for item in items if any(_ARTICLE_TYPE.search(kind) for kind in _types(item))]
    wanted = ("headline", "datePublished", "author", "articleBody")
    best = max(fitting, key=lambda item: sum(bool(item.get(key)) for key in wanted), default={})
    return {key: _resolved(value, by_id) for key, value in best.items()}


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(each, by_id) for each in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    name = _text(value)
    return name if name and not name.startswith("http") else None


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    persons = [v for v in values if not (isinstance(v, dict) and "Organization" in _types(v))]
    return [name for name in map(_name, persons) if name]


def _without_publisher(authors: str | None, publisher: str | None) -> str | None:
    """Take the paper's name off the end of a name ("Ana Telo The Courier")."""
    if not authors or not publisher:
        return authors
    return people(re.sub(rf"\s+{re.escape(publisher)}(?=,|$)", "", authors, flags=re.I))


def _authors(linked: dict[str, Any], metas: dict[str, str], tree: Any, publisher: str | None) -> str | None:
    declared = _names(linked.get("author")) or _names(linked.get("creator"))
    if named := people(", ".join(declared)):
        return named
    for key in meta_names("author"):
        content = metas.get(key)
        if content and not content.startswith("http") and (named := people(content)):
            return named
    is_named = any(plain(name) != plain(publisher or "") for name in declared)
    return None if is_named else _marked_authors(tree)


def _marked_authors(tree: Any) -> str | None:
    marked = tree.xpath(
        "//*[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class,'byline')]"
        " | //*[contains(@class,'author-name')] | //*[@class='author']"
    )
    for element in marked[:5]:
        text = " ".join(" ".join(element.itertext()).split())
        if 3 < len(text) <= 100 and (
            named := people(re.split(r"\s\|\s|\d|@|\bPublished\b|\bUpdated\b", text)[0])
        ):
            return named
    return None


def _published(linked: dict[str, Any], metas: dict[str, str], tree: Any) -> str | None:
    declared = _first(
        _text(linked.get("datePublished")), *(metas.get(key) for key in meta_names("published"))
    )
    if declared or (declared := _text(linked.get("dateCreated"))):
        return declared
    for element in tree.xpath(
        "//*[@itemprop='datePublished'] | //time[@pubdate] | //article//time[@datetime] | //time[@datetime]"
    )[:1]:
        return (
            element.get("datetime") or element.get("content") or " ".join(element.itertext()).strip() or None
        )
    return None


def _marked_standfirst(tree: Any) -> str | None:
    """Return the words below the title that the page marks as its standfirst."""
    for element in islice(tree.iter("p", "h2", "h3", "h4", "div"), _MOST_BLOCKS):
        if _STANDFIRST.search(element.get("class") or "") and not len(element.xpath(".//p[2] | .//div")):
            text = " ".join(" ".join(element.itertext()).split())
            if len(text.split()) > _FEWEST_WORDS:
                return text
    return None


def _headings(tree: Any) -> list[str]:
    texts = (
        " ".join(" ".join(element.itertext()).split()) for element in islice(tree.iter("h1"), _MOST_HEADINGS)
    )
    return [text for text in texts if text]


def _titles(linked: dict[str, Any], metas: dict[str, str], tree: Any) -> list[str]:
    element = tree.find(".//title")
    in_head = " ".join((element.text or "").split()) if element is not None else ""
    declared = [_text(linked.get("headline")), *(metas.get(key) for key in meta_names("title")), in_head]
    return [" ".join(title.split()) for title in declared if title]
