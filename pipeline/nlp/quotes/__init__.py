"""Who said what: direct, mixed and indirect quotes with their cues and speakers.

`find_quotes` lays the text out (`page`, `marks`), reads each sentence (`attribute`, `content`,
`sources`), and names the speakers (`speakers`).
"""

from __future__ import annotations

from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes.attribute import read_unit
from pipeline.nlp.quotes.floating import read_floating
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.nested import read_nested
from pipeline.nlp.quotes.nouns import read_nouns
from pipeline.nlp.quotes.page import lay_out
from pipeline.nlp.quotes.phrases import read_phrases
from pipeline.nlp.quotes.records import as_quotes
from pipeline.nlp.quotes.signed import read_signed
from pipeline.nlp.quotes.turns import read_turns, without_turns
from pipeline.records import Context, Names, Quote


def find_quotes(parse: Parse, names: Names, context: Context) -> tuple[Quote, ...]:
    """Return the quotes in the text, in order of start."""
    page = lay_out(parse)
    found: list[Found] = []
    for unit in page.units:
        here = read_unit(page, unit)
        here += read_phrases(page, unit, here)
        found.extend(here + read_nouns(page, unit, here))
    found.extend(read_signed(page, found))
    found.extend(read_floating(page, found))
    found.extend(read_nested(page))
    turns = read_turns(page)
    return as_quotes(page, without_turns(found, turns) + turns, names)
