"""Customer and business write to each other: in the embedded portal on a phone, and at the console."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, Page, Route, expect

from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, OpenPortal, Pair
from tests.browser.console import Business, Console, Staff
from tests.browser.people import Person, new_person
from tests.browser.portal import Portal
from tests.browser.system import System
from tests.browser.test_attachments import photograph

pytestmark = pytest.mark.browser

SOON = 15_000
"""Milliseconds in which what one side does shows on the other."""

Enter = Callable[..., Console]


@pytest.fixture
def demo_console(system: System, console: OpenConsole) -> Enter:
    """The demo's console; its owner is signed in."""

    def enter(path: str = "conversations", **options: Any) -> Console:
        known = system.tenant("demo")["staff"][0]
        owner = Staff(known["name"], known["email"], known["role"])
        return console(Business("demo", "demo", owner), path, **options)

    return enter


def bubble(inside: Any, text: str) -> Locator:
    """What was said, in either page."""
    found: Locator = inside.locator(".talk-list .bubble").filter(has_text=text)
    return found


def enter_portal(portal: Portal, person: Person) -> None:
    """Sign in, and go to the conversation by the envelope."""
    portal.sign_in(person)
    portal.see_home()
    portal.inside.locator("header").get_by_role("link", name=re.compile("^Mensajes")).click()
    expect(portal.heading(re.compile("^Mensajes$"))).to_be_visible()


def write(inside: Any, text: str) -> None:
    """Type a message and send it."""
    inside.locator("#message").fill(text)
    inside.get_by_role("button", name="Enviar", exact=True).click()


