"""Tickets in the portal: asked from an invoice, found, narrowed, closed and opened again, until the day is full."""

import re

import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.chromium import DESKTOP
from tests.browser.conftest import OpenPortal, OpenTab, Pair
from tests.browser.console import Console, Staff
from tests.browser.people import new_person
from tests.browser.portal import Portal
from tests.browser.system import System
from tests.browser.test_attachments import call, photograph
from tests.browser.test_links import written

pytestmark = pytest.mark.browser

HERNAN = Staff("Hernán Toledo", "hernan@fibrasur.example", "manager")


def _rows(portal: Portal) -> list[str]:
    """The subjects that the list shows, from above."""
    return portal.inside.locator(".ticket-list .ticket-head strong").all_inner_texts()


def _choose(portal: Portal, subject: str, what: str) -> None:
    """Choose from a row's menu [Ver / Cerrar]."""
    row = portal.inside.locator(".ticket-row", has_text=subject)
    row.locator("summary").click()
    row.get_by_role("button", name=what, exact=True).click()


def test_tickets_are_found_narrowed_closed_and_opened_again(system: System, alone: OpenPortal) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.open_section("Tickets")
    expect(portal.heading("Todavía no hay tickets")).to_be_visible()
    for text in ("Sin señal en casa", "Cambio de domicilio", "Factura repetida"):
        written(portal, text)

    portal.button("Refrescar").click()

    expect(portal.inside.locator(".ticket-row")).to_have_count(3)
    portal.inside.locator("#ticket-q").fill("SENAL")
    expect(portal.inside.locator(".ticket-row")).to_have_count(1)
    assert _rows(portal) == ["Sin señal en casa"]
    portal.inside.locator("#ticket-q").fill("nada de eso")
    portal.button("Quitar filtros").click()
    expect(portal.inside.locator(".ticket-row")).to_have_count(3)

    _choose(portal, "Cambio de domicilio", "Cerrar")
    portal.dialog.get_by_role("group", name="¿Cerrar el ticket?").get_by_role(
        "button", name="Cerrar ticket"
    ).click()
    expect(portal.dialog.get_by_text("El ticket está cerrado.")).to_be_visible()
    portal.page.keyboard.press("Escape")
    portal.inside.get_by_role("switch", name="Solo abiertos").check()
    expect(portal.inside.locator(".ticket-row")).to_have_count(2)
    assert "Cambio de domicilio" not in _rows(portal)
    portal.inside.get_by_role("switch", name="Solo abiertos").uncheck()
    _choose(portal, "Cambio de domicilio", "Ver")
    portal.button("Reabrir ticket").click()
    expect(portal.inside.locator("#reply")).to_be_visible()


def test_a_half_filled_rating_stays_while_the_ticket_is_refreshed(system: System, alone: OpenPortal) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.open_section("Tickets")
    written(portal, "Sin señal en casa")
    portal.button("Refrescar").click()
    _choose(portal, "Sin señal en casa", "Cerrar")
    portal.dialog.get_by_role("group", name="¿Cerrar el ticket?").get_by_role(
        "button", name="Cerrar ticket"
    ).click()
    portal.dialog.locator("input[name=score]").last.check()
    portal.dialog.locator("#rating-comment").fill("Muy rápido")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    portal.page.route(re.compile(r"/tickets/tck_\w+$"), hold)

    # Another ticket is news, of which the page hears when its reader comes back to it.
    call(portal.page, "POST", "portal/demo/tickets", {"text": "Factura repetida"})

    def is_refreshing() -> bool:
        portal.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        return bool(held)

    portal.tab.await_true(is_refreshing, "a refresh")
    expect(portal.dialog.locator("input[name=score]").last).to_be_checked()
    expect(portal.dialog.locator("#rating-comment")).to_have_value("Muy rápido")
    for route in held:
        route.continue_()
    portal.page.unroute_all()
    portal.dialog.locator("form.rating button[type=submit]").click()
    expect(portal.dialog.locator("form.rating")).to_have_count(0)


def test_what_changes_elsewhere_is_shown_by_itself(pair: Pair) -> None:
    portal, tab, person = pair("tickets", locale="es-AR")
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Tickets")
    ticket = call(portal.page, "POST", f"portal/{tab.slug}/tickets", {"text": "Sin señal"})["ticket_id"]
    portal.button("Refrescar").click()
    row = portal.inside.locator(".ticket-row", has_text="Sin señal")
    expect(row.locator(".badge.new")).to_have_count(0)

    tab.call("POST", f"/tickets/{ticket}/replies", {"text": "Vamos mañana"})

    # The page hears of it when it is looked at again, or after a while.
    look_again = "() => document.dispatchEvent(new Event('visibilitychange'))"
    for _ in range(50):
        portal.page.evaluate(look_again)
        portal.page.wait_for_timeout(200)
        if row.locator(".badge.new").count():
            break
    expect(row.locator(".badge.new")).to_be_visible()


