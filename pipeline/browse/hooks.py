"""Datasette's plugin: links in cells, the rows of our pages, and headers that keep a page to itself.

Registered for our process alone, so a Datasette of the user's own is not changed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from pipeline.browse import layout, pages
from pipeline.db.cookbook import questions

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LONGEST_CELL = 300
QUESTION = re.compile(rf"/{layout.DATABASE}/(\w+?)(\.json|\.csv)?")
# All that a page needs comes from here; nothing that it shows may fetch or send anything.
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Let no statement write, whatever asks for it."""
    if database == layout.DATABASE:
        conn.execute("PRAGMA query_only=ON")


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None) -> Markup | None:
    """Return a cell that leads to the row, or the place in an article, that it speaks of."""
    if value is None or value == "":
        return None
    if table is None:
        address = _of_result(row, column, value)
    else:
        address = _address(row, layout.layout().get(table, layout.Shown()).links.get(column))
    return None if address is None else Markup('<a href="{}">{}</a>').format(address, _short(_plain(value)))


def _of_result(row: Any, column: str, value: Any) -> str | None:
    """Return where a cell of a query's result leads: to its place where the row has one, else by name."""
    exact = _address(row, ("article", "article_id", "start_char")) if column in ("text", "sentence") else None
    if exact is not None or column not in layout.NAMED or not isinstance(value, str):
        return exact
    return pages.rows_named(*layout.NAMED[column], value)


def _address(row: Any, link: layout.Link | None) -> str | None:
    """Return where a cell of `row` leads, None where it leads nowhere."""
    if link is None or not set(link[1:]) <= set(row.keys()):
        return None
    table, *values = link[0], *(_plain(row[column]) for column in link[1:])
    if values[0] is None:
        return None
    return pages.place(*values) if table == "article" else pages.row_page(table, values[0])


def _plain(value: Any) -> Any:
    """Return a value without the label that Datasette gives to what refers to another row."""
    return value["value"] if isinstance(value, dict) else value


def _short(value: Any) -> str:
    """Return a value as text for a cell."""
    text = str(value)
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL].rstrip()}…"


@hookimpl
def extra_template_vars(
    view_name: str, table: str | None, request: Request | None, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give every page what our templates ask for."""

    async def given() -> dict[str, Any]:
        common: dict[str, Any] = {
            "layout": layout.layout(),
            "place": pages.place,
            "row_page": pages.row_page,
            "sentence": pages.sentence,
            "marked": pages.marked,
        }
        page, key = _page(view_name, table, request)
        if page is None:
            return common
        database = datasette.get_database(layout.DATABASE)
        rows = await database.execute_fn(partial(pages.read, page=page, key=key))
        return common | {"found": rows, "questions": questions()}

    return given


def _page(view_name: str, table: str | None, request: Request | None) -> tuple[str | None, int | None]:
    """Return which of our pages is asked for, and of which row."""
    if view_name == "index":
        return "index", None
    if view_name == "row" and table in pages.statements() and request is not None:
        key = request.url_vars["pks"]
        return (table, int(key)) if re.fullmatch(r"\d{1,19}", key) else (None, None)
    return None, None


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Wrap Datasette: headers for every answer, and a question without its answers gets ours."""
    return _wrapped


def _wrapped(app: App) -> App:
    """Return `app` behind our headers and the questions' own values."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *more]}
            await send(message)

        filled = _filled(scope) if scope["type"] == "http" else None
        if filled is None:
            await app(scope, receive, with_headers)
            return
        start = {"type": "http.response.start", "status": 302, "headers": [(b"location", filled.encode())]}
        await with_headers(start)
        await send({"type": "http.response.body", "body": b""})

    return answer


def _filled(scope: Scope) -> str | None:
    """Return the address of a question with the cookbook's values, where none are given."""
    asked = QUESTION.fullmatch(scope["path"])
    fields = _fields().get(asked[1]) if asked else None
    given = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    if not fields or given.keys() & fields.keys():
        return None
    return f"{scope['path']}?{urlencode(given | fields, doseq=True)}"


def _fields() -> dict[str, dict[str, str]]:
    """Return the values of each question that has any, by its name."""
    return {question.name: question.fields for question in questions() if question.fields}
