"""Dateline: raw news files in, a SQL database of articles, names, quotes and events out.

The rooms and the way of a row through them are described in `docs/design.md`.
"""
