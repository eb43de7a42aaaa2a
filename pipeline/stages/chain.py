"""All stages one after the other, for those who need no Dagster: tests and benchmarks."""

from __future__ import annotations

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
    scope = scope or Scope()
    return [
        document.run(engine, settings.seeds, scope, progress),
        article.run(engine, settings.seeds, scope, progress),
        annotation.run(engine, settings.model, scope, settings.processes, progress),
        entity.run(engine, settings.entities, scope, progress),
        quote.run(engine, scope, progress),
        event.run(engine, scope, progress),
    ]
