"""The pages of docs/ that are written from the code: `make docs` runs this package.

What does not live here: pages written by hand, and the definitions that these pages show (`pipeline.db`).
"""
