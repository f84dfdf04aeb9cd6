"""Contracts at the console: of a PDF, with places put by mouse and by keyboard, sent, countersigned, sealed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, Pair
from tests.browser.console import Business, Console
from tests.browser.system import MESSAGE_SECONDS, System, await_value
from tests.browser.test_console_contract_templates import offer_contracts
from tests.support.contracts import document

pytestmark = pytest.mark.browser

_CODE = re.compile(r"^(\d{8}) ")


def drafted(tab: Console, name: str, title: str = "Contrato de obra") -> None:
    """Make a draft of a PDF, by the page; the editor is open with its pages."""
    page = tab.page
    tab.visit("contracts/new")
    page.get_by_role("searchbox").fill(name)
    page.locator(".customer-found button").first.click()
    page.locator("input[type=file]").set_input_files(
        {"name": "obra.pdf", "mimeType": "application/pdf", "buffer": document(2)}
    )
    expect(page.locator("#title")).to_have_value("obra")
    page.locator("#title").fill(title)
    tab.button("Preparar").click()
    expect(page.locator(".contract-sheet img")).to_have_count(2, timeout=60_000)


def code_for(system: System, email: str) -> str:
    """The code in the mail."""

    def found() -> str | None:
        mails = [_CODE.match(one["subject"]) for one in system.messages_to(email)]
        codes = [one[1] for one in mails if one]
        return codes[-1] if codes else None

    return await_value(found, MESSAGE_SECONDS, "no code came")


def sign_for_the_business(tab: Console, system: System) -> None:
    """Read what waits for one's own signature, authorise, and sign by name."""
    page = tab.page
    expect(page.get_by_text("Falta su firma por la empresa")).to_be_visible()
    reading = page.locator(".contract-reading")
    expect(reading.locator("img")).to_have_count(2)
    reading.locator(".contract-end").scroll_into_view_if_needed()
    page.locator("input[name=consent]").check()
    tab.button("Autorizar y firmar").click()
    tab.dialog.get_by_role("button", name=re.compile("código")).click()
    member = tab.call("GET", "/session")["staff"]
    tab.dialog.get_by_label(re.compile("[Cc]ódigo")).first.fill(code_for(system, member["email"]))
    tab.dialog.locator("button[type=submit]").click()
    tab.dialog.get_by_label("Escrita").check()
    tab.dialog.get_by_role("textbox").fill(member["name"])
    tab.dialog.locator("button[type=submit]").click()
    expect(tab.dialog.get_by_role("status")).to_be_visible()
    tab.dialog.get_by_role("button", name="Cerrar").last.click()


def test_a_pdf_is_laid_out_sent_and_signed_for_the_business(pair: Pair, system: System) -> None:
    _, tab, person = pair("home", viewport=DESKTOP)
    offer_contracts(tab)
    drafted(tab, person.name)
    page = tab.page

    # Who signs: the owner herself instead of the contact.
    own = page.locator("#signer-1 option").filter(has_text="equipo").first.get_attribute("value")
    page.locator("#signer-1").select_option(own)
    # A place by mouse, dragged; and one by keyboard alone.
    page.get_by_role("toolbar").get_by_role("button", name="Firma").click()
    mark = page.locator(".mark").first
    before = mark.bounding_box()
    assert before is not None
    page.mouse.move(before["x"] + 20, before["y"] + 10)
    page.mouse.down()
    page.mouse.move(before["x"] - 60, before["y"] + 70, steps=5)
    page.mouse.up()
    after = mark.bounding_box()
    assert after is not None
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == pytest.approx(
        (-80, 60), abs=3
    )
    page.get_by_role("toolbar").get_by_role("button", name="Iniciales").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mark")).to_have_count(2)
    expect(page.locator(".mark").nth(1)).to_be_focused()
    left = page.locator("#mark-x").input_value()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert int(page.locator("#mark-x").input_value()) == pytest.approx(int(left) + 14, abs=1)
    page.keyboard.press("Delete")
    expect(page.locator(".mark")).to_have_count(1)
    tab.button("Guardar").click()
    tab.see("Borrador guardado")

    tab.button("Enviar a firmar").click()
    tab.dialog.get_by_role("button", name="Enviar a firmar").click()
    tab.see("Contrato enviado")
    sign_for_the_business(tab, system)
    expect(page.locator(".badge").first).to_have_text("Firmado", timeout=60_000)
    expect(page.get_by_text("Firmado por todos")).to_be_visible()
    sealed = tab.tab.await_download(lambda: tab.button("Firmado").click())
    assert sealed.content.startswith(b"%PDF-")
    assert b"/ByteRange" in sealed.content


