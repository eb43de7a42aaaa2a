"""The briefing: one self-contained page over the current database, the same bytes for the same rows.

What does not live here: the SELECTs (`pipeline.db.briefing`), the asset (`pipeline.defs.briefing`).
"""
