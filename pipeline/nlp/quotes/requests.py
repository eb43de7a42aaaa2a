"""What somebody was told to do, the object and infinitive of a verb of request: "urged them to wait"."""

from __future__ import annotations

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.stretch import Stretch, trimmed

_FINITE = frozenset(["VBD", "VBZ", "VBP"])


def request_after(page: Page, verb: int) -> Stretch | None:
    """Return what somebody was asked or told to do: "to wait" in "she urged them to wait"."""
    parse = page.parse
    if parse.lemmas[verb] not in lexicon().request:
        return None
    for child in parse.children[verb]:
        if child > verb and parse.deps[child] in ("xcomp", "ccomp", "advcl") and parse.tags[child] == "VB":
            to = [
                below
                for below in parse.children[child]
                if parse.lowers[below] == "to" and parse.deps[below] == "aux"
            ]
            if to and to[0] > verb + 1:
                return trimmed(page, _with_negation(page, to[0]), _request_end(page, child))
    return None


def _request_end(page: Page, request: int) -> int:
    """Return where the request ends: before what the speaker did next ("urged them to wait and left")."""
    parse = page.parse
    for child in parse.children[request]:
        if parse.deps[child] == "conj" and parse.tags[child] in _FINITE and page.holder[child] < 0:
            joined = [
                below for below in parse.children[request] if parse.deps[below] == "cc" and below < child
            ]
            return joined[-1] if joined else parse.subtree(child)[0]
    return parse.subtree(request)[1]


def _with_negation(page: Page, to: int) -> int:
    """Return where "not to" or "never to" begins."""
    return to - 1 if page.parse.lowers[to - 1] in ("not", "never") else to
