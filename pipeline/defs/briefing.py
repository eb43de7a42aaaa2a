"""The asset `briefing`: a page over all tables, made after them.

What does not live here: what is on the page (`pipeline.briefing`) and the six assets that fill tables.
"""

from typing import Any

import dagster as dg

from pipeline.briefing.report import PageUnwritableError, Written, write_briefing
from pipeline.briefing.wording import days
from pipeline.db.rows import Row
from pipeline.defs.previews import listed
from pipeline.defs.resources import Workspace
from pipeline.defs.shown import GROUP, OVERDUE, OWNERS
from pipeline.stages.work import source_version


@dg.asset(
    deps=["event"],
    group_name=GROUP,
    kinds={"html"},
    owners=OWNERS,
    code_version=source_version("briefing", "db/briefing"),
    freshness_policy=OVERDUE,
)
def briefing(workspace: Workspace) -> dg.MaterializeResult[None]:
    """One self-contained HTML page: what was ingested, who says most, who acts on whom, what happened where.

    Every quote and sentence on it links to where it stands in its article. Open the file of `path`.
    """
    with workspace.looked_at() as engine:
        try:
            written = write_briefing(engine, workspace.settings().briefing)
        except PageUnwritableError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
    return dg.MaterializeResult(metadata=_shown(written))


def _shown(written: Written) -> dict[str, Any]:
    """Return what the UI shows of the page."""
    facts = written.facts
    return {
        "path": dg.MetadataValue.path(str(written.path)),
        "size_bytes": written.size_bytes,
        "articles": facts.articles["articles"],
        "quotes": facts.quotes["quotes"],
        "events": facts.events["events"],
        "rejected_files": facts.files["rejected"],
        "texts_shown": len(facts.passages),
        "days": days(facts.articles["first_day"], facts.articles["last_day"]),
        "preview": listed([_listed(event) for event in facts.reported]),
    }


def _listed(event: Row) -> Row:
    """Return what is listed of a happening."""
    names = ("event_date", "actor", "type", "target", "report_count")
    return {name: event[name] for name in names}
