"""axe finds nothing on any page, in any language, light or dark; and no page scrolls sideways."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.axe import LOOKS, faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenPortal, OpenTab
from tests.browser.people import new_person
from tests.browser.portal import Portal
from tests.browser.system import System
from tests.browser.tenants import LONG_NAME
from tests.browser.test_attachments import call
from tests.browser.test_links import await_link, written
from tests.browser.test_notices import await_mail

pytestmark = pytest.mark.browser


Check = Callable[[str], None]


class Found(list[str]):
    """What axe found so far, page by page."""

    def check(self, name: str, where: Page | Frame) -> None:
        """Run axe on what is on screen."""
        self.extend(f"{name}: {line}" for line in faults(where))


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def _prepare(portal: Portal, language: str) -> None:
    """Have the language chosen at an earlier visit."""
    context = portal.page.context
    context.add_cookies(
        [
            {
                "name": "__Host-look",
                "value": f"{language}.system",
                "url": portal.system.origin("portal").replace("http:", "https:"),
                "secure": True,
                "sameSite": "None",
            }
        ]
    )


def _size(scheme: str) -> dict[str, int]:
    return PHONE if scheme == "light" else DESKTOP


@LOOKS
def test_every_page_of_an_account(system: System, alone: OpenPortal, scheme: str, language: str) -> None:
    person = new_person(system, accounts=(LONG_NAME,))
    portal = alone(viewport=_size(scheme), color_scheme=scheme)
    portal.tab.expect("401|422")
    page = portal.page
    _prepare(portal, language)
    page.reload()
    found = Found()
    expect(page.locator("html")).to_have_attribute("lang", language)
    found.check("sign-in", page)
    portal.inside.locator("form button[type=submit]").click()
    expect(portal.inside.locator(".wrong").first).to_be_visible()
    found.check("sign-in with faults", page)
    portal.ask_code(person)
    found.check("code", page)
    code = system.await_code(person.addresses, 0)
    portal.type_code("000000" if code != "000000" else "111111")
    expect(portal.inside.locator(".wrong")).to_be_visible()
    found.check("wrong code", page)
    portal.type_code(code)
    expect(portal.inside.locator(".door-choice")).to_be_visible()
    found.check("choice of account", page)
    portal.button_containing(person.name).click()
    portal.see_home()
    found.check("dashboard", page)
    _check_statement(portal, found)
    portal.inside.locator(".sections a").last.click()
    expect(portal.inside.locator("input[name=theme]").first).to_be_attached()
    found.check("more", page)
    portal.inside.locator(".topbar button").click()
    expect(portal.dialog.get_by_role("listitem")).to_have_count(2)
    found.check("switch", page)
    portal.dialog.get_by_role("button").filter(has_text=LONG_NAME).click()
    expect(portal.dialog).to_have_count(0)
    portal.inside.locator(".sections a").first.click()
    expect(portal.inside.locator(".empty")).to_be_visible()
    found.check("dashboard without invoices", page)
    portal.inside.locator(".sections a").nth(1).click()
    expect(portal.inside.locator(".empty")).to_be_visible()
    found.check("statement without entries", page)
    page.context.clear_cookies(name="__Host-portal-demo")
    portal.inside.locator(".page-actions .icon-only").click()
    expect(portal.dialog.locator("form")).to_be_visible()
    found.check("session ended", page)
    assert found == []


def _check_statement(portal: Portal, found: Found) -> None:
    page = portal.page
    portal.inside.locator(".sections a").nth(1).click()
    given = page.viewport_size
    assert given is not None
    for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        expect(portal.inside.locator(".entries" if name == "desktop" else ".entries-cards")).to_be_visible()
        found.check(f"statement on a {name}", page)
    page.set_viewport_size(given)
    portal.inside.locator(".entries-cards, .entries").locator("input[type=checkbox]").last.check()
    expect(portal.inside.locator(".action-bar")).to_be_visible()
    portal.tab.await_download(portal.inside.locator(".page-actions button").first.click)
    expect(portal.inside.locator(".tray a")).to_be_visible()
    found.check("statement with a selection and a file", page)
    portal.inside.locator(".tray button").click()
    portal.inside.locator(".entries-cards, .entries").locator("button.link").first.click()
    expect(portal.dialog.locator(".sums")).to_be_visible()
    found.check("invoice", page)
    page.keyboard.press("Escape")
    expect(portal.dialog).to_have_count(0)
    portal.inside.locator("#q").fill("nada de nada")
    expect(portal.inside.locator(".empty")).to_be_visible()
    found.check("statement with nothing found", page)


@LOOKS
def test_pages_of_what_is_asked_and_told(
    system: System, alone: OpenPortal, scheme: str, language: str
) -> None:
    portal = alone(viewport=_size(scheme), color_scheme=scheme)
    page, origin = portal.page, system.origin("portal")
    _prepare(portal, language)
    page.reload()
    found = Found()
    portal.sign_in(new_person(system))
    portal.see_home()
    page.goto(f"{origin}/demo/tickets")
    expect(portal.inside.locator(".empty")).to_be_visible()
    found.check("no tickets", page)
    portal.inside.locator(".page-head .primary, .empty .primary").first.click()
    portal.inside.locator("#ticket-text").fill("No anda")
    found.check("new ticket", page)
    portal.inside.locator("form:has(#ticket-text) button[type=submit]").click()
    expect(portal.inside.locator("#ticket-text")).to_have_count(0)
    found.check("ticket confirmed", page)
    page.goto(f"{origin}/demo/tickets")
    row = portal.inside.locator("main .row, main button.link").first
    expect(row).to_be_visible()
    found.check("tickets", page)
    _check_ticket(portal, found)
    for path, there in (
        ("avisos", "main ul.list"),
        ("avisos/preferencias", "#time_zone"),
        ("mensajes", "main textarea"),
    ):
        page.goto(f"{origin}/demo/{path}")
        expect(portal.inside.locator(there).first).to_be_attached()
        expect(portal.inside.locator(".skeleton")).to_have_count(0)
        found.check(path, page)
    assert found == []


def _check_ticket(portal: Portal, found: Found) -> None:
    """A ticket over the list, as far as its stars."""
    page = portal.page
    portal.inside.locator(".ticket-row button.row").first.click()
    expect(portal.dialog.locator(".history")).to_be_visible()
    found.check("ticket", page)
    portal.dialog.locator(".standing button").first.click()
    expect(portal.dialog.locator(".standing [role=group]")).to_be_visible()
    found.check("ticket to be closed", page)
    portal.dialog.locator(".standing [role=group] .primary").click()
    portal.dialog.locator("input[name=score]").last.check()
    expect(portal.dialog.locator("#rating-comment")).to_be_visible()
    found.check("ticket to be rated", page)
    portal.dialog.locator("form.rating button[type=submit]").click()
    expect(portal.dialog.locator("form.rating")).to_have_count(0)
    found.check("ticket that was rated", page)


@SCHEMES
def test_pages_that_a_mail_leads_to(
    system: System, alone: OpenPortal, open_tab: OpenTab, scheme: str
) -> None:
    person = new_person(system)
    portal = alone()
    portal.sign_in(person)
    portal.see_home()
    ticket = written(portal, "No anda")
    call(portal.page, "POST", f"portal/demo/tickets/{ticket}/close", {})
    link, _ = await_link(system, person, "No anda")
    closed = await_mail(system, person, "Se cerró")
    found = Found()
    for errand in (
        link,
        *(re.findall(rf"http://\S+#{kind}=\S+", closed)[0] for kind in ("calificar", "baja")),
    ):
        tab = open_tab(viewport=_size(scheme), color_scheme=scheme)
        tab.page.goto(errand)
        expect(tab.page.locator("#code, .scores, .door-form .primary").first).to_be_visible()
        found.check(errand.partition("#")[2].partition("=")[0], tab.page)
    # Somebody else's link, where one is signed in.
    other = alone()
    other.sign_in(new_person(system))
    other.see_home()
    other.page.goto(link)
    expect(other.heading("Este enlace es de otra cuenta")).to_be_visible()
    found.check("another's link", other.page)
    assert found == []


@LOOKS
def test_pages_of_other_tenants(system: System, alone: OpenPortal, scheme: str, language: str) -> None:
    portal = alone(f"closed-{language}", viewport=_size(scheme), color_scheme=scheme)
    portal.tab.expect("404")
    page, origin = portal.page, system.origin("portal")
    _prepare(portal, language)
    page.reload()
    found = Found()
    expect(page.locator("html")).to_have_attribute("lang", language)
    found.check("inactive", page)
    page.goto(f"{origin}/no-such-tenant/")
    found.check("missing", page)
    page.goto(f"{origin}/large/")
    expect(portal.inside.locator("form button[type=submit]")).to_be_visible()
    found.check("sign-in with two methods in a bright colour", page)
    page.goto(f"{origin}/plain/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    found.check("landing", page)
    portal.inside.locator("a.primary").click()
    portal.sign_in(new_person(system, "plain", currency="GBP"))
    portal.see_home()
    found.check("dashboard without a statement", page)
    page.goto(f"{origin}/plain/cuenta")
    expect(portal.inside.locator(".empty")).to_be_visible()
    found.check("statement that is off", page)
    assert found == []


@SCHEMES
def test_inside_a_strangers_page(system: System, shop: OpenPortal, scheme: str) -> None:
    portal = shop(viewport=_size(scheme), color_scheme=scheme)
    _prepare(portal, "es")
    portal.page.reload()
    portal.sign_in(new_person(system, "demo"))
    portal.see_home()
    frame = next(frame for frame in portal.page.frames if "//portal." in frame.url)
    found = Found()
    found.check("framed dashboard", frame)
    portal.open_section("Cuenta")
    expect(portal.inside.get_by_role("checkbox").first).to_be_visible()
    found.check("framed statement", frame)
    assert found == []
