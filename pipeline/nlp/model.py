"""The parse: loading the spaCy model and running it over texts, in this process or in several.

What does not live here: the stored form (`stored`), the model's parts made quicker (`quick`), and any
rule about names, quotes or events.
"""

from __future__ import annotations

import importlib.util
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from multiprocessing import get_context

import numpy as np
import spacy
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.bounds import is_bearable, is_long
from pipeline.nlp.quick import quicken
from pipeline.nlp.reading import reading_copy
from pipeline.nlp.recasing import IsCommon, common_words
from pipeline.nlp.stored import store

BATCH_SIZE = 32
AHEAD = 2

OpeningEnd = Callable[[str], int]
"""Says where the date line of a text ends."""
Texts = list[tuple[int, str]]
"""Texts by number."""
Parses = dict[int, tuple[int, bytes]]
"""Tokens and stored form of each text that could be parsed, by number."""


class ModelMissingError(RuntimeError):
    """The spaCy model named in the settings is not installed; the message says what to type."""


@Language.component("paragraph_starts", assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence after every line break, so that no sentence runs over a paragraph's end."""
    for number in np.flatnonzero(doc.to_array([IS_SPACE])[:-1]).tolist():
        if "\n" in doc[number].text:
            doc[number + 1].is_sent_start = True
    return doc


@lru_cache(maxsize=1)
def model_version(name: str) -> str:
    """Return "name version" of the installed model `name`, without loading it.

    Raises:
        ModelMissingError: `name` is not an installed spaCy model package.
    """
    installed = _installed_version(name) if importlib.util.find_spec(name) else None
    if installed is None:
        raise ModelMissingError(
            f"The spaCy model {name!r} is not installed. Run `make install` for the default model, "
            f"or set DATELINE_MODEL to one that `python -m spacy info` lists."
        )
    return f"{name} {installed}"


def _installed_version(name: str) -> str | None:
    """Return the version of the package that holds the module `name`, None where no package does."""
    try:
        return version(name)
    except PackageNotFoundError:  # a package of another name: to find it takes half a second
        packages = packages_distributions().get(name, [])
        return version(packages[0]) if packages else None


@lru_cache(maxsize=1)
def load_model(name: str) -> Language:
    """Load the spaCy model `name` once per process.

    Raises:
        ModelMissingError: `name` is not an installed spaCy model package.
    """
    model_version(name)
    nlp = spacy.load(name)
    nlp.add_pipe("paragraph_starts", before="parser")
    quicken(nlp)
    return nlp


@lru_cache(maxsize=1)
def _is_common(name: str) -> IsCommon:
    """The test for words that are no names, by the word lists of the model `name`."""
    return common_words(load_model(name))


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


def parse_batches(
    batches: Iterable[Texts], model: str, opening_end: OpeningEnd, processes: int = 1
) -> Iterator[Parses]:
    """Parse texts batch by batch, in order; no more than a few batches are held at a time.

    A text the model fails on, or too long by `pipeline.nlp.bounds`, is left out of its batch's parses.
    `opening_end` says where the date line of a text ends; several processes import it by its name.

    Raises:
        ModelMissingError: `model` is not installed.
    """
    model_version(model)
    if processes == 1:
        yield from map(partial(_parses, model, opening_end), batches)
        return
    # A fork would take along the locks of a process that runs threads, as Dagster's do.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Parses]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_parses, model, opening_end, batch))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _parses(model: str, opening_end: OpeningEnd, texts: Texts) -> Parses:
    """Parse a batch together; if that fails, one by one, leaving out those that fail alone too."""
    nlp, is_common = load_model(model), _is_common(model)
    bearable = [
        (reading_copy(text, is_common, opening_end(text)), number)
        for number, text in texts
        if is_bearable(text)
    ]
    try:
        return {number: (len(doc), store(doc)) for doc, number in _docs(nlp, bearable)}
    except Exception:  # noqa: BLE001  # whatever one text does to the model must not cost the others
        alone = ((number, _parsed_alone(nlp, text)) for text, number in bearable)
        return {number: (len(doc), store(doc)) for number, doc in alone if doc is not None}


def _docs(nlp: Language, texts: list[tuple[str, int]]) -> Iterator[tuple[Doc, int]]:
    """Parse short texts many at a time, then long ones one by one: their memory would add up."""
    short = [pair for pair in texts if not is_long(pair[0])]
    long = [pair for pair in texts if is_long(pair[0])]
    for some, size in ((short, BATCH_SIZE), (long, 1)):
        yield from nlp.pipe(some, as_tuples=True, batch_size=size)


def _parsed_alone(nlp: Language, text: str) -> Doc | None:
    """Parse one text, or return None where the model fails on it."""
    try:
        return nlp(text)
    except Exception:  # noqa: BLE001  # as above
        return None
