"""Which articles repeat another, found anew when articles were stored or removed.

What does not live here: when two texts are near duplicates (`pipeline.articles.duplicates`).
"""

from __future__ import annotations

from pipeline.articles.duplicates import Fingerprint, find_duplicates
from pipeline.db import articles, derivations
from pipeline.db.engine import Connection
from pipeline.stages.versions import version


def mark_duplicates(connection: Connection) -> None:
    """Find duplicates among all articles, unless none was stored or removed since the last time."""
    if derivations.state(connection, "duplicates") == version("duplicates"):
        return
    known = [
        Fingerprint(**{name: getattr(one, name) for name in Fingerprint.__dataclass_fields__})
        for one in articles.stored_prints(connection)
        if one.fingerprint is not None
    ]
    found = find_duplicates(known, lambda number: articles.texts(connection, [number])[number])
    articles.mark_duplicates(connection, found)
    derivations.write_state(connection, "duplicates", version("duplicates"))
