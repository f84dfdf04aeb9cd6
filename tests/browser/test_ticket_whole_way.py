"""A ticket from a phone inside a stranger's page to the stars at its end, by customer and staff in their browsers."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenPortal, OpenTab
from tests.browser.console import Console, Staff
from tests.browser.people import new_person
from tests.browser.portal import Portal
from tests.browser.system import MESSAGE_SECONDS, System, await_value
from tests.browser.test_attachments import photograph
from tests.browser.test_links import await_link, click_everything

pytestmark = pytest.mark.browser

LUCIA = Staff("Lucía Ferro", "lucia@fibrasur.example", "agent")
_RATING = re.compile(r"http://\S+#calificar=\S+")


def _write(portal: Portal) -> None:
    """The customer, on a phone inside the shop's page, writes a ticket with a photograph."""
    portal.open_section("Tickets")
    expect(portal.heading("Todavía no hay tickets")).to_be_visible()
    portal.button("Crear ticket").click()
    portal.inside.get_by_text("Incidencia", exact=True).click()
    portal.inside.locator("#ticket-text").fill("El módem no enciende\nProbé en otro enchufe.")
    portal.inside.locator("input[name=files]").set_input_files(
        FilePayload(name="módem.jpg", mimeType="image/jpeg", buffer=photograph())
    )
    expect(portal.inside.locator(".attachment.ready")).to_be_visible()
    portal.button("Enviar").click()
    expect(portal.heading("Incidencia enviada")).to_be_visible()
    portal.button("Ver ticket").click()
    expect(portal.heading(re.compile("El módem no enciende"))).to_be_visible()
    picture = portal.inside.locator(".history img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 0


def _answer(tab: Console) -> None:
    """Staff find it among those that wait, and answer."""
    tab.open_area("Tickets")
    tab.page.locator(".row-link", has_text="El módem no enciende").first.click()
    expect(tab.page.locator(".conversation")).to_contain_text("Probé en otro enchufe.")
    tab.page.locator("#ticket-text").fill("Mañana a las 9 pasamos a cambiarlo.")
    tab.button("Enviar al cliente").click()
    tab.see("Respuesta enviada.")


def test_a_customer_is_heard_and_told_from_the_first_word_to_the_last(
    system: System, shop: OpenPortal, open_tab: OpenTab
) -> None:
    person = new_person(system)
    portal = shop(viewport=PHONE)
    portal.sign_in(person)
    portal.see_home()
    _write(portal)

    office = open_tab(viewport=DESKTOP, locale="es-AR")
    office.expect("401")
    tab = Console(system, office, "demo")
    tab.visit()
    tab.sign_in(LUCIA)
    tab.see_shell()
    _answer(tab)

    # The customer hears of it by mail, and enters by its link in a browser that was never here.
    url, code = await_link(system, person, "Re: El módem no enciende")
    fresh = open_tab(viewport=PHONE, locale="es-AR")
    fresh.page.goto(url)
    fresh.page.locator("#code").fill(code)
    fresh.page.locator("form:has(#code) button[type=submit]").click()
    again = Portal(system, fresh, fresh.page)
    expect(again.inside.locator(".history")).to_contain_text("Mañana a las 9 pasamos a cambiarlo.")
    again.inside.locator("#reply").fill("Gracias, los espero.")
    again.button("Enviar respuesta").click()
    expect(again.inside.locator(".history")).to_contain_text("Gracias, los espero.")
    again.button("Cerrar ticket").first.click()
    again.inside.get_by_role("group", name="¿Cerrar el ticket?").get_by_role(
        "button", name="Cerrar ticket"
    ).click()
    expect(again.inside.get_by_text("El ticket está cerrado.")).to_be_visible()

    # And says how it went, from the mail and without signing in.
    def rating() -> str | None:
        closed = [one for one in system.messages_to(person.email) if "Se cerró el ticket" in one["subject"]]
        found = _RATING.search(closed[0]["text"]) if closed else None
        return found[0] if found else None

    stars = open_tab(viewport=PHONE, locale="es-AR")
    stars.page.goto(await_value(rating, MESSAGE_SECONDS, "nobody asked how it went") + "&n=5")
    expect(stars.page.get_by_text("En el correo se eligió 5 de 5.")).to_be_visible()
    # A scanner that presses what it finds says nothing in the customer's name.
    click_everything(stars.page)
    stars.page.goto("about:blank")
    stars.page.goto(await_value(rating, MESSAGE_SECONDS, "nobody asked how it went") + "&n=5")
    expect(stars.page.get_by_role("radio", name="5")).not_to_be_checked()
    stars.page.get_by_role("radio", name="5").check()
    stars.page.locator("#comment").fill("Rápido y claro.")
    stars.page.get_by_role("button", name="Enviar calificación").click()
    expect(stars.page.get_by_role("status").last).to_contain_text("5 de 5")

    tab.visit()
    _see_rating(tab)


def _see_rating(tab: Console) -> None:
    """What the customer thought is beside the ticket."""
    tab.open_area("Tickets")
    tab.page.get_by_role("navigation", name="Vistas").get_by_role(
        "link", name=re.compile("^Cerrados")
    ).click()
    tab.page.locator(".row-link", has_text="El módem no enciende").first.click()
    expect(tab.page.locator("#content")).to_contain_text("Rápido y claro.")
