"""Rows of contract orders for the `contracts` domain. Pure.

Columns with values are named like the template's own tags: `plan` is the value of `{{ dato.plan }}`.
"""

from collections.abc import Sequence
from typing import Any

from chalicelib.imports.parsing.cells import RecordData, RowCells, normalize_word, to_external_id
from chalicelib.kernel.errors import FieldError


def external_id(cells: RowCells) -> str:
    """Return the order's external id, or an empty string."""
    text = cells.text("external_id")
    return to_external_id(text) if text else ""


def tag_name(column_name: str) -> str:
    """Return the tag that a column is the value of: `plan_contratado` for `Plan contratado`."""
    return normalize_word(column_name)


def read_contract(cells: RowCells, names: Sequence[str]) -> RecordData:
    """Parse an order into the fields of `ContractOrderIn`."""
    customer = cells.text("customer")
    if not customer:
        cells.errors.append(FieldError("customer", "missing", "no customer"))
    data = RecordData({"customer": to_external_id(customer) if customer else ""})
    due = cells.day("due_on")
    if due is not None:
        data.fields["due_on"] = due.isoformat()
    columns = [column.index for column in cells.mapping.columns if column.field == "value"]
    data.fields["values"] = {
        tag_name(names[index]): text for index, text in zip(columns, cells.texts("value"), strict=True)
    }
    return data


def merge_contract(external_id: str, data: RecordData, _stored: dict[str, Any] | None) -> dict[str, Any]:
    """Return the whole order; orders never change a stored contract."""
    return {"external_id": external_id, **data.fields}
