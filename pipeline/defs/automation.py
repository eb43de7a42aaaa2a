"""What starts a run by itself: the job, a daily schedule, and a sensor on the seeds folder.

Both are off until switched on: in the UI under Automation, or from the start by DATELINE_AUTOMATION=true.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import dagster as dg

from pipeline.defs.failures import last_reason
from pipeline.defs.resources import Workspace
from pipeline.defs.shown import GROUP
from pipeline.settings import Settings
from pipeline.stages.pending import Pending, pending
from pipeline.stages.work import digest

FOUND, FOLDER = "dateline/found", "dateline/folder"
FOLDER_DIGITS = 8
PATIENCE = timedelta(seconds=60)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
WAITS = 7

NO_FILES = digest()

FINISHED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]

ingest = dg.define_asset_job(
    "ingest",
    selection=dg.AssetSelection.groups(GROUP),
    description="Bring every table up to the files in the seeds folder.",
)


class ScheduleError(ValueError):
    """The daily schedule can't be made of the settings; the message says which to look at."""


class LookFailedError(RuntimeError):
    """The sensor could not compare folder and database; the message says what to do."""


def daily(settings: Settings) -> dg.ScheduleDefinition:
    """Return the daily schedule, at the time that the settings name.

    Raises:
        ScheduleError: there is no such time or time zone.
    """
    status = dg.DefaultScheduleStatus.RUNNING if settings.automation else dg.DefaultScheduleStatus.STOPPED
    try:
        return dg.ScheduleDefinition(
            name="daily",
            job=ingest,
            cron_schedule=settings.schedule,
            execution_timezone=settings.time_zone,
            default_status=status,
            description="Re-ingest every day (DATELINE_SCHEDULE, DATELINE_TIME_ZONE).",
        )
    except dg.DagsterInvalidDefinitionError as error:
        raise ScheduleError(
            f"DATELINE_SCHEDULE={settings.schedule} in DATELINE_TIME_ZONE={settings.time_zone} is no time to "
            'start at. Write them as "0 5 * * *" (every day at 5:00) and "Europe/Vilnius".'
        ) from error


def seeds_sensor(settings: Settings) -> dg.SensorDefinition:
    """Return the sensor on the seeds folder."""
    return dg.SensorDefinition(
        name="seeds_folder",
        job=ingest,
        evaluation_fn=look,
        required_resource_keys={"workspace"},
        minimum_interval_seconds=20,
        default_status=dg.DefaultSensorStatus.RUNNING
        if settings.automation
        else dg.DefaultSensorStatus.STOPPED,
        description="Ingest when files in the seeds folder are added, changed or removed.",
    )


def look(context: dg.SensorEvaluationContext) -> dg.SkipReason | dg.RunRequest:
    """Ask for one run when folder and database differ or the last run failed, and say why not otherwise."""
    return look_at(context, datetime.now(UTC))


def look_at(context: dg.SensorEvaluationContext, now: datetime) -> dg.SkipReason | dg.RunRequest:
    """Do what `look` does, at the time `now`.

    There is no run key: a file that changes to what it once was has changed all the same.

    Raises:
        LookFailedError: the database can't be used.
    """
    workspace: Workspace = context.resources.workspace
    settings = workspace.settings()
    if not settings.seeds.is_dir():
        return dg.SkipReason(f"There is no seeds folder {settings.seeds}: mount or make it.")
    found = _compared(workspace)
    seen = _Seen.of(context.cursor)
    context.update_cursor(seen.after(found, now).cursor())
    why_not = _why_not(context.instance, found, now, settings)
    if why_not is None and seen.is_changing(found, now):
        why_not = "The folder is changing; waiting for it to hold still."
    if why_not is not None:
        return dg.SkipReason(why_not)
    summary = f"{found.added} added, {found.touched} touched, {found.removed} removed"
    tags = {FOUND: summary if found.is_due else "what a failed run left", FOLDER: _folder(found)}
    return dg.RunRequest(tags=tags)


