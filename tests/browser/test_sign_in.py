"""Each way to sign in, and everything that can go wrong on it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Cookies
from tests.browser.conftest import OpenPortal
from tests.browser.people import Person, demo_person, new_person
from tests.browser.system import System

pytestmark = pytest.mark.browser


def test_by_identifier_and_sms(system: System, shop: OpenPortal) -> None:
    person = demo_person(system, "demo", "Jorge Luis Echeverría")
    portal = shop()
    portal.sign_in(person, by="sms")
    portal.see_home()
    assert [message["channel"] for message in system.messages_to(*person.addresses)] == ["sms"]


@pytest.mark.parametrize(("name", "channel"), [("Inês Conceição Araújo", "sms"), ("João Magalhães", "email")])
def test_by_email_the_code_goes_to_the_phone_if_one_is_on_file(
    system: System, shop: OpenPortal, name: str, channel: str
) -> None:
    person = demo_person(system, "solaria", name)
    portal = shop("solaria")
    portal.link("Minha conta").click()
    portal.sign_in(person)
    portal.see_home()
    assert [message["channel"] for message in system.messages_to(*person.addresses)] == [channel]
    # This tenant tells nobody a total, and lets nobody download.
    expect(portal.heading("Total a pagar")).to_have_count(0)
    portal.open_section("Conta")
    expect(portal.inside.locator(".entries-cards > li").first).to_be_visible()
    expect(portal.inside.locator("input[type=checkbox]")).to_have_count(0)


def test_the_page_does_not_tell_whether_a_person_is_known(system: System, shop: OpenPortal) -> None:
    texts = []
    for person in (new_person(system), Person("Nadie", "99888777", "nadie@correo.example")):
        portal = shop()
        portal.ask_code(person)
        shown = portal.inside.get_by_role("main").inner_text()
        texts.append(re.sub(r"\d+:\d\d", "", shown.replace(person.email, "")))
    assert texts[0] == texts[1]


def test_what_is_missing_or_malformed_is_said_at_its_field(shop: OpenPortal) -> None:
    portal = shop()
    portal.button("Continuar").click()
    expect(portal.inside.locator("#identifier")).to_be_focused()
    expect(portal.inside.locator("#identifier")).to_have_accessible_description(
        re.compile("Completar este dato")
    )
    portal.inside.locator("#identifier").fill("30555123")
    portal.inside.locator("#email").fill("lucia.fernandez@")
    portal.button("Continuar").click()
    expect(portal.inside.locator("#email")).to_be_focused()
    expect(portal.inside.locator("#email")).to_have_accessible_description(re.compile("Revisar el correo"))
    expect(portal.inside.locator("#identifier")).to_have_value("30555123")


def test_a_wrong_code_can_be_tried_five_times(system: System, shop: OpenPortal) -> None:
    person = new_person(system)
    portal = shop()
    portal.tab.expect(r"HTTP 4(10|22|29).*/code|status of 4(10|22|29)")
    portal.ask_code(person)
    right = system.await_code(person.addresses, 0)
    wrong = "000000" if right != "000000" else "111111"
    portal.type_code("123")
    expect(portal.inside.get_by_text("El código tiene 6 dígitos.")).to_be_visible()
    for left in ("Quedan 4 intentos", "Quedan 3 intentos", "Quedan 2 intentos", "Queda 1 intento"):
        portal.type_code(wrong)
        expect(portal.inside.get_by_text(left)).to_be_visible()
        expect(portal.inside.locator("#code")).to_be_focused()
    portal.type_code(wrong)
    expect(portal.inside.get_by_text("no quedan intentos")).to_be_visible()
    portal.type_code(right)
    expect(portal.inside.get_by_text("no quedan intentos")).to_be_visible()
    expect(portal.inside.locator("#code")).to_be_visible()


def test_another_code_can_be_had_after_a_countdown(system: System, alone: OpenPortal) -> None:
    portal = alone()
    portal.tab.expect(r"429")
    portal.page.clock.install(time=system.now())
    portal.page.reload()
    portal.ask_code(new_person(system))
    again = portal.button(re.compile(r"Reenviar código en 0:\d\d"))
    expect(again).to_have_attribute("aria-disabled", "true")
    portal.page.clock.fast_forward("00:31")
    # The page's clock was moved, the server's was not: it says how long there is to wait.
    portal.button("Reenviar código").click()
    expect(portal.inside.get_by_text(re.compile(r"reintentar en \d+ segundos?"))).to_be_visible()
    portal.button("Cambiar los datos").click()
    expect(portal.inside.locator("#identifier")).not_to_have_value("")


@pytest.mark.parametrize("cookies", [Cookies.BLOCKED, Cookies.ALLOWED])
def test_a_page_that_the_phone_reloads_goes_on_at_the_code(
    system: System, shop: OpenPortal, cookies: Cookies
) -> None:
    person = new_person(system)
    portal = shop(cookies=cookies)
    portal.ask_code(person)
    portal.page.reload()
    expect(portal.inside.get_by_text("ya se envió un código")).to_be_visible()
    portal.type_code(system.await_code(person.addresses, 0))
    portal.see_home()
    portal.page.reload()
    portal.see_home()


def test_without_a_connection_nothing_is_lost(system: System, shop: OpenPortal) -> None:
    person = new_person(system)
    portal = shop()
    portal.tab.expect(r"ERR_INTERNET_DISCONNECTED")
    # Taking the focus fetches what comes next; here the connection is gone before.
    portal.page.context.set_offline(True)
    portal.inside.locator("#identifier").fill(person.identifier)
    portal.inside.locator("#email").fill(person.email)
    portal.button("Continuar").click()
    expect(portal.inside.get_by_role("alert")).to_contain_text("Sin conexión a internet")
    portal.page.context.set_offline(False)
    portal.button("Continuar").click()
    expect(portal.inside.locator("#code")).to_be_focused()
    portal.type_code(system.await_code(person.addresses, 0))
    portal.see_home()

    portal.page.context.set_offline(True)
    expect(portal.inside.get_by_text("Lo que está en pantalla sigue disponible")).to_be_visible()
    portal.page.context.set_offline(False)
    expect(portal.inside.get_by_text("Lo que está en pantalla sigue disponible")).to_have_count(0)
    portal.open_section("Cuenta")
    expect(portal.inside.locator(".entries-cards > li").first).to_be_visible()


def test_who_has_two_accounts_chooses_one_and_can_switch(system: System, shop: OpenPortal) -> None:
    person = demo_person(system, "demo", "Martín Gómez Peña")
    portal = shop()
    portal.sign_in(person)
    expect(portal.heading("Elegir cuenta")).to_be_focused()
    portal.button(re.compile("Kiosco Gómez")).click()
    portal.see_home()
    bar = portal.inside.get_by_role("banner")
    expect(bar).to_contain_text("Kiosco Gómez")
    owed = portal.inside.locator(".total .hero").inner_text()
    bar.get_by_role("button").click()
    expect(portal.dialog.get_by_role("button", name=re.compile("Kiosco Gómez"))).to_have_attribute(
        "aria-current", "true"
    )
    portal.dialog.get_by_role("button", name=re.compile("Martín Gómez Peña")).click()
    expect(portal.dialog).to_have_count(0)
    expect(bar).to_contain_text("Martín Gómez Peña")
    expect(portal.inside.locator(".total .hero")).not_to_have_text(owed)
    portal.page.reload()
    expect(bar).to_contain_text("Martín Gómez Peña")
