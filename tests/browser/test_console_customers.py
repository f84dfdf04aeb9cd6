"""Customers in the console: found, made, changed, let in, given a password, looked at as themselves."""

import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.behind import issue_key
from tests.browser.chromium import DESKTOP, PHONE, Tab
from tests.browser.conftest import OpenConsole, OpenTab
from tests.browser.console import Business, Console
from tests.browser.portal import Portal
from tests.browser.strangers import Stranger
from tests.browser.system import MESSAGE_SECONDS, System, await_value

pytestmark = pytest.mark.browser


def _row(mark: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "external_id": f"ext-{mark}",
        "name": name,
        "number": f"77{mark}",
        "contacts": [{"name": name, "emails": [f"{mark}@correo.example"], "phones": ["+5492262451234"]}],
        **more,
    }


@pytest.fixture
def people(system: System, business: Business) -> Callable[..., None]:
    """Sends customers as the business's own system does."""

    def send(*rows: dict[str, Any]) -> None:
        system.send(issue_key(system, business.slug), "customers", list(rows))

    return send


BY_BOTH = {"methods": ["email", "password"]}


def _set(tab: Console, **changes: Any) -> None:
    """Change settings of the business behind its own back, and load the page anew."""
    shown = tab.call("GET", "/settings")
    signin = {**shown["settings"]["signin"], **changes.pop("signin", {})}
    settings = {**shown["settings"], "signin": signin, **changes}
    tab.call("PUT", "/settings", {"settings": settings, "version": shown["version"]})
    tab.page.reload()


def _names(tab: Console) -> list[str]:
    return [text.strip() for text in tab.page.locator("tbody .row-link").all_inner_texts()]


def _search(tab: Console, text: str, *found: str) -> None:
    tab.page.get_by_role("searchbox").fill(text)
    tab.tab.await_true(lambda: sorted(_names(tab)) == sorted(found), f"{text} finds {found}")


def _open(tab: Console, name: str) -> None:
    tab.page.locator(".row-link", has_text=name).click()
    expect(tab.heading(name)).to_be_visible()


def _await_mail(system: System, email: str, before: int = 0) -> dict[str, Any]:
    def newest() -> dict[str, Any] | None:
        messages = system.messages_to(email)
        return messages[0] if len(messages) > before else None

    return await_value(newest, MESSAGE_SECONDS, f"nothing was sent to {email}")


def test_customers_are_found_as_one_types(
    business: Business, console: OpenConsole, people: Callable[..., None]
) -> None:
    people(
        _row("1001", "Úrsula Ñáñez"),
        _row("1002", "Bruno Iturralde", document={"number": "28123456"}),
        _row("1003", "Cooperativa Ñandú", kind="company", contacts=[]),
    )
    tab = console(business, "customers")
    expect(tab.page.locator("tbody tr")).to_have_count(3)
    _search(tab, "nan", "Úrsula Ñáñez", "Cooperativa Ñandú")
    _search(tab, "ursula nanez", "Úrsula Ñáñez")
    _search(tab, "771003", "Cooperativa Ñandú")
    _search(tab, "28.123", "Bruno Iturralde")
    _search(tab, "1002@correo", "Bruno Iturralde")
    _search(tab, "451234", "Úrsula Ñáñez", "Bruno Iturralde")
    # The address keeps what was searched for, also after a customer was looked at.
    _search(tab, "itur", "Bruno Iturralde")
    assert tab.page.url.endswith("customers?q=itur")
    _open(tab, "Bruno Iturralde")
    tab.page.go_back()
    expect(tab.page.get_by_role("searchbox")).to_have_value("itur")
    _search(tab, "nadie")
    tab.see("Ningún cliente con ese dato")
    tab.button("Ver todos").click()
    expect(tab.page.locator("tbody tr")).to_have_count(3)
    tab.page.keyboard.press("Control+k")
    tab.page.get_by_role("combobox").last.fill("itur")
    expect(tab.dialog.get_by_role("option")).to_contain_text("Bruno Iturralde")
    tab.page.keyboard.press("Enter")
    expect(tab.heading("Bruno Iturralde")).to_be_visible()


