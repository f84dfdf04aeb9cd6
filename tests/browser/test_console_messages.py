"""Mensajes: a business's own words, seen before they are sent, sent, and never in a message's way."""

import re
import secrets
from dataclasses import dataclass

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.browser.axe import faults
from tests.browser.behind import break_template, issue_key
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import OpenConsole, OpenPortal
from tests.browser.console import Business, Console
from tests.browser.people import Person
from tests.browser.system import MESSAGE_SECONDS, System, await_value

pytestmark = pytest.mark.browser

CODE = "messages/signin_code/es"
PARTS = ("#content", "dialog[open]")
"""All but the menu, which has its own test."""
OWN_HTML = "<p>Hola {{ cliente.nombre }}, {{ cliente.documento_tipo }} {{ cliente.documento }}:</p><p>{{ codigo }}</p>"


@dataclass(slots=True)
class Editor:
    """The editor of one message."""

    console: Console

    @property
    def mail(self) -> FrameLocator:
        """The mail in the preview."""
        return self.console.page.frame_locator("iframe.mail-frame")

    def type(self, part: str, text: str) -> None:
        """Write one of the templates anew."""
        self.console.page.locator(f"#{part}").fill(text)

    def tab(self, name: str) -> None:
        """Look at another form of the message."""
        self.console.page.get_by_role("tab", name=name, exact=True).click()

    def see_subject(self, text: str) -> None:
        """Wait until the preview's subject is this."""
        expect(self.console.page.locator(".mail-subject strong")).to_have_text(text)

    def save(self) -> None:
        """Save, and wait until it is."""
        self.console.button("Guardar").click()
        self.console.see("Guardado. Los próximos mensajes salen con este texto.")


@pytest.fixture
def person(system: System, business: Business) -> Person:
    """A customer of the business."""
    mark = secrets.token_hex(4)
    one = Person(
        "Úrsula Ñáñez", str(10_000_000 + secrets.randbelow(80_000_000)), f"ursula-{mark}@correo.example"
    )
    row = {
        "external_id": mark,
        "name": one.name,
        "number": "4471",
        "document": {"kind": "dni", "number": one.identifier},
        "contacts": [{"name": one.name, "emails": [one.email]}],
    }
    system.send(issue_key(system, business.slug), "customers", [row])
    return one


def open_editor(console: OpenConsole, business: Business, path: str = CODE, **options: object) -> Editor:
    """Somebody at the editor of a message."""
    editor = Editor(console(business, path, **options))
    expect(editor.console.page.locator("#subject")).to_be_visible()
    expect(editor.mail.locator("body")).to_contain_text("123456")
    return editor


def await_subject(system: System, address: str, words: str) -> str:
    """The subject of the newest message to an address that has these words."""

    def newest() -> str | None:
        subjects = [str(message["subject"]) for message in system.messages_to(address)]
        return next((subject for subject in subjects if words in subject), None)

    return await_value(newest, MESSAGE_SECONDS, f"no {words!r} to {address}")


def test_a_message_is_written_looked_at_tried_out_and_then_sent(
    system: System, business: Business, person: Person, console: OpenConsole, alone: OpenPortal
) -> None:
    opened = console(business, "messages")
    opened.page.get_by_role("link", name="Código de ingreso, español").click()
    editor = Editor(opened)
    expect(editor.mail.locator("body")).to_contain_text("Aguas del Valle")
    # A tag is written where the cursor is.
    subject = opened.page.locator("#subject")
    subject.fill(" para ")
    subject.press("Home")
    opened.page.get_by_role("button", name="Insertar codigo").click()
    subject.press("End")
    opened.page.get_by_role("button", name="Insertar cliente.nombre").click()
    expect(subject).to_have_value("{{ codigo }} para {{ cliente.nombre }}")
    editor.see_subject("123456 para Ana Pérez")
    editor.type("html", OWN_HTML)
    expect(editor.mail.locator("body")).to_contain_text("Hola Ana Pérez, DNI 30.123.456:")
    # A trial to oneself.
    opened.button("Enviarme una prueba").click()
    opened.see(f"La prueba va en camino a {business.owner.email}.")
    await_subject(system, business.owner.email, "123456 para Ana Pérez")
    editor.save()

    portal = alone(business.slug)
    before = len(system.messages_to(person.email))
    portal.ask_code(person)
    code = system.await_code((person.email,), before)

    message = system.messages_to(person.email)[0]
    assert message["subject"] == f"{code} para Úrsula Ñáñez"
    portal.type_code(code)
    expect(portal.inside.locator("#code")).to_have_count(0)


