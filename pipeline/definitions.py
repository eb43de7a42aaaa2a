"""Where Dagster finds Dateline: `dagster dev -m pipeline.definitions`."""

from pipeline.defs.build import build

defs = build()
