"""The asset `briefing`: a page over all tables, made after them.

What does not live here: what is on the page (`pipeline.briefing`) and the six assets that fill tables.
"""

from typing import Any

import dagster as dg

from pipeline.briefing.report import PageUnwritableError, Written, write_briefing
from pipeline.briefing.wording import days, short
from pipeline.defs.resources import Workspace, mendable
from pipeline.defs.shown import GROUP, OWNERS
from pipeline.stages.work import source_version

LINES = 8


@dg.asset(
    deps=["event"],
    group_name=GROUP,
    kinds={"html"},
    owners=OWNERS,
    code_version=source_version("briefing", "db/briefing"),
)
def briefing(workspace: Workspace) -> dg.MaterializeResult[None]:
    """One self-contained HTML page: what was ingested, who says most, who acts on whom, what happened where.

    Every quote and sentence on it links to where it stands in its article. Open the file of `path`.
    """
    engine = workspace.engine()
    try:
        with mendable():
            written = write_briefing(engine, workspace.settings().briefing)
    except PageUnwritableError as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    finally:
        engine.dispose()
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
        "preview": _preview(written),
    }


def _preview(written: Written) -> dg.MetadataValue[Any]:
    """Return what happened by most reports, as a table of the UI's, which shows all text in it as text."""
    names = ("event_date", "actor", "type", "target", "report_count")
    rows = [{name: _cell(event[name]) for name in names} for event in written.facts.reported[:LINES]]
    if not rows:
        return dg.MetadataValue.text("nothing reported yet")
    columns = [dg.TableColumn(name, "int" if name == "report_count" else "string") for name in names]
    return dg.MetadataValue.table([dg.TableRecord(row) for row in rows], dg.TableSchema(columns=columns))


def _cell(value: Any) -> str | int:
    """Return `value` as a table of the UI's can hold it."""
    return value if isinstance(value, int) else short("" if value is None else str(value))
