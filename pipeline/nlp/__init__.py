"""The only room that imports spaCy: text in, names, quotes and events out, as records.

`parse` and `read` make and read stored parses; `find_names`, `find_quotes` and `find_events` read
one parse each and are pure functions. spaCy's own objects stay inside this room. What does not live
here: anything about files, pages or tables.
"""
