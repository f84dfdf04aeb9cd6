"""What rows would change of the books, without writing anything: by the very rules that write."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from chalicelib.billing.intake import (
    CUSTOMER,
    INVOICE,
    PAYMENT,
    Known,
    check_row,
    document_key,
    read_known,
    wrong_figures,
)
from chalicelib.billing.models import Invoice, InvoiceLines, Settlement
from chalicelib.billing.schemas import InvoiceIn, PaymentIn
from chalicelib.customers.comparison import Comparison, Face, differences
from chalicelib.customers.models import ExternalReference
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.http.batches import Row, run_batch
from chalicelib.kernel.http.schemas import BatchRow
from chalicelib.kernel.money import CURRENCIES
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.tenants.api_keys import TenantSystem

StoredInvoice = tuple[Invoice, InvoiceLines]
_Faces = Callable[[Row[Any], ExternalReference | None], tuple[Face | None, Face]]


def stored_invoices(tenant: str, external_ids: Iterable[str]) -> dict[str, StoredInvoice]:
    """The invoices that these ids name, with their lines: two round trips for up to fifty."""
    wanted = {keys.external_reference(tenant, INVOICE, one): one for one in external_ids}
    places: dict[str, tuple[Key, Key]] = {}
    for key, wire in reads.get_many(wanted).items():
        own = ExternalReference.from_wire(wire)
        places[wanted[key]] = (
            keys.invoice(tenant, own.customer_id, own.target_id),
            keys.invoice_lines(tenant, own.customer_id, own.target_id),
        )
    found = reads.get_many(key for place in places.values() for key in place)
    return {
        external_id: (Invoice.from_wire(found[head]), InvoiceLines.from_wire(found[body]))
        for external_id, (head, body) in places.items()
        if head in found and body in found
    }


def compare_invoices(
    caller: TenantSystem, items: list[dict[str, Any]], stored: dict[str, StoredInvoice]
) -> list[Comparison]:
    """What `upsert_invoices` would do with up to 100 rows, given what is stored."""

    def faces(row: Row[InvoiceIn], own: ExternalReference | None) -> tuple[Face | None, Face]:
        after = _invoice_face(row.content.model_dump(mode="json", exclude={"pdf_base64"}))
        before = stored.get(row.external_id) if own is not None else None
        if before is None:
            return None, after
        face = _invoice_face(invoice_as_sent(before, customer=row.content.customer))
        # A changed invoice's own PDF no longer says what the invoice says, and is not shown any more.
        return face | ({"pdf": "yes"} if before[0].pdf_key and face != after else {}), after

    return _compare(caller, items, INVOICE, InvoiceIn, faces)


def stored_payments(tenant: str, external_ids: Iterable[str]) -> dict[str, Settlement]:
    """The payments that these ids name: two round trips for up to a hundred."""
    wanted = {keys.external_reference(tenant, PAYMENT, one): one for one in external_ids}
    places: dict[Key, str] = {}
    for key, wire in reads.get_many(wanted).items():
        places[document_key(tenant, PAYMENT, ExternalReference.from_wire(wire))] = wanted[key]
    return {places[key]: Settlement.from_wire(wire) for key, wire in reads.get_many(places).items()}


def compare_payments(
    caller: TenantSystem, items: list[dict[str, Any]], stored: dict[str, Settlement]
) -> list[Comparison]:
    """What `upsert_payments` would do with up to 100 rows, given what is stored."""

    def faces(row: Row[PaymentIn], own: ExternalReference | None) -> tuple[Face | None, Face]:
        after = _payment_face(row.content.model_dump(mode="json"))
        before = stored.get(row.external_id) if own is not None else None
        if before is None:
            return None, after
        return _payment_face(payment_as_sent(before, customer=row.content.customer)), after

    return _compare(caller, items, PAYMENT, PaymentIn, faces)


def _compare(
    caller: TenantSystem, items: list[dict[str, Any]], kind: str, model: type[Any], faces: _Faces
) -> list[Comparison]:
    changes: dict[int, tuple[tuple[str, str, str], ...]] = {}
    numbers: dict[Key, str] = {}

    def judge(row: Row[Any], known: Known) -> BatchRow:
        tenant = caller.tenant
        if known.reference(keys.external_reference(tenant, CUSTOMER, row.content.customer)) is None:
            unknown = FieldError("customer", "customer_unknown", "send the customer first")
            return row.refused(*wrong_figures(caller, row, kind), unknown)
        try:
            check_row(caller, row, kind, known, numbers)
        except InvalidError as error:
            return row.refused(*error.fields)
        before, after = faces(row, known.reference(keys.external_reference(tenant, kind, row.external_id)))
        changes[row.index] = differences(before or {}, after)
        if before is None:
            return row.done("created", "")
        return row.done("changed" if changes[row.index] else "unchanged", "")

    def judge_all(rows: list[Row[Any]]) -> list[BatchRow]:
        known = read_known(caller.tenant, kind, rows)
        return [judge(row, known) for row in rows]

    answered = run_batch(items, model, judge_all)
    return [Comparison(answer, changes.get(answer.index, ())) for answer in answered.items]


def invoice_as_sent(stored: StoredInvoice, *, customer: str) -> dict[str, Any]:
    """A stored invoice as a row that says the same; `customer` is the tenant's id of whose it is."""
    invoice, body = stored
    return {
        "external_id": invoice.external_id,
        "customer": customer,
        "number": invoice.number,
        "issued_on": invoice.issued_on.isoformat(),
        "due_on": invoice.due_on.isoformat(),
        "currency": invoice.currency,
        "lines": body.lines,
        "adjustments": body.adjustments,
        "net": str(invoice.net),
        "taxes": body.taxes,
        "rounding": str(body.rounding),
        "prepaid": str(body.prepaid),
        "total": str(invoice.total),
        "notes": body.notes,
    }


