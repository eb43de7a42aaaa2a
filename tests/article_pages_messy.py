"""Pages with much around their articles, and lists of other shapes than `article_pages`: and the truth.

These layouts were written before the rules that read them. Every word here is our own.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from article_pages import PEOPLE, PLACES, Item, Page, british_day, long_day

BODIES = (
    "the harbour council",
    "the dockers' union",
    "Tilbrook Steel",
    "the ferry company",
    "the regional court",
)
DEEDS = (
    "has dropped its claim against the shipyard",
    "will close two of its five depots",
    "wants to dredge the channel again",
    "lost an appeal over unpaid overtime",
    "published the long-delayed flood report",
)
HEADLINES = (
    "{B} {d}",
    "{place} in shock as {b} {d}",
    "Who pays when {b} {d}?",
    "{p}: ‘This is not how a port is run’",
    "In {place}, patience is running out",
    "“We will be back,” says {p} after defeat",
    "Five dead in {place} crane collapse",
)
SENTENCES = (
    "{B} {d}, according to a statement released late on {day}.",
    "“Nobody told us. We read it in the paper like you did,” said {p}, who has sold fish since {year}.",
    "The decision affects around {n},000 households, most of them in {place} and the villages behind it.",
    "{p} did not answer calls.",
    "“If you ask me whether you should book a ticket for May, I would say wait,” {p} said.",
    "A copy of the letter, dated {day} and signed by {p}, was posted on Facebook by an employee.",
    "That was before the flood.",
    "Is it enough? Not according to {b}, which has asked for {n} million more.",
    "The report lists three causes: a blocked culvert, a failed pump and nobody in charge.",
    "{p} (Coast Party) called the vote “a farce”.",
    "To reduce the risk, {b} has told ships to sign up for a slot before they sail.",
)
SUBHEADS = ("‘A slow start’", "What the report says", "Money and mud")
SITE = "The Tilbrook Ledger"


class Writer:
    """Makes invented news from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def fill(self, template: str) -> str:
        pick = self.random.choice
        body = pick(BODIES)
        return template.format(
            b=body, B=body[0].upper() + body[1:], d=pick(DEEDS), place=pick(PLACES), p=pick(PEOPLE),
            n=self.random.randint(2, 48), year=self.random.randint(1998, 2014),
            day=pick(("Monday", "Thursday", "Sunday")),
        )  # fmt: skip

    def head(self) -> str:
        return self.fill(self.random.choice(HEADLINES))

    def paragraph(self, least: int = 1, most: int = 4) -> str:
        count = self.random.randint(least, most)
        return " ".join(self.fill(each) for each in self.random.sample(SENTENCES, count))

    def item(self, least: int = 3, most: int = 7) -> Item:
        texts = [self.paragraph(2), *(self.paragraph(2) for _ in range(self.random.randint(least, most) - 1))]
        day = date(2011, 1, 1) + timedelta(days=self.random.randint(0, 3600))
        return Item(
            self.head(), texts, day, self.random.choice(PEOPLE), self.random.choice(("Coast", "City"))
        )

    def items(self, least: int = 3, most: int = 6) -> list[Item]:
        found: dict[str, Item] = {}
        while len(found) < self.random.randint(4, 7):
            item = self.item(least, most)
            found.setdefault(item.title, item)
        return list(found.values())

    def one_line_items(self) -> list[Item]:
        items = self.items()
        for item in items:
            item.paragraphs = [" ".join(item.paragraphs)]
        return items


def opening(item: Item, words: int = 30) -> str:
    return " ".join(" ".join(item.paragraphs).split()[:words])


def excerpt(item: Item, words: int = 30) -> str:
    """Make the item one that is known by its opening only."""
    item.paragraphs, item.excerpt = [opening(item, words)], True
    return item.paragraphs[0]


def day_of(item: Item) -> date:
    assert item.day is not None
    return item.day


def uk(item: Item) -> str:
    return british_day(day_of(item))


def us(item: Item) -> str:
    return long_day(day_of(item))


