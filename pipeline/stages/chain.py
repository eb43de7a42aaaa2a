"""All stages one after the other, for those who need no Dagster: tests and benchmarks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.db.engine import Engine
from pipeline.settings import Settings
from pipeline.stages import annotation, article, document, entity, event, quote
from pipeline.stages.work import Outcome, Progress, Scope, silent


def run_chain(
    engine: Engine, settings: Settings, scope: Scope | None = None, progress: Progress = silent
) -> list[Outcome]:
    """Bring every table up to the files in the seeds folder; return what each stage did.

    Raises:
        pipeline.stages.document.NoSeedsError: the folder is missing or suddenly empty.
        pipeline.nlp.model.ModelMissingError: the model is not installed.
    """
    return list(stages(engine, settings, scope, progress))


def stages(
    engine: Engine, settings: Settings, scope: Scope | None = None, progress: Progress = silent
) -> Iterator[Outcome]:
    """Run stage by stage as `run_chain` does, yielding what each did when it has ended."""
    scope = scope or Scope()
    yield document.run(engine, settings.seeds, scope, progress)
    yield article.run(engine, settings.seeds, scope, progress)
    yield annotation.run(engine, settings.model, scope, settings.processes, progress)
    yield entity.run(engine, settings.entities, scope, progress)
    yield quote.run(engine, scope, progress)
    yield event.run(engine, scope, progress)