def test_when_the_day_is_full_the_button_is_locked_and_says_until_when(
    system: System, alone: OpenPortal
) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    for number in range(4):
        written(portal, f"Ticket {number}")
    portal.open_section("Tickets")
    expect(portal.inside.get_by_text("Hoy se puede crear 1 ticket más.")).to_be_visible()
    expect(portal.button("Crear ticket")).to_be_enabled()
    written(portal, "El último")

    portal.button("Refrescar").click()

    expect(portal.button("Crear ticket")).to_be_disabled()
    expect(portal.inside.locator("#ticket-lock")).to_contain_text("Se llegó al máximo de tickets de hoy.")


def test_an_invoice_is_asked_about_and_the_ticket_leads_back_to_it(system: System, alone: OpenPortal) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.inside.locator(".sections a").nth(1).click()
    portal.inside.locator(".entries-cards, .entries").locator("button.link").first.click()
    expect(portal.dialog.locator(".sums")).to_be_visible()
    portal.link("Consultar por esta factura").click()

    expect(portal.dialog.get_by_text(re.compile(r"^Sobre la factura B-"))).to_be_visible()
    portal.inside.locator("#ticket-text").fill("No es lo que contraté")
    portal.button("Enviar").click()
    expect(portal.heading("Incidencia enviada")).to_be_visible()
    portal.button("Ver ticket").click()
    portal.link("Ver la factura").click()

    expect(portal.dialog.locator(".sums")).to_be_visible()


def test_a_file_that_failed_is_asked_about_before_the_text_goes_without_it(
    system: System, alone: OpenPortal
) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.open_section("Tickets")
    portal.button("Crear ticket").click()
    portal.inside.locator("#ticket-text").fill("Adjunto dos fotos")
    portal.inside.locator("input[name=files]").set_input_files(
        [
            FilePayload(name="buena.jpg", mimeType="image/jpeg", buffer=photograph()),
            FilePayload(name="vacía.jpg", mimeType="image/jpeg", buffer=b""),
        ]
    )
    expect(portal.inside.locator(".attachment.ready")).to_be_visible()
    portal.button("Enviar").click()

    expect(portal.dialog.get_by_text(re.compile("^Un archivo no se pudo adjuntar"))).to_be_in_viewport()
    portal.button("Enviar").click()
    expect(portal.heading("Consulta enviada")).to_be_visible()


def test_where_the_business_wants_no_confirmation_the_list_has_the_ticket(pair: Pair) -> None:
    portal, tab, person = pair("portal", locale="es-AR")
    shown = tab.call("GET", "/settings")
    settings = {**shown["settings"], "tickets": {**shown["settings"]["tickets"], "confirm_query": False}}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
    tab.call("POST", "/settings/publish", {})
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Tickets")
    for origin, confirmed in (("Incidencia", True), ("Consulta", False)):
        portal.button("Crear ticket").first.click()
        portal.inside.get_by_text(origin, exact=True).click()
        portal.inside.locator("#ticket-text").fill(f"Una {origin}")
        portal.button("Enviar").click()
        if confirmed:
            expect(portal.heading("Incidencia enviada")).to_be_visible()
            portal.page.keyboard.press("Escape")
        expect(portal.dialog).to_have_count(0)
        expect(portal.inside.locator(".ticket-row", has_text=f"Una {origin}")).to_be_visible()


def test_staff_link_an_invoice_and_name_the_ticket_anew(
    system: System, alone: OpenPortal, open_tab: OpenTab
) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    ticket = written(portal, "No es lo que contraté")
    office = open_tab(viewport=DESKTOP, locale="es-AR")
    office.expect("401")
    tab = Console(system, office, "demo")
    tab.visit(f"tickets/{ticket}")
    tab.sign_in(HERNAN)
    tab.see_shell()
    choice = tab.page.locator("#invoice_id")
    expect(choice.locator("option")).to_have_count(4)

    choice.select_option(index=1)
    tab.see("Cambio guardado.")
    tab.page.locator("#subject").fill("Factura con otro plan")
    tab.button("Guardar asunto").click()

    expect(tab.page.locator("h1")).to_contain_text("Factura con otro plan")
    tab.button(re.compile("^Ver cambios")).click()
    expect(tab.page.locator(".conversation")).to_contain_text(re.compile("Factura: de «nada» a «B-"))
    portal.open_section("Tickets")
    portal.inside.locator(".ticket-row button.row", has_text="Factura con otro plan").click()
    portal.link("Ver la factura").click()
    expect(portal.dialog.locator(".sums")).to_be_visible()