def test_a_test_customer_takes_two_clicks(business: Business, console: OpenConsole) -> None:
    tab = console(business)
    tab.open_area("Clientes")
    tab.see("Todavía no hay clientes")
    tab.button("Cliente de prueba").click()
    expect(tab.heading(re.compile(r"Cliente de prueba \d+"))).to_be_visible()
    expect(tab.page.locator("#content")).to_contain_text(business.owner.email)
    expect(tab.page.locator(".lead .badge")).to_have_text(["Habilitado", "Prueba"])


def test_a_customer_is_made_and_changed_and_what_is_wrong_is_said_in_place(
    business: Business, console: OpenConsole
) -> None:
    tab = console(business, "customers/new")
    tab.tab.expect("422")
    page = tab.page
    tab.button("Crear el cliente").click()
    expect(page.locator("#name")).to_be_focused()
    page.locator("#name").fill("Nélida Ortiz")
    page.locator("#number").fill("90210")
    page.get_by_label("Correo electrónico").fill("esto no es")
    tab.button("Crear el cliente").click()
    tab.see("No es una dirección de correo.")
    expect(page.get_by_label("Correo electrónico")).to_be_focused()
    page.get_by_label("Correo electrónico").fill("nelida@correo.example")
    tab.button("Crear el cliente").click()
    expect(tab.heading("Nélida Ortiz")).to_be_visible()
    expect(page.locator("#content")).to_contain_text("nelida@correo.example")

    # Somebody else changes the number while one types another name.
    tab.tab.expect("409")
    tab.link("Editar").click()
    page.locator("#name").fill("Nélida Ortiz Paz")
    customer_id = page.url.split("/")[-2]
    shown = tab.call("GET", f"/customers/{customer_id}")
    body = {name: shown[name] for name in ("name", "kind", "document", "address", "language", "version")}
    contacts = [{name: one[name] for name in ("id", "name", "emails", "phones")} for one in shown["contacts"]]
    tab.call("PUT", f"/customers/{customer_id}", {**body, "number": "90211", "contacts": contacts})
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Mientras tanto se guardó otro cambio de este cliente: Número de cliente.")
    expect(page.locator("#name")).to_have_value("Nélida Ortiz Paz")
    expect(page.locator("#number")).to_have_value("90211")
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Cambios guardados.")
    now = tab.call("GET", f"/customers/{customer_id}")
    assert (now["name"], now["number"]) == ("Nélida Ortiz Paz", "90211")


def test_access_with_dates_sends_the_mail_by_itself(
    system: System, business: Business, console: OpenConsole, people: Callable[..., None]
) -> None:
    mark = secrets.token_hex(4)
    people(_row(mark, "Irma Salas", access={"portal_user": False}))
    tab = console(business)
    tab.tab.expect("422")
    _set(tab, access_needs_dates=True)
    tab.open_area("Clientes")
    _open(tab, "Irma Salas")
    page = tab.page
    page.locator("#portal_user").check()
    page.locator("#support_from").fill("2099-01-01")
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Debe ser hoy o un día anterior.")
    tab.see("Completar esta fecha.")
    page.locator("#support_from").fill("2024-01-01")
    page.locator("#portal_until").fill("2023-01-01")
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("Debe ser posterior al inicio.")
    assert system.messages_to(f"{mark}@correo.example") == []
    page.locator("#portal_until").fill("2099-12-31")
    page.locator(".save-bar").get_by_role("button", name="Guardar").click()
    tab.see("El correo con los accesos ya salió.")
    expect(page.locator(".lead .badge")).to_have_text("Habilitado")
    mail = _await_mail(system, f"{mark}@correo.example")
    assert f"/{business.slug}/" in mail["text"]


def _framed(system: System, tab: Tab, stranger: Stranger, slug: str) -> Portal:
    """The portal inside that site."""
    source = f"{system.origin('portal')}/{slug}/"
    stranger.pasted = f'<iframe title="Mi cuenta" src="{source}" width="340" height="700"></iframe>'
    tab.page.goto(stranger.origin)
    return Portal(system, tab, tab.page.frame_locator("iframe"))


def _enter(portal: Portal, user: str, password: str) -> None:
    portal.inside.locator("#identifier").fill(user)
    portal.inside.locator("#password").fill(password)
    portal.inside.locator("form button[type=submit]").click()


