"""Marked words that name or describe: "called it a ...", "rejected the claims as ...", "noted the ...".

What does not live here: marked words that a cue brings as a sentence (`attribute`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.page import Page

_SHORTEST_LABEL = 3
_FEWEST_WORDS = 3
_NEAR_AS = 3


def is_as(page: Page, verb: int, first: int) -> bool:
    """Return whether marked words tell as what something was rejected or praised."""
    lowers = page.parse.lowers
    return (
        page.parse.lemmas[verb] in lexicon().naming_as and "as" in lowers[max(verb, first - _NEAR_AS) : first]
    )


def described_from(page: Page, verb: int, first: int) -> int:
    """Return where the words for what was rejected or praised begin, before the mark at `first`."""
    parse = page.parse
    told = [child for child in parse.children[verb] if parse.deps[child] == "dobj" and verb < child < first]
    return parse.subtree(told[0])[0] if told else first


def is_label(page: Page, number: int, verb: int) -> bool:
    """Return whether the marked words are a name, title or term rather than something said."""
    one = page.marked[number]
    words = page.parse.text[one.start : one.end].split()
    lemma = page.parse.lemmas[verb]
    if page.parse.words[page.spans[number][0] - 1] in (":", ","):
        return False
    if all(word[:1].isupper() or len(word) < _SHORTEST_LABEL for word in words):
        return True
    return lemma not in lexicon().say and lemma not in lexicon().naming and len(words) == 1


def is_behind_article(page: Page, verb: int, first: int) -> bool:
    """Return whether an article alone parts the cue from marked words that are more than a term."""
    one = page.marked[page.holder[first]]
    if first != verb + 2 or page.parse.tags[verb + 1] not in ("DT", "PRP$"):
        return False
    return len(page.parse.text[one.start : one.end].split()) >= _FEWEST_WORDS
