"""A file's rows of an invoice, or of a payment, as a row that `billing` takes. Pure.

A file has one row for each invoice, or one for each of its lines; what is told of the whole invoice then stands in the
first of its rows, or in all of them. What the file does not tell of a stored invoice stays.
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from chalicelib.imports.parsing.cells import Cells, Told, external_id_of
from chalicelib.imports.parsing.mapping import Mapping
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.money import CURRENCIES

WHOLE = ("customer", "issued_on", "due_on", "currency", "total", "net", "tax", "notes")
"""What is told of the whole invoice."""
MAX_LINES = 500
_PATHS = (
    (re.compile(r"lines\.\d+\.total"), "line_total"),
    (re.compile(r"lines\.\d+\.(\w+)"), r"\1"),
    (re.compile(r"lines"), "product"),
    (re.compile(r"taxes\.\d+\.\w+"), "tax"),
)


def key_of(cells: Cells) -> str:
    """The document's external id; empty where the row gives none."""
    text = cells.text("external_id") or cells.text("number")
    return external_id_of(text) if text else ""


def label_of(cells: Cells) -> str:
    """How the row is called in lists."""
    return cells.text("number") or cells.text("external_id") or ""


def read_invoice(rows: list[Cells], tax_name: str) -> Told:
    """What the rows of one invoice tell of it, by the names of `InvoiceIn`."""
    first = rows[0]
    _agree(rows)
    told = Told({"number": label_of(first), "customer": _customer(first)})
    issued = _needed_day(first, "issued_on", told)
    due = first.day("due_on")
    if due is not None:
        told.fields["due_on"] = due.isoformat()
    elif issued is not None:
        told.if_new["due_on"] = (issued + timedelta(days=first.mapping.due_days)).isoformat()
    decimals = CURRENCIES.get(_currency(first, told), 2)
    lines = [line for cells in rows if (line := _line(cells, decimals)) is not None]
    if first.mapping.has_lines:
        told.fields["lines"] = [{name: str(value) for name, value in line.items()} for line in lines]
    _figures(first, told, lines, tax_name, decimals)
    if (notes := first.text("notes")) is not None:
        told.fields["notes"] = notes
    return told


def _customer(cells: Cells) -> str:
    text = cells.text("customer")
    if not text:
        cells.faults.append(FieldError("customer", "missing", "no customer"))
    return external_id_of(text) if text else ""


def _needed_day(cells: Cells, name: str, told: Told) -> date | None:
    if not cells.text(name):
        cells.faults.append(FieldError(name, "missing", "no day"))
    day = cells.day(name)
    if day is not None:
        told.fields[name] = day.isoformat()
    return day


def _currency(cells: Cells, told: Told) -> str:
    named = (cells.text("currency") or "").upper()
    (told.fields if named else told.if_new)["currency"] = named or cells.mapping.currency
    return named or cells.mapping.currency


def _agree(rows: list[Cells]) -> None:
    """A fault for what is told of the whole invoice and differs between its rows."""
    first = rows[0]
    for name in WHOLE:
        told = first.text(name)
        for cells in rows[1:]:
            again = cells.text(name)
            if again and again != told:
                first.faults.append(
                    FieldError(name, "rows_disagree", "the invoice's rows tell different things")
                )
                break
    if len(rows) > MAX_LINES:
        first.faults.append(FieldError("number", "too_many_lines", "", {"max": MAX_LINES}))


