"""The column of runs in docs/reliability.md: what is counted for a row, and what is not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench import faults

PAGE = """| fault | what happens | rows lost | runs | tests |
|---|---|---|---|---|
| a kill | all rows | 0 | 7 | `test_a.py -k "killed or stopped"` |
| a full disk | all rows | 0 |  | `test_a.py -k disk` (root) |
| anything else | all rows | 0 |  | `test_b.py` |

<!-- runs -->
<!-- end of runs -->
"""


def test_a_row_counts_the_cases_of_its_own_tests_that_ran() -> None:
    cases = Counter(
        {
            ("test_a.py", "test_a_run_killed[sqlite]", "passed"): 3,
            ("test_a.py", "test_a_run_stopped", "failed"): 1,
            ("test_a.py", "test_a_full_disk", "skipped"): 3,
            ("test_b.py", "test_killed", "passed"): 2,
        }
    )
    page = faults.with_runs(PAGE, cases, "make faults")
    assert [line.split("|")[4].strip() for line in page.split("\n")[2:5]] == ["4", "0", "2"]
    assert "`make faults`: 6 cases ran, 1 of them failed." in page
    assert faults.with_runs(page, cases, "make faults") == page


def test_each_row_of_the_page_names_tests_there_are() -> None:
    page = Path("docs/reliability.md").read_text(encoding="utf-8")
    for line in page.split("\n"):
        for file, words in faults.tests_of(line):
            text = Path("tests", file).read_text(encoding="utf-8")
            for word in words.split(" or "):
                assert any(word in each for each in text.split("\n") if each.startswith("def test_")), line
