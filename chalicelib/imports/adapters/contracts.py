"""A file's row of a contract, as an order that `contracts` takes. Pure.

The columns that are values of the template bear the names of its tags: `plan` is what `{{ dato.plan }}` stands for.
"""

from collections.abc import Sequence
from typing import Any

from chalicelib.imports.parsing.cells import Cells, Told, external_id_of, folded
from chalicelib.kernel.errors import FieldError


def key_of(cells: Cells) -> str:
    """The order's external id; empty where the row gives none."""
    text = cells.text("external_id")
    return external_id_of(text) if text else ""


def tag_of(name: str) -> str:
    """The tag that a column of this name is the value of: `Plan contratado` is that of `plan_contratado`."""
    return folded(name)


def read_contract(cells: Cells, names: Sequence[str]) -> Told:
    """What a row tells of a contract, by the names of `ContractOrderIn`."""
    customer = cells.text("customer")
    if not customer:
        cells.faults.append(FieldError("customer", "missing", "no customer"))
    told = Told({"customer": external_id_of(customer) if customer else ""})
    due = cells.day("due_on")
    if due is not None:
        told.fields["due_on"] = due.isoformat()
    columns = [column.index for column in cells.mapping.columns if column.field == "value"]
    told.fields["values"] = {
        tag_of(names[index]): text for index, text in zip(columns, cells.texts("value"), strict=True)
    }
    return told


def merged_contract(external_id: str, told: Told, _stored: dict[str, Any] | None) -> dict[str, Any]:
    """The whole order."""
    return {"external_id": external_id, **told.fields}
