"""Asset checks, one step an asset: what must always hold (blocking), and what is worth a look (a warning).

A question stands at the asset whose step makes it true, so that a broken row stops what is derived from it.
What does not live here: the questions themselves (`pipeline.db.checks`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from pipeline.db import checks
from pipeline.db.checks import Questions
from pipeline.db.engine import Engine
from pipeline.defs.resources import Workspace

OPEN_SPEAKERS_AT_MOST = 0.5
LOST_AT_MOST = 0.2
BROKEN_HELP = (
    "If it fails, materialize the asset with `full_refresh`, and report it: a rule of ours is broken."
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one check found: whether all is well, and what the UI shows of it."""

    passed: bool
    metadata: dict[str, Any]


Ask = Callable[[dg.AssetCheckExecutionContext, Engine], _Found]


@dataclass(frozen=True, slots=True)
class _Check:
    """One check of an asset: blocking where an invariant of ours is at stake, else a warning."""

    name: str
    description: str
    ask: Ask
    blocking: bool = False

    def spec(self, asset: str) -> dg.AssetCheckSpec:
        """Return how the UI knows it."""
        return dg.AssetCheckSpec(self.name, asset=asset, blocking=self.blocking, description=self.description)

    def result(self, asset: str, found: _Found) -> dg.AssetCheckResult:
        """Return `found` as the UI shows it."""
        return dg.AssetCheckResult(
            asset_key=asset,
            check_name=self.name,
            passed=found.passed,
            severity=dg.AssetCheckSeverity.ERROR if self.blocking else dg.AssetCheckSeverity.WARN,
            metadata=found.metadata,
        )


def _checks_of(asset: str, *asked: _Check) -> dg.AssetChecksDefinition:
    """Return the checks of `asset` as one step, each of which can be executed alone."""

    @dg.multi_asset_check(
        name=f"{asset}_checks", specs=[check.spec(asset) for check in asked], can_subset=True
    )
    def checks_of_asset(
        context: dg.AssetCheckExecutionContext, workspace: Workspace
    ) -> Iterator[dg.AssetCheckResult]:
        chosen = {key.name for key in context.selected_asset_check_keys}
        with workspace.looked_at() as engine:
            for check in asked:
                if check.name in chosen:
                    yield check.result(asset, check.ask(context, engine))

    return checks_of_asset


def _none_of(questions: Callable[[], Questions]) -> Ask:
    """Ask that no row answers any of `questions`; the keys of those that do are shown."""

    def ask(_context: dg.AssetCheckExecutionContext, engine: Engine) -> _Found:
        return _told(checks.broken(engine, questions()))

    return ask


def _told(broken: Mapping[str, Sequence[str]]) -> _Found:
    """Return what a check found that shows the keys of `broken` rows."""
    return _Found(not broken, {question: _listed(keys) for question, keys in broken.items()})


def _listed(keys: Sequence[str]) -> str:
    """Return the keys of the rows that break a rule, as one line."""
    how_many = f"{len(keys)} or more" if len(keys) == checks.SHOWN else str(len(keys))
    return f"{how_many}: {', '.join(keys)}"


def _speakers_known(_context: dg.AssetCheckExecutionContext, engine: Engine) -> _Found:
    """Ask how many quotes have no speaker."""
    total, without = checks.quote_shares(engine)
    share = without / total if total else 0.0
    told = {"quotes": total, "without_speaker": without, "share": round(share, 3)}
    return _Found(share <= OPEN_SPEAKERS_AT_MOST, {**told, "most_allowed": OPEN_SPEAKERS_AT_MOST})


def _drift(asset: str) -> _Check:
    """Return the check that `asset` has not lost many rows since the materialization before."""

    def ask(context: dg.AssetCheckExecutionContext, _engine: Engine) -> _Found:
        records = context.instance.fetch_materializations(dg.AssetKey(asset), limit=2).records
        found = [one.asset_materialization for one in records if one.asset_materialization is not None]
        now, before = ([_rows(one) for one in found] + [0, 0])[:2]
        return _Found(now >= before * (1 - LOST_AT_MOST), {"rows": now, "rows_before": before})

    return _Check("drift", f"At most {LOST_AT_MOST:.0%} of the rows are lost from one run to the next.", ask)


def _rows(materialization: dg.AssetMaterialization) -> int:
    """Return the row count that a materialization tells of."""
    return int(str(materialization.metadata["dagster/row_count"].value))


def _offsets(asset: str) -> _Check:
    """Return the check of the spans that `asset` stores."""

    def ask(context: dg.AssetCheckExecutionContext, engine: Engine) -> _Found:
        if _is_alone(context):
            return _told(checks.broken(engine, checks.offsets(asset)))
        return _told(checks.broken_spans(engine, asset, datetime.now(UTC).date()))

    what = (
        "Every span stored is the article's text at its offsets. A run looks at what was found anew since "
        f"they were last in order, and each day at another {checks.TURNS}th; executed alone, at all."
    )
    return _Check("offsets", f"{what} {BROKEN_HELP}", ask, blocking=True)


def _is_alone(context: dg.AssetCheckExecutionContext) -> bool:
    """Tell whether somebody asks for checks and fills no table: then they look at every row."""
    return not context.job_def.asset_layer.selected_asset_keys


def _orphans(asset: str) -> _Check:
    """Return the check that no row made by `asset` hangs on nothing."""
    what = f"No row hangs on a row that is not there. {BROKEN_HELP}"
    return _Check("orphans", what, _none_of(lambda: checks.orphans(asset)), blocking=True)


SPEAKERS = _Check(
    "speakers_are_entities",
    f"Every speaker is an entity row, and the quote's own speaker is the first of them. {BROKEN_HELP}",
    _none_of(checks.speakers),
    blocking=True,
)
SPEAKERS_KNOWN = _Check("speakers_known", "Most quotes have a speaker.", _speakers_known)
WORTH_A_LOOK = _Check(
    "worth_a_look",
    "No article is without text or from the future, and no file is rejected.",
    _none_of(lambda: checks.oddities(datetime.now(UTC).date())),
)

CHECKS = [
    _checks_of("document", _orphans("document")),
    _checks_of("article", WORTH_A_LOOK, _drift("article")),
    _checks_of("annotation", _orphans("annotation")),
    _checks_of("entity", _offsets("entity"), _orphans("entity"), _drift("entity")),
    _checks_of("quote", _offsets("quote"), SPEAKERS, SPEAKERS_KNOWN, _drift("quote")),
    _checks_of("event", _offsets("event"), _orphans("event"), _drift("event")),
]
