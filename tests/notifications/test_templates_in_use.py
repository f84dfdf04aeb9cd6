"""A business's templates in sent messages, with the standard template as fallback."""

import pytest

from chalicelib.notifications import templates_service
from chalicelib.notifications.models import MessageTemplate
from chalicelib.staff import service as team
from chalicelib.staff.permissions import Role
from tests.support.api_client import ApiClient, StaffBrowser, System
from tests.support.builders import customer
from tests.support.mails import html_of, mails, text_of
from tests.support.templates import ANA, CODE, break_template, save, sign_in_code


def test_a_saved_template_is_used_for_customers(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    """M6: a tag carries the customer's document, its type and its number."""
    system.send("customers", customer("ana", **ANA))
    save(staff)
    sign_in_code(api_client)

    [mail] = mails(api_client)

    code = mail["Subject"].split()[0]
    assert mail["Subject"] == f"{code} para Persona ana"
    assert text_of(mail).startswith(f"{code} es el código, DNI 30123456.\n")
    assert f"<p><b>{code}</b> para Persona ana</p>" in html_of(mail)
    assert "<title>" in html_of(mail)
    assert code.isdecimal()


def test_other_languages_keep_the_standard_template(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    system.send("customers", customer("ana", language="en", **ANA))
    save(staff)
    sign_in_code(api_client)

    assert "is the sign-in code for" in mails(api_client)[0]["Subject"]


def test_another_tenants_messages_are_unchanged(api_client: ApiClient, staff: StaffBrowser) -> None:
    other = api_client.tenant("other", signin={"methods": ["email"]})
    other.send("customers", customer("ana", **ANA))
    save(staff)
    assert api_client.browser("other").ask_code(method="email", email="ana@example.com").status == 202

    assert "es el código de ingreso a Empresa other" in mails(api_client)[0]["Subject"]


def test_an_sms_uses_the_template(api_client: ApiClient, system: System, staff: StaffBrowser) -> None:
    system.send(
        "customers", customer("ana", contact={"emails": ["ana@example.com"], "phones": ["+5491123456789"]})
    )
    save(staff)
    sign_in_code(api_client)
    api_client.deliver()

    [message] = api_client.messages()
    assert message["channel"] == "sms"
    assert message["text"].endswith(" (Empresa demo)")


def test_a_template_can_be_restored(api_client: ApiClient, system: System, staff: StaffBrowser) -> None:
    system.send("customers", customer("ana", **ANA))
    version = save(staff)["version"]

    assert staff.delete(f"{CODE}?version=older").code == "template_changed"
    restored = staff.delete(f"{CODE}?version={version}")
    assert restored.json["current"] == restored.json["standard"]
    assert staff.delete(f"{CODE}?version={version}").status == 200  # idempotent
    sign_in_code(api_client)
    assert "es el código de ingreso a" in mails(api_client)[0]["Subject"]


def test_a_failing_template_does_not_lose_the_message(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    """The standard template is sent, and staff with the permission are alerted once a day."""
    agent = api_client.staff(role="agent", email="agente@example.com")
    newcomer = team.Newcomer("Sin ingresar", "invitada@example.com", Role.MANAGER)
    team.invite(team.Operator("demo"), newcomer)
    assert agent.get("/templates").status == 403
    system.send("customers", customer("ana", **ANA), customer("eva", contact={"emails": ["eva@example.com"]}))
    save(staff)
    break_template()
    sign_in_code(api_client)
    sign_in_code(api_client, "eva@example.com")

    api_client.deliver()
    sent = [(mail["To"], mail["Subject"]) for mail in mails(api_client)]

    codes = [subject for to, subject in sent if to in {"ana@example.com", "eva@example.com"}]
    assert len(codes) == 2
    assert all("es el código de ingreso a Empresa demo" in subject for subject in codes)
    # Not the agent, who may not edit templates, nor the manager who has not joined.
    alerted = [to for to, subject in sent if "falló" in subject]
    assert alerted == ["ines@example.com"]
    api_client.now.forward(days=1)
    sign_in_code(api_client)
    api_client.deliver()
    assert [mail["To"] for mail in mails(api_client)].count("ines@example.com") == 2


def test_a_failure_is_shown_until_the_template_is_changed(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    assert templates_service.failing("demo") == []
    break_template()
    sign_in_code(api_client)
    api_client.deliver()

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


def test_an_old_failure_is_not_reported(api_client: ApiClient, system: System, staff: StaffBrowser) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    break_template()
    sign_in_code(api_client)
    api_client.deliver()
    api_client.now.forward(days=31)

    assert templates_service.failing("demo") == []


def test_a_template_without_its_code_is_not_used(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    """Regardless of how it was stored."""
    system.send("customers", customer("ana", **ANA))
    save(staff)
    template = MessageTemplate.of("demo", "signin_code", "es")
    assert template is not None
    template.text = "Sin nada"
    template.store()
    sign_in_code(api_client)

    assert "es el código de ingreso a" in mails(api_client)[0]["Subject"]


def test_a_failure_that_cannot_be_recorded_does_not_delay_the_message(
    api_client: ApiClient, system: System, staff: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.send("customers", customer("ana", **ANA))
    save(staff)
    break_template()
    monkeypatch.setattr("chalicelib.notifications.failures.list_team", lambda _: 1 / 0)
    sign_in_code(api_client)

    assert "es el código de ingreso a" in mails(api_client)[0]["Subject"]
