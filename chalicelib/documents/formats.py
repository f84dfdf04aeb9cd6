"""Formats amounts, quantities, percentages and dates for a country.

The data is a subset of the Unicode CLDR (`tools/build_formats.mjs`), which browsers use too, so documents match the
portal. Babel would add 33 MB.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from unicodedata import category

from chalicelib.kernel.money import currency_decimals

Language = Literal["es", "en", "pt"]
NO_BREAK_SPACE = "\u00a0"
# Unlike the hyphen that browsers use, it is read as "minus" by screen readers and is as wide as a digit.
MINUS = "\u2212"

_MONTHS: dict[Language, str] = {
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
}
# CLDR's paperSize "US-Letter"; all others use A4.
_LETTER_COUNTRIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = (Path(__file__).parent / "formats.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@dataclass(frozen=True, slots=True)
class CountryFormat:
    """A country's formats. Get it from `country_format`."""

    decimal: str
    group: str
    group_sizes: tuple[int, int]
    grouped_from: int
    money_pattern: str
    negative_money_pattern: str
    percent_pattern: str
    date_pattern: str
    symbols: dict[str, str]
    paper: Literal["a4", "us-letter"]

    def number(self, value: Decimal, *, decimals: int | None = None) -> str:
        """Format a number as in `1.234,5`. Without `decimals` it has as many as needed, without trailing zeros."""
        text = f"{abs(value):f}" if decimals is None else f"{abs(value):.{decimals}f}"
        whole, _, fraction = text.partition(".")
        if decimals is None:
            fraction = fraction.rstrip("0")
        written = self._grouped(whole) + (self.decimal + fraction if fraction else "")
        return MINUS + written if value < 0 and written.strip("0" + self.decimal) else written

    def money(self, amount: Decimal, currency: str, *, decimals: int | None = None) -> str:
        """Format an amount as in `$ 1.234,50`, with no-break spaces. Default `decimals`: the currency's."""
        figure = self.number(
            abs(amount), decimals=currency_decimals(currency) if decimals is None else decimals
        )
        pattern = self.negative_money_pattern if amount < 0 else self.money_pattern
        symbol = self.symbols.get(currency, currency)
        # CLDR's currency spacing: codes are separated from digits, symbols are not ("USD 5", "$5").
        if "¤#" in pattern and category(symbol[-1])[0] not in "SZ":
            symbol += NO_BREAK_SPACE
        elif "#¤" in pattern and category(symbol[0])[0] not in "SZ":
            symbol = NO_BREAK_SPACE + symbol
        return pattern.replace("#", figure).replace("¤", symbol)

    def unit_price(self, price: Decimal, currency: str) -> str:
        """Format an amount like `money`, keeping the additional decimals of a unit price."""
        needed = len(f"{price:f}".partition(".")[2].rstrip("0"))
        return self.money(price, currency, decimals=max(needed, currency_decimals(currency)))

    def percent(self, rate: Decimal) -> str:
        """Format a percentage: `21 %` for 21."""
        return self.percent_pattern.replace("#", self.number(rate))

    def numeric_date(self, day: date) -> str:
        """Format a date as in `05/11/2025`, in the country's order."""
        letters = {"d": f"{day.day:02d}", "m": f"{day.month:02d}", "y": f"{day.year:04d}"}
        return "".join(letters.get(character, character) for character in self.date_pattern)

    def medium_date(self, day: date, language: Language) -> str:
        """Format a date as in `5 nov 2025`, in the language and, for English, in the country's order."""
        month = _MONTHS[language].split()[day.month - 1]
        if language == "en" and self.date_pattern.startswith("m"):
            written = f"{month} {day.day}, {day.year}"
        else:
            written = f"{day.day} {month} {day.year}"
        return written.replace(" ", NO_BREAK_SPACE)

    def _grouped(self, digits: str) -> str:
        if len(digits) < self.grouped_from or not self.group:
            return digits
        last, others = self.group_sizes
        head, groups = digits[:-last], [digits[-last:]]
        while head:
            groups.append(head[-others:])
            head = head[:-others]
        return self.group.join(reversed(groups))


@lru_cache(maxsize=32)
def country_format(country: str) -> CountryFormat:
    """Return the formats of a country (ISO 3166-1 alpha-2, upper case); Spain's for unknown countries."""
    table = _table()
    format_index, symbols_index = table["countries"].get(country, table["countries"]["ES"])
    found = table["formats"][format_index]
    return CountryFormat(
        decimal=found["decimal"],
        group=found["group"],
        group_sizes=(found["group_sizes"][0], found["group_sizes"][1]),
        grouped_from=found["grouped_from"],
        money_pattern=found["money"],
        negative_money_pattern=found["negative_money"].replace("-", MINUS),
        percent_pattern=found["percent"],
        date_pattern=found["date"],
        symbols=table["symbols"][symbols_index],
        paper="us-letter" if country in _LETTER_COUNTRIES else "a4",
    )
