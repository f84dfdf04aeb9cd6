"""A contract on a phone, inside the business's own page: from the notice to the sealed PDF; and by name."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import faults
from tests.browser.chromium import PHONE, Cookies
from tests.browser.conftest import OpenTab, Pair
from tests.browser.console import Business
from tests.browser.portal import Portal
from tests.browser.strangers import Stranger
from tests.browser.system import MESSAGE_SECONDS, System, await_value
from tests.support.contracts import document

pytestmark = pytest.mark.browser

_HAND_IN = """async ([form, bytes]) => {
    const data = new FormData();
    Object.entries(form.fields).forEach(([name, value]) => data.append(name, value));
    data.append("file", new Blob([new Uint8Array(bytes)], {type: "application/pdf"}));
    return (await fetch(form.url, {method: "POST", body: data})).status;
}"""
_CODE = re.compile(r"^(\d{8}) ")


def sent(tab: Any, person: Any, content: bytes | None = None, marks: Sequence[dict[str, Any]] = ()) -> str:
    """A contract that the business sends to its test customer, by the console's API; answers its title."""
    shown = tab.call("GET", "/settings")
    settings = {**shown["settings"], "modules": ["statement", "contracts"]}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
    [customer] = tab.call("GET", f"/customers?q={person.name.replace(' ', '%20')}")["items"]
    content = content or document(2, "[[firma:1]]")
    form = tab.call("POST", "/contracts/uploads", {"size": len(content)})
    assert tab.page.evaluate(_HAND_IN, [form, list(content)]) in (200, 204)
    title = "Contrato de servicio"
    made = tab.call(
        "POST",
        "/contracts",
        {"customer_id": customer["id"], "title": title, "upload_id": form["upload_id"]},
    )
    path = f"/contracts/{made['contract_id']}"
    await_value(
        lambda: tab.call("GET", path)["pages_drawn"] in (len(made["pages"]), -1) or None,
        MESSAGE_SECONDS,
        "the pages are not drawn",
    )
    if marks:
        signers = [{"contact_id": made["contacts"][0]["id"]}]
        tab.call("PUT", path, {"title": title, "signers": signers, "marks": list(marks)})
    tab.call("POST", f"{path}/send", {})
    return title


def read_to_end(portal: Portal) -> None:
    """Scroll through the pages, and consent."""
    expect(portal.inside.locator(".contract-pages img")).to_have_count(2)
    portal.inside.locator(".contract-end").scroll_into_view_if_needed()
    expect(portal.inside.locator("input[name=consent]")).to_be_enabled()
    portal.inside.locator("input[name=consent]").check()


def newest_code(portal: Portal, address: str) -> str:
    """The code in the newest mail."""

    def newest() -> str | None:
        mails = [one for one in portal.system.messages_to(address) if _CODE.match(one["subject"])]
        return mails[0]["subject"][:8] if mails else None

    return await_value(newest, MESSAGE_SECONDS, "no code")


def enter_code(portal: Portal, address: str) -> None:
    """Ask for the code, and type it."""
    portal.button("Enviar código").click()
    portal.dialog.locator("#code").fill(newest_code(portal, address))
    portal.button("Continuar").click()


def draw(portal: Portal) -> None:
    """Draw a signature by mouse."""
    portal.dialog.locator("canvas").scroll_into_view_if_needed()
    box = portal.dialog.locator("canvas").bounding_box()
    assert box
    mouse = portal.page.mouse
    mouse.move(box["x"] + 30, box["y"] + 60)
    mouse.down()
    for step in range(1, 20):
        mouse.move(box["x"] + 30 + step * 10, box["y"] + 60 + (25 if step % 2 else -25))
    mouse.up()


