"""The marks of lines: what a line *may* hold, one bit each.

Where a mark is not set, a rule that needs it cannot apply, and asks no further. What does not live here: how
lines get their marks (`articles.line.survey`), which words tell what (`articles.line.telling`).
"""

from __future__ import annotations

from pipeline.articles.line import telling

# The marks of a line that nobody surveyed.
ALL = -1
DIGIT = 1 << 2
DOT = 1 << 4
SLASH = 1 << 6
BRACKET = 1 << 9  # or the sign of copyright
COLON = 1 << 10
ARROW = 1 << 11  # also ellipses, bars and tabs, and letters that are small ones of others in odd ways
DASH = 1 << 12
QUOTE = 1 << 13
BLANK = 1 << 15  # neither letter nor digit
CAMEL = 1 << 16  # a capital behind a small letter
BARE = 1 << 17  # no mark of punctuation
FIGURES = 1 << 18  # 3/4, 1.2, 2018年
WIDE = 1 << 19
DOTS = 1 << 20
HYPHEN = 1 << 21  # at the end
SLASHES = 1 << 22
GLUED = 1 << 23  # a stop with a capital or quotation mark right behind it
OPENS = 1 << 24  # is a phrase of some list, or begins with one, or with neither letter nor quotation mark
LISTED = 1 << 25
OF_WORDS = 21
TELLS, CUES, MONTH, CREDITS, EXPORTS, BY, TEASES = (
    bit << OF_WORDS
    for bit in (
        telling.TELLS,
        telling.CUES,
        telling.MONTH,
        telling.CREDITS,
        telling.EXPORTS,
        telling.BY,
        telling.TEASES,
    )
)
SMALL = 1 << 32  # begins with a small letter
CLOSES = 1 << 33  # begins with a mark that closes what stands before it
PARTS = 1 << 34  # ends with a mark that opens what stands behind it
# What dates have beside digits.
DATES = FIGURES | MONTH
# What bylines begin with, and "staff".
SIGNS = OPENS | TELLS
