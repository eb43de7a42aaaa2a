"""Pages of several articles, made by a seeded generator: invented news in many layouts, and the truth.

Every word here is our own; no page was copied from anywhere.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

PEOPLE = (
    "Ana Telo",
    "Ruben Okash",
    "Mirela Dovan",
    "Tomas Quill",
    "Ines Harbeck",
    "Kofi Brandel",
    "Lena Soriq",
    "Pavel Ostrin",
    "Dalia Wembe",
    "Jonas Fairlow",
)
PLACES = (
    "Mweru",
    "Calder Bay",
    "Port Hallow",
    "Lindgate",
    "Oster",
    "Vellmar",
    "Sant Iria",
    "Karsk",
    "New Brome",
    "Tilbrook",
)
BODIES = (
    "the harbour council",
    "the water board",
    "the teachers' union",
    "the regional court",
    "the transport ministry",
    "the port authority",
    "the health agency",
    "the farmers' league",
)
DEEDS = (
    "approved a new budget",
    "closed the old bridge",
    "opened an inquiry into the flood",
    "signed a contract with the shipyard",
    "rejected the ferry plan",
    "raised fees for fishing boats",
    "agreed to rebuild the market",
    "suspended talks over the dam",
)
HEADLINES = (
    "{b} {d} after long debate",
    "{p} warns of costs as {b} {d}",
    "{place} waits while {b} {d}",
    "Protest in {place} as {b} {d}",
    "{place}: {b} {d}",
    "Why {b} {d}",
    "'We had no choice': {p} says {b} {d}",
)
SENTENCES = (
    "{B} {d} on {day}, officials in {place} said.",
    "{p}, who speaks for {b}, said the decision would be reviewed within {n} weeks.",
    "“We have listened to the people of {place},” {p} told reporters outside the town hall.",
    "About {n} residents gathered near the harbour and asked for more time, witnesses said.",
    "The plan was first put forward in {year}, when {b} asked for {n} million in extra funds.",
    '"It is a step, but a small one," said {p}, adding that nobody in {place} had been asked.',
    "Critics say the cost has grown by {n} percent since then.",
    "A spokesman for {b} declined to comment.",
    "In a letter seen by the paper, {p} wrote that the works could not begin before spring.",
    "The vote passed by {n} to 12, with two members absent, according to the minutes.",
    "Neighbouring {place} has faced the same question for years, and its mayor, {p}, called for patience.",
    "Work is expected to last until the end of {year}.",
    "He did not say when the road would open again.",
    "Police closed two streets for several hours; nobody was hurt.",
)  # fmt: skip
SUBHEADS = ("What happens next", "A long dispute", "Costs and fees", "Voices from the harbour")
SECTIONS = ("Region", "Coast", "Town hall", "Waterfront")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TOP = (
    "Home",
    "News",
    "Opinion",
    "Weather",
    "Contact",
    "Log In",
    "Search",
    "Menu",
    "Sport",
    "Subscribe",
    "Advertise with us",
    "Facebook",
    "Twitter",
)
BOTTOM = (
    "Recent Posts",
    "Popular",
    "About us",
    "Privacy Policy",
    "© 2019 The Lindgate Courier. All rights reserved.",
    "Back to top",
    "Follow us on Twitter",
    "Older posts",
    "Sign up for our newsletter",
)


@dataclass
class Item:
    """One invented article as it should be read."""

    title: str
    paragraphs: list[str]
    day: date | None
    author: str
    section: str
    excerpt: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass
class Page:
    """A page's raw text and the articles on it."""

    layout: str
    raw: str
    items: list[Item] = field(default_factory=list)


