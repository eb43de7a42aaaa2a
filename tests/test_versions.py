"""A changed rule makes its rows stale: the files that decide a step are those it really reads."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from pipeline.stages.versions import LIBRARIES, SOURCES, code_version
from pipeline.stages.work import source_version

PACKAGE = Path(__file__).parents[1] / "pipeline"
# The words that all share, and the model, which stamps its parses itself.
COUNTED_ELSEWHERE = {"records.py", "nlp/__init__.py", "__init__.py", "nlp/model.py"}


def _files(names: tuple[str, ...]) -> set[Path]:
    """Return the Python files that `names` stand for."""
    found = [PACKAGE / name for name in names]
    return {
        file for one in found for file in ([one] if one.is_file() else one.rglob("*")) if file.suffix == ".py"
    }


def _imported(file: Path) -> set[Path]:
    """Return the package's files that `file` imports from."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline"):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    paths = [PACKAGE.joinpath(*name.split(".")[1:]) for name in names]
    return {one for path in paths for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()}


@pytest.mark.parametrize("step", sorted(SOURCES))
def test_every_file_that_a_step_reads_is_part_of_its_version(step: str) -> None:
    counted = _files(SOURCES[step])
    reached, new = set(counted), set(counted)
    while new:
        new = {other for file in new for other in _imported(file)} - reached
        reached |= new
    missing = {str(file.relative_to(PACKAGE)) for file in reached - counted} - COUNTED_ELSEWHERE
    if step in ("quotes", "reports"):  # their keys hold that of the names they build on
        missing = {name for name in missing if not name.startswith("nlp/names/")}
    if step == "entities":  # how rows are written in general
        missing = {name for name in missing if not name.startswith("db/")}
    if step == "parses":  # reading a stored parse does not change it
        missing -= {"nlp/parse.py", "nlp/subjects.py"}
    assert missing == set()


# Lists that `nlp/names/lexicon.py` reads for names alone; a parse asks for the others.
NOT_READ_FOR_A_PARSE = {"heads.toml", "news_agencies.txt", "not_names.txt"}


@pytest.mark.parametrize("step", sorted(SOURCES))
def test_every_word_list_that_a_steps_files_name_is_part_of_its_version(step: str) -> None:
    counted = [PACKAGE / name for name in SOURCES[step]]
    for file in _files(SOURCES[step]):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Constant) and str(node.value).endswith((".tsv", ".toml", ".txt"))):
                continue
            for folder in (file.parent, PACKAGE / "nlp/lexicons", PACKAGE / "nlp/lexicons/events"):
                read = folder / str(node.value)
                if not read.is_file() or (step == "parses" and read.name in NOT_READ_FOR_A_PARSE):
                    continue
                assert any(read == one or one in read.parents for one in counted), f"{file.name}: {read.name}"


@pytest.mark.parametrize("step", sorted(SOURCES))
def test_every_file_named_is_there(step: str) -> None:
    assert all((PACKAGE / name).exists() for name in SOURCES[step])


def test_names_are_resolved_anew_when_what_decides_whom_a_change_touches_is_another() -> None:
    counted = {str(file.relative_to(PACKAGE)) for file in _files(SOURCES["entities"])}
    assert {"stages/resolving/people.py", "stages/resolving/change.py", "db/naming_counts.py"} <= counted


def test_a_version_follows_the_words_of_a_file() -> None:
    assert source_version("records.py") == source_version("records.py")
    assert source_version("records.py") != source_version("settings.py")
    assert len({code_version(asset) for asset in ("document", "article", "annotation", "entity")}) == 4


@pytest.mark.parametrize("step", sorted(SOURCES))
def test_every_library_that_a_steps_own_files_use_is_part_of_its_version(step: str) -> None:
    owners = packages_distributions()
    used: set[str] = set()
    for file in _files(SOURCES[step]):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            used |= (
                {name.split(".")[0] for name in names}
                - {"pipeline", "numpy", "sqlalchemy"}
                - sys.stdlib_module_names
            )
    counted = {name.lower() for name in LIBRARIES[step]}
    assert {owners[name][0].lower().replace("_", "-") for name in used} <= counted
