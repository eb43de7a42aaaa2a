"""The database in Datasette, asked as a browser asks it but without one."""

from __future__ import annotations

import asyncio
import html
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from conftest import ingest, migrated
from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse import BrowseError, layout
from pipeline.browse.marking import Span, paragraphs
from pipeline.browse.site import application, database_file, require_free, site
from pipeline.db import catalog, views
from pipeline.db.cookbook import questions
from pipeline.db.engine import Engine
from pipeline.db.schema import SchemaError

Get = Callable[[str], httpx.Response]

HOSTILE = """<script>document.title = "broken in"</script> Farouk <img src=x onerror=alert(1)> Adeyemi

LAGOS, March 3. The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday.

"We have agreed that the <b>ships</b> will be let in," Farouk told reporters after the meeting in Lagos.
"""


def _getting(path: Path) -> Get:
    """Return what asks a site over the database at `path`, following where it leads."""
    served = site(path)

    def get(address: str) -> httpx.Response:
        return asyncio.run(served.client.get(address, follow_redirects=True))

    return get


def _file(engine: Engine) -> Path:
    return Path(str(engine.url.database))


@pytest.fixture(scope="module")
def get(both: list[Engine]) -> Get:
    """Ask the site over seeds/."""
    return _getting(_file(both[0]))


def _ask(engine: Engine, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with sqlite3.connect(_file(engine)) as connection:
        return connection.execute(sql, values).fetchall()


def _text(page: str) -> str:
    """Return the text of an article's page without its marks."""
    body = page.split('<div class="text">')[1].split("</div>")[0]
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def test_an_articles_page_marks_every_quote_mention_and_event_at_its_offset(
    get: Get, both: list[Engine]
) -> None:
    for article, text in _ask(both[0], "SELECT id, text FROM article"):
        page = get(f"/dateline/article/{article}").text
        assert _text(page).split() == text.split()
        starts = _ask(
            both[0],
            "SELECT start_char FROM quote WHERE article_id = ?1 UNION SELECT start_char FROM mention "
            "WHERE article_id = ?1 UNION SELECT trigger_start_char FROM event_report WHERE article_id = ?1 "
            "UNION SELECT sentence_start_char FROM event_report WHERE article_id = ?1",
            article,
        )
        assert {int(found) for found in re.findall(r'id="c(\d+)"', page)} >= {start for (start,) in starts}


def test_markup_in_an_article_stays_text(tmp_path: Path) -> None:
    engine = migrated(f"sqlite:///{tmp_path}/one.db")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "story.txt").write_text(HOSTILE, encoding="utf-8")
    ingest(engine, tmp_path / "seeds")
    address = "javascript:alert(1)//<b>"
    with sqlite3.connect(_file(engine)) as connection:
        connection.execute("UPDATE article SET url = ?", (address,))
    get = _getting(_file(engine))
    ((article, text, speaker),) = _ask(
        engine,
        "SELECT a.id, a.text, q.speaker_entity_id FROM article AS a JOIN quote AS q ON q.article_id = a.id",
    )
    pages = [f"/dateline/article/{article}", f"/dateline/entity/{speaker}", "/", "/dateline/articles"]
    for page in (get(one).text for one in [*pages, "/dateline/quotes", "/dateline/quote"]):
        assert "broken in" not in page.replace("&lt;script&gt;document.title", "").split("<title>")[0]
        for mark in ("<b>", "<img src=x", '<script>document.title = "broken', 'href="javascript'):
            assert mark not in page
    shown = get(pages[0]).text
    assert "&lt;b&gt;" in shown
    assert _text(shown).split() == text.split()
    assert html.escape(address) in shown


def test_every_question_of_the_cookbook_is_answered(get: Get) -> None:
    for question in questions():
        assert get(f"/dateline/{question.name}.json?_shape=array").json(), question.name


def test_a_question_shows_the_values_it_was_asked_with(get: Get) -> None:
    page = get("/dateline/whose_words").text
    assert 'name="outlet" value="Steppe Monitor"' in page
    other = get("/dateline/whose_words.json?outlet=Nowhere+Gazette&_shape=array").json()
    assert other == []


