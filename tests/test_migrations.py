"""The schema is what Alembic says it is, and moving between versions keeps the rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from conftest import SEEDS, Rows, all_rows, differing, ingest
from sqlalchemy import inspect, text

from pipeline.db import catalog, models, schema
from pipeline.db.engine import Engine, migrating, open_engine, writing
from pipeline.stages import event
from pipeline.stages.copies import mark_duplicates
from pipeline.stages.entity import resolve_names
from pipeline.stages.work import Scope

# Which steps have looked at which code and articles: an older version does not know, and all is looked at.
LOOKED_AT = {"state", "unchecked_article", "unchecked_text"}


def test_the_models_are_what_the_migrations_make(new_engine: Callable[[], Engine]) -> None:
    schema.check(new_engine())


def test_a_migration_of_a_parent_table_keeps_its_child_rows(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=4)
    before = all_rows(engine)
    assert before["mention"]
    with engine.connect() as connection:
        last = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    _alter_article(engine)
    assert differing(all_rows(engine), before) == {}
    assert schema.revision(engine) == last


def _alter_article(engine: Engine) -> None:
    """Make the table article anew, as a migration in batch mode does."""
    recreate = "always" if engine.dialect.name == "sqlite" else "auto"
    with migrating(engine) as connection, connection.begin():
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("article", recreate=recreate) as batch:
            batch.alter_column("section", comment="Part of the outlet")


def _rows(engine: Engine, columns: dict[str, list[str]]) -> Rows:
    """Return `columns` of every row of each table, sorted."""
    found: Rows = {}
    with engine.connect() as connection:
        for name, chosen in columns.items():
            rows = connection.execute(text(f"SELECT {', '.join(chosen)} FROM {name}"))  # noqa: S608
            found[name] = sorted(map(tuple, rows), key=repr)
    return found


def test_one_revision_down_and_up_keeps_every_row(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=4)
    before = all_rows(engine)
    schema.downgrade(engine, "202611220300")
    # What a revision adds to a table is derived anew, so that what was derived may be forgotten.
    lasting = before.keys() - LOOKED_AT - {"derivation"}
    older = {name: inspect(engine).get_columns(name) for name in _named(engine) & lasting}
    columns = {
        name: [one["name"] for one in found if one["name"] in models.Base.metadata.tables[name].c]
        for name, found in older.items()
    }
    kept = _rows(engine, columns)
    schema.upgrade(engine)
    assert differing(_rows(engine, columns), kept) == {}
    schema.check(engine)
    resolve_names(engine, SEEDS / "entities.toml")
    with writing(engine) as connection:
        mark_duplicates(connection)
    event.run(engine, Scope())
    after = all_rows(engine)
    assert (
        differing(*({name: rows[name] for name in before.keys() - LOOKED_AT} for rows in (after, before)))
        == {}
    )


def _named(engine: Engine) -> set[str]:
    """Return the names of the tables that are there."""
    return set(inspect(engine).get_table_names())


def test_after_an_older_version_everything_is_looked_at_anew(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    engine = new_engine()
    ingest(engine, seeds)
    before = all_rows(engine)
    schema.downgrade(engine, "202611261800")
    with writing(engine) as connection:  # what that version did not get done, and what it need not do
        connection.execute(text("DELETE FROM derivation WHERE stage = 'quote'"))
        connection.execute(text("DELETE FROM quote"))
        connection.execute(
            text("UPDATE annotation SET text_sha256 = 'a' || text_sha256 WHERE token_count < 150")
        )
    schema.upgrade(engine)
    done = {one.stage: one for one in ingest(engine, seeds)}
    assert differing(all_rows(engine), before) == {}
    quoted = sum(stage == "quote" for _, stage, _ in before["derivation"])
    assert (done["article"].changed, done["quote"].changed) == (0, quoted)
    assert done["annotation"].changed == done["annotation"].removed > 0


def test_downgrade_and_upgrade_leave_an_empty_current_database(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=2)
    schema.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    schema.upgrade(engine)
    schema.check(engine)
    schema.require_current(engine)


@pytest.mark.parametrize(
    ("found", "says"), [(None, "dateline migrate"), ("000000000000", "newer"), ("", "newer")]
)
def test_a_schema_that_is_not_todays_names_the_command_to_type(
    new_engine: Callable[[], Engine], found: str | None, says: str
) -> None:
    engine = new_engine()
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if found is not None:
            connection.execute(text("INSERT INTO alembic_version VALUES (:found)"), {"found": found})
    with pytest.raises(schema.SchemaError, match=says):
        schema.require_current(engine)


def test_every_table_and_column_says_what_it_means() -> None:
    silent = [name for name, comment in catalog.tables().items() if not comment]
    silent += [
        f"{name}.{one.name}" for name in catalog.tables() for one in catalog.columns(name) if not one.comment
    ]
    assert silent == []


def test_foreign_keys_are_enforced(new_engine: Callable[[], Engine]) -> None:
    from sqlalchemy.exc import IntegrityError

    engine = new_engine()
    orphan = {"article_id": 1, "number": 0, "kind": "person", "name": "Nobody"}
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(models.table_of(models.Referent).insert(), orphan)


@pytest.mark.parametrize("url", ["mysql://host/name", "not a url", "oracle://host"])
def test_an_unknown_database_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(ValueError, match="Use sqlite"):
        open_engine(url)
