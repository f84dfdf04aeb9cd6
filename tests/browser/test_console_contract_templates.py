"""Templates of contracts at the console: written with a live preview, used for one customer, and for many by a file."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, Pair
from tests.browser.console import Business, Console
from tests.browser.system import MESSAGE_SECONDS, await_value

pytestmark = pytest.mark.browser

TEXT = "# Servicio\n\nPlan {{ dato.plan }} para {{ cliente.nombre }}.\n\n[[firma:1]]"


def offer_contracts(tab: Console) -> None:
    """Switch contracts on."""
    shown = tab.call("GET", "/settings")
    settings = {**shown["settings"], "modules": ["statement", "contracts"]}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})


def made(tab: Console, name: str = "Alta") -> str:
    """A template's id."""
    body = {"name": name, "title": "Alta de {{ cliente.nombre }}", "text": TEXT, "roles": [{}]}
    template_id: str = tab.call("POST", "/contract-templates", body)["template_id"]
    return template_id


def test_a_template_is_written_by_keyboard_and_seen_as_it_is_written(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "contract-templates", viewport=DESKTOP)
    page = tab.page
    expect(page.get_by_text("Todavía no hay modelos")).to_be_visible()
    tab.link("Nuevo modelo").focus()
    page.keyboard.press("Enter")
    page.locator("#name").fill("Alta de servicio")
    page.locator("#title").fill("Contrato de ")
    page.get_by_role("button", name=re.compile(r"^cliente\.nombre ")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#title")).to_have_value("Contrato de {{ cliente.nombre }}")
    page.locator("#text").fill("# Objeto\n\nPlan {{ dato.plan }}\n\n{{ cliente.nombr }}")
    expect(page.get_by_text("¿Será «cliente.nombre»?")).to_be_visible()
    page.locator("#text").fill("# Objeto\n\nPlan {{ dato.plan }}\n\n")
    page.get_by_role("button", name=re.compile(r"^firma:1 ")).click()
    expect(page.locator("#text")).to_have_value(re.compile(r"\[\[firma:1\]\]$"))
    picture = page.locator(".template-pages img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_attribute("alt", re.compile(r"\[plan\]"))

    page.get_by_role("button", name="Agregar firmante").click()
    tab.tab.expect("422")
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.get_by_text("Falta el lugar donde firma el firmante 2")).to_be_visible()
    page.get_by_role("button", name="Quitar 2").click()
    page.get_by_role("button", name="Guardar", exact=True).click()
    tab.see("Modelo guardado")
    [row] = tab.call("GET", "/contract-templates")["items"]
    assert (row["name"], row["fields"]) == ("Alta de servicio", [{"name": "plan", "required": True}])


def test_a_file_sends_many_what_the_template_says(pair: Pair) -> None:
    portal, tab, person = pair("home", viewport=DESKTOP)
    offer_contracts(tab)
    template_id = made(tab)
    tab.visit(f"imports?kind=contracts&template={template_id}")
    page = tab.page
    expect(page.get_by_role("combobox", name="Modelo de contrato")).to_have_value(template_id)
    content = f"cliente;plan\n{person.identifier};300 Mb\nnadie;600 Mb\n".encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "altas.csv", "mimeType": "text/csv", "buffer": content}
    )
    tab.button("Comparar").click()
    expect(page.get_by_text("No hay ningún cliente con ese código")).to_be_visible(timeout=60_000)
    tab.button("Importar").click()
    tab.dialog.get_by_role("button", name="Importar", exact=True).click()
    expect(tab.heading("Importación terminada")).to_be_visible(timeout=60_000)

    found = await_value(
        lambda: tab.call("GET", "/contracts?state=sent")["items"] or None, MESSAGE_SECONDS, "nothing was sent"
    )
    assert [one["title"] for one in found] == [f"Alta de {person.name}"]
    portal.page.reload()
    portal.sign_in(person)
    portal.see_home()
    portal.open_section("Contratos")
    expect(portal.inside.get_by_text(f"Alta de {person.name}")).to_be_visible()


@pytest.mark.parametrize(("scheme", "locale"), [("light", "es-AR"), ("dark", "pt-BR")])
def test_axe_finds_nothing(business: Business, console: OpenConsole, scheme: str, locale: str) -> None:
    size = PHONE if scheme == "light" else DESKTOP
    tab = console(business, "contract-templates", viewport=size, color_scheme=scheme, locale=locale)
    page = tab.page
    template_id = made(tab)
    tab.visit("contract-templates")
    expect(page.get_by_text("Alta", exact=True).first).to_be_visible()
    assert faults(page) == []
    page.locator(".template-acts button").first.click()
    expect(tab.dialog).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(tab.dialog).to_have_count(0)
    tab.visit(f"contract-templates/{template_id}")
    expect(page.locator(".template-pages img")).to_have_count(1)
    assert faults(page) == []
