"""Groups a file's rows into records: one row per customer, one or more per invoice. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.imports.adapters import billing, contracts, customers
from chalicelib.imports.parsing.cells import RecordData, RowCells
from chalicelib.imports.parsing.fields import Kind
from chalicelib.imports.parsing.mapping import Layout, Mapping
from chalicelib.imports.parsing.rows import RawRow
from chalicelib.kernel.errors import FieldError

ROW = "row"
"""Field of an error that concerns the whole row."""
_MAX_ROWS = billing.MAX_LINES + 1
"""An invoice with more rows is rejected, so collecting stops here."""


@dataclass(slots=True)
class Record:
    """One customer, invoice, payment or contract of the file. With `errors`, its `data` is incomplete."""

    first: int
    """Number of its first row in the file."""
    last: int
    cells: list[list[str]]
    key: str = ""
    """External id."""
    label: str = ""
    data: RecordData = field(default_factory=RecordData)
    errors: list[FieldError] = field(default_factory=list)
    customer: str = ""
    """The customer as written in the file, which may be a number or a document instead of an external id."""


def read_records(
    rows: Iterable[RawRow], layout: Layout, mapping: Mapping, names: Sequence[str] = ()
) -> Iterator[tuple[Record, RawRow]]:
    """Yield records, each with its last row, skipping blank rows. `names` are the column headers."""
    group: list[RawRow] = []
    for row in rows:
        if row.is_blank:
            continue
        if group and not _continues_invoice(group, row, layout, mapping):
            yield _record(group, layout, mapping, names), group[-1]
            group = []
        group.append(row)
    if group:
        yield _record(group, layout, mapping, names), group[-1]


def _continues_invoice(group: list[RawRow], row: RawRow, layout: Layout, mapping: Mapping) -> bool:
    """Whether a row is another line of the invoice in `group`."""
    if mapping.kind is not Kind.INVOICES or len(group) >= _MAX_ROWS or row.error or group[-1].error:
        return False
    if _width_error(row, layout, mapping):
        return False
    return not billing.starts_new_invoice(
        mapping, RowCells(mapping, group[0].cells), RowCells(mapping, row.cells)
    )


def _width_error(row: RawRow, layout: Layout, mapping: Mapping) -> FieldError | None:
    have = len(row.cells)
    params = {"have": have, "expected": layout.width}
    if have > layout.width and any(cell.strip() for cell in row.cells[layout.width :]):
        return FieldError(ROW, "too_many_cells", "more cells than the header", params)
    if have <= max((column.index for column in mapping.columns), default=0):
        return FieldError(ROW, "too_few_cells", "fewer cells than the header", params)
    return None


def _record(group: list[RawRow], layout: Layout, mapping: Mapping, names: Sequence[str]) -> Record:
    record = Record(group[0].number, group[-1].number, [row.cells for row in group])
    for row in group:
        if row.error:
            record.errors.append(FieldError(ROW, row.error, "the row is malformed"))
        elif (error := _width_error(row, layout, mapping)) is not None:
            record.errors.append(error)
    if record.errors:
        record.label = " ".join(group[0].cells)[:80]
        return record
    _parse(record, [RowCells(mapping, row.cells) for row in group], mapping, names)
    return record


def _parse(record: Record, rows: list[RowCells], mapping: Mapping, names: Sequence[str]) -> None:
    first = rows[0]
    if mapping.kind is Kind.CUSTOMERS:
        record.key, record.label = customers.external_id(first), customers.label(first)
        record.data = customers.read_customer(first)
        record.customer = customers.lookup_name(first)
    elif mapping.kind is Kind.CONTRACTS:
        record.key, record.label = contracts.external_id(first), first.text("customer") or ""
        record.data = contracts.read_contract(first, names)
        record.customer = record.label
    else:
        record.key, record.label = billing.external_id(first), billing.label(first)
        record.data = (
            billing.read_invoice(rows, _tax_name(mapping, names))
            if mapping.kind is Kind.INVOICES
            else billing.read_payment(first)
        )
        record.customer = first.text("customer") or ""
    if not record.key and mapping.kind is not Kind.CONTRACTS:
        name = "external_id" if mapping.has("external_id") else "number"
        first.errors.append(FieldError(name, "missing", "no identifier"))
    record.errors = [error for cells in rows for error in cells.errors]


def _tax_name(mapping: Mapping, names: Sequence[str]) -> str:
    """Return the header of the tax column, which becomes the name of the invoice's tax."""
    found = next((column.index for column in mapping.columns if column.field == "tax"), None)
    return names[found][:200] if found is not None and found < len(names) else ""


def merge_record(kind: Kind, key: str, data: RecordData, stored: dict[str, Any] | None) -> dict[str, Any]:
    """Merge a record into the stored row."""
    merge = {
        Kind.CUSTOMERS: customers.merge_customer,
        Kind.INVOICES: billing.merge_invoice,
        Kind.PAYMENTS: billing.merge_payment,
        Kind.CONTRACTS: contracts.merge_contract,
    }[kind]
    return merge(key, data, stored)


def source_field(kind: Kind, path: str) -> str:
    """Map a path in a rejected row to the file's field."""
    if kind is Kind.CUSTOMERS:
        return customers.source_field(path)
    if kind is Kind.CONTRACTS:
        return path.replace("values.", "value.")
    return billing.source_field(path)
