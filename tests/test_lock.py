"""Who writes to a database: one run at a time, and nobody waits without saying for whom."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.db.engine import DatabaseUnusableError, Engine, open_engine
from pipeline.db.lock import BusyError, fellow_writer, only_writer


def test_a_database_held_by_another_run_is_given_up_with_the_holders_name(
    new_url: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    url = new_url()
    one, other = open_engine(url), open_engine(url)
    me = f"process {os.getpid()} on "
    with only_writer(one):
        with pytest.raises(BusyError, match=me), only_writer(other, tell=0.01, wait=0.01):
            pass
        assert me in caplog.text
    with only_writer(other, tell=0.01, wait=0.01):
        pass
    one.dispose()
    other.dispose()


def test_a_run_that_waits_goes_on_when_the_other_ends(
    new_url: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    url = new_url()
    one, other = open_engine(url), open_engine(url)
    taken = threading.Event()

    def wait() -> None:
        with only_writer(other, tell=0.01):
            taken.set()

    waiting = threading.Thread(target=wait)
    with only_writer(one):
        waiting.start()
        while "Waiting for" not in caplog.text:
            assert waiting.is_alive()
        assert not taken.is_set()
    waiting.join(60)
    assert taken.is_set()
    one.dispose()
    other.dispose()


def test_those_who_fill_one_table_together_keep_out_a_run(new_postgres: Callable[[], str]) -> None:
    engines: list[Engine] = [open_engine(new_postgres())]
    engines += [open_engine(engines[0].url.render_as_string(hide_password=False)) for _ in range(2)]
    one, other, run = engines
    with fellow_writer(one), fellow_writer(other, tell=0.01, wait=0.01):  # noqa: SIM117
        with pytest.raises(BusyError), only_writer(run, tell=0.01, wait=0.01):
            pass
    for engine in engines:
        engine.dispose()


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.db.lock").mkdir()
    with (
        pytest.raises(DatabaseUnusableError, match="can't be written"),
        only_writer(open_engine(f"sqlite:///{tmp_path}/a.db")),
    ):
        pass
