"""A new business, from its making to its customer signing in on a stranger's page; nothing but the browser is used."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.chromium import DESKTOP
from tests.browser.conftest import OpenConsole, OpenTab
from tests.browser.console import Console, await_invitation, make_business
from tests.browser.people import Person
from tests.browser.portal import Portal
from tests.browser.strangers import Stranger
from tests.browser.system import System

pytestmark = pytest.mark.browser

COLOUR = "#7a1f5c"


def _logo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (320, 96), COLOUR).save(stream, "PNG")
    return stream.getvalue()


def _set_up_portal(tab: Console, site: str) -> str:
    """Change the look, allow a site, publish; answers the code for that site."""
    page = tab.page
    tab.open_area("Portal")
    with page.expect_file_chooser() as choosing:
        page.locator("[id='branding.logo_path']").click()
    choosing.value.set_files({"name": "logo.png", "mimeType": "image/png", "buffer": _logo()})
    tab.see("Lista: ")
    page.locator("[id='branding.colour']").fill(COLOUR)
    page.locator("#allowed_sites").fill(site)
    page.locator("#allowed_sites").press("Enter")
    expect(page.locator(".save-bar")).to_contain_text("3 cambios sin guardar")
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Guardado y publicado.")
    return page.get_by_role("textbox", name="Código iframe").input_value()


def test_from_making_a_business_to_its_customer_inside(
    system: System, console: OpenConsole, open_tab: OpenTab, stranger: Stranger
) -> None:
    business = make_business(system, name="Aguas del Valle")
    tab = console(business, staff=None)
    tab.page.goto(await_invitation(system, business.owner.email))
    tab.page.locator("#name").fill(business.owner.name)
    tab.button("Aceptar la invitación").click()
    expect(tab.page.locator("#code")).to_be_focused()
    tab.type_code(system.await_code((business.owner.email,), 1))
    tab.see_shell()
    stranger.pasted = _set_up_portal(tab, stranger.origin)
    tab.open_area("Clientes")
    tab.button(re.compile("de prueba")).click()
    expect(tab.page.locator("#content")).to_contain_text(business.owner.email)

    theirs = open_tab(viewport=DESKTOP, locale="es-AR")
    theirs.expect("401")
    theirs.page.goto(stranger.origin)
    portal = Portal(system, theirs, theirs.page.frame_locator("iframe"))
    logo = portal.inside.locator("img.logo")
    expect(logo).to_have_js_property("complete", True)
    expect(logo).to_have_attribute("alt", "Aguas del Valle")
    button = portal.inside.locator("form button[type=submit]")
    expect(button).to_have_css("background-color", "rgb(122, 31, 92)")
    portal.sign_in(Person("", "", business.owner.email))
    expect(portal.inside.locator(".shell")).to_be_visible()
