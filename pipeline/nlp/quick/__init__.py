"""The model's own answers with less work: drop-in parts for a loaded spaCy pipeline.

Each part computes what the component it stands for computes, by the same floating-point operations in
the same order, and leaves out repeated work: an embedding a token instead of one a word (`embedding`), a
matcher's run a token instead of a look-up (`attributes`), a step a token instead of one over all
tokens (`entities`). A component of a shape the parts do not know is left as it is.
"""

from __future__ import annotations

from spacy.language import Language

from pipeline.nlp.quick.attributes import AttributeTable
from pipeline.nlp.quick.embedding import embed_words_once
from pipeline.nlp.quick.entities import SpanReader

__all__ = ["quicken"]


def quicken(nlp: Language) -> None:
    """Put the parts in place of the components of `nlp` that they know."""
    for _, pipe in nlp.pipeline:
        embed_words_once(pipe)
    for name, factory, part in (
        ("attribute_ruler", "attribute_table", AttributeTable),
        ("ner", "span_reader", SpanReader),
    ):
        if name in nlp.pipe_names and part.fits(nlp.get_pipe(name)):
            nlp.add_pipe(factory, after=name)
            nlp.disable_pipe(name)