def _choose(portal: Portal, password: str) -> None:
    portal.inside.locator("#new").fill(password)
    portal.inside.locator("#repeat").fill(password)
    portal.inside.locator("form:has(#new) button[type=submit]").click()


def test_a_password_that_was_sent_lets_its_customer_in_who_has_to_choose_another(
    system: System,
    business: Business,
    console: OpenConsole,
    people: Callable[..., None],
    open_tab: OpenTab,
    stranger: Stranger,
) -> None:
    mark = secrets.token_hex(4)
    number = str(10_000_000 + secrets.randbelow(80_000_000))
    people(_row(mark, "Olga Vera", number=number, document={"number": number}))
    tab = console(business)
    _set(tab, allowed_sites=[stranger.origin], signin={"methods": ["password", "identifier", "email"]})
    tab.open_area("Clientes")
    _open(tab, "Olga Vera")
    tab.see("No tiene contraseña.")
    tab.button("Dar una contraseña").click()
    field = tab.dialog.locator("#password")
    expect(field).to_have_value(re.compile(r"^[a-z]+\.[a-z]+$"))
    suggested = field.input_value()
    tab.button("Refrescar").click()
    expect(field).not_to_have_value(suggested)
    password = field.input_value()
    tab.dialog.get_by_label("Enviarla por correo").check()
    tab.button("Dar la contraseña").click()
    tab.see("El correo con la contraseña ya salió.")
    tab.button("Listo").click()
    tab.see("Tiene una contraseña inicial")
    assert password in _await_mail(system, f"{mark}@correo.example")["text"]

    theirs = open_tab(viewport=DESKTOP, locale="es-AR")
    theirs.expect("401|422")
    portal = _framed(system, theirs, stranger, business.slug)
    _enter(portal, number, "otra.cosa")
    expect(portal.inside.get_by_role("alert")).to_contain_text("El usuario o la contraseña no son correctos")
    _enter(portal, number, password.upper())
    expect(portal.heading("Elegir una contraseña")).to_be_focused()
    _choose(portal, "barcelona")
    expect(portal.inside.locator("#new-wrong")).to_be_visible()
    own = "la tía canta bajito"
    _choose(portal, own)
    portal.see_home()

    # The issued one opens nothing any more; their own does.
    again = open_tab(viewport=PHONE, locale="es-AR")
    again.expect("401|422")
    second = _framed(system, again, stranger, business.slug)
    _enter(second, number, password)
    expect(second.inside.get_by_role("alert")).to_be_visible()
    _enter(second, f"{mark}@correo.example", own)
    second.see_home()
    tab.page.reload()
    tab.see("Eligió su contraseña el")
    tab.see("Usuario y contraseña")


def test_access_is_sent_to_a_selection_and_who_was_left_out_is_named(
    system: System, business: Business, console: OpenConsole, people: Callable[..., None]
) -> None:
    marks = [secrets.token_hex(4) for _ in range(3)]
    people(
        _row(marks[0], "Ana Uno"),
        _row(marks[1], "Beto Dos", contacts=[]),
        _row(marks[2], "Caro Tres", access={"portal_user": False}),
    )
    tab = console(business, "customers")
    tab.page.get_by_label("Elegir todos").check()
    expect(tab.page.locator(".action-bar")).to_contain_text("3 elegidos")
    tab.button("Enviar accesos").click()
    tab.button("Enviar").click()
    notice = tab.page.locator(".sending")
    expect(notice).to_contain_text("Se envió a 1 cliente.")
    expect(notice).to_contain_text("3 de 3")
    notice.locator("summary").click()
    expect(notice).to_contain_text("Beto Dos: ningún contacto tiene correo.")
    expect(notice).to_contain_text("Caro Tres: su acceso al portal no está habilitado.")
    _await_mail(system, f"{marks[0]}@correo.example")
    # It is still told after one has looked at another page.
    tab.open_area("Inicio")
    tab.open_area("Clientes")
    expect(notice).to_contain_text("Se envió a 1 cliente.")
    notice.get_by_role("button", name="Cerrar").click()
    expect(notice).to_have_count(0)


def _look(tab: Console) -> Page:
    with tab.page.context.expect_page() as opening:
        tab.button("Ver como este cliente").click()
    return opening.value


