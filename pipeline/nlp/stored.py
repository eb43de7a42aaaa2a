"""A parse as bytes and back: spaCy's DocBin format, written and read in bulk.

`DocBin` itself builds an object for every token on the way in and on the way out, which costs more
than the rules that read the parse; the bytes are the same format, and `spacy.tokens.DocBin` reads
them. What does not live here: running the model (`pipeline.nlp.model`).
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.strings import get_string_id
from spacy.symbols import IDS
from spacy.tokens import Doc
from srsly import msgpack

from pipeline.nlp.parse import Parse
from pipeline.nlp.subjects import with_subjects

_FORMAT = "0.1"
_COLUMNS = [ORTH, *sorted([TAG, POS, LEMMA, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE, SENT_START])]
_WORDED = [ORTH, TAG, LEMMA, MORPH, DEP, ENT_TYPE]
_BEGINS, _GOES_ON = 3, 1
_QUICK = 1
"""zlib's quickest level: 6 takes four times as long for a tenth less."""

_COMMON_WORDS = 20_000

Column = npt.NDArray[np.uint64]
"""One number for each token."""


@cache
def _packer() -> Any:
    """The packer of all parses: making one looks through every installed package."""
    return msgpack.Packer(use_bin_type=True)


@cache
def _symbols() -> dict[int, str]:
    """The words that spaCy numbers itself (parts of speech, most relations)."""
    return {number: word for word, number in IDS.items()}


@lru_cache(_COMMON_WORDS)
def _number(word: str) -> int:
    """spaCy's number of a word, most of which come again in the next parse."""
    return int(get_string_id(word))


def store(doc: Doc) -> bytes:
    """Return `doc` as bytes that `read` and spaCy's DocBin take back."""
    rows = doc.to_array(_COLUMNS).reshape(len(doc), len(_COLUMNS))
    worded = np.unique(rows[:, [_COLUMNS.index(attribute) for attribute in _WORDED]])
    message = {
        "version": _FORMAT,
        "attrs": _COLUMNS,
        "tokens": rows.tobytes("C"),
        "spaces": doc.to_array([SPACY]).astype(bool).tobytes("C"),
        "lengths": np.array([len(doc)], dtype="int32").tobytes("C"),
        "strings": sorted(doc.vocab.strings[number] for number in worded.tolist()),
        "cats": [{}],
        "flags": [{"has_unknown_spaces": False}],
        "span_groups": [b""],
    }
    return zlib.compress(_packer().pack(message), level=_QUICK)


def read(stored: bytes, text: str) -> Parse:
    """Return the parse of `text` that `store` wrote; `text` may differ from what was parsed in its marks."""
    message = msgpack.unpackb(zlib.decompress(stored), raw=False, object_pairs_hook=dict)
    rows = np.frombuffer(message["tokens"], dtype="uint64").reshape(-1, len(message["attrs"]))
    columns: dict[int, Column] = dict(zip(message["attrs"], rows.T, strict=True))
    named = {_number(word): word for word in message["strings"]}
    lengths = np.array(list(map(len, _words(columns[ORTH], named))), dtype="int64")
    spaces = np.frombuffer(message["spaces"], dtype=bool)
    ends = np.cumsum(lengths + spaces) - spaces
    return parse_of(text, (ends - lengths).tolist(), ends.tolist(), columns, named)


def parse_of(
    text: str, starts: list[int], ends: list[int], columns: dict[int, Column], named: dict[int, str]
) -> Parse:
    """Return the columns of a parse as lists of words and token numbers."""
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    lowers = list(map(str.lower, words))
    # The bytes of a relative head are those of a signed number.
    heads = columns[HEAD].view("int64") + np.arange(len(words))
    begins = columns[SENT_START] == 1
    begins[:1] = True
    parse = Parse(
        text=text,
        words=words,
        lowers=[word.replace("’", "'") for word in lowers] if "’" in text else lowers,
        lemmas=_words(columns[LEMMA], named),
        pos=_words(columns[POS], _symbols()),
        tags=_words(columns[TAG], named),
        deps=_words(columns[DEP], named),
        heads=heads.tolist(),
        starts=starts,
        ends=ends,
        sentence_starts=np.flatnonzero(begins).tolist(),
        entities=_entities(columns[ENT_IOB], columns[ENT_TYPE], named),
    )
    return with_subjects(parse)


def _words(column: Column, named: dict[int, str]) -> list[str]:
    """Return the words that the numbers of a column stand for."""
    return list(map(named.__getitem__, column.tolist()))


def _entities(places: Column, labels: Column, named: dict[int, str]) -> list[tuple[int, int, str]]:
    """Return the named spans as (first token, token after the last, label)."""
    found: list[tuple[int, int, str]] = []
    inside = np.flatnonzero((places == _BEGINS) | (places == _GOES_ON))
    for token, place, label in zip(
        *(each.tolist() for each in (inside, places[inside], labels[inside])), strict=True
    ):
        if place == _BEGINS:
            found.append((token, token + 1, named[label]))
        elif found:
            found[-1] = (found[-1][0], token + 1, found[-1][2])
    return found
