"""Who the speaker is: from the words at the quote to a referent, with an eye on who is speaking.

What does not live here: finding the words (`sources`); coreference in general (`pipeline.nlp.names`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.nlp.quotes.attribute import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.sources import Source
from pipeline.records import Mention, Names


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: referent numbers, and the words at the quote with their place."""

    referents: tuple[int, ...] = ()
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Speakers:
    """Names the speakers of one article's quotes, asked for in text order."""

    def __init__(self, page: Page, names: Names) -> None:
        """Remember the article and who its words name."""
        self.page = page
        self.names = names
        self.last = Speaker()

    def of(self, one: Found) -> Speaker:
        """Return who says `one`; where its sentence is silent, who spoke last."""
        if one.source is None:
            return Speaker(self.last.referents)
        parse = self.page.parse
        source = one.source
        mention = self._mention(source)
        start, end = parse.starts[source.first], parse.ends[source.end - 1]
        referents: tuple[int, ...] = ()
        if mention is not None:
            if mention.form == "name":
                start, end = mention.start_char, mention.end_char
            if mention.referent is not None:
                referents = (mention.referent,)
        self.last = Speaker(referents, parse.text[start:end], start, end)
        return self.last

    def _mention(self, source: Source) -> Mention | None:
        """Return the mention that covers the speaker's noun, or a name that ends its words."""
        parse = self.page.parse
        head, end = parse.starts[source.head], parse.ends[source.end - 1]
        covering = [one for one in self.names.mentions if one.start_char <= head < one.end_char]
        if covering:
            return covering[-1]
        closing = [one for one in self.names.mentions if one.end_char == end and one.form == "name"]
        return closing[-1] if closing and parse.deps[source.head] in ("nmod", "compound", "appos") else None
