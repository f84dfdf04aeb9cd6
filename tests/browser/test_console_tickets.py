"""Tickets in the console: answered, noted, given to somebody, merged, closed; by keyboard alone."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, OpenPortal
from tests.browser.console import Business, Console
from tests.browser.people import Person
from tests.browser.system import System

pytestmark = pytest.mark.browser

_CALL = """([method, path, body]) => fetch(path, {
    method,
    headers: {"X-Ventanilla": "1", "Content-Type": "application/json"},
    body: body === null ? undefined : JSON.stringify(body),
}).then(async (answer) => ({status: answer.status, body: await answer.json().catch(() => null)}))"""
_LOOK_AGAIN = "() => document.dispatchEvent(new Event('visibilitychange'))"


@dataclass(slots=True)
class Customer:
    """Somebody in the business's portal, who writes by what its pages call."""

    page: Page
    slug: str

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """What the portal's API answers."""
        answer = self.page.evaluate(_CALL, [method, f"/api/portal/{self.slug}{path}", body])
        assert answer["status"] < 300, answer
        return answer["body"]

    def write(self, text: str) -> str:
        """A new ticket; answers its id."""
        return str(self.call("POST", "/tickets", {"text": text})["ticket_id"])

    def reply(self, ticket_id: str, text: str) -> None:
        """An answer to one."""
        self.call("POST", f"/tickets/{ticket_id}/replies", {"text": text})


@pytest.fixture
def enter(system: System, alone: OpenPortal) -> Callable[[Console], Customer]:
    """Signs a customer of the business's in, whom staff made to try the portal with."""

    def enter(tab: Console) -> Customer:
        shown = tab.call("GET", "/settings")
        settings = {**shown["settings"], "modules": ["statement", "tickets"]}
        tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
        made = tab.call("POST", "/customers/test", {})
        email = made["contacts"][0]["emails"][0]
        portal = alone(tab.slug)
        portal.sign_in(Person(made["name"], made["number"] or "", email))
        portal.see_home()
        return Customer(portal.page, tab.slug)

    return enter


def _open(tab: Console, ticket_id: str) -> None:
    tab.visit(f"tickets/{ticket_id}")
    expect(tab.page.locator(".conversation")).to_be_visible()


def _texts(tab: Console) -> list[str]:
    return tab.page.locator(".line-text").all_inner_texts()


def _send(tab: Console, text: str, button: str, said: str) -> None:
    tab.page.locator("#ticket-text").fill(text)
    tab.button(button).click()
    tab.see(said)
    expect(tab.page.locator("#ticket-text")).to_have_value("")


