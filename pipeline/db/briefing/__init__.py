"""What a briefing tells of the database, as named SELECTs; a few rows each, however many articles there are.

Articles that repeat another count once, and among events only those that an article reports count, as in
the views. Ties are broken by ids, which are the same in both databases; names sort differently in each.
What does not live here: how it is shown (`pipeline.briefing`).
"""
