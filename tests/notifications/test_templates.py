"""Editing a business's templates at the console: validation, versions, concurrent edits."""

import pytest

from chalicelib.kernel.store import keys
from chalicelib.notifications import templates_service
from chalicelib.notifications.catalogue import LANGUAGES, MESSAGES
from chalicelib.notifications.rendering import built_in
from chalicelib.notifications.template_rules import faults
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.templates import CODE, OWN, acts, save


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, message in MESSAGES.items() if not message.lock])
def test_built_in_templates_pass_the_rules_for_tenants(name: str, language: str) -> None:
    assert faults(MESSAGES[name], language, built_in(name, language)) == []


def test_the_list_shows_each_message_and_which_are_changed(staff: StaffBrowser) -> None:
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


def test_a_broken_template_is_refused_and_not_stored(staff: StaffBrowser) -> None:
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
def test_a_part_that_is_too_long_is_refused(staff: StaffBrowser, part: str) -> None:
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
def test_an_unknown_message_or_language_is_not_found(staff: StaffBrowser, path: str) -> None:
    assert staff.get(path).status == 404
    assert staff.put(path, {**OWN, "version": ""}).status == 404


def test_a_concurrent_edit_is_a_conflict_that_shows_the_stored_template(
    api_client: ApiClient, staff: StaffBrowser
) -> None:
    other = api_client.staff(role="owner", name="Olga")
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
def test_of_two_simultaneous_changes_one_is_a_conflict(
    staff: StaffBrowser, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Also if the other change is saved between reading and writing."""
    version = save(staff)["version"]
    hold = templates_service._check_version

    def meanwhile(kept: templates_service.TenantTemplate, held: str) -> None:
        hold(kept, held)
        monkeypatch.setattr(templates_service, "_check_version", hold)
        save(staff, version=version, sms="{{ codigo }} quicker")

    monkeypatch.setattr(templates_service, "_check_version", meanwhile)
    late = (
        staff.put(CODE, {**OWN, "sms": "{{ codigo }} late", "version": version})
        if act == "save"
        else staff.delete(f"{CODE}?version={version}")
    )

    assert (late.status, late.code) == (409, "template_changed")
    assert late.json["current"]["parts"]["sms"] == "{{ codigo }} quicker"
    assert staff.get(CODE).json["current"]["sms"] == "{{ codigo }} quicker"


def test_a_restored_and_rewritten_template_has_a_new_version(staff: StaffBrowser) -> None:
    """So that an edit of the earlier version cannot overwrite it unnoticed."""
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


def test_changes_are_audited_with_their_author(staff: StaffBrowser) -> None:
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


def test_templates_are_stored_under_the_tenants_key() -> None:
    key = keys.message_template("demo", "signin_code", "es")

    assert key.pk == keys.tenant_partition("demo")
    assert key.sk.startswith(keys.templates_prefix())
