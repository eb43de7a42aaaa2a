"""Input made to harm: read in bounded time and memory, shown as plain text, and none of it acted upon."""

from __future__ import annotations

import base64
import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import all_rows, ingest

from pipeline.articles import read_articles
from pipeline.db.engine import Engine
from pipeline.defs.running import run_ingest
from pipeline.records import Issue, Seed
from pipeline.seeds import read_seed
from pipeline.stages.work import Scope

LEAD = (
    "The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday. “We have agreed "
    "that the ships will be let in,” Farouk told reporters after the talks in Lagos, and he praised her.\n\n"
)
SQL = "Robert'); DROP TABLE article;--"
MEGABYTE = 2**20
HOSTILE = {
    "one.txt": "a" * (10 * MEGABYTE),
    "one.html": "<p>" + "<" * MEGABYTE,
    "blank.txt": LEAD + " " * (10 * MEGABYTE) + "x",
    "marks.txt": LEAD + "“" * 100_000 + '"' * 100_000,
    "spaced.txt": LEAD + "“ " * 100_000,
    "turned.txt": LEAD + "\u202e\u200b\u200f\u2066\ufeff" * 20_000,
    "dashes.txt": ("A" + "a-" * 42 + "$ : He met the mayor of Lagos on Monday, and he praised her.\n\n")
    * 3_000,
    "nulls.txt": LEAD + "A\0B " * 100,
    "halves.json": json.dumps([{"title": "\ud800", "text": LEAD + "\udfff\0 met her."}]),
    "deep.json": "[" * MEGABYTE,
    "deeper.json": '{"data":' * 200_000,
    "deep.html": "<div>" * 200_000 + LEAD,
    "deep.eml": "From: a@b.example\nSubject: x\n"
    + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000)),
    "head.eml": "From: a@b.example\nSubject: " + "=?utf-8?q?=41?= " * 60_000 + f"\n\n{LEAD}",
    "lines.jsonl": '{"text": "' + "\\u201c" * 100_000 + '"}\n' + "[" * 100_000,
    "entities.xml": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><rss><channel><item><title>x</title><description>&a9;</description></item></channel></rss>",
}
# Reads a folder with no more than 3 GB of memory and two minutes of the processor.
BOUNDED = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from conftest import ingest, migrated
engine = migrated(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
ingest(engine, Path(sys.argv[1]))
"""


def test_hostile_files_are_read_in_bounded_time_and_memory(
    new_url: Callable[[], str], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in HOSTILE.items():
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * (400 * MEGABYTE), 9))
    (seeds / "twice.txt.gz").write_bytes(gzip.compress(gzip.compress(LEAD.encode())))
    command = [sys.executable, "-c", BOUNDED, str(seeds), new_url(), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_sql_and_markup_in_names_and_texts_are_words_like_others(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = LEAD.replace("Lena Farouk", SQL)
    lines = [{"title": SQL, "text": text, "author": SQL, "publisher": SQL, "section": SQL}]
    (seeds / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    ingest(engine, seeds, full_refresh=True)
    (article,) = all_rows(engine)["article"]
    assert SQL in article


def test_a_link_out_of_the_folder_is_not_read_however_it_leads_there(tmp_path: Path) -> None:
    seeds, outside = tmp_path / "seeds", tmp_path / "outside"
    (seeds / "below").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text(LEAD, encoding="utf-8")
    (seeds / "plain.txt").symlink_to(outside / "secret.txt")
    (seeds / "below" / "dotted.txt").symlink_to("../../outside/secret.txt")
    (seeds / "through.txt").symlink_to(seeds / "below" / "dotted.txt")
    for name in ("plain.txt", "below/dotted.txt", "through.txt", "../outside/secret.txt"):
        assert isinstance(read_seed(seeds, name), Issue), name


def test_scripts_of_a_page_are_no_part_of_its_article(tmp_path: Path) -> None:
    hidden = base64.b64encode(b"alert(1)").decode()
    page = (
        f"<html><body><article><h1>Ships wait off Lagos</h1><script>alert({hidden!r})</script>"
        f"<p onclick='alert(2)'>{LEAD}</p><p>{LEAD.replace('Lagos', 'Oslo')}</p>"
        "<svg onload=alert(3)></svg><iframe srcdoc='<script>alert(4)</script>'></iframe></article>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    seed = read_seed(tmp_path, "a.html")
    assert isinstance(seed, Seed)
    (article,) = read_articles(seed)
    assert "alert" not in repr(article)


BEFORE, AFTER = "postgresql://me:s3cr%40t@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?password=s3cr%40t"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (("status",), BEFORE),
        (("query", "SELECT 1"), AFTER),
        (("migrate",), BEFORE),
        (("ingest", "--seeds", "."), AFTER),
    ],
)
def test_a_password_stays_out_of_every_complaint(words: tuple[str, ...], way: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", *words]
    environment = {"PATH": "", "DATELINE_DATABASE_URL": way}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "127.0.0.1" in done.stderr
    assert "s3cr" not in done.stdout + done.stderr


@pytest.mark.slow
def test_a_password_stays_out_of_the_history_of_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(Path(__file__).parents[1] / "dagster.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.setenv("DATELINE_DATABASE_URL", AFTER)
    run = run_ingest(Scope(), lambda *_: None)
    assert not run.success
    assert "s3cr" not in repr(run)
    kept = [path for path in (tmp_path / ".dagster").rglob("*") if path.is_file()]
    assert any(b"127.0.0.1" in path.read_bytes() for path in kept)
    assert not [path for path in kept if b"s3cr" in path.read_bytes()]
