"""The only room that imports Dagster: resources, assets, checks, schedules, previews."""
