"""The six assets: thin shells around `pipeline.stages`, keyed by the table each fills.

Their docstrings are what the UI shows. What does not live here: what a stage does, what else the UI shows
(`pipeline.defs.shown`), and `annotation` as many steps (`pipeline.defs.mapped`).
"""

from collections.abc import Callable

import dagster as dg

from pipeline.db.engine import Engine
from pipeline.defs.progress import teller
from pipeline.defs.resources import IngestConfig, Workspace
from pipeline.defs.shown import OVERDUE, attributes, data_version, shown
from pipeline.stages import annotation as annotation_stage
from pipeline.stages import article as article_stage
from pipeline.stages import document as document_stage
from pipeline.stages import entity as entity_stage
from pipeline.stages import event as event_stage
from pipeline.stages import quote as quote_stage
from pipeline.stages.work import Outcome

Body = Callable[..., dg.MaterializeResult[None]]


def _asset(name: str, deps: list[str]) -> Callable[[Body], dg.AssetsDefinition]:
    """Return the decorator that makes an asset of the function that fills table `name`."""
    made: Callable[[Body], dg.AssetsDefinition] = dg.asset(
        name=name, deps=deps, freshness_policy=OVERDUE, **attributes(name)
    )
    return made


def _result(
    context: dg.AssetExecutionContext, engine: Engine, outcome: Outcome
) -> dg.MaterializeResult[None]:
    """Return what the UI shows of a materialization."""
    metadata = shown(context, engine, outcome)
    return dg.MaterializeResult(metadata=metadata, data_version=data_version(metadata))


@_asset("document", [])
def document(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a raw file in the seeds folder: where it is, what it is, and whether it could be read.

    A file that can't be read is a row in state `rejected` with an issue that says what to do:

    ```sql
    SELECT path, reason FROM document WHERE state = 'rejected'
    ```

    Done again for a file whose size or time differs. An empty or missing folder removes nothing.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        outcome = document_stage.run(engine, settings.seeds, config.scope(), teller(context))
        return _result(context, engine, outcome)


@_asset("article", ["document"])
def article(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row an article found in a document: clean text, title, byline, publisher, date, language.

    Menus, teasers, comment forms and the rest of the page are left out; near duplicates are marked.

    ```sql
    SELECT date, publisher, title FROM articles ORDER BY date DESC
    ```

    Done again for a file whose content or `source.toml` differs, or when the code that reads it does.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        outcome = article_stage.run(engine, settings.seeds, config.scope(), teller(context))
        return _result(context, engine, outcome)


@_asset("annotation", ["article"])
def annotation(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One spaCy parse a text, stored: the only costly step, done once for each text and model.

    Names, quotes and events are derived from stored parses in seconds. After a change of `DATELINE_MODEL`
    materialize this asset and those after it: every text that has no parse by the new model gets one.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        outcome = annotation_stage.run(
            engine, settings.model, config.scope(), settings.processes, teller(context)
        )
        return _result(context, engine, outcome)


@_asset("entity", ["annotation"])
def entity(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a person, organization, country, place, group or facility, with every mention of it.

    Names, descriptions and pronouns of all articles lead to the same row where they mean the same thing.

    ```sql
    SELECT name, kind, articles, mentions, roles FROM entities ORDER BY articles DESC
    ```

    Your own rulings on names (merge, split, kind) stand in `entities.toml`.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        outcome = entity_stage.run(engine, settings.entities, config.scope(), teller(context))
        return _result(context, engine, outcome)


@_asset("quote", ["entity"])
def quote(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who said what, to the character: direct, mixed and indirect, each speaker led to an entity.

    ```sql
    SELECT speaker, text, title, date FROM quotes WHERE kind = 'direct' ORDER BY date DESC
    ```

    Materialized alone it reads the stored parses: nothing is parsed again.
    """
    with workspace.held() as engine:
        return _result(context, engine, quote_stage.run(engine, config.scope(), teller(context)))


@_asset("event", ["quote"])
def event(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who did what to whom, when and where: PLOVER events, each with the reports that are its evidence.

    ```sql
    SELECT date, actor, type, target, sentence FROM events WHERE realis = 'actual' ORDER BY date DESC
    ```

    Reports of one type, actors, targets, place and day are one event, whoever tells of it.
    """
    with workspace.held() as engine:
        return _result(context, engine, event_stage.run(engine, config.scope(), teller(context)))


ASSETS = [document, article, annotation, entity, quote, event]