def payment_as_sent(stored: Settlement, *, customer: str) -> dict[str, Any]:
    """A stored payment as a row that says the same."""
    return {
        "external_id": stored.external_id,
        "customer": customer,
        "paid_on": stored.day.isoformat(),
        "currency": stored.currency,
        "amount": str(stored.amount),
        "number": stored.number,
        "description": stored.description,
        "invoice": stored.invoice_external_id,
    }


def _invoice_face(row: dict[str, Any]) -> Face:
    currency = row["currency"]
    shown = {name: str(row[name]) for name in ("customer", "number", "issued_on", "due_on", "currency")}
    shown |= {name: _figure(row[name], currency) for name in ("net", "total")}
    shown |= {name: _figure(row[name], currency) for name in ("rounding", "prepaid") if Decimal(row[name])}
    shown["taxes"] = "; ".join(
        f"{tax['name']} {_figure(tax['amount'], currency)}".strip() for tax in row["taxes"]
    )
    shown["lines"] = "; ".join(_line(line, currency) for line in row["lines"])
    shown["adjustments"] = "; ".join(
        f"{one['description']} {_figure(one['amount'], currency)}".strip() for one in row["adjustments"]
    )
    shown["notes"] = row["notes"]
    return {name: value for name, value in shown.items() if value}


def _line(line: dict[str, Any], currency: str) -> str:
    what = " ".join(part for part in (line["product"], line["description"]) if part)
    figures = (
        f"{_plain(line['quantity'])} × {_plain(line['unit_price'])} = {_figure(line['total'], currency)}"
    )
    return f"{what}: {figures}" if what else figures


def _payment_face(row: dict[str, Any]) -> Face:
    shown = {name: str(row[name] or "") for name in ("customer", "paid_on", "currency", "number")}
    shown["amount"] = _figure(row["amount"], row["currency"])
    shown |= {name: row[name] or "" for name in ("description", "invoice")}
    return {name: value for name, value in shown.items() if value}


def _figure(amount: Any, currency: str) -> str:
    return f"{Decimal(amount):.{CURRENCIES.get(currency, 2)}f}"


def _plain(number: Any) -> str:
    """A number without the zeros that say nothing: 2.50 and 2.5 are the same quantity."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
