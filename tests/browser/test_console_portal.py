"""The portal's settings in the console: seen as one types, published when saved, lost by nobody."""

import io
import re
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.axe import faults
from tests.browser.behind import publishing_fails
from tests.browser.chromium import DESKTOP, PHONE, Cookies
from tests.browser.conftest import OpenConsole, OpenTab
from tests.browser.console import Business, Console, accept_invitation, make_business
from tests.browser.system import MESSAGE_SECONDS, System, await_value

pytestmark = pytest.mark.browser

COLOUR = "#7a1fa2"
OPERATOR = "operador@ventanilla.example"
SIZES = {"phone": (360, 720), "desktop": (1280, 800)}
_LIFT = """(stage, [width, height]) => {
    document.querySelectorAll(".jump").forEach((nav) => nav.remove());
    Object.assign(stage.style, {
        position: "fixed", inset: "0 auto auto 0", width: `${width}px`, height: `${height}px`,
        transform: "none", zIndex: 99,
    });
}"""
"""Puts what is in the preview at the page's corner and in its own size, with nothing over it."""
_ASK = """() => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.onerror = () => done("blocked");
    request.onload = () => done("reached");
    request.open("GET", "/api/openapi.json");
    request.send();
})"""


def logo(folder: Path, name: str = "logo.png") -> Path:
    """A logo as a business has it: larger than a page needs."""
    image = Image.new("RGBA", (900, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 280, 280), fill=(122, 31, 162, 255))
    path = folder / name
    image.save(path)
    return path


def setting(tab: Console, path: str) -> Locator:
    """The control of a setting, by its path."""
    return tab.page.locator(f'[id="{path}"]')


def settings_of(tab: Console) -> dict[str, Any]:
    """What is stored."""
    answer: dict[str, Any] = tab.call("GET", "/settings")
    return answer


def preview(tab: Console) -> FrameLocator:
    """What is in the preview."""
    return tab.page.frame_locator(".preview-window iframe:not(.behind)")


def upload(tab: Console, purpose: str, path: Path) -> None:
    """Choose a file for one of the pictures."""
    row = tab.page.locator(".setting", has=setting(tab, f"branding.{purpose}_path"))
    row.locator("input[type=file]").set_input_files(path)


def save(tab: Console) -> None:
    """Save, and wait until it is said to be published."""
    tab.button("Guardar").click()
    expect(tab.page.get_by_text("Guardado y publicado.").last).to_be_visible()
    expect(tab.page.locator(".save-bar")).to_be_hidden()


def published(system: System, slug: str, open_tab: OpenTab, **options: Any) -> Page:
    """The business's portal in another tab of the same browser."""
    page = open_tab(Cookies.UNSET, **options).page
    page.goto(f"{system.origin('portal')}/{slug}/")
    return page