class Writer:
    """Makes invented news from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def fill(self, template: str) -> str:
        pick = self.random.choice
        body = pick(BODIES)
        return template.format(
            b=body,
            B=body[0].upper() + body[1:],
            d=pick(DEEDS),
            p=pick(PEOPLE),
            place=pick(PLACES),
            n=self.random.randint(3, 90),
            year=self.random.randint(2009, 2016),
            day=pick(("Monday", "Tuesday", "Friday")),
        )

    def headline(self) -> str:
        title = self.fill(self.random.choice(HEADLINES))
        return title[0].upper() + title[1:]

    def paragraph(self, least: int = 1, most: int = 4) -> str:
        return " ".join(self.fill(s) for s in self.random.sample(SENTENCES, self.random.randint(least, most)))

    def item(self, paragraphs: tuple[int, int] = (3, 7), subheads: bool = False) -> Item:
        texts = [self.paragraph() for _ in range(self.random.randint(*paragraphs))]
        texts[0] = self.paragraph(2, 4)
        if subheads and len(texts) > 4 and self.random.random() < 0.5:
            texts.insert(2, self.random.choice(SUBHEADS))
        day = date(2017, 1, 1) + timedelta(days=self.random.randint(0, 1000))
        return Item(self.headline(), texts, day, self.random.choice(PEOPLE), self.random.choice(SECTIONS))

    def items(self, **options: object) -> list[Item]:
        found: dict[str, Item] = {}
        while len(found) < self.random.randint(4, 9):
            item = self.item(**options)  # type: ignore[arg-type]
            found.setdefault(item.title, item)
        return list(found.values())

    def chrome(self, lines: tuple[str, ...], most: int) -> list[str]:
        return self.random.sample(lines, self.random.randint(1, min(most, len(lines))))


def long_day(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def british_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def teaser(item: Item, words: int = 30) -> str:
    return " ".join(" ".join(item.paragraphs).split()[:words])


def tag_page(w: Writer) -> Page:
    """A blog's tag page: whole articles, each followed by its own teaser."""
    items = w.items()
    lines = [
        *w.chrome(TOP, 8),
        "You are here: Home » Tag Archives: harbour",
        "Tag Archives: harbour",
        "Feed Subscription",
    ]
    for item in items:
        lines += [item.title, " ".join(item.paragraphs), f"{teaser(item)} ... Read More »"]
        item.day, item.paragraphs = None, [" ".join(item.paragraphs)]
    return Page("tag page", "\n\n".join([*lines, "Scroll To Top"]), items)


def posted_by(w: Writer) -> Page:
    """A magazine theme: Posted by, section, date and number of comments under each title."""
    items = w.items(subheads=True)
    lines = [*w.chrome(TOP, 9), "Tag: fisheries", "RSS Feed"]
    for item in items:
        lines += [
            item.title,
            f"Posted by: {item.author}",
            f"in {item.section}, News",
            long_day(item.day),
            "0 Comments",
        ]
        lines += [
            *item.paragraphs,
            "Share this:",
            "Facebook",
            "Twitter",
            f"{teaser(item, 25)} [...]",
            "Read More »",
        ]
    return Page("posted by", "\n".join([*lines, *w.chrome(BOTTOM, 6)]), items)


def numbered(w: Writer) -> Page:
    """A numbered list without dates."""
    items = w.items(paragraphs=(2, 4))
    lines = ["This week's reports"]
    for number, item in enumerate(items, 1):
        lines += [f"{number}. {item.title}", "", *item.paragraphs, ""]
        item.day = None
    return Page("numbered", "\n".join(lines), items)


def dated_first(w: Writer) -> Page:
    """A chronicle: the date, then the title, then the text."""
    items = w.items()
    lines = ["Archive for the category Region", ""]
    for item in items:
        lines += [british_day(item.day), item.title, *item.paragraphs, ""]
    return Page("dated first", "\n".join([*lines, *w.chrome(BOTTOM, 4)]), items)


def long_lines(w: Writer) -> Page:
    """Titles, each with one long line below, and nothing else."""
    items = w.items(paragraphs=(5, 8))
    lines = w.chrome(TOP, 5)
    for item in items:
        item.paragraphs, item.day = [" ".join(item.paragraphs)], None
        lines += ["", item.title, "", item.text]
    return Page("long lines", "\n".join(lines), items)


def barred(w: Writer) -> Page:
    """A table saved as text: date, title and text on one line."""
    items = w.items()
    bar = w.random.choice((" | ", "\t", " — "))
    for item in items:
        item.paragraphs = [" ".join(item.paragraphs)]
    shape = w.random.choice((0, 1))
    rows = [
        (i.day.isoformat(), i.title, i.text) if shape else (british_day(i.day), i.title, i.text)
        for i in items
    ]
    return Page("barred", "\n".join(bar.join(row) for row in rows), items)


def ruled(w: Writer) -> Page:
    """A digest with rules between the articles."""
    items = w.items(subheads=True)
    rule = w.random.choice(("-" * 40, "* * *", "=" * 30, "_____"))
    blocks = ["\n\n".join([i.title, f"By {i.author}", long_day(i.day), *i.paragraphs]) for i in items]
    return Page("ruled", f"\n\n{rule}\n\n".join(blocks), items)


def wire(w: Writer) -> Page:
    """An agency's file: each text opens with place, day and agency."""
    items = w.items()
    lines = []
    for item in items:
        place = w.random.choice(PLACES).upper()
        opening = f"{place}, {MONTHS[item.day.month - 1]} {item.day.day}, {item.day.year} (Reuters) - "
        item.paragraphs[0] = opening + item.paragraphs[0]
        lines += [item.title, "", "\n\n".join(item.paragraphs), ""]
    return Page("wire", "\n".join(lines), items)