def _line(cells: Cells, decimals: int) -> dict[str, Any] | None:
    """A row's line, or None where its line columns are empty."""
    mapping = cells.mapping
    texts = {name: cells.text(name) or "" for name in ("product", "description")}
    quantity, price = cells.number("quantity"), cells.number("unit_price")
    discount, total = cells.number("discount"), cells.number("line_total")
    if not any(texts.values()) and all(one is None for one in (quantity, price, total)):
        return None
    quantity = Decimal(1) if quantity is None else quantity
    if price is None and total is not None and quantity:
        price = (total + (discount or 0)) / quantity
        price = round(price, 10) if mapping.has("quantity") else price
    if price is None:
        missing = "unit_price" if mapping.has("unit_price") else "line_total"
        cells.faults.append(FieldError(missing, "missing", "the line has no price"))
        return None
    if total is None:
        total = _rounded(quantity * price - (discount or 0), decimals)
    return {
        **texts,
        "quantity": quantity,
        "unit_price": price,
        "discount": discount or Decimal(0),
        "total": total,
    }


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _figures(cells: Cells, told: Told, lines: list[dict[str, Any]], tax_name: str, decimals: int) -> None:
    """Net, taxes and total: what is told, and what follows from it."""
    total, net, tax = (cells.number(name) for name in ("total", "net", "tax"))
    if net is None and lines:
        net = sum((line["total"] for line in lines), Decimal(0))
    if total is None and net is not None:
        total = net + (tax or Decimal(0))
    if total is None:
        if not cells.faults:
            cells.faults.append(FieldError("total", "missing", "no amount"))
        return
    told.fields["total"] = _written(total, decimals)
    if net is not None:
        told.fields["net"] = _written(net, decimals)
    if cells.mapping.has("tax"):
        told.fields["taxes"] = [{"name": tax_name, "amount": _written(tax, decimals)}] if tax else []


def _written(amount: Decimal, decimals: int) -> str:
    """Without zeros that the currency has no place for: 12,0000 dollars are 12.00."""
    rounded = _rounded(amount, decimals)
    return str(rounded if rounded == amount else amount)


def merged_invoice(external_id: str, told: Told, stored: dict[str, Any] | None) -> dict[str, Any]:
    """The whole row: what is stored, and over it what the file tells. The net follows where it is not told."""
    row = {**(stored or {"external_id": external_id, **told.if_new}), **told.fields}
    is_same = stored is not None and Decimal(stored["total"]) == Decimal(row.get("total", "0"))
    if "total" in row and "net" not in told.fields and not (is_same and "taxes" not in told.fields):
        taxes = sum((Decimal(tax["amount"]) for tax in row.get("taxes", ())), Decimal(0))
        around = Decimal(row.get("prepaid", "0")) - Decimal(row.get("rounding", "0"))
        row["net"] = str(Decimal(row["total"]) - taxes + around)
    return row


def read_payment(cells: Cells) -> Told:
    """What a row tells of a payment, by the names of `PaymentIn`."""
    told = Told({"customer": _customer(cells)})
    _needed_day(cells, "paid_on", told)
    decimals = CURRENCIES.get(_currency(cells, told), 2)
    amount = cells.number("amount")
    if amount is not None:
        told.fields["amount"] = _written(amount, decimals)
    elif not cells.text("amount"):
        cells.faults.append(FieldError("amount", "missing", "no amount"))
    for name in ("number", "description"):
        if (text := cells.text(name)) is not None:
            told.fields[name] = text
    if (invoice := cells.text("invoice")) is not None:
        told.fields["invoice"] = external_id_of(invoice) if invoice else None
    return told


def merged_payment(external_id: str, told: Told, stored: dict[str, Any] | None) -> dict[str, Any]:
    """The whole row: what is stored, and over it what the file tells."""
    return {**(stored or {"external_id": external_id, **told.if_new}), **told.fields}


def field_of(path: str) -> str:
    """The file's field that a refused row's path speaks of."""
    for pattern, name in _PATHS:
        if pattern.fullmatch(path):
            return pattern.sub(name, path)
    return path


def starts_another(mapping: Mapping, before: Cells, row: Cells) -> bool:
    """Whether a row begins another invoice than the one before it: a blank number goes on with it."""
    if not mapping.has_lines:
        return True
    number = label_of(row)
    return bool(number) and number != label_of(before)
