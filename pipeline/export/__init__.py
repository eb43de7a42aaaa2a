"""`dateline export`: the plural views as files, in a layout that says its version.

docs/export.md describes the layout for those who read it. What does not live here: the rows and their
types (`pipeline.db.export`).
"""
