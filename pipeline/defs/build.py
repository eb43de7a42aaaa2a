"""All definitions put together: assets, checks, the job, and what starts it."""

from __future__ import annotations

import dagster as dg

from pipeline.defs.assets import ASSETS, annotation
from pipeline.defs.automation import daily, ingest, seeds_sensor
from pipeline.defs.briefing import briefing
from pipeline.defs.checks import CHECKS
from pipeline.defs.executors import executor
from pipeline.defs.mapped import mapped_annotation
from pipeline.defs.resources import Workspace
from pipeline.settings import Settings


def build() -> dg.Definitions:
    """Return Dateline's definitions.

    Unless the settings say otherwise one process runs all steps: each takes seconds, and a process of
    its own would take two more. Any other executor gets the parse as many steps, for it to spread.

    Raises:
        pipeline.defs.executors.ExecutorMissingError: the executor's library is not installed.
    """
    settings = Settings()
    assets = ASSETS if settings.executor == "in_process" else _spread()
    return dg.Definitions(
        assets=[*(_stored_in(settings, asset) for asset in assets), briefing],
        asset_checks=CHECKS,
        jobs=[ingest],
        schedules=[daily(settings)],
        sensors=[seeds_sensor(settings)],
        resources={"workspace": Workspace()},
        executor=executor(settings),
    )


def _spread() -> list[dg.AssetsDefinition]:
    """Return the assets with `annotation` as many steps."""
    return [mapped_annotation() if one is annotation else one for one in ASSETS]


def _stored_in(settings: Settings, asset: dg.AssetsDefinition) -> dg.AssetsDefinition:
    """Return `asset` with the kind of database that keeps its table."""
    kind = "postgres" if settings.database_url.startswith("postgres") else "sqlite"
    return asset.map_asset_specs(lambda spec: spec.merge_attributes(kinds={kind}))
