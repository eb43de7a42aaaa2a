"""What runs the steps, as the settings ask: the same assets, checked as far as no cluster is needed."""

from __future__ import annotations

import dagster as dg
import pytest

from pipeline.defs.build import build
from pipeline.defs.executors import celery_config
from pipeline.settings import Settings

CONFIGS = {
    "in_process": {},
    "multiprocess": {"max_concurrent": 2},
    "celery": {},
    "k8s": {
        "job_image": "dateline:1",
        "job_namespace": "news",
        "env_secrets": ["dateline"],
        "step_k8s_config": {"container_config": {"resources": {"requests": {"cpu": "1", "memory": "1Gi"}}}},
    },
}


@pytest.mark.parametrize("name", list(CONFIGS))
def test_each_executor_runs_the_same_assets_and_takes_its_config(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_EXECUTOR", name)
    definitions = build()
    dg.Definitions.validate_loadable(definitions)
    job = definitions.resolve_job_def("ingest")
    assert name in job.executor_def.name
    assert dg.validate_run_config(job, {"execution": {"config": CONFIGS[name]}})
    assets = {key.to_user_string() for key in job.asset_layer.executable_asset_keys}
    assert {"document", "article", "annotation", "entity", "quote", "event"} <= assets
    steps = {node.name for node in job.nodes}
    assert ("annotation" in steps) and {"document_checks", "event_checks"} <= steps


def test_a_step_lost_by_a_dead_worker_is_given_out_again_over_either_broker() -> None:
    redis = celery_config(Settings(broker="redis://localhost:6379/0", lost_after=10, _env_file=None))
    rabbit = celery_config(Settings(broker="amqp://guest@localhost//", _env_file=None))
    assert redis["config_source"]["broker_transport_options"]["visibility_timeout"] == 10
    assert rabbit["config_source"]["broker_transport_options"] == {}
    assert rabbit["backend"] == "rpc://"
    for config in (redis, rabbit):
        assert config["config_source"]["task_acks_late"]
        assert config["config_source"]["task_reject_on_worker_lost"]
