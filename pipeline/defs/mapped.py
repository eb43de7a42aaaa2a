"""The asset `annotation` as many steps, which Celery or Kubernetes spread over machines.

A step is told by its name which texts to parse: a span of their digests. It reads them from the database
and writes the parses there, so that nothing passes between machines but the database, and a step that is
lost and given to another worker parses what is left of it. What does not live here: what a stage does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from time import time
from typing import Any

import dagster as dg

from pipeline.db.rows import batches
from pipeline.db.unchecked import Span
from pipeline.defs.assets import annotation
from pipeline.defs.progress import teller
from pipeline.defs.resources import IngestConfig, Workspace
from pipeline.defs.shown import OVERDUE, attributes, data_version, shown
from pipeline.stages import annotation as stage
from pipeline.stages.work import Scope

PARSERS = "parse"
"""The queue of Celery that parsing steps go to: a worker that listens to it alone needs no seeds folder."""

DIGITS = 16
AFTER_HEXADECIMAL = "g"


@dg.op(ins={"article": dg.In(dg.Nothing)}, out=dg.DynamicOut(dg.Nothing))
def plan_parses(
    context: dg.OpExecutionContext, workspace: Workspace, config: IngestConfig
) -> Iterator[dg.DynamicOutput[None]]:
    """Find the texts without a current parse and cut them into spans, one a step."""
    settings = workspace.settings()
    with workspace.held() as engine:
        work = stage.plan(engine, settings.model, config.scope())
        texts = list(batches(work.stale, settings.step_texts))
        spans = [stage.ends(engine, batch) for batch in texts]
    context.log.info(f"{len(work.stale):,} texts to parse, {work.current:,} are current")
    for number, (batch, (first, last)) in enumerate(zip(texts, spans, strict=True)):
        key = f"{number:05}_{first[:DIGITS]}_{last[:DIGITS]}"
        yield dg.DynamicOutput(None, mapping_key=key, metadata={"texts": len(batch)})


@dg.op(ins={"span": dg.In(dg.Nothing)}, out=dg.Out(dg.Nothing), tags={"dagster-celery/queue": PARSERS})
def parse_texts(context: dg.OpExecutionContext, workspace: Workspace, config: IngestConfig) -> None:
    """Parse the texts of one span that have no current parse."""
    model = workspace.settings().model
    with workspace.shared() as engine:
        work = stage.plan(engine, model, config.scope(), _span(context.get_mapping_key() or ""))
        failed = stage.parse(engine, model, work.stale, progress=teller(context))
    context.add_output_metadata({"parsed": len(work.stale) - failed, "failed": failed})


@dg.op(ins={"parsed": dg.In(dg.Nothing)}, out=dg.Out(dg.Nothing))
def count_parses(context: dg.OpExecutionContext, workspace: Workspace) -> dg.Output[None]:
    """Drop parses that no article needs, and say what all steps did."""
    told = _Told.of(context)
    with workspace.held() as engine:
        texts = stage.plan(engine, workspace.settings().model, Scope())
        outcome = stage.finish(
            engine,
            done=told.texts,
            failed=told.failed,
            current=len(texts.stale) + texts.current - told.texts,
            seconds=told.seconds,
        )
        metadata = shown(context, engine, outcome)
    return dg.Output(None, metadata=metadata, data_version=data_version(metadata))


@dg.config_mapping
def same_for_all(asked: IngestConfig) -> dict[str, Any]:
    """Give the asset's config to its steps, so that it is asked for as if it were one."""
    given = {"config": asked.model_dump(exclude_none=True)}
    return {plan_parses.name: given, parse_texts.name: given}


def mapped_annotation() -> dg.AssetsDefinition:
    """Return the asset `annotation` as many steps, with the key, columns and config of the one step."""
    (spec,) = annotation.specs

    @dg.graph_asset(
        name="annotation",
        ins={"article": dg.AssetIn("article", dagster_type=dg.Nothing)},
        config=same_for_all,
        description=spec.description,
        **attributes("annotation"),
    )
    def annotation_of_many_steps(article: Any) -> Any:
        """Plan, parse span by span, count."""
        return count_parses(plan_parses(article).map(parse_texts).collect())

    return annotation_of_many_steps.map_asset_specs(lambda one: dg.apply_freshness_policy(one, OVERDUE))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the steps of a run told of themselves: texts planned, texts failed, and how long it took."""

    texts: int
    failed: int
    seconds: float

    @classmethod
    def of(cls, context: dg.OpExecutionContext) -> "_Told":
        """Read it from the run's log; a step that was done twice counts once."""
        logs = context.instance.all_logs(context.run_id, of_type=dg.DagsterEventType.STEP_OUTPUT)
        outputs = {
            event.step_output_data.step_output_handle: event.step_output_data.metadata
            for event in (entry.get_dagster_event() for entry in logs)
        }
        planned = [entry.timestamp for entry in logs if plan_parses.name in str(entry.step_key)]
        return cls(
            texts=sum(_count(one, "texts") for one in outputs.values()),
            failed=sum(_count(one, "failed") for one in outputs.values()),
            seconds=time() - min(planned, default=time()),
        )


def _count(metadata: Mapping[str, dg.MetadataValue[Any]], name: str) -> int:
    """Return a number of a step's metadata, 0 where it tells none."""
    return int(metadata[name].value) if name in metadata else 0


def _span(key: str) -> Span:
    """Return the span of digests that a step's name tells."""
    _, first, last = key.split("_")
    return first, last + AFTER_HEXADECIMAL
