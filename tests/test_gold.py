"""The hand-made answers in tests/gold fit the seeds and their own texts."""

from __future__ import annotations

import email
import email.policy
import gzip
import html
import json
import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.ontology import EVENT_TYPES
from pipeline.records import QuoteKind, Realis

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parents[1] / "seeds"
UNREAL = {"negated", "denied", "conditional", "alleged"}


@cache
def gold(task: str) -> list[dict[str, Any]]:
    lines = (GOLD / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def bodies() -> dict[str, str]:
    return {article["id"]: article["body"] for page in gold("articles") for article in page["articles"]}


def without_markup(text: str) -> str:
    return html.unescape(re.sub(r"<!\[CDATA\[|\]\]>|</?[a-zA-Z][^>]*>|\]\([^)]*\)", " ", text))


def content(seed: str) -> str:
    raw = (SEEDS / seed).read_bytes()
    if seed.endswith(".gz"):
        raw = gzip.decompress(raw)
    if seed.endswith(".eml"):
        message = email.message_from_bytes(raw, policy=email.policy.default)
        part = message.get_body(("plain",))
        assert part is not None
        return f"{message['subject']}\n{part.get_content()}"
    text = raw.decode("utf-8-sig")
    if seed.endswith(".jsonl"):
        return "\n".join(str(value) for line in text.splitlines() for value in json.loads(line).values())
    return without_markup(text)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("*", "")))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[\"”’']?\s+", text) if part.strip()]


@pytest.mark.parametrize("page", gold("articles"), ids=lambda page: page["seed"])
def test_every_sentence_of_a_gold_article_stands_in_its_seed(page: dict[str, Any]) -> None:
    seen = words(content(page["seed"]))
    for article in page["articles"]:
        date.fromisoformat(article["date"])
        assert words(article["title"]) in seen
        missing = [part for part in sentences(article["body"]) if words(part) not in seen]
        assert missing == []


def test_every_seed_has_gold_articles() -> None:
    files = {path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*") if path.is_file()}
    assert {page["seed"] for page in gold("articles")} == {name for name in files if ".toml" not in name}


@pytest.mark.parametrize("task", ["entities", "quotes"])
def test_the_annotated_text_is_the_article(task: str) -> None:
    assert [line["id"] for line in gold(task) if line["text"] != bodies()[line["id"]]] == []


@pytest.mark.parametrize("task", ["articles", "entities", "quotes", "events"])
def test_no_id_stands_twice(task: str) -> None:
    ids = [line["id"] for line in gold(task)]
    assert len(ids) == len(set(ids))


def test_a_name_is_a_whole_word_with_a_known_label() -> None:
    for line in gold("entities"):
        ends = [0]
        for entity in line["entities"]:
            start, end = entity["start"], entity["end"]
            around = line["text"][max(0, start - 1) : end + 1]
            assert ends[-1] <= start < end, around
            assert re.fullmatch(r"\W?\b\w.*\w\b\W?", around, re.S), around
            assert entity["label"] in {"PER", "ORG", "LOC"}
            assert entity["cluster"].strip()
            ends.append(end)


def test_a_cluster_has_one_label_save_where_a_city_stands_for_a_body() -> None:
    labels: dict[str, set[str]] = {}
    for line in gold("entities"):
        for entity in line["entities"]:
            labels.setdefault(entity["cluster"], set()).add(entity["label"])
    assert {cluster for cluster, found in labels.items() if len(found) > 1} == {"European Commission"}


def test_the_offsets_of_a_quote_match_its_words() -> None:
    for line in gold("quotes"):
        text = line["text"]
        for quote in line["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"]
            assert quote["speaker"]
            assert quote["kind"] in get_args(QuoteKind)
            if "speaker_mention" in quote:
                assert text[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker_mention"]
            if "cue" in quote:
                assert text[quote["cue_start"] : quote["cue_end"]] == quote["cue"]


def test_a_quote_leaves_its_outer_marks_out() -> None:
    for line in gold("quotes"):
        for quote in line["quotes"]:
            if quote["kind"] == "direct":
                assert quote["text"][0] not in '"“”' and quote["text"][-1] not in '"“”', quote["text"]
            else:
                assert not quote["text"].startswith("that "), quote["text"]
            assert (quote["kind"] == "mixed") == bool(re.search('["“”]', quote["text"])), quote["text"]


def test_quotes_follow_each_other() -> None:
    for line in gold("quotes"):
        spans = [(quote["start"], quote["end"]) for quote in line["quotes"]]
        assert spans == sorted(spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), line["id"]


def test_an_event_sentence_stands_in_its_article() -> None:
    for line in gold("events"):
        assert line["text"] in bodies()[line["article"]]


def test_an_event_has_a_known_type_and_realis() -> None:
    types = {kind.name: kind for kind in EVENT_TYPES}
    for line in gold("events"):
        for event in [*line["events"], *line.get("unreal", [])]:
            assert event["plover_ok"][0] == event["plover"]
            assert set(event["plover_ok"]) <= set(types)
            assert event["root"] in event["roots_ok"]
            assert types[event["plover"]].quad_class in event["quad_ok"]
            assert event.get("realis", "actual") in get_args(Realis)
        assert all(event.get("realis") not in UNREAL for event in line["events"])
        assert all(event["realis"] in UNREAL for event in line.get("unreal", []))


def test_the_participants_of_an_event_stand_in_its_sentence() -> None:
    for line in gold("events"):
        text = line["text"].lower()
        for event in [*line["events"], *line.get("unreal", [])]:
            for side in ("source", "target"):
                for name in (event[side] or "").split(" / "):
                    assert name.lower() in text, (line["id"], name)


def test_all_sixteen_event_types_occur() -> None:
    found = {event["plover"] for line in gold("events") for event in line["events"]}
    assert found == {kind.name for kind in EVENT_TYPES}


def test_coreference_gold_fits_its_texts_and_names() -> None:
    for line in gold("coreference"):
        for each in line["mentions"]:
            assert line["text"][each["start"] : each["end"]] == each["text"]
            assert each["form"] in {"pronoun", "nominal"}
            assert all(name in line["text"] or name == "Russia" for name in each["means"])
