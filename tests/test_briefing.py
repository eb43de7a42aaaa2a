"""The briefing: one page that fetches nothing, says what the tables say, and lets every claim be checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ingest, migrated
from hypothesis import given
from hypothesis import strategies as st

from pipeline.briefing.calendar import MOST_BARS, Unit, bins, counted, unit_for
from pipeline.briefing.facts import gather
from pipeline.briefing.grouping import by_country, matrix, tone
from pipeline.briefing.page import render
from pipeline.briefing.passages import WHOLE, Span, pieces
from pipeline.briefing.report import PageUnwritableError, write_briefing
from pipeline.briefing.wording import days, is_past, sentence, short, web_address
from pipeline.db.engine import Engine
from pipeline.db.query import run_query

VOID = {"meta", "link", "br", "hr", "img", "input"}
HOSTILE = "Nadia <script>alert('in')</script> & \"Ferrer\""
HEBREW = "נדיה פרר"
STORIES = {
    "markup.txt": f"""{HOSTILE} returns to Lund

LUND, March 3, 2026. Nadia Ferrer, the mayor of Lund, met <img src=x onerror=alert(1)> Omar Haddad on Monday.

"We <b>will</b> not wait & see," Ferrer said.
""",
    "source.toml": f'publisher = "{HEBREW}"',
    "long.txt": f"""{"Interminable " * 60}

OSLO, March 4, 2026. {"Longname" * 40} Haddad, a harbour master, said on Tuesday: "The quay is open."

