"""Files leave the page for S3 within its policy and come back as thumbnails; the inbox answers mails with files."""

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPortal, OpenTab
from tests.browser.people import new_person
from tests.browser.system import System, await_value
from tests.support.images import encoded

pytestmark = pytest.mark.browser

_CALL = """([method, path, body]) => fetch(path, {
    method,
    headers: {"X-Ventanilla": "1", "Content-Type": "application/json"},
    body: body === null ? undefined : JSON.stringify(body),
}).then(async (answer) => ({status: answer.status, body: await answer.json().catch(() => null)}))"""
_POST_FORM = """([url, fields, data, type]) => new Promise((resolve) => {
    const form = new FormData();
    Object.entries(fields).forEach(([name, value]) => form.append(name, value));
    form.append("file", new Blob([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], {type}));
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.onloadend = () => resolve(request.status);
    request.send(form);
})"""
_SHOW = """(url) => new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve(picture.naturalWidth);
    picture.onerror = () => resolve(0);
    picture.src = url;
    document.body.append(picture);
})"""
_BRING = """(form, [event, name, data]) => {
    const content = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    const brought = new DataTransfer();
    brought.items.add(new File([content], name, {type: "image/jpeg"}));
    const options = {bubbles: true, cancelable: true};
    form.dispatchEvent(event === "drop"
        ? new DragEvent("drop", {...options, dataTransfer: brought})
        : new ClipboardEvent("paste", {...options, clipboardData: brought}));
}"""
SECONDS = 10


def photograph() -> bytes:
    """A picture that hardly compresses."""
    from PIL import Image

    return encoded(Image.effect_noise((900, 600), 80).convert("RGB"), "JPEG", quality=90)


def call(page: Page, method: str, path: str, body: Any = None) -> Any:
    """What the API answers the page."""
    answer = page.evaluate(_CALL, [method, f"/api/{path}", body])
    assert answer["status"] < 300, answer
    return answer["body"]


def attach(page: Page, content: bytes, filename: str) -> dict[str, Any]:
    """Hand a picture in as the page does; answers what the API says of it."""
    asked = {"filename": filename, "content_type": "image/jpeg", "size": len(content)}
    form = call(page, "POST", "portal/demo/attachments", asked)
    data = base64.b64encode(content).decode()
    assert page.evaluate(_POST_FORM, [form["url"], form["fields"], data, "image/jpeg"]) in (200, 201, 204)
    found: dict[str, Any] = call(
        page, "POST", f"portal/demo/attachments/{form['attachment_id']}/examined", {}
    )
    return found


def test_a_picture_is_handed_in_shown_and_answered_by_mail(
    system: System, alone: OpenPortal, open_tab: OpenTab
) -> None:
    person = new_person(system)
    portal = alone()
    portal.sign_in(person)
    portal.see_home()

    file = attach(portal.page, photograph(), "el medidor.jpg")
    assert portal.page.evaluate(_SHOW, file["thumbnail_url"]) == 320
    wanted = {"text": "No anda el medidor.", "attachment_ids": [file["attachment_id"]]}
    ticket = call(portal.page, "POST", "portal/demo/tickets", wanted)
    path = f"portal/demo/tickets/{ticket['ticket_id']}"
    assert ticket["entries"][0]["attachments"][0]["filename"] == "el medidor.jpg"

    def mail() -> dict[str, Any] | None:
        answered = [one for one in system.messages_to(person.email) if one.get("reply_to")]
        return answered[0] if answered else None

    found = await_value(mail, SECONDS, "no mail that can be answered came")
    inbox = open_tab(viewport={"width": 1000, "height": 800})
    inbox.expect(
        "NotSameOrigin"
    )  # the inbox shows the mail's HTML, whose logo only the portal's pages may show
    inbox.page.goto(system.origin("inbox"))
    inbox.page.get_by_role("searchbox").fill(person.email)
    inbox.page.locator("#list button").filter(has_text=found["subject"]).first.click()
    inbox.page.get_by_role("button", name="Responder").click()
    inbox.page.get_by_label("Respuesta").fill("Va otra foto.\nGracias.")
    inbox.page.get_by_label("Adjuntos").set_input_files(
        {"name": "otra.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    inbox.page.get_by_role("button", name="Enviar respuesta").click()
    expect(inbox.page.get_by_text("La respuesta se envió.")).to_be_visible()

    def joined() -> dict[str, Any] | None:
        entries = call(portal.page, "GET", path)["entries"]
        return next((one for one in entries if one["via"] == "email"), None)

    entry = await_value(joined, SECONDS, "the answer did not join its ticket")
    assert entry["text"] == "Va otra foto.\nGracias."
    assert [one["filename"] for one in entry["attachments"]] == ["otra.jpg"]
    assert portal.page.evaluate(_SHOW, entry["attachments"][0]["thumbnail_url"]) == 320


def test_several_files_are_chosen_dropped_and_pasted_each_with_its_own_fate(
    system: System, alone: OpenPortal
) -> None:
    portal = alone(locale="es-AR")
    portal.sign_in(new_person(system))
    portal.see_home()
    portal.open_section("Tickets")
    portal.button(re.compile("Crear ticket")).first.click()
    form = portal.dialog
    form.get_by_label("Describir el problema").fill("No anda.")
    listed = form.get_by_role("list", name="Archivos adjuntos")
    portal.tab.expect("422")

    form.locator("input[name=files]").set_input_files(
        [
            FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=photograph()),
            FilePayload(name="miente.png", mimeType="image/png", buffer=photograph()),
            FilePayload(name="nota.docx", mimeType="application/msword", buffer=b"PK"),
        ]
    )
    expect(listed.get_by_role("listitem")).to_have_count(3)
    expect(listed.get_by_text("no corresponde a su tipo")).to_be_visible()
    expect(listed.get_by_text("Solo se aceptan imágenes")).to_be_visible()
    expect(listed.get_by_text(re.compile(r"\d+ kB"))).to_be_visible()

    data = base64.b64encode(photograph()).decode()
    for event, name in (("drop", "soltada.jpg"), ("paste", "pegada.jpg")):
        form.locator("form").evaluate(_BRING, [event, name, data])
        expect(listed.get_by_text(name)).to_be_visible()
    for name in ("miente.png", "nota.docx"):
        form.get_by_role("button", name=f"Quitar {name}").click()
    expect(listed.get_by_role("listitem")).to_have_count(3)
    expect(listed.get_by_text(re.compile(r"\d+ kB"))).to_have_count(3)
    form.get_by_role("button", name="Enviar").click()
    form.get_by_role("button", name="Ver ticket").click()

    shown = portal.dialog.get_by_role("button", name=re.compile("^Descargar "))
    expect(shown).to_have_count(3)
    expect(portal.dialog.locator(".attached img").first).to_be_visible()
