"""All definitions put together: assets, checks, the job, and what starts it."""

from __future__ import annotations

import dagster as dg

from pipeline.defs.assets import ASSETS
from pipeline.defs.automation import daily, ingest, seeds_sensor
from pipeline.defs.checks import CHECKS
from pipeline.defs.resources import Workspace
from pipeline.settings import Settings


def build() -> dg.Definitions:
    """Return Dateline's definitions.

    The executor is in-process: each step takes seconds, and a process of its own would take two more.
    """
    settings = Settings()
    return dg.Definitions(
        assets=ASSETS,
        asset_checks=CHECKS,
        jobs=[ingest],
        schedules=[daily(settings)],
        sensors=[seeds_sensor(settings)],
        resources={"workspace": Workspace()},
        executor=dg.in_process_executor,
    )
