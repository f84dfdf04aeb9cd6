"""File layout (encoding, separator) and column mapping. Pure."""

import hashlib
from collections.abc import Mapping as Document
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chalicelib.imports.parsing.dates import DayOrder
from chalicelib.imports.parsing.encodings import Encoding
from chalicelib.imports.parsing.fields import REQUIRED_FIELDS, Kind, Type, find_field, normalize_name
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.money import CURRENCIES

MAX_DUE_DAYS = 365


@dataclass(frozen=True, slots=True)
class Layout:
    """Encoding and structure of a file."""

    encoding: Encoding
    separator: str
    has_header: bool
    width: int
    """Number of cells of a complete row."""


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """The field of a column, and the format of numbers and dates."""

    index: int
    field: str
    decimal_sign: str = ""
    day_order: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The fields of a file's columns."""

    kind: Kind
    columns: tuple[MappedColumn, ...]
    currency: str = ""
    """For rows without one."""
    due_days: int = 0
    """Days from issue to due date, for invoices without one."""

    def has(self, field: str) -> bool:
        """Whether a column is mapped to this field."""
        return any(column.field == field for column in self.columns)

    @property
    def has_lines(self) -> bool:
        """Whether rows are invoice lines."""
        found = (find_field(self.kind, column.field) for column in self.columns)
        return any(field is not None and field.per_line for field in found)

    def to_document(self) -> dict[str, Any]:
        """Serialize for storage."""
        return asdict(self)

    @classmethod
    def from_document(cls, document: Document[str, Any]) -> "Mapping":
        """Restore from storage."""
        columns = tuple(MappedColumn(**column) for column in document["columns"])
        return cls(Kind(document["kind"]), columns, document["currency"], int(document["due_days"]))


def layout_to_document(layout: Layout) -> dict[str, Any]:
    """Serialize for storage."""
    return asdict(layout)


def layout_from_document(document: Document[str, Any]) -> Layout:
    """Restore from storage."""
    return Layout(
        Encoding(document["encoding"]),
        document["separator"],
        bool(document["has_header"]),
        int(document["width"]),
    )


def header_signature(kind: Kind, names: Sequence[str]) -> str:
    """Return the key under which the mapping of files with this header is saved."""
    text = "\x00".join([kind, *(normalize_name(name) for name in names)])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def check_mapping(mapping: Mapping, width: int) -> None:
    """InvalidError for unknown columns or fields, fields mapped too often, and missing required fields."""
    errors: list[FieldError] = []
    for position, column in enumerate(mapping.columns):
        errors += _column_errors(mapping, position, column, width)
    for group in REQUIRED_FIELDS[mapping.kind]:
        if not any(mapping.has(name) for name in group):
            errors.append(
                FieldError(
                    f"fields.{group[0]}",
                    "column_missing",
                    "no column is mapped to it",
                    {"one_of": " ".join(group)},
                )
            )
    if mapping.currency and mapping.currency not in CURRENCIES:
        errors.append(FieldError("currency", "currency_unknown", "not an ISO 4217 currency"))
    if not 0 <= mapping.due_days <= MAX_DUE_DAYS:
        errors.append(FieldError("due_days", "days_out_of_range", "0 to 365"))
    if errors:
        raise InvalidError("the column mapping is invalid", fields=errors)


def _column_errors(mapping: Mapping, position: int, column: MappedColumn, width: int) -> list[FieldError]:
    path = f"columns.{position}"
    field = find_field(mapping.kind, column.field)
    if field is None:
        return [FieldError(f"{path}.field", "field_unknown", "not a field of this kind of import")]
    errors: list[FieldError] = []
    if not 0 <= column.index < width:
        errors.append(FieldError(f"{path}.index", "column_unknown", "the file has no such column"))
    if any(other.index == column.index for other in mapping.columns[:position]):
        errors.append(FieldError(f"{path}.index", "repeated", "the column is mapped twice"))
    if sum(other.field == column.field for other in mapping.columns[:position]) >= field.max_columns:
        errors.append(FieldError(f"{path}.field", "field_taken", "another column is mapped to it"))
    if field.type is Type.NUMBER and column.decimal_sign not in (".", ","):
        errors.append(FieldError(f"{path}.decimal_sign", "choice_needed", "choose a decimal point or comma"))
    if field.type is Type.DAY and column.day_order not in tuple(DayOrder):
        errors.append(FieldError(f"{path}.day_order", "choice_needed", "choose day first or month first"))
    return errors
