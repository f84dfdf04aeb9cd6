"""Parses dates as written in spreadsheets: ISO, 12/11/2026 in either order, "12 de dic de 2026". Pure.

ISO dates and month names are unambiguous. For numeric dates the order of day and month is detected for a whole column,
from any day above 12; without one the user is asked.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

MAX_CHARACTERS = 60
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ene enero jan january janeiro",
            "feb febrero february fev fevereiro",
            "mar marzo march marco",
            "abr abril apr april",
            "may mayo mai maio",
            "jun junio june junho",
            "jul julio july julho",
            "ago agosto aug august",
            "sep sept set septiembre setiembre september setembro",
            "oct octubre october out outubro",
            "nov noviembre november novembro",
            "dic diciembre dec december dez dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = re.compile(r"[t ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]\.? ?m\.?)?( ?z|[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"^[a-z]{3,10}(-feira)?\.?,? +(?=.*[a-z])")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|o|º)?[ -/.]*(?:de )?[ ]*([a-z]{3,10})\.?[ -/.,]*(?:de |del )?[ ]*(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([a-z]{3,10})\.? *(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
_CENTURY_PIVOT = 70
"""Two-digit years from here on are in the 20th century."""


class DayOrder(StrEnum):
    """Order of day and month in numeric dates."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def parse_day(text: str, order: DayOrder) -> date | None:
    """Parse a date, ignoring a time of day; None when it is not a date."""
    plain = _normalize(text)
    found = _match_iso(plain) or _match_month_name(plain)
    if found is None:
        match = _NUMERIC.fullmatch(plain)
        if match is None:
            return None
        first, second, year = int(match[1]), int(match[3]), match[4]
        found = (year, second, first) if order is DayOrder.DAY_FIRST else (year, first, second)
    year, month, day = found
    try:
        return date(_year(year), month, day)
    except ValueError:
        return None


def _normalize(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        return ""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold().strip())
        if not unicodedata.combining(letter)
    )
    return _TIME.sub("", " ".join(plain.split()))


def _match_iso(plain: str) -> tuple[str, int, int] | None:
    match = _ISO.fullmatch(plain)
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part)
    return year, int(month), int(day)


def _match_month_name(plain: str) -> tuple[str, int, int] | None:
    for text in (plain, _WEEKDAY.sub("", plain)):
        match = _DAY_FIRST.fullmatch(text)
        if match is not None and match[2] in _MONTHS:
            return match[3], _MONTHS[match[2]], int(match[1])
        match = _MONTH_FIRST.fullmatch(text)
        if match is not None and match[1] in _MONTHS:
            return match[3], _MONTHS[match[1]], int(match[2])
    return None


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= _CENTURY_PIVOT else 2000)


def detect_day_order(cells: Iterable[str]) -> tuple[DayOrder | None, bool]:
    """Detect a column's order of day and month, and whether the result is certain.

    (None, True) when either order gives the same dates: ISO, month names, equal numbers, or no dates.
    (None, False) when the orders give different dates and no cell rules one out.
    """
    filled = [cell for cell in cells if cell.strip()]
    fits = {order: sum(parse_day(cell, order) is not None for cell in filled) for order in DayOrder}
    if fits[DayOrder.DAY_FIRST] != fits[DayOrder.MONTH_FIRST]:
        return max(DayOrder, key=lambda order: fits[order]), True
    ambiguous = [
        cell
        for cell in filled
        if parse_day(cell, DayOrder.DAY_FIRST) != parse_day(cell, DayOrder.MONTH_FIRST)
    ]
    return None, not ambiguous