def meta_below(w: Writer) -> Page:
    """A blog whose date line stands below each text."""
    items = w.items()
    lines = [*w.chrome(TOP, 6), "Notes from the coast", "Just another local weblog"]
    for item in items:
        lines += [
            item.title,
            *item.paragraphs,
            f"Posted on {long_day(item.day)} by {item.author}",
            "Leave a comment",
        ]
    return Page("meta below", "\n".join([*lines, "Older posts", *w.chrome(BOTTOM, 3)]), items)


def markdown(w: Writer) -> Page:
    """A markdown file with a heading for each article."""
    items = w.items(subheads=False)
    lines = ["# Press review", ""]
    for item in items:
        lines += [f"## {item.title}", "", f"*{british_day(item.day)}*", ""]
        lines += [line for paragraph in item.paragraphs for line in (paragraph, "")]
    return Page("markdown", "\n".join(lines), items)


def export(w: Writer) -> Page:
    """A news database's export: numbered documents with named parts."""
    items = w.items()
    lines = []
    for number, item in enumerate(items, 1):
        lines += [
            f"Document {number} of {len(items)}",
            "",
            "The Lindgate Courier",
            "",
            long_day(item.day),
            "",
        ]
        lines += [
            f"HEADLINE: {item.title}",
            "",
            f"BYLINE: {item.author}",
            "",
            "LENGTH: 412 words",
            "",
            "BODY:",
            "",
        ]
        lines += [line for paragraph in item.paragraphs for line in (paragraph, "")]
        lines += [f"LOAD-DATE: {long_day(item.day + timedelta(days=1))}", "", "LANGUAGE: ENGLISH", "", ""]
    return Page("export", "\n".join(lines), items)


def named_parts(w: Writer) -> Page:
    """Records with a name before each part."""
    items = w.items()
    lines = []
    for item in items:
        lines += [
            f"Title: {item.title}",
            f"Date: {item.day.isoformat()}",
            f"Author: {item.author}",
            "Source: Courier",
        ]
        lines += [f"Text: {item.paragraphs[0]}", *item.paragraphs[1:], ""]
    return Page("named parts", "\n".join(lines), items)


def teasers_only(w: Writer) -> Page:
    """A front page: only the openings of the articles."""
    items = w.items()
    lines = [*w.chrome(TOP, 7), "Latest from the region"]
    for item in items:
        item.paragraphs, item.excerpt = [teaser(item, 35)], True
        lines += [item.title, long_day(item.day), item.text + " ... Read more", ""]
    return Page("teasers only", "\n".join([*lines, *w.chrome(BOTTOM, 5)]), items)


def content_system(w: Writer) -> Page:
    """A section label and title, a date line with the time, the text."""
    items = w.items()
    lines = [*w.chrome(TOP, 9), "All news"]
    for item in items:
        lines += [
            item.section,
            item.title,
            f"{british_day(item.day)} 14:05 (UTC +04:00)",
            *item.paragraphs,
            "Tags:",
            "harbour",
            "",
        ]
    return Page("content system", "\n".join([*lines, *w.chrome(BOTTOM, 7)]), items)


def dated_titles(w: Writer) -> Page:
    """The date stands in the title's line."""
    items = w.items()
    shape = w.random.choice(("{t} ({d})", "{d} – {t}", "{t} | {d}", "{d}: {t}"))
    lines = ["Chronicle of the year", ""]
    for item in items:
        lines += [shape.format(t=item.title, d=british_day(item.day)), *item.paragraphs, ""]
    return Page("dated titles", "\n".join(lines), items)


def slashed(w: Writer) -> Page:
    """Dates as 25/03/2019, whose order the page as a whole shows."""
    items = w.items()
    items[0].day = date(2018, 5, 25)
    lines = [*w.chrome(TOP, 6), "Category Archives: Waterfront"]
    for item in items:
        lines += [
            item.title,
            f"{item.day:%d/%m/%Y} by {item.author}",
            *item.paragraphs,
            "Continue reading →",
            "",
        ]
    return Page("slashed", "\n".join([*lines, *w.chrome(BOTTOM, 5)]), items)


def open_order(w: Writer) -> Page:
    """Dates as 03/04/2019 on a page that never shows which is the month: rightly unknown."""
    items = w.items()
    lines = ["Tag: fees"]
    for item in items:
        day = item.day.replace(day=min(item.day.day, 11) if item.day.month != min(item.day.day, 11) else 12)
        lines += [item.title, f"{day:%d/%m/%Y} by {item.author}", *item.paragraphs, ""]
        item.day = None
    return Page("open order", "\n".join(lines), items)


def wrapped(w: Writer) -> Page:
    """An old text file: lines broken at seventy characters, titles underlined."""
    import textwrap

    items = w.items()
    blocks = []
    for item in items:
        title = "\n".join(textwrap.wrap(item.title, 70))
        paragraphs = ["\n".join(textwrap.wrap(paragraph, 70)) for paragraph in item.paragraphs]
        blocks.append("\n\n".join([title + "\n" + "=" * 40, long_day(item.day), *paragraphs]))
    return Page("wrapped", "\n\n\n".join(blocks), items)


