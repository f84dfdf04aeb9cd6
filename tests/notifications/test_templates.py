"""A business's own templates, edited at the console: by rules, in versions, by two at once."""

import pytest

from chalicelib.kernel.store import keys
from chalicelib.notifications import templates_service
from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES
from chalicelib.notifications.rendering import built_in
from chalicelib.notifications.template_rules import faults
from tests.support.templates import CODE, OWN, acts, save
from tests.support.window import StaffBrowser, Window


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


@pytest.mark.parametrize("act", ["save", "restore"])
def test_of_two_acts_at_the_same_moment_one_is_told(
    staff: StaffBrowser, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Also where the other one saves between what was read and what is written."""
    version = save(staff)["version"]
    hold = templates_service._hold_version

    def meanwhile(kept: templates_service.Kept, held: str) -> None:
        hold(kept, held)
        monkeypatch.setattr(templates_service, "_hold_version", hold)
        save(staff, version=version, sms="{{ codigo }} quicker")

    monkeypatch.setattr(templates_service, "_hold_version", meanwhile)
    late = (
        staff.put(CODE, {**OWN, "sms": "{{ codigo }} late", "version": version})
        if act == "save"
        else staff.delete(f"{CODE}?version={version}")
    )

    assert (late.status, late.code) == (409, "template_changed")
    assert late.json["current"]["parts"]["sms"] == "{{ codigo }} quicker"
    assert staff.get(CODE).json["current"]["sms"] == "{{ codigo }} quicker"


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


def test_what_was_changed_by_whom_is_in_the_log(staff: StaffBrowser) -> None:
    version = save(staff)["version"]
    staff.delete(f"{CODE}?version={version}")

    restored, changed = acts()

    assert (changed.act, changed.target, changed.actor_name) == (
        "templates.changed",
        "message:signin_code/es",
        "Inés Gil",
    )
    standard = "{{ codigo }} es el código de ingreso a {{ empresa.nombre }}"
    assert changed.details["subject"] == f"- {standard}\n+ {OWN['subject']}"
    assert restored.act == "templates.restored"
    assert restored.details["subject"] == f"- {OWN['subject']}\n+ {standard}"


def test_the_templates_of_a_tenant_are_under_its_own_key() -> None:
    key = keys.message_template("demo", "signin_code", "es")

    assert key.pk == keys.tenant_partition("demo")
    assert key.sk.startswith(keys.templates_prefix())
