"""What a column of a file can be, for each kind of import, and by which names it is known.

The names, in column_names.json, are those of spreadsheets in Spanish, English and Portuguese, and of what Odoo and
the usual sample databases export. They are compared without case, accents and punctuation.
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
_NUMBER_SIGNS = frozenset({"n", "no", "nro", "num"})
_TELLING = 3
"""A name as short as this says something even within a longer one; a shorter one does not."""


class Kind(StrEnum):
    """What a file holds."""

    CUSTOMERS = "customers"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    CONTRACTS = "contracts"
    """Orders of contracts of a template: a row is a contract."""


class Type(StrEnum):
    """How a field's cells are read."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"
    PERSON_KIND = "person_kind"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can hold; `many` columns at most may hold it."""

    name: str
    type: Type = Type.TEXT
    many: int = 1
    of_line: bool = False
    """Whether it is of an invoice's line: a file with such a column has a row for each line."""


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
        Field("email", many=4),
        Field("phone", many=4),
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
        Field("product", of_line=True),
        Field("description", of_line=True),
        Field("quantity", Type.NUMBER, of_line=True),
        Field("unit_price", Type.NUMBER, of_line=True),
        Field("discount", Type.NUMBER, of_line=True),
        Field("line_total", Type.NUMBER, of_line=True),
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
        Field("value", many=60),
    ),
}

NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
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
"""Of each group, some column has to be one."""


def field_named(kind: Kind, name: str) -> Field | None:
    """A kind's field, or None when it has no such."""
    return next((field for field in FIELDS[kind] if field.name == name), None)


def fold_name(text: str) -> str:
    """A column's name without case, accents and punctuation: `Fecha_de Emisión` and `FechaDeEmision` are the same."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(letter)
    )
    first, *rest = re.findall(r"[a-z]+|[0-9]+", plain.casefold()) or [""]
    # "N.º de factura", "Nro. factura" and "Num factura" are one.
    return " ".join(["numero" if first in _NUMBER_SIGNS and (rest or len(first) > 2) else first, *rest])


@lru_cache(maxsize=1)
def _usual_names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = json.loads(_NAMES.read_text(encoding="utf-8"))
    return names


def _known(kind: Kind) -> list[tuple[str, Field]]:
    """Every usual name with its field; the longer first, because they say more."""
    usual = _usual_names()[kind]
    pairs = [(fold_name(name), field) for field in FIELDS[kind] for name in (field.name, *usual[field.name])]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def guess_fields(kind: Kind, headers: Sequence[str]) -> list[str | None]:
    """What each column most likely is. First those whose name is known, then those that hold a known name."""
    known = _known(kind)
    folded = [fold_name(header) for header in headers]
    guesses: list[str | None] = [None] * len(folded)
    taken: dict[str, int] = {}

    def claim(column: int, field: Field) -> bool:
        if taken.get(field.name, 0) >= field.many:
            return False
        taken[field.name] = taken.get(field.name, 0) + 1
        guesses[column] = field.name
        return True

    for column, header in enumerate(folded):
        for name, field in known:
            if header == name and claim(column, field):
                break
    for column, header in enumerate(folded):
        if guesses[column] is not None or not header:
            continue
        for name, field in known:
            if len(name) >= _TELLING and f" {name} " in f" {header} " and claim(column, field):
                break
    return guesses
