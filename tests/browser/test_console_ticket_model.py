"""The ticket model at the console: what is set there reaches customers; answers that are kept ready; advisers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, OpenPortal, Pair
from tests.browser.console import Business
from tests.browser.people import Person

pytestmark = pytest.mark.browser


def test_a_category_made_at_the_console_is_what_customers_choose(
    business: Business, console: OpenConsole, alone: OpenPortal
) -> None:
    tab = console(business, "ticket-model", viewport=DESKTOP)
    page = tab.page
    page.locator("#categories-new").fill("Falla técnica")
    page.keyboard.press("Enter")
    expect(page.locator("#categories-falla-tecnica")).to_have_value("Falla técnica")
    more = page.locator("#categories details").last
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    more.locator("textarea").first.fill("Algo no funciona")
    more.locator("#categories-falla-tecnica-fields-new").fill("Número de serie")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Guardar", exact=True).click()
    tab.see("Modelo de tickets guardado.")

    shown = tab.call("GET", "/settings")
    settings = {**shown["settings"], "modules": ["statement", "tickets"]}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
    made = tab.call("POST", "/customers/test", {})
    person = Person(made["name"], made["number"] or "", made["contacts"][0]["emails"][0])
    portal = alone(business.slug, viewport=PHONE)
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Tickets")
    portal.button("Crear ticket").click()
    portal.inside.locator("select:has(option[value=falla-tecnica])").select_option("falla-tecnica")
    expect(portal.inside.get_by_text("Número de serie")).to_be_visible()


def test_who_is_overtaken_loses_nothing(business: Business, console: OpenConsole) -> None:
    tab = console(business, "ticket-model", viewport=DESKTOP)
    page = tab.page
    expect(page.locator("#areas-general")).to_be_visible()
    stored = tab.call("GET", "/ticket-model")
    theirs = [*stored["model"]["states"], {**stored["model"]["states"][0], "id": "pausa", "name": "En pausa"}]
    tab.call("PUT", "/ticket-model", {"model": {**stored["model"], "states": theirs}, "version": 0})
    page.locator("#areas-general").fill("Mesa de ayuda")
    tab.tab.expect("409")
    page.get_by_role("button", name="Guardar", exact=True).click()

    page.get_by_role("button", name="Continuar sobre la versión guardada").click()

    expect(page.locator("#states-pausa")).to_have_value("En pausa")
    expect(page.locator("#areas-general")).to_have_value("Mesa de ayuda")
    page.get_by_role("button", name="Guardar", exact=True).click()
    tab.see("Modelo de tickets guardado.")
    model = tab.call("GET", "/ticket-model")["model"]
    assert model["areas"][0]["name"] == "Mesa de ayuda"
    assert [one["name"] for one in model["states"]][-1] == "En pausa"


def test_an_answer_kept_ready_is_put_in_with_its_tags_filled(pair: Pair) -> None:
    portal, tab, person = pair("ticket-model", viewport=DESKTOP)
    page = tab.page
    page.get_by_role("button", name="Nueva respuesta").click()
    page.locator("#answer-title").fill("Saludo")
    page.locator("#answer-text").fill("Buenos días, ")
    page.get_by_role("button", name="{cliente}").click()
    expect(page.locator("#answer-text")).to_have_value("Buenos días, {cliente}")
    page.get_by_role("button", name="Guardar", exact=True).last.click()
    tab.see("Respuesta guardada.")

    portal.sign_in(person)
    portal.see_home()
    ticket = portal.page.evaluate(
        """() => fetch(location.pathname.replace(/^(.[^/]+).*/, "/api/portal$1/tickets"), {method: "POST",
            headers: {"X-Ventanilla": "1", "Content-Type": "application/json"},
            body: JSON.stringify({text: "No anda"})}).then((answer) => answer.json())"""
    )
    page.goto(page.url.replace("ticket-model", f"tickets/{ticket['ticket_id']}"))
    page.get_by_role("button", name="Respuestas guardadas").click()
    page.locator("#canned-search").fill("salu")
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-text")).to_have_value(re.compile(r"^Buenos días, [^{}]+$"))
    expect(page.locator("#ticket-text")).to_be_focused()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "es-AR"), ("dark", "pt-BR")])
def test_axe_finds_nothing(business: Business, console: OpenConsole, scheme: str, locale: str) -> None:
    size = PHONE if scheme == "light" else DESKTOP
    tab = console(business, "ticket-model", viewport=size, color_scheme=scheme, locale=locale)
    page = tab.page
    expect(page.locator("#areas input").first).to_be_visible()
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert faults(page) == []
