"""What a customer is told: at the bell, on the page, by mail; how they choose; and where each message leads."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPortal, OpenTab
from tests.browser.people import Person, api_key, new_person
from tests.browser.portal import Portal
from tests.browser.system import MESSAGE_SECONDS, System, await_value
from tests.browser.test_links import await_link, written

pytestmark = pytest.mark.browser

_LOOK_AGAIN = "() => document.dispatchEvent(new Event('visibilitychange'))"
_MARK = re.compile(r"persona-(\w+)@")
"""By which the business's system calls a new person, and counts their accounts."""
_LEAVE = re.compile(r"http://\S+#baja=\S+")


def bill(system: System, person: Person, number: str) -> None:
    """The business sends a new invoice of today's."""
    today = system.now().date()
    row = {
        "external_id": number,
        "customer": f"{_MARK.findall(person.email)[0]}-0",
        "number": number,
        "issued_on": today.isoformat(),
        "due_on": (today + timedelta(days=10)).isoformat(),
        "currency": "ARS",
        "lines": [{"product": "Servicio", "description": "Mes", "unit_price": "100", "total": "100"}],
        "net": "100",
        "taxes": [{"name": "IVA", "rate": "21", "base": "100", "amount": "21"}],
        "total": "121",
    }
    system.send(api_key(system, "demo"), "invoices", [row])


def await_mail(system: System, person: Person, about: str) -> str:
    """The text of the mail about something."""

    def found() -> str | None:
        mails = [one for one in system.messages_to(person.email) if about in one["subject"]]
        return str(mails[0]["text"]) if mails else None

    return await_value(found, MESSAGE_SECONDS, f"no mail about {about}")


def see_news(page: Page, count: str) -> None:
    """Whoever comes back to the page finds the bell as it is now."""
    bell = page.locator("a[href$='/avisos'] .dot", has_text=count)

    def shows() -> bool | None:
        page.evaluate(_LOOK_AGAIN)
        page.wait_for_timeout(100)
        return bell.count() == 1 or None

    await_value(shows, MESSAGE_SECONDS, f"the bell does not say {count}")


def test_a_new_invoice_rings_the_bell_and_the_mail_and_both_lead_to_it(
    system: System, alone: OpenPortal, open_tab: OpenTab
) -> None:
    person = new_person(system, invoices=0)
    portal = alone(locale="es-AR")
    portal.sign_in(person)
    portal.see_home()
    number = f"B-{person.identifier}"

    bill(system, person, number)

    mail = await_mail(system, person, number)
    see_news(portal.page, "1")
    portal.inside.locator("a[href$='/avisos']").click()
    row = portal.inside.locator("li").filter(has_text=f"Factura nueva: {number}")
    expect(row.locator(".badge")).to_have_text("Nuevo")
    row.locator("a").click()
    expect(portal.dialog).to_contain_text(number)
    portal.page.keyboard.press("Escape")
    expect(portal.inside.locator("a[href$='/avisos'] .dot")).to_have_count(0)

    # Whoever leaves the list from the mail finds it so among the preferences, and can think again.
    leave = _LEAVE.search(mail)
    assert leave
    fresh = open_tab(locale="es-AR")
    fresh.page.goto(leave[0])
    fresh.page.get_by_role("button", name="Dejar de recibir", exact=True).click()
    expect(fresh.page.get_by_text("Listo: no se envían más estos correos.")).to_be_visible()
    portal.open_section("Más")
    portal.link("Cómo avisar").click()
    box = portal.inside.locator("input[name='invoice_new.email']")
    expect(box).not_to_be_checked()
    box.check()
    portal.button("Guardar").click()
    expect(portal.inside.get_by_text("Preferencias guardadas.")).to_be_visible()


def test_preferences_hold(system: System, alone: OpenPortal) -> None:
    portal = alone("demo", locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.inside.locator("a[href$='/avisos']").click()
    portal.link("Cómo avisar").click()
    portal.inside.locator("input[name='invoice_due.email']").uncheck()
    portal.inside.get_by_label("No enviar durante la noche").check()
    portal.inside.locator("#quiet_from").fill("21:30")
    portal.inside.locator("#time_zone").select_option("America/Santiago")
    portal.button("Guardar").click()
    expect(portal.inside.get_by_text("Preferencias guardadas.")).to_be_visible()

    portal.page.reload()

    expect(portal.inside.locator("input[name='invoice_due.email']")).not_to_be_checked()
    expect(portal.inside.locator("#quiet_from")).to_have_value("21:30")
    expect(portal.inside.locator("#time_zone")).to_have_value("America/Santiago")


def test_a_link_leads_through_the_businesss_own_page_into_the_frame(
    system: System, open_tab: OpenTab
) -> None:
    person = new_person(system)
    tab = open_tab(locale="es-AR")
    tab.page.goto(f"{system.origin('portal')}/demo/")
    portal = Portal(system, tab, tab.page)
    portal.sign_in(person)
    portal.see_home()
    ticket = written(portal, "Sin señal")
    url, code = await_link(system, person, "Sin señal")
    token = url.partition("#entrar=")[2]

    # As the link reads where the business has named its page.
    reader = open_tab(locale="es-AR")
    reader.page.goto(
        f"{system.origin('shop')}/mi-cuenta/#ventanilla=tickets%3Fticket%3D{ticket}&entrar={token}"
    )
    inside = reader.page.frame_locator("iframe")
    inside.locator("#code").fill(code)
    inside.locator("form:has(#code) button[type=submit]").click()
    expect(inside.get_by_role("heading", name=re.compile("Sin señal"))).to_be_visible()
    assert "entrar" not in reader.page.url


def test_a_link_to_another_of_ones_accounts_leads_there_though_one_is_signed_in(
    system: System, alone: OpenPortal, open_tab: OpenTab
) -> None:
    person = new_person(system, accounts=("Taller Ñáñez",))
    portal = alone(locale="es-AR")
    portal.sign_in(person)
    portal.button_containing("Taller Ñáñez").click()
    expect(portal.inside.locator(".empty")).to_be_visible()
    written(portal, "Del taller")
    url, _ = await_link(system, person, "Del taller")
    portal.inside.locator(".topbar button").click()
    portal.dialog.get_by_role("button").filter(has_text=person.name).click()
    expect(portal.inside.locator(".topbar")).to_contain_text(person.name)
    portal.see_home()

    portal.page.goto(url)

    expect(portal.heading(re.compile("Del taller"))).to_be_visible()
    expect(portal.inside.locator(".topbar")).to_contain_text("Taller Ñáñez")


def test_a_link_to_a_strangers_account_asks_before_the_open_one_is_left(
    system: System, alone: OpenPortal, open_tab: OpenTab
) -> None:
    reader, other = new_person(system, name="Dora Lima"), new_person(system)
    theirs = alone(locale="es-AR")
    theirs.sign_in(reader)
    theirs.see_home()
    written(theirs, "De Dora")
    url, code = await_link(system, reader, "De Dora")
    shared = alone(locale="es-AR")
    shared.sign_in(other)
    shared.see_home()

    shared.page.goto(url)

    expect(shared.heading("Este enlace es de otra cuenta")).to_be_visible()
    expect(shared.inside.locator("main")).to_contain_text(other.name)
    shared.button("Salir y abrir el enlace").click()
    shared.inside.locator("#code").fill(code)
    shared.inside.locator("form:has(#code) button[type=submit]").click()
    expect(shared.heading(re.compile("De Dora"))).to_be_visible()
