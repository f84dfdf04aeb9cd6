"""Whatever is sent, changed, sent again or deleted, in whatever order: the books balance after every step."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chalicelib.billing import statement
from chalicelib.billing.schemas import StatementQuery
from chalicelib.customers.access import SignedIn
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import sessions
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants import service as tenants
from tests.support.api_client import ApiClient, System
from tests.support.books import Books, open_books
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.deep import examples

CURRENCIES = ("ARS", "USD")
FIRST_DAY = date(2026, 6, 1)
days = st.integers(0, 210).map(lambda after: FIRST_DAY + timedelta(days=after))
amounts = st.integers(1, 2000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
currencies = st.sampled_from(CURRENCIES)
places = st.integers(0, 99)
_names = count()

Line = tuple[str, str, Decimal]
"""An entry as the model expects it: day, number, signed amount."""


def caller_of(customer_id: str) -> SignedIn:
    """The customer as a session would give it, with the summary as it stands."""
    contact_id = ids.new_id("con")
    session, token, _ = sessions.begin(
        "demo", [(customer_id, contact_id)], method="email", epochs={customer_id: 0}
    )
    summary = keys.summary("demo", customer_id)
    return SignedIn(
        tenant="demo",
        cursor_secret=b"secret",
        settings=tenants.tenant_settings("demo"),
        customer=Customer.load(keys.customer("demo", customer_id)),
        contact=Contact(*keys.contact("demo", customer_id, contact_id)),
        session=session,
        session_token=sessions.read_session_token(sessions.write_session_token(session, token)),
        by_bearer=False,
        ip="",
        user_agent="",
        summary=reads.get_many([summary]).get(summary),
    )


class Account(RuleBasedStateMachine):
    """One customer's account, and beside it what it should come to."""

    system: System
    api_client: ApiClient

    def __init__(self) -> None:
        super().__init__()
        self.name = f"c{next(_names)}"
        [row] = self.system.send("customers", customer(self.name))
        self.customer_id: str = row["id"]
        self.sent: dict[tuple[str, str], dict[str, Any]] = {}
        self.numbers = count()

    # What happens

    def _send(self, kind: str, *rows: dict[str, Any]) -> None:
        for row, answer in zip(rows, self.system.send(kind, *rows), strict=True):
            before = self.sent.get((kind, row["external_id"]))
            expected = "created" if before is None else "unchanged" if before == row else "changed"
            assert answer["status"] == expected, answer
            self.sent[kind, row["external_id"]] = row

    def _chosen(self, place: int, *kinds: str) -> tuple[str, dict[str, Any]]:
        keyed = [(kind, row) for (kind, _), row in self.sent.items() if kind in (kinds or (kind,))]
        return keyed[place % len(keyed)]

    def _target(self, place: int | None) -> dict[str, str]:
        invoices = [row["external_id"] for (kind, _), row in self.sent.items() if kind == "invoices"]
        return {"invoice": invoices[place % len(invoices)]} if invoices and place is not None else {}

    @rule(
        parts=st.lists(st.tuples(days, st.integers(0, 40), amounts, currencies), min_size=1, max_size=4),
    )
    def invoices_come(self, parts: list[tuple[date, int, str, str]]) -> None:
        rows = []
        for issued, term, amount, currency in parts:
            name = f"{self.name}-f{next(self.numbers)}"
            dates = {"issued_on": str(issued), "due_on": str(issued + timedelta(days=term))}
            rows.append(invoice(name, self.name, amount, currency=currency, **dates))
        self._send("invoices", *rows)

    @rule(
        day=days, amount=amounts, currency=currencies, meant_for=st.none() | places, times=st.integers(1, 30)
    )
    def a_payment_comes(
        self, day: date, amount: str, currency: str, meant_for: int | None, times: int
    ) -> None:
        total = f"{Decimal(amount) * times:.2f}"
        name = f"{self.name}-p{next(self.numbers)}"
        row = payment(name, self.name, total, currency=currency, paid_on=str(day), **self._target(meant_for))
        self._send("payments", row)

    @rule(day=days, amount=amounts, currency=currencies, meant_for=st.none() | places)
    def a_credit_note_comes(self, day: date, amount: str, currency: str, meant_for: int | None) -> None:
        name = f"{self.name}-n{next(self.numbers)}"
        row = credit_note(
            name, self.name, amount, currency=currency, issued_on=str(day), **self._target(meant_for)
        )
        self._send("credit-notes", row)

    @precondition(lambda self: self.sent)
    @rule(
        place=places,
        day=days,
        amount=amounts,
        currency=currencies,
        what=st.sampled_from(["day", "amount", "currency"]),
    )
    def a_document_changes(self, place: int, day: date, amount: str, currency: str, what: str) -> None:
        kind, before = self._chosen(place)
        row = dict(before)
        if what == "currency":
            row["currency"] = currency
        elif what == "day":
            row["paid_on" if kind == "payments" else "issued_on"] = str(day)
            if kind == "invoices":
                row["due_on"] = str(day + timedelta(days=place % 40))
        elif kind == "payments":
            row["amount"] = amount
        else:
            row |= {"net": amount, "total": amount}
            if kind == "invoices":
                row["lines"] = [{"product": "Internet", "unit_price": amount, "total": amount}]
        self._send(kind, row)

    @precondition(lambda self: self.sent)
    @rule(place=places)
    def a_document_is_deleted(self, place: int) -> None:
        kind, row = self._chosen(place)
        external_id = row["external_id"]
        assert self.system.call("DELETE", f"/{kind}/{external_id}").status == 200
        assert self.system.call("DELETE", f"/{kind}/{external_id}").status == 404
        del self.sent[kind, external_id]
        # A payment that was meant for it stays, meant for what is no more; sent again, it would be refused.
        for (other, name), sent in list(self.sent.items()):
            if kind == "invoices" and sent.get("invoice") == external_id:
                assert self.system.call("DELETE", f"/{other}/{name}").status == 200
                del self.sent[other, name]

    @precondition(lambda self: self.sent)
    @rule(place=places)
    def a_document_comes_again(self, place: int) -> None:
        version = self._summary_version()
        self._send(*self._chosen(place))
        assert self._summary_version() == version

    @rule(nights=st.integers(1, 40))
    def time_passes(self, nights: int) -> None:
        self.api_client.now.forward(days=nights)

    # What has to hold

    def _summary_version(self) -> str:
        key = keys.summary("demo", self.customer_id)
        return str(reads.get_many([key])[key]["version"]["N"])

    def _books(self) -> Books:
        return open_books("demo", self.customer_id, clock.today("America/Argentina/Buenos_Aires"))

    def _lines(self, currency: str) -> list[Line]:
        lines = []
        for (kind, _), row in self.sent.items():
            if row["currency"] == currency:
                day = row["paid_on"] if kind == "payments" else row["issued_on"]
                amount = Decimal(row["amount"] if kind == "payments" else row["total"])
                lines.append((day, row.get("number", ""), amount if kind == "invoices" else -amount))
        return lines

    @invariant()
    def the_books_balance(self) -> None:
        books = self._books()
        assert not books.faults()
        for currency in CURRENCIES:
            owed = sum((amount for _, _, amount in self._lines(currency)), Decimal(0))
            stored = books.summary.get(currency)
            assert (stored.balance if stored else 0) == owed

    @rule(
        currency=currencies,
        limit=st.integers(1, 7),
        start=st.none() | days,
        end=st.none() | days,
        text=st.sampled_from(["", "", "A-", "nc-", "INTERNET", "1", "no such"]),
    )
    def the_statement_is_read(
        self, currency: str, limit: int, start: date | None, end: date | None, text: str
    ) -> None:
        caller = caller_of(self.customer_id)
        seen: list[tuple[str, str, Decimal, Decimal]] = []
        cursor: str | None = None
        while True:
            query = StatementQuery(currency=currency, from_=start, to=end, q=text, limit=limit, cursor=cursor)
            page = statement.list_entries(caller, query)
            assert len(page.items) <= limit
            seen += [
                (str(one.date), one.number, Decimal(one.amount.amount), Decimal(one.balance.amount))
                for one in page.items
            ]
            cursor = page.next
            if cursor is None:
                break
            assert page.items or text or end
        everything = self._lines(currency)
        first, last = str(start or date.min), str(end or date.max)
        wanted = [
            line
            for line in everything
            if first <= line[0] <= last
            and text.lower() in (line[1] + (" internet" if line[1].startswith("A-") else "")).lower()
        ]
        assert sorted(line[:3] for line in seen) == sorted(wanted)
        assert [line[0] for line in seen] == sorted((line[0] for line in seen), reverse=True)
        for day, number, amount, balance in seen:
            # Of one day's entries any order is right, so the balance lies between the days around it.
            before = sum((one[2] for one in everything if one[0] < day), Decimal(0))
            same_day = [one[2] for one in everything if one[0] == day]
            if len(same_day) == 1:
                assert balance == before + amount, (day, number)
        if not text and seen:
            after = [line[3] - line[2] for line in seen[:-1]]
            assert after == [line[3] for line in seen[1:]]


def test_the_books_balance_whatever_happens(api_client: ApiClient) -> None:
    class Here(Account):
        system = api_client.tenant(currencies=list(CURRENCIES))

    Here.api_client = api_client
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples(10),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
