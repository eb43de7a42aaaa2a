"""Where a firm's name ends that its town or land follows: "Acme Foods Inc of Lund", "Roe Electric of Japan".

What does not live here: other ways of cutting names (`trims`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import gazetteer
from pipeline.nlp.parse import Parse

COMPANY_FORMS = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.", "co", "co.", "d.c."})
COMPANY_ENDS = COMPANY_FORMS | {"plc", "pharmaceuticals", "industries", "holdings", "foods", "laboratories"}
_OF_TRADE = frozenset(
    """
    brewing chemicals electric electronics foods mining motors pharma pharmaceuticals semiconductor shipping
    software steel ventures
    """.split()
)


def before_seat(parse: Parse, first: int, end: int) -> int:
    """Return where a company's name ends that the model joined with its town ("Acme Foods Inc of Lund")."""
    for token in range(first + 1, end - 1):
        if parse.lowers[token] != "of":
            continue
        if parse.lowers[token - 1] in COMPANY_ENDS or (token > first + 1 and is_of_land(parse, token)):
            return token
    return end


def is_of_land(parse: Parse, end: int) -> bool:
    """Whether a firm's land follows its name ("Lund Electric of Japan"); a bank's is part of it."""
    if end + 1 >= len(parse) or parse.lowers[end - 1] not in _OF_TRADE or parse.words[end - 2].islower():
        return False
    entries = gazetteer().get(parse.lowers[end + 1], ())
    return any(not rest and known.kind == "country" for rest, known in entries)
