"""The fields of each kind of import, and the column names they are recognised by.

column_names.json has the names used in Spanish, English and Portuguese spreadsheets, and in exports of Odoo and common
sample databases. They are compared without case, accents and punctuation.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

_NAMES = Path(__file__).with_name("column_names.json")
_NUMBER_ABBREVIATIONS = frozenset({"n", "no", "nro", "num"})
MIN_PARTIAL_MATCH_LENGTH = 3
"""Shorter names are not recognised as part of a longer column name."""


class Kind(StrEnum):
    """What a file contains."""

    CUSTOMERS = "customers"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    CONTRACTS = "contracts"
    """Orders of contracts from a template, one per row."""


class Type(StrEnum):
    """Type of a field's cells."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"
    PERSON_KIND = "person_kind"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that columns can be mapped to."""

    name: str
    type: Type = Type.TEXT
    max_columns: int = 1
    per_line: bool = False
    """Whether it belongs to an invoice line: files with such a column have a row per line."""


FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.CUSTOMERS: (
        Field("external_id"),
        Field("name"),
        Field("first_name"),
        Field("last_name"),
        Field("company"),
        Field("kind", Type.PERSON_KIND),
        Field("number"),
        Field("document"),
        Field("email", max_columns=4),
        Field("phone", max_columns=4),
        Field("contact_name"),
        Field("street"),
        Field("street_2"),
        Field("postal_code"),
        Field("city"),
        Field("state"),
        Field("country"),
        Field("language", Type.LANGUAGE),
        Field("portal_user", Type.YES_NO),
        Field("support_from", Type.DAY),
        Field("portal_until", Type.DAY),
    ),
    Kind.INVOICES: (
        Field("number"),
        Field("external_id"),
        Field("customer"),
        Field("issued_on", Type.DAY),
        Field("due_on", Type.DAY),
        Field("currency"),
        Field("total", Type.NUMBER),
        Field("net", Type.NUMBER),
        Field("tax", Type.NUMBER),
        Field("notes"),
        Field("product", per_line=True),
        Field("description", per_line=True),
        Field("quantity", Type.NUMBER, per_line=True),
        Field("unit_price", Type.NUMBER, per_line=True),
        Field("discount", Type.NUMBER, per_line=True),
        Field("line_total", Type.NUMBER, per_line=True),
    ),
    Kind.PAYMENTS: (
        Field("number"),
        Field("external_id"),
        Field("customer"),
        Field("paid_on", Type.DAY),
        Field("amount", Type.NUMBER),
        Field("currency"),
        Field("invoice"),
        Field("description"),
    ),
    Kind.CONTRACTS: (
        Field("customer"),
        Field("external_id"),
        Field("due_on", Type.DAY),
        Field("value", max_columns=60),
    ),
}

REQUIRED_FIELDS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.CUSTOMERS: (
        ("external_id", "number", "document"),
        ("name", "company", "first_name", "last_name"),
    ),
    Kind.INVOICES: (
        ("number", "external_id"),
        ("customer",),
        ("issued_on",),
        ("total", "net", "line_total", "unit_price"),
    ),
    Kind.PAYMENTS: (("number", "external_id"), ("customer",), ("paid_on",), ("amount",)),
    Kind.CONTRACTS: (("customer",),),
}
"""At least one field of each group must be mapped."""


def find_field(kind: Kind, name: str) -> Field | None:
    """Return a kind's field, or None."""
    return next((field for field in FIELDS[kind] if field.name == name), None)


def normalize_name(text: str) -> str:
    """Normalize case, accents and punctuation: `Fecha_de Emisión` and `FechaDeEmision` give the same."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(letter)
    )
    first, *rest = re.findall(r"[a-z]+|[0-9]+", plain.casefold()) or [""]
    # "N.º de factura", "Nro. factura" and "Num factura" give the same.
    return " ".join(
        ["numero" if first in _NUMBER_ABBREVIATIONS and (rest or len(first) > 2) else first, *rest]
    )


@lru_cache(maxsize=1)
def _column_names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = json.loads(_NAMES.read_text(encoding="utf-8"))
    return names


def _known_names(kind: Kind) -> list[tuple[str, Field]]:
    """Return every known name with its field, longest first, because longer names are more specific."""
    names = _column_names()[kind]
    pairs = [
        (normalize_name(name), field) for field in FIELDS[kind] for name in (field.name, *names[field.name])
    ]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def guess_fields(kind: Kind, headers: Sequence[str]) -> list[str | None]:
    """Guess the field of each column: first by exact name, then by a known name within a longer one."""
    known = _known_names(kind)
    normalized = [normalize_name(header) for header in headers]
    guesses: list[str | None] = [None] * len(normalized)
    taken: dict[str, int] = {}

    def claim(column: int, field: Field) -> bool:
        if taken.get(field.name, 0) >= field.max_columns:
            return False
        taken[field.name] = taken.get(field.name, 0) + 1
        guesses[column] = field.name
        return True

    for column, header in enumerate(normalized):
        for name, field in known:
            if header == name and claim(column, field):
                break
    for column, header in enumerate(normalized):
        if guesses[column] is not None or not header:
            continue
        for name, field in known:
            if (
                len(name) >= MIN_PARTIAL_MATCH_LENGTH
                and f" {name} " in f" {header} "
                and claim(column, field)
            ):
                break
    return guesses
