"""The command `dateline`, run as a person runs it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MODEL, SEEDS

from pipeline.settings import Settings

QUIET = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DAGSTER_"))}


def dateline(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in the folder `home`."""
    command = [sys.executable, "-m", "pipeline.cli", *words]
    return subprocess.run(
        command, cwd=home, env=QUIET | environment, capture_output=True, text=True, check=False, timeout=240
    )


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = dateline(tmp_path, "ui", "--port", str(port))
    assert refused.returncode == 2
    assert f"--port {port + 1}" in refused.stderr


def test_ingest_makes_and_fills_the_database_and_shows_what_it_made(tmp_path: Path) -> None:
    done = dateline(tmp_path, "ingest", "--seeds", str(SEEDS))
    assert done.returncode == 0, done.stderr
    assert "article" in done.stdout
    assert "dateline ui" in done.stdout
    with sqlite3.connect(tmp_path / "dateline.db") as database:
        for table in ("article", "entity", "quote", "event"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 10  # noqa: S608
    assert str(tmp_path / "briefing.html") in done.stdout
    page = (tmp_path / "briefing.html").read_bytes()
    told = dateline(tmp_path, "report", "--output", "other.html")
    assert str(tmp_path / "other.html") in told.stdout
    assert (tmp_path / "other.html").read_bytes() == page
    nowhere = dateline(tmp_path, "report", "--output", "no/such/folder.html")
    assert nowhere.returncode == 2
    assert "DATELINE_BRIEFING" in nowhere.stderr
    again = dateline(tmp_path, "status")
    assert again.returncode == 0
    assert "event_report" in again.stdout


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["ingest", "--seeds", "nowhere"], {}, "There is no seeds folder nowhere"),
        (["ingest", "--database-url", "mysql://host/name"], {}, "sqlite:///dateline.db"),
        (["ingest", "--database-url", "sqlite:///no/such/folder/a.db"], {}, "create it first"),
        (["ingest"], {"DATELINE_MODEL": "en_core_web_gigantic"}, "make install"),
        (["ingest"], {"DATELINE_PROCESSES": "many"}, "DATELINE_PROCESSES"),
        (["ingest", "--seeds", str(SEEDS)], {"DATELINE_SCHEDULE": "often"}, "DATELINE_SCHEDULE"),
        (["ingest", "--seeds", str(SEEDS)], {"DATELINE_TIME_ZONE": "Mars"}, "DATELINE_TIME_ZONE"),
        (["status"], {}, "dateline migrate"),
        (["report"], {}, "dateline migrate"),
        (["query", "SELECT 1"], {}, "dateline migrate"),
        (["evaluate", "quotes", "missing.jsonl"], {}, "missing.jsonl"),
    ],
)
def test_a_mistake_gets_a_message_that_says_what_to_do(
    tmp_path: Path, words: list[str], environment: dict[str, str], says: str
) -> None:
    done = dateline(tmp_path, *words, **environment)
    assert done.returncode != 0
    assert says in " ".join((done.stdout + done.stderr).split())
    assert "Traceback" not in done.stderr


def test_a_query_that_is_wrong_or_would_write_is_refused(tmp_path: Path) -> None:
    assert dateline(tmp_path, "migrate").returncode == 0
    for sql, says in (("SELEC 1", "syntax error"), ("CREATE TABLE mine (id INTEGER)", "only reads")):
        done = dateline(tmp_path, "query", sql)
        assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_a_query_in_a_pipe_gives_csv_and_says_when_there_are_more_rows(tmp_path: Path) -> None:
    assert dateline(tmp_path, "migrate").returncode == 0
    long = "x" * 300
    sql = f"SELECT 1 AS number, 'a, {long}' AS words UNION ALL SELECT 2, NULL"
    done = dateline(tmp_path, "query", sql)
    assert done.stdout == f'number,words\n1,"a, {long}"\n2,\n'
    assert done.stderr == ""
    short = dateline(tmp_path, "query", "--limit", "1", sql)
    assert short.stdout == f'number,words\n1,"a, {long}"\n'
    assert "--limit" in short.stderr


@pytest.mark.parametrize(
    "words", [["status"], ["report"], ["browse"], ["export", "--to", "out"], ["query", "SELECT 1"]]
)
def test_a_database_that_is_not_there_is_not_made_by_who_only_reads(tmp_path: Path, words: list[str]) -> None:
    done = dateline(tmp_path, *words)
    assert done.returncode == 2
    assert "There is no database dateline.db yet" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_password_in_the_database_url_is_never_shown(tmp_path: Path) -> None:
    url = "postgresql://me:s3cret@127.0.0.1:1/nothing"
    done = dateline(tmp_path, "ingest", "--seeds", str(SEEDS), "--database-url", url)
    assert done.returncode != 0
    assert "s3cret" not in done.stdout + done.stderr


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    rows = [row.split("|") for row in readme.splitlines() if row.startswith("| `DATELINE_")]
    told = {
        name: default
        for _, names, defaults, *_ in rows
        for name, default in zip(names.split(","), defaults.split(","), strict=True)
    }
    written = {
        f"`DATELINE_{name.upper()}`": f"`{'false' if field.default is False else field.default}`"
        for name, field in Settings.model_fields.items()
    }
    assert {name.strip(): default.strip() for name, default in told.items()} == written


def test_a_setting_may_come_from_a_dotenv_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATELINE_DATABASE_URL=sqlite:///other.db\n", encoding="utf-8")
    assert dateline(tmp_path, "migrate").returncode == 0
    assert (tmp_path / "other.db").is_file()


def test_evaluate_writes_a_prediction_a_line(tmp_path: Path) -> None:
    gold = {"id": "one", "text": "“We will not wait,” said Nadia Ferrer, the mayor of Lund.", "quotes": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    done = dateline(
        tmp_path, "evaluate", "quotes", "gold.jsonl", "--predictions", "out.jsonl", DATELINE_MODEL=MODEL
    )
    assert done.returncode == 0, done.stderr
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [quote["speaker"] for quote in json.loads(line)["quotes"]] == ["Nadia Ferrer"]
