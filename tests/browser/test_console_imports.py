"""Importing in a browser: real customers and invoices come in, and again without a change."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole
from tests.browser.console import Business, Console, accept_invitation, make_business
from tests.browser.system import System
from tests.browser.test_accessibility import Found
from tests.real_input.test_chinook import DATA, load

pytestmark = pytest.mark.browser
MINUTE = 60_000
PEOPLE = "Código;Nombre;DNI;Correo;Alta\n1;Ana Pérez;30123456;ana@example.com;01/02/2026\n"


def as_csv(rows: Iterable[Mapping[str, Any]], separator: str = ",") -> bytes:
    """Rows as a spreadsheet writes them."""
    rows = list(rows)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def chinook_lines() -> bytes:
    """Every invoice line with its invoice beside it, as a report of a billing system has them."""
    invoices = {row["InvoiceId"]: row for row in load("Invoice")}
    lines = sorted(load("InvoiceLine"), key=lambda row: int(row["InvoiceId"]))
    return as_csv({**invoices[row["InvoiceId"]], **row} for row in lines)


def hand_in(console: Console, kind: str, name: str, content: bytes) -> None:
    """Choose what a file holds and the file; waits for its columns."""
    console.visit("imports")
    console.page.get_by_label(kind, exact=False).first.check()
    console.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    expect(console.heading("Columnas")).to_be_visible(timeout=MINUTE)


def count_of(console: Console, outcome: str) -> str:
    """How many rows there are of an outcome."""
    return console.page.locator(".import-count").filter(has_text=outcome).locator(".figure").inner_text()


def compare(console: Console) -> dict[str, str]:
    """Have the file compared; answers how many rows there are of each outcome."""
    console.button("Comparar").click()
    expect(console.heading("Diferencia")).to_be_visible(timeout=5 * MINUTE)
    names = ("Nuevos", "Con cambios", "Sin cambios", "Con errores")
    return {name: count_of(console, name) for name in names}


def run(console: Console) -> None:
    """Confirm, and wait until all is written."""
    console.button("Importar").click()
    console.dialog.get_by_role("button", name="Importar", exact=True).click()
    expect(console.heading("Importación terminada")).to_be_visible(timeout=5 * MINUTE)


@pytest.mark.skipif(not DATA.is_dir(), reason="the optional folder of real input is not here")
def test_real_customers_and_invoices_come_in_and_again_without_a_change(
    system: System, console: OpenConsole
) -> None:
    business = make_business(system, name="Chinook", country="US", currency="USD")
    accept_invitation(system, business.slug, business.owner)
    tab = console(business)
    people, lines = as_csv(load("Customer")), chinook_lines()

    hand_in(tab, "Clientes", "Customer.csv", people)
    assert compare(tab) == {"Nuevos": "59", "Con cambios": "0", "Sin cambios": "0", "Con errores": "0"}
    expect(tab.page.locator("tbody tr").first).to_contain_text("Embraer")
    run(tab)
    hand_in(tab, "Facturas", "InvoiceLine.csv", lines)
    assert compare(tab) == {"Nuevos": "412", "Con cambios": "0", "Sin cambios": "0", "Con errores": "0"}
    run(tab)

    hand_in(tab, "Clientes", "Customer.csv", people)
    assert compare(tab) == {"Nuevos": "0", "Con cambios": "0", "Sin cambios": "59", "Con errores": "0"}
    expect(tab.button("Importar")).to_have_count(0)
    hand_in(tab, "Facturas", "InvoiceLine.csv", lines)
    assert compare(tab) == {"Nuevos": "0", "Con cambios": "0", "Sin cambios": "412", "Con errores": "0"}


def test_what_changes_is_seen_before_it_is_written_and_what_is_wrong_can_be_taken_along(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business)
    hand_in(tab, "Clientes", "clientes.csv", PEOPLE.encode("cp1252"))
    assert compare(tab)["Nuevos"] == "1"
    run(tab)
    mended = PEOPLE.replace("ana@", "ana.perez@") + '2;"=HYPERLINK(""x"")";99;nada;\n'

    hand_in(tab, "Clientes", "clientes.csv", mended.encode())
    assert compare(tab) == {"Nuevos": "0", "Con cambios": "1", "Sin cambios": "0", "Con errores": "1"}
    tab.page.locator(".import-count").filter(has_text="Con cambios").click()
    row = tab.page.locator("tbody tr")
    expect(row).to_have_count(1)
    expect(row.locator("del")).to_have_text("ana@example.com")
    expect(row.locator("ins")).to_have_text("ana.perez@example.com")
    assert "outcome=changed" in tab.page.url
    tab.page.reload()
    expect(row.locator("ins")).to_have_text("ana.perez@example.com")
    file = tab.tab.await_download(tab.button("Descargar las filas con errores").click)
    report = file.content.decode("utf-8-sig").splitlines()
    assert report[0] == "Código;Nombre;DNI;Correo;Alta;Fila;Motivo"
    assert report[1].startswith("2;\"'=HYPERLINK")
    run(tab)
    expect(tab.page.locator("#content")).to_contain_text("1 rechazado")


def test_what_can_be_read_in_two_ways_is_asked(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    content = b"Factura;Cliente;Fecha;Total\nA-1;1;01/02/2026;1.234\n"
    hand_in(tab, "Facturas", "facturas.csv", content)

    tab.button("Comparar").click()

    decimals, days = tab.page.get_by_label("Decimales de Total"), tab.page.get_by_label("Fechas de Fecha")
    expect(days).to_be_focused()
    expect(tab.page.get_by_text("Elegir cómo leer esta columna.")).to_have_count(2)
    days.select_option("dmy")
    decimals.select_option(",")
    assert compare(tab)["Con errores"] == "1"
    tab.see("No hay ningún cliente con ese código")


def test_a_file_that_is_no_table_is_refused_with_what_to_do(business: Business, console: OpenConsole) -> None:
    tab = console(business, "imports")
    tab.tab.expect("422")
    field = tab.page.locator("input[type=file]")

    field.set_input_files({"name": "libro.xlsx", "mimeType": "x/y", "buffer": b"PK\x03\x04" + bytes(200)})
    tab.see("Es un libro de Excel")
    field.set_input_files({"name": "vacio.csv", "mimeType": "text/csv", "buffer": b""})
    tab.see("El archivo está vacío")
    tab.page.reload()
    expect(tab.page.get_by_role("row", name=re.compile("libro.xlsx"))).to_contain_text("Detenido")


def press_until(tab: Console, selector: str, presses: int = 60) -> None:
    """Go on by the Tab key until this has the focus."""
    for _ in range(presses):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("(selector) => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"the Tab key does not reach {selector}")


def test_the_keyboard_alone_suffices(business: Business, console: OpenConsole) -> None:
    tab = console(business, "imports")
    keyboard = tab.page.keyboard
    expect(tab.page.get_by_text("Todavía no se importó nada")).to_be_visible()  # nothing moves from here on
    press_until(tab, "input[name=kind]")
    press_until(tab, "input[type=file]")
    with tab.page.expect_file_chooser() as chosen:
        keyboard.press("Space")
    chosen.value.set_files({"name": "clientes.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()})
    expect(tab.heading("Columnas")).to_be_visible(timeout=MINUTE)
    press_until(tab, "#column-4")
    keyboard.press("Home")
    press_until(tab, "button[type=submit]")
    keyboard.press("Enter")
    expect(tab.heading("Diferencia")).to_be_visible(timeout=MINUTE)
    press_until(tab, ".button.primary")
    keyboard.press("Enter")
    expect(tab.dialog).to_be_visible()
    keyboard.press("Escape")
    expect(tab.dialog).to_have_count(0)
    keyboard.press("Enter")
    press_until(tab, "dialog .button.primary")
    keyboard.press("Enter")
    expect(tab.heading("Importación terminada")).to_be_visible(timeout=MINUTE)
    press_until(tab, "input[name=outcome]")
    keyboard.press("ArrowRight")
    expect(tab.page.locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(business: Business, console: OpenConsole, scheme: str) -> None:
    tab = console(business, viewport=PHONE if scheme == "light" else DESKTOP, color_scheme=scheme)
    found = Found()
    mended = PEOPLE + "2;;1;nada;\n"

    tab.visit("imports")
    expect(tab.page.locator(".empty")).to_be_visible()
    found.check("list", tab.page)
    hand_in(tab, "Clientes", "clientes.csv", mended.encode())
    found.check("columns", tab.page)
    tab.page.locator("#column-0").select_option("")
    tab.page.locator("#column-2").select_option("")
    tab.button("Comparar").click()
    expect(tab.page.get_by_role("alert")).to_be_visible()
    found.check("columns with faults", tab.page)
    tab.page.locator("#column-0").select_option("number")
    compare(tab)
    expect(tab.page.locator(".import-detail").first).to_be_visible()
    found.check("difference", tab.page)
    tab.button("Importar").click()
    found.check("question", tab.page)
    tab.page.keyboard.press("Escape")
    run(tab)
    found.check("done", tab.page)

    assert not found
