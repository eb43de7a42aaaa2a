"""What the UI shows of an asset besides its description, and of each materialization."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import dagster as dg

from pipeline.db import catalog
from pipeline.db.engine import Engine
from pipeline.defs.previews import drawn, preview
from pipeline.stages.versions import code_version
from pipeline.stages.work import Outcome

GROUP = "dateline"
OWNERS = ["team:newsroom"]
OVERDUE = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
KINDS = {"document": {"file"}, "annotation": {"python", "spacy"}}
COUNTED = {"document": "files", "article": "files", "annotation": "texts"}
LAST_CHANGE = "last_change"

Context = dg.AssetExecutionContext | dg.OpExecutionContext


def attributes(name: str) -> dict[str, Any]:
    """Return what every shape of the asset that fills table `name` is declared with."""
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
    return {
        "group_name": GROUP,
        "kinds": KINDS.get(name, {"python"}),
        "owners": OWNERS,
        "code_version": code_version(name),
        "metadata": {"dagster/column_schema": schema, "dagster/table_name": name},
    }


def shown(context: Context, engine: Engine, outcome: Outcome) -> dict[str, Any]:
    """Return what the UI shows of a materialization, and say it in a line of the run's log."""
    counted = COUNTED.get(outcome.stage, "articles")
    did = outcome.changed + outcome.rejected
    rate = round(did / outcome.seconds, 1) if outcome.seconds else 0.0
    context.log.info(_sentence(outcome, counted, rate))
    return {
        "dagster/row_count": outcome.rows,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "rejected": outcome.rejected,
        "removed": outcome.removed,
        "seconds": round(outcome.seconds, 2),
        f"{counted}_per_second": rate,
        LAST_CHANGE: dg.MetadataValue.timestamp(_last_change(context, outcome)),
        "preview": preview(engine, outcome.stage),
        **drawn(engine, outcome.stage),
    }


def data_version(metadata: dict[str, Any]) -> dg.DataVersion:
    """Return the version of the rows that `shown` tells of: what is made of them is stale when it changes."""
    return dg.DataVersion(str(metadata[LAST_CHANGE].value))


def _sentence(outcome: Outcome, counted: str, rate: float) -> str:
    """Return what was done, in counts that a person reads."""
    parts = [f"{outcome.changed:,} {counted} new or changed", f"{outcome.unchanged:,} unchanged"]
    parts += [f"{outcome.removed:,} removed"] if outcome.removed else []
    parts += [f"{outcome.rejected:,} rejected"] if outcome.rejected else []
    speed = f", {rate:,} {counted} a second" if rate else ""
    return f"{outcome.stage}: {', '.join(parts)}; {outcome.rows:,} rows now ({outcome.seconds:.1f} s{speed})."


def _last_change(context: Context, outcome: Outcome) -> float:
    """Return when rows last changed, in seconds since 1970: now, or what the materialization before told."""
    now = datetime.now(UTC).timestamp()
    before = context.instance.get_latest_materialization_event(dg.AssetKey(outcome.stage))
    if outcome.changed or outcome.removed or before is None or before.asset_materialization is None:
        return now
    told = before.asset_materialization.metadata
    # A removed document takes its rows out of every table, in the step of `document`.
    if LAST_CHANGE not in told or told["dagster/row_count"].value != outcome.rows:
        return now
    return float(str(told[LAST_CHANGE].value))
