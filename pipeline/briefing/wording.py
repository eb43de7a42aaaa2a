"""How days, numbers, addresses and long texts are put on the page."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

LONGEST_NAME, LONGEST_QUOTE = 90, 320
"""Characters of a name or headline, and of a quote or sentence, in lists; the text below has all of it."""


def day(value: date | None, precision: str | None = "day") -> str:
    """Return `value` as "4 March 2026", or as far as it is known ("March 2026", "2026", "2020s")."""
    if value is None:
        return "day unknown"
    if precision == "decade":
        return f"{value.year // 10 * 10}s"
    if precision == "year":
        return str(value.year)
    return f"{value:%B} {value.year}" if precision == "month" else f"{value.day} {value:%B} {value.year}"


def days(first: date | None, last: date | None) -> str:
    """Return a span of days, naming year and month once where they are the same."""
    if first is None or last is None:
        return "no day known"
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    begins = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begins} to {day(last)}"


def number(value: int) -> str:
    """Return `value` with commas."""
    return f"{value:,}"


def signed(value: float) -> str:
    """Return `value` with its sign and one decimal."""
    return f"{value:+.1f}".replace("-", "−")


def counted(value: int, one: str, many: str | None = None) -> str:
    """Return `value` with its noun, in the plural where it is not one."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def short(text: str | None, most: int = LONGEST_NAME) -> str:
    """Return `text` on one line, cut at a word near `most` characters."""
    line = " ".join((text or "").split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[most // 2 :] else cut}…"


def sentence(parts: tuple[str, str, str]) -> tuple[str, str, str]:
    """Return a sentence in three parts, the middle one whole and the outer ones cut where they are long."""
    ahead, trigger, behind = (" ".join(f"|{part}|".split())[1:-1] for part in parts)
    room = (LONGEST_QUOTE - min(len(trigger), LONGEST_QUOTE)) // 2
    spare = max(0, room - len(behind)), max(0, room - len(ahead))
    return _end(ahead, room + spare[0]), short_or_same(trigger), _beginning(behind, room + spare[1])


def short_or_same(text: str) -> str:
    """Return `text` as it is unless it is longer than a sentence may be."""
    return text if len(text) <= LONGEST_QUOTE else short(text, LONGEST_QUOTE)


def _end(text: str, most: int) -> str:
    """Return the last `most` characters of `text`, from a word on."""
    return text if len(text) <= most else f"…{text[-most:].partition(' ')[2] or text[-most:]}"


def _beginning(text: str, most: int) -> str:
    """Return the first `most` characters of `text`, up to a word."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def web_address(url: str | None) -> str | None:
    """Return `url` if it leads to a web page; an address of any other kind (javascript:) is no link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def is_past(value: date | None, last: date | None) -> bool:
    """Tell whether a day is over by the last day that articles are from."""
    return value is not None and last is not None and value <= last
