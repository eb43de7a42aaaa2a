"""The parse: loading the spaCy model, running it over texts, storing and reading the result.

What does not live here: any rule about names, quotes or events.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import packages_distributions, version

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from pipeline.nlp.bounds import is_bearable, is_long
from pipeline.nlp.parse import Parse, from_doc
from pipeline.nlp.reading import reading_copy
from pipeline.nlp.recasing import IsCommon, common_words

STORED_ATTRIBUTES = ["TAG", "POS", "LEMMA", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]
BATCH_SIZE = 16

OpeningEnd = Callable[[str], int]


class ModelMissingError(RuntimeError):
    """The spaCy model named in the settings is not installed; the message says what to type."""


@Language.component("paragraph_starts", assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence after every line break, so that no sentence runs over a paragraph's end."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def model_version(name: str) -> str:
    """Return "name version" of the installed model `name`, without loading it.

    Raises:
        ModelMissingError: `name` is not an installed spaCy model package.
    """
    if importlib.util.find_spec(name) is None or name not in packages_distributions():
        raise ModelMissingError(
            f"The spaCy model {name!r} is not installed. Run `make install` for the default model, "
            f"or set DATELINE_MODEL to one that `python -m spacy info` lists."
        )
    distribution = packages_distributions()[name][0]
    return f"{name} {version(distribution)}"


@lru_cache(maxsize=1)
def load_model(name: str) -> Language:
    """Load the spaCy model `name` once per process.

    Raises:
        ModelMissingError: `name` is not an installed spaCy model package.
    """
    model_version(name)
    nlp = spacy.load(name)
    nlp.add_pipe("paragraph_starts", before="parser")
    return nlp


@lru_cache(maxsize=1)
def _is_common(name: str) -> IsCommon:
    """The test for words that are no names, by the word lists of the model `name`."""
    return common_words(load_model(name))


@lru_cache(maxsize=1)
def _vocab() -> Vocab:
    """The shared vocabulary stored parses are read into; needs no model."""
    return spacy.blank("en").vocab


def parse(texts: Iterable[str], model: str, opening_end: OpeningEnd) -> Iterator[bytes]:
    """Parse each text with `model` and yield its stored form, in order.

    `opening_end` says where the date line of a text ends.

    Raises:
        ModelMissingError: `model` is not installed.
    """
    nlp, is_common = load_model(model), _is_common(model)
    copies = (reading_copy(text, is_common, opening_end(text)) for text in texts)
    for doc in nlp.pipe(copies, batch_size=BATCH_SIZE):
        yield store(doc)


def parse_each(
    texts: Sequence[tuple[int, str]], model: str, opening_end: OpeningEnd, processes: int = 1
) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Parse texts given by number; yield number, tokens and stored form of each that could be parsed.

    A text the model fails on, or too long by `pipeline.nlp.bounds`, is left out. `opening_end` says where the
    date line of a text ends.

    Raises:
        ModelMissingError: `model` is not installed.
    """
    nlp, is_common = load_model(model), _is_common(model)
    short = [
        (reading_copy(text, is_common, opening_end(text)), number)
        for number, text in texts
        if is_bearable(text)
    ]
    yield from _parsed(nlp, short, processes)


def _parsed(
    nlp: Language, texts: list[tuple[str, int]], processes: int
) -> list[tuple[int, tuple[int, bytes]]]:
    """Parse `texts` together; if that fails, one by one, leaving out those that fail alone too."""
    try:
        return [(number, (len(doc), store(doc))) for doc, number in _docs(nlp, texts, processes)]
    except Exception:  # noqa: BLE001  # whatever one text does to the model must not cost the others
        alone = ((number, _parsed_alone(nlp, text)) for text, number in texts)
        return [(number, (len(doc), store(doc))) for number, doc in alone if doc is not None]


def _docs(nlp: Language, texts: list[tuple[str, int]], processes: int) -> Iterator[tuple[Doc, int]]:
    """Parse short texts many at a time, then long ones one by one: their memory would add up."""
    short = [pair for pair in texts if not is_long(pair[0])]
    long = [pair for pair in texts if is_long(pair[0])]
    for some, size in ((short, BATCH_SIZE), (long, 1)):
        yield from nlp.pipe(some, as_tuples=True, batch_size=size, n_process=processes)


def _parsed_alone(nlp: Language, text: str) -> Doc | None:
    """Parse one text, or return None where the model fails on it."""
    try:
        return nlp(text)
    except Exception:  # noqa: BLE001  # as above
        return None


def store(doc: Doc) -> bytes:
    """Return `doc` as bytes that `read` takes back."""
    return DocBin(attrs=STORED_ATTRIBUTES, docs=[doc]).to_bytes()


def read(stored: bytes, text: str) -> Parse:
    """Return the parse of `text` that `store` wrote."""
    (doc,) = DocBin().from_bytes(stored).get_docs(_vocab())
    return from_doc(doc, text)
