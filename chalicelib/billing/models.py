"""Stored items of what a customer owes and has paid."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pynamodb.attributes import UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.reads import shard_of
from chalicelib.kernel.store.table import (
    DateAttribute,
    DecimalAttribute,
    DocumentAttribute,
    Item,
    MomentAttribute,
)

DUE_LISTING = "due"
"""Under which name the tenant's open invoices are listed, by the day on which they are due."""
InvoiceState = Literal["open", "overdue", "partly_paid", "paid"]


class Invoice(Item, discriminator="invoice"):
    """An invoice's head: what lists and the statement show of it."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    invoice_id = UnicodeAttribute()
    external_id = UnicodeAttribute()
    number = UnicodeAttribute()
    issued_on = DateAttribute()
    due_on = DateAttribute()
    currency = UnicodeAttribute()
    net = DecimalAttribute()
    total = DecimalAttribute()
    """What is to be paid: net, taxes and rounding, less what was prepaid."""
    paid = DecimalAttribute(default=Decimal)
    product = UnicodeAttribute(default="")
    """The first line's product, for lists."""
    description = UnicodeAttribute(default="")
    """The first line's description, for lists."""
    pdf_key = UnicodeAttribute(null=True)
    """Where the tenant's own PDF is kept, if it gave one."""
    digest = UnicodeAttribute()
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, invoice_id: str) -> "Invoice":
        """A new item, not stored yet."""
        key = keys.invoice(tenant, customer_id, invoice_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, invoice_id=invoice_id)

    @property
    def open(self) -> Decimal:
        """What is left to pay."""
        return self.total - self.paid

    def state(self, today: date) -> InvoiceState:
        """Where it stands on a day of the tenant's calendar."""
        return invoice_state(self.total, self.paid, self.due_on, today)


def invoice_state(total: Decimal, paid: Decimal, due_on: date, today: date) -> InvoiceState:
    """Paid, else overdue from the day after it was due, else partly paid or open."""
    if paid >= total:
        return "paid"
    if due_on < today:
        return "overdue"
    return "partly_paid" if paid > 0 else "open"


class InvoiceLines(Item, discriminator="invoice_lines"):
    """What only the preview and the PDF show of an invoice."""

    lines = DocumentAttribute()
    taxes = DocumentAttribute()
    adjustments = DocumentAttribute(default=list)
    rounding = DecimalAttribute(default=Decimal)
    prepaid = DecimalAttribute(default=Decimal)
    notes = UnicodeAttribute(default="")


class Settlement(Item, discriminator="settlement"):
    """A payment or a credit note: it lowers what is owed."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    settlement_id = UnicodeAttribute()
    type = UnicodeAttribute()
    """`payment` or `credit_note`."""
    external_id = UnicodeAttribute()
    number = UnicodeAttribute(default="")
    day = DateAttribute()
    currency = UnicodeAttribute()
    amount = DecimalAttribute()
    """Positive."""
    description = UnicodeAttribute(default="")
    invoice_id = UnicodeAttribute(null=True)
    """The invoice that it is meant for, when the tenant says so."""
    invoice_external_id = UnicodeAttribute(null=True)
    lines = DocumentAttribute(default=list)
    taxes = DocumentAttribute(default=list)
    digest = UnicodeAttribute()
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, settlement_id: str) -> "Settlement":
        """A new item, not stored yet."""
        key = keys.settlement(tenant, customer_id, settlement_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, settlement_id=settlement_id)


class Entry(Item, discriminator="entry"):
    """A line of the statement. `amount` is signed: an invoice adds, a payment or credit note subtracts."""

    document_id = UnicodeAttribute()
    type = UnicodeAttribute()
    """`invoice`, `payment` or `credit_note`."""
    day = DateAttribute()
    currency = UnicodeAttribute()
    number = UnicodeAttribute(default="")
    product = UnicodeAttribute(default="")
    """An invoice's, for tenants that show products."""
    description = UnicodeAttribute(default="")
    amount = DecimalAttribute()
    due_on = DateAttribute(null=True)


class OpenInvoice(Item, discriminator="open_invoice"):
    """A marker that an invoice has something left to pay, with what a reminder says of it."""

    customer_id = UnicodeAttribute()
    invoice_id = UnicodeAttribute()
    number = UnicodeAttribute(default="")
    amount = DecimalAttribute()
    currency = UnicodeAttribute()
    due_on = DateAttribute()


class Summary(Item, discriminator="summary"):
    """What the dashboard shows, in one item. `accounts` maps a currency to `rules.Account.to_document()`."""

    accounts = DocumentAttribute(default=dict)
    version = VersionAttribute()


def entry_for_invoice(invoice: Invoice) -> Entry:
    """The statement's line of an invoice."""
    key = keys.entry(
        invoice.tenant, invoice.customer_id, invoice.currency, invoice.issued_on, invoice.invoice_id
    )
    return Entry(
        key.pk,
        key.sk,
        document_id=invoice.invoice_id,
        type="invoice",
        day=invoice.issued_on,
        currency=invoice.currency,
        number=invoice.number,
        product=invoice.product,
        description=invoice.description,
        amount=invoice.total,
        due_on=invoice.due_on,
    )


def entry_for_settlement(settlement: Settlement) -> Entry:
    """The statement's line of a payment or credit note."""
    key = keys.entry(
        settlement.tenant,
        settlement.customer_id,
        settlement.currency,
        settlement.day,
        settlement.settlement_id,
    )
    return Entry(
        key.pk,
        key.sk,
        document_id=settlement.settlement_id,
        type=settlement.type,
        day=settlement.day,
        currency=settlement.currency,
        number=settlement.number,
        description=settlement.description,
        amount=-settlement.amount,
    )


def marker_for(invoice: Invoice) -> OpenInvoice:
    """The marker of an invoice that is not fully paid."""
    key = keys.open_invoice(
        invoice.tenant, invoice.customer_id, invoice.currency, invoice.due_on, invoice.invoice_id
    )
    marker = OpenInvoice(
        key.pk,
        key.sk,
        customer_id=invoice.customer_id,
        invoice_id=invoice.invoice_id,
        number=invoice.number,
        amount=invoice.open,
        currency=invoice.currency,
        due_on=invoice.due_on,
    )
    marker.listing_pk = keys.listing_partition(invoice.tenant, DUE_LISTING, shard_of(invoice.invoice_id))
    marker.listing_sk = keys.due_sort(
        invoice.due_on, invoice.currency, invoice.customer_id, invoice.invoice_id
    )
    return marker
