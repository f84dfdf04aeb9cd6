"""Reads one customer's books straight from the store, to hold them against what they should be."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.billing import ledger, rules
from chalicelib.billing.models import Invoice, OpenInvoice, Settlement, Summary
from chalicelib.kernel.store import keys, reads


@dataclass(frozen=True, slots=True)
class Books:
    """What is stored of one customer, by currency where it counts."""

    summary: dict[str, rules.Account]
    recomputed: dict[str, rules.Account]
    invoices: list[Invoice]
    settlements: list[Settlement]
    blank: rules.Account
    """Nothing, as it is looked at on the same day."""
    markers: dict[str, tuple[str, str, Decimal]]
    """Invoice id to the marker's currency, due date and open amount."""

    def faults(self) -> list[str]:
        """Every rule that the books break; there should be none."""
        found: list[str] = []
        for currency in sorted({*self.summary, *self.recomputed}):
            stored = self.summary.get(currency, self.blank)
            right = self.recomputed.get(currency, self.blank)
            if stored != right:
                found.append(f"{currency}: the summary is {stored}, the documents give {right}")
            paid = sum((one.paid for one in self.invoices if one.currency == currency), Decimal(0))
            money = sum((one.amount for one in self.settlements if one.currency == currency), Decimal(0))
            if paid + stored.credit != money:
                found.append(f"{currency}: {paid} paid and {stored.credit} credit of {money}")
            if stored.credit < 0 or (stored.credit > 0 and stored.open_count):
                found.append(f"{currency}: credit {stored.credit} with {stored.open_count} open invoices")
        found += [
            f"{one.number}: {one.paid} paid of {one.total}"
            for one in self.invoices
            if not 0 <= one.paid <= one.total
        ]
        open_invoices = {
            one.invoice_id: (one.currency, one.due_on.isoformat(), one.open)
            for one in self.invoices
            if one.open > 0
        }
        if open_invoices != self.markers:
            found.append(f"markers {self.markers} for open invoices {open_invoices}")
        return found


def open_books(tenant: str, customer_id: str, today: date) -> Books:
    """The books as they stand; the summary as it is looked at on `today`."""
    partition = keys.customer_partition(tenant, customer_id)
    stored = Summary.find(keys.summary(tenant, customer_id), consistent=True)
    summary = {
        currency: rules.Account.from_document(document)
        for currency, document in (stored.accounts if stored else {}).items()
    }
    blank = rules.Account()
    for account in (*summary.values(), blank):
        account.condense(today)
    markers: dict[str, tuple[str, str, Decimal]] = {}
    prefix = keys.open_invoices_prefix("").rstrip(keys.SEPARATOR)
    for row in reads.query_all(partition, prefix=prefix):
        marker = OpenInvoice.from_wire(row)
        _, currency, due, _ = marker.sk.split(keys.SEPARATOR)
        markers[marker.invoice_id] = (currency, due, marker.amount)
    invoices = reads.query_all(partition, prefix=keys.invoice(tenant, "", "").sk)
    settlements = reads.query_all(partition, prefix=keys.settlement(tenant, "", "").sk)
    return Books(
        summary,
        ledger.recompute(tenant, customer_id, today),
        [Invoice.from_wire(row) for row in invoices],
        [Settlement.from_wire(row) for row in settlements],
        blank,
        markers,
    )
