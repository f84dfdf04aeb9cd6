"""What a customer sees of its invoices, and the dashboard."""

from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.billing import rules
from chalicelib.billing.models import Invoice, InvoiceLines, invoice_state
from chalicelib.billing.schemas import (
    AccountOut,
    AdjustmentOut,
    DashboardOut,
    InvoiceOut,
    InvoicePage,
    InvoiceRow,
    InvoicesQuery,
    LineOut,
    NextDueOut,
    PendingOut,
    TaxOut,
)
from chalicelib.billing.statement import accounts_of
from chalicelib.customers.access import SignedIn
from chalicelib.customers.names import search_key
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.http.schemas import MoneyOut, money_out
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.settings import Module

_ROW_ATTRIBUTES = (
    "pk", "sk", "kind", "invoice_id", "number", "issued_on", "due_on", "currency", "total", "paid", "product",
)  # fmt: skip
_LOOKED_THROUGH = 200


def show_dashboard(caller: SignedIn) -> DashboardOut:
    """What is owed, the newest invoices, and what waits. No round trip beside the caller's own."""
    today = clock.today(caller.settings.time_zone)
    stored = accounts_of(caller.summary)
    accounts = [
        _account(caller, currency, stored.get(currency, rules.Account()), today)
        for position, currency in enumerate(caller.settings.currencies)
        if position == 0 or currency in stored
    ]
    overdue = sum(account.overdue(today)[1] for account in stored.values())
    pending = [PendingOut(kind="overdue_invoices", count=overdue)] if overdue else []
    return DashboardOut(accounts=accounts, pending=pending)


def _account(caller: SignedIn, currency: str, account: rules.Account, today: date) -> AccountOut:
    shown = caller.settings.show_total
    coming = account.next_due(today)
    # Without the statement the customer sees the last invoice only.
    recent = account.recent if caller.settings.has(Module.STATEMENT) else account.recent[:1]
    return AccountOut(
        currency=currency,
        balance=money_out(account.balance, currency) if shown else None,
        overdue=money_out(account.overdue(today)[0], currency) if shown else None,
        next_due=NextDueOut(date=coming[0], amount=money_out(coming[1], currency)) if coming else None,
        open_count=account.open_count,
        invoice_count=account.invoice_count,
        recent=[_recent_row(caller, invoice, currency, today) for invoice in recent],
    )


def _recent_row(caller: SignedIn, invoice: rules.RecentInvoice, currency: str, today: date) -> InvoiceRow:
    return InvoiceRow(
        id=invoice.invoice_id,
        number=invoice.number,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        total=money_out(invoice.total, currency),
        open=money_out(invoice.total - invoice.paid, currency),
        state=invoice_state(invoice.total, invoice.paid, invoice.due_on, today),
        product=(invoice.product or None) if caller.settings.show_product else None,
    )


def _row(caller: SignedIn, invoice: Invoice, today: date) -> InvoiceRow:
    return InvoiceRow(
        id=invoice.invoice_id,
        number=invoice.number,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        total=money_out(invoice.total, invoice.currency),
        open=money_out(invoice.open, invoice.currency),
        state=invoice.state(today),
        product=(invoice.product or None) if caller.settings.show_product else None,
    )


def list_invoices(caller: SignedIn, query: InvoicesQuery) -> InvoicePage:
    """A page of invoices, newest first, by state and text."""
    today = clock.today(caller.settings.time_zone)
    needle = search_key(query.q)
    cursors = caller.cursors(f"invoices:{caller.customer_id}:{query.state}:{needle}")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    searching = bool(needle or query.state)
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.invoice(caller.tenant, caller.customer_id, "").sk,
        limit=_LOOKED_THROUGH if searching else query.limit,
        newest_first=True,
        after=after,
        attributes=_ROW_ATTRIBUTES,
    )
    items: list[InvoiceRow] = []
    last_key = rows.last_key
    for position, wire in enumerate(rows.items):
        invoice = Invoice.from_wire(wire)
        row = _row(caller, invoice, today)
        if _wanted(row, query.state) and needle in search_key(f"{row.number} {row.product or ''}"):
            items.append(row)
        if len(items) == query.limit and position + 1 < len(rows.items):
            last_key = {"pk": invoice.pk, "sk": invoice.sk}
            break
    return InvoicePage(items=items, next=cursors.write({"key": last_key}) if last_key else None)


def _wanted(row: InvoiceRow, state: str | None) -> bool:
    if state == "open":
        return row.state != "paid"
    return state is None or row.state == state


def is_last_invoice(caller: SignedIn, invoice_id: str) -> bool:
    """Whether it is the newest invoice of one of the customer's accounts."""
    return any(
        account.recent and account.recent[0].invoice_id == invoice_id
        for account in accounts_of(caller.summary).values()
    )


def may_download(caller: SignedIn, invoice_id: str) -> bool:
    """The last invoice always; past ones where the tenant lets them be downloaded."""
    return caller.settings.has(Module.INVOICE_DOWNLOADS) or is_last_invoice(caller, invoice_id)


def load_invoices(caller: SignedIn, invoice_ids: list[str]) -> list[tuple[Invoice, InvoiceLines]]:
    """Up to 50 of the caller's invoices with their lines, in one round trip.

    NotFoundError when one is none of theirs; ForbiddenError when one is past and past ones are switched off.
    """
    if not all(ids.is_id(invoice_id, "inv") for invoice_id in invoice_ids):
        raise NotFoundError("no such invoice")
    places = [
        (
            keys.invoice(caller.tenant, caller.customer_id, invoice_id),
            keys.invoice_lines(caller.tenant, caller.customer_id, invoice_id),
        )
        for invoice_id in invoice_ids
    ]
    found = reads.get_together([key for place in places for key in place])
    if not all(head in found and body in found for head, body in places):
        raise NotFoundError("no such invoice")
    if not caller.settings.has(Module.STATEMENT) and not all(is_last_invoice(caller, i) for i in invoice_ids):
        raise ForbiddenError("past invoices are switched off", code="module_off")
    return [(Invoice.from_wire(found[head]), InvoiceLines.from_wire(found[body])) for head, body in places]


def show_invoice(caller: SignedIn, invoice_id: str) -> InvoiceOut:
    """An invoice in full, product and description as the tenant shows them."""
    [(invoice, body)] = load_invoices(caller, [invoice_id])
    row = _row(caller, invoice, clock.today(caller.settings.time_zone))

    def money(amount: Any) -> MoneyOut:
        return money_out(Decimal(amount), invoice.currency)

    return InvoiceOut(
        **row.model_dump(),
        lines=[
            LineOut(
                product=(line["product"] or None) if caller.settings.show_product else None,
                description=(line["description"] or None) if caller.settings.show_description else None,
                quantity=line["quantity"],
                unit_price=line["unit_price"],
                total=money(line["total"]),
            )
            for line in body.lines
        ],
        adjustments=[
            AdjustmentOut(description=a["description"], amount=money(a["amount"])) for a in body.adjustments
        ],
        net=money(invoice.net),
        taxes=[
            TaxOut(
                name=tax["name"],
                rate=tax["rate"],
                base=money(tax["base"]) if tax["base"] is not None else None,
                amount=money(tax["amount"]),
            )
            for tax in body.taxes
        ],
        rounding=money(body.rounding) if body.rounding else None,
        prepaid=money(body.prepaid) if body.prepaid else None,
        notes=body.notes,
        has_own_pdf=invoice.pdf_key is not None,
        downloadable=may_download(caller, invoice_id),
    )
