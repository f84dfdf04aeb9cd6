"""Staff come in: invited, by code, with a second factor; a session that ends loses nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.behind import codes_may_be_sent_again
from tests.browser.conftest import OpenConsole
from tests.browser.console import Business, await_invitation, make_business
from tests.browser.system import System

pytestmark = pytest.mark.browser


def test_an_owner_takes_up_the_invitation_and_signs_in(system: System, console: OpenConsole) -> None:
    business = make_business(system)
    link = await_invitation(system, business.owner.email)
    tab = console(business, staff=None)
    tab.page.goto(link)
    tab.page.locator("#name").fill("Elena Ríos Paz")
    tab.button("Aceptar la invitación").click()
    expect(tab.page.locator("#code")).to_be_focused()
    # The token is in no history any more.
    assert "#" not in tab.page.url
    tab.type_code(system.await_code((business.owner.email,), 1))
    tab.see_shell()
    expect(tab.page.locator("#menu")).to_contain_text("Elena Ríos Paz")


def test_an_invitation_is_good_once(system: System, business: Business, console: OpenConsole) -> None:
    tab = console(business, staff=None)
    tab.tab.expect("410")
    tab.page.goto(await_invitation(system, business.owner.email))
    tab.page.locator("#name").fill("Otra persona")
    tab.button("Aceptar la invitación").click()
    expect(tab.page.get_by_role("alert")).to_contain_text("ya se usó")
    tab.button("Ingresar con el correo").click()
    tab.ask_code(business.owner.email)


def test_a_wrong_code_is_told_at_its_field(business: Business, console: OpenConsole) -> None:
    tab = console(business, staff=None)
    tab.tab.expect("422")
    tab.ask_code(business.owner.email)
    tab.type_code("000000")
    expect(tab.page.locator("#code-wrong")).to_contain_text("no es correcto")


def test_somebody_unknown_learns_nothing(business: Business, console: OpenConsole) -> None:
    tab = console(business, staff=None)
    tab.ask_code("nadie@aguas.example")
    tab.see("Si nadie@aguas.example pertenece al equipo")


def test_the_business_is_chosen_and_remembered(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    tab.page.goto(f"{tab.system.origin('portal')}/console")
    tab.link(f"{business.name} {business.slug}").click()
    tab.see_shell()


def test_a_session_that_ends_is_taken_up_in_place(business: Business, console: OpenConsole) -> None:
    tab = console(business, "team")
    tab.button("Invitar").click()
    tab.dialog.locator("#name").fill("Escrita antes")
    tab.dialog.locator("#email").fill("antes@aguas.example")
    tab.page.context.clear_cookies(name=f"__Host-console-{business.slug}")
    codes_may_be_sent_again(tab.system, business.slug)
    tab.button("Enviar la invitación").click()
    ended = tab.page.locator("dialog:has(#ended-title)")
    expect(ended.locator("#email")).to_have_value(business.owner.email)
    before = len(tab.system.messages_to(business.owner.email))
    ended.get_by_role("button", name="Continuar").click()
    ended.locator("#code").fill(tab.system.await_code((business.owner.email,), before))
    ended.get_by_role("button", name="Ingresar").click()
    # What was asked for when it ended is done now.
    tab.see("Invitación enviada a antes@aguas.example.")
    expect(tab.page.get_by_role("row", name=re.compile("Escrita antes"))).to_be_visible()


def test_another_person_who_signs_in_then_sees_nothing_of_the_first(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "team")
    bruno = tab.add_staff("readonly")
    tab.button("Invitar").click()
    tab.dialog.locator("#name").fill("Escrita antes")
    tab.dialog.locator("#email").fill("antes@aguas.example")
    tab.page.context.clear_cookies(name=f"__Host-console-{business.slug}")
    tab.button("Enviar la invitación").click()
    ended = tab.page.locator("dialog:has(#ended-title)")
    ended.locator("#email").fill(bruno.email)
    before = len(tab.system.messages_to(bruno.email))
    ended.get_by_role("button", name="Continuar").click()
    ended.locator("#code").fill(tab.system.await_code((bruno.email,), before))
    ended.get_by_role("button", name="Ingresar").click()
    expect(tab.page.locator("#menu")).to_contain_text("Bruno Díaz")
    expect(tab.page.locator("#content h1")).to_have_text("Sin permiso")
    expect(tab.page.get_by_text("Escrita antes")).to_have_count(0)


def test_signing_out_leaves_the_door_and_nothing_else(business: Business, console: OpenConsole) -> None:
    tab = console(business, "audit")
    expect(tab.page.locator("tbody tr").first).to_be_visible()
    tab.page.locator(".me summary").click()
    tab.button("Salir").click()
    expect(tab.page.locator("#email")).to_be_visible()
    expect(tab.page.locator("#menu")).to_have_count(0)
    tab.page.go_back()
    expect(tab.page.locator("#email")).to_be_visible()
    expect(tab.page.locator("tbody")).to_have_count(0)
