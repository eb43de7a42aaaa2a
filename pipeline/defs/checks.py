"""Asset checks, one step an asset: what must always hold (blocking), and what is worth a look (a warning)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from pipeline.db import checks
from pipeline.db.checks import Questions
from pipeline.db.engine import Engine
from pipeline.defs.resources import Workspace

OPEN_SPEAKERS_AT_MOST = 0.5


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(
            "worth_a_look", asset="article", description="Texts, dates and files that look odd."
        )
    ]
)
def article_checks(workspace: Workspace) -> Iterator[dg.AssetCheckResult]:
    """What is allowed of an article but worth a look."""
    questions = checks.oddities(datetime.now(UTC).date())
    yield _result(workspace.engine(), "article", "worth_a_look", questions, dg.AssetCheckSeverity.WARN)


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
