"""The forms that dates take in news English, as expressions to search for.

What does not live here: which day a form means (`dates`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.numerals import NUMERALS

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
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
# To be searched for in lower case.
EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}|\d{{2}})\b)?
    | (?P<m2>{_MONTH})(?:\s+|(?<=\.))(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y2>\d{{4}})\b)?
    | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    | (?P<m3>{_MONTH})\s+(?:of\s+)?(?P<y3>\d{{4}})\b
    | (?P<lastmonth>last|next|this)\s+(?P<m4>{_MONTH})
    | (?<=the\s)(?P<m6>{_MONTH})\s+(?=[a-z]{{4}})
    | (?:in|since|during|by|for)\s+(?:early\s+|late\s+|mid-?\s?)?(?P<m5>{_MONTH})(?!,?\s+(?:of\s+)?\d)
    | (?P<decade>(?:19|20)\d0)s\b
    | (?:in|since|of|during|late|early|from|year)\s+(?P<y4>(?:(?<=in\s)1[78]|19|20)\d\d)\b
    | (?P<which>last|past|next|this|previous|coming)\s+(?P<wd1>{"|".join(WEEKDAYS)})\b
    | (?P<wd2>{"|".join(WEEKDAYS)})\b
    | (?P<day>today|tonight|overnight(?=\s*[.,;]|\s+(?:in|at|on|by|and|when|near)\b)
        |yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)
        |day\s+before\s+yesterday|the\s+previous\s+day|the\s+same\s+day)\b
    | (?P<n>\d+|{"|".join(NUMBERS)})(?:\s+(?:(?P<some>few)|more|and\s+a\s+half|of))?
        \s+{_UNIT}\s+(?:ago\b|earlier\b|before\b(?!\s+[\w“\"]))
    | (?P<period>last|this|past|previous|next|coming)\s+(?P<unit2>week|weekend|month|year)\b
    | (?P<season1>last|next)\s+(?P<season2>spring|summer|autumn|fall|winter)\b
    )""",
    re.VERBOSE,
)
DAYS_BEFORE = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?P<unit>day|week)s?\s+$", re.IGNORECASE)
FROM_ANOTHER = re.compile(
    r"\b(?:day|week|month|year|hour|minute)s?\s+(?:after|before|later|following|since)\b",
    re.IGNORECASE,
)
# What is only called after a day: the "9 May" front, the 19 April Movement, 9 October Avenue.
NAMED_AFTER = re.compile(
    r"[\"”]|\s+(?:movement|front|brigade|revolution|avenue|street|square|organi[sz]ation|group|commando)\b",
    re.IGNORECASE,
)
