"""What runs the steps of a run, as the settings ask: this process, several, Celery's workers, Kubernetes.

What does not live here: the worker that takes steps from Celery (`pipeline.defs.worker`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import dagster as dg

from pipeline.settings import Settings

EXTRAS = {"celery": "dagster_celery", "k8s": "dagster_k8s"}


class ExecutorMissingError(RuntimeError):
    """The library of the executor that the settings name is not installed; the message says what to type."""


def executor(settings: Settings) -> dg.ExecutorDefinition:
    """Return the executor that the settings name.

    Raises:
        ExecutorMissingError: its library is not installed.
    """
    if settings.executor == "in_process":
        return dg.in_process_executor
    if settings.executor == "multiprocess":
        return dg.multiprocess_executor
    try:
        library: Any = import_module(EXTRAS[settings.executor])
    except ModuleNotFoundError as error:
        raise ExecutorMissingError(
            f"DATELINE_EXECUTOR={settings.executor} needs a library that is not installed. "
            f"Run `pip install 'dateline[{settings.executor}]'` "
            f"(in a checkout: `.venv/bin/pip install -e '.[{settings.executor}]'`)."
        ) from error
    found: dg.ExecutorDefinition = (
        library.celery_executor.configured(celery_config(settings), name="celery")
        if settings.executor == "celery"
        else library.k8s_job_executor
    )
    return found


def celery_config(settings: Settings) -> dict[str, Any]:
    """Return what Celery is told at both ends, the run's and the worker's, so that they always agree.

    A step counts as done when it has ended, not when it is taken: one whose worker dies is given to
    another. RabbitMQ sees at once that a worker is gone; over Redis it takes `lost_after` seconds.
    """
    over_redis = settings.broker.startswith(("redis:", "rediss:"))
    # Without the throttle Celery looks for lost steps every hundred seconds only.
    waits = {"visibility_timeout": settings.lost_after, "unacked_restore_throttle": 1} if over_redis else {}
    return {
        "broker": settings.broker,
        "backend": settings.broker if over_redis else "rpc://",
        "config_source": {
            "task_acks_late": True,
            "task_reject_on_worker_lost": True,
            "worker_prefetch_multiplier": 1,
            "worker_send_task_events": False,
            "broker_connection_retry_on_startup": True,
            "broker_transport_options": waits,
        },
    }