def test_fields_of_a_question_stand_in_its_sql() -> None:
    for question in questions():
        for name, text in question.fields.items():
            assert f"'{text}'" in question.sql
            assert f":{name}" in question.with_parameters()


def test_views_can_be_searched_and_counted_by_facets(get: Get, both: list[Engine]) -> None:
    found = get("/dateline/quotes.json?_search=rest+day&_shape=objects").json()
    assert found["rows"]
    assert all("rest" in row["text"].lower() for row in found["rows"])
    assert {"publisher", "kind", "speaker_kind"} <= set(found["facet_results"])
    assert get("/dateline/articles.json?_search=dockers").json()["filtered_table_rows_count"] >= 2


def test_somebody_is_found_by_any_part_of_a_name_as_written(get: Get, both: list[Engine]) -> None:
    assert 'name="aliases__contains"' in get("/").text
    for alias, key in _ask(both[0], "SELECT alias, entity_id FROM entity_alias ORDER BY alias LIMIT 5"):
        address = f"/dateline/entities.json?{urlencode({'aliases__contains': alias[1:]})}&_shape=array"
        assert key in [row["id"] for row in get(address).json()]


def test_rows_lead_to_their_places_and_names(get: Get, both: list[Engine]) -> None:
    page = get("/dateline/quotes?_size=1000").text
    for article, start, speaker in _ask(both[0], "SELECT article_id, start_char, speaker_id FROM quotes"):
        assert f'href="/dateline/article/{article}#c{start}"' in page
        assert speaker is None or f'href="/dateline/entity/{speaker}"' in page
    page = get("/dateline/events?_size=1000").text
    for event, article, start in _ask(both[0], "SELECT id, article_id, start_char FROM events"):
        assert f'href="/dateline/event/{event}"' in page
        assert f'href="/dateline/article/{article}#c{start}"' in page
    page = get("/dateline/mention?_size=1000").text
    for article, start in _ask(both[0], "SELECT article_id, start_char FROM mention ORDER BY id LIMIT 100"):
        assert f'href="/dateline/article/{article}#c{start}"' in page


def test_every_entity_and_event_has_a_page(get: Get, both: list[Engine]) -> None:
    for key, name in _ask(both[0], "SELECT id, name FROM entity ORDER BY id LIMIT 20"):
        assert html.escape(name, quote=False) in get(f"/dateline/entity/{key}").text.replace("&#39;", "'")
    for (key,) in _ask(both[0], "SELECT id FROM event ORDER BY report_count, id LIMIT 20"):
        answer = get(f"/dateline/event/{key}")
        assert answer.status_code == 200
        assert "<blockquote" in answer.text
    assert get("/dateline/entity/12").status_code == 404
    assert get("/dateline/article/nothing").status_code == 404


def test_columns_say_what_they_mean_and_keys_show_names(get: Get, both: list[Engine]) -> None:
    assert "Office or description that this article gives the speaker first" in get("/dateline/quotes").text
    ((name,),) = _ask(
        both[0], "SELECT e.name FROM quote JOIN entity AS e ON e.id = speaker_entity_id ORDER BY 1 LIMIT 1"
    )
    assert f">{html.escape(name)}</a>" in get("/dateline/quote?_size=1000").text


def test_nothing_can_be_written_and_the_file_stays_as_it_is(get: Get, both: list[Engine]) -> None:
    before = _ask(both[0], "SELECT count(*), max(id) FROM article")
    for sql in ("DELETE FROM article", "PRAGMA query_only=OFF", "ATTACH 'x.db' AS x", "VACUUM"):
        assert get(f"/dateline?sql={sql}").status_code == 400
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        served = site(_file(both[0])).get_database(layout.DATABASE)
        asyncio.run(served.execute_fn(lambda connection: connection.execute("DELETE FROM article")))
    assert _ask(both[0], "SELECT count(*), max(id) FROM article") == before


