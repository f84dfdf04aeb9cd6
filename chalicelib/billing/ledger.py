"""The one writer of money: books documents of one customer, settles invoices, keeps the summary right.

A `Ledger` reads what it needs, collects the changes, and commits them in one transaction together with the
summary, whose version every commit checks: two writers at once cannot both win. Money that came in settles
the oldest due invoices first, except where the tenant said which invoice it is for.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chalicelib.billing import rules
from chalicelib.billing.models import (
    Entry,
    Invoice,
    InvoiceLines,
    OpenInvoice,
    Settlement,
    Summary,
    entry_for_invoice,
    entry_for_settlement,
    marker_for,
)
from chalicelib.kernel import outbox
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import StoredItem
from chalicelib.kernel.store.transactions import LIMIT, Transaction

_ROOM_FOR_SETTLING = 2
"""Writes that settling one more invoice can take: its head and its marker."""


@dataclass(slots=True)
class Ledger:
    """The books of one customer, open for changes until `commit`."""

    tenant: str
    customer_id: str
    today: date
    _summary: Summary = field(init=False)
    _accounts: dict[str, rules.Account] = field(init=False)
    _invoices: dict[str, Invoice] = field(default_factory=dict)
    _touched: dict[str, None] = field(default_factory=dict)
    _open: dict[str, dict[str, tuple[date, Decimal]]] = field(default_factory=dict)
    _markers: dict[str, OpenInvoice] = field(default_factory=dict)
    _puts: dict[Key, StoredItem] = field(default_factory=dict)
    _creates: list[tuple[StoredItem, ConflictError]] = field(default_factory=list)
    _removals: dict[Key, StoredItem] = field(default_factory=dict)
    _new_invoices: list[Invoice] = field(default_factory=list)
    _payments: list[Settlement] = field(default_factory=list)
    _floors: dict[str, tuple[date, str]] = field(default_factory=dict)
    """Where one of the newest invoices went away: the place below which unknown ones may be newer."""

    def __post_init__(self) -> None:
        key = keys.summary(self.tenant, self.customer_id)
        self._summary = Summary.find(key, consistent=True) or Summary(key.pk, key.sk)
        self._accounts = {
            currency: rules.Account.from_document(document)
            for currency, document in (self._summary.accounts or {}).items()
        }

    @property
    def writes(self) -> int:
        """How many items a commit would write now: a transaction holds a hundred."""
        return (
            1
            + len(self._puts)
            + len(self._creates)
            + len(self._removals)
            + _ROOM_FOR_SETTLING * len(self._touched)
            + bool(self._new_invoices)
            + len(self._payments)
        )

    @property
    def is_unsettled(self) -> bool:
        """Whether money waits for a commit to be put where it belongs."""
        return any(not account.is_settled for account in self._accounts.values())

    def create(self, item: StoredItem, otherwise: ConflictError) -> None:
        """Write an item in the same commit, and fail with `otherwise` if there is one at its key already."""
        self._creates.append((item, otherwise))

    def remove(self, item: StoredItem) -> None:
        """Delete an item in the same commit."""
        self._remove(item)

    def tell_of_invoice(self, invoice: Invoice) -> None:
        """Have the customer told of a new invoice; of several in one commit they are told together."""
        self._new_invoices.append(invoice)

    def tell_of_payment(self, payment: Settlement) -> None:
        """Have the customer told that a payment was booked."""
        self._payments.append(payment)

    def book_invoice(self, invoice: Invoice, before: Invoice | None, lines: InvoiceLines) -> None:
        """Book a new invoice, or the replacement of one; what was paid of it stays paid, as far as it fits."""
        if before is not None:
            self._unbook(before)
            if before.currency == invoice.currency:
                invoice.paid = min(before.paid, invoice.total)
            self._account(before.currency).credit += before.paid - invoice.paid
        account = self._account(invoice.currency)
        account.enter(invoice.issued_on, invoice.total)
        account.invoice_count += 1
        self._put(entry_for_invoice(invoice))
        self._put(lines)
        self._note_open(invoice)

    def unbook_invoice(self, invoice: Invoice) -> None:
        """Take an invoice out of the books; what was paid of it becomes credit."""
        self._unbook(invoice)
        self._account(invoice.currency).credit += invoice.paid
        self._remove(invoice)
        self._remove(InvoiceLines(*keys.invoice_lines(self.tenant, self.customer_id, invoice.invoice_id)))

    def book_settlement(self, settlement: Settlement, before: Settlement | None) -> None:
        """Book a payment or credit note, or the replacement of one."""
        if before is not None:
            self.unbook_settlement(before)
        account = self._account(settlement.currency)
        account.enter(settlement.day, -settlement.amount)
        account.credit += settlement.amount
        self._put(entry_for_settlement(settlement))
        self._put(settlement)
        if settlement.invoice_id:
            invoice = self._invoice(settlement.invoice_id)
            if invoice is not None and invoice.currency == settlement.currency:
                part = min(invoice.open, settlement.amount, max(account.credit, Decimal(0)))
                self._pay(invoice, part)

    def unbook_settlement(self, settlement: Settlement) -> None:
        """Take a payment or credit note out of the books; the invoices that it settled open again."""
        account = self._account(settlement.currency)
        account.enter(settlement.day, settlement.amount)
        account.credit -= settlement.amount
        self._remove(entry_for_settlement(settlement))
        self._remove(settlement)
        if settlement.invoice_id:
            invoice = self._invoice(settlement.invoice_id)
            if invoice is not None and invoice.currency == settlement.currency:
                self._pay(invoice, -min(invoice.paid, settlement.amount))

    def commit(self) -> None:
        """Settle what can be settled and write everything, or nothing. ConflictError when others were quicker."""
        for currency in list(self._accounts):
            self._take_back(currency)
            self._settle(currency)
        self._write()
        if self._touched and self.is_unsettled:
            # More invoices than one transaction holds: the rest follows. Until then it is credit, or a lack of it.
            # What was to be written is written: whoever is quicker now settles the rest with its own.
            with suppress(ConflictError):
                Ledger(self.tenant, self.customer_id, self.today).commit()

    def _account(self, currency: str) -> rules.Account:
        return self._accounts.setdefault(currency, rules.Account())

    def _put(self, item: StoredItem) -> None:
        self._removals.pop(item.key, None)
        self._puts[item.key] = item

    def _remove(self, item: StoredItem) -> None:
        self._puts.pop(item.key, None)
        self._removals[item.key] = item

    def _unbook(self, invoice: Invoice) -> None:
        account = self._account(invoice.currency)
        account.enter(invoice.issued_on, -invoice.total)
        account.invoice_count -= 1
        if invoice.open > 0:
            account.owe(invoice.due_on, -invoice.open, -1)
            account.open_count -= 1
            self._open_of(invoice.currency).pop(invoice.invoice_id, None)
        self._remove(entry_for_invoice(invoice))
        self._remove(marker_for(invoice))
        self._touched.pop(invoice.invoice_id, None)
        self._invoices.pop(invoice.invoice_id, None)
        if any(known.invoice_id == invoice.invoice_id for known in account.recent):
            last = account.recent[-1]
            self._floors.setdefault(invoice.currency, (last.issued_on, last.invoice_id))
            account.recent = [known for known in account.recent if known.invoice_id != invoice.invoice_id]

    def _note_open(self, invoice: Invoice) -> None:
        account = self._account(invoice.currency)
        if invoice.open > 0:
            account.owe(invoice.due_on, invoice.open, 1)
            account.open_count += 1
            self._open_of(invoice.currency)[invoice.invoice_id] = (invoice.due_on, invoice.open)
        self._invoices[invoice.invoice_id] = invoice
        self._touched[invoice.invoice_id] = None

    def _invoice(self, invoice_id: str) -> Invoice | None:
        if invoice_id not in self._invoices:
            found = Invoice.find(keys.invoice(self.tenant, self.customer_id, invoice_id), consistent=True)
            if found is None:
                return None
            self._invoices[invoice_id] = found
        return self._invoices[invoice_id]

    def _fetch(self, invoice_ids: Iterable[str]) -> None:
        """Read those that are not known yet in one round trip."""
        unknown = [one for one in invoice_ids if one not in self._invoices]
        wanted = (keys.invoice(self.tenant, self.customer_id, one) for one in unknown)
        for wire in reads.get_many(wanted).values():
            invoice = Invoice.from_wire(wire)
            self._invoices[invoice.invoice_id] = invoice

    def _open_of(self, currency: str) -> dict[str, tuple[date, Decimal]]:
        """Every open invoice of a currency, read once and then kept up to date here."""
        if currency not in self._open:
            rows = reads.query_all(
                keys.customer_partition(self.tenant, self.customer_id),
                prefix=keys.open_invoices_prefix(currency),
            )
            self._open[currency] = {
                marker.invoice_id: (date.fromisoformat(marker.sk.split(keys.SEPARATOR)[2]), marker.amount)
                for marker in (OpenInvoice.from_wire(row) for row in rows)
            }
        return self._open[currency]

    def _pay(self, invoice: Invoice, amount: Decimal) -> None:
        """Move `amount` (negative: back) between the account's credit and an invoice."""
        if not amount:
            return
        account = self._account(invoice.currency)
        opened = self._open_of(invoice.currency)
        was_open = invoice.open > 0
        invoice.paid += amount
        account.credit -= amount
        opened_or_closed = int(invoice.open > 0) - int(was_open)
        account.owe(invoice.due_on, -amount, opened_or_closed)
        account.open_count += opened_or_closed
        if invoice.open > 0:
            opened[invoice.invoice_id] = (invoice.due_on, invoice.open)
        else:
            opened.pop(invoice.invoice_id, None)
        self._touched[invoice.invoice_id] = None

    def _settle(self, currency: str) -> None:
        account = self._account(currency)
        if account.credit <= 0 or not account.open_count:
            return
        order = sorted(self._open_of(currency).items(), key=lambda item: (item[1][0], item[0]))
        parts, _ = rules.settle(((invoice_id, amount) for invoice_id, (_, amount) in order), account.credit)
        self._fetch(invoice_id for invoice_id, _ in parts[: LIMIT // _ROOM_FOR_SETTLING])
        for invoice_id, part in parts:
            if not self._has_room_for(invoice_id):
                return
            invoice = self._invoice(invoice_id)
            if invoice is not None:
                self._pay(invoice, part)

    def _has_room_for(self, invoice_id: str) -> bool:
        return invoice_id in self._touched or self.writes + _ROOM_FOR_SETTLING <= LIMIT

    def _take_back(self, currency: str) -> None:
        """Where a payment went away that had settled invoices, open again those due last."""
        account = self._account(currency)
        if account.credit >= 0:
            return
        rows = reads.query_all(
            keys.customer_partition(self.tenant, self.customer_id),
            prefix=keys.invoice(self.tenant, "", "").sk,
        )
        stored = {invoice.invoice_id: invoice for invoice in (Invoice.from_wire(row) for row in rows)}
        gone = {item.key for item in self._removals.values()}
        heads = {**stored, **self._invoices}
        paid = [
            invoice
            for invoice in heads.values()
            if invoice.currency == currency and invoice.paid > 0 and invoice.key not in gone
        ]
        for invoice in sorted(paid, key=lambda head: (head.due_on, head.invoice_id), reverse=True):
            if account.credit >= 0 or not self._has_room_for(invoice.invoice_id):
                return
            self._invoices[invoice.invoice_id] = invoice
            self._pay(invoice, -min(invoice.paid, -account.credit))

    def _write(self) -> None:
        transaction = Transaction()
        for invoice_id in self._touched:
            invoice = self._invoices[invoice_id]
            self._put(invoice)
            if invoice.open > 0:
                self._put(marker_for(invoice))
            else:
                self._remove(marker_for(invoice))
            self._account(invoice.currency).remember(_recent(invoice))
        for currency, floor in self._floors.items():
            self._complete_recent(currency, floor)
        for account in self._accounts.values():
            account.condense(self.today)
        self._summary.accounts = {
            currency: account.to_document() for currency, account in sorted(self._accounts.items())
        }
        transaction.put(self._summary, otherwise=ConflictError.changed("account"))
        for item in self._removals.values():
            transaction.remove(item)
        for item in self._puts.values():
            transaction.put(item)
        for item, otherwise in self._creates:
            transaction.create(item, otherwise=otherwise)
        self._record_news(transaction)
        transaction.commit()

    def _record_news(self, transaction: Transaction) -> None:
        """The events of what the customer should know; they concern every contact."""
        base = {"customer_id": self.customer_id, "contact_id": None}
        if self._new_invoices:
            payload = {**base, "count": len(self._new_invoices), **_named(self._new_invoices)}
            outbox.record(transaction, self.tenant, "invoices_new", payload)
        for payment in self._payments:
            payload = {
                **base,
                "settlement_id": payment.settlement_id,
                "amount": {"amount": str(payment.amount), "currency": payment.currency},
                "day": payment.day.isoformat(),
            }
            outbox.record(transaction, self.tenant, "payment_booked", payload)

    def _complete_recent(self, currency: str, floor: tuple[date, str]) -> None:
        """Read the invoices anew if one of the newest went away and what is known does not fill its place."""
        account = self._account(currency)
        wanted = min(rules.RECENT_INVOICES, account.invoice_count)
        known_newest = [known for known in account.recent if (known.issued_on, known.invoice_id) >= floor]
        if len(known_newest) >= wanted:
            return
        rows = reads.query_all(
            keys.customer_partition(self.tenant, self.customer_id),
            prefix=keys.invoice(self.tenant, "", "").sk,
        )
        gone = set(self._removals)
        for invoice in (Invoice.from_wire(row) for row in rows):
            if (
                invoice.currency == currency
                and invoice.key not in gone
                and invoice.invoice_id not in self._touched
            ):
                account.remember(_recent(self._invoices.get(invoice.invoice_id, invoice)))


def _named(invoices: list[Invoice]) -> dict[str, object]:
    """What is said of a single new invoice; of several only how many they are."""
    if len(invoices) > 1:
        return {}
    [invoice] = invoices
    return {
        "invoice_id": invoice.invoice_id,
        "number": invoice.number,
        "total": {"amount": str(invoice.total), "currency": invoice.currency},
        "due_on": invoice.due_on.isoformat(),
    }


def _recent(invoice: Invoice) -> rules.RecentInvoice:
    return rules.RecentInvoice(
        invoice.invoice_id,
        invoice.number,
        invoice.issued_on,
        invoice.due_on,
        invoice.total,
        invoice.paid,
        invoice.product,
    )


def recompute(tenant: str, customer_id: str, today: date) -> dict[str, rules.Account]:
    """The accounts as the stored documents give them, without looking at the summary: its proof."""
    partition = keys.customer_partition(tenant, customer_id)
    accounts: dict[str, rules.Account] = {}
    for row in reads.query_all(partition, prefix=keys.entries_prefix("").rstrip(keys.SEPARATOR)):
        entry = Entry.from_wire(row)
        accounts.setdefault(entry.currency, rules.Account()).enter(entry.day, entry.amount)
    settled: dict[str, Decimal] = {}
    for row in reads.query_all(partition, prefix=keys.invoice(tenant, "", "").sk):
        invoice = Invoice.from_wire(row)
        account = accounts.setdefault(invoice.currency, rules.Account())
        account.invoice_count += 1
        settled[invoice.currency] = settled.get(invoice.currency, Decimal(0)) + invoice.paid
        if invoice.open > 0:
            account.open_count += 1
            account.owe(invoice.due_on, invoice.open, 1)
        account.remember(_recent(invoice))
    for row in reads.query_all(partition, prefix=keys.settlement(tenant, "", "").sk):
        settlement = Settlement.from_wire(row)
        accounts.setdefault(settlement.currency, rules.Account()).credit += settlement.amount
    for currency, account in accounts.items():
        account.credit -= settled.get(currency, Decimal(0))
        account.condense(today)
    return accounts
