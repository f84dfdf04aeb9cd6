"""What a signer does on the way: fills in, draws and takes back, turns the phone, or declines."""

import json
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.browser.axe import faults
from tests.browser.chromium import PHONE
from tests.browser.conftest import Pair
from tests.browser.portal import Portal
from tests.browser.test_contract_reading import open_contract
from tests.browser.test_contracts import enter_code, read_to_end, sent
from tests.support.contracts import document

pytestmark = pytest.mark.browser


def place(kind: str, y: int, page: int = 0, **more: Any) -> dict[str, Any]:
    """A place of the one who signs."""
    where = {"signer": 1, "kind": kind, "page": page, "x": 60, "y": y, "width": 170, "height": 30}
    return {**where, **more}


def line(portal: Portal, *, down: float) -> None:
    """Draw a line across the pad, a part of its height below its top."""
    canvas = portal.dialog.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    y = box["y"] + box["height"] * down
    portal.page.mouse.move(box["x"] + box["width"] * 0.1, y)
    portal.page.mouse.down()
    portal.page.mouse.move(box["x"] + box["width"] * 0.9, y, steps=8)
    portal.page.mouse.up()


def signatures(portal: Portal) -> list[dict[str, Any]]:
    """What is sent to be signed from now on."""
    found: list[dict[str, Any]] = []

    def look(request: Request) -> None:
        if request.url.endswith("/signature"):
            found.append(json.loads(request.post_data or "{}"))

    portal.page.on("request", look)
    return found


def test_places_are_shown_and_what_is_asked_for_is_filled_in(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=PHONE)
    marks = [
        place("signature", 600),
        place("initials", 700),
        place("initials", 700, 1),
        place("date", 650),
        place("text", 500, label="Domicilio"),
        place("checkbox", 550, width=14, height=14, label="Acepto el débito"),
    ]
    content = document(2)
    open_contract(portal, person, sent(tab, person, content, marks))
    expect(portal.inside.locator(".contract-pages figure").first.locator(".place")).to_have_text(
        ["Firma", "Iniciales", "Fecha", "Domicilio", "Acepto el débito"]
    )
    expect(portal.inside.locator(".contract-pages figure").nth(1).locator(".place")).to_have_text(
        ["Iniciales"]
    )
    portal.button("Firmar contrato").click()
    expect(portal.inside.locator(".contract-pages")).to_be_focused()  # it is read first
    read_to_end(portal)
    portal.button("Firmar contrato").click()
    expect(portal.inside.locator(".contract-sign")).to_be_focused()
    assert faults(portal.page) == []
    portal.button("Autorizar y firmar").click()
    enter_code(portal, person.email)
    expect(portal.dialog).to_contain_text(
        "la firma en 1 lugar, las iniciales en 2 lugares y la fecha en 1 lugar"
    )
    line(portal, down=0.5)
    portal.tab.expect("422")
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Falta completar un dato.")
    portal.dialog.get_by_label("Domicilio").fill("Calle Falsa 123")
    portal.dialog.get_by_label("Acepto el débito").check()
    assert faults(portal.page) == []
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Firma registrada")
    portal.button("Cerrar").last.click()
    expect(portal.inside.locator(".badge").first).to_have_text("Firmado", timeout=60_000)
    expect(portal.inside.locator(".place")).to_have_count(0)
    expect(portal.button("Firmar contrato")).to_have_count(0)
    taken = portal.tab.await_download(lambda: portal.button("Descargar contrato").click())
    assert taken.content.startswith(content)
    assert b"/ByteRange" in taken.content


def test_strokes_are_taken_back_and_a_phone_that_is_turned_keeps_them(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=PHONE)
    open_contract(portal, person, sent(tab, person))
    read_to_end(portal)
    portal.button("Autorizar y firmar").click()
    enter_code(portal, person.email)
    posted = signatures(portal)
    line(portal, down=0.3)
    line(portal, down=0.6)
    portal.button("Borrar").click()
    portal.button("Firmar").click()
    expect(portal.dialog.get_by_role("alert")).to_contain_text("Dibujar la firma")
    line(portal, down=0.2)
    line(portal, down=0.8)
    portal.button("Deshacer").click()
    portal.page.set_viewport_size({"width": PHONE["height"], "height": PHONE["width"]})
    portal.page.wait_for_timeout(200)
    line(portal, down=0.6)
    assert posted == []
    portal.button("Firmar").click()
    expect(portal.dialog).to_contain_text("Firma registrada")
    first, second = posted[0]["strokes"]
    for stroke, down in ((first, 0.2), (second, 0.6)):
        assert [stroke[0][0], stroke[-1][0]] == pytest.approx([0.1, 0.9], abs=0.03)
        assert [stroke[0][1], stroke[-1][1]] == pytest.approx([down, down], abs=0.03)


def test_who_declines_says_why_and_cannot_sign_any_more(pair: Pair) -> None:
    portal, tab, person = pair("customers", viewport=PHONE)
    title = sent(tab, person)
    open_contract(portal, person, title)
    portal.button("No firmar").click()
    send = portal.dialog.get_by_role("button", name="No firmar")
    expect(send).to_be_disabled()
    portal.dialog.locator("#reason").fill("El precio es otro")
    assert faults(portal.page) == []
    send.click()
    expect(portal.inside.locator(".badge").first).to_have_text("Rechazado")
    expect(portal.inside.get_by_text("Motivo: El precio es otro")).to_be_visible()
    expect(portal.button("Autorizar y firmar")).to_have_count(0)
    expect(portal.inside.locator("input[name=consent]")).to_have_count(0)
    (row,) = tab.call("GET", "/contracts?state=declined")["items"]
    assert (row["title"], tab.call("GET", f"/contracts/{row['contract_id']}")["reason"]) == (
        title,
        "El precio es otro",
    )
