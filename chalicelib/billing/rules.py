"""Pure calculation: what an account comes to, and how money settles invoices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

RECENT_INVOICES = 5
_DAILY_PAST_DAYS = 100
"""Due dates longer past are kept as one sum: no figure tells them apart any more (ageing ends at 90 days)."""
_OLDER = "older"


@dataclass(frozen=True, slots=True)
class RecentInvoice:
    """What the dashboard shows of one invoice."""

    invoice_id: str
    number: str
    issued_on: date
    due_on: date
    total: Decimal
    paid: Decimal
    product: str

    def to_document(self) -> list[str]:
        """As stored in the summary."""
        return [
            self.invoice_id,
            self.number,
            self.issued_on.isoformat(),
            self.due_on.isoformat(),
            str(self.total),
            str(self.paid),
            self.product,
        ]

    @classmethod
    def from_document(cls, document: list[str]) -> "RecentInvoice":
        """What `to_document` wrote."""
        invoice_id, number, issued, due, total, paid, product = document
        return cls(
            invoice_id,
            number,
            date.fromisoformat(issued),
            date.fromisoformat(due),
            Decimal(total),
            Decimal(paid),
            product,
        )


@dataclass(slots=True)
class Account:
    """What one customer owes in one currency. `balance` = invoices − payments − credit notes."""

    balance: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    """Money that found no open invoice to settle."""
    due: dict[str, tuple[Decimal, int]] = field(default_factory=dict)
    """What is open, and of how many invoices, by due date (`YYYY-MM-DD`), and `older` for all long past."""
    older_before: str = ""
    """The day before which due dates are kept as `older`."""
    months: dict[str, Decimal] = field(default_factory=dict)
    """Net change of the balance by month, so that a balance at an earlier date needs no full read."""
    open_count: int = 0
    invoice_count: int = 0
    recent: list[RecentInvoice] = field(default_factory=list)
    """The newest invoices, newest first."""

    def to_document(self) -> dict[str, Any]:
        """As stored in the summary."""
        return {
            "balance": str(self.balance),
            "credit": str(self.credit),
            "due": {day: [str(amount), count] for day, (amount, count) in sorted(self.due.items())},
            "older_before": self.older_before,
            "months": {month: str(amount) for month, amount in sorted(self.months.items())},
            "open_count": self.open_count,
            "invoice_count": self.invoice_count,
            "recent": [invoice.to_document() for invoice in self.recent],
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Account":
        """What `to_document` wrote."""
        return cls(
            balance=Decimal(document["balance"]),
            credit=Decimal(document["credit"]),
            due={day: (Decimal(amount), count) for day, (amount, count) in document["due"].items()},
            older_before=document["older_before"],
            months={month: Decimal(amount) for month, amount in document["months"].items()},
            open_count=document["open_count"],
            invoice_count=document["invoice_count"],
            recent=[RecentInvoice.from_document(invoice) for invoice in document["recent"]],
        )

    @property
    def is_settled(self) -> bool:
        """Whether all money is where it belongs: none taken from nowhere, none idle beside an open invoice."""
        return self.credit == 0 or (self.credit > 0 and not self.open_count)

    def enter(self, day: date, amount: Decimal) -> None:
        """Book a signed amount on a day."""
        self.balance += amount
        _add(self.months, day.isoformat()[:7], amount)

    def owe(self, due_on: date, amount: Decimal, invoices: int) -> None:
        """Change what is open on a due date by a signed amount and a signed number of invoices."""
        day = due_on.isoformat()
        self._owe(_OLDER if day < self.older_before else day, amount, invoices)

    def _owe(self, day: str, amount: Decimal, invoices: int) -> None:
        before, count = self.due.get(day, (Decimal(0), 0))
        if before + amount or count + invoices:
            self.due[day] = (before + amount, count + invoices)
        else:
            self.due.pop(day, None)

    def condense(self, today: date) -> None:
        """Keep what is long past as one sum, so that the item stays small whatever its age."""
        horizon = (today - timedelta(days=_DAILY_PAST_DAYS)).isoformat()
        if horizon <= self.older_before:
            return
        self.older_before = horizon
        for day in [day for day in self.due if day < horizon and day != _OLDER]:
            self._owe(_OLDER, *self.due.pop(day))

    def overdue(self, today: date) -> tuple[Decimal, int]:
        """What should have been paid before `today`, and how many invoices that is."""
        late = [due for day, due in self.open_by_due_date() if day < today]
        return sum((amount for amount, _ in late), Decimal(0)), sum(count for _, count in late)

    def open_by_due_date(self) -> list[tuple[date, tuple[Decimal, int]]]:
        """What is open, and of how many invoices, earliest due date first; what is long past stands first of all."""
        days = sorted((date.fromisoformat(day), due) for day, due in self.due.items() if day != _OLDER)
        return [(date.min, self.due[_OLDER]), *days] if _OLDER in self.due else days

    def next_due(self, today: date) -> tuple[date, Decimal] | None:
        """The next due date, today included, and what is open on it."""
        for day, (amount, _) in self.open_by_due_date():
            if day >= today:
                return day, amount
        return None

    def balance_at_end_of_month(self, month: str) -> Decimal:
        """The balance at the end of `YYYY-MM`."""
        return self.balance - sum((net for name, net in self.months.items() if name > month), Decimal(0))

    def remember(self, invoice: RecentInvoice) -> None:
        """Put an invoice among the newest, if it is one of them."""
        others = [known for known in self.recent if known.invoice_id != invoice.invoice_id]
        others.append(invoice)
        others.sort(key=lambda known: (known.issued_on, known.invoice_id), reverse=True)
        self.recent = others[:RECENT_INVOICES]


def _add(amounts: dict[str, Decimal], name: str, amount: Decimal) -> None:
    total = amounts.get(name, Decimal(0)) + amount
    if total:
        amounts[name] = total
    else:
        amounts.pop(name, None)


def settle(
    open_amounts: Iterable[tuple[str, Decimal]], money: Decimal
) -> tuple[list[tuple[str, Decimal]], Decimal]:
    """Spread money over open invoices in the order given; answers what each gets, and what is left over."""
    parts: list[tuple[str, Decimal]] = []
    for invoice_id, amount in open_amounts:
        if money <= 0:
            break
        part = min(amount, money)
        if part > 0:
            parts.append((invoice_id, part))
            money -= part
    return parts, money
