"""What each asset does, as plain functions: decide what is new, changed or stale, derive it, store it.

One module an asset. What does not live here: Dagster (`pipeline.defs`), SQL (`pipeline.db`), and the
extraction itself (`pipeline.articles`, `pipeline.nlp`).
"""
