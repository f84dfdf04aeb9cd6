"""The team in a browser: invited, changed, disabled; what was done is in the log."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.behind import codes_may_be_sent_again
from tests.browser.chromium import PHONE
from tests.browser.conftest import OpenConsole
from tests.browser.console import Business, Staff, accept_invitation
from tests.browser.system import System

pytestmark = pytest.mark.browser


def test_somebody_is_invited_and_joins(system: System, business: Business, console: OpenConsole) -> None:
    tab = console(business, "team")
    tab.button("Invitar").click()
    tab.dialog.get_by_role("button", name="Enviar la invitación").click()
    expect(tab.dialog.locator("#name-wrong, .wrong").first).to_be_visible()
    expect(tab.dialog.locator("#name")).to_be_focused()
    email = f"bruno-{business.slug}@aguas.example"
    tab.dialog.locator("#name").fill("Bruno Díaz")
    tab.dialog.locator("#email").fill(email)
    tab.dialog.get_by_label("Solo lectura").check()
    tab.dialog.get_by_role("button", name="Enviar la invitación").click()
    tab.see(f"Invitación enviada a {email}.")
    expect(tab.page.get_by_role("row", name=re.compile("Bruno Díaz"))).to_contain_text("Invitación enviada")
    bruno = Staff("Bruno Díaz", email, "readonly")
    accept_invitation(system, business.slug, bruno)
    theirs = console(business, staff=bruno)
    expect(theirs.page.locator("#menu nav")).not_to_contain_text("Equipo")
    theirs.visit("team")
    tab_title = theirs.page.locator("#content h1")
    expect(tab_title).to_have_text("Sin permiso")


def test_an_address_that_is_taken_is_told_at_its_field(business: Business, console: OpenConsole) -> None:
    tab = console(business, "team")
    tab.tab.expect("409")
    tab.button("Invitar").click()
    tab.dialog.locator("#name").fill("Otra")
    tab.dialog.locator("#email").fill(business.owner.email.upper())
    tab.dialog.get_by_role("button", name="Enviar la invitación").click()
    expect(tab.dialog.locator("#email-wrong")).to_contain_text("ya usa este correo")
    expect(tab.dialog.locator("#name")).to_have_value("Otra")


def test_who_is_disabled_is_out_at_once(business: Business, console: OpenConsole) -> None:
    owner = console(business)
    bruno = owner.add_staff("agent")
    theirs = console(business, staff=bruno)
    owner.visit("team")
    owner.link("Bruno Díaz").click()
    owner.button("Quitar el acceso").click()
    owner.dialog.get_by_role("button", name="Quitar el acceso").click()
    owner.see("Sin acceso")
    theirs.button("Revisar de nuevo").click()
    expect(theirs.dialog).to_contain_text("La sesión terminó")
    owner.button("Devolver el acceso").click()
    owner.see("Activo")


def test_two_who_change_somebody_at_once_both_see_it(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    tab.tab.expect("409")
    tab.add_staff("agent")
    tab.visit("team")
    tab.link("Bruno Díaz").click()
    tab.page.locator("#name").fill("Bruno Díaz Soto")
    member = next(one for one in tab.call("GET", "/team")["items"] if one["name"] == "Bruno Díaz")
    change = {"name": "Bruno Díaz", "role": "manager", "extra_permissions": [], "disabled": False}
    tab.call("PUT", f"/team/{member['id']}", {**change, "version": member["version"]})
    tab.button("Guardar").click()
    expect(tab.page.locator(".notice[role=status]")).to_contain_text("de «Asesor» a «Responsable»")
    assert faults(tab.page) == []
    expect(tab.page.locator("#name")).to_have_value("Bruno Díaz Soto")
    tab.button("Guardar").click()
    tab.see("Cambios guardados.")
    expect(tab.heading("Bruno Díaz Soto")).to_be_visible()


def test_a_second_factor_is_set_up_demanded_and_asked_for(business: Business, console: OpenConsole) -> None:
    from chalicelib.staff.second_factor import STEP_SECONDS, totp

    tab = console(business, "me")
    tab.button("Activar").click()
    secret = tab.page.locator(".secret").inner_text().replace(" ", "")
    tab.dialog.locator("#code").fill(totp(secret, int(tab.system.now().timestamp()) // STEP_SECONDS))
    tab.dialog.get_by_role("button", name="Activar").click()
    codes = tab.page.locator(".recovery li")
    expect(codes).to_have_count(10)
    recovery, another = codes.nth(0).inner_text(), codes.nth(1).inner_text()
    tab.page.get_by_label("Los códigos están guardados").check()
    tab.dialog.get_by_role("button", name="Continuar").click()
    tab.see("Segundo paso activado.")
    # Changing the app takes the present factor: an open session alone does not suffice.
    tab.tab.expect("422")
    tab.button("Cambiar de aplicación").click()
    tab.dialog.locator("#present").fill("000000")
    tab.dialog.get_by_role("button", name="Continuar").click()
    expect(tab.dialog.locator("#present-wrong")).to_contain_text("no es correcto")
    tab.dialog.locator("#present").fill(another)
    tab.dialog.get_by_role("button", name="Continuar").click()
    expect(tab.dialog.locator(".secret")).not_to_have_text(secret)
    tab.page.keyboard.press("Escape")
    bruno = tab.add_staff("readonly")
    tab.visit("team")
    tab.page.get_by_role("switch").check()
    tab.see("Desde el próximo ingreso se pide un segundo paso a todo el equipo.")
    theirs = console(business, staff=None)
    theirs.sign_in_to_second_step(bruno)
    expect(theirs.heading("Activar el segundo paso")).to_be_visible()
    # The owner's own sign-in asks for it; a recovery code does in place of the app.
    tab.page.context.clear_cookies()
    codes_may_be_sent_again(tab.system, business.slug)
    tab.visit("home")
    tab.sign_in_to_second_step(business.owner)
    tab.button("Usar un código de recuperación").click()
    tab.page.locator("#recovery").fill(recovery)
    tab.button("Ingresar").click()
    tab.see_shell()


def test_a_second_factor_is_set_up_by_the_keyboard_alone(business: Business, console: OpenConsole) -> None:
    from chalicelib.staff.second_factor import STEP_SECONDS, totp

    tab = console(business, "me")
    keys = tab.page.keyboard
    tab.press_to(tab.button("Activar"))
    keys.press("Enter")
    secret = tab.page.locator(".secret").inner_text().replace(" ", "")
    tab.press_to(tab.dialog.locator("#code"))
    keys.type(totp(secret, int(tab.system.now().timestamp()) // STEP_SECONDS))
    keys.press("Enter")
    expect(tab.page.locator(".recovery li")).to_have_count(10)
    assert faults(tab.page) == []
    tab.press_to(tab.page.get_by_label("Los códigos están guardados"))
    keys.press("Space")
    tab.press_to(tab.dialog.get_by_role("button", name="Continuar"))
    keys.press("Enter")
    tab.see("Segundo paso activado.")


def test_the_log_tells_who_did_what_and_can_be_taken_along(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    tab.add_staff("agent")
    tab.open_area("Registro")
    rows = tab.page.locator("tbody tr")
    expect(rows.filter(has_text="Invitó a una persona").first).to_contain_text("Elena Ríos")
    tab.page.get_by_label("Qué hizo").select_option("session.")
    expect(rows).to_have_count(1)
    assert "act=session." in tab.page.url
    tab.page.reload()
    expect(rows).to_have_count(1)
    file = tab.tab.await_download(tab.button("Descargar CSV").click)
    assert file.name.endswith(".csv")
    assert "session.started" in file.content.decode("utf-8-sig")
    tab.button("Quitar los filtros").click()
    expect(rows.filter(has_text="Descargó el registro")).to_have_count(1)
    rows.filter(has_text="Invitó a una persona").first.get_by_role("button").click()
    expect(tab.dialog).to_contain_text("Asesor")
    tab.page.keyboard.press("Escape")
    expect(tab.dialog).to_have_count(0)


def test_leaving_a_page_with_unsaved_changes_is_asked_about(business: Business, console: OpenConsole) -> None:
    tab = console(business, viewport=PHONE)
    tab.page.locator(".topbar button").click()
    tab.page.locator(".me summary").click()
    tab.link("Mi cuenta").click()
    tab.page.locator("#name").fill("Elena Ríos Otra")
    expect(tab.page.locator(".save-bar")).to_contain_text("1 cambio sin guardar")
    tab.page.locator(".topbar button").click()
    tab.page.locator("#menu").get_by_role("link", name=re.compile("^Equipo")).click()
    expect(tab.dialog).to_contain_text("Hay cambios sin guardar")
    tab.dialog.get_by_role("button", name="Cancelar").click()
    expect(tab.page.locator("#name")).to_have_value("Elena Ríos Otra")
    tab.page.go_back()
    expect(tab.dialog).to_contain_text("Hay cambios sin guardar")
    tab.dialog.get_by_role("button", name="Cancelar").click()
    expect(tab.page.locator("#name")).to_have_value("Elena Ríos Otra")
    tab.page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Cambios guardados.")
    expect(tab.page.locator(".save-bar")).to_be_hidden()
