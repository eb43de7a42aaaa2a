"""Whose words a participle tells: of who issued a paper, or of the paper that others issued.

What does not live here: who says what in quotes (`quotes`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.grammar import Grammar


def author(grammar: Grammar, token: int) -> list[int]:
    """Return who issued the document that a participle tells of ("issued a letter demanding")."""
    head = grammar.parse.heads[token]
    if (
        grammar.parse.tags[token] == "VBG"
        and grammar.parse.deps[token] == "acl"
        and grammar.parse.deps[head] == "dobj"
    ):
        return grammar.clause(grammar.parse.heads[head]).agents
    return []


def another_document(grammar: Grammar, token: int) -> int | None:
    """Return the paper whose words a participle tells, issued by others ("defied an order telling")."""
    noun = token - 1
    head = grammar.parse.heads[noun] if noun >= 0 else -1
    if grammar.parse.tags[token] != "VBG" or grammar.parse.deps[noun] not in {"dobj", "compound"}:
        return None
    lemma = grammar.parse.lemmas[noun].lower()
    is_document = lemma in classes()["document"] or lemma in classes()["paper"]
    is_theirs = grammar.parse.lemmas[head].lower() in classes()["issuing"]
    return noun if is_document and head in {grammar.parse.heads[token], token} and not is_theirs else None
