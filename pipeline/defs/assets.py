"""The six assets: thin shells around `pipeline.stages`, keyed by the table each fills.

Their docstrings are what the UI shows. What does not live here: what a stage does, what else the UI shows
(`pipeline.defs.shown`), and `annotation` as many steps (`pipeline.defs.mapped`).
"""

from collections.abc import Callable

import dagster as dg

from pipeline.db.engine import Engine
from pipeline.defs.progress import teller
from pipeline.defs.resources import IngestConfig, Workspace
from pipeline.defs.shown import OVERDUE, attributes, shown
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


def _result(engine: Engine, outcome: Outcome) -> dg.MaterializeResult[None]:
    """Return what the UI shows of a materialization."""
    return dg.MaterializeResult(metadata=shown(engine, outcome))


@_asset("document", [])
def document(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a raw file in the seeds folder: where it is, what it is, and whether it could be read.

    A file that can't be read is a row in state `rejected` with an issue that says what to do.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, document_stage.run(engine, settings.seeds, config.scope(), teller(context)))


@_asset("article", ["document"])
def article(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row an article found in a document: clean text, title, byline, publisher, date, language.

    Menus, teasers, comment forms and the rest of the page are left out; near duplicates are marked.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, article_stage.run(engine, settings.seeds, config.scope(), teller(context)))


@_asset("annotation", ["article"])
def annotation(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One spaCy parse a text, stored: the only costly step, done once for each text and model."""
    settings = workspace.settings()
    with workspace.held() as engine:
        outcome = annotation_stage.run(
            engine, settings.model, config.scope(), settings.processes, teller(context)
        )
        return _result(engine, outcome)


@_asset("entity", ["annotation"])
def entity(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a person, organization, country, place, group or facility, with every mention of it.

    Names, descriptions and pronouns of all articles lead to the same row where they mean the same thing.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, entity_stage.run(engine, settings.entities, config.scope(), teller(context)))


@_asset("quote", ["entity"])
def quote(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who said what, to the character: direct, mixed and indirect, each speaker led to an entity."""
    with workspace.held() as engine:
        return _result(engine, quote_stage.run(engine, config.scope(), teller(context)))


@_asset("event", ["quote"])
def event(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who did what to whom, when and where: PLOVER events, each with the reports that are its evidence."""
    with workspace.held() as engine:
        return _result(engine, event_stage.run(engine, config.scope(), teller(context)))


ASSETS = [document, article, annotation, entity, quote, event]
