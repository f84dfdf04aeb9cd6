"""A business's own templates: edited at the console, used for what is sent, and never in a message's way."""

from typing import Any

import pytest

from chalicelib.audit.models import AuditEntry
from chalicelib.audit.service import Filters, list_entries, verify
from chalicelib.kernel.store import keys
from chalicelib.notifications import templates_service
from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES
from chalicelib.notifications.models import MessageTemplate
from chalicelib.notifications.rendering import built_in
from chalicelib.notifications.template_rules import faults
from tests.support.builders import customer, invoice
from tests.support.mails import html_of, mails, text_of
from tests.support.window import StaffBrowser, System, Window

CODE = "/templates/signin_code/es"
ANA = {
    "contact": {"name": "Ana Paz", "emails": ["ana@example.com"]},
    "document": {"kind": "dni", "number": "30123456"},
    "number": "777",
}
OWN = {
    "subject": "{{ codigo }} para {{ cliente.nombre }}",
    "text": "{{ codigo }} es el código, {{ cliente.documento_tipo }} {{ cliente.documento }}.",
    "html": "<p><b>{{ codigo }}</b> para {{ cliente.nombre }}</p>",
    "sms": "{{ codigo }} ({{ empresa.nombre }})",
}


@pytest.fixture
def system(window: Window) -> System:
    """A tenant whose customers sign in by e-mail."""
    return window.tenant(signin={"methods": ["email"], "channels": ["email", "sms"]})


@pytest.fixture
def staff(window: Window, system: System) -> StaffBrowser:
    """Somebody who may edit templates."""
    return window.staff(role="manager", name="Inés Gil", email="ines@example.com")


def save(staff: StaffBrowser, path: str = CODE, version: str = "", **parts: str) -> Any:
    """Save our template, with some parts other; answers what came back."""
    reply = staff.put(path, {**OWN, **parts, "version": version})
    assert reply.status == 200, reply.text
    return reply.json


def break_template(subject: str = "{{ nada }}") -> None:
    """A template as no rule of today's would take it: stored before the rule, or by hand."""
    template = MessageTemplate.of("demo", "signin_code", "es")
    assert template is not None
    template.subject = subject
    template.store()


def sign_in_code(window: Window, email: str = "ana@example.com") -> None:
    """Ask for a code."""
    assert window.browser().ask_code(method="email", email=email).status == 202


def acts(tenant: str = "demo") -> list[AuditEntry]:
    """What the log says of templates, newest first."""
    assert verify(tenant)[1] == []
    return list_entries(tenant, Filters(act="templates."), limit=50, before=None)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, message in MESSAGES.items() if not message.lock])
def test_our_own_templates_keep_the_rules_that_tenants_templates_keep(name: str, language: str) -> None:
    assert faults(MESSAGES[name], language, built_in(name, language)) == []


def test_the_list_shows_each_message_in_each_language_and_what_is_ours(staff: StaffBrowser) -> None:
    save(staff)

    items = {item["message"]: item for item in staff.get("/templates").json["items"]}

    assert set(items) == set(MESSAGES)
    states = {one["language"]: one for one in items["signin_code"]["languages"]}
    assert states["es"]["changed"]
    assert (states["es"]["changed_by"], states["es"]["changed_at"]) == ("Inés Gil", "2026-11-23T12:00:00Z")
    assert not states["en"]["changed"]
    assert items["staff_code"]["lock"] == "staff"
    assert items["password_changed"]["lock"] == "security"


def test_an_editor_gets_the_standard_text_the_tags_and_their_meaning(staff: StaffBrowser) -> None:
    shown = staff.get("/templates/signin_code/pt").json

    assert shown["version"] == ""
    assert shown["current"] == shown["standard"]
    tags = {tag["name"]: tag for tag in shown["tags"]}
    assert tags["codigo"]["essential"]
    assert not tags["cliente.documento"]["essential"]
    assert tags["cliente.documento_tipo"]["example"] == "CPF"
    assert tags["cliente.documento"]["description"]["en"] == "The customer's document number"


