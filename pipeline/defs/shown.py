"""What the UI shows of an asset besides its description, and of each materialization."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import dagster as dg

from pipeline.db import catalog
from pipeline.db.engine import Engine
from pipeline.defs.previews import drawn, preview
from pipeline.stages.versions import code_version
from pipeline.stages.work import Outcome

GROUP = "dateline"
OVERDUE = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=50), warn_window=timedelta(hours=26))
KINDS = {"document": {"file"}, "article": {"file", "html"}, "annotation": {"spacy"}}


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
        "owners": ["team:newsroom"],
        "code_version": code_version(name),
        "metadata": {"dagster/column_schema": schema, "dagster/table_name": name},
    }


def shown(engine: Engine, outcome: Outcome) -> dict[str, Any]:
    """Return what the UI shows of a materialization.

    The chart is apart from the rows: the UI shows Markdown at once only where it is short.
    """
    image = drawn(engine, outcome.stage)
    did = outcome.changed + outcome.rejected
    return {
        "dagster/row_count": outcome.rows,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "rejected": outcome.rejected,
        "removed": outcome.removed,
        "seconds": round(outcome.seconds, 2),
        "per_second": round(did / outcome.seconds, 1) if outcome.seconds else 0.0,
        "preview": dg.MetadataValue.md(preview(engine, outcome.stage)),
        **({"chart": dg.MetadataValue.md(image)} if image else {}),
    }
