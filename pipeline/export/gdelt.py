"""Events in the 61 columns of GDELT 2.0's event table, so that scripts written for it read them.

The order is that of the GDELT event codebook, version 2.0. What does not live here: which events
(`gdelt.sql`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rigour.territories import get_territory

from pipeline.export.formats import Rows

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code " + (
    "Type1Code Type2Code Type3Code"
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
COLUMNS = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{side}{name}" for side in "12" for name in _ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO.split()),
    *"DATEADDED SOURCEURL".split(),
]
_COUNTRY, _CITY = 1, 4
Found = Mapping[str, Any]


def coded_events(events: Iterable[Found]) -> tuple[list[str], Rows]:
    """Return the columns and the rows of the events; what Dateline does not know is empty."""
    return COLUMNS, _rows(events)


def _rows(events: Iterable[Found]) -> Iterator[list[Any]]:
    """Yield the cells of each event, in the order of the columns."""
    for event in events:
        known = {**_when(event), **_who(event, "1", "actor"), **_who(event, "2", "target"), **_what(event)}
        yield [known.get(column) for column in COLUMNS]


def _when(event: Found) -> Found:
    """Return the day in GDELT's four spellings; a year counts as 365 days there, a month as 30."""
    day = date.fromisoformat(str(event["date"]))
    added = event["published_on"]
    return {
        "GLOBALEVENTID": event["id"],
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        "DATEADDED": f"{date.fromisoformat(str(added)):%Y%m%d}000000" if added else None,
    }


def _who(event: Found, side: str, role: str) -> Found:
    """Return an actor's columns: the name in capitals and the country by three letters."""
    territory = get_territory(event[f"{role}_country"]) if event[f"{role}_country"] else None
    code = territory.alpha3.upper() if territory is not None and territory.alpha3 else None
    name = event[role].upper() if event[role] else None
    return {f"Actor{side}Code": code, f"Actor{side}Name": name, f"Actor{side}CountryCode": code}


def _what(event: Found) -> Found:
    """Return what happened, how often it is told, where, and the address of one article."""
    code = event["code"]
    place_type = _COUNTRY if event["place_kind"] == "country" else _CITY if event["place"] else 0
    return {
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": event["cameo_root"],
        "QuadClass": event["quad_class"],
        "GoldsteinScale": event["intensity"],
        "NumMentions": event["reports"],
        "NumSources": event["sources"],
        "NumArticles": event["articles"],
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        "ActionGeo_Type": place_type,
        "ActionGeo_FullName": event["place"],
        "SOURCEURL": event["url"],
    }
