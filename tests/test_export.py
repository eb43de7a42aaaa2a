"""An export is the same from both databases, describes itself, and never leaves half a file."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect

from pipeline.cli import main
from pipeline.db import export, views
from pipeline.db.engine import Engine
from pipeline.db.schema import SchemaError
from pipeline.export.formats import Rows, write_csv, write_jsonl
from pipeline.export.gdelt import COLUMNS, coded_events
from pipeline.export.layout import _written, export_database
from pipeline.export.quotebank import quotations

SQL_NAMES = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE PRECISION": "real", "DATE": "date"}


def _url(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_both_databases_give_the_same_bytes(kind: str, both: list[Engine], tmp_path: Path) -> None:
    for number, engine in enumerate(both):
        assert all(rows for _, rows in export_database(_url(engine), kind, tmp_path / str(number)))
    one, other = ({file.name: file.read_bytes() for file in sorted(tmp_path.glob(f"{n}/*"))} for n in "01")
    assert len(one) == len(export.VIEWS) + 4
    assert one == other


def test_the_manifest_says_what_each_file_holds(both: list[Engine], tmp_path: Path) -> None:
    list(export_database(_url(both[0]), "csv", tmp_path))
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert told["layout"] == 1
    for file in told["files"]:
        assert hashlib.sha256((tmp_path / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    with (tmp_path / "quotes.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    (quotes,) = (file for file in told["files"] if file["name"] == "quotes.csv")
    assert (len(rows), list(rows[0])) == (quotes["rows"], [one["name"] for one in quotes["columns"]])


@pytest.mark.parametrize("view", views.NAMES)
def test_a_column_is_exported_as_the_type_it_has(view: str, both: list[Engine]) -> None:
    found = {one["name"]: str(one["type"]) for one in inspect(both[1]).get_columns(view)}
    expected = {
        name: "time" if type_.startswith("TIMESTAMP") else SQL_NAMES.get(type_, "text")
        for name, type_ in found.items()
    }
    assert {field.name: field.type for field in export.fields(view)} == expected


def test_events_have_the_columns_of_icews(both: list[Engine], tmp_path: Path) -> None:
    list(export_database(_url(both[0]), "jsonl", tmp_path))
    with (tmp_path / "events.icews.tab").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    assert list(rows[0])[:7] == [
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
    ]
    assert len(rows[0]) == 20
    assert all(row["Event Date"] for row in rows)


def test_events_have_the_columns_of_gdelt_without_a_header(both: list[Engine], tmp_path: Path) -> None:
    list(export_database(_url(both[0]), "csv", tmp_path))
    with (tmp_path / "events.gdelt.tab").open(encoding="utf-8", newline="") as stream:
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(stream, delimiter="\t")]
    assert len(COLUMNS) == 61
    assert {len(row["SQLDATE"]) for row in rows} == {8}
    assert {"KAZ", "KGZ"} <= {row["Actor1CountryCode"] for row in rows}
    assert {row["QuadClass"] for row in rows} <= set("1234")
    assert all(row["EventCode"].startswith(row["EventRootCode"]) for row in rows)


def test_a_day_is_a_fraction_of_a_year_of_365_days_as_in_gdelt() -> None:
    event = dict.fromkeys("actor actor_country target target_country place place_kind url".split())
    event |= {"id": 1, "date": "2019-01-25", "published_on": None, "code": "190", "cameo_root": "19"}
    event |= {"quad_class": 4, "intensity": -9.0, "reports": 1, "sources": 1, "articles": 1}
    _, (row,) = coded_events([event])
    assert row[:5] == [1, "20190125", "201901", 2019, "2019.0685"]


def _quote(key: int, article: int, **other: Any) -> dict[str, Any]:
    quote = {"id": key, "text": "We mill at dawn.", "speaker": "Odile Brancusot", "wikidata_id": None}
    return quote | {"date": "2031-05-02", "confidence": 0.75, "url": None, "article_id": article} | other


def test_the_same_words_of_one_speaker_are_one_quotation() -> None:
    keys, rows = quotations([_quote(1, 7, url="https://a.example"), _quote(2, 8), _quote(3, 8, speaker=None)])
    one, other = (dict(zip(keys, row, strict=True)) for row in rows)
    assert one["quoteID"] == "2031-05-02-1"
    assert (one["numOccurrences"], one["urls"]) == (2, ["https://a.example"])
    assert one["probas"] == [["Odile Brancusot", "0.7500"], ["None", "0.2500"]]
    assert other["speaker"] == "None"


def test_a_cell_keeps_its_lines_marks_and_commas(tmp_path: Path) -> None:
    words = 'He said "no", twice;\nthen left, \\ and: žalia'
    columns = [export.Field("words", "text", ""), export.Field("nothing", "text", "")]
    assert write_csv()(tmp_path / "one.csv", columns, [(words, None)]) == 1
    with (tmp_path / "one.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [["words", "nothing"], [words, ""]]
    write_jsonl(tmp_path / "one.jsonl", columns, [(words, None)])
    assert json.loads((tmp_path / "one.jsonl").read_text(encoding="utf-8")) == {
        "words": words,
        "nothing": None,
    }


def test_parquet_holds_the_rows_with_their_types(both: list[Engine], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    list(export_database(_url(both[0]), "parquet", tmp_path / "parquet"))
    list(export_database(_url(both[0]), "jsonl", tmp_path / "jsonl"))
    table = parquet.read_table(tmp_path / "parquet" / "articles.parquet")
    lines = (tmp_path / "jsonl" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert table.column("id").to_pylist() == [json.loads(line)["id"] for line in lines]
    assert str(table.schema.field("date").type) == "date32[day]"


def test_a_failed_export_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Rows:
        yield ("one",)
        raise OSError("no room on the disk")

    with pytest.raises(OSError, match="no room"):
        _written(tmp_path / "one.csv", (export.Field("words", "text", ""),), broken(), write_csv())
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_tables_is_refused_with_the_command_to_type(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="dateline migrate"):
        list(export_database(f"sqlite:///{tmp_path / 'new.db'}", "csv", tmp_path / "out"))


def test_the_command_names_the_files_it_wrote(
    both: list[Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", _url(both[0]))
    result = CliRunner().invoke(main, ["export", "--format", "jsonl", "--to", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert "quotes.jsonl" in result.output
    assert (tmp_path / "out" / "manifest.json").exists()
