"""The rooms keep to themselves: who may import whom, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
OWNERS = {
    "sqlalchemy": "db",
    "alembic": "db",
    "spacy": "nlp",
    "dagster": "defs",
    "trafilatura": "articles",
    "pyarrow": "export",
    "vl_convert": "briefing",
    "jinja2": "briefing",
    "datasette": "browse",
}
ROOMS = {
    "records": set(),
    "settings": set(),
    "ontology": set(),
    "spelling": set(),
    "numerals": set(),
    "seeds": {"records"},
    "articles": {"records", "seeds", "numerals"},
    "nlp": {"records", "ontology", "spelling", "numerals"},
    "resolve": {"records", "spelling"},
    "likeness": {"records", "numerals"},
    "accounts": {"records"},
    "happenings": {"records", "likeness", "accounts"},
    "db": {"records", "ontology"},
    "stages": {"records", "settings", "seeds", "articles", "nlp", "resolve", "happenings", "db"},
    "evaluate": {"records", "settings", "seeds", "articles", "nlp", "resolve", "ontology"},
    "briefing": {"db", "ontology"},
    "defs": {"records", "settings", "db", "stages", "nlp", "resolve", "briefing"},
    "docs": {"settings", "db", "stages"},
    "export": {"db"},
    "browse": {"db"},
    "definitions": {"defs"},
    "console": {"settings", "db", "nlp", "defs", "stages", "evaluate", "browse"},
    "cli": {"console", "settings", "defs", "stages", "export", "briefing", "db"},
}
# The parts of large rooms, lowest first; a module beside them is for all of them.
PARTS = {
    "articles": ("facts", "line", "layout", "single", "listing", "formats"),
    "nlp/names": ("referents", "coreference"),
    "nlp/events": ("days", "participants", "patterns", "realis", "reportable"),
}


def _imports() -> list[tuple[str, str, str]]:
    """Return (file, room, imported module) of every import in the package."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module == "pipeline":
                names = [f"pipeline.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            found += [(file.name, room, name) for name in names]
    return found


@pytest.mark.parametrize(("library", "room"), sorted(OWNERS.items()))
def test_a_big_library_is_imported_in_one_room_only(library: str, room: str) -> None:
    users = {(file, user) for file, user, name in _imports() if name.split(".")[0] == library}
    assert {user for _, user in users} <= {room}, users


def test_rooms_import_only_the_rooms_below_them() -> None:
    wrong = [
        (file, room, name)
        for file, room, name in _imports()
        if name.startswith("pipeline.")
        and room != "__init__"
        and name.split(".")[1] not in ROOMS[room] | {room}
    ]
    assert wrong == []


@pytest.mark.parametrize("room", sorted(PARTS))
def test_the_parts_of_a_room_import_only_the_parts_below_them(room: str) -> None:
    parts, package = PARTS[room], f"pipeline.{room.replace('/', '.')}."
    wrong = []
    for file in sorted((PACKAGE / room).glob("*/**/*.py")):
        part = file.relative_to(PACKAGE / room).parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
                other = (node.module or "").removeprefix(package).split(".")[0]
                if other in parts[parts.index(part) + 1 :]:
                    wrong.append((file.name, part, node.module))
    assert wrong == []