def test_a_preview_has_a_real_customers_data(
    business: Business, person: Person, console: OpenConsole
) -> None:
    editor = open_editor(console, business)
    page = editor.console.page
    editor.type("html", OWN_HTML)
    page.get_by_role("searchbox", name="Con los datos de un cliente").fill("Úrsula")
    page.get_by_role("button", name="Úrsula Ñáñez").click()
    expect(editor.mail.locator("body")).to_contain_text(f"Hola Úrsula Ñáñez, DNI {person.identifier}:123456")
    editor.console.button("Usar datos de ejemplo").click()
    expect(editor.mail.locator("body")).to_contain_text("Hola Ana Pérez, DNI 30.123.456:123456")


def test_what_is_wrong_is_told_at_its_place_and_nothing_is_lost(
    business: Business, console: OpenConsole
) -> None:
    editor = open_editor(console, business)
    page = editor.console.page
    editor.console.tab.expect("422")

    editor.type("html", "<p>{{ codigo }}</p>\n{{ cliente.nombr }}")

    wrong = page.locator("#html-wrong")
    expect(wrong).to_have_text(
        "Línea 2: la etiqueta «cliente.nombr» no existe en este mensaje. ¿Es «cliente.nombre»?"
    )
    editor.type("html", "<p>Sin código</p>")
    expect(wrong).to_contain_text("Falta la etiqueta «codigo»")
    editor.console.button("Guardar").click()
    expect(page.get_by_role("alert")).to_contain_text("No se guardó")
    expect(page.locator("#html")).to_have_value("<p>Sin código</p>")
    editor.type("html", "<p>{{ codigo }}</p><script>alert(1)</script>")
    expect(page.locator("#html-explanation")).to_contain_text("No va a llegar")
    expect(page.locator("#html-explanation")).to_contain_text("<script> (línea 1)")
    expect(wrong).to_have_count(0)
    editor.save()


def test_a_preview_runs_nothing_and_fetches_nothing(business: Business, console: OpenConsole) -> None:
    editor = open_editor(console, business)
    asked: list[str] = []
    editor.console.page.on("request", lambda request: asked.append(request.url))

    editor.type(
        "html",
        '<p style="color: rgb(1, 2, 3)" onclick="top.hit = 1">{{ codigo }} <a href="https://elsewhere.example/">ver</a></p>'
        '<img src="https://elsewhere.example/pixel.png" alt="Logo" onerror="top.hit = 1"><script>top.hit = 1</script>',
    )

    expect(editor.mail.locator("p").first).to_have_css("color", "rgb(1, 2, 3)")
    editor.mail.get_by_text("ver").click()
    expect(editor.mail.get_by_text("ver")).to_have_attribute("title", "https://elsewhere.example/")
    assert editor.console.page.evaluate("window.hit") is None
    assert not [url for url in asked if "elsewhere" in url]


def test_the_text_and_the_sms_are_seen_with_what_they_cost(business: Business, console: OpenConsole) -> None:
    editor = open_editor(console, business)
    page = editor.console.page
    editor.type("text", "")
    editor.type("html", '<p>Código: {{ codigo }}</p><p><a href="{{ portal.enlace }}">Portal</a></p>')
    editor.tab("Texto")
    expect(page.locator(".mail-text")).to_contain_text(f"/{business.slug}/")
    editor.type("sms", "{{ codigo }}")
    editor.tab("SMS")
    expect(page.locator(".sms-bubble")).to_have_text("123456")
    editor.console.see("6 letras: se cobra como 1 SMS.")
    editor.type("sms", "{{ codigo }} código " + "a" * 70)
    editor.console.see(
        "84 letras: se cobra como 2 SMS. Por estas letras entran 70 por SMS en lugar de 160: ó"
    )


def test_a_template_that_fails_is_told_and_put_back(
    system: System, business: Business, person: Person, console: OpenConsole, alone: OpenPortal
) -> None:
    editor = open_editor(console, business)
    editor.type("html", OWN_HTML)
    editor.save()
    break_template(system, business.slug, "signin_code", "es")
    portal = alone(business.slug)
    before = len(system.messages_to(person.email))
    portal.ask_code(person)
    system.await_code((person.email,), before)

    # The customer has the standard message, the owner has been told, and the page says it.
    assert "es el código de ingreso a Aguas del Valle" in system.messages_to(person.email)[0]["subject"]
    await_subject(system, business.owner.email, "falló")
    editor.console.visit("messages")
    expect(editor.console.page.get_by_text("Con fallas", exact=True)).to_be_visible()
    editor.console.visit("home")
    finding = re.compile(r"La plantilla Código de ingreso \(español\) tiene un error")
    mend = editor.console.page.get_by_role("link", name=finding)
    expect(mend).to_have_attribute("href", re.compile(r"/messages/signin_code/es$"))
    mend.click()
    editor.console.see("Este texto falló al enviar un mensaje")
    editor.console.button("Volver al de fábrica").click()
    editor.console.dialog.get_by_role("button", name="Volver al de fábrica").click()
    editor.console.see("Los próximos mensajes salen con el texto de fábrica.")
    editor.see_subject("123456 es el código de ingreso a Aguas del Valle")
    expect(editor.console.button("Volver al de fábrica")).to_have_count(0)


