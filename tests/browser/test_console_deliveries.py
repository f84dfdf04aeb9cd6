"""Deliveries at the console: what was not sent is sent again or given up, an address is enabled, a sender chosen."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from infra.local.provision import REGION, client
from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole
from tests.browser.console import Business, Console
from tests.browser.system import MESSAGE_SECONDS, System, await_value, read_environment

pytestmark = pytest.mark.browser


def put_on_queue(system: System, name: str, body: Any) -> None:
    """Put something on one of the system's queues, as AWS would."""
    environment = read_environment(system.folder)
    url = environment["EVENTS_QUEUE_URL"].replace("ventanilla-events", f"ventanilla-{name}")
    sqs = client("sqs", REGION, environment["AWS_ENDPOINT_URL"])
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(body))


def die(system: System, slug: str, number: int, email: str = "nadie@example.com") -> None:
    """A message of the business's could not be sent."""
    payload = {"email": email, "name": "Nadie", "language": "es", "what": ["role"]}
    put_on_queue(
        system,
        "dead-events",
        {
            "event_id": f"evt_{number:026d}",
            "tenant": slug,
            "name": "staff_changed",
            "payload": payload,
            "happened_at": "2026-11-23T12:00:00.000Z",
        },
    )


def bounce(system: System, slug: str, address: str) -> None:
    """SES says that an address does not exist."""
    said = {
        "eventType": "Bounce",
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": address}]},
        "mail": {
            "destination": [address],
            "tags": {
                "tenant": [slug],
                "ses:configuration-set": [read_environment(system.folder)["EMAIL_CONFIGURATION_SET"]],
            },
        },
    }
    put_on_queue(system, "feedback", {"Type": "Notification", "Message": json.dumps(said)})


def open_when(tab: Console, path: str, kind: str, count: int) -> None:
    """Open the area once the worker has noted so many of what was put on its queues."""

    def noted() -> bool | None:
        return len(tab.call("GET", f"/deliveries/{kind}")["items"]) == count or None

    await_value(noted, MESSAGE_SECONDS, f"not {count} {kind}")
    tab.visit(path)


def test_what_was_not_sent_is_sent_again_or_given_up(
    system: System, business: Business, console: OpenConsole
) -> None:
    tab = console(business)
    email = f"bruno-{business.slug}@aguas.example"
    for number in (1, 2, 3):
        die(system, business.slug, number, email)
    open_when(tab, "deliveries", "dead-letters", 3)
    letters = tab.page.locator("#letters")
    expect(letters.get_by_role("row")).to_have_count(4)
    letters.locator(".row-link").first.click()
    expect(tab.dialog).to_contain_text("Los intentos se interrumpieron")
    tab.page.keyboard.press("Escape")
    letters.locator(".row-link").first.click()
    tab.dialog.get_by_role("button", name="Descartar").click()
    tab.dialog.get_by_role("button", name="Descartar para siempre").click()
    expect(letters.get_by_role("row")).to_have_count(3)
    letters.locator(".row-link").first.click()
    tab.dialog.get_by_role("button", name="Reenviar").click()
    expect(letters.get_by_role("row")).to_have_count(2)
    letters.get_by_role("button", name="Reenviar todos").click()
    tab.dialog.get_by_role("button", name="Reenviar todos").click()
    expect(letters).to_contain_text("Todo se envió")

    def both() -> bool | None:
        return len(system.messages_to(email)) == 2 or None

    await_value(both, MESSAGE_SECONDS, "they were not sent again")
    tab.visit("audit")
    tab.see("Descartó un mensaje sin enviar")


def test_an_address_that_bounced_is_enabled_again(
    system: System, business: Business, console: OpenConsole
) -> None:
    tab = console(business)
    address = f"ana-{business.slug}@example.com"
    bounce(system, business.slug, address)
    open_when(tab, "deliveries#addresses", "addresses", 1)
    addresses = tab.page.locator("#addresses")
    expect(addresses).to_contain_text("El correo vuelve")
    addresses.get_by_role("button", name=re.compile("^Quitar")).click()
    tab.dialog.get_by_role("button", name="Quitar").click()
    expect(addresses).to_contain_text("Todas las direcciones reciben")


def test_a_sender_of_ones_own_is_chosen_verified_and_given_up(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "deliveries", viewport=PHONE)
    sender = tab.page.locator("#sender")
    sender.get_by_role("button", name="Usar esta dirección").click()
    expect(sender.locator(".wrong")).to_be_visible()
    tab.tab.expect("409")
    sender.get_by_label("Dirección del remitente").fill("avisos@ventanilla.example")
    sender.get_by_role("button", name="Usar esta dirección").click()
    expect(sender).to_contain_text("Ese dominio no se puede usar")
    sender.get_by_label("Dirección del remitente").fill(f"avisos@{business.slug}.example")
    sender.get_by_role("button", name="Usar esta dirección").click()
    expect(sender.locator(".badge")).to_have_text("Por verificar")
    records = sender.locator(".records .copy input")
    expect(records).to_have_count(6)
    expect(records.first).to_have_value(re.compile(rf"\._domainkey\.{business.slug}\.example$"))
    sender.get_by_role("button", name="Revisar de nuevo").click()
    expect(sender.locator(".badge")).to_have_text("Verificado")
    sender.get_by_role("button", name="Dejar de usarla").click()
    tab.dialog.get_by_role("button", name="Dejar de usarla").click()
    expect(sender.get_by_label("Dirección del remitente")).to_be_visible()


def test_who_may_not_see_to_deliveries_does_not_see_them(business: Business, console: OpenConsole) -> None:
    owner = console(business)
    agent = console(business, staff=owner.add_staff("agent"))

    expect(agent.page.locator("#menu nav")).not_to_contain_text("Envíos")
    expect(owner.page.locator("#menu nav")).to_contain_text("Envíos")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_listed(
    system: System, business: Business, console: OpenConsole, scheme: str
) -> None:
    tab = console(business, staff=None, color_scheme=scheme)
    tab.visit()
    tab.sign_in(business.owner)
    tab.see_shell()
    die(system, business.slug, 1)
    bounce(system, business.slug, f"ana-{business.slug}@example.com")
    tab.call("PUT", "/deliveries/sender", {"email": f"avisos@{business.slug}.example"})
    open_when(tab, "deliveries", "dead-letters", 1)
    open_when(tab, "deliveries", "addresses", 1)
    expect(tab.page.locator("#addresses").get_by_role("button", name=re.compile("^Quitar"))).to_be_visible()
    expect(tab.page.locator("#sender .badge")).to_be_visible()
    found: list[str] = []
    for size in (DESKTOP, PHONE):
        tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        found += faults(tab.page)
    tab.page.locator("#letters .row-link").first.click()
    expect(tab.dialog).to_be_visible()
    found += faults(tab.page)

    assert found == []
