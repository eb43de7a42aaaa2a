"""What starts a run by itself: the job, a daily schedule, and a sensor on the seeds folder.

Both are off until switched on: in the UI under Automation, or from the start by DATELINE_AUTOMATION=true.
"""

import dagster as dg

from pipeline.defs.resources import Workspace
from pipeline.defs.shown import GROUP
from pipeline.settings import Settings
from pipeline.stages.pending import pending

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


def daily(settings: Settings) -> dg.ScheduleDefinition:
    """Return the daily schedule, at the time that the settings name."""
    return dg.ScheduleDefinition(
        name="daily",
        job=ingest,
        cron_schedule=settings.schedule,
        execution_timezone=settings.time_zone,
        default_status=dg.DefaultScheduleStatus.RUNNING
        if settings.automation
        else dg.DefaultScheduleStatus.STOPPED,
        description="Re-ingest every day (DATELINE_SCHEDULE, DATELINE_TIME_ZONE).",
    )


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
    """Ask for one run when the folder differs from the database and has held still since the last look.

    There is no run key: a file that changes to what it once was has changed all the same.
    """
    workspace: Workspace = context.resources.workspace
    found = pending(workspace.engine(), workspace.settings().seeds)
    held_still = context.cursor == found.listing
    context.update_cursor(found.listing)
    if not found.is_due:
        return dg.SkipReason("Nothing changed.")
    if not held_still:
        return dg.SkipReason("The folder is changing; waiting for it to hold still.")
    if context.instance.get_runs(dg.RunsFilter(job_name=ingest.name, statuses=UNFINISHED), limit=1):
        return dg.SkipReason("A run is under way.")
    summary = f"{found.added} added, {found.touched} touched, {found.removed} removed"
    return dg.RunRequest(tags={"dateline/found": summary})
