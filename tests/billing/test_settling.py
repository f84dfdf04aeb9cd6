"""Which invoices money settles, and what happens to them when the money goes away again."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.api_client import ApiClient, System
from tests.support.books import Books, open_books
from tests.support.builders import credit_note, customer, invoice, payment

TODAY = date(2026, 11, 23)


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant that bills in two currencies, with one customer."""
    system = api_client.tenant(currencies=["ARS", "USD"], signin={"methods": ["email"]})
    system.send("customers", customer())
    return system


def books(system: System) -> Books:
    """The customer's books, which have to balance."""
    found = open_books("demo", system.call("GET", "/customers/c1").json["id"], TODAY)
    assert not found.faults()
    return found


def paid(system: System) -> dict[str, Decimal]:
    """What is paid of each invoice."""
    return {one.external_id: one.paid for one in books(system).invoices if one.paid}


def test_money_settles_what_was_due_first(system: System) -> None:
    system.send("invoices", invoice("late", due_on="2026-12-01"), invoice("early", due_on="2026-11-02"))
    system.send("payments", payment(amount="130.00"))
    assert paid(system) == {"early": 100, "late": 30}


def test_money_settles_the_invoice_that_it_is_meant_for(system: System) -> None:
    system.send("invoices", invoice("early", due_on="2026-11-02"), invoice("late", due_on="2026-12-01"))
    system.send("payments", payment(amount="60.00", invoice="late"))
    system.send("credit-notes", credit_note(amount="50.00", invoice="late"))
    assert paid(system) == {"late": 100, "early": 10}


def test_money_that_comes_first_settles_the_invoice_that_comes_later(system: System) -> None:
    system.send("payments", payment(amount="130.00"))
    assert books(system).summary["ARS"].credit == 130
    system.send("invoices", invoice())
    assert paid(system) == {"f1": 100}
    assert books(system).summary["ARS"].credit == 30


def test_money_of_another_currency_settles_nothing(system: System) -> None:
    system.send("invoices", invoice())
    system.send("payments", payment(currency="USD", invoice="f1"))
    assert paid(system) == {}


def test_what_was_paid_of_a_deleted_invoice_settles_the_next(system: System) -> None:
    system.send("invoices", invoice("f1"), invoice("f2", due_on="2026-12-01"))
    system.send("payments", payment(amount="100.00"))
    assert system.call("DELETE", "/invoices/f1").status == 200
    assert paid(system) == {"f2": 100}


def test_a_smaller_invoice_gives_back_what_it_no_longer_needs(system: System) -> None:
    system.send("invoices", invoice("f1"), invoice("f2", due_on="2026-12-01"))
    system.send("payments", payment(amount="100.00"))
    system.send("invoices", invoice("f1", amount="70.00"))
    assert paid(system) == {"f1": 70, "f2": 30}


def test_an_invoice_in_another_currency_gives_back_all(system: System) -> None:
    system.send("invoices", invoice("f1"), invoice("f2"))
    system.send("payments", payment(amount="100.00", invoice="f1"))
    system.send("invoices", invoice("f1", currency="USD"))
    assert paid(system) == {"f2": 100}


def test_a_payment_that_goes_away_opens_what_was_due_last(system: System) -> None:
    system.send("invoices", invoice("f1", due_on="2026-11-02"), invoice("f2", due_on="2026-12-01"))
    system.send("payments", payment("p1", amount="120.00"), payment("p2", amount="80.00"))
    assert system.call("DELETE", "/payments/p1").status == 200
    assert paid(system) == {"f1": 80}


def test_one_payment_may_settle_and_give_back_more_invoices_than_a_transaction_holds(system: System) -> None:
    system.send("invoices", *(invoice(f"f{number}", amount="1.00") for number in range(120)))
    [row] = system.send("payments", payment(amount="125.00"))
    assert row["status"] == "created"
    assert len(paid(system)) == 120
    [row] = system.send("payments", payment(amount="1.50"))
    assert row["status"] == "changed"
    assert sum(paid(system).values()) == Decimal("1.50")
    system.send("payments", payment(amount="125.00"))
    assert system.call("DELETE", "/payments/p1").status == 200
    assert paid(system) == {}


def test_the_newest_invoices_are_known_when_one_of_them_goes(system: System) -> None:
    system.send("invoices", *(invoice(f"f{day}", issued_on=f"2026-11-{day:02}") for day in range(1, 10)))
    for gone in ("f9", "f7", "f5"):
        assert system.call("DELETE", f"/invoices/{gone}").status == 200
    system.send("invoices", invoice("f8", issued_on="2026-10-01"))
    recent = books(system).summary["ARS"].recent
    assert [one.number for one in recent] == ["A-f6", "A-f4", "A-f3", "A-f2", "A-f1"]
