"""Runs the tests of faults many times over, and writes into docs/reliability.md how often each ran.

A row of a table there names its tests as `test_file.py -k words`, which is also the command that repeats
them. What does not live here: the tests, and speed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

PAGE = Path("docs/reliability.md")
_TESTS = re.compile(r"`(test_\w+\.py)(?: -k \"?([\w ]+?)\"?)?`")
_BEGIN, _END = "<!-- runs -->", "<!-- end of runs -->"
_RUNS = -2

Cases = Counter[tuple[str, str, str]]
"""How often a test case ran, by file, name and outcome: passed, failed or skipped."""


def run_tests(files: list[str], *, slow: bool) -> Cases:
    """Run the tests of `files` once, each in turn; return what became of each case."""
    marks = "not browser" if slow else "not browser and not slow"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-n", "0", "-m", marks, f"--junitxml={report}"]
        subprocess.run([*command, *(f"tests/{file}" for file in files)], check=False)
        cases = ElementTree.parse(report).getroot().iter("testcase")
        return Counter((_file(case), case.get("name", ""), _outcome(case)) for case in cases)


def _file(case: ElementTree.Element) -> str:
    return case.get("classname", "").rpartition(".")[2] + ".py"


def _outcome(case: ElementTree.Element) -> str:
    if case.find("skipped") is not None:
        return "skipped"
    return "passed" if case.find("failure") is None and case.find("error") is None else "failed"


def with_runs(text: str, cases: Cases, command: str) -> str:
    """Return the page with the column `runs` of every table filled anew, and the sentence that sums up."""
    lines = [_filled(line, cases) for line in text.split("\n")]
    told = Counter(outcome for (_, _, outcome), count in cases.items() for _ in range(count))
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    total = f"{told['passed'] + told['failed']:,} cases ran, {told['failed']} of them failed"
    before, _, rest = "\n".join(lines).partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\nMeasured {day} with `{command}`: {total}.\n{_END}{after}"


def tests_of(line: str) -> list[tuple[str, str]]:
    """Return the test files that a row of the page names, each with the words that choose in it."""
    return _TESTS.findall(line.split("|")[_RUNS]) if line.startswith("|") else []


def _filled(line: str, cases: Cases) -> str:
    """Return a row of a table with how often its tests ran; a row that names no test stays as it is."""
    cells, tests = line.split("|"), tests_of(line)
    if not tests:
        return line
    ran = sum(
        count
        for (file, name, outcome), count in cases.items()
        if outcome != "skipped" and any(file == each and _is_chosen(name, words) for each, words in tests)
    )
    return "|".join([*cells[: _RUNS - 1], f" {ran} ", *cells[_RUNS:]])


def _is_chosen(name: str, words: str) -> bool:
    """Say whether pytest's `-k` with these words, parted by "or", takes the test."""
    return not words or any(word in name for word in words.split(" or "))


def main() -> None:
    """Run the tests that the page names, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often (default 3)")
    parser.add_argument("--slow", action="store_true", help="the slow ones too: 20 kills on each database")
    asked = parser.parse_args()
    text = PAGE.read_text(encoding="utf-8")
    files = sorted({file for line in text.splitlines() for file, _ in tests_of(line)})
    cases: Cases = Counter()
    for _ in range(asked.runs):
        cases += run_tests(files, slow=asked.slow)
    command = f".venv/bin/python -m bench.faults --runs {asked.runs}{' --slow' * asked.slow}"
    PAGE.write_text(with_runs(text, cases, command), encoding="utf-8")
    for (file, name, outcome), count in sorted(cases.items()):
        if outcome == "failed":
            sys.stdout.write(f"{file}::{name} failed {count} times\n")
    sys.exit(1 if any(outcome == "failed" for _, _, outcome in cases) else 0)


if __name__ == "__main__":
    main()
