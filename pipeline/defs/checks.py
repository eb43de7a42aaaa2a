"""Asset checks, one step an asset: what must always hold (blocking), and what is worth a look (a warning)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from pipeline.db import checks
from pipeline.db.checks import Questions
from pipeline.db.engine import Engine
from pipeline.defs.resources import Workspace

OPEN_SPEAKERS_AT_MOST = 0.5
LOST_AT_MOST = 0.2


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(
            "worth_a_look", asset="article", description="Texts, dates and files that look odd."
        ),
        dg.AssetCheckSpec(
            "drift", asset="article", description="Rows lost since the materialization before."
        ),
    ]
)
def article_checks(
    context: dg.AssetCheckExecutionContext, workspace: Workspace
) -> Iterator[dg.AssetCheckResult]:
    """What is allowed of an article but worth a look."""
    questions = checks.oddities(datetime.now(UTC).date())
    yield _result(workspace.engine(), "article", "worth_a_look", questions, dg.AssetCheckSeverity.WARN)
    yield _drift(context, "article")


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(
            "speakers_are_entities",
            asset="quote",
            blocking=True,
            description="Every speaker is an entity row, and the quote's own speaker is the first of them.",
        ),
        dg.AssetCheckSpec("speakers_known", asset="quote", description="Share of quotes without a speaker."),
    ]
)
def quote_checks(workspace: Workspace) -> Iterator[dg.AssetCheckResult]:
    """What must hold of speakers, and how many are unknown."""
    engine = workspace.engine()
    error = dg.AssetCheckSeverity.ERROR
    yield _result(engine, "quote", "speakers_are_entities", checks.speakers(), error)
    total, without = checks.quote_shares(engine)
    share = without / total if total else 0.0
    yield dg.AssetCheckResult(
        asset_key="quote",
        check_name="speakers_known",
        passed=share <= OPEN_SPEAKERS_AT_MOST,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"quotes": total, "without_speaker": without, "share": round(share, 3)},
    )


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(
            "offsets",
            asset="event",
            blocking=True,
            description="Every stored span, in every table, is the article's text at its offsets.",
        ),
        dg.AssetCheckSpec(
            "orphans",
            asset="event",
            blocking=True,
            description="No parse, entity, referent or report hangs on nothing.",
        ),
    ]
)
def final_checks(workspace: Workspace) -> Iterator[dg.AssetCheckResult]:
    """What must hold of the whole database once its last table is filled."""
    engine = workspace.engine()
    yield _result(engine, "event", "offsets", checks.offsets(), dg.AssetCheckSeverity.ERROR)
    yield _result(engine, "event", "orphans", checks.orphans(), dg.AssetCheckSeverity.ERROR)


def _drift(context: dg.AssetCheckExecutionContext, asset: str) -> dg.AssetCheckResult:
    """Compare an asset's rows with those of the materialization before."""
    records = context.instance.fetch_materializations(dg.AssetKey(asset), limit=2).records
    found = [one.asset_materialization for one in records if one.asset_materialization is not None]
    now, before = ([_rows(one) for one in found] + [0, 0])[:2]
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name="drift",
        passed=now >= before * (1 - LOST_AT_MOST),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"rows": now, "rows_before": before},
    )


def _rows(materialization: dg.AssetMaterialization) -> int:
    """Return the row count that a materialization tells of."""
    return int(str(materialization.metadata["dagster/row_count"].value))


def _result(
    engine: Engine, asset: str, name: str, questions: Questions, severity: dg.AssetCheckSeverity
) -> dg.AssetCheckResult:
    """Ask `questions` of the database and show the keys that break them."""
    found = checks.broken(engine, questions)
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=name,
        passed=not found,
        severity=severity,
        metadata={question: dg.MetadataValue.json(keys) for question, keys in found.items()},
    )


CHECKS = [article_checks, quote_checks, final_checks]
