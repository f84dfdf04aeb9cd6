"""The main job by keyboard alone: focus is visible, unobscured, and where the next step is."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenPortal
from tests.browser.people import Person, new_person
from tests.browser.portal import Portal
from tests.browser.system import System

pytestmark = pytest.mark.browser

_MOST_TABS = 60
_LOOK = """(element) => {
    const shown = element.matches("input[type=radio]") ? element.closest("label") : element;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        name: element.outerHTML.slice(0, 120),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        over: top === null || shown.contains(top) || top.contains(shown) ? null : top.outerHTML.slice(0, 120),
    };
}"""


class Keyboard:
    """Fingers that never leave the keyboard."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._page = portal.page

    def press(self, key: str) -> None:
        """Press one key."""
        self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._page.keyboard.type(text)

    def tab_to(self, target: Locator, *, key: str = "Tab") -> None:
        """Tab until the target has the focus; every stop on the way in the portal can be seen."""
        expect(target).to_be_visible()
        for _ in range(_MOST_TABS):
            self.press(key)
            focused = self._portal.inside.locator(":focus")
            if focused.count() == 0:
                continue
            look = focused.evaluate(_LOOK)
            assert look["ring"], f"no focus ring on {look['name']}"
            assert look["over"] is None, f"{look['over']} stands over {look['name']}"
            if target.evaluate("(element) => element === document.activeElement"):
                return
        raise AssertionError("Tab does not lead there")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_main_job_by_keyboard_alone(system: System, shop: OpenPortal, size: dict[str, int]) -> None:
    person = new_person(system, invoices=12)
    portal = shop(viewport=size)
    keyboard = Keyboard(portal)
    _sign_in(system, portal, keyboard, person)

    keyboard.tab_to(portal.inside.locator(".sections a").nth(1))
    keyboard.press("Enter")
    expect(portal.heading("Cuenta corriente")).to_be_focused()
    invoice = portal.button(re.compile("Ver factura ")).nth(7)
    keyboard.tab_to(invoice)
    keyboard.press("Enter")
    expect(portal.dialog.get_by_role("table")).to_be_visible()
    keyboard.tab_to(portal.dialog.get_by_role("button", name="Descargar PDF"))
    portal.tab.await_download(lambda: keyboard.press("Enter"))
    expect(portal.inside.get_by_text("El PDF está listo.")).to_be_visible()
    keyboard.press("Escape")
    expect(portal.dialog).to_have_count(0)
    expect(invoice).to_be_focused()

    keyboard.tab_to(portal.inside.get_by_role("checkbox").nth(5), key="Shift+Tab")
    keyboard.press("Space")
    keyboard.tab_to(portal.inside.get_by_role("checkbox").nth(4), key="Shift+Tab")
    keyboard.press("Space")
    expect(portal.inside.get_by_text("2 facturas seleccionadas")).to_be_visible()
    keyboard.tab_to(portal.button("Descargar zip"))
    portal.tab.await_download(lambda: keyboard.press("Space"))

    keyboard.tab_to(portal.inside.locator(".sections a").last, key="Shift+Tab")
    keyboard.press("Enter")
    expect(portal.heading("Más")).to_be_focused()
    keyboard.tab_to(portal.inside.locator("input[name=theme]:checked"))
    keyboard.press("ArrowRight")
    expect(portal.inside.locator("html")).to_have_attribute("data-theme", "light")
    keyboard.tab_to(portal.button("Cerrar sesión"))
    keyboard.press("Enter")
    expect(portal.inside.locator("#identifier")).to_be_visible()


def _sign_in(system: System, portal: Portal, keyboard: Keyboard, person: Person) -> None:
    keyboard.tab_to(portal.inside.locator("#identifier"))
    keyboard.type(person.identifier)
    keyboard.tab_to(portal.inside.locator("input[name=channel]:checked"))
    keyboard.press("ArrowRight")
    keyboard.tab_to(portal.inside.locator("#phone"))
    keyboard.type(person.phone)
    keyboard.press("Enter")
    expect(portal.inside.locator("#code")).to_be_focused()
    keyboard.type(system.await_code(person.addresses, 0))
    keyboard.press("Enter")
    portal.see_home()
