"""Parses numbers as written in spreadsheets: decimal comma or point, thousands separators, currency signs. Pure.

The decimal sign is detected for a whole column, because a single cell is often ambiguous: `1.234` is 1234 in Madrid and
1.234 in London. When the column is ambiguous too, the user is asked.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

MAX_CHARACTERS = 60
_SIGNS = re.compile(r"(?:US\$|R\$|AR\$|C\$|S/\.?|Bs\.?|[$€£¥₲₡₱]|\b(?:[A-Z]{3})\b)", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_NEGATIVE = re.compile(r"\((.+)\)|(.+)-|[-\u2212](.+)")
_PATTERNS = {
    ".": re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?"),
    ",": re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d*))?"),
}


class DecimalSign(StrEnum):
    """Separator before the decimals."""

    POINT = "."
    COMMA = ","


def parse_number(text: str, sign: DecimalSign) -> Decimal | None:
    """Parse a number with this decimal sign; None when it is not one.

    `$ 1.234,50`, `(1,234.50)`, `12,5-` and `1'234.50` are numbers; `1.23.4` and `12,34,5` are not.
    """
    digits, negative = _digits(text)
    match = _PATTERNS[sign].fullmatch(digits) if digits else None
    if match is None or not (match[1] or match[2]):
        return None
    whole = (match[1] or "0").replace("," if sign is DecimalSign.POINT else ".", "")
    number = Decimal(f"{whole}.{match[2]}" if match[2] else whole)
    return -number if negative and number else number


def _digits(text: str) -> tuple[str, bool]:
    """Strip currency, spaces and sign; return the rest and whether it is negative."""
    if len(text) > MAX_CHARACTERS:
        return "", False
    plain = _SPACES.sub("", _SIGNS.sub(" ", text))
    match = _NEGATIVE.fullmatch(plain)
    if match is None:
        return plain.removeprefix("+"), False
    return next(part for part in match.groups() if part), True


def detect_decimal_sign(cells: Iterable[str]) -> tuple[DecimalSign | None, bool]:
    """Detect a column's decimal sign, and whether the result is certain.

    (None, True) when either sign gives the same numbers: whole numbers only, or none.
    (None, False) when the signs give different numbers and no cell rules one out.
    """
    filled = [cell for cell in cells if cell.strip()]
    fits = {sign: sum(parse_number(cell, sign) is not None for cell in filled) for sign in DecimalSign}
    best = max(DecimalSign, key=lambda sign: fits[sign])
    if fits[DecimalSign.POINT] != fits[DecimalSign.COMMA]:
        return best, True
    ambiguous = [
        cell
        for cell in filled
        if parse_number(cell, DecimalSign.POINT) != parse_number(cell, DecimalSign.COMMA)
    ]
    return None, not ambiguous
