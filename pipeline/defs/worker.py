"""A worker that takes steps of runs from Celery's broker, told by the same settings as the runs.

`dagster-celery worker start` would do as well, but for a YAML file that has to say the same once more.
"""

from __future__ import annotations

import os

from dagster_celery.executor import CeleryExecutor
from dagster_celery.make_app import make_app
from dagster_celery.tasks import create_task

from pipeline.defs.executors import celery_config
from pipeline.defs.mapped import PARSERS
from pipeline.settings import Settings

EVERY_OTHER_STEP = "dagster"


def work(settings: Settings, processes: int, parse_only: bool) -> None:
    """Take steps and do them, `processes` at a time, until Ctrl-C, which waits for those under way."""
    asked = CeleryExecutor.for_cli(**celery_config(settings))  # type: ignore[no-untyped-call]
    app = make_app(asked.app_args())  # type: ignore[no-untyped-call]
    create_task(app)  # type: ignore[no-untyped-call]
    queues = [PARSERS] if parse_only else [PARSERS, EVERY_OTHER_STEP]
    app.worker_main(
        [
            "worker",
            "--queues",
            ",".join(queues),
            "--concurrency",
            str(processes),
            "--loglevel",
            "INFO",
            "--hostname",
            f"dateline-{os.getpid()}@%h",
        ]
    )
