"""Staff come in: invited, by code, with a second factor; a session that ends loses nothing."""

import re

import pytest
from playwright.sync_api import expect

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
    # A code is not sent twice to anybody within half a minute.
    tab.page.wait_for_timeout(30_000)
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
