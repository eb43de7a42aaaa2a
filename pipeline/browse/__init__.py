"""The command `dateline browse`: the SQLite database in Datasette, and pages of our own for what it holds.

`site` puts Datasette together and serves it, `layout` tells it what tables and columns mean,
`hooks` are the plugin, `pages` reads what our pages show, `marking` cuts a text at its spans.
What does not live here: the report and the Dagster UI.
"""


class BrowseError(RuntimeError):
    """The database can't be browsed; the message says what to type."""