def test_a_template_that_was_saved_is_what_customers_get(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    """M6: a tag carries the customer's document, its type and its number."""
    system.send("customers", customer("ana", **ANA))
    save(staff)
    sign_in_code(window)

    [mail] = mails(window)

    code = mail["Subject"].split()[0]
    assert mail["Subject"] == f"{code} para Persona ana"
    assert text_of(mail) == f"{code} es el código, DNI 30123456.\n"
    assert f"<p><b>{code}</b> para Persona ana</p>" in html_of(mail)
    assert "<title>" in html_of(mail)
    assert code.isdecimal()


def test_other_languages_keep_the_standard_text(window: Window, system: System, staff: StaffBrowser) -> None:
    system.send("customers", customer("ana", language="en", **ANA))
    save(staff)
    sign_in_code(window)

    assert "is the sign-in code for" in mails(window)[0]["Subject"]


def test_another_tenants_messages_are_not_touched(window: Window, staff: StaffBrowser) -> None:
    other = window.tenant("other", signin={"methods": ["email"]})
    other.send("customers", customer("ana", **ANA))
    save(staff)
    assert window.browser("other").ask_code(method="email", email="ana@example.com").status == 202

    assert "es el código de ingreso a Empresa other" in mails(window)[0]["Subject"]


def test_an_sms_uses_the_template(window: Window, system: System, staff: StaffBrowser) -> None:
    system.send(
        "customers", customer("ana", contact={"emails": ["ana@example.com"], "phones": ["+5491123456789"]})
    )
    save(staff)
    sign_in_code(window)
    window.deliver()

    [message] = window.messages()
    assert message["channel"] == "sms"
    assert message["text"].endswith(" (Empresa demo)")


def test_what_a_broken_template_says_is_refused_and_nothing_is_stored(staff: StaffBrowser) -> None:
    reply = staff.put(CODE, {**OWN, "html": "<p>{{ codigo }}\n{{ cliente.nombr }}</p>", "version": ""})

    assert (reply.status, reply.code) == (422, "invalid")
    [field] = reply.json["fields"]
    assert (field["field"], field["code"]) == ("html", "tag_unknown")
    assert field["params"] == {"tag": "cliente.nombr", "line": 2, "nearest": "cliente.nombre"}
    assert staff.get(CODE).json["version"] == ""
    assert acts() == []


def test_a_template_without_its_code_is_refused(staff: StaffBrowser) -> None:
    reply = staff.put(CODE, {**OWN, "text": "Hola", "version": ""})

    assert reply.status == 422
    assert reply.json["fields"] == [
        {"field": "text", "code": "tag_missing", "detail": "tag_missing", "params": {"tag": "codigo"}}
    ]


@pytest.mark.parametrize("part", ["subject", "text", "html", "sms"])
def test_a_part_that_is_far_too_long_is_refused(staff: StaffBrowser, part: str) -> None:
    reply = staff.put(CODE, {**OWN, part: "{{ codigo }}" + "a" * 60_000, "version": ""})

    assert reply.status == 422
    assert reply.json["fields"][0]["field"] == part


@pytest.mark.parametrize("name", [name for name, message in MESSAGES.items() if message.lock])
def test_messages_to_staff_and_security_notices_cannot_be_edited(staff: StaffBrowser, name: str) -> None:
    for reply in (
        staff.put(f"/templates/{name}/es", {**OWN, "version": ""}),
        staff.delete(f"/templates/{name}/es"),
        staff.post(f"/templates/{name}/es/preview", OWN),
        staff.post(f"/templates/{name}/es/test", OWN),
    ):
        assert (reply.status, reply.code) == (409, "template_locked")


@pytest.mark.parametrize(
    "path", ["/templates/nothing/es", "/templates/signin_code/fr", "/templates/signin_code/.."]
)
def test_a_message_or_language_that_is_not_there_is_not_found(staff: StaffBrowser, path: str) -> None:
    assert staff.get(path).status == 404
    assert staff.put(path, {**OWN, "version": ""}).status == 404


def test_of_two_who_edit_the_second_is_told_and_sees_both(window: Window, staff: StaffBrowser) -> None:
    other = window.staff(role="owner", name="Olga")
    first = save(staff)

    second = other.put(CODE, {**OWN, "subject": "{{ codigo }} mío", "version": ""})

    assert (second.status, second.code) == (409, "template_changed")
    current = second.json["current"]
    assert current["parts"] == OWN
    assert current["version"] == first["version"]
    assert current["changed_by"] == "Inés Gil"
    assert staff.get(CODE).json["current"] == OWN
    save(other, version=current["version"], subject="{{ codigo }} mío")
    assert staff.get(CODE).json["current"]["subject"] == "{{ codigo }} mío"


def test_a_template_put_back_and_written_anew_is_another_version(staff: StaffBrowser) -> None:
    """So that who still edits the one before cannot write over it unseen."""
    first = save(staff)["version"]
    assert staff.delete(f"{CODE}?version={first}").status == 200
    save(staff, sms="{{ codigo }} nuevo")

    late = staff.put(CODE, {**OWN, "sms": "{{ codigo }} tarde", "version": first})

    assert (late.status, late.code) == (409, "template_changed")


def test_saving_the_same_again_changes_nothing(staff: StaffBrowser) -> None:
    first = save(staff)
    again = save(staff)

    assert again["version"] == first["version"]
    assert len(acts()) == 1


def test_back_to_the_standard_text(window: Window, system: System, staff: StaffBrowser) -> None:
    system.send("customers", customer("ana", **ANA))
    version = save(staff)["version"]

    assert staff.delete(f"{CODE}?version=older").code == "template_changed"
    restored = staff.delete(f"{CODE}?version={version}")
    assert restored.json["current"] == restored.json["standard"]
    assert staff.delete(f"{CODE}?version={version}").status == 200  # twice is no error
    sign_in_code(window)
    assert "es el código de ingreso a" in mails(window)[0]["Subject"]


def test_what_was_changed_by_whom_is_in_the_log(staff: StaffBrowser) -> None:
    version = save(staff)["version"]
    staff.delete(f"{CODE}?version={version}")

    restored, changed = acts()

    assert (changed.act, changed.target, changed.actor_name) == (
        "templates.changed",
        "message:signin_code/es",
        "Inés Gil",
    )
    assert changed.details["changed"]["subject"] == "+ {{ codigo }} para {{ cliente.nombre }}"
    assert restored.act == "templates.restored"
    assert restored.details["changed"]["subject"].startswith("- ")


def test_a_template_that_fails_never_loses_the_message(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    """The standard text goes out, and staff with the permission are told, once a day."""
    agent = window.staff(role="agent", email="agente@example.com")
    assert agent.get("/templates").status == 403
    system.send("customers", customer("ana", **ANA), customer("eva", contact={"emails": ["eva@example.com"]}))
    save(staff)
    break_template()
    sign_in_code(window)
    sign_in_code(window, "eva@example.com")

    window.deliver()
    sent = [(mail["To"], mail["Subject"]) for mail in mails(window)]

    codes = [subject for to, subject in sent if to in {"ana@example.com", "eva@example.com"}]
    assert len(codes) == 2
    assert all("es el código de ingreso a Empresa demo" in subject for subject in codes)
    told = [to for to, subject in sent if "falló" in subject]
    assert told == ["ines@example.com"]
    window.now.forward(days=1)
    sign_in_code(window)
    window.deliver()
    assert [mail["To"] for mail in mails(window)].count("ines@example.com") == 2


def test_a_failure_is_shown_until_the_template_is_changed(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    assert templates_service.failing("demo") == []
    break_template()
    sign_in_code(window)
    window.deliver()

    shown = staff.get(CODE).json
    assert shown["state"]["failure"]["code"] == "template_fails"
    assert shown["state"]["failure"]["part"] == "subject"
    [failing] = templates_service.failing("demo")
    assert failing[:2] == ("signin_code", "es")
    listed = staff.get("/templates").json["items"]
    assert listed[0]["languages"][0]["failure"]["code"] == "template_fails"

    save(staff, version=shown["version"])
    assert staff.get(CODE).json["state"]["failure"] is None
    assert templates_service.failing("demo") == []


def test_a_failure_long_ago_is_no_finding(window: Window, system: System, staff: StaffBrowser) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    break_template()
    sign_in_code(window)
    window.deliver()
    window.now.forward(days=31)

    assert templates_service.failing("demo") == []


def test_a_template_that_lost_its_code_is_not_sent(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    """However it came to be stored."""
    system.send("customers", customer("ana", **ANA))
    save(staff)
    template = MessageTemplate.of("demo", "signin_code", "es")
    assert template is not None
    template.text = "Sin nada"
    template.store()
    sign_in_code(window)

    assert "es el código de ingreso a" in mails(window)[0]["Subject"]


def test_a_failure_that_cannot_be_noted_does_not_hold_up_the_message(
    window: Window, system: System, staff: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    break_template()
    monkeypatch.setattr("chalicelib.notifications.failures.list_team", lambda _: 1 / 0)
    sign_in_code(window)

    assert "es el código de ingreso a" in mails(window)[0]["Subject"]


def test_a_preview_has_examples_and_never_a_real_code(staff: StaffBrowser) -> None:
    shown = staff.post(f"{CODE}/preview", OWN).json

    assert shown["rendered"]["subject"] == "123456 para Ana Pérez"
    assert shown["rendered"]["sms"] == "123456 (Empresa demo)"
    assert "<!doctype html>" in shown["rendered"]["html"]
    assert (shown["faults"], shown["dropped"]) == ([], [])
    assert acts() == []


def test_a_preview_has_a_real_customers_data(system: System, staff: StaffBrowser) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    system.send("invoices", invoice("f1", "ana", "1234.50"))
    parts = {
        "subject": "{{ cliente.nombre }}",
        "text": "{{ acceso.usuario }} {{ cuenta.saldo }} {{ portal.enlace }} {{ acceso.contrasena }}",
        "customer_id": row["id"],
    }

    shown = staff.post("/templates/portal_access/es/preview", parts).json

    assert shown["rendered"]["subject"] == "Persona ana"
    assert shown["rendered"]["text"].startswith("ana@example.com $\u00a01.234,50 ")
    assert "perro.calamar" in shown["rendered"]["text"]


def test_a_preview_shows_what_is_wrong_beside_what_can_be_shown(staff: StaffBrowser) -> None:
    shown = staff.post(
        f"{CODE}/preview", {**OWN, "text": "Hola", "html": "<p>{{ codigo }}</p>\n<script></script>"}
    ).json

    assert shown["rendered"]["text"] == "Hola\n"
    assert [(fault["field"], fault["code"]) for fault in shown["faults"]] == [("text", "tag_missing")]
    assert shown["dropped"] == [{"what": "<script>", "line": 2}]
    broken = staff.post(f"{CODE}/preview", {**OWN, "text": "{{ codigo"}).json
    assert broken["rendered"] is None
    assert broken["faults"][0]["code"] == "template_syntax"


def test_a_preview_of_a_customer_who_is_not_there_or_anothers_is_not_found(
    window: Window, staff: StaffBrowser
) -> None:
    [row] = window.tenant("other").send("customers", customer("ana", **ANA))

    for customer_id in (row["id"], "cus_01JD0000000000000000000000", "../x"):
        reply = staff.post(f"{CODE}/preview", {**OWN, "customer_id": customer_id})
        assert (reply.status, reply.code) == (404, "customer_unknown")


def test_a_trial_goes_to_whoever_asks_for_it_and_to_nobody_else(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))

    reply = staff.post(f"{CODE}/test", {**OWN, "customer_id": row["id"]})

    assert reply.json == {"email": "ines@example.com"}
    [mail] = mails(window)
    assert (mail["To"], mail["Subject"]) == ("ines@example.com", "123456 para Persona ana")
    [tested] = acts()
    assert tested.act == "templates.tested"
    assert tested.details["customer"] == f"customer:{row['id']}"
    assert "Persona" not in str(tested.details)


def test_a_trial_of_a_broken_template_is_refused(window: Window, staff: StaffBrowser) -> None:
    assert staff.post(f"{CODE}/test", {**OWN, "text": "Hola"}).status == 422
    assert mails(window) == []


def test_trials_are_limited_by_the_hour(window: Window, staff: StaffBrowser) -> None:
    statuses = [staff.post(f"{CODE}/test", OWN).status for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    window.now.forward(hours=1)
    staff.cookies = window.staff(role="manager", email="otra@example.com").cookies
    assert staff.post(f"{CODE}/test", OWN).status == 200


def test_a_template_of_the_longest_kind_can_be_tried_out(window: Window, staff: StaffBrowser) -> None:
    """However long: the queue carries only its name."""
    html = "<p>{{ codigo }}</p>" + "<p>ñandú</p>" * 4000

    assert staff.post(f"{CODE}/test", {**OWN, "html": html}).status == 200
    assert html_of(mails(window)[0]).count("ñandú") == 4000


def test_the_templates_of_a_tenant_are_under_its_own_key() -> None:
    key = keys.message_template("demo", "signin_code", "es")

    assert key.pk == keys.tenant_partition("demo")
    assert key.sk.startswith(keys.templates_prefix())
