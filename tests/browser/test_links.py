"""A message's link: what a scanner can do with it, and who it lets in."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.people import Person, new_person
from tests.browser.portal import Portal
from tests.browser.system import MESSAGE_SECONDS, System, await_value
from tests.browser.test_attachments import call

pytestmark = pytest.mark.browser

_LINK = re.compile(r"http://\S+#entrar=\S+")
_CODE = re.compile(r"pide un código: (\d{6})")


def await_link(system: System, person: Person, about: str) -> tuple[str, str]:
    """The link and the code in the mail about something."""

    def found() -> tuple[str, str] | None:
        mails = [one for one in system.messages_to(person.email) if about in one["subject"]]
        if not mails:
            return None
        link, code = _LINK.search(mails[0]["text"]), _CODE.search(mails[0]["text"])
        assert link
        assert code
        return link[0], code[1]

    return await_value(found, MESSAGE_SECONDS, f"no mail about {about}")


def written(portal: Portal, text: str) -> str:
    """A ticket that whoever is signed in writes; answers its id."""
    ticket: str = call(portal.page, "POST", "portal/demo/tickets", {"text": text})["ticket_id"]
    return ticket


def click_everything(page: Page) -> None:
    """What a mail scanner's browser does: press every button and every link of our page, in their order."""
    for index in range(page.locator("button, summary, a[href]").count()):
        one = page.locator("button, summary, a[href]").nth(index)
        if one.is_visible() and "mailto" not in (one.get_attribute("href") or "mailto"[:0]):
            one.click(no_wait_after=True, timeout=2000, force=True)
            page.wait_for_timeout(50)


def test_a_scanner_neither_enters_nor_burns_a_link_and_its_reader_enters_with_the_code(
    system: System, open_tab: OpenTab
) -> None:
    person = new_person(system)
    tab = open_tab(locale="es-AR")
    tab.page.goto(f"{system.origin('portal')}/demo/")
    portal = Portal(system, tab, tab.page)
    portal.sign_in(person)
    portal.see_home()
    ticket = written(portal, "No anda internet")
    url, code = await_link(system, person, "No anda internet")
    assert f"/demo/tickets?ticket={ticket}#entrar=" in url

    # The token is in the fragment, which is not sent: nobody who only fetches shows it to us.
    address = url.partition("#")[0].removeprefix(system.origin("portal"))
    for _ in range(3):
        assert b'<div id="app"' in system.fetch("portal", address)[0]
        assert system.fetch("portal", address, method="HEAD")[0] == b""
    scanner = open_tab(locale="es-AR")
    scanner.expect(r"\b4\d\d\b")
    for _ in range(3):
        scanner.page.goto(url)
        expect(scanner.page.locator("#code")).to_be_visible()
        click_everything(scanner.page)
        expect(scanner.page.locator(".shell")).to_have_count(0)

    reader = open_tab(locale="es-AR")
    reader.page.goto(url)
    expect(reader.page.locator("#code")).to_be_focused()
    assert "entrar" not in reader.page.url
    reader.page.locator("#code").fill(code)
    reader.page.locator("form:has(#code) button[type=submit]").click()
    expect(reader.page.get_by_role("heading", name=re.compile("No anda internet"))).to_be_visible()

    late = open_tab(locale="es-AR")
    late.expect(r"\b410\b")
    late.page.goto(url)
    expect(late.page.get_by_role("alert")).to_contain_text("Este enlace ya se usó o venció")
    late.page.get_by_role("button", name="Ingresar de otra forma").click()
    expect(late.page.locator("#identifier")).to_be_visible()


def test_in_a_browser_that_was_here_before_the_link_enters_without_typing(
    system: System, open_tab: OpenTab
) -> None:
    person = new_person(system)
    tab = open_tab(locale="es-AR")
    tab.page.goto(f"{system.origin('portal')}/demo/")
    portal = Portal(system, tab, tab.page)
    portal.sign_in(person)
    portal.see_home()
    written(portal, "Se corta de noche")
    url, _ = await_link(system, person, "Se corta de noche")
    portal.open_section("Más")
    portal.button("Cerrar sesión").click()
    expect(tab.page.locator("#identifier")).to_be_visible()

    tab.page.goto("about:blank")
    tab.page.goto(url)

    expect(tab.page.get_by_role("heading", name=re.compile("Se corta de noche"))).to_be_visible()
