"""The things that a file tells of, read from its rows: a customer a row, an invoice a row or several. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.imports.adapters import billing, contracts, customers
from chalicelib.imports.parsing.cells import Cells, Told
from chalicelib.imports.parsing.fields import Kind
from chalicelib.imports.parsing.mapping import Layout, Mapping
from chalicelib.imports.parsing.rows import RawRow
from chalicelib.kernel.errors import FieldError

ROW = "row"
"""The field of a fault that is the whole row's."""
_MOST_ROWS = billing.MAX_LINES + 1
"""An invoice of more rows is refused, so no more are gathered."""


@dataclass(slots=True)
class Record:
    """One thing that the file tells of. With faults it cannot be taken, and `told` is not to be believed."""

    first: int
    """The number of its first row in the file."""
    last: int
    cells: list[list[str]]
    key: str = ""
    """The external id."""
    label: str = ""
    told: Told = field(default_factory=Told)
    faults: list[FieldError] = field(default_factory=list)
    customer: str = ""
    """What the file calls the customer, where that need not be an external id."""


def read_records(
    rows: Iterable[RawRow], layout: Layout, mapping: Mapping, names: Sequence[str] = ()
) -> Iterator[tuple[Record, RawRow]]:
    """The records, each with the last row that it took; blank rows are passed over. `names` are the columns'."""
    group: list[RawRow] = []
    for row in rows:
        if row.is_blank:
            continue
        if group and not _goes_on(group, row, layout, mapping):
            yield _record(group, layout, mapping, names), group[-1]
            group = []
        group.append(row)
    if group:
        yield _record(group, layout, mapping, names), group[-1]


def _goes_on(group: list[RawRow], row: RawRow, layout: Layout, mapping: Mapping) -> bool:
    """Whether a row is a further line of the invoice whose rows these are."""
    if mapping.kind is not Kind.INVOICES or len(group) >= _MOST_ROWS or row.fault or group[-1].fault:
        return False
    if _width_fault(row, layout, mapping):
        return False
    return not billing.starts_another(mapping, Cells(mapping, group[0].cells), Cells(mapping, row.cells))


def _width_fault(row: RawRow, layout: Layout, mapping: Mapping) -> FieldError | None:
    have = len(row.cells)
    params = {"have": have, "expected": layout.width}
    if have > layout.width and any(cell.strip() for cell in row.cells[layout.width :]):
        return FieldError(ROW, "too_many_cells", "more cells than the head has", params)
    if have <= max((column.index for column in mapping.columns), default=0):
        return FieldError(ROW, "too_few_cells", "fewer cells than the head has", params)
    return None


def _record(group: list[RawRow], layout: Layout, mapping: Mapping, names: Sequence[str]) -> Record:
    record = Record(group[0].number, group[-1].number, [row.cells for row in group])
    for row in group:
        if row.fault:
            record.faults.append(FieldError(ROW, row.fault, "the row is broken"))
        elif (fault := _width_fault(row, layout, mapping)) is not None:
            record.faults.append(fault)
    if record.faults:
        record.label = " ".join(group[0].cells)[:80]
        return record
    _fill(record, [Cells(mapping, row.cells) for row in group], mapping, names)
    return record


def _fill(record: Record, rows: list[Cells], mapping: Mapping, names: Sequence[str]) -> None:
    first = rows[0]
    if mapping.kind is Kind.CUSTOMERS:
        record.key, record.label = customers.key_of(first), customers.label_of(first)
        record.told = customers.read_customer(first)
        record.customer = customers.called(first)
    elif mapping.kind is Kind.CONTRACTS:
        record.key, record.label = contracts.key_of(first), first.text("customer") or ""
        record.told = contracts.read_contract(first, names)
        record.customer = record.label
    else:
        record.key, record.label = billing.key_of(first), billing.label_of(first)
        record.told = (
            billing.read_invoice(rows, _tax_name(mapping, names))
            if mapping.kind is Kind.INVOICES
            else billing.read_payment(first)
        )
        record.customer = first.text("customer") or ""
    if not record.key and mapping.kind is not Kind.CONTRACTS:
        name = "external_id" if mapping.has("external_id") else "number"
        first.faults.append(FieldError(name, "missing", "nothing says which one it is"))
    record.faults = [fault for cells in rows for fault in cells.faults]


def _tax_name(mapping: Mapping, names: Sequence[str]) -> str:
    """What the tax column is called in the file, which is what the tax is called on the invoice."""
    found = next((column.index for column in mapping.columns if column.field == "tax"), None)
    return names[found][:200] if found is not None and found < len(names) else ""


def merged(kind: Kind, key: str, told: Told, stored: dict[str, Any] | None) -> dict[str, Any]:
    """What the file tells over what is stored, as a whole row."""
    merge = {
        Kind.CUSTOMERS: customers.merged_customer,
        Kind.INVOICES: billing.merged_invoice,
        Kind.PAYMENTS: billing.merged_payment,
        Kind.CONTRACTS: contracts.merged_contract,
    }[kind]
    return merge(key, told, stored)


def field_of(kind: Kind, path: str) -> str:
    """The file's field that a refused row's path speaks of."""
    if kind is Kind.CUSTOMERS:
        return customers.field_of(path)
    if kind is Kind.CONTRACTS:
        return path.replace("values.", "value.")
    return billing.field_of(path)
