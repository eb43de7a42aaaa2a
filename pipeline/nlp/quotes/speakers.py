"""Who the speaker is: from the words at the quote to a referent, with an eye on who is speaking.

What does not live here: finding the words (`sources`); coreference in general (`pipeline.nlp.names`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.salience import Salience
from pipeline.nlp.quotes.sources import Source, noun_phrase
from pipeline.records import Gender, Mention, Names

_GENDERS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
_NEUTRAL = frozenset(["it", "they", "its", "their", "them"])


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
        self.mentions = names.mentions
        self.begins = [one.start_char for one in names.mentions]
        self.salience = Salience(page, names)
        self.last = Speaker()
        self.last_unit = -1

    def of(self, one: Found) -> Speaker:
        """Return who says `one`."""
        speaker = self._unnamed(one) if one.source is None else self._named(one.source)
        self.last = speaker
        self.last_unit = self.salience.unit_of(one.first)
        if speaker.referents:
            self.salience.speaks(one.first, speaker.referents[0])
        return speaker

    def _unnamed(self, one: Found) -> Speaker:
        """Return the speaker of a quote whose sentence is silent: the last one, or whom the text names."""
        here = self.salience.unit_of(one.first)
        stretch = None if one.marked is None else self.page.marked[one.marked]
        if here - self.last_unit <= 1 or (stretch is not None and stretch.continues):
            return self.last
        referent = self.salience.person(one.first, None)
        return self.last if referent is None else Speaker((referent,))

    def _named(self, source: Source) -> Speaker:
        """Return the speaker that the words at the quote name."""
        parse = self.page.parse
        start, end = parse.starts[source.first], parse.ends[source.end - 1]
        lower = parse.lowers[source.head]
        if lower in _GENDERS or lower in _NEUTRAL:
            return self._pronoun(source, lower, start, end)
        mention = self._mention(source)
        if mention is None or mention.form != "name":
            mention = self._apposed(source) or mention
        if mention is None:
            return Speaker(self._described(source), parse.text[start:end], start, end)
        if mention.form == "name":
            start, end = mention.start_char, mention.end_char
        referents = () if mention.referent is None else (mention.referent,)
        return Speaker(referents, parse.text[start:end], start, end)

    def _pronoun(self, source: Source, lower: str, start: int, end: int) -> Speaker:
        """Return whom a pronoun means, by who was spoken of and who spoke last."""
        if lower in _GENDERS:
            referent = self.salience.person(source.first, _GENDERS[lower])
            if referent is not None:
                self.salience.learn(referent, _GENDERS[lower])
        else:
            referent = self.salience.body(source.first)
        mention = self._mention(source)
        if referent is None and mention is not None:
            referent = mention.referent
        return Speaker(() if referent is None else (referent,), self.page.parse.text[start:end], start, end)

    def _described(self, source: Source) -> tuple[int, ...]:
        """Return whom a description without a name ("the company", "the bearded sculptor") means."""
        parse = self.page.parse
        if parse.lowers[source.first] != "the" or parse.tags[source.head] != "NN":
            return ()
        noun = parse.lowers[source.head]
        if noun in lexicon().bodies:
            referent = self.salience.body(source.first)
        elif source.end - source.first > 2 and noun not in lexicon().documents:
            referent = self.salience.person(source.first, None)
        else:
            return ()
        return () if referent is None else (referent,)

    def _covering(self, char: int) -> Mention | None:
        """Return the mention that covers `char`."""
        place = bisect_right(self.begins, char) - 1
        while place >= 0 and char - self.begins[place] < 100:
            if self.mentions[place].end_char > char:
                return self.mentions[place]
            place -= 1
        return None

    def _mention(self, source: Source) -> Mention | None:
        """Return the mention that covers the speaker's noun."""
        return self._covering(self.page.parse.starts[source.head])

    def _apposed(self, source: Source) -> Mention | None:
        """Return the name set beside a description: "his sister, Ada Okoro,"."""
        parse = self.page.parse
        for child in parse.children[source.head]:
            if child > source.head and parse.deps[child] == "appos":
                mention = self._covering(parse.starts[noun_phrase(self.page, child).head])
                if mention is not None and mention.form == "name":
                    return mention
        return None
