"""What customers are told of invoices and payments: when they are new, before they are due, and the day after."""

from typing import Any

import pytest

from tests.notices.test_notices import kinds, mails, publish
from tests.support.api_client import ApiClient, Browser, System
from tests.support.builders import invoice, payment
from tests.support.front_end import deploy_front_end
from tests.tickets.conftest import entered
from tests.tickets.test_portal_tickets import settle


def recent(external_id: str, **parts: Any) -> dict[str, Any]:
    """An invoice of today, due in ten days."""
    return invoice(
        external_id, "c1", "1500.00", **{"issued_on": "2026-11-23", "due_on": "2026-12-03", **parts}
    )


@pytest.fixture
def published(api_client: ApiClient, ana: Browser) -> None:
    """The clock finds tenants by their pages."""
    deploy_front_end()
    publish(api_client)


def test_a_new_invoice_is_told_to_every_contact_with_what_it_says(
    api_client: ApiClient, system: System, ana: Browser, bruno: Browser
) -> None:
    system.send("invoices", recent("f1"))
    api_client.deliver()

    for browser in (ana, bruno):
        [notice] = browser.get("/notices").json["items"]
        assert notice["kind"] == "invoice_new"
        assert notice["path"].startswith("cuenta?factura=inv_")
    assert mails(api_client) == mails(api_client, "bruno@example.com") == ["Factura A-f1 de Empresa demo"]
    assert "$ 1.500,00" in api_client.messages()[-1]["text"].replace("\xa0", " ")


def test_many_at_once_are_told_together_and_a_history_not_at_all(
    api_client: ApiClient, system: System, ana: Browser
) -> None:
    system.send("invoices", *(recent(f"f{number}") for number in range(5)))
    system.send("invoices", *(invoice(f"old{number}", "c1", issued_on="2025-01-01") for number in range(5)))
    system.send("payments", payment("p-old", "c1", paid_on="2025-02-01"))
    api_client.deliver()

    assert mails(api_client) == ["Hay 5 facturas nuevas de Empresa demo"]
    assert kinds(ana) == ["invoice_new"]


def test_the_same_sent_again_tells_nothing(api_client: ApiClient, system: System, ana: Browser) -> None:
    system.send("invoices", recent("f1"))
    system.send("invoices", recent("f1"))
    system.send("invoices", recent("f1", number="A-otro"))
    api_client.deliver()

    assert len(mails(api_client)) == 1


def test_a_payment_is_told(api_client: ApiClient, system: System, ana: Browser) -> None:
    system.send("payments", payment("p1", "c1", "500.00", paid_on="2026-11-22"))
    api_client.deliver()

    assert mails(api_client) == ["Empresa demo registró un pago"]
    assert ana.get("/notices").json["items"][0]["facts"]["amount"] == {"amount": "500.00", "currency": "ARS"}


@pytest.mark.usefixtures("published")
def test_an_invoice_is_recalled_before_it_is_due_and_the_day_after_each_once(
    api_client: ApiClient, system: System
) -> None:
    settle(notices={"invoice_new": {"email": False, "sms": False, "choice": True}, "due_days": 3})
    system.send("invoices", recent("f1"))
    told: dict[int, list[str]] = {}
    for day in range(1, 13):
        api_client.now.forward(days=1)
        before = len(mails(api_client))
        for _ in range(4):
            api_client.tick()
        told[day] = mails(api_client)[before:]

    assert {day: subjects for day, subjects in told.items() if subjects} == {
        7: ["La factura A-f1 vence el 03/12/2026"],
        11: ["La factura A-f1 está vencida"],
    }


@pytest.mark.usefixtures("published")
def test_what_was_paid_is_not_recalled(api_client: ApiClient, system: System) -> None:
    settle(notices={"invoice_new": {"email": False, "sms": False, "choice": True}})
    system.send("invoices", recent("f1"))
    system.send("payments", payment("p1", "c1", "1500.00", paid_on="2026-11-23"))
    api_client.deliver()
    before = len(mails(api_client))
    for _ in range(12):
        api_client.now.forward(days=1)
        for _ in range(3):
            api_client.tick()

    assert mails(api_client)[before:] == []


@pytest.mark.usefixtures("published")
def test_more_than_a_page_falls_due_on_one_day_and_a_missed_day_is_made_good_for(
    api_client: ApiClient, system: System
) -> None:
    settle(notices={"invoice_new": {"email": False, "sms": False, "choice": True}})
    system.send("invoices", *(recent(f"f{number}", number=f"A-{number:03}") for number in range(120)))
    for _ in range(4):
        api_client.tick()
    api_client.now.forward(days=8)  # the seventh day was missed
    for _ in range(12):
        api_client.tick()

    browser = entered(api_client, "ana@example.com")
    seen: list[str] = []
    query = "?limit=50"
    while True:
        page = browser.get(f"/notices{query}").json
        seen += [one["facts"]["number"] for one in page["items"] if one["kind"] == "invoice_due"]
        if page["next"] is None:
            break
        query = f"?limit=50&cursor={page['next']}"
    assert sorted(seen) == [f"A-{number:03}" for number in range(120)]


@pytest.mark.usefixtures("published")
def test_nobody_is_reminded_before_nine(api_client: ApiClient, system: System) -> None:
    settle(notices={"invoice_new": {"email": False, "sms": False, "choice": True}})
    system.send("invoices", recent("f1"))
    api_client.now.forward(days=7)
    api_client.now.forward(hours=-4)  # five in the morning in Buenos Aires
    for _ in range(3):
        api_client.tick()

    assert mails(api_client) == []