def test_a_customer_writes_from_the_phone_staff_answer_and_make_a_ticket_of_it(
    system: System, shop: OpenPortal, demo_console: Enter
) -> None:
    person = new_person(system, name=f"Úrsula {id(system) % 9973}")
    portal = shop()
    enter_portal(portal, person)
    expect(portal.inside.get_by_text("Todavía no hay mensajes")).to_be_visible()
    portal.inside.locator("input[name=files]").set_input_files(
        {"name": "medidor.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    expect(portal.inside.locator(".attachment.ready")).to_be_visible()
    write(portal.inside, "El medidor quedó así.")
    expect(bubble(portal.inside, "El medidor quedó así.")).to_contain_text("Enviado")
    expect(portal.inside.locator(".bubble img")).to_be_visible()

    tab = demo_console()
    tab.page.locator(".row-link", has_text=person.name).click()
    expect(bubble(tab.page, "El medidor quedó así.").locator("img")).to_be_visible()
    # That it was read is seen by who wrote it, without their doing anything.
    expect(bubble(portal.inside, "El medidor quedó así.")).to_contain_text("Visto", timeout=SOON)
    write(tab.page, "Gracias, lo vemos hoy.")
    answer = bubble(portal.inside, "Gracias, lo vemos hoy.")
    expect(answer).to_be_visible(timeout=SOON)
    expect(bubble(tab.page, "Gracias, lo vemos hoy.")).to_contain_text("Visto", timeout=SOON)

    bubble(tab.page, "El medidor quedó así.").get_by_role("button", name="Convertir en ticket").click()
    expect(bubble(tab.page, "El medidor quedó así.").get_by_role("link")).to_have_text(
        re.compile(r"Ticket #\d+")
    )
    write(tab.page, "Quedó como ticket.")
    made = bubble(portal.inside, "El medidor quedó así.").get_by_role("link")
    expect(made).to_be_visible(timeout=SOON)
    made.click()
    expect(portal.dialog).to_contain_text("El medidor quedó así.")


def test_what_was_not_sent_is_kept_and_sent_again(system: System, alone: OpenPortal) -> None:
    portal = alone()
    portal.tab.expect("503|Failed to load")
    enter_portal(portal, new_person(system))
    broken = [True]

    def answer(route: Route) -> None:
        if broken and route.request.method == "POST":
            broken.clear()
            route.fulfill(status=503, content_type="application/problem+json", body='{"code":"unavailable"}')
        else:
            route.continue_()

    portal.page.route("**/api/portal/demo/messages", answer)
    write(portal.page, "¿Se perdió?")
    failed = bubble(portal.page, "¿Se perdió?")
    expect(failed).to_contain_text("No se envió")
    portal.page.locator("#message").fill("Un borrador")
    # Neither the failed one nor the draft is lost by looking at another page.
    portal.open_section("Cuenta")
    portal.page.go_back()
    expect(portal.page.locator("#message")).to_have_value("Un borrador")
    failed.get_by_role("button", name="Reintentar").click()
    expect(failed).to_contain_text("Enviado")
    expect(failed).to_have_count(1)


def test_the_envelope_counts_and_the_keyboard_is_enough(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=DESKTOP)
    portal.page.clock.install(time=portal.system.now())
    portal.sign_in(person)
    portal.see_home()
    tab.page.reload()
    tab.page.locator(".row-link", has_text=person.name).first.click()
    tab.page.locator(".page-actions").get_by_role("link", name="Mensajes").click()
    expect(tab.page.get_by_text("Todavía no hay mensajes")).to_be_visible()
    write(tab.page, "Buen día. Hay una novedad.")
    expect(bubble(tab.page, "Buen día.")).to_be_visible()

    envelope = portal.page.locator("header").get_by_role("link", name="Mensajes: 1 sin leer")
    portal.page.clock.fast_forward("00:21")  # by when it has asked again
    envelope.focus()
    portal.page.keyboard.press("Enter")
    expect(bubble(portal.page, "Buen día.")).to_be_visible()
    log = portal.page.get_by_role("log")
    expect(log).to_be_visible()
    portal.page.locator("#message").focus()
    portal.page.keyboard.type("Gracias")
    portal.page.keyboard.press("Control+Enter")
    expect(bubble(portal.page, "Gracias")).to_contain_text("Enviado")
    expect(portal.page.locator("#message")).to_be_focused()
    expect(portal.page.locator("header").get_by_role("link", name="Mensajes", exact=True)).to_be_visible(
        timeout=SOON
    )
    expect(bubble(tab.page, "Gracias")).to_be_visible(timeout=SOON)


def test_earlier_messages_come_when_they_are_asked_for(system: System, alone: OpenPortal) -> None:
    portal = alone()
    enter_portal(portal, new_person(system))
    for number in range(35):
        portal.page.evaluate(
            """([n]) => fetch("/api/portal/demo/messages", {method: "POST",
                headers: {"X-Ventanilla": "1", "Content-Type": "application/json"},
                body: JSON.stringify({text: `Mensaje ${n}`, client_id: `numbered-${n}`})})""",
            [number],
        )
    portal.page.reload()
    expect(bubble(portal.page, "Mensaje 34")).to_be_visible()
    expect(portal.page.locator(".bubble")).to_have_count(30)
    portal.button("Mensajes anteriores").click()
    expect(portal.page.locator(".bubble")).to_have_count(35)
    expect(portal.button("Mensajes anteriores")).to_have_count(0)
    assert portal.page.locator(".bubble .pre").first.inner_text() == "Mensaje 0"


def _check(found: list[str], name: str, where: Page | Frame) -> None:
    found += [f"{name}: {line}" for line in faults(where)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(pair: Pair, scheme: str) -> None:
    size = PHONE if scheme == "light" else DESKTOP
    portal, tab, person = pair("conversations", viewport=size, color_scheme=scheme)
    portal.page.reload()
    enter_portal(portal, person)
    found: list[str] = []
    expect(portal.page.get_by_text("Todavía no hay mensajes")).to_be_visible()
    _check(found, "nothing said", portal.page)
    write(portal.page, "Una pregunta")
    expect(bubble(portal.page, "Una pregunta")).to_contain_text("Enviado")
    _check(found, "said", portal.page)

    tab.page.reload()
    tab.see(person.name)
    _check(found, "list", tab.page)
    tab.page.locator(".row-link", has_text=person.name).first.click()
    expect(bubble(tab.page, "Una pregunta").first).to_be_visible()
    _check(found, "conversation", tab.page)
    assert found == []
