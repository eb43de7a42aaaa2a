"""Parses that no model made: words of news in any order under any tree, to see that no rule stumbles."""

from __future__ import annotations

import random
from itertools import pairwise

from pipeline.nlp.parse import Parse

KINDS = {
    ("NOUN", "NN"): "minister spokesman protest attack village mayor report statement people army city quote",
    ("NOUN", "NNS"): "soldiers officials talks gunmen police workers sources words leaders women",
    (
        "PROPN",
        "NNP",
    ): "Lena Farouk Lagos Oslo Ministry of-Defence U.N. Reuters Mr. President ÉTAT BBC March Adeyemi",
    ("VERB", "VBD"): "said killed met agreed told attacked protested denied called wrote added shot praised",
    ("VERB", "VBZ"): "says tells warns threatens plans accuses",
    ("VERB", "VBG"): "saying killing meeting according adding",
    ("VERB", "VBN"): "killed said arrested quoted injured held",
    ("VERB", "VB"): "say kill meet agree resign release",
    ("AUX", "VBD"): "was were had did",
    ("AUX", "MD"): "will would may could",
    ("PRON", "PRP"): "he she they it we I him them",
    ("DET", "DT"): "the a that this some",
    ("ADP", "IN"): "in of by with against on at to for after before",
    ("SCONJ", "IN"): "that if whether because",
    ("CCONJ", "CC"): "and or but",
    ("NUM", "CD"): "3 two 12,000 2018 19 May-1 hundred 1990s 100000000000000",
    ("ADJ", "JJ"): "Russian former foreign dead official Kenyan several",
    ("ADV", "RB"): "not yesterday allegedly Monday ago never",
    ("PART", "RP"): "to ’s n’t not",
    ("PUNCT", "``"): "“ \" « ‘ '",
    ("PUNCT", "''"): "” \" » ’ '",
    ("PUNCT", ","): ", - — : ; ( ) [ ] /",
    ("PUNCT", "."): ". ! ? … ...",
    ("SPACE", "_SP"): "\n\n \n",
    ("X", "FW"): "\u200b \u202e 中文 🙂 \ufffd",
}
DEPS = (
    "nsubj nsubjpass dobj pobj prep agent ccomp xcomp advcl acl relcl conj cc det amod compound appos aux "
    "auxpass neg mark attr dative poss punct parataxis npadvmod nummod advmod acomp pcomp case dep"
).split()
LABELS = "PERSON ORG GPE LOC NORP FAC DATE CARDINAL EVENT PRODUCT".split()


def soup(seed: int, size: int) -> Parse:
    """Return a parse of `size` tokens made up from `seed`: a projective tree in each sentence."""
    chance = random.Random(seed)
    kinds = [chance.choice(list(KINDS)) for _ in range(size)]
    words = [_word(chance, kind) for kind in kinds]
    gaps = [chance.choice(("", " ", " ", " ")) for _ in words]
    starts = [sum(map(len, words[:n])) + sum(map(len, gaps[:n])) for n in range(size)]
    firsts = sorted({0, *(n for n in range(size) if chance.random() < 0.08)}) if size else []
    heads = list(range(size))
    for first, end in pairwise([*firsts, size]):
        _grow(chance, heads, first, end, None)
    return Parse(
        text="".join(word + gap for word, gap in zip(words, gaps, strict=True)),
        words=words,
        lowers=[word.lower().replace("’", "'") for word in words],
        lemmas=[word.lower().removesuffix("s").removesuffix("ed") or word for word in words],
        pos=[kind[0] for kind in kinds],
        tags=[kind[1] for kind in kinds],
        deps=["ROOT" if head == token else chance.choice(DEPS) for token, head in enumerate(heads)],
        heads=heads,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentence_starts=firsts,
        entities=list(_entities(chance, size)),
    )


def _word(chance: random.Random, kind: tuple[str, str]) -> str:
    words = KINDS[kind].split(" ")
    word = chance.choice(words) or "x"
    return word.upper() if chance.random() < 0.05 and kind[0] != "SPACE" else word


def _grow(chance: random.Random, heads: list[int], first: int, end: int, above: int | None) -> None:
    """Give the tokens from `first` to `end` heads: one of them hangs on `above`, the others below it."""
    todo = [(first, end, above)]
    while todo:
        first, end, above = todo.pop()
        if first >= end:
            continue
        root = chance.randrange(first, end)
        heads[root] = root if above is None else above
        for low, high in ((first, root), (root + 1, end)):
            cut = chance.randint(low, high)
            todo += [(low, cut, root), (cut, high, root)]


def _entities(chance: random.Random, size: int) -> list[tuple[int, int, str]]:
    found, at = [], 0
    while at < size:
        end = min(size, at + chance.randint(1, 3))
        if chance.random() < 0.2:
            found.append((at, end, chance.choice(LABELS)))
        at = end
    return found
