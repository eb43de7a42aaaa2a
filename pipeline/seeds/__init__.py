"""Raw files below the seeds folder: found, named, hashed, decoded, or refused with an issue.

`list_seeds` finds, `read_seed` looks into one file, `open_bytes`, `open_text` and `read_text` give what it
holds. What does not live here: the meaning of a file's content (`pipeline.articles`), and any
memory of earlier runs (`pipeline.db`). No input makes these functions raise; a `SeedError` comes
only out of the streams, when a file breaks in the middle.
"""

from pipeline.seeds.encodings import decoded
from pipeline.seeds.facts import facts_issues, source_facts
from pipeline.seeds.listing import BadSeed, SeedFile, file_name, list_seeds, stored_name
from pipeline.seeds.problems import SeedError
from pipeline.seeds.reading import FEED, WARC, is_feed, read_seed
from pipeline.seeds.streams import open_bytes, open_text, read_text

__all__ = [
    "FEED",
    "WARC",
    "BadSeed",
    "SeedError",
    "SeedFile",
    "decoded",
    "facts_issues",
    "file_name",
    "is_feed",
    "list_seeds",
    "open_bytes",
    "open_text",
    "read_seed",
    "read_text",
    "source_facts",
    "stored_name",
]
