"""Seeds: what the listing finds, how files are read, and what is refused with which word."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from pipeline.records import Issue, Seed
from pipeline.seeds import (
    BadSeed,
    SeedFile,
    facts_issues,
    file_name,
    list_seeds,
    read_seed,
    read_text,
    stored_name,
)

TEXT = "Bridge closed\n\nThe council of Mweru closed the old bridge on Tuesday, officials said.\n"


def found(root: Path) -> list[str]:
    return [each.path for each in list_seeds(root) if isinstance(each, SeedFile)]


def refused(root: Path) -> dict[str, str]:
    return {each.path: each.issue.code for each in list_seeds(root) if isinstance(each, BadSeed)}


def seed_of(root: Path, name: str, content: bytes) -> Seed | Issue:
    (root / name).write_bytes(content)
    return read_seed(root, name)


def good(seed: Seed | Issue) -> Seed:
    assert isinstance(seed, Seed)
    return seed


def test_files_are_listed_in_the_order_of_their_paths_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden", ".git/x.txt", "a/source.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert found(tmp_path) == ["a.txt", "a/z.txt", "b.txt"]


def test_a_link_out_of_the_folder_a_broken_link_and_a_loop_are_refused_while_the_rest_is_listed(
    tmp_path: Path,
) -> None:
    root = tmp_path / "seeds"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "good.txt").write_text(TEXT)
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "nowhere.txt").symlink_to(root / "gone")
    (root / "loop").symlink_to(root)
    (root / "self.txt").symlink_to(root / "self.txt")
    assert found(root) == ["good.txt"]
    codes = {
        "out.txt": "link_outside",
        "nowhere.txt": "broken_link",
        "loop": "linked_folder",
        "self.txt": "broken_link",
    }
    assert refused(root) == codes


def test_a_missing_folder_is_one_refusal_and_not_an_empty_listing(tmp_path: Path) -> None:
    (only,) = list_seeds(tmp_path / "gone")
    assert isinstance(only, BadSeed)
    assert only.is_folder


@pytest.mark.parametrize("name", ["plain.txt", "back\\slash", "new\nline", "odd\udcff", "é漢", "a%20b"])
def test_every_file_name_has_a_printable_form_that_leads_back_to_it(name: str) -> None:
    stored = stored_name(name)
    assert stored.isprintable()
    assert file_name(stored) == name
    stored.encode("utf-8")


def test_a_file_with_undecodable_bytes_in_its_name_is_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"odd\xff.txt")).write_text(TEXT)
    (path,) = found(tmp_path)
    assert isinstance(read_seed(tmp_path, path), Seed)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(TEXT.encode() * 99)[:-9], "broken_gzip"),
        (b"\x1f\x8b not gzip at all", "broken_gzip"),
        (gzip.compress(gzip.compress(TEXT.encode())), "binary"),
        (b"\x81\xfe\xfd\x81\x8d\x8f" * 40 + b"\x01\x02" * 90, "unknown_encoding"),
    ],
)
def test_a_bad_file_is_refused_with_a_word_on_what_to_do(tmp_path: Path, content: bytes, code: str) -> None:
    issue = seed_of(tmp_path, "x.txt", content)
    assert isinstance(issue, Issue)
    assert issue.code == code
    assert ":" in issue.message


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    issue = seed_of(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * (300 * 2**20), 9))
    assert isinstance(issue, Issue)
    assert issue.code == "too_large"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_in_any_usual_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    text = TEXT * 3 + "Café “Orchidée” – naïve façade\n"
    assert read_text(good(seed_of(tmp_path, "x.txt", text.encode(encoding)))) == text


def test_a_charset_declared_in_html_is_used(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Мэр закрыл старый мост</p></body></html>'
    seed = good(seed_of(tmp_path, "x.html", page.encode("cp1251")))
    assert "Мэр закрыл" in read_text(seed)


def test_a_few_broken_bytes_leave_utf_8_as_it_is(tmp_path: Path) -> None:
    seed = good(
        seed_of(tmp_path, "x.txt", ("Ночью мост закрыли. " * 50).encode() + b"\xff" + "Мэр молчит.".encode())
    )
    assert seed.encoding == "utf-8"


def test_nuls_never_reach_the_text(tmp_path: Path) -> None:
    seed = good(seed_of(tmp_path, "x.txt", (TEXT * 60).encode() + b"\0" + TEXT.encode()))
    assert "\0" not in read_text(seed)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "<!DOCTYPE html><html><body>x</body></html>", "text/html"),
        ("a", '{"title": "x", "text": "y"}\n{"title": "x", "text": "y"}\n', "application/jsonl"),
        ("a.data", '[{"title": "x"}]', "application/json"),
        ("a", "From: x@y.z\nSubject: s\n\ntext", "message/rfc822"),
        ("a", '<?xml version="1.0"?><rss version="2.0"></rss>', "application/feed+xml"),
        ("a.JSON", "{}", "application/json"),
        ("a.md", "# Title", "text/markdown"),
        ("a.txt.gz", "plain words", "text/plain"),
        ("a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "application/warc"),
    ],
)
def test_the_media_type_comes_from_name_and_content(
    tmp_path: Path, name: str, content: str, media_type: str
) -> None:
    packed = gzip.compress(content.encode()) if name.endswith(".gz") else content.encode()
    assert good(seed_of(tmp_path, name, packed)).media_type == media_type


def test_source_toml_speaks_for_all_files_below_and_the_nearest_is_heard(tmp_path: Path) -> None:
    (tmp_path / "courier/2018").mkdir(parents=True)
    (tmp_path / "courier/source.toml").write_text('publisher = "The Courier"\ntime_zone = "Europe/Rome"\n')
    (tmp_path / "courier/2018/source.toml").write_text("default_year = 2018\n")
    facts = good(seed_of(tmp_path, "courier/2018/x.txt", TEXT.encode())).facts
    assert (facts.publisher, facts.time_zone, facts.default_year) == ("The Courier", "Europe/Rome", 2018)


def test_of_a_bad_source_toml_the_good_facts_are_used_and_each_bad_one_is_told(tmp_path: Path) -> None:
    said = 'publisher = "Courier"\ntimezone = "Europe/Rome"\nlang = "it"\n'
    said += 'time_zone = "Moon/Crater"\ndefault_year = "19"'
    (tmp_path / "source.toml").write_text(said)
    facts = good(seed_of(tmp_path, "x.txt", TEXT.encode())).facts
    assert (facts.publisher, facts.time_zone, facts.default_year) == ("Courier", None, None)
    messages = [issue.message for issue in facts_issues(tmp_path, "")]
    assert messages == [
        "source.toml: timezone is not known: write time_zone.",
        "source.toml: lang is not known: write language.",
        'source.toml: time_zone must be a name such as "Europe/Rome".',
        "source.toml: default_year must be a year such as 2018, without quotation marks.",
    ]


@pytest.mark.parametrize(
    "content", ["publisher = ", 'default_year = "old"', 'time_zone = "Moon/Crater"', "publisher = 3"]
)
def test_a_bad_source_toml_leaves_its_files_readable(tmp_path: Path, content: str) -> None:
    (tmp_path / "source.toml").write_text(content)
    assert isinstance(seed_of(tmp_path, "x.txt", TEXT.encode()), Seed)
