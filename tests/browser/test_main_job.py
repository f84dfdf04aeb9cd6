"""A customer does, inside a stranger's page, everything that the portal is for."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Cookies
from tests.browser.conftest import OpenPortal
from tests.browser.people import demo_person
from tests.browser.portal import Portal
from tests.browser.system import System

pytestmark = pytest.mark.browser

# Each another person: nobody is sent two codes within half a minute.
PEOPLE = {
    Cookies.BLOCKED: "Lucía Fernández Quiroga",
    Cookies.ALLOWED: "Cooperativa Ñandú Ltda.",
    Cookies.NONE: "Hotel Bahía S.A.",
}
_AMOUNT = re.compile(r"\$\s?-?[\d.]+,\d\d")


@pytest.mark.parametrize("cookies", PEOPLE)
def test_a_customer_sees_what_they_owe_and_takes_it_along(
    system: System, shop: OpenPortal, cookies: Cookies
) -> None:
    portal = shop(cookies=cookies)
    if cookies is Cookies.NONE:
        # Signing in asks once whether the cookie came back, and goes on with a bearer when it did not.
        portal.tab.expect(r"401.*/session")
    person = demo_person(system, "demo", PEOPLE[cookies])
    portal.sign_in(person)
    portal.see_home()
    expect(portal.inside.locator(".total .hero")).to_have_text(_AMOUNT)
    expect(portal.inside.get_by_role("banner")).to_contain_text(person.name)

    portal.open_section("Cuenta")
    expect(portal.heading("Cuenta corriente")).to_be_focused()
    first = portal.inside.locator(".entries-cards > li").first
    expect(first).to_contain_text(re.compile(rf"Saldo\s*{_AMOUNT.pattern}"))
    _filter(portal)
    _preview(portal)
    _take_several(portal)
    _take_statement(portal)
    _change_looks(portal)
    portal.button("Cerrar sesión").click()
    expect(portal.inside.locator("#identifier")).to_be_visible()
    portal.page.reload()
    expect(portal.inside.locator("#identifier")).to_be_visible()


def _filter(portal: Portal) -> None:
    entries = portal.inside.locator(".entries-cards > li")
    number = portal.button(re.compile("Ver factura ")).nth(1).inner_text()
    portal.inside.locator("#q").fill(number)
    expect(portal.button(f"Ver factura {number}")).to_have_count(1)
    expect(entries.filter(has_not_text=number)).to_have_count(0)
    portal.inside.locator("#q").fill("nada que se llame así")
    expect(portal.heading("Ningún movimiento coincide")).to_be_visible()
    portal.button("Quitar filtros").last.click()
    expect(entries.nth(3)).to_be_visible()


def _preview(portal: Portal) -> None:
    opener = portal.button(re.compile("Ver factura ")).first
    number = opener.inner_text()
    opener.click()
    expect(portal.heading(f"Factura {number}")).to_be_visible()
    expect(portal.dialog.get_by_role("table")).to_contain_text("Internet")
    expect(portal.dialog.get_by_text("Total", exact=True)).to_be_visible()
    pdf = portal.tab.await_download(portal.dialog.get_by_role("button", name="Descargar PDF").click)
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.name.endswith(".pdf")
    portal.page.keyboard.press("Escape")
    expect(portal.dialog).to_have_count(0)
    expect(opener).to_be_focused()
    _put_away(portal, "El PDF está listo.")


def _put_away(portal: Portal, notice: str) -> None:
    """Close the notice at the page's foot, which stands over the last rows."""
    expect(portal.inside.get_by_text(notice)).to_be_visible()
    portal.button("Cerrar").click()
    expect(portal.inside.get_by_text(notice)).to_have_count(0)


def _take_several(portal: Portal) -> None:
    ticks = portal.inside.locator(".entries-cards input[type=checkbox]")
    for index in range(3):
        ticks.nth(index).check()
    expect(portal.inside.get_by_text("3 facturas seleccionadas")).to_be_visible()
    archive = portal.tab.await_download(portal.button("Descargar zip").click)
    with zipfile.ZipFile(io.BytesIO(archive.content)) as zipped:
        assert len(zipped.namelist()) == 3
        assert all(zipped.read(name).startswith(b"%PDF-") for name in zipped.namelist())
    _put_away(portal, "El zip está listo.")
    portal.button("Quitar selección").click()


def _take_statement(portal: Portal) -> None:
    table = portal.tab.await_download(portal.button("Descargar CSV").click)
    lines = table.content.decode("utf-8-sig").splitlines()
    assert "Saldo" in lines[0]
    assert len(lines) > 4
    document = portal.tab.await_download(portal.button("Descargar PDF").click)
    assert document.content.startswith(b"%PDF-")
    _put_away(portal, "El PDF está listo.")


def _change_looks(portal: Portal) -> None:
    page = portal.inside.locator("html")
    portal.open_section("Más")
    portal.inside.locator(".choices label").filter(has_text="Oscura").click()
    expect(page).to_have_attribute("data-theme", "dark")
    expect(page).to_have_css("color-scheme", "dark")
    portal.inside.locator(".choices label").filter(has_text="Português").click()
    expect(page).to_have_attribute("lang", "pt")
    expect(portal.heading("Mais")).to_be_visible()
    portal.inside.locator(".choices label").filter(has_text="English").click()
    expect(portal.heading("More")).to_be_visible()
    portal.inside.locator(".choices label").filter(has_text="Español").click()
    expect(portal.heading("Más")).to_be_visible()
