"""Invoice and payment rows for the `billing` domain. Pure.

A file has one row per invoice, or one per invoice line; then the invoice's own fields are in its first row, or in all.
Fields without a column keep their stored value.
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from chalicelib.imports.parsing.cells import RecordData, RowCells, to_external_id
from chalicelib.imports.parsing.mapping import Mapping
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.money import CURRENCIES

INVOICE_FIELDS = ("customer", "issued_on", "due_on", "currency", "total", "net", "tax", "notes")
"""Fields of the invoice, not of its lines."""
MAX_LINES = 500
_PATHS = (
    (re.compile(r"lines\.\d+\.total"), "line_total"),
    (re.compile(r"lines\.\d+\.(\w+)"), r"\1"),
    (re.compile(r"lines"), "product"),
    (re.compile(r"taxes\.\d+\.\w+"), "tax"),
)


def external_id(cells: RowCells) -> str:
    """Return the invoice's or payment's external id, or an empty string."""
    text = cells.text("external_id") or cells.text("number")
    return to_external_id(text) if text else ""


def label(cells: RowCells) -> str:
    """Return the label of the row in lists."""
    return cells.text("number") or cells.text("external_id") or ""


def read_invoice(rows: list[RowCells], tax_name: str) -> RecordData:
    """Parse the rows of one invoice into the fields of `InvoiceIn`."""
    first = rows[0]
    _check_agreement(rows)
    data = RecordData({"number": label(first), "customer": _customer(first)})
    issued = _required_day(first, "issued_on", data)
    due = first.day("due_on")
    if due is not None:
        data.fields["due_on"] = due.isoformat()
    elif issued is not None:
        data.defaults["due_on"] = (issued + timedelta(days=first.mapping.due_days)).isoformat()
    decimals = CURRENCIES.get(_currency(first, data), 2)
    lines = [line for cells in rows if (line := _line(cells, decimals)) is not None]
    if first.mapping.has_lines:
        data.fields["lines"] = [{name: str(value) for name, value in line.items()} for line in lines]
    _set_amounts(first, data, lines, tax_name, decimals)
    if (notes := first.text("notes")) is not None:
        data.fields["notes"] = notes
    return data


def _customer(cells: RowCells) -> str:
    text = cells.text("customer")
    if not text:
        cells.errors.append(FieldError("customer", "missing", "no customer"))
    return to_external_id(text) if text else ""


def _required_day(cells: RowCells, name: str, data: RecordData) -> date | None:
    if not cells.text(name):
        cells.errors.append(FieldError(name, "missing", "no date"))
    day = cells.day(name)
    if day is not None:
        data.fields[name] = day.isoformat()
    return day


def _currency(cells: RowCells, data: RecordData) -> str:
    named = (cells.text("currency") or "").upper()
    (data.fields if named else data.defaults)["currency"] = named or cells.mapping.currency
    return named or cells.mapping.currency


def _check_agreement(rows: list[RowCells]) -> None:
    """Add an error for each invoice field that differs between the rows, and for too many rows."""
    first = rows[0]
    for name in INVOICE_FIELDS:
        value = first.text(name)
        if any((other := cells.text(name)) and other != value for cells in rows[1:]):
            first.errors.append(FieldError(name, "rows_disagree", "the invoice's rows differ"))
    if len(rows) > MAX_LINES:
        first.errors.append(FieldError("number", "too_many_lines", "", {"max": MAX_LINES}))


def _line(cells: RowCells, decimals: int) -> dict[str, Any] | None:
    """Parse a row's invoice line; None when its line columns are empty."""
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
        cells.errors.append(FieldError(missing, "missing", "the line has no price"))
        return None
    if total is None:
        total = _round(quantity * price - (discount or 0), decimals)
    return {
        **texts,
        "quantity": quantity,
        "unit_price": price,
        "discount": discount or Decimal(0),
        "total": total,
    }


def _round(amount: Decimal, decimals: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _set_amounts(
    cells: RowCells, data: RecordData, lines: list[dict[str, Any]], tax_name: str, decimals: int
) -> None:
    """Set net, taxes and total from the file, deriving the missing ones."""
    total, net, tax = (cells.number(name) for name in ("total", "net", "tax"))
    if net is None and lines:
        net = sum((line["total"] for line in lines), Decimal(0))
    if total is None and net is not None:
        total = net + (tax or Decimal(0))
    if total is None:
        if not cells.errors:
            cells.errors.append(FieldError("total", "missing", "no amount"))
        return
    data.fields["total"] = _format_amount(total, decimals)
    if net is not None:
        data.fields["net"] = _format_amount(net, decimals)
    if cells.mapping.has("tax"):
        data.fields["taxes"] = [{"name": tax_name, "amount": _format_amount(tax, decimals)}] if tax else []


def _format_amount(amount: Decimal, decimals: int) -> str:
    """Drop trailing zeros beyond the currency's decimals: 12,0000 dollars are 12.00."""
    rounded = _round(amount, decimals)
    return str(rounded if rounded == amount else amount)


def merge_invoice(external_id: str, data: RecordData, stored: dict[str, Any] | None) -> dict[str, Any]:
    """Merge a parsed invoice into the stored row, deriving the net when the file has none."""
    row = {**(stored or {"external_id": external_id, **data.defaults}), **data.fields}
    is_same = stored is not None and Decimal(stored["total"]) == Decimal(row.get("total", "0"))
    if "total" in row and "net" not in data.fields and not (is_same and "taxes" not in data.fields):
        taxes = sum((Decimal(tax["amount"]) for tax in row.get("taxes", ())), Decimal(0))
        adjustment = Decimal(row.get("prepaid", "0")) - Decimal(row.get("rounding", "0"))
        row["net"] = str(Decimal(row["total"]) - taxes + adjustment)
    return row


def read_payment(cells: RowCells) -> RecordData:
    """Parse a row into the fields of `PaymentIn`."""
    data = RecordData({"customer": _customer(cells)})
    _required_day(cells, "paid_on", data)
    decimals = CURRENCIES.get(_currency(cells, data), 2)
    amount = cells.number("amount")
    if amount is not None:
        data.fields["amount"] = _format_amount(amount, decimals)
    elif not cells.text("amount"):
        cells.errors.append(FieldError("amount", "missing", "no amount"))
    for name in ("number", "description"):
        if (text := cells.text(name)) is not None:
            data.fields[name] = text
    if (invoice := cells.text("invoice")) is not None:
        data.fields["invoice"] = to_external_id(invoice) if invoice else None
    return data


def merge_payment(external_id: str, data: RecordData, stored: dict[str, Any] | None) -> dict[str, Any]:
    """Merge a parsed payment into the stored row."""
    return {**(stored or {"external_id": external_id, **data.defaults}), **data.fields}


def source_field(path: str) -> str:
    """Map a path in a rejected row to the file's field."""
    for pattern, name in _PATHS:
        if pattern.fullmatch(path):
            return pattern.sub(name, path)
    return path


def starts_new_invoice(mapping: Mapping, before: RowCells, row: RowCells) -> bool:
    """Whether a row starts a new invoice; a row without a number continues the previous one."""
    if not mapping.has_lines:
        return True
    number = label(row)
    return bool(number) and number != label(before)
