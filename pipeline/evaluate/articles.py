"""The articles task: raw pages to clean articles, measured by runs of four words.

What does not live here: the reading of pages (`pipeline.articles`).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import mean

from pipeline.articles import read_articles
from pipeline.articles.formats.html import read_html
from pipeline.articles.formats.plain_text import read_plain
from pipeline.evaluate import Figure, Line
from pipeline.records import Article, Seed, SourceFacts
from pipeline.seeds import read_seed

_SAME = 0.8


def predict(lines: list[Line], model: str) -> list[Line]:
    """Return the articles found in each line's `html`, `raw` or `text`."""
    return [_predict(line) for line in lines]


def _predict(line: Line) -> Line:
    facts = SourceFacts()
    if line.get("seed"):
        articles = _of_seed(Path("seeds"), line["seed"])
    elif line.get("html"):
        articles = list(read_html(line["html"], facts, line.get("url")))
    else:
        articles = list(read_plain(line.get("raw") or line.get("text") or "", facts))
    first = max(articles, key=lambda article: (not article.is_excerpt, len(article.text)), default=None)
    return {
        "id": line["id"],
        "text": first.text if first else "",
        "title": first.title if first else None,
        "date": _day(first),
        "authors": first.byline.split(", ") if first and first.byline else [],
        "articles": [_listed(article) for article in articles],
    }


def _of_seed(root: Path, path: str) -> list[Article]:
    """Read a file of the project's own seeds, as `tests/gold` names them."""
    seed = read_seed(root, path)
    found = read_articles(seed) if isinstance(seed, Seed) else iter(())
    return [each for each in found if isinstance(each, Article)]


def _listed(article: Article) -> Line:
    return {"title": article.title, "text": article.text, "date": _day(article)}


def _day(article: Article | None) -> str | None:
    return article.published_on.isoformat() if article is not None and article.published_on else None


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return how well bodies, and on pages of several articles boundaries, titles and days, were found."""
    found = {prediction["id"]: prediction for prediction in predictions}
    pairs = [(line, found.get(line["id"], {})) for line in gold]
    figures = []
    if bodies := [
        (line["text"], guess.get("text") or "")
        for line, guess in pairs
        if "html" in line or "raw" in line
        if "text" in line
    ]:
        figures.append(_body_figure(bodies))
    if several := [
        (line["articles"], guess.get("articles") or []) for line, guess in pairs if "articles" in line
    ]:
        figures += _several_figures(several)
    return figures


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _shares(gold: str, guess: str) -> tuple[float, float]:
    """Return which share of the guess is right, and which share of the gold is found."""
    right, found = _shingles(gold), _shingles(guess)
    both = (right & found).total()
    return both / max(1, found.total()), both / max(1, right.total())


def _body_figure(bodies: list[tuple[str, str]]) -> Figure:
    shares = [_shares(gold, guess) for gold, guess in bodies]
    found = sum(bool(guess) for _, guess in bodies)
    return Figure("text", mean(p for p, _ in shares), mean(r for _, r in shares), len(bodies), found)


def _several_figures(pages: list[tuple[list[Line], list[Line]]]) -> list[Figure]:
    matched = [pair for gold, guess in pages for pair in _matches(gold, guess)]
    gold_count = sum(len(gold) for gold, _ in pages)
    guess_count = sum(len(guess) for _, guess in pages)
    figures = [_figure("article", len(matched), gold_count, guess_count)]
    titles = sum(_words(gold.get("title")) == _words(guess.get("title")) for gold, guess in matched)
    days = sum((gold.get("date") or None) == guess.get("date") for gold, guess in matched)
    figures.append(_figure("title", titles, len(matched), len(matched)))
    figures.append(_figure("date", days, len(matched), len(matched)))
    shares = [_shares(_body(gold), guess["text"]) for gold, guess in matched] or [(0.0, 0.0)]
    return [
        *figures,
        Figure(
            "text of matched",
            mean(p for p, _ in shares),
            mean(r for _, r in shares),
            gold_count,
            len(matched),
        ),
    ]


def _figure(name: str, right: int, gold: int, predicted: int) -> Figure:
    return Figure(name, right / max(1, predicted), right / max(1, gold), gold, predicted)


def _body(gold: Line) -> str:
    return str(gold.get("body") or gold.get("text") or "")


def _words(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def _matches(gold: list[Line], guess: list[Line]) -> list[tuple[Line, Line]]:
    """Pair each gold article with the guess most like it, the likest pairs first, each used once."""
    likeness = []
    for i, one in enumerate(gold):
        for j, other in enumerate(guess):
            precision, recall = _shares(_body(one), other["text"])
            if precision + recall and 2 * precision * recall / (precision + recall) >= _SAME:
                likeness.append((-2 * precision * recall / (precision + recall), i, j))
    pairs, used_gold, used_guess = [], set(), set()
    for _, i, j in sorted(likeness):
        if i not in used_gold and j not in used_guess:
            used_gold.add(i)
            used_guess.add(j)
            pairs.append((gold[i], guess[j]))
    return pairs