Norway accused Sweden of closing the {"x" * 3000} strait.
""",
    "empty.txt": "",
}


class Page(HTMLParser):
    """What a browser makes of a page: its elements in order, and the words within each that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self._open: list[str | None] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.unclosed.append(tag)
        self._open.append(dict(attrs).get("id"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for anchor in filter(None, self._open):
            self.words[anchor] = self.words.get(anchor, "") + data

    def values(self, name: str) -> list[str]:
        """Return every value of the attribute `name`."""
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


def rows(engine: Engine, sql: str) -> list[tuple[Any, ...]]:
    return run_query(engine, sql, 10_000)[1]


@pytest.fixture(scope="module")
def seeds_page(both: list[Engine]) -> str:
    """The page over the project's own seeds."""
    return render(gather(both[0]))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page over articles with markup, right-to-left and overlong names, and a file that can't be read."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "seeds").mkdir()
    for name, text in STORIES.items():
        (home / "seeds" / name).write_text(text, encoding="utf-8")
    engine = migrated(f"sqlite:///{home / 'one.db'}")
    ingest(engine, home / "seeds")
    page = render(gather(engine))
    engine.dispose()
    return page


def test_both_databases_give_the_same_bytes_and_so_does_a_second_time(
    both: list[Engine], tmp_path: Path
) -> None:
    written = [write_briefing(engine, tmp_path / f"{n}.html") for n, engine in enumerate([*both, both[0]])]
    first, *others = [one.path.read_bytes() for one in written]
    assert others == [first, first]
    assert {one.size_bytes for one in written} == {len(first)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.html", "1.html", "2.html"]


@pytest.mark.parametrize("page", ["seeds_page", "hostile"])
def test_the_page_fetches_nothing_and_runs_nothing(page: str, request: pytest.FixtureRequest) -> None:
    html = request.getfixturevalue(page)
    found = Page(html)
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"script", "iframe", "object", "embed", "img", "image", "base", "form", "use"}
    assert [dict(attributes)["href"] for tag, attributes in found.elements if tag == "link"] == ["data:,"]
    assert found.values("src") == []
    assert "url(" not in html
    assert "@import" not in html
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    (policy,) = [value for value in found.values("content") if "default-src" in value]
    assert "default-src 'none'" in policy
    assert found.unclosed == []


@pytest.mark.parametrize("page", ["seeds_page", "hostile"])
def test_every_link_on_the_page_leads_somewhere(page: str, request: pytest.FixtureRequest) -> None:
    found = Page(request.getfixturevalue(page))
    anchors = found.values("id")
    assert len(anchors) == len(set(anchors))
    links = [attributes["href"] or "" for tag, attributes in found.elements if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(anchors)
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


def test_a_cited_quote_and_sentence_is_marked_in_its_article_to_the_character(
    both: list[Engine], seeds_page: str
) -> None:
    words = Page(seeds_page).words
    quotes = {f"quote-{key}": text for key, text in rows(both[0], "SELECT id, text FROM quote")}
    reports = {f"report-{key}": text for key, text in rows(both[0], "SELECT id, sentence FROM event_reports")}
    marked = {anchor: text for anchor, text in words.items() if anchor.startswith(("quote-", "report-"))}
    assert len(marked) > 30
    assert marked == {anchor: (quotes | reports)[anchor] for anchor in marked}


def test_the_numbers_are_those_of_the_views(both: list[Engine]) -> None:
    facts = gather(both[1])
    expected = {
        "SELECT count(*), sum(words), count(date), count(DISTINCT publisher) FROM articles": (
            *(facts.articles[name] for name in ("articles", "words", "dated", "publishers")),
        ),
        "SELECT min(date), max(date) FROM articles": (
            facts.articles["first_day"],
            facts.articles["last_day"],
        ),
        "SELECT count(*), count(speaker_id) FROM quotes": (facts.quotes["quotes"], facts.quotes["named"]),
        "SELECT count(*), sum(reports) FROM events": (facts.events["events"], facts.events["reports"]),
        "SELECT count(*) FROM events WHERE realis = 'actual'": (facts.events["actual"],),
        "SELECT sum(articles) FROM ingest_status": (facts.articles["articles"] + facts.articles["copies"],),
        "SELECT count(*) FROM ingest_status WHERE state = 'ingested'": (facts.files["ingested"],),
        "SELECT count(*) FROM entity WHERE kind = 'person'": (facts.entities["person"],),
    }
    assert {sql: rows(both[1], sql)[0] for sql in expected} == expected


def test_who_says_most_and_what_is_open_agree_with_the_cookbook(both: list[Engine]) -> None:
    facts = gather(both[0])
    most = """
        SELECT speaker, count(DISTINCT utterance_id) FROM quotes WHERE speaker_id IS NOT NULL
        GROUP BY speaker_id, speaker ORDER BY count(DISTINCT utterance_id) DESC LIMIT 10
    """
    shown = [(row["speaker"], row["quotes"]) for row in facts.speakers]
    assert [number for _, number in shown] == [number for _, number in rows(both[0], most)]
    planned = """
        SELECT count(*) FROM events AS p WHERE p.realis = 'planned' AND p.actor_id IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM event AS done
                WHERE done.actor_entity_id = p.actor_id AND done.type = p.type AND done.realis = 'actual'
                    AND (p.date IS NULL OR done.event_date >= p.date)
            )
    """
    assert facts.announced[0]["open"] == rows(both[0], planned)[0][0]
    assert all(row["reports"] for row in [*facts.announced, *facts.reported])


def test_markup_in_articles_stays_text(hostile: str) -> None:
    found = Page(hostile)
    assert not {"b", "img", "script"} & {tag for tag, _ in found.elements}
    text = " ".join(found.words.values())
    assert HOSTILE in text
    assert "<img src=x onerror=alert(1)>" in text
    assert "will</b> not wait & see" in text


def test_right_to_left_text_is_set_apart_and_long_names_are_cut_in_lists(hostile: str) -> None:
    assert f"<bdi>{HEBREW}</bdi>" in hostile
    headings = [attributes for tag, attributes in Page(hostile).elements if tag == "h3"]
    assert any(attributes.get("dir") == "auto" for attributes in headings)
    assert "Longname" * 40 not in hostile.split('id="texts"')[0]


def test_a_rejected_file_is_named_with_its_reason(hostile: str) -> None:
    words = Page(hostile).words["rejected"]
    assert "empty.txt" in words


def test_an_empty_database_gives_a_page_that_says_what_to_do(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    html = render(gather(engine))
    assert "dateline ingest" in html
    assert Page(html).unclosed == []


def test_articles_without_a_day_give_a_page_without_a_chart_over_time(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(
        "Ferry returns\n\nThe ferry returned to the quay after a storm, and nobody was hurt at all.\n",
        encoding="utf-8",
    )
    engine = migrated(f"sqlite:///{tmp_path / 'one.db'}")
    ingest(engine, tmp_path / "seeds")
    facts = gather(engine)
    engine.dispose()
    assert (facts.articles["articles"], facts.articles["dated"]) == (1, 0)
    html = render(facts)
    assert "nothing can be drawn over time" in html
    assert "<svg" not in html


@pytest.mark.parametrize("where", ["no/such.html", "."])
def test_a_page_that_cannot_be_written_says_where_to_write_it(
    where: str, both: list[Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PageUnwritableError, match="DATELINE_BRIEFING"):
        write_briefing(both[0], Path(where))
    assert list(tmp_path.iterdir()) == []


@given(
    st.text(alphabet="ab \n", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=8),
    st.sampled_from([1, 40]),
)
def test_marks_nest_and_hold_exactly_their_words(
    text: str, spans: list[tuple[int, int]], repeated: int
) -> None:
    text = text * repeated
    wanted = {
        Span(start, min(start + length, len(text)), f"a{number}", "quote")
        for number, (start, length) in enumerate(spans)
        if start < len(text)
    }
    shown, opened, marks, places = 0, [], {}, []
    for piece in pieces(text, wanted):
        if piece.what == "words":
            assert text[shown : shown + len(piece.words)] == piece.words
            shown += len(piece.words)
        elif piece.what == "gap":
            assert opened == []
            shown += piece.length
        elif piece.what == "open":
            opened.append((piece.anchor, shown))
            places.append(piece.anchor)
        else:
            anchor, start = opened.pop()
            marks[anchor] = (start, shown)
    assert (shown, opened) == (len(text), [])
    assert {anchor for anchor in places if anchor} == {one.anchor for one in wanted}
    crossing = any(a.start < b.start < a.end < b.end for a in wanted for b in wanted)
    if not crossing:
        assert marks == {one.anchor: (one.start, one.end) for one in wanted}


def test_a_long_text_is_cut_to_what_surrounds_its_marks() -> None:
    text = "one two three four\n" * 20_000
    found = pieces(text, [Span(200_000, 200_018, "a", "quote")])
    shown = sum(len(piece.words) for piece in found)
    assert shown < WHOLE
    assert [piece.what for piece in found] == ["gap", "words", "open", "words", "close", "words", "gap"]


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "day"),
        (date(2026, 3, 1), date(2026, 5, 20), "week"),
        (date(2024, 3, 1), date(2026, 5, 20), "month"),
        (date(1990, 3, 1), date(2026, 5, 20), "year"),
    ],
)
def test_bars_cover_all_days_once_in_a_unit_that_fits(first: date, last: date, unit: Unit) -> None:
    assert unit_for(first, last) == unit
    found = bins(first, last, unit)
    assert found[0].start <= first < found[0].end
    assert found[-1].start <= last < found[-1].end
    assert all(one.end == other.start for one, other in pairwise(found))
    assert counted([(first, 2), (last, 3)], unit).total() == 5


def test_days_at_the_ends_of_the_calendar_do_no_harm() -> None:
    found = bins(date.min, date.max, "year")
    assert len(found) == MOST_BARS
    assert bins(date.min, date.min, "week")[0].start == date.min
    assert days(date.min, date.max) == "1 January 1 to 31 December 9999"
    assert is_past(date(2026, 3, 4), date.max)
    assert not is_past(date.max, date(2026, 3, 4))


def test_the_matrix_keeps_the_busiest_and_counts_the_rest() -> None:
    pairs = [
        {"actor_id": actor, "target_id": actor + 1, "events": 10 - actor, "intensity": -7.0}
        for actor in range(1, 9)
    ]
    found = matrix(pairs, 3)
    assert (found.actor_ids, found.target_ids) == ([1, 2, 3], [2, 3, 4])
    assert [(cell["row"], cell["column"], cell["number"]) for cell in found.cells] == [
        (0, 0, 9),
        (1, 1, 8),
        (2, 2, 7),
    ]
    assert (found.pair_count, found.event_count) == (8, 44)


def test_tones_run_from_hostile_to_friendly() -> None:
    assert [tone(intensity) for intensity in (-9, -3, 0, 2.5, 10)] == [1, 2, 3, 4, 5]


def test_countries_are_named_and_ranked_by_what_happened_there() -> None:
    places = [
        {"country_code": "NO", "name": "Oslo", "kind": "place", "quad_class": 4, "events": 2},
        {"country_code": "NO", "name": "Norway", "kind": "country", "quad_class": 1, "events": 1},
        {"country_code": "QQ", "name": "Nowhere", "kind": "place", "quad_class": 1, "events": 1},
    ]
    found = by_country(places, [{"country_code": "SE", "articles": 9}], 3, 2)
    assert [(row["name"], row["events"], row["articles"]) for row in found.shown] == [
        ("Norway", 3, 0),
        ("QQ", 1, 0),
        ("Sweden", 0, 9),
    ]
    assert found.shown[0]["places"] == [("Oslo", 2)]


def test_a_long_sentence_is_cut_around_its_trigger() -> None:
    ahead, trigger, behind = sentence(("before " * 90, "struck", " after" * 90))
    assert trigger == "struck"
    assert ahead.startswith("…")
    assert behind.endswith("…")
    assert len(ahead + trigger + behind) < 340
    assert sentence(("He ", "struck", " her.")) == ("He ", "struck", " her.")


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://wire.example/one", True),
        ("javascript:alert(1)", False),
        ("//wire.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, is_link: bool) -> None:
    assert (web_address(url) is not None) == is_link


def test_long_words_and_lines_are_cut_short() -> None:
    assert short("a\n b") == "a b"
    assert len(short("x" * 500)) == 90
    assert short("word " * 100).endswith("word…")
    assert re.fullmatch(r"(word ){17}word…|(word ){16}word…", short("word " * 100))
