"""The forms that dates take in news English, as expressions to search for.

What does not live here: which day a form means (`dates`).
"""

from __future__ import annotations

import re

from pipeline.numerals import NUMERALS

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH_WORDS = {name[:length]: i for i, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
NUMBERS: dict[str, int | None] = {**NUMERALS, "a": 1, "an": 1, "couple": 2, "several": None, "few": None}
HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "new year eve": (12, 31),
    "new year day": (1, 1),
    "valentines day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_UNITS = ("day", "week", "fortnight", "month", "year", "decade", "hour", "minute")
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})s?"
_WEEKDAY = "|".join(WEEKDAYS)
_DAY = r"\d{1,2}"
_TO = r"\s*(?:[-\u2013\u2014]|\bto\b|\buntil\b|\bthrough\b)\s*"
_OF_YEAR = r"(?:of\s+)?(?P<{0}>(?:19|20)\d\d|(?:last|this)\s+year)\b"
# One of these, or a figure, stands in each expression below: whoever lacks both need not be searched.
TELLING = (
    frozenset(f"{name}{dot}" for name in (*MONTH_WORDS, "sept") for dot in ("", "."))
    | frozenset(f"{name}{s}" for name in WEEKDAYS for s in ("", "s"))
    | frozenset(f"{name}{s}" for name in _UNITS for s in ("", "s"))
    | frozenset(SEASONS)
    | frozenset({"today", "tonight", "overnight", "yesterday", "tomorrow", "night", "morning", "afternoon"})
    | frozenset({"evening", "weekend", "quarter", "half", "eve", "halloween"})
)
# The words that an expression below begins with, if with no figure or month: most words are none of them,
# and the commonest only before some others.
_BEGINNING = "|".join(
    [
        *WEEKDAYS,
        *(number for number in NUMBERS if number not in {"a", "an"}),
        *("spring", "summer", "autumn", "fall", "good", "maundy", "ash", "easter", "palm"),
        *("christmas", "boxing", "new", "valentine", "halloween", "late", "early", "earlier"),
        *("later", "year", "first", "second", "third", "fourth", "day", "today", "tonight"),
        *("last", "next", "this", "past", "previous", "coming"),
        *("overnight", "yesterday", "tomorrow", "weekend", "start", "beginning"),
        rf"(?:in|of|by|for|from|since|during)\s+(?:\d\d|{_MONTH}|early|late|mid)",
        rf"an?\s+(?:{_WEEKDAY}|{'|'.join(_UNITS)}|few|more|and|of)",
        r"the\s+(?:previous|same|next|following)",
    ]
)
# To be searched for in lower case.
EXPRESSION = re.compile(
    rf"""\b(?=\d|{_MONTH}|(?:{_BEGINNING}))(?:
      (?P<d1>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}|\d{{2}})\b)?
    | (?P<m2>{_MONTH})(?:\s+|(?<=\.))(?P<d2>{_DAY})(?:st|nd|rd|th)?\b(?!:)
        (?:(?:{_TO}|\s+(?:and|or)\s+(?={_DAY}\s*[.,;]))(?P<d3>{_DAY})(?:st|nd|rd|th)?\b(?!:))?
        (?:,?\s+(?P<y2>\d{{4}})\b)?
    | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    | (?P<figures>\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign)(?:19|20)?\d\d)\b
    | (?P<m3>{_MONTH})\s+(?:of\s+)?(?P<y3>\d{{4}})\b
    | (?P<lastmonth>last|next|this)\s+(?P<m4>{_MONTH})
    | (?<=the\s)(?P<m6>{_MONTH})\s+(?=[a-z]{{4}})
    | (?:in|since|during|by|for)\s+(?:early\s+|late\s+|mid-?\s?)?
        (?P<m5>{_MONTH})(?!,?\s+(?:(?:of\s+)?\d|day\b))
    | (?P<decade>(?:19|20)\d0)s\b
    | (?P<nth>first|second|third|fourth|last)\s+(?P<part>quarter|half)\s+{_OF_YEAR.format("y5")}
    | (?P<season3>spring|summer|autumn|fall)\s+{_OF_YEAR.format("y6")}
    | (?:in|since|of|during|late|early|from|year)\s+(?P<y4>(?:(?<=in\s)1[78]|19|20)\d\d)\b
    | (?P<which>last|past|next|this|previous|coming)\s+(?P<wd1>{_WEEKDAY})\b
    | (?:good|maundy|ash|easter|palm)\s+(?P<movable>{_WEEKDAY})\b
    | (?P<wd2>{_WEEKDAY})\b
    | (?P<holiday>(?:christmas|boxing|may|new\s+year[’']?s|valentine[’']?s)\s+(?:eve|day)|halloween)\b
        (?:,?\s+(?:of\s+)?(?P<y7>\d{{4}})\b)?
    | (?P<day>today|tonight|overnight(?=\s*[.,;]|\s+(?:in|at|on|by|and|when|near)\b)
        |yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)
        |day\s+before\s+yesterday|the\s+(?:previous|same|next|following)\s+day)\b
    | (?<=the\s)(?:last|past|previous)\s+
        (?:(?P<n2>\d+|{"|".join(NUMBERS)})\s+)?(?P<unit3>hour|day|week|month|year|decade)s?\b(?!\s+of\b)
    | (?P<n>\d+|{"|".join(NUMBERS)})\s+(?:(?P<wd3>{_WEEKDAY})s?\s+ago\b
        |(?:(?:(?P<some>few)|more|and\s+a\s+half|of)\s+)?{_UNIT}\s+
        (?P<from>ago\b|earlier\b|later\b|before\b(?!\s+[\w“\"])))
    | (?<=the\s)(?P<weekend>weekend)\b
    | (?P<opening>start|beginning)\s+of\s+the\s+(?P<unit5>week|month|year)\b
    | (?P<late>earlier|later)\s+in\s+the\s+(?P<unit4>week|month|year)\b
    | (?P<period>last|this|past|previous|next|coming)\s+(?P<unit2>week|weekend|month|year)\b
    | (?P<season1>last|next)\s+(?P<season2>spring|summer|autumn|fall|winter)\b
    )""",
    re.VERBOSE,
)
DAYS_BEFORE = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?P<unit>day|week)s?\s+$", re.IGNORECASE)
# "3 to", "between 3 and": what makes a range of the day behind it.
RANGE = re.compile(rf"\b(?P<first>{_DAY})(?:st|nd|rd|th)?(?:{_TO}|\s+(?:and|or)\s+)$")
# "The eve of the vote on 9 May", "two days before the vote on 9 May": what stands right before the date.
STEP = re.compile(
    rf"""\b(?:(?P<eve>eve\s+of)
        |(?:(?P<n>\d{{1,2}}|{"|".join(NUMBERS)})\s+|the\s+)(?P<unit>day|week|month|year)s?\s+(?P<way>before|after))
    \s+(?:(?:the|an?|his|her|its|their|[a-z]+[’']s)\s+(?:[\w’'-]+\s+){{1,2}}(?:on|of|in)\s+)?$""",
    re.VERBOSE,
)
# What lasts "until Friday" or comes "by Friday" has no day of its own.
LIMIT = re.compile(
    r"""\b(?:before|no\s+later\s+than
    |(?:until|till|by)(?:\s+(?:late|early|noon|midday|midnight|dawn|the\s+end\s+of))?(?:\s+on)?)(?:\s+the)?\s+$""",
    re.VERBOSE,
)
FROM_ANOTHER = re.compile(
    r"\b(?:day|week|month|year|hour|minute)s?\s+(?:after|before|later|following|since)\b",
    re.IGNORECASE,
)
# What is only called after a day: the "9 May" front, the 19 April Movement, 9 October Avenue.
NAMED_AFTER = re.compile(
    r"[\"”]|\s+(?:movement|front|brigade|revolution|avenue|street|square|organi[sz]ation|group|commando)\b",
    re.IGNORECASE,
)