def cookies_and_letters(w: Writer) -> Page:
    """One article between a cookie banner, a newsletter box, a list of the most read and a biography."""
    i = w.item(6, 9)
    top = [
        "We value your privacy",
        "Accept all",
        "Reject all",
        "Manage options",
        "Skip to main content",
        SITE,
    ]
    top += [
        "News Sport Weather Shop Travel Menu",
        "Coast",
        i.title,
        f"By {i.author}",
        "Harbour correspondent",
    ]
    top += [f"Published 3:15 PM EDT, {us(i)}", "Share", "Save", *i.paragraphs[:3]]
    top += ["The Morning Tide", "Start your day with the news that matters, delivered every weekday morning."]
    top += [
        "Enter your email",
        "Sign up",
        "By signing up you agree to our Terms of Service.",
        *i.paragraphs[3:],
    ]
    top += ["Most read", "1", w.head(), "2", w.head(), "About the author", f"{i.author} covers the docks."]
    return Page("cookies and letters", "\n\n".join([*top, "© 2021 Ledger. All rights reserved."]), [i])


def live_blog(w: Writer) -> Page:
    """Entries with their times, the newest first."""
    i = w.item(7, 9)
    lines = ["Live", i.title, f"{i.author} and {w.random.choice(PEOPLE)} (earlier)"]
    lines += [f"{uk(i)} 18.02 GMT", "Key events", "Show key events only", "Live feed"]
    for hours, paragraph in enumerate(i.paragraphs, 1):
        lines += [
            f"{hours}h ago",
            f"{18 - hours}.31 GMT",
            paragraph,
            "Share",
            f"Updated at {18 - hours}.40 GMT",
        ]
    return Page("live blog", "\n".join([*lines, "Topics", "Ferries", "Most viewed"]), [i])


def links_between(w: Writer) -> Page:
    """Links to other articles stand between the paragraphs."""
    i = w.item(6, 8)
    lines = [SITE, "Home", "Coast", i.title, f"{uk(i)}, 10:24"]
    for number, paragraph in enumerate(i.paragraphs):
        lines.append(paragraph)
        if number % 2 and number < 5:
            lines.append(w.random.choice(("READ: ", "SEE ALSO: ", "READ ALSO | ")) + w.head())
    return Page("links between", "\n\n".join([*lines, "Tags", "ports", "Comments (4)"]), [i])


def paywalled(w: Writer) -> Page:
    """Offers to subscribe above, within and below the text."""
    i = w.item(5, 7)
    lines = ["Menu", "You have 2 free articles left this month.", "Log in", "City", i.title, i.author]
    lines += [
        f"{us(i)} 6:01 am",
        "Text size",
        *i.paragraphs[:2],
        "This article is for subscribers",
    ]
    lines += ["Get unlimited access for only €1 a week. Cancel any time.", "Already a subscriber? Log in"]
    lines += [*i.paragraphs[2:], "Enjoying the Ledger? Support independent journalism.", "Subscribe now"]
    return Page("paywalled", "\n".join(lines), [i])


def thread(w: Writer) -> Page:
    """Readers' comments below the text."""
    i = w.item(4, 7)
    lines = [
        "Home / City / Town hall",
        i.title,
        f"Posted {uk(i)} at 9:12am",
        f"by {i.author}",
    ]
    lines += [*i.paragraphs, "3 Comments", "Sort by: Newest"]
    for user in ("old_salt77", "MariaK", "tidewatcher"):
        lines += [
            user,
            "4 hours ago",
            "They never asked anybody here, and now we pay.",
            "Reply",
            "7",
        ]
    return Page("thread", "\n\n".join(lines), [i])


def run_together(w: Writer) -> Page:
    """Navigation without spaces, a breadcrumb, the title three times."""
    i = w.item(4, 7)
    lines = [
        f"{i.title} - {SITE}",
        "HomeNewsCoastCityFerriesOpinionSportJobsSubscribe",
        "SearchLog InMy Account",
    ]
    lines += [
        f"Home>News>Coast>{i.title}",
        i.title,
        f"By {i.author}, {SITE}|{us(i)} at 11:02 a.m.",
    ]
    lines += ["Share on FacebookShare on TwitterEmailPrint", i.title, *i.paragraphs, "PreviousNext"]
    return Page("run together", "\n".join([*lines, "TermsPrivacyAdvertiseContact"]), [i])


