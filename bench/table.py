"""The figures of `make bench` as a table, and the page that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

Found = dict[str, Any]


def rows(found: Found) -> str:
    """Return a Markdown table: what, the bar, what was measured, and the figures behind it."""
    lines = ["| what | bar | measured | from |", "|---|---|---|---|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in _rows(found)])


def page(text: str, found: Found) -> str:
    """Return the page `text` with the table of `found` in place of the one it has."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    how = f"--articles {found['articles']} --archive {found['growth']['archive']}"
    head = f"Measured {day} with `.venv/bin/python -m bench {how}`."
    return f"{before}{BEGIN}\n{head}\n\n{rows(found)}\n{END}{after}"


def _rows(found: Found) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each figure."""
    cold, bare, own = (found[name]["cpu_seconds"] for name in ("cold", "bare", "parse"))
    yield "cold ingest, CPU against bare `nlp.pipe`", "1.25", _ratio(cold, bare), _of(cold, bare)
    tokens, differing = found["equal"]["tokens"], found["equal"]["differing"]
    same = f"{differing} of {tokens:,} tokens differ"
    yield "the parse alone, against bare `nlp.pipe`", "1.0", _ratio(own, bare), f"{_of(own, bare)}; {same}"
    two, two_bare = found["parse of two"]["wall_seconds"], found["bare of two"]["wall_seconds"]
    walls = f"{two:.1f} s and {two_bare:.1f} s of wall time"
    yield "two processes, time against `nlp.pipe(n_process=2)`", "1.0", _ratio(two, two_bare), walls
    for name, bar in (("nothing changed", 2), ("1 % changed", 4), ("derived anew", 12)):
        part = found[name]["cpu_seconds"]
        what = "quotes and events derived anew" if name == "derived anew" else f"{name}, of the cold run"
        loaded = "; model loaded" if found[name].get("model_loaded") else ""
        yield what, f"{bar} %", f"{100 * part / cold:.1f} %", _of(part, cold) + loaded
    peak, tenth = found["cold"]["peak_megabytes"], found["tenth"]["peak_megabytes"]
    sizes = f"{found['articles']:,} against {found['articles'] // 10:,} articles"
    yield f"peak memory, {sizes}", "1.2", _ratio(peak, tenth), f"{peak} MB and {tenth} MB"
    for name, least in (("SQLite", "30,000"), ("PostgreSQL", "15,000")):
        one = found["load"][name]
        cost = (
            f"{one['rows']:,} rows, {one['cpu_seconds']:.1f} CPU s, {one['wall_seconds']:.1f} s of wall time"
        )
        speed = f"{one['rows'] / max(one['cpu_seconds'], one['wall_seconds']):,.0f}"
        yield f"rows written a second, {name}", least, speed, cost
    yield from _growth(found["growth"])
    for name, most in (("help", "0.5 s"), ("status", "1.0 s")):
        shown = "--help" if name == "help" else name
        yield f"`dateline {shown}`, wall time", most, f"{found['starts'][name]:.2f} s", "median of five"


def _growth(found: Found) -> Iterator[tuple[str, str, str, str]]:
    """Yield what an archive does to the cost of new articles, and of a run with nothing new."""
    each = {
        name: 1000 * (found[name]["cpu_seconds"] - found[name]["over_all_seconds"]) / found["new"]
        for name in ("empty", "large")
    }
    size = f"beside {found['archive']:,} articles"
    words = f"{each['large']:.0f} ms and {each['empty']:.0f} ms"
    yield (
        f"an article's cost {size}, against an empty database",
        "1.2",
        _ratio(each["large"], each["empty"]),
        words,
    )
    over_all = found["large"]["over_all_seconds"]
    per = f"{1000 * over_all / (found['archive'] + found['new']):.2f} ms an article of the archive"
    yield f"a run with nothing new, {size}", "", f"{over_all:.1f} CPU s", per


def _ratio(one: float, other: float) -> str:
    """Return one figure over the other."""
    return f"{one / other:.2f}"


def _of(one: float, other: float) -> str:
    """Return two figures in CPU seconds."""
    return f"{one:.1f} s of {other:.1f} s"
