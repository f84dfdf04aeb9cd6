"""How a file is read: its encoding and separator, and what each of its columns is. Pure."""

import hashlib
from collections.abc import Mapping as Document
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chalicelib.imports.parsing.dates import DayOrder
from chalicelib.imports.parsing.encodings import Encoding
from chalicelib.imports.parsing.fields import NEEDED, Kind, Type, field_named, fold_name
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.money import CURRENCIES

MAX_DUE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file's bytes are taken apart."""

    encoding: Encoding
    separator: str
    has_header: bool
    width: int
    """How many cells a whole row has."""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What a column is, and how its cells are written where that is no matter of course."""

    index: int
    field: str
    decimal_sign: str = ""
    day_order: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a file are."""

    kind: Kind
    columns: tuple[MappedColumn, ...]
    currency: str = ""
    """For rows that name none."""
    due_days: int = 0
    """How many days after its issue an invoice is due that names no day."""

    def has(self, field: str) -> bool:
        """Whether some column is this field."""
        return any(column.field == field for column in self.columns)

    @property
    def has_lines(self) -> bool:
        """Whether a row is a line of an invoice."""
        found = (field_named(self.kind, column.field) for column in self.columns)
        return any(field is not None and field.of_line for field in found)

    def to_document(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def from_document(cls, document: Document[str, Any]) -> "Mapping":
        """What was kept."""
        columns = tuple(MappedColumn(**column) for column in document["columns"])
        return cls(Kind(document["kind"]), columns, document["currency"], int(document["due_days"]))


def layout_to_document(layout: Layout) -> dict[str, Any]:
    """As it is kept."""
    return asdict(layout)


def layout_from_document(document: Document[str, Any]) -> Layout:
    """What was kept."""
    return Layout(
        Encoding(document["encoding"]),
        document["separator"],
        bool(document["has_header"]),
        int(document["width"]),
    )


def signature(kind: Kind, names: Sequence[str]) -> str:
    """By which the mapping of files with the same head is found again."""
    text = "\x00".join([kind, *(fold_name(name) for name in names)])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def check_mapping(mapping: Mapping, width: int) -> None:
    """InvalidError for columns that are none, are too many of one field, or lack what is needed."""
    faults: list[FieldError] = []
    for place, column in enumerate(mapping.columns):
        faults += _column_faults(mapping, place, column, width)
    for needed in NEEDED[mapping.kind]:
        if not any(mapping.has(name) for name in needed):
            faults.append(
                FieldError(
                    f"fields.{needed[0]}", "column_missing", "no column is it", {"one_of": " ".join(needed)}
                )
            )
    if mapping.currency and mapping.currency not in CURRENCIES:
        faults.append(FieldError("currency", "currency_unknown", "not an ISO 4217 currency"))
    if not 0 <= mapping.due_days <= MAX_DUE_DAYS:
        faults.append(FieldError("due_days", "days_out_of_range", "0 to 365"))
    if faults:
        raise InvalidError("the columns cannot be taken so", fields=faults)


def _column_faults(mapping: Mapping, place: int, column: MappedColumn, width: int) -> list[FieldError]:
    path = f"columns.{place}"
    field = field_named(mapping.kind, column.field)
    if field is None:
        return [FieldError(f"{path}.field", "field_unknown", "not a field of this kind")]
    faults: list[FieldError] = []
    if not 0 <= column.index < width:
        faults.append(FieldError(f"{path}.index", "column_unknown", "the file has no such column"))
    if any(other.index == column.index for other in mapping.columns[:place]):
        faults.append(FieldError(f"{path}.index", "repeated", "named before"))
    if sum(other.field == column.field for other in mapping.columns[:place]) >= field.many:
        faults.append(FieldError(f"{path}.field", "field_taken", "another column is it already"))
    if field.type is Type.NUMBER and column.decimal_sign not in (".", ","):
        faults.append(
            FieldError(f"{path}.decimal_sign", "choice_needed", "is the decimal sign a point or a comma")
        )
    if field.type is Type.DAY and column.day_order not in tuple(DayOrder):
        faults.append(
            FieldError(f"{path}.day_order", "choice_needed", "does the day or the month come first")
        )
    return faults