def tags_and_footer(w: Writer) -> Page:
    """A cloud of tags, the company, and all that stands at the foot of a site."""
    i = w.item(4, 7)
    cloud = " ".join(["harbour", "bridge", "ferry", "dunes", "mussels", "dredging", "lifeboat"] * 7)
    lines = ["Ledger", "Coast", "City", i.title, f"{i.section} | Updated: {uk(i)} 18:40 IST"]
    lines += [
        *i.paragraphs,
        "Tags: harbour, bridge",
        cloud,
        "About",
        "Registered office: 4 Quay Street, Tilbrook.",
    ]
    return Page("tags and footer", "\n".join([*lines, "Careers", "Sitemap", "© Ledger 2021."]), [i])


def listicle(w: Writer) -> Page:
    """One article with numbered headings, which are no articles of their own."""
    i = w.item(1, 1)
    i.title = "Six harbours to see before the season ends"
    for number, place in enumerate(w.random.sample(PLACES, 6), 1):
        i.paragraphs += [f"{number}. {place}", w.paragraph(2, 3)]
    lines = ["Travel", i.title, f"by {i.author} on {us(i)}", "5 min read", *i.paragraphs]
    return Page("listicle", "\n\n".join([*lines, "Share this article", "Related posts", w.head()]), [i])


def dates_below_excerpts(w: Writer) -> Page:
    """Results of a search: openings that break off, each with its date below."""
    items = w.items()
    lines = ["Search", "Showing 1-10 of 214 results", "Sort by", "Relevance"]
    for i in items:
        lines += [i.title, excerpt(i) + " ...", f"{i.section} | {uk(i)} | By {i.author}", ""]
    return Page("dates below excerpts", "\n".join([*lines, "1", "2", "Next", "Last"]), items)


def sidebar_repeats(w: Writer) -> Page:
    """A blog that lists its titles once more at the side."""
    items = w.items()
    lines = ["Select Page", ""]
    for i in items:
        lines += [
            i.title,
            f"by {i.author} | {us(i)} | {i.section} | 0 comments",
            *i.paragraphs,
            "",
        ]
    lines += ["« Older Entries", "Recent Posts", *[i.title for i in items], "Recent Comments"]
    return Page("sidebar repeats", "\n".join(lines), items)


def contents_first(w: Writer) -> Page:
    """A dossier with a table of contents."""
    items = w.items()
    lines = ["Monthly dossier", "Contents", *[i.title for i in items], ""]
    for i in items:
        lines += [i.title, f"{i.author}, {uk(i)}", *i.paragraphs, ""]
    return Page("contents first", "\n\n".join(lines), items)


def sentences_as_titles(w: Writer) -> Page:
    """Titles with a full stop, above their dates."""
    items = w.items()
    lines = ["Chronicle", ""]
    for i in items:
        i.title = i.title if i.title[-1] in "?’”" else f"{i.title}."
        lines += [i.title, uk(i), *i.paragraphs, ""]
    return Page("sentences as titles", "\n".join(lines), items)


def day_headings(w: Writer) -> Page:
    """One date for several articles below it."""
    items = w.items(2, 4)
    lines, day = ["Archive", ""], day_of(items[0])
    for number, i in enumerate(items):
        if number % 2 == 0:
            day -= timedelta(days=1)
            lines += [british_day(day), ""]
        i.day = day
        lines += [i.title, *i.paragraphs, ""]
    return Page("day headings", "\n".join(lines), items)


def undated_feed(w: Writer) -> Page:
    """A feed reader's page: the paper's name and "3 hours ago" below each title."""
    items = w.items()
    lines = ["My feeds", "Unread (9)", "Mark all as read"]
    for number, i in enumerate(items):
        i.day = None
        lines += [i.title, SITE, f"{number + 2} hours ago", *i.paragraphs, "Star", "Open original", ""]
    return Page("undated feed", "\n".join(lines), items)


def mailing_list(w: Writer) -> Page:
    """A list's digest, with the headers of mails."""
    items = w.items()
    lines = [
        "Today's Topics:",
        "",
        *[f"   {n}. {i.title} ({i.author})" for n, i in enumerate(items, 1)],
        "-" * 60,
    ]
    for number, i in enumerate(items, 1):
        lines += [f"Message: {number}", f"Date: {uk(i)} 10:22:15 +0100"]
        lines += [f"From: {i.author} <desk@ledger.example>", f"Subject: {i.title}", ""]
        lines += ["\n\n".join(i.paragraphs), "", "-" * 30, ""]
    return Page("mailing list", "\n".join(lines), items)