def test_of_two_who_edit_the_second_sees_both_and_chooses(business: Business, console: OpenConsole) -> None:
    first = open_editor(console, business)
    colleague = first.console.add_staff("manager")
    second = open_editor(console, business, staff=colleague)
    second.console.tab.expect("409")
    first.type("sms", "{{ codigo }} de la primera")
    first.save()
    second.type("sms", "{{ codigo }} de la segunda")
    second.console.button("Guardar").click()

    conflict = second.console.page.get_by_role("alert", name="Este texto cambió mientras se editaba.")
    expect(conflict).to_be_focused()
    expect(conflict).to_be_in_viewport()
    expect(conflict).to_contain_text(f"Lo guardó {business.owner.name}")
    expect(conflict).to_contain_text("{{ codigo }} de la primera")
    expect(conflict).to_contain_text("{{ codigo }} de la segunda")
    conflict.get_by_role("button", name="Seguir con lo escrito aquí").click()
    second.save()
    first.console.visit(CODE)
    expect(first.console.page.locator("#sms")).to_have_value("{{ codigo }} de la segunda")


def test_what_is_written_is_not_left_without_a_question(business: Business, console: OpenConsole) -> None:
    editor = open_editor(console, business)
    editor.type("sms", "{{ codigo }} y más")
    editor.console.link("Plantillas").first.click()
    expect(editor.console.dialog).to_contain_text("Hay cambios sin guardar")
    editor.console.page.keyboard.press("Escape")
    expect(editor.console.page.locator("#sms")).to_have_value("{{ codigo }} y más")
    editor.console.button("Descartar").click()
    expect(editor.console.button("Guardar")).to_be_hidden()


def test_the_keyboard_suffices(business: Business, console: OpenConsole) -> None:
    opened = console(business, "messages")
    page = opened.page
    page.get_by_role("link", name="Código de ingreso, español").focus()
    page.keyboard.press("Enter")
    page.get_by_role("tab", name="Correo", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Texto")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.locator("#sms").focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Insertar codigo").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sms")).to_be_focused()
    page.keyboard.type(" es el código")
    expect(page.locator("#sms")).to_have_value("{{ codigo }} es el código")
    opened.button("Guardar").focus()
    page.keyboard.press("Enter")
    opened.see("Guardado. Los próximos mensajes salen con este texto.")
    opened.button("Ver diferencias").focus()
    page.keyboard.press("Enter")
    expect(opened.dialog).to_contain_text("+ {{ codigo }} es el código")
    page.keyboard.press("Escape")
    expect(opened.button("Ver diferencias")).to_be_focused()


@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        pytest.param("light", PHONE, id="light-phone"),
        pytest.param("dark", DESKTOP, id="dark-desktop"),
        pytest.param("dark", PHONE, id="dark-phone", marks=pytest.mark.deep),
        pytest.param("light", DESKTOP, id="light-desktop", marks=pytest.mark.deep),
    ],
)
def test_axe_finds_nothing(
    business: Business, console: OpenConsole, scheme: str, size: dict[str, int]
) -> None:
    opened = console(business, "messages", color_scheme=scheme, viewport=size)
    opened.visit("messages")
    opened.see("Mensajes que no se editan")
    found = [f"list: {line}" for line in faults(opened.page, include=PARTS)]
    opened.visit(CODE)
    editor = Editor(opened)
    expect(editor.mail.locator("body")).to_contain_text("123456")
    found += [f"editor: {line}" for line in faults(opened.page, include=PARTS)]
    editor.type("html", "{{ nada }}<script></script>")
    expect(opened.page.locator("#html-wrong")).to_be_visible()
    found += [f"wrong: {line}" for line in faults(opened.page, include=PARTS)]
    opened.button("Ver diferencias").click()
    expect(opened.dialog).to_be_visible()
    found += [f"difference: {line}" for line in faults(opened.page, include=PARTS)]

    assert found == []