def test_a_ticket_is_answered_noted_taken_and_closed_and_the_customer_reads_what_is_theirs(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    ticket_id = customer.write("No tengo agua desde ayer")
    tab.open_area("Tickets")
    views = tab.page.get_by_role("navigation", name="Vistas")
    expect(views.get_by_role("link", name=re.compile("^Esperan respuesta nuestra"))).to_contain_text("1")
    tab.page.locator(".row-link", has_text="No tengo agua").click()
    expect(tab.heading("#1 No tengo agua desde ayer")).to_be_focused()

    _send(tab, "Vamos hoy a la tarde", "Enviar al cliente", "Respuesta enviada.")
    tab.button("Nota interna").click()
    expect(tab.page.locator(".composer")).to_have_class(re.compile("note"))
    _send(tab, "MARCA: cliente con deuda", "Guardar nota interna", "Nota interna guardada.")
    tab.button("Tomar").click()
    expect(tab.page.get_by_label("Responsable")).to_have_value(re.compile("^stf_"))
    tab.page.get_by_label("Prioridad").select_option(label="Alta")
    expect(tab.page.locator(".lead .badge.careful")).to_have_text("Alta")

    assert _texts(tab) == [
        "No tengo agua desde ayer",
        "Vamos hoy a la tarde",
        "MARCA: cliente con deuda",
    ]
    expect(tab.page.locator(".internal")).to_contain_text("Nota interna")
    tab.button(re.compile("^Ver cambios")).click()
    expect(tab.page.locator(".changed").last).to_contain_text("Prioridad: de «Normal» a «Alta»")

    tab.button("Cerrar ticket").click()
    tab.dialog.get_by_role("button", name="Cerrar ticket").click()
    expect(tab.button("Reabrir")).to_be_visible()
    expect(tab.page.locator(".lead .badge").first).to_have_text("Cerrado")
    theirs = customer.call("GET", f"/tickets/{ticket_id}")
    assert [one["text"] for one in theirs["entries"] if one["kind"] == "text"] == [
        "No tengo agua desde ayer",
        "Vamos hoy a la tarde",
    ]
    assert "MARCA" not in json.dumps(theirs)
    tab.button("Reabrir").click()
    expect(tab.button("Cerrar ticket")).to_be_visible()


def test_two_who_answer_at_once_the_second_reads_first_what_was_said(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    ticket_id = customer.write("¿Cuándo pasan?")
    _open(tab, ticket_id)
    tab.tab.expect("409")
    tab.page.locator("#ticket-text").fill("Mañana a las 9")
    customer.reply(ticket_id, "Solo estoy por la tarde")

    tab.button("Enviar al cliente").click()

    tab.see("No se envió: alguien escribió antes en este ticket.")
    expect(tab.page.locator(".meanwhile")).to_contain_text("Solo estoy por la tarde")
    expect(tab.page.locator("#ticket-text")).to_have_value("Mañana a las 9")
    assert "Mañana a las 9" not in _texts(tab)
    tab.page.locator("#ticket-text").fill("Mañana a las 16")
    tab.button("Enviar al cliente").click()
    tab.see("Respuesta enviada.")
    assert _texts(tab)[-1] == "Mañana a las 16"
    expect(tab.page.locator(".meanwhile")).to_have_count(0)


def test_what_is_being_written_stays_with_its_ticket_and_news_come_by_themselves(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    first = customer.write("La primera")
    tab.open_area("Tickets")
    expect(tab.page.locator("tbody tr")).to_have_count(1)
    customer.write("La segunda")
    tab.page.evaluate(_LOOK_AGAIN)
    expect(tab.page.locator("tbody tr")).to_have_count(2)
    tab.page.locator(".row-link", has_text="La primera").click()
    tab.page.locator("#ticket-text").fill("A medio escribir")
    tab.link("Todos los tickets").click()
    tab.page.locator(".row-link", has_text="La segunda").click()
    expect(tab.page.locator("#ticket-text")).to_have_value("")
    tab.page.go_back()
    tab.page.locator(".row-link", has_text="La primera").click()
    expect(tab.page.locator("#ticket-text")).to_have_value("A medio escribir")
    # While one writes, what comes in is told above what is written.
    customer.reply(first, "Ya se resolvió")
    tab.page.evaluate(_LOOK_AGAIN)
    expect(tab.page.locator(".meanwhile")).to_contain_text("Ya se resolvió")


def test_tickets_are_found_everywhere_and_two_become_one(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    for text in ("No anda el medidor", "Sigue sin andar el medidor", "Factura repetida"):
        customer.write(text)
    tab.visit("tickets?view=unassigned")
    tab.page.get_by_role("searchbox").fill("factura")
    expect(tab.page.locator("tbody tr")).to_have_count(1)
    tab.page.get_by_role("searchbox").fill("#2")
    expect(tab.page.locator("tbody")).to_contain_text("Sigue sin andar")
    tab.page.keyboard.press("Control+k")
    tab.page.get_by_role("combobox").last.fill("2")
    expect(tab.dialog.get_by_role("option").first).to_contain_text("#2 Sigue sin andar el medidor")
    tab.page.keyboard.press("Enter")
    expect(tab.heading("#2 Sigue sin andar el medidor")).to_be_visible()

    tab.button("Unir con otro").click()
    expect(tab.dialog.get_by_role("radio")).to_have_count(2)
    tab.dialog.get_by_text("#1 No anda el medidor").click()
    tab.dialog.get_by_role("button", name="Unir", exact=True).click()

    expect(tab.heading("#1 No anda el medidor")).to_be_visible()
    tab.link("Ver sus tickets").click()
    tab.see("Tickets de Cliente de prueba")
    expect(tab.page.locator("tbody tr", has_text="#2")).to_contain_text("Cerrado")
    tab.page.locator(".row-link", has_text="#2").click()
    tab.see("Este ticket se unió a otro.")
    tab.link("Ver el ticket que sigue").click()
    expect(tab.heading("#1 No anda el medidor")).to_be_visible()
    tab.page.locator(".ticket-facts-column").get_by_role(
        "link", name=re.compile("^Cliente de prueba")
    ).click()
    tab.page.locator(".page-actions").get_by_role("link", name="Tickets").click()
    expect(tab.page.locator("tbody tr")).to_have_count(3)


def test_the_keyboard_alone_suffices_and_letters_that_are_typed_are_letters(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    customer.write("El de abajo")
    customer.write("El de arriba")
    tab.visit("tickets")
    keys = tab.page.keyboard
    rows = tab.page.locator("tbody .row-link")
    expect(rows).to_have_count(2)
    keys.press("j")
    expect(rows.first).to_be_focused()
    keys.press("j")
    expect(rows.last).to_be_focused()
    keys.press("k")
    expect(rows.first).to_be_focused()
    keys.press("Enter")
    expect(tab.heading(re.compile("El de arriba"))).to_be_focused()
    keys.press("r")
    text = tab.page.locator("#ticket-text")
    expect(text).to_be_focused()
    keys.type("nacra ?")
    expect(text).to_have_value("nacra ?")
    expect(tab.dialog).to_have_count(0)
    keys.press("Control+Enter")
    tab.see("Respuesta enviada.")
    tab.heading(re.compile("El de arriba")).focus()
    keys.press("n")
    expect(tab.page.locator(".composer")).to_have_class(re.compile("note"))
    expect(text).to_be_focused()
    keys.type("Entre nosotros")
    keys.press("Control+Enter")
    tab.see("Nota interna guardada.")
    tab.heading(re.compile("El de arriba")).focus()
    keys.press("a")
    expect(tab.page.get_by_label("Responsable")).to_be_focused()
    tab.heading(re.compile("El de arriba")).focus()
    keys.press("c")
    expect(tab.dialog).to_contain_text("recibirá un aviso")
    keys.press("Escape")
    expect(tab.dialog).to_have_count(0)
    # Who does without them turns them off, and finds them again by the same key.
    tab.heading(re.compile("El de arriba")).focus()
    keys.press("?")
    tab.dialog.get_by_role("checkbox").uncheck()
    keys.press("Escape")
    tab.heading(re.compile("El de arriba")).focus()
    keys.press("c")
    keys.press("?")
    expect(tab.dialog).to_contain_text("Atajos de teclado")
    expect(tab.dialog).to_have_count(1)


def test_staff_write_a_ticket_for_a_customer_and_who_only_reads_changes_nothing(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer]
) -> None:
    tab = console(business)
    customer = enter(tab)
    tab.tab.expect("422")
    tab.visit("tickets/new")
    tab.page.get_by_role("searchbox").fill("prueba")
    tab.button(re.compile("^Cliente de prueba")).click()
    tab.button("Crear el ticket").click()
    tab.see("Escribir algo.")
    tab.page.get_by_label("Texto").fill("Llamó: no le llega la factura")
    tab.button("Crear el ticket").click()
    expect(tab.heading("#1 Llamó: no le llega la factura")).to_be_visible()
    assert [one["subject"] for one in customer.call("GET", "/tickets")["items"]] == [
        "Llamó: no le llega la factura"
    ]
    reader = tab.add_staff("readonly", "Rita Paz")
    other = console(business, "tickets", staff=reader)
    expect(other.link("Nuevo ticket")).to_have_count(0)
    other.page.locator(".row-link").click()
    expect(other.page.locator(".conversation")).to_be_visible()
    expect(other.page.locator(".composer")).to_have_count(0)
    expect(other.page.get_by_label("Responsable")).to_be_disabled()


@pytest.mark.parametrize(("scheme", "language"), [("light", "es"), ("dark", "pt"), ("light", "en")])
def test_axe_finds_nothing_on_a_ticket(
    business: Business, console: OpenConsole, enter: Callable[[Console], Customer], scheme: str, language: str
) -> None:
    tab = console(business, color_scheme=scheme)
    customer = enter(tab)
    ticket_id = customer.write("Una palabra " + "muylarga" * 30)
    tab.call("POST", f"/tickets/{ticket_id}/notes", {"text": "Entre nosotros"})
    tab.call("POST", f"/tickets/{ticket_id}/replies", {"text": "Vamos"})
    tab.call("PUT", f"/tickets/{ticket_id}", {"priority_id": "urgente"})
    tab.page.context.add_init_script(f"localStorage.setItem('console-look', '{language}.system')")
    found: list[str] = []

    def check(name: str) -> None:
        for size in (PHONE, DESKTOP):
            tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            found.extend(f"{name} {size['width']}: {line}" for line in faults(tab.page))

    tab.visit("tickets")
    expect(tab.page.locator(".row-link")).to_be_visible()
    check("list")
    _open(tab, ticket_id)
    tab.page.locator(".conversation-head button").click()
    check("ticket")
    tab.page.locator(".composer-mode").last.click()
    check("note")
    tab.page.locator("h1").focus()
    for key in ("c", "?"):
        tab.page.keyboard.press(key)
        expect(tab.dialog).to_be_visible()
        check(key)
        tab.page.keyboard.press("Escape")
    assert found == []
