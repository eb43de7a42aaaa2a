"""The words every room shares: frozen records that travel between rooms, and content-derived ids.

What does not live here: anything that reads, writes, parses or decides. Offsets are characters
(Unicode code points), the end exclusive, into the text that the record names.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "year", "decade"]
Severity = Literal["error", "warning", "info"]
EntityKind = Literal["person", "organization", "country", "place", "group", "facility"]
Form = Literal["name", "nominal", "pronoun"]
Gender = Literal["female", "male"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Realis = Literal["actual", "planned", "conditional", "negated", "denied", "alleged", "historical"]
ParticipantRole = Literal["actor", "target"]


def content_id(*parts: object) -> int:
    """Return a positive 63-bit integer derived from `parts` alone, the same on every machine."""
    key = "\x1f".join(["" if part is None else str(part) for part in parts])
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def text_sha256(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that is wrong with the input; it is recorded, never raised past its file."""

    stage: str
    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What a folder's `source.toml` says of every file below it, used where the files are silent."""

    publisher: str | None = None
    time_zone: str | None = None
    language: str | None = None
    default_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One readable raw file.

    `path` is relative to the seeds folder, with forward slashes; `file` is where it lies now.
    `encoding` is None for binary containers (WARC), whose records name their own.
    """

    path: str
    file: Path
    media_type: str
    encoding: str | None
    sha256: str
    size_bytes: int
    facts: SourceFacts = SourceFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article found in a document.

    `text` is the clean body: paragraphs parted by one empty line, without title, standfirst or
    anything of the site. `source_start` and `source_end` are where the article (title to last
    paragraph) stands in the decoded file, in characters.
    `published_source` says where the date was read: metadata, dateline, page, text or source.toml.
    `published_at` is an instant, midnight UTC where only the day is known; `published_on` is the day
    on the publisher's own calendar, to which "on Thursday" in the text relates.
    """

    title: str | None
    text: str
    source_start: int
    source_end: int
    standfirst: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    published_precision: Precision | None = None
    published_source: str | None = None
    published_on: date | None = None
    is_excerpt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of an article beside its text, for the rooms that read its language."""

    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that means somebody or something. `referent` is None where the text leaves it open.

    `others` are the further referents of a mention that means several ("the two leaders").
    """

    start_char: int
    end_char: int
    text: str
    label: str
    form: Form
    referent: int | None
    confidence: float = 1.0
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """One real-world thing within one article; `number` counts from 0 in order of first mention.

    `name` is the fullest name the article uses. `country_code` is ISO 3166-1 alpha-2: of the country
    itself, or of the country that holds a place.
    """

    number: int
    kind: EntityKind
    name: str
    country_code: str | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or description that the article gives a referent ("US Secretary of State")."""

    referent: int
    role: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All that one article says by name, description or pronoun. Mentions are in text order."""

    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One stretch of somebody's words; the span leaves its quotation marks out.

    `speakers` are referent numbers, the first the one to name when only one can be named;
    `speaker_*_char` is the speaker as worded at the quote ("she"), None where unsaid.
    `utterance` is the same number for the parts of one split quote. `parent` is the index of the
    quote that holds this one, in the same tuple. `confidence` is the calibrated chance that span and
    speaker are right; `rule` names the rule that found it.
    """

    text: str
    start_char: int
    end_char: int
    kind: QuoteKind
    speakers: tuple[int, ...] = ()
    speaker_text: str | None = None
    speaker_start_char: int | None = None
    speaker_end_char: int | None = None
    cue: str | None = None
    cue_start_char: int | None = None
    cue_end_char: int | None = None
    reported_by: int | None = None
    utterance: int = 0
    parent: int | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor or target of an event, as worded; `referent` is None for "gunmen"."""

    role: ParticipantRole
    text: str
    start_char: int
    end_char: int
    referent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One article's word for one happening.

    `type` is a PLOVER type, `mode` a finer CAMEO code where the trigger gives one ("190").
    `event_start` to `event_end` (inclusive) is when it happened, to `event_precision`; `date_basis`
    says how that is known: explicit, relative, weekday, dateline, or None when it is not.
    `reported_by` is the referent whose word it is, `reported_by_text` who that is as worded ("police"); both
    are None where the word is the article's own.
    `killed`, `wounded` and `arrested` are counts of people.
    """

    type: str
    cameo_root: str
    realis: Realis
    trigger_start_char: int
    trigger_end_char: int
    sentence_start_char: int
    sentence_end_char: int
    participants: tuple[Participant, ...] = ()
    mode: str | None = None
    reported_by: int | None = None
    reported_by_text: str | None = None
    reported_by_start_char: int | None = None
    reported_by_end_char: int | None = None
    event_start: date | None = None
    event_end: date | None = None
    event_precision: Precision | None = None
    date_basis: str | None = None
    place_referent: int | None = None
    place_text: str | None = None
    place_start_char: int | None = None
    place_end_char: int | None = None
    killed: int | None = None
    wounded: int | None = None
    arrested: int | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What finding duplicates needs of an article; `articles.duplicates` made `fingerprint` of its text."""

    id: int
    path: str
    fingerprint: bytes
    published_at: str | None
    word_count: int
    is_excerpt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferentKey:
    """Names one article's referent among those of all articles."""

    article_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReferent:
    """One article's referent with all it is called there, the input of `pipeline.resolve`."""

    key: ReferentKey
    kind: EntityKind
    name: str
    country_code: str | None
    gender: Gender | None
    aliases: tuple[tuple[str, int], ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """All referents that are called alike in every way that resolving looks at, and how many they are.

    `said_kind` and `said_gender` are as the articles say, `kind` and `gender` as all articles together
    decide (None before they have). `offices` are words of offices that one person holds, `splits` the
    user's rulings that take these referents out of their group, `shorts` the shorter names of a body
    that can be told from others in its own article alone. `uses` counts the mentions by name, at least
    one a referent; `articles` holds the articles while they are fewer than three and somebody asked.
    `least` is the first of the referents' places, as text, where somebody asked. `key` is what the
    referents share, None where each is a thing of its own, and `entity_id` the entity they all are.
    """

    id: int
    said_kind: EntityKind
    name: str
    country_code: str | None
    said_gender: Gender | None
    is_told: bool
    offices: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    referents: int = 0
    uses: int = 0
    article_count: int = 0
    articles: frozenset[int] = frozenset()
    least: str = ""
    kind: EntityKind | None = None
    gender: Gender | None = None
    key: tuple[str, ...] | None = None
    entity_id: int | None = None
    was_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One real-world thing in all articles. `aliases` are (name as written, uses), most used first."""

    id: int
    kind: EntityKind
    name: str
    country_code: str | None = None
    gender: Gender | None = None
    wikidata_id: str | None = None
    aliases: tuple[tuple[str, int], ...] = ()
    members: tuple[ReferentKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """An event report as stored, its participants resolved: the input of `pipeline.happenings`."""

    id: int
    article_id: int
    document_id: int
    publisher: str | None
    duplicate_of: int | None
    type: str
    cameo_root: str
    realis: Realis
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    actor_texts: tuple[str, ...]
    target_texts: tuple[str, ...]
    place_entity_id: int | None
    event_start: date | None
    event_end: date | None
    event_precision: Precision | None
    killed: int | None
    wounded: int | None
    arrested: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening with the ids of the reports that are its evidence.

    Happenings of different blocks stay apart whatever is reported later (`pipeline.happenings`).
    """

    id: int
    block: int
    type: str
    cameo_root: str
    realis: Realis
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    event_date: date | None
    event_date_end: date | None
    event_precision: Precision | None
    place_entity_id: int | None
    killed: int | None
    wounded: int | None
    arrested: int | None
    report_ids: tuple[int, ...] = ()
    report_count: int = 0
    article_count: int = 0
    source_count: int = 0
