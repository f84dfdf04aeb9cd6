"""What it takes to have read a contract: every page was there, or the file was taken along."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Route, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Pair
from tests.browser.people import Person
from tests.browser.portal import Portal
from tests.browser.test_contracts import enter_code, sent
from tests.seals.papers import signed_by_another
from tests.support.contracts import document

pytestmark = pytest.mark.browser


def open_contract(portal: Portal, person: Person, title: str) -> None:
    """Sign in, and have the contract on screen."""
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Contratos")
    portal.inside.locator("button.row").filter(has_text=title).click()


def test_the_end_is_reached_once_every_page_was_there(pair: Pair) -> None:
    refused: list[str] = []
    away = [True]

    def hold_back(route: Route) -> None:
        if away[0] and "/0003.webp" in route.request.url:
            refused.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    portal, tab, person = pair("customers", viewport=PHONE)
    portal.page.context.route("**/*.webp*", hold_back)
    portal.tab.expect("ERR_FAILED")
    open_contract(portal, person, sent(tab, person, document(7)))
    pictures = portal.inside.locator(".contract-pages img")
    expect(pictures).to_have_count(5)
    portal.inside.locator(".contract-end").scroll_into_view_if_needed()
    expect(pictures).to_have_count(7)
    portal.tab.await_true(lambda: len(refused) > 3, "what is tried again")
    portal.inside.locator(".contract-end").scroll_into_view_if_needed()
    consent = portal.inside.locator("input[name=consent]")
    again = portal.inside.locator(".contract-pages").get_by_role("button", name="Reintentar")
    expect(again).to_be_visible()
    expect(consent).to_be_disabled()
    away[0] = False
    again.click()
    portal.inside.locator(".contract-end").scroll_into_view_if_needed()
    expect(consent).to_be_enabled()
    assert pictures.evaluate_all("(all) => all.every((one) => one.complete && one.naturalWidth > 0)")


def visibly_signed() -> bytes:
    """A document on which a notary's signature is to be seen."""
    # In a thread of its own: Playwright's loop runs in this one, and pyHanko begins another.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(signed_by_another, document(1), area=(50, 50, 250, 120)).result()[0]


@pytest.mark.usefixtures("aws")  # for the notary's key
def test_what_has_no_pages_here_is_taken_along_before_it_is_signed(pair: Pair) -> None:
    content = visibly_signed()
    portal, tab, person = pair("customers", viewport=PHONE)
    open_contract(portal, person, sent(tab, person, content))
    expect(portal.inside.get_by_text("Este documento se lee descargándolo.")).to_be_visible()
    consent = portal.inside.locator("input[name=consent]")
    consent.scroll_into_view_if_needed()
    portal.page.wait_for_timeout(300)
    expect(consent).to_be_disabled()
    taken = portal.tab.await_download(lambda: portal.button("Descargar contrato").click())
    assert taken.content == content
    expect(consent).to_be_enabled()
    consent.check()
    portal.button("Autorizar y firmar").click()
    enter_code(portal, person.email)
    portal.dialog.get_by_label("Escrita", exact=True).check()
    portal.dialog.locator("#typed_name").fill(person.name)
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Firma registrada")