def bodiless_export(w: Writer) -> Page:
    """A news database's older export, which names neither title nor text."""
    items = w.items()
    lines: list[str] = []
    for number, i in enumerate(items, 1):
        lines += [f"{number} of {len(items)} DOCUMENTS", SITE, us(i), "Final Edition", i.title]
        lines += [f"BYLINE: {i.author.upper()}", "SECTION: COAST; Pg. 4", "LENGTH: 412 words", *i.paragraphs]
        lines += [
            f"LOAD-DATE: {long_day(day_of(i) + timedelta(days=1))}",
            "LANGUAGE: ENGLISH",
            "All Rights Reserved",
        ]
    return Page("bodiless export", "\n\n".join(lines), items)


def full_and_excerpts(w: Writer) -> Page:
    """Whole articles and openings in turn, with the date and the writer below."""
    items = w.items()
    lines = ["Quay Notes", "A blog about boats", "Home", "About", "Category: Ferries"]
    for number, i in enumerate(items):
        lines += [i.title, *([excerpt(i) + ".", "Continue reading →"] if number % 2 else i.paragraphs)]
        lines += [
            f"Posted in {i.section} | Tagged ferry | {number} Comments",
            f"on {us(i)} by {i.author}",
        ]
    return Page("full and excerpts", "\n\n".join([*lines, "Recent Posts", items[0].title, "Log in"]), items)


def bulleted_lines(w: Writer) -> Page:
    """One line an article: title, date in brackets, text."""
    items = w.one_line_items()
    lines = [f"• {i.title} ({uk(i)}) — {i.paragraphs[0]}" for i in items]
    return Page("bulleted lines", "\n\n".join(["News in brief", *lines]), items)


def numbered_and_dated(w: Writer) -> Page:
    """Number, date and title on one line, the text on the next."""
    items = w.one_line_items()
    lines = ["Press digest"]
    for number, i in enumerate(items, 1):
        lines += [f"{number}) {uk(i)} - {i.title}", i.paragraphs[0]]
    return Page("numbered and dated", "\n".join(lines), items)


def table(w: Writer) -> Page:
    """A table with column names and quoted fields."""
    items = w.one_line_items()
    rows = [[day_of(i).isoformat(), i.title, i.paragraphs[0]] for i in items]
    quoted = [",".join('"' + each.replace('"', '""') + '"' for each in row) for row in rows]
    return Page("table", "\n".join(["date,title,text", *quoted]), items)


def links_run_in(w: Writer) -> Page:
    """A tag page of one line an article, with a link run into the text, and its teaser below."""
    items = w.items(4, 7)
    lines = ["Random Article", "Log In", "Tag Archives: ferry"]
    for i in items:
        i.day = None
        run_in = [*i.paragraphs[:2], "Read more: Who will pay for the new ferry of Oster?", *i.paragraphs[2:]]
        i.paragraphs = [" ".join(i.paragraphs)]
        lines += [i.title, " ".join(run_in), " ".join(" ".join(run_in).split()[:45]) + " ... Read More »"]
    return Page("links run in", "\n\n".join([*lines, "Scroll To Top"]), items)


def teasers_above(w: Writer) -> Page:
    """The openings first, then each article in full: only the articles count."""
    items = w.items()
    lines = [SITE, "Top stories", ""]
    for i in items:
        lines += [i.title, opening(i, 22) + " ...", "Read more", ""]
    for i in items:
        lines += [i.title, f"By {i.author}, {us(i)}", *i.paragraphs, ""]
    return Page("teasers above", "\n".join(lines), items)


MESSY: tuple[Callable[[Writer], Page], ...] = (
    cookies_and_letters, live_blog, links_between, paywalled, thread, run_together, tags_and_footer, listicle,
    dates_below_excerpts, sidebar_repeats, contents_first, sentences_as_titles, day_headings, undated_feed,
    mailing_list, bodiless_export, full_and_excerpts, bulleted_lines, numbered_and_dated, table, links_run_in,
    teasers_above,
)  # fmt: skip
