"""A parse as bytes and back: spaCy's DocBin format, written and read in bulk.

`DocBin` itself builds an object for every token on the way in and on the way out, which costs more
than the rules that read the parse; the bytes are the same format, and `spacy.tokens.DocBin` reads
them. What does not live here: running the model (`pipeline.nlp.model`).
"""

from __future__ import annotations

import zlib
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.strings import get_string_id
from spacy.symbols import IDS
from spacy.tokens import Doc
from srsly import msgpack

from pipeline.nlp.parse import Parse

_FORMAT = "0.1"
_COLUMNS = [ORTH, *sorted([TAG, POS, LEMMA, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE, SENT_START])]
_WORDED = [ORTH, TAG, LEMMA, MORPH, DEP, ENT_TYPE]
_BEGINS, _GOES_ON = 3, 1
_QUICK = 1
"""zlib's quickest level: 6 takes four times as long for a tenth less."""

Column = list[int]


@cache
def _packer() -> Any:
    """The packer of all parses: making one looks through every installed package."""
    return msgpack.Packer(use_bin_type=True)


@cache
def _symbols() -> dict[int, str]:
    """The words that spaCy numbers itself (parts of speech, most relations)."""
    return {number: word for word, number in IDS.items()}


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
    columns: dict[int, Column] = dict(zip(message["attrs"], rows.T.tolist(), strict=True))
    spaces = np.frombuffer(message["spaces"], dtype=bool).tolist()
    named = _symbols() | {get_string_id(word): word for word in message["strings"]}
    lengths = [len(named[number]) if number else 0 for number in columns[ORTH]]
    starts = list(
        accumulate((length + space for length, space in zip(lengths, spaces, strict=True)), initial=0)
    )
    ends = [start + length for start, length in zip(starts, lengths, strict=False)]
    return parse_of(text, starts[:-1], ends, columns, named)


def parse_of(
    text: str, starts: Column, ends: Column, columns: dict[int, Column], named: dict[int, str]
) -> Parse:
    """Return the columns of a parse as lists of words and token numbers."""
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return Parse(
        text=text,
        words=words,
        lowers=[word.lower().replace("’", "'") for word in words],
        lemmas=[named[number] for number in columns[LEMMA]],
        pos=[named[number] for number in columns[POS]],
        tags=[named[number] for number in columns[TAG]],
        deps=[named[number] for number in columns[DEP]],
        morphs=[named[number] for number in columns[MORPH]],
        heads=[token + _signed(offset) for token, offset in enumerate(columns[HEAD])],
        starts=starts,
        ends=ends,
        sentence_starts=[token for token, flag in enumerate(columns[SENT_START]) if token == 0 or flag == 1],
        entities=_entities(columns[ENT_IOB], [named[number] for number in columns[ENT_TYPE]]),
    )


def _signed(offset: int) -> int:
    """Undo the unsigned wrap of a relative head offset."""
    return offset - (1 << 64) if offset >= 1 << 63 else offset


def _entities(places: Column, labels: list[str]) -> list[tuple[int, int, str]]:
    """Return the named spans as (first token, token after the last, label)."""
    found: list[tuple[int, int, str]] = []
    for token, place in enumerate(places):
        if place == _BEGINS:
            found.append((token, token + 1, labels[token]))
        elif place == _GOES_ON and found:
            found[-1] = (found[-1][0], token + 1, found[-1][2])
    return found
