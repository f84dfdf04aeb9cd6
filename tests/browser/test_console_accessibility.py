"""axe finds nothing on any page of the console, in any language, light or dark; no page scrolls sideways."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import LOOKS, faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole
from tests.browser.console import Business, Console, accept_invitation, make_business
from tests.browser.system import System

pytestmark = pytest.mark.browser

_BUSY = "#content .skeleton"
_LOCALES = {"es": "es-AR", "en": "en-GB", "pt": "pt-BR"}


BELOW = ("portal/versions", "portal/versions/1", "customers/new", "home/customers/no_email")
"""Pages that no link of the menu leads to, and that no area's own test looks at."""


def _settle(tab: Console) -> None:
    expect(tab.page.locator("#content h1").first).to_be_visible()
    expect(tab.page.locator(_BUSY)).to_have_count(0)


def _areas(tab: Console) -> list[str]:
    """Where every link of the menu leads, by area."""
    links = tab.page.locator("#menu nav a")
    return [str(link.get_attribute("href")).rsplit("/", 1)[-1] for link in links.all()]


@LOOKS
def test_every_area(business: Business, console: OpenConsole, scheme: str, language: str) -> None:
    tab = console(business, staff=None, color_scheme=scheme, locale=_LOCALES[language])
    # Chosen at an earlier visit: it stands above what the business has on file.
    tab.page.context.add_init_script(f"localStorage.setItem('console-look', '{language}.system')")
    tab.tab.expect("401|422")
    tab.visit()
    found: list[str] = []

    def check(name: str) -> None:
        for size in (PHONE, DESKTOP):
            tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            found.extend(f"{name} {size['width']}: {line}" for line in faults(tab.page))

    expect(tab.page.locator("#email")).to_be_visible()
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    tab.page.locator("button[type=submit]").click()
    check("sign-in with faults")
    before = tab.ask_code(business.owner.email)
    check("code")
    tab.type_code(tab.system.await_code((business.owner.email,), before))
    tab.see_shell()
    tab.add_staff("agent")
    areas = _areas(tab)
    assert {"home", "team", "audit"} <= set(areas)
    for area in [*areas[1:], "me", "nowhere", *BELOW, areas[0]]:
        tab.go(area)
        _settle(tab)
        check(area)
    _check_dialogs(tab, check)
    assert found == []


def _check_dialogs(tab: Console, check: object) -> None:
    assert callable(check)
    tab.go("team")
    tab.page.locator(".page-actions button").click()
    tab.dialog.locator("button.primary").click()
    expect(tab.dialog.locator(".wrong").first).to_be_visible()
    check("inviting with faults")
    tab.page.keyboard.press("Escape")
    tab.page.locator("tbody .row-link").first.click()
    _settle(tab)
    check("member")
    tab.go("audit")
    _settle(tab)
    tab.page.locator("tbody .row-link").first.click()
    expect(tab.dialog).to_be_visible()
    check("entry of the log")
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("Control+k")
    expect(tab.page.get_by_role("combobox").last).to_be_focused()
    tab.page.keyboard.type("e")
    check("palette")
    tab.page.keyboard.press("Escape")
    tab.go("me")
    tab.page.locator("#content .inline button").first.click()
    expect(tab.page.locator("svg.qr")).to_be_visible()
    check("setting up a second factor")


def test_the_page_of_an_area_that_is_not_contracted(system: System, console: OpenConsole) -> None:
    business = make_business(system, modules=["statement"])
    accept_invitation(system, business.slug, business.owner)
    tab = console(business)
    found: list[str] = []
    for area in ("tickets", "conversations", "ticket-model", "contracts", "contract-templates"):
        tab.visit(area)
        expect(tab.page.locator("#content .badge")).to_have_text("Disponible, no contratado")
        expect(tab.page.locator("#content").get_by_role("button", name="Solicitar")).to_be_visible()
        for size in (PHONE, DESKTOP):
            tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            found.extend(f"{area} {size['width']}: {line}" for line in faults(tab.page))
    assert found == []
    button = tab.page.locator("#content").get_by_role("button", name="Solicitar")
    button.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#content")).to_contain_text("Solicitado el")


def test_the_keyboard_alone_suffices(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    tab.add_staff("agent", "Carla Sosa")
    keys = tab.page.keyboard
    # The palette leads anywhere.
    keys.press("Control+k")
    expect(tab.page.get_by_role("combobox").last).to_be_focused()
    keys.type("equi")
    expect(tab.dialog.get_by_role("option", selected=True)).to_contain_text("Equipo")
    keys.press("Enter")
    expect(tab.page.locator("#content h1")).to_have_text("Equipo")
    expect(tab.dialog).to_have_count(0)
    # Rows are walked by the arrows, and opened by Enter.
    expect(tab.link("Carla Sosa")).to_be_visible()
    tab.page.locator("tbody .row-link").first.focus()
    keys.press("ArrowDown")
    expect(tab.page.locator("tbody .row-link").nth(1)).to_be_focused()
    keys.press("ArrowUp")
    keys.press("Enter")
    expect(tab.heading("Carla Sosa")).to_be_focused()
    # A dialog is put away by Escape, and gives the focus back to what opened it.
    button = tab.button("Quitar el acceso")
    button.focus()
    keys.press("Enter")
    expect(tab.dialog).to_be_visible()
    keys.press("Escape")
    expect(tab.dialog).to_have_count(0)
    expect(button).to_be_focused()
    # The first Tab of a page offers to skip the menu.
    tab.visit("audit")
    tab.see_shell()
    tab.page.locator("body").evaluate("() => document.activeElement.blur()")
    keys.press("Tab")
    expect(tab.page.locator(".skip")).to_be_focused()
    keys.press("Enter")
    expect(tab.page.locator("#content")).to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(business: Business, console: OpenConsole) -> None:
    tab = console(business, viewport=PHONE)
    toggle = tab.page.locator(".topbar button")
    toggle.focus()
    tab.page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(tab.page.locator("#menu nav")).to_be_visible()
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#menu nav")).to_be_hidden()
    expect(toggle).to_be_focused()
