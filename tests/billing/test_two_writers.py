"""Several writers at the same books at once: nothing is lost, nothing counted twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest

from chalicelib.billing import ledger
from chalicelib.kernel.store.retries import MAX_ATTEMPTS
from tests.support.api_client import ApiClient, System
from tests.support.books import open_books
from tests.support.builders import customer, invoice, payment

TODAY = date(2026, 11, 23)


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant with one customer."""
    system = api_client.tenant()
    system.send("customers", customer())
    return system


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act answers; all begin at the same moment."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def sent(system: System, kind: str, *rows: dict[str, Any]) -> Callable[[], list[dict[str, Any]]]:
    """An act that sends rows."""
    return lambda: system.send(kind, *rows)


def balance(system: System) -> Decimal:
    """What the books come to; they have to balance."""
    books = open_books("demo", system.call("GET", "/customers/c1").json["id"], TODAY)
    assert not books.faults()
    return books.summary["ARS"].balance


def test_everything_that_two_writers_were_told_is_in_the_books(system: System) -> None:
    rows = [(("invoices", invoice(f"f{n}"), 100), ("payments", payment(f"p{n}"), -40)) for n in range(4)]
    acts = [(kind, row, worth) for pair in rows for kind, row, worth in pair]

    answers = at_once(*(sent(system, kind, row) for kind, row, _ in acts))

    expected = 0
    for (kind, row, worth), [answer] in zip(acts, answers, strict=True):
        if answer["status"] == "refused":
            assert [error["code"] for error in answer["errors"]] == ["try_again"]
            assert system.call("GET", f"/{kind}/{row['external_id']}").status == 404
        else:
            assert answer["status"] == "created"
            expected += worth
    assert balance(system) == expected
    for kind, row, _ in acts:
        assert system.send(kind, row)[0]["status"] in ("created", "unchanged")
    assert balance(system) == 4 * 60


def test_the_same_batch_twice_at_once_is_booked_once(system: System) -> None:
    rows = [invoice(f"f{n}") for n in range(5)]
    first, second = at_once(sent(system, "invoices", *rows), sent(system, "invoices", *rows))
    system.send("invoices", *rows)
    assert balance(system) == 500
    for one, other in zip(first, second, strict=True):
        statuses = {one["status"], other["status"]}
        assert statuses <= {"created", "unchanged", "refused"}
        if "refused" not in statuses:
            assert one["id"] == other["id"]


def test_a_number_that_another_takes_meanwhile_is_taken(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, others = ledger.Ledger._write, [invoice("f2", number="A-1")]

    def slowly(self: ledger.Ledger) -> None:
        if others:
            system.send("invoices", others.pop())
        write(self)

    monkeypatch.setattr(ledger.Ledger, "_write", slowly)

    rows = [invoice("f0"), invoice("f1", number="A-1"), invoice("f3")]
    answers = system.send("invoices", *rows)

    assert [answer["status"] for answer in answers] == ["created", "refused", "created"]
    assert [error["code"] for error in answers[1]["errors"]] == ["number_taken"]
    assert balance(system) == 300


def test_a_document_that_is_deleted_meanwhile_is_made_anew(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.send("invoices", invoice())
    write, deletions = ledger.Ledger._write, ["/invoices/f1"]

    def slowly(self: ledger.Ledger) -> None:
        if deletions:
            assert system.call("DELETE", deletions.pop()).status == 200
        write(self)

    monkeypatch.setattr(ledger.Ledger, "_write", slowly)
    [answer] = system.send("invoices", invoice(amount="50.00"))
    assert answer["status"] == "created"
    assert balance(system) == 50


def test_twenty_payments_of_a_customer_at_once_are_all_booked(system: System) -> None:
    system.send("invoices", invoice(amount="100.00"))
    rows = [payment(f"p{n}", amount="7.00") for n in range(20)]

    answers = at_once(*(sent(system, "payments", row) for row in rows))

    assert [answer["status"] for [answer] in answers] == ["created"] * 20
    assert balance(system) == 100 - 20 * 7


def test_whoever_always_loses_is_told_to_try_again(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.send("payments", payment("p0", amount="1.00"))
    write, amounts = ledger.Ledger._write, [f"{amount}.00" for amount in range(2, 3 + MAX_ATTEMPTS)]
    inside: list[bool] = []

    def slowly(self: ledger.Ledger) -> None:
        if not inside:
            inside.append(True)
            system.send("payments", payment("p0", amount=amounts.pop()))
            inside.clear()
        write(self)

    monkeypatch.setattr(ledger.Ledger, "_write", slowly)
    [answer] = system.send("invoices", invoice())
    assert [error["code"] for error in answer["errors"]] == ["try_again"]
    monkeypatch.undo()
    assert system.send("invoices", invoice())[0]["status"] == "created"
    assert balance(system) == 100 - Decimal(amounts[-1]) - 1