def undated_some(w: Writer) -> Page:
    """A listing that leaves the date of every third article out."""
    items = w.items()
    lines = [*w.chrome(TOP, 6), "Posts tagged harbour", ""]
    for number, item in enumerate(items):
        lines += [item.title, f"By {item.author}"]
        if number % 3 == 2:
            item.day = None
        else:
            lines.append(long_day(item.day))
        lines += ["3 min read", *item.paragraphs, "Advertisement", ""]
    return Page("undated some", "\n".join([*lines, *w.chrome(BOTTOM, 5)]), items)


def continue_reading(w: Writer) -> Page:
    """A blog's front page: an opening paragraph and a link that repeats the title."""
    items = w.items()
    lines = [*w.chrome(TOP, 8), "The harbour notebook", ""]
    for item in items:
        item.paragraphs, item.excerpt = [teaser(item, 45)], True
        lines += [item.title, f"{long_day(item.day)} / {item.author} / {w.random.randint(0, 9)} Comments"]
        lines += [f"{item.text} … Continue reading {item.title} →", ""]
    return Page("continue reading", "\n".join([*lines, *w.chrome(BOTTOM, 6)]), items)


def pictured(w: Writer) -> Page:
    """Captions with their credits, counters and share lines around each text."""
    items = w.items(subheads=True)
    lines = [*w.chrome(TOP, 7), "Latest news", ""]
    for item in items:
        lines += [
            item.section,
            item.title,
            f"{british_day(item.day)} | {item.section} | by {item.author}",
            "12 Shares",
        ]
        lines += [
            f"{item.author} at the harbour. Photo: Lindgate Courier",
            *item.paragraphs,
            "Share on Facebook",
            "Tweet",
            "",
        ]
    return Page("pictured", "\n\n".join([*lines, *w.chrome(BOTTOM, 6)]), items)


def capitals(w: Writer) -> Page:
    """Titles in capitals with a date in capitals below."""
    items = w.items()
    lines = []
    for item in items:
        item.title = item.title.upper()
        lines += [item.title, long_day(item.day).upper(), "", *item.paragraphs, "", ""]
    return Page("capitals", "\n".join(lines), items)


def with_standfirst(w: Writer) -> Page:
    """Title, standfirst, date line and text."""
    items = w.items()
    lines = [*w.chrome(TOP, 6), "All news", ""]
    for item in items:
        place, body = w.random.choice(PLACES), w.random.choice(BODIES)
        under = f"Residents of {place} fear that {body} will make them carry the costs"
        lines += [item.title, under, f"{item.author}, {british_day(item.day)}", *item.paragraphs, ""]
    return Page("with standfirst", "\n\n".join([*lines, *w.chrome(BOTTOM, 6)]), items)


def listed_only(w: Writer) -> Page:
    """A tag page that gives titles and texts and not one date."""
    items = w.items()
    lines = [*w.chrome(TOP, 6), "Tag Archives: ferry", ""]
    for item in items:
        item.day = None
        lines += [item.title, *item.paragraphs, ""]
    return Page("listed only", "\n\n".join([*lines, *w.chrome(BOTTOM, 4)]), items)


def agency_digest(w: Writer) -> Page:
    """An agency's digest: date lines without a year and no other date, so the days are rightly unknown."""
    items = w.items()
    lines = []
    for item in items:
        place = w.random.choice(PLACES).upper()
        item.paragraphs[0] = (
            f"{place}, {MONTHS[item.day.month - 1]} {item.day.day}. /Interfax/. "
            + item.paragraphs[0]
            .replace("Tuesday", "the day")
            .replace("Monday", "the day")
            .replace("Friday", "the day")
        )
        item.paragraphs = [
            p.replace(" on Tuesday", "").replace(" on Monday", "").replace(" on Friday", "")
            for p in item.paragraphs
        ]
        item.day = None
        lines += [item.title, "", *item.paragraphs, ""]
    return Page("agency digest", "\n".join(lines), items)


LAYOUTS: tuple[Callable[[Writer], Page], ...] = (
    tag_page, posted_by, numbered, dated_first, long_lines, barred, ruled, wire, meta_below, markdown, export,
    undated_some, continue_reading, pictured, capitals, with_standfirst, listed_only, agency_digest,
    named_parts, teasers_only, content_system, dated_titles, slashed, open_order, wrapped,
)  # fmt: skip


def pages(each: int = 3, seed: int = 7) -> list[Page]:
    """Return `each` pages of every layout."""
    return [
        layout(Writer(seed * 1000 + n * 100 + i)) for i, layout in enumerate(LAYOUTS) for n in range(each)
    ]