def test_staff_look_as_the_customer_and_the_customer_sees_that_they_did(
    system: System,
    business: Business,
    console: OpenConsole,
    people: Callable[..., None],
    open_tab: OpenTab,
) -> None:
    mark = secrets.token_hex(4)
    address = f"{mark}@correo.example"
    # Without a telephone: a code would go there.
    people(_row(mark, "Rosa Luna", contacts=[{"name": "Rosa Luna", "emails": [address]}]))
    tab = console(business)
    _set(tab, signin={"methods": ["email", "password"]})
    tab.open_area("Clientes")
    _open(tab, "Rosa Luna")
    look = _look(tab)
    bar = look.locator(".view-bar")
    expect(bar).to_contain_text(f"Vista de {business.owner.name}, solo lectura")
    assert "view=" not in look.url
    expect(look.locator(".total .hero")).to_be_visible()
    expect(look.get_by_role("alert")).to_have_count(0)
    refused = look.evaluate(
        """(path) => fetch(path, {method: "POST", body: JSON.stringify({old: "a", new: "b"}),
            headers: {"X-Ventanilla": "1", "Content-Type": "application/json"}})
            .then(async (answer) => [answer.status, (await answer.json()).code])""",
        f"/api/portal/{business.slug}/password",
    )
    assert refused == [403, "view_only"]
    tab.tab.expect("403")
    look.get_by_role("link", name="Más").click()
    expect(look.get_by_role("link", name="Quién vio mis datos")).to_be_visible()
    expect(look.get_by_role("button", name="Cambiar la contraseña")).to_have_count(0)
    bar.get_by_role("button").click()
    expect(look.locator("#email")).to_be_visible()

    theirs = open_tab(viewport=PHONE, locale="es-AR")
    theirs.expect("401")
    theirs.page.goto(f"{system.origin('portal')}/{business.slug}/")
    portal = Portal(system, theirs, theirs.page)
    theirs.page.locator("#email").fill(address)
    theirs.page.locator("form button[type=submit]").click()
    expect(theirs.page.locator("#code")).to_be_focused()
    portal.type_code(system.await_code((address,), 0))
    portal.see_home()
    portal.open_section("Más")
    portal.link("Quién vio mis datos").click()
    rows = theirs.page.locator(".content .list .row")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Vio este portal")
    expect(rows.first).to_contain_text(business.owner.name)
    expect(rows.last).to_contain_text("Vio la ficha")


def test_the_keyboard_alone_suffices(
    business: Business, console: OpenConsole, people: Callable[..., None]
) -> None:
    people(_row("1001", "Ana Uno"), _row("1002", "Beto Dos"))
    tab = console(business, "customers")
    _set(tab, signin=BY_BOTH)
    keys = tab.page.keyboard
    tab.page.get_by_role("searchbox").focus()
    keys.type("beto")
    expect(tab.page.locator("tbody tr")).to_have_count(1)
    tab.page.locator("tbody .row-link").focus()
    keys.press("Enter")
    expect(tab.heading("Beto Dos")).to_be_focused()
    button = tab.button("Dar una contraseña")
    button.focus()
    keys.press("Enter")
    expect(tab.dialog.locator("#password")).to_have_value(re.compile(r"\."))
    keys.press("Escape")
    expect(tab.dialog).to_have_count(0)
    expect(button).to_be_focused()
    keys.press("Enter")
    tab.dialog.locator("#password").focus()
    keys.press("Control+a")
    keys.type("una clave larga")
    keys.press("Enter")
    expect(tab.button("Listo")).to_be_focused()
    keys.press("Enter")
    expect(tab.dialog).to_have_count(0)
    tab.page.locator("#portal_user").focus()
    keys.press("Space")
    expect(tab.page.locator(".save-bar")).to_contain_text("Usuario de Portal")


