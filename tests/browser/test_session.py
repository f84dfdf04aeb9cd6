"""A session that ends, and one that is another tenant's."""

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.chromium import DESKTOP
from tests.browser.conftest import OpenPortal
from tests.browser.people import Person, new_person
from tests.browser.portal import Portal
from tests.browser.system import System

pytestmark = pytest.mark.browser

_NO_NEWS = {"unread": 0, "messages_unread": 0, "latest": ""}
_END = """() => fetch("/api/portal/demo/session/end", {
    method: "POST", headers: {"X-Ventanilla": "1", "Content-Type": "application/json"}, body: "{}"
}).then((answer) => answer.status)"""


def _frame(portal: Portal) -> Frame:
    frame = next(frame for frame in portal.page.frames if "//portal." in frame.url)
    assert frame is not portal.page.main_frame
    return frame


def _lose_session(portal: Portal) -> None:
    """Have the browser be without its session, and let nothing find that out before the test does."""
    portal.page.route("**/notices/news", lambda route: route.fulfill(json=_NO_NEWS))
    portal.page.context.clear_cookies(name="__Host-portal-demo")


def _again(portal: Portal, person: Person) -> None:
    """Sign in again in the dialog; by the other channel, because a code went out just now."""
    portal.sign_in(person, by="sms")
    expect(portal.dialog).to_have_count(0)


@pytest.mark.parametrize("how", ["ended elsewhere", "cookie gone"])
def test_what_was_typed_is_still_there_after_signing_in_again(
    system: System, shop: OpenPortal, how: str
) -> None:
    person = new_person(system, invoices=4)
    portal = shop(viewport=DESKTOP)
    portal.tab.expect("401")
    portal.sign_in(person)
    portal.open_section("Cuenta")
    row = portal.inside.get_by_role("row")
    expect(row).to_have_count(5)
    row.nth(2).get_by_role("checkbox").check()
    if how == "ended elsewhere":
        assert _frame(portal).evaluate(_END) == 200
    else:
        _lose_session(portal)
    portal.inside.locator("#q").press_sequentially("-0002")
    expect(portal.dialog).to_contain_text("La sesión terminó")
    portal.page.keyboard.press("Escape")
    expect(portal.dialog).to_be_visible()
    _again(portal, person)
    expect(portal.inside.locator("#q")).to_have_value("-0002")
    expect(row).to_have_count(2)
    expect(portal.inside.get_by_text("1 factura seleccionada")).to_be_visible()


def test_another_person_who_signs_in_then_sees_nothing_of_the_first(system: System, shop: OpenPortal) -> None:
    first, second = new_person(system, name="Primera Persona"), new_person(system, name="Segunda Persona")
    portal = shop()
    portal.tab.expect("401")
    portal.sign_in(first)
    portal.open_section("Cuenta")
    expect(portal.inside.locator(".entries-cards > li").first).to_be_visible()
    number = portal.inside.locator(".entries-cards button").first.inner_text()
    _lose_session(portal)
    portal.button("Actualizar").click()
    expect(portal.dialog).to_be_visible()
    portal.inside.locator("#identifier").fill(second.identifier)
    portal.sign_in(second)
    expect(portal.dialog).to_have_count(0)
    expect(portal.inside.get_by_role("banner")).to_contain_text("Segunda Persona")
    expect(portal.inside.locator(".entries-cards > li").first).to_be_visible()
    expect(portal.inside.get_by_text(number)).to_have_count(0)


def test_leaving_instead_goes_back_to_the_door(system: System, shop: OpenPortal) -> None:
    portal = shop()
    portal.tab.expect("401")
    portal.sign_in(new_person(system))
    _lose_session(portal)
    portal.open_section("Cuenta")
    portal.dialog.get_by_role("button", name="Salir").click()
    expect(portal.dialog).to_have_count(0)
    expect(portal.inside.locator("#identifier")).to_be_visible()


def test_one_tenants_session_is_nothing_to_another(system: System, alone: OpenPortal) -> None:
    portal = alone()
    portal.tab.expect("401")
    portal.sign_in(new_person(system))
    portal.see_home()
    cookies = {cookie["name"]: cookie for cookie in portal.page.context.cookies()}
    stolen = cookies["__Host-portal-demo"]
    assert stolen["httpOnly"]
    assert stolen["secure"]
    assert stolen["sameSite"] == "None"
    for name, value in (("__Host-portal-solaria", stolen["value"]), ("__Host-hint-solaria", "in")):
        portal.page.context.add_cookies(
            [
                {
                    "name": name,
                    "value": value,
                    "domain": "portal.localhost",
                    "path": "/",
                    "secure": True,
                    "sameSite": "None",
                }
            ]
        )
    portal.page.goto(system.origin("portal") + "/solaria/")
    # It tried, because of the hint, and was turned away.
    expect(portal.link("Minha conta")).to_be_visible()
    assert any("HTTP 401" in line and "/solaria/session" in line for line in portal.tab.complaints)
    portal.page.goto(system.origin("portal") + "/demo/")
    portal.see_home()
