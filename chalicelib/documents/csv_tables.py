"""Writes CSV that spreadsheets of the given country open correctly.

UTF-8 with a byte order mark, which Excel needs for accents; RFC 4180 quoting and line ends; semicolons where the
decimal sign is a comma, as Excel expects; ISO 8601 dates; amounts with the country's decimal sign but without
grouping, symbol or spaces, so that they are read as numbers.
"""

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from chalicelib.documents.formats import Language, country_format
from chalicelib.documents.pdf.statements import StatementEntry
from chalicelib.documents.pdf.texts import statement_texts
from chalicelib.kernel.money import currency_decimals

BYTE_ORDER_MARK = "\ufeff"
# Spreadsheets evaluate cells that start with these characters (OWASP, "CSV Injection"), including full-width forms.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n\x00]")


def escape_formula(text: str) -> str:
    """Prefix a cell with an apostrophe if a spreadsheet would evaluate it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_lines(rows: Iterable[Iterable[str]], country: str) -> bytes:
    """Return rows as part of a file. User text must have passed `escape_formula`."""
    stream = io.StringIO(newline="")
    delimiter = ";" if country_format(country).decimal == "," else ","
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def write_csv(rows: Iterable[Iterable[str]], country: str) -> bytes:
    """Return rows as a file. User text must have passed `escape_formula`."""
    return BYTE_ORDER_MARK.encode() + csv_lines(rows, country)


def statement_csv(
    entries: Iterable[StatementEntry], currency: str, *, language: Language, country: str
) -> bytes:
    """Return a statement's movements as a file, in the given order, with a translated header."""
    texts = statement_texts(language)
    decimal = country_format(country).decimal
    decimals = currency_decimals(currency)

    def number(amount: Decimal) -> str:
        return f"{amount:.{decimals}f}".replace(".", decimal)

    head = ("date", "kind", "number", "description", "due", "amount", "balance", "currency")
    rows = [[texts[name] for name in head]]
    rows += [
        [
            entry.day.isoformat(),
            texts[entry.kind],
            escape_formula(entry.number),
            escape_formula(entry.description),
            entry.due_on.isoformat() if entry.due_on else "",
            number(entry.amount),
            number(entry.balance),
            currency,
        ]
        for entry in entries
    ]
    return write_csv(rows, country)
