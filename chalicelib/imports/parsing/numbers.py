"""Numbers as people and spreadsheets write them: decimal comma or point, thousands, currency signs. Pure.

Which of comma and point is the decimal sign is told for a whole column, because one cell often cannot say:
`1.234` is a thousand in Madrid and a bit more than one in London. Where the column cannot say either, it is asked.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

MAX_CHARACTERS = 60
_SIGNS = re.compile(r"(?:US\$|R\$|AR\$|C\$|S/\.?|Bs\.?|[$€£¥₲₡₱]|\b(?:[A-Z]{3})\b)", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_NEGATIVE = re.compile(r"\((.+)\)|(.+)-|[-\u2212](.+)")
_BY = {
    ".": re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?"),
    ",": re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d*))?"),
}


class DecimalSign(StrEnum):
    """What stands before the decimals."""

    POINT = "."
    COMMA = ","


def read_number(text: str, sign: DecimalSign) -> Decimal | None:
    """The number that a cell holds, or None when it is none by this decimal sign.

    `$ 1.234,50`, `(1,234.50)`, `12,5-` and `1'234.50` are numbers; `1.23.4` and `12,34,5` are not.
    """
    digits, negative = _digits(text)
    match = _BY[sign].fullmatch(digits) if digits else None
    if match is None or not (match[1] or match[2]):
        return None
    whole = (match[1] or "0").replace("," if sign is DecimalSign.POINT else ".", "")
    number = Decimal(f"{whole}.{match[2]}" if match[2] else whole)
    return -number if negative and number else number


def _digits(text: str) -> tuple[str, bool]:
    """What is left without currency and spaces, and whether it is negative."""
    if len(text) > MAX_CHARACTERS:
        return "", False
    plain = _SPACES.sub("", _SIGNS.sub(" ", text))
    match = _NEGATIVE.fullmatch(plain)
    if match is None:
        return plain.removeprefix("+"), False
    return next(part for part in match.groups() if part), True


def find_decimal_sign(cells: Iterable[str]) -> tuple[DecimalSign | None, bool]:
    """What a column's cells say: the sign, and whether that is certain.

    (None, True) when no cell says anything and none needs to: all are whole numbers, or there are none.
    (None, False) when cells read differently by either sign and nothing tells which is meant.
    """
    written = [cell for cell in cells if cell.strip()]
    fits = {sign: sum(read_number(cell, sign) is not None for cell in written) for sign in DecimalSign}
    best = max(DecimalSign, key=lambda sign: fits[sign])
    if fits[DecimalSign.POINT] != fits[DecimalSign.COMMA]:
        return best, True
    told = [
        cell
        for cell in written
        if read_number(cell, DecimalSign.POINT) != read_number(cell, DecimalSign.COMMA)
    ]
    return None, not told