def test_logo_and_colour_are_on_the_page_five_seconds_after_saving(
    system: System, business: Business, console: OpenConsole, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = console(business, "portal")
    expect(preview(tab).get_by_role("heading", name="Mi cuenta")).to_be_visible()
    page = published(system, business.slug, open_tab)
    setting(tab, "branding.colour").fill(COLOUR)
    upload(tab, "logo", logo(tmp_path))
    tab.see("Lista: 480 × 160 píxeles")
    expect(preview(tab).locator("img.logo")).to_be_visible()

    started = time.monotonic()
    save(tab)
    page.reload()
    expect(page.locator("img.logo")).to_be_visible()
    taken = time.monotonic() - started

    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--brand')") == COLOUR
    assert page.locator("img.logo").evaluate("(image) => image.naturalWidth") == 480
    assert taken < 5


def test_saved_to_published_takes_two_seconds_at_most(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    origin = tab.system.origin("portal")
    taken = []
    for number in range(7):
        shown, title = settings_of(tab), f"Título {number}"
        body = {"settings": {**shown["settings"], "title": title}, "version": shown["version"]}
        started = time.monotonic()
        tab.call("PUT", "/settings", body)
        fetch = "async (url) => (await fetch(url, {cache: 'no-store'})).text()"
        while f">{title}<" not in tab.page.evaluate(fetch, f"{origin}/{business.slug}/"):
            assert time.monotonic() - started < 5
        taken.append(time.monotonic() - started)
    median = sorted(taken)[len(taken) // 2]
    print(f"\nsaved to published: median {median:.2f} s, slowest {max(taken):.2f} s")  # noqa: T201 - a figure to be read
    assert median <= 2


def _picture(page: Page, size: tuple[int, int]) -> Image.Image:
    clip = {"x": 0, "y": 0, "width": size[0], "height": size[1]}
    shot = page.screenshot(clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]
    return Image.open(io.BytesIO(shot)).convert("RGB")


def _see_the_same(tab: Console, page: Page, size: tuple[int, int], folder: Path) -> None:
    """What is in the preview becomes the published page, pixel by pixel, once its pictures and letters are there."""
    there = _picture(page, size)
    tab.page.locator(".preview-window").evaluate(_LIFT, list(size))
    seen = _picture(tab.page, size)
    for _ in range(20):
        if ImageChops.difference(seen, there).getbbox() is None:
            return
        tab.page.wait_for_timeout(250)
        seen = _picture(tab.page, size)
    seen.save(folder / "preview.png")
    there.save(folder / "published.png")
    pytest.fail(f"they differ within {ImageChops.difference(seen, there).getbbox()}: {folder}")


@pytest.mark.parametrize(
    ("theme", "device"),
    [
        ("light", "phone"),
        ("dark", "desktop"),
        pytest.param("dark", "phone", marks=pytest.mark.deep),
        pytest.param("light", "desktop", marks=pytest.mark.deep),
    ],
)
def test_the_preview_is_the_published_page_to_the_pixel(
    system: System,
    business: Business,
    console: OpenConsole,
    open_tab: OpenTab,
    tmp_path: Path,
    device: str,
    theme: str,
) -> None:
    size = SIZES[device]
    tab = console(business, "portal", viewport={"width": 1500, "height": 1200})
    expect(preview(tab).get_by_role("heading", name="Mi cuenta")).to_be_visible()
    setting(tab, "title").fill("Todo en un lugar")
    setting(tab, "subtitle").fill("Ñandúes, cigüeñas y más")
    setting(tab, "branding.colour").fill(COLOUR)
    setting(tab, "branding.page_background").fill("#e8f5e9")
    setting(tab, "branding.typeface").select_option("nunito")
    upload(tab, "logo", logo(tmp_path))
    tab.see("Lista: 480 × 160 píxeles")
    for choice in (
        {"phone": "Teléfono", "desktop": "Escritorio"}[device],
        {"light": "Claro", "dark": "Oscuro"}[theme],
    ):
        tab.page.locator(".preview-tools").get_by_text(choice, exact=True).click()
    expect(preview(tab).get_by_role("heading", name="Todo en un lugar")).to_be_visible()
    expect(preview(tab).locator("img.logo")).to_be_visible()
    expect(preview(tab).locator("html")).to_have_attribute("data-theme", theme)
    save(tab)

    viewport = {"width": size[0], "height": size[1]}
    page = published(system, business.slug, open_tab, viewport=viewport, color_scheme=theme, locale="es-AR")
    expect(page.get_by_role("heading", name="Todo en un lugar")).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_timeout(300)

    _see_the_same(tab, page, size, tmp_path)


def test_an_inactive_portal_is_previewed_as_it_is_published(
    system: System, business: Business, console: OpenConsole, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = console(business, "portal", viewport={"width": 1500, "height": 1200})
    setting(tab, "active").uncheck()
    words = "El portal no está disponible por el momento."
    expect(preview(tab).get_by_role("heading", name=words)).to_be_visible()
    save(tab)

    page = published(system, business.slug, open_tab, viewport={"width": 360, "height": 720}, locale="es-AR")
    expect(page.get_by_role("heading", name=words)).to_be_visible()

    _see_the_same(tab, page, (360, 720), tmp_path)


def test_the_preview_follows_typing_without_saving_and_can_be_walked_through(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "portal")
    setting(tab, "title").press_sequentially("Abc")
    expect(preview(tab).get_by_role("heading", name="Abc")).to_be_visible()
    tab.page.locator(".preview-tools").get_by_text("Inicio", exact=True).click()
    expect(preview(tab).get_by_role("heading", name="Total a pagar")).to_be_visible()
    setting(tab, "show_total").uncheck()
    expect(preview(tab).get_by_role("heading", name="Total a pagar")).to_have_count(0)
    preview(tab).get_by_role("link", name="Más", exact=True).click()
    expect(tab.page.locator(".preview-tools input[value=more]")).to_be_checked()
    assert settings_of(tab)["version"] == 1


def test_the_preview_has_every_page_that_customers_have(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    for module in ("tickets", "messages", "contracts"):
        setting(tab, f"modules.{module}").check()
    seen = {
        "Tickets": "Sin servicio desde ayer",
        "Mensajes": "Hoy atendemos hasta las 18.",
        "Contratos": "1 contrato espera su firma",
        "Inicio": "1 contrato espera su firma",
    }
    complaints = preview(tab).get_by_role("alert").filter(has_text=re.compile(r"\S"))
    for page, words in seen.items():
        tab.page.locator(".preview-tools").get_by_text(page, exact=True).click()
        expect(preview(tab).get_by_text(words).first).to_be_visible()
        expect(complaints).to_have_count(0)
    preview(tab).get_by_text("1 contrato espera su firma").click()
    preview(tab).get_by_text("Contrato de servicio").click()
    expect(preview(tab).get_by_role("img", name="Página 1 de 1")).to_be_visible()
    expect(complaints).to_have_count(0)
    setting(tab, "modules.contracts").uncheck()
    expect(tab.page.locator(".preview-tools").get_by_text("Contratos", exact=True)).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Solo se admiten"),
        ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Solo se admiten"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "incompleta o dañada"),
        ("logo.jpg", b"\xff\xd8\xff" + b"\x00" * (5 * 1024 * 1024 + 1), "pesa más de 5 MB"),
    ],
)
def test_a_wrong_picture_is_refused_in_words_and_the_one_before_stays(
    business: Business, console: OpenConsole, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    tab = console(business, "portal")
    tab.tab.expect("422")
    (tmp_path / name).write_bytes(content)
    upload(tab, "logo", tmp_path / name)

    expect(tab.page.get_by_role("alert")).to_contain_text(says)
    expect(tab.page.locator(".save-bar")).to_be_hidden()


def test_what_is_wrong_is_marked_at_its_setting_while_one_types(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "portal")
    tab.tab.expect("422")
    setting(tab, "branding.colour").fill("red;}")
    tab.see("Escribir el color como #RRGGBB.")
    setting(tab, "branding.colour").fill("#ffd000")
    tab.button(re.compile("Usar #")).click()
    tab.see("Se lee bien")
    box = setting(tab, "allowed_sites")
    box.fill("https://*.valle.example")
    box.press("Enter")
    tab.see("sin página ni asterisco.")
    tab.button("Guardar").click()
    expect(tab.page.get_by_role("alert")).to_contain_text("No se guardó ni se perdió nada")
    tab.button("Quitar https://*.valle.example").click()
    save(tab)


def test_two_who_save_at_once_lose_nothing(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    tab.tab.expect("409")
    other = console(business, "portal", staff=tab.add_staff("manager", "Bruno Díaz"))
    setting(tab, "title").fill("El de Elena")
    setting(tab, "prompt").fill("Solo de Elena")
    setting(other, "title").fill("El de Bruno")
    setting(other, "subtitle").fill("Solo de Bruno")
    save(other)

    tab.button("Guardar").click()

    expect(tab.dialog).to_contain_text("Bruno Díaz guardó la versión 2")
    expect(tab.dialog).to_contain_text("El de Elena")
    expect(tab.dialog).to_contain_text("El de Bruno")
    expect(tab.dialog).to_contain_text("Subtítulo")
    assert faults(tab.page) == []
    tab.dialog.get_by_text("De Bruno Díaz").click()
    tab.dialog.get_by_role("button", name="Guardar la combinación").click()
    expect(tab.page.get_by_text("Guardado y publicado.").last).to_be_visible()
    stored = settings_of(tab)["settings"]
    assert [stored[name] for name in ("title", "subtitle", "prompt")] == [
        "El de Bruno",
        "Solo de Bruno",
        "Solo de Elena",
    ]


def test_a_new_name_is_in_the_menu_and_on_the_page_at_once(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    setting(tab, "name").fill("Aguas del Norte")
    expect(preview(tab).get_by_text("Aguas del Norte", exact=True)).to_be_visible()
    save(tab)
    expect(tab.page.locator("#menu").get_by_text("Aguas del Norte")).to_be_visible()


def test_what_is_not_contracted_can_be_asked_for_and_is_never_shown(
    system: System, console: OpenConsole
) -> None:
    business = make_business(system, modules=["statement"])
    accept_invitation(system, business.slug, business.owner)
    tab = console(business, "portal")
    row = tab.page.locator(".setting", has_text="Descarga de facturas anteriores")
    expect(row).to_contain_text("Disponible, no contratado")
    expect(row.get_by_role("switch")).to_have_count(0)
    before = len(system.messages_to(OPERATOR))
    row.get_by_role("button", name="Solicitar").click()
    tab.see("Solicitud enviada.")
    expect(row).to_contain_text("Solicitado el")
    expect(row.get_by_role("button", name="Solicitar")).to_have_count(0)
    await_value(
        lambda: len(system.messages_to(OPERATOR)) > before or None, MESSAGE_SECONDS, "nobody was told"
    )


def test_a_page_that_could_not_be_published_says_so_and_is_published_again(
    system: System, business: Business, console: OpenConsole, open_tab: OpenTab
) -> None:
    tab = console(business, "portal")
    setting(tab, "title").fill("Lo de antes")
    save(tab)
    page = published(system, business.slug, open_tab)
    with publishing_fails(system, business.slug):
        setting(tab, "title").fill("Lo nuevo")
        tab.button("Guardar").click()
        expect(tab.page.get_by_role("alert")).to_contain_text("siguen viendo la página anterior")
        page.reload()
        expect(page.get_by_role("heading", name="Lo de antes")).to_be_visible()
    assert settings_of(tab)["settings"]["title"] == "Lo nuevo"

    tab.button("Publicar de nuevo").click()

    expect(tab.page.get_by_text("Publicado.", exact=True).last).to_be_visible()
    tab.see("Los clientes ven la versión 3")
    expect(tab.page.get_by_role("alert")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Lo nuevo")).to_be_visible()


def test_a_version_is_gone_back_to(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    setting(tab, "title").fill("Lo nuevo")
    save(tab)
    tab.link("Versiones").click()
    tab.link("Versión 2").click()
    expect(tab.page.locator(".changes")).to_contain_text("Lo nuevo")
    tab.link("Versiones").click()
    tab.link("Versión 1").click()
    tab.button("Volver a esta versión").click()
    tab.dialog.get_by_role("button", name="Volver a esta versión").click()
    tab.see("La versión 3 está en vigor y publicada.")
    tab.see("Volvió a la versión 1")
    assert settings_of(tab)["settings"]["title"] == ""


def test_a_version_is_gone_back_to_by_the_keyboard_alone(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    shown = settings_of(tab)
    body = {"settings": {**shown["settings"], "title": "Lo nuevo"}, "version": shown["version"]}
    tab.call("PUT", "/settings", body)
    tab.visit("portal/versions")
    expect(tab.link("Versión 1")).to_be_visible()
    tab.press_to(tab.link("Versión 1"))
    tab.page.keyboard.press("Enter")
    expect(tab.button("Volver a esta versión")).to_be_visible()
    tab.press_to(tab.button("Volver a esta versión"))
    tab.page.keyboard.press("Enter")
    expect(tab.dialog).to_be_visible()
    assert faults(tab.page) == []
    tab.press_to(tab.dialog.get_by_role("button", name="Volver a esta versión"))
    tab.page.keyboard.press("Enter")
    tab.see("La versión 3 está en vigor y publicada.")
    assert settings_of(tab)["settings"]["title"] == ""


def test_two_who_save_at_once_need_no_mouse_either(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal", color_scheme="dark", viewport=PHONE)
    tab.tab.expect("409")
    tab.press_to(setting(tab, "title"))
    tab.page.keyboard.type("El de Elena")
    shown = settings_of(tab)
    body = {"settings": {**shown["settings"], "title": "Otro"}, "version": shown["version"]}
    tab.call("PUT", "/settings", body)
    tab.press_to(tab.button("Guardar"))
    tab.page.keyboard.press("Enter")
    expect(tab.dialog).to_contain_text("guardó la versión 2")
    assert faults(tab.page) == []
    combine = tab.dialog.get_by_role("button", name="Guardar la combinación")
    tab.press_to(combine)
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text("Guardado y publicado.").last).to_be_visible()
    assert settings_of(tab)["settings"]["title"] == "El de Elena"


def test_for_companies_the_email_is_locked_and_says_why(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    tab.page.get_by_label("SMS al teléfono móvil").check()
    setting(tab, "signin.customers_are_companies").check()
    tab.see("con clientes empresa, la validación por correo no se puede quitar")
    expect(tab.page.locator('[name="signin.channels.email"]')).to_be_disabled()


def test_downloads_go_with_the_statement_that_they_stand_on(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    setting(tab, "modules.statement").uncheck()
    expect(setting(tab, "modules.invoice_downloads")).not_to_be_checked()
    tab.see("las facturas anteriores se listan en la cuenta corriente")
    setting(tab, "modules.invoice_downloads").press("Space")
    expect(setting(tab, "modules.invoice_downloads")).not_to_be_checked()
    save(tab)


def test_the_buttons_are_beside_the_page_in_their_order(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    tab.tab.expect("422")
    for kind in ("last_invoice", "statement", "link"):
        tab.page.get_by_label("Agregar botón").select_option(kind)
    setting(tab, "actions.2.label").fill("Nuestros planes")
    setting(tab, "actions.2.url").fill("https://aguas.example/planes")
    tab.button("Subir Nuestros planes").click()
    for choice in ("Escritorio", "Inicio"):
        tab.page.locator(".preview-tools").get_by_text(choice, exact=True).click()
    items = preview(tab).locator(".actions .action-list li")
    expect(items).to_have_text(["Ver última factura", re.compile("Nuestros planes"), "Ver cuenta"])
    save(tab)


def test_who_may_only_read_changes_nothing(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    reader = console(business, "portal", staff=tab.add_staff("readonly"))
    reader.see("puede ver la configuración, no cambiarla")
    expect(setting(reader, "title")).to_be_disabled()
    expect(setting(reader, "active")).to_be_disabled()


def test_the_keyboard_alone_changes_and_saves(business: Business, console: OpenConsole) -> None:
    tab = console(business, "portal")
    page = tab.page
    expect(preview(tab).get_by_role("heading", name="Mi cuenta")).to_be_visible()
    tab.press_to(setting(tab, "active"))
    page.keyboard.press("Space")
    tab.press_to(setting(tab, "title"))
    page.keyboard.type("Con el teclado")
    tab.press_to(setting(tab, "branding.typeface"))
    page.keyboard.press("End")
    tab.press_to(setting(tab, "allowed_sites"))
    page.keyboard.type("https://valle.example")
    page.keyboard.press("Enter")
    tab.press_to(tab.button("Guardar"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Guardado y publicado.").last).to_be_visible()
    stored = settings_of(tab)["settings"]
    assert (stored["title"], stored["active"]) == ("Con el teclado", False)
    assert stored["branding"]["typeface"] == "atkinson"
    assert stored["allowed_sites"] == ["https://valle.example"]


def test_a_setting_is_found_by_its_name_and_opened_at_its_place(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business)
    tab.page.keyboard.press("Control+k")
    tab.dialog.locator("input").fill("clientes borrados")
    tab.dialog.get_by_text("Permitir acceso a clientes borrados").click()
    expect(setting(tab, "deleted_keep_access")).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_preview_reaches_no_api(business: Business, console: OpenConsole, size: dict[str, int]) -> None:
    """What is typed into a preview goes nowhere: its own policy forbids it, and a stand-in answers."""
    tab = console(business, "portal", viewport=size)
    if size is PHONE:
        tab.button("Ver la vista previa").click()
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    field = preview(tab).locator("input").first
    field.fill("30123456")
    preview(tab).locator("#email").fill("ana@example.com")
    preview(tab).get_by_role("button", name="Continuar").click()
    expect(preview(tab).locator("#code")).to_be_visible()
    assert [url for url in asked if "/api/portal/" in url] == []
    frame = next(one for one in tab.page.frames if one.parent_frame is not None)
    tab.tab.expect("Content Security Policy|violates|Refused")
    assert frame.evaluate(_ASK) == "blocked"
