"""The six assets: thin shells around `pipeline.stages`, keyed by the table each fills.

Their docstrings are what the UI shows. What does not live here: what a stage does, and previews.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import dagster as dg

from pipeline.db import catalog
from pipeline.db.engine import Engine
from pipeline.defs.previews import preview
from pipeline.defs.progress import teller
from pipeline.defs.resources import IngestConfig, Workspace
from pipeline.stages import annotation as annotation_stage
from pipeline.stages import article as article_stage
from pipeline.stages import document as document_stage
from pipeline.stages import entity as entity_stage
from pipeline.stages import event as event_stage
from pipeline.stages import quote as quote_stage
from pipeline.stages.versions import code_version
from pipeline.stages.work import Outcome

GROUP = "dateline"
OVERDUE = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))


Body = Callable[..., dg.MaterializeResult[None]]


def _asset(name: str, deps: list[str], kinds: set[str]) -> Callable[[Body], dg.AssetsDefinition]:
    """Return the decorator that makes an asset of the function that fills table `name`."""
    schema = dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=column.type,
                description=column.comment,
                constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=column.is_key),
            )
            for column in catalog.columns(name)
        ]
    )
    return dg.asset(
        name=name,
        deps=deps,
        group_name=GROUP,
        kinds=kinds,
        owners=["team:newsroom"],
        code_version=code_version(name),
        freshness_policy=OVERDUE,
        metadata={"dagster/column_schema": schema, "dagster/table_name": name},
    )


def _result(engine: Engine, outcome: Outcome) -> dg.MaterializeResult[None]:
    """Return what the UI shows of a materialization."""
    did = outcome.changed + outcome.rejected
    metadata: dict[str, Any] = {
        "dagster/row_count": outcome.rows,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "rejected": outcome.rejected,
        "removed": outcome.removed,
        "seconds": round(outcome.seconds, 2),
        "per_second": round(did / outcome.seconds, 1) if outcome.seconds else 0.0,
        "preview": dg.MetadataValue.md(preview(engine, outcome.stage)),
    }
    return dg.MaterializeResult(metadata=metadata)


@_asset("document", [], {"file"})
def document(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a raw file in the seeds folder: where it is, what it is, and whether it could be read.

    A file that can't be read is a row in state `rejected` with an issue that says what to do.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, document_stage.run(engine, settings.seeds, config.scope(), teller(context)))


@_asset("article", ["document"], {"file", "html"})
def article(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row an article found in a document: clean text, title, byline, publisher, date, language.

    Menus, teasers, comment forms and the rest of the page are left out; near duplicates are marked.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, article_stage.run(engine, settings.seeds, config.scope(), teller(context)))


@_asset("annotation", ["article"], {"spacy"})
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


@_asset("entity", ["annotation"], {"python"})
def entity(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """One row a person, organization, country, place, group or facility, with every mention of it.

    Names, descriptions and pronouns of all articles lead to the same row where they mean the same thing.
    """
    settings = workspace.settings()
    with workspace.held() as engine:
        return _result(engine, entity_stage.run(engine, settings.entities, config.scope(), teller(context)))


@_asset("quote", ["entity"], {"python"})
def quote(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who said what, to the character: direct, mixed and indirect, each speaker led to an entity."""
    with workspace.held() as engine:
        return _result(engine, quote_stage.run(engine, config.scope(), teller(context)))


@_asset("event", ["quote"], {"python"})
def event(
    context: dg.AssetExecutionContext, workspace: Workspace, config: IngestConfig
) -> dg.MaterializeResult[None]:
    """Who did what to whom, when and where: PLOVER events, each with the reports that are its evidence."""
    with workspace.held() as engine:
        return _result(engine, event_stage.run(engine, config.scope(), teller(context)))


ASSETS = [document, article, annotation, entity, quote, event]
