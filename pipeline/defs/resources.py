"""The one resource of all assets: the settings as they are when a run starts, and the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import dagster as dg
from dagster._core.errors import DagsterInvariantViolationError
from pydantic import Field

from pipeline.db import schema
from pipeline.db.engine import (
    DatabaseUnreachableError,
    DatabaseUnusableError,
    DatabaseUrlError,
    Engine,
    open_engine,
)
from pipeline.db.lock import BusyError, fellow_writer, only_writer
from pipeline.db.schema import SchemaError
from pipeline.nlp.model import ModelMissingError
from pipeline.resolve import PinsError
from pipeline.settings import Settings
from pipeline.stages.document import NoSeedsError
from pipeline.stages.work import Scope

RETRIES = 4
RETRY_SECONDS = 5.0
PERMANENT = (
    BusyError,  # it has waited for ten minutes
    DatabaseUnusableError,
    DatabaseUrlError,
    ModelMissingError,
    NoSeedsError,
    PinsError,
    SchemaError,
)


@contextmanager
def mendable() -> Iterator[None]:
    """Retry what may pass; fail with the message alone where only a person can mend the cause."""
    try:
        yield
    except PERMANENT as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    except DatabaseUnreachableError as error:
        wait = RETRY_SECONDS * (1 << _retries_so_far())
        raise dg.RetryRequested(max_retries=RETRIES, seconds_to_wait=wait) from error


def _retries_so_far() -> int:
    """Return how often the step under way was tried again; 0 outside a step."""
    try:
        return dg.OpExecutionContext.get().retry_number
    except DagsterInvariantViolationError:
        return 0


class Workspace(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where a run reads and writes; a field left empty is taken from the settings.

    Environment and `.env` are the place for a database URL with a password: what is configured here
    is shown in the UI.
    """

    seeds: str | None = None
    model: str | None = None
    processes: int | None = None

    def settings(self) -> Settings:
        """Return the settings in force now."""
        given = {name: value for name, value in self.model_dump().items() if value is not None}
        return Settings(**given)

    def engine(self) -> Engine:
        """Return an engine for the database, its schema checked.

        Raises:
            dagster.Failure: the database can't be used; the message says what to type.
        """
        with mendable():
            engine = open_engine(self.settings().database_url)
            schema.require_current(engine)
        return engine

    @contextmanager
    def looked_at(self) -> Iterator[Engine]:
        """Open the database to read from it, beside whoever writes.

        Raises:
            dagster.Failure: the database can't be used; the message says what to type.
        """
        engine = self.engine()
        try:
            with mendable():
                yield engine
        finally:
            engine.dispose()

    def held(self) -> AbstractContextManager[Engine]:
        """Hold the database as its only writer while an asset is filled.

        Raises:
            dagster.Failure: what a person has to mend; the message says how.
        """
        return self._locked(only_writer)

    def shared(self) -> AbstractContextManager[Engine]:
        """Hold the database together with other steps that fill the same asset.

        Raises:
            dagster.Failure: what a person has to mend; the message says how.
        """
        return self._locked(fellow_writer)

    @contextmanager
    def _locked(self, lock: Callable[[Engine], AbstractContextManager[None]]) -> Iterator[Engine]:
        """Hold the database by `lock`, and let its connections go at the end."""
        engine = self.engine()
        try:
            with mendable(), lock(engine):
                yield engine
        finally:
            engine.dispose()


class IngestConfig(dg.Config):
    """What a run is asked for. The defaults do what is new, changed or stale, and nothing else."""

    full_refresh: bool = Field(default=False, description="Derive anew what is current too.")
    paths: list[str] = Field(
        default=[],
        description='Shell patterns of the only documents to look at, such as "wire/*.txt"; none means all.',
    )
    limit: int | None = Field(
        default=None, ge=1, description="The most files or articles to take on; left out, all of them."
    )
    allow_empty: bool = Field(
        default=False, description="Let an empty seeds folder remove every document; it never does otherwise."
    )

    def scope(self) -> Scope:
        """Return it as the stages' own words."""
        return Scope(
            full_refresh=self.full_refresh,
            paths=tuple(self.paths),
            limit=self.limit,
            allow_empty=self.allow_empty,
        )
