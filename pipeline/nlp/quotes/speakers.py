"""Who the speaker is: from the words at the quote to a referent, with an eye on who is speaking.

What does not live here: finding the words (`sources`); coreference in general (`pipeline.nlp.names`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.nlp.names.coreference.collectives import may_be_called
from pipeline.nlp.names.coreference.scope import subjects_above
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.salience import Salience
from pipeline.nlp.quotes.sources import Source, conjoined, noun_phrase
from pipeline.records import Gender, Mention, Names, Quote

_GENDERS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
_PLURAL = frozenset(["they", "them"])
_SUBORDINATE = frozenset(["advcl", "relcl", "pcomp"])
_NEAR = 3
_SELF = frozenset(["i", "me", "we", "us", "myself"])
_NEUTRAL = frozenset(["it", "they", "its", "their", "them"])


Form = Literal["name", "description", "pronoun", "disputed", "neutral", "unsaid"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: referent numbers, the words at the quote with their place, and what those words are.

    A pronoun is "disputed" where the article's own coreference says otherwise, "neutral" if it or they.
    """

    referents: tuple[int, ...] = ()
    text: str | None = None
    start: int | None = None
    end: int | None = None
    form: Form = "unsaid"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a quote and who passes it on."""

    speaker: Speaker
    reported_by: int | None


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

    def of(self, one: Found, holder: Quote | None) -> Said:
        """Return who says `one`, which `holder` holds if it is a quote within a quote."""
        reporter = None if one.reported is None else self._named(one.reported)
        if holder is not None:
            return Said(self._nested(one, holder), holder.speakers[0] if holder.speakers else None)
        speaker = self._spoken(one)
        self.last = speaker
        self.last_unit = self.salience.unit_of(one.first)
        if speaker.referents:
            self.salience.speaks(one.first, speaker.referents[0])
        return Said(speaker, reporter.referents[0] if reporter is not None and reporter.referents else None)

    def _spoken(self, one: Found) -> Speaker:
        """Return who says a quote that no other holds."""
        if one.source is None:
            return self._unnamed(one)
        speaker = self._named(one.source)
        if one.rule != "turn" or speaker.referents:
            return speaker
        return replace(speaker, referents=self._labelled((speaker.text or "").strip()))

    def _labelled(self, label: str) -> tuple[int, ...]:
        """Return whom a transcript's label means: initials, a name in capitals, the A to somebody's Q."""
        people = [one for one in self.salience.referents if one.kind == "person"]
        if label == "A":
            times = Counter(one.referent for one in self.mentions)
            return (max(people, key=lambda one: times[one.number]).number,) if people else ()
        letters = label.replace(".", "").casefold()
        last = label.split()[-1].casefold() if label else ""
        for one in people:
            words = [word.casefold() for word in one.name.split()]
            if words and (words[-1] == last or "".join(word[0] for word in words) == letters):
                return (one.number,)
        return ()

    def _nested(self, one: Found, holder: Quote) -> Speaker:
        """Return who speaks within somebody's words, where "I" is that somebody."""
        if one.source is None:
            return Speaker()
        parse = self.page.parse
        if parse.lowers[one.source.head] not in _SELF:
            speaker = self._named(one.source)
            is_self = (
                speaker.form in ("pronoun", "disputed")
                and holder.kind == "direct"
                and speaker.referents == holder.speakers
            )
            return replace(speaker, referents=self._other(one.source, holder)) if is_self else speaker
        start, end = parse.starts[one.source.first], parse.ends[one.source.end - 1]
        return Speaker(holder.speakers, parse.text[start:end], start, end, "pronoun")

    def _other(self, source: Source, holder: Quote) -> tuple[int, ...]:
        """Return whom the article's own coreference takes a pronoun for, if not for the outer speaker."""
        mention = self._mention(source)
        referent = None if mention is None else mention.referent
        return () if referent is None or referent in holder.speakers else (referent,)

    def _unnamed(self, one: Found) -> Speaker:
        """Return the speaker of a quote whose sentence is silent: the last one, or whom the text names."""
        here = self.salience.unit_of(one.first)
        stretch = None if one.marked is None else self.page.marked[one.marked]
        if here - self.last_unit <= 1 or (stretch is not None and stretch.continues):
            return replace(self.last, form="unsaid")
        referent = self.salience.person(one.first, None)
        return replace(self.last, form="unsaid") if referent is None else Speaker((referent,))

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
            return Speaker(self._described(source), parse.text[start:end], start, end, "description")
        if mention.form == "name":
            start, end = mention.start_char, mention.end_char
        form: Form = "name" if mention.form == "name" else "description"
        return Speaker(self._together(source, mention), parse.text[start:end], start, end, form)

    def _together(self, source: Source, mention: Mention) -> tuple[int, ...]:
        """Return the referents of all who speak together ("Okoro and Lind said")."""
        others = [self._mention(one) for one in conjoined(self.page, source)[1:]]
        every = [mention, *(one for one in others if one is not None)]
        referents = (each for one in every for each in (one.referent, *one.others))
        return tuple(dict.fromkeys(each for each in referents if each is not None))

    def _pronoun(self, source: Source, lower: str, start: int, end: int) -> Speaker:
        """Return whom a pronoun means, by who was spoken of and who spoke last."""
        if lower in _PLURAL and self._is_last_plural(source):
            return Speaker(self.last.referents, self.page.parse.text[start:end], start, end, "neutral")
        if lower in _GENDERS:
            referent = self.salience.person(source.first, _GENDERS[lower])
            if referent is not None:
                self.salience.learn(referent, _GENDERS[lower])
        else:
            referent = None if self._is_common(source) else self.salience.body(source.first)
        mention = self._mention(source)
        if referent is None and mention is not None:
            referent = mention.referent
        other = None if mention is None else mention.referent
        form: Form = "neutral" if lower in _NEUTRAL else "pronoun" if other == referent else "disputed"
        referents = () if referent is None else (referent,)
        return Speaker(referents, self.page.parse.text[start:end], start, end, form)

    def _is_common(self, source: Source) -> bool:
        """Return whether "it" or "they" is what the clause around it is about, which has no name."""
        parse = self.page.parse
        subject = next(subjects_above(parse, source.head), None)
        if subject is None or parse.deps[parse.heads[source.head]] not in _SUBORDINATE:
            return False
        return parse.pos[subject] == "NOUN" and self._covering(parse.starts[subject]) is None

    def _is_last_plural(self, source: Source) -> bool:
        """Return whether those who spoke just before are several, or some the article never names."""
        near = self.salience.unit_of(source.first) - self.last_unit <= _NEAR
        is_some = not self.last.referents and (self.last.text or "").endswith("s")
        return near and (len(self.last.referents) > 1 or is_some)

    def _described(self, source: Source) -> tuple[int, ...]:
        """Return whom a description without a name ("the company", "the bearded sculptor") means."""
        parse = self.page.parse
        if parse.lowers[source.first] != "the" or parse.tags[source.head] != "NN":
            return ()
        if "PROPN" in parse.pos[source.first : source.head]:
            return self._within(source)
        noun, modifiers = parse.lowers[source.head], source.head - source.first - 1
        referent: int | None = None
        if noun in lexicon().bodies:
            referent = None if modifiers else self._body(source.first, noun)
        elif modifiers and self._is_epithet(source, noun):
            referent = self.salience.person(source.first, None)
        return () if referent is None else (referent,)

    def _is_epithet(self, source: Source, noun: str) -> bool:
        """Return whether a description may reword whom the text is about: no document, no office."""
        is_owned = "POS" in self.page.parse.tags[source.first : source.head]
        return not is_owned and noun not in lexicon().documents and noun not in titles().single

    def _body(self, before: int, noun: str) -> int | None:
        """Return the organisation in focus that the noun fits."""
        referent = self.salience.body(before, "organization")
        fits = referent is not None and may_be_called(self.salience.referents[referent].name, noun)
        return referent if fits else None

    def _within(self, source: Source) -> tuple[int, ...]:
        """Return whom a name before the noun means ("the Lund news agency")."""
        parse = self.page.parse
        for token in range(source.head - 1, source.first, -1):
            if parse.heads[token] == source.head and parse.deps[token] == "compound":
                mention = self._covering(parse.starts[token])
                if mention is not None and mention.referent is not None:
                    is_body = self.salience.referents[mention.referent].kind == "organization"
                    return (mention.referent,) if is_body else ()
        return ()

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
        """Return the name set beside a description: "his sister, Ada Okoro", "the mayor of Lund, Ada"."""
        parse = self.page.parse
        for token in range(source.head + 1, parse.subtree(source.head)[1]):
            if parse.deps[token] == "appos" and self._leads_to(parse.heads[token], source.head):
                mention = self._covering(parse.starts[noun_phrase(self.page, token).head])
                is_own = parse.heads[token] == source.head
                if mention is not None and mention.form == "name" and (is_own or self._is_person(mention)):
                    return mention
        return None

    def _leads_to(self, token: int, head: int) -> bool:
        """Return whether only prepositions part `token` from the noun `head` above it."""
        parse = self.page.parse
        while token != head and parse.deps[token] in ("pobj", "prep"):
            token = parse.heads[token]
        return token == head

    def _is_person(self, mention: Mention) -> bool:
        """Return whether a mention is a person's."""
        return mention.referent is not None and self.salience.referents[mention.referent].kind == "person"