@pytest.mark.parametrize(("scheme", "locale"), [("light", "es-AR"), ("dark", "pt-BR")])
def test_axe_finds_nothing(
    business: Business, console: OpenConsole, people: Callable[..., None], scheme: str, locale: str
) -> None:
    people(
        _row("1001", "María del Carmen Sánchez de la Fuente y Álvarez-Quiñones de Bustamante"),
        _row("1002", "Beto Dos", contacts=[{"name": "Beto", "phones": ["123"]}]),
    )
    tab = console(business, "customers", color_scheme=scheme, locale=locale)
    tab.tab.expect("422")
    _set(tab, signin=BY_BOTH)
    found: list[str] = []

    def check(name: str) -> None:
        expect(tab.page.locator("#content .skeleton")).to_have_count(0)
        for size in (PHONE, DESKTOP):
            tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
            tab.page.wait_for_timeout(100)
            found.extend(f"{name} {size['width']}: {line}" for line in faults(tab.page))

    expect(tab.page.locator("tbody tr, .row-card")).to_have_count(2)
    tab.page.locator(".ticks input").first.check()
    check("list")
    tab.page.locator(".action-bar .primary").click()
    check("sending")
    tab.dialog.locator(".primary").click()
    expect(tab.page.locator(".sending summary")).to_be_visible()
    tab.page.locator(".sending summary").click()
    check("sent")
    tab.page.locator(".row-link", has_text="Beto Dos").click()
    expect(tab.page.locator(".customer-columns")).to_be_visible()
    check("customer")
    tab.page.locator("#portal_until").fill("2020-01-01")
    check("access")
    tab.page.locator(".save-bar button").first.click()
    tab.page.locator(".group .inline button").first.click()
    expect(tab.dialog.locator("#password")).to_have_value(re.compile(r"\."))
    check("password")
    tab.page.keyboard.press("Escape")
    tab.page.locator(".page-actions a[href$='/edit']").click()
    expect(tab.page.locator("#name")).to_be_visible()
    tab.page.locator("input[type=email]").first.fill("x")
    tab.page.locator(".save-bar .primary").click()
    expect(tab.page.locator(".wrong").first).to_be_visible()
    check("edit with faults")
    assert found == []


@pytest.mark.parametrize(("scheme", "locale"), [("light", "es-AR"), ("dark", "pt-BR")])
def test_axe_finds_nothing_on_what_the_customer_sees_of_it(
    system: System,
    business: Business,
    console: OpenConsole,
    open_tab: OpenTab,
    scheme: str,
    locale: str,
) -> None:
    tab = console(business)
    _set(
        tab,
        languages=["es", "pt"],
        signin={
            "methods": ["password", "identifier", "email"],
            "password_hint": "La que llegó por correo.",  # pragma: allowlist secret
        },
    )
    made = tab.call("POST", "/customers/test", {})
    issued = tab.call("POST", f"/customers/{made['id']}/password", {"password": None, "send": False})
    theirs = open_tab(viewport=PHONE, locale=locale, color_scheme=scheme)
    theirs.expect("401|422")
    page = theirs.page
    found: list[str] = []

    def check(name: str) -> None:
        expect(page.locator(".skeleton")).to_have_count(0)
        for size in (PHONE, DESKTOP):
            page.set_viewport_size({"width": size["width"], "height": size["height"]})
            page.wait_for_timeout(100)
            found.extend(f"{name} {size['width']}: {line}" for line in faults(page))

    page.goto(f"{system.origin('portal')}/{business.slug}/")
    page.locator("form button[type=submit]").click()
    expect(page.locator("#password-wrong")).to_be_visible()
    check("door with faults")
    page.locator("#identifier").fill(business.owner.email)
    page.locator("#password").fill(issued["password"])
    page.locator("form button[type=submit]").click()
    expect(page.locator("#new")).to_be_visible()
    page.locator("form button[type=submit]").click()
    check("choosing")
    page.locator("#new").fill("una frase propia")
    page.locator("#repeat").fill("una frase propia")
    page.locator("form:has(#new) button[type=submit]").click()
    expect(page.locator(".total .hero")).to_be_visible()
    page.locator(".sections a").last.click()
    check("more")
    page.locator("button.row").last.click()
    expect(page.locator("dialog #old")).to_be_visible()
    page.locator("dialog form button[type=submit]").click()
    check("changing")
    page.keyboard.press("Escape")
    page.locator("a.row[href$=accesos]").click()
    expect(page.locator(".content time").first).to_be_visible()
    check("log")

    look = tab.call("POST", f"/customers/{made['id']}/view", {})["url"]
    page.goto("about:blank")
    page.goto(look)
    expect(page.locator(".view-bar")).to_be_visible()
    expect(page.locator(".total .hero")).to_be_visible()
    check("looking")
    assert found == []