def test_a_file_that_cannot_be_signed_is_refused_in_words(pair: Pair) -> None:
    _, tab, person = pair("home", viewport=DESKTOP)
    offer_contracts(tab)
    page = tab.page
    tab.visit("contracts/new")
    tab.button("Preparar").click()
    expect(page.get_by_text("Elegir un cliente.")).to_be_visible()
    page.get_by_role("searchbox").fill(person.name)
    page.locator(".customer-found button").first.click()
    page.locator("input[type=file]").set_input_files(
        {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 nothing"}
    )
    tab.tab.expect("422")
    tab.button("Preparar").click()
    expect(page.get_by_text("No es un PDF, o está dañado.")).to_be_visible()
    expect(page.locator("#title")).to_have_value("x")


def test_what_was_sent_is_followed_corrected_and_withdrawn(pair: Pair) -> None:
    _, tab, person = pair("home", viewport=DESKTOP)
    offer_contracts(tab)
    drafted(tab, person.name)
    page = tab.page
    tab.button("Enviar a firmar").click()
    expect(tab.dialog.get_by_text("no tiene un lugar de firma")).to_be_visible()
    tab.dialog.get_by_role("button", name="Enviar a firmar").click()
    tab.see("Contrato enviado")
    expect(page.locator(".contract-events li")).to_have_count(2)
    tab.button("Corregir").click()
    tab.dialog.get_by_role("button", name="Corregir").click()
    expect(page.locator("#contract-title")).to_be_visible()
    tab.visit("contracts?state=withdrawn")
    page.locator(".row-link", has_text="Contrato de obra").click()
    expect(page.locator(".badge").first).to_have_text("Retirado")
    expect(page.get_by_text("Motivo: se corrige en un contrato nuevo")).to_be_visible()
    expect(page.locator(".contract-events li").first).to_contain_text("se corrige en un contrato nuevo")


def test_signers_are_reminded_once_a_day_and_a_contract_is_taken_back(pair: Pair, system: System) -> None:
    _, tab, person = pair("home", viewport=DESKTOP)
    offer_contracts(tab)
    drafted(tab, person.name)
    page = tab.page
    tab.button("Enviar a firmar").click()
    tab.dialog.get_by_role("button", name="Enviar a firmar").click()
    tab.see("Contrato enviado")

    def told() -> list[str]:
        mails = system.messages_to(person.email)
        return [one["subject"] for one in mails if "Contrato para firmar" in one["subject"]]

    await_value(lambda: len(told()) == 1 or None, MESSAGE_SECONDS, "no mail of the contract")
    tab.button("Recordar").click()
    tab.see("Recordatorio enviado")
    expect(page.locator(".contract-events li").first).to_contain_text("Recordatorio enviado")
    await_value(lambda: len(told()) == 2 or None, MESSAGE_SECONDS, "no reminder")
    events = page.locator(".contract-events li").count()
    tab.button("Recordar").click()
    page.wait_for_timeout(500)
    expect(page.locator(".contract-events li")).to_have_count(events)

    tab.button("Retirar").click()
    confirm = tab.dialog.get_by_role("button", name="Retirar")
    tab.tab.expect("422")
    confirm.click()
    expect(tab.dialog.locator("[aria-invalid=true]")).to_be_visible()
    tab.dialog.locator("#reason").fill("Se envió por error")
    confirm.click()
    tab.see("Contrato retirado")
    expect(page.locator(".badge").first).to_have_text("Retirado")
    expect(page.get_by_text("Motivo: Se envió por error")).to_be_visible()
    expect(tab.button("Recordar")).to_have_count(0)
    expect(tab.button("Retirar")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "locale"), [("light", "es-AR"), ("dark", "pt-BR")])
def test_axe_finds_nothing(business: Business, console: OpenConsole, scheme: str, locale: str) -> None:
    size = PHONE if scheme == "light" else DESKTOP
    tab = console(business, "home", viewport=size, color_scheme=scheme, locale=locale)
    page = tab.page
    offer_contracts(tab)
    made = tab.call("POST", "/customers/test", {})
    body = {"name": "A", "title": "Alta", "text": "Texto [[firma:1]] [[casilla:1:Acepto]]", "roles": [{}]}
    template = tab.call("POST", "/contract-templates", body)
    order = {"customer_id": made["id"], "template_id": template["template_id"], "values": {}}
    contract = tab.call("POST", "/contract-templates/contracts", order)
    for path, ready in (
        ("contracts", ".badge"),
        ("contracts/new", ".contract-drop"),
        (f"contracts/{contract['contract_id']}", ".mark"),
    ):
        tab.visit(path)
        expect(page.locator(ready).first).to_be_visible(timeout=60_000)
        assert faults(page) == [], path
    page.locator(".mark").first.focus()
    assert faults(page) == []
    tab.call("POST", f"/contracts/{contract['contract_id']}/send", {})
    page.reload()
    expect(page.locator(".contract-events")).to_be_visible()
    assert faults(page) == []