def test_from_the_notice_to_the_sealed_document(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=PHONE)
    title = sent(tab, person)
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.inside.locator("a.notice.waiting").click()
    expect(portal.heading("Contratos")).to_be_visible()
    assert faults(portal.page) == []
    portal.inside.locator("button.row").filter(has_text=title).click()
    expect(portal.button("Autorizar y firmar")).to_be_disabled()
    picture = portal.inside.locator(".contract-pages img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 0
    read_to_end(portal)
    assert faults(portal.page) == []
    portal.button("Autorizar y firmar").click()
    enter_code(portal, person.email)
    draw(portal)
    assert faults(portal.page) == []
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Firma registrada")
    portal.button("Cerrar").last.click()
    expect(portal.inside.locator(".badge").first).to_have_text("Firmado", timeout=60_000)
    portal.button("Descargar contrato").click()
    expect(portal.inside.locator(".tray a")).to_be_visible()
    portal.button("Descargar eventos").click()
    expect(portal.inside.locator(".tray")).to_contain_text("El archivo de eventos está listo.")


def test_what_the_business_corrects_stands_under_the_bell_and_says_why(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=PHONE)
    title = sent(tab, person)
    [customer] = tab.call("GET", f"/customers?q={person.name.replace(' ', '%20')}")["items"]
    [contract] = tab.call("GET", f"/contracts?customer_id={customer['id']}")["items"]
    tab.call("POST", f"/contracts/{contract['contract_id']}/correct", {})

    def told() -> bool | None:
        mails = portal.system.messages_to(person.email)
        return any(one["subject"] == f"Contrato retirado: {title}" for one in mails) or None

    await_value(told, MESSAGE_SECONDS, "no mail of what was withdrawn")
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.inside.locator("a[href$='/avisos']").first.click()
    portal.inside.get_by_text(f"Contrato retirado: {title}").click()
    expect(portal.inside.locator(".badge").first).to_have_text("Retirado")
    expect(portal.inside.get_by_text("Motivo: se corrige; lo que haya que firmar llega")).to_be_visible()


def press(portal: Portal, what: Locator, key: str = "Enter") -> None:
    """Act on something as who has no mouse does."""
    what.focus()
    expect(what).to_be_focused()
    portal.page.keyboard.press(key)


def test_who_has_no_mouse_types_their_name_and_axe_finds_nothing(pair: Pair) -> None:
    portal, tab, person = pair("customers", color_scheme="dark")
    title = sent(tab, person)
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Contratos")
    press(portal, portal.inside.locator("button.row").filter(has_text=title))
    expect(portal.inside.locator(".contract-pages img")).to_have_count(2)
    consent = portal.inside.locator("input[name=consent]")
    portal.page.locator("body").press("End")
    expect(consent).to_be_enabled()
    press(portal, consent, "Space")
    press(portal, portal.button("Autorizar y firmar"))
    press(portal, portal.button("Enviar código"))
    portal.dialog.locator("#code").press_sequentially(newest_code(portal, person.email))
    assert faults(portal.page) == []
    press(portal, portal.button("Continuar"))
    press(portal, portal.dialog.get_by_label("Escrita", exact=True), "Space")
    press(portal, portal.button("Firmar"))
    expect(portal.dialog.get_by_role("alert")).to_contain_text("Escribir el nombre")
    portal.dialog.locator("#typed_name").press_sequentially("Elena Ríos")
    assert faults(portal.page) == []
    press(portal, portal.button("Firmar"))
    expect(portal.dialog).to_contain_text("Firma registrada")
    assert faults(portal.page) == []
    portal.page.keyboard.press("Escape")
    expect(portal.dialog).to_have_count(0)


def test_inside_anothers_page_whose_cookies_are_blocked(
    pair: Pair, business: Business, system: System, open_tab: OpenTab, stranger: Stranger
) -> None:
    _, tab, person = pair("customers")
    shown = tab.call("GET", "/settings")
    settings = {**shown["settings"], "allowed_sites": [stranger.origin]}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
    title = sent(tab, person)
    theirs = open_tab(cookies=Cookies.BLOCKED, viewport=PHONE, locale="es-AR")
    theirs.expect("401")
    source = f"{system.origin('portal')}/{business.slug}/"
    stranger.pasted = f'<iframe title="Portal" src="{source}" width="100%" height="1400"></iframe>'
    theirs.page.goto(stranger.origin)
    portal = Portal(system, theirs, theirs.page.frame_locator("iframe"))
    portal.sign_in(person)
    portal.see_home()
    portal.inside.locator("a.notice.waiting").click()
    portal.inside.locator("button.row").filter(has_text=title).click()
    read_to_end(portal)
    portal.button("Autorizar y firmar").click()
    enter_code(portal, person.email)
    draw(portal)
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Firma registrada")
    receipt = portal.dialog.get_by_role("link", name="Verificar el comprobante").get_attribute("href")
    portal.button("Cerrar").last.click()
    expect(portal.inside.locator(".badge").first).to_have_text("Firmado", timeout=60_000)
    portal.button("Descargar contrato").click()
    expect(portal.inside.locator(".tray a")).to_be_visible()

    # Whoever has the receipt finds it, and learns no name by it.
    anybody = open_tab(viewport=PHONE, locale="es-AR")
    asked: list[str] = []
    anybody.page.on("request", lambda request: asked.append(request.post_data or ""))
    anybody.page.goto(receipt or "")
    expect(anybody.page.get_by_text("El registro tiene este comprobante.")).to_be_visible()
    expect(anybody.page.get_by_text("Firmado por todos.")).to_be_visible()
    assert person.name not in anybody.page.content()
    assert [json.loads(one) for one in asked if one] == [{"sha256": str(receipt).rpartition("/")[2]}]