def test_pages_are_whole_while_something_writes(tmp_path: Path, both: list[Engine]) -> None:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(_file(both[0])) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
    get = _getting(copy)
    writer = sqlite3.connect(copy, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE entity SET name = 'Nobody At All'")
    assert "Nobody At All" not in get("/dateline/entities").text
    writer.execute("COMMIT")
    assert "Nobody At All" in get("/dateline/entities").text
    writer.close()


def test_a_page_fetches_nothing_from_elsewhere(get: Get, both: list[Engine]) -> None:
    ((article,),) = _ask(both[0], "SELECT min(id) FROM article")
    for address in (
        "/",
        "/dateline",
        "/dateline/quotes",
        f"/dateline/article/{article}",
        "/dateline/together",
    ):
        answer = get(address)
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        fetched = re.findall(
            r'<(?:script|img|link|iframe)[^>]*(?:src|href)="((?:https?:)?//[^/"]*)', answer.text
        )
        assert set(fetched) <= {"http://localhost"}
        for asset in re.findall(r'<(?:script|link)[^>]*(?:src|href)="(/[^"]+\.(?:js|css|svg))', answer.text):
            assert get(asset).status_code == 200


def test_a_name_that_is_not_this_machines_is_not_answered(both: list[Engine]) -> None:
    async def status(host: str, name: str) -> int:
        transport = httpx.ASGITransport(application(_file(both[0]), host))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{name}") as client:
            return (await client.get("/dateline.json")).status_code

    assert asyncio.run(status("127.0.0.1", "127.0.0.1:8001")) == 200
    assert asyncio.run(status("127.0.0.1", "elsewhere.example")) == 400
    assert asyncio.run(status("0.0.0.0", "newsroom.example")) == 200


def test_the_layout_names_columns_that_are_there() -> None:
    columns = {view.name: set(view.columns) for view in views.definitions()}
    columns |= {name: {one.name for one in catalog.columns(name)} for name in catalog.tables()}
    for name, shown in layout.layout().items():
        named = {*shown.shown, *shown.facets, *shown.links, *filter(None, (shown.label, shown.sort_desc))}
        named |= {column for link in shown.links.values() for column in link[1:]}
        assert named <= columns[name], name
    assert {link[0] for shown in layout.layout().values() for link in shown.links.values()} <= set(columns)


LETTERS = st.text(alphabet="ab \n<", max_size=40)
SPANS = st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), st.sampled_from("qmt")), max_size=9)


@given(text=LETTERS, ends=SPANS)
def test_pieces_are_the_text_and_know_their_spans(text: str, ends: list[tuple[int, int, str]]) -> None:
    spans = [Span(start=start, end=end, kind=kind) for start, end, kind in ends]
    valid = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    lines = paragraphs(text, spans)
    assert ["".join(piece.text for piece in line) for line in lines] == [
        line for line in text.split("\n") if line.strip()
    ]
    pieces = [piece for line in lines for piece in line]
    for piece in pieces:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        around = [span for span in valid if span.start <= piece.start < span.end]
        assert set(piece.kinds) == {span.kind for span in around}
        begun = [span.end for span in around if span.start == piece.start]
        assert piece.until == max(begun, default=None)
    shown = {span.start for span in valid if text[span.start] not in " \n"}
    assert shown <= {piece.start for piece in pieces if piece.until is not None}


def test_what_cannot_be_browsed_gets_a_message_that_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(BrowseError, match="dateline ingest --database-url sqlite:"):
        database_file("postgresql://me:s3cret@127.0.0.1:1/nothing")
    with pytest.raises(SchemaError, match="Type: dateline ingest"):
        database_file(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BrowseError, match=f"--port {port + 1}"):
            require_free("127.0.0.1", port)


def test_without_datasette_the_command_says_how_to_install_it(tmp_path: Path) -> None:
    without = "import sys; sys.modules['datasette'] = None; from pipeline.cli import main; main(['browse'])"
    done = subprocess.run(
        [sys.executable, "-c", without], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "pip install datasette" in done.stderr
    assert "Traceback" not in done.stderr


def test_asking_for_help_loads_none_of_the_large_libraries() -> None:
    look = (
        "import sys, pipeline.cli; print({'datasette', 'dagster', 'spacy', 'sqlalchemy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