def _folder(found: Pending) -> str:
    """Return a short word for the folder as it is, to tell whether a run was asked for just that."""
    return found.listing[:FOLDER_DIGITS]


def _why_not(instance: dg.DagsterInstance, found: Pending, now: datetime, settings: Settings) -> str | None:
    """Return why no run is to be asked for, None where one is."""
    if found.listing == NO_FILES:
        return "The seeds folder is empty. Is it mounted? What the database has of it stays."
    finished = instance.get_run_records(dg.RunsFilter(job_name=ingest.name, statuses=FINISHED), limit=WAITS)
    has_failed = any(one.dagster_run.status == dg.DagsterRunStatus.FAILURE for one in finished[:1])
    if not found.is_due and not has_failed:
        return "Nothing changed."
    if instance.get_runs(dg.RunsFilter(job_name=ingest.name, statuses=UNFINISHED), limit=1):
        return "A run is under way."
    fruitless = list(takewhile(lambda one: _was_fruitless(one.dagster_run, found), finished))
    again = _next_try(fruitless)
    if again is None or now >= again:
        return None
    clock = again.astimezone(ZoneInfo(settings.time_zone)).strftime("%H:%M %Z")
    what = _what_came_of(instance, fruitless[0].dagster_run)
    return f"{what} The next try is at {clock}; once the cause is mended, you can start a run yourself."


def _compared(workspace: Workspace) -> Pending:
    """Compare folder and database; a look that fails is one failed tick, to be seen, and not a retry."""
    try:
        with workspace.looked_at() as engine:
            return pending(engine, workspace.settings().seeds)
    except (dg.Failure, dg.RetryRequested) as error:
        raise LookFailedError(str(error.__cause__ or error)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the sensor saw at its last look: the folder, and since when (ISO 8601) a run has been due."""

    listing: str | None = None
    due_since: str | None = None

    @classmethod
    def of(cls, cursor: str | None) -> "_Seen":
        """Read it from the sensor's cursor; a cursor of another version is none."""
        try:
            return cls(**json.loads(cursor or "{}"))
        except (ValueError, TypeError):
            return cls()

    def cursor(self) -> str:
        """Return it as the sensor's cursor."""
        return json.dumps(asdict(self))

    def after(self, found: Pending, now: datetime) -> "_Seen":
        """Return what is to be remembered of `found`."""
        since = (self.due_since or now.isoformat()) if found.is_due else None
        return _Seen(listing=found.listing, due_since=since)

    def is_changing(self, found: Pending, now: datetime) -> bool:
        """Tell whether more files may be on their way; a folder that never holds still is not waited for."""
        since = datetime.fromisoformat(self.due_since) if self.due_since else now
        return self.listing != found.listing and now - since < PATIENCE


def _next_try(fruitless: Sequence[dg.RunRecord]) -> datetime | None:
    """Return when to try again after these runs, the newest first: each one doubles the wait."""
    if not fruitless or fruitless[0].end_time is None:
        return None
    wait = min(FIRST_WAIT * (1 << (len(fruitless) - 1)), LONGEST_WAIT)
    return datetime.fromtimestamp(fruitless[0].end_time, UTC) + wait


def _was_fruitless(run: dg.DagsterRun, found: Pending) -> bool:
    """Tell whether a finished run did not do what is due now."""
    return run.status != dg.DagsterRunStatus.SUCCESS or run.tags.get(FOLDER) == _folder(found)


def _what_came_of(instance: dg.DagsterInstance, run: dg.DagsterRun) -> str:
    """Return what came of a run that did not help."""
    if run.status == dg.DagsterRunStatus.FAILURE:
        return f"The last run failed: {last_reason(instance, run.run_id)}"
    if run.status == dg.DagsterRunStatus.CANCELED:
        return "The last run was cancelled."
    return "The last run succeeded and left files of this folder undone; `dateline status` says which."
