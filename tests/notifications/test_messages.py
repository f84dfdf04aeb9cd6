"""Every event's message as delivered: recipient, language, content, and only once."""

import json
from typing import Any

import pytest

from chalicelib.customers.models import Login
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from tests.support.api_client import ApiClient
from tests.support.builders import customer, invoice
from tests.support.mails import html_of, mails

LANGUAGES = ("es", "en", "pt")
ANA = {
    "contact": {"name": "Ana Paz", "emails": ["ana@example.com"]},
    "document": {"kind": "dni", "number": "30123456"},
    "number": "777",
}
STAFF = {"name": "Inés <b>Gil</b>", "email": "ines@example.com"}


def happen(name: str, payload: dict[str, Any], *, event_id: str | None = None, tenant: str = "demo") -> None:
    """Record an event as a service would."""
    transaction = Transaction()
    outbox.record(transaction, tenant, name, payload, event_id=event_id)
    transaction.commit()


def the_message(api_client: ApiClient) -> dict[str, str]:
    """The one message that was sent."""
    api_client.deliver()
    [message] = api_client.messages()
    return message


def person(api_client: ApiClient, **parts: Any) -> dict[str, str]:
    """Create Ana; return her ids as in a payload."""
    [row] = api_client.tenant(**parts).send("customers", customer("ana", name="Ana S.A.", **ANA))
    pk = keys.login_partition("demo", "email", "ana@example.com")
    login = Login.from_wire(reads.query_all(pk, prefix="")[0])
    return {"customer_id": row["id"], "contact_id": login.contact_id}


def code_payload(event_id: str, channel: str = "email", address: str = "ines@example.com") -> dict[str, Any]:
    """The payload of a code's event."""
    challenge_id = ids.new_id("chl")
    return {
        "sealed_address": sealed_values.seal(json.dumps([channel, address, ""]), challenge_id),
        "challenge_id": challenge_id,
        "sealed_code": sealed_values.seal("046211", event_id),
        "expires_at": clock.epoch() + 300,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_get_a_sign_in_code(api_client: ApiClient, language: str) -> None:
    api_client.tenant()
    happen("staff_code", {**code_payload("evt_1"), "language": language}, event_id="evt_1")

    message = the_message(api_client)

    assert (message["channel"], message["to"]) == ("email", "ines@example.com")
    assert message["subject"].startswith("046211 ")
    assert message["text"].startswith("046211 ")
    assert "Empresa demo" in message["subject"]
    assert " 5 min" in message["text"]


def test_an_expired_code_is_not_sent(api_client: ApiClient) -> None:
    api_client.tenant()
    happen("staff_code", {**code_payload("evt_1"), "language": "es"}, event_id="evt_1")
    api_client.now.forward(minutes=5)
    api_client.deliver()

    assert api_client.messages() == []


@pytest.mark.parametrize(
    ("language", "role"), [("es", "responsable"), ("en", "the role manager"), ("pt", "responsável")]
)
def test_an_invitation_has_the_link_the_expiry_and_the_inviter(
    api_client: ApiClient, language: str, role: str
) -> None:
    api_client.tenant()
    token = "a-secret_token"
    payload = {
        **STAFF,
        "staff_id": ids.new_id("stf"),
        "invited_by": "Olga Ruiz",
        "role": "manager",
        "language": language,
        "sealed_token": sealed_values.seal(token, "evt_1"),
        "expires_at": clock.epoch() + 72 * 3600,
    }
    happen("staff_invited", payload, event_id="evt_1")

    message = the_message(api_client)

    assert message["to"] == "ines@example.com"
    assert f"{settings().public_origin}/console/demo/invite#{token}" in message["text"].split()
    assert "Olga Ruiz" in message["text"]
    assert role in message["text"]
    assert "26/11/2026, 09:00" in message["text"]  # in three days, in the tenant's time zone


def test_an_expired_invitation_is_not_sent(api_client: ApiClient) -> None:
    api_client.tenant()
    payload = {
        **STAFF,
        "staff_id": ids.new_id("stf"),
        "invited_by": "",
        "role": "agent",
        "language": "es",
        "sealed_token": sealed_values.seal("t", "evt_1"),
        "expires_at": clock.epoch() + 60,
    }
    happen("staff_invited", payload, event_id="evt_1")
    api_client.now.forward(minutes=1)
    api_client.deliver()

    assert api_client.messages() == []


def test_markup_in_a_name_is_escaped_in_the_html(api_client: ApiClient) -> None:
    api_client.tenant()
    happen("staff_changed", {**STAFF, "language": "es", "what": ["role"]})

    assert "Inés &lt;b&gt;Gil&lt;/b&gt;" in html_of(mails(api_client)[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["role", "state", "extra", "name", "second_factor", "another"])
def test_staff_are_notified_of_changes_to_their_access(
    api_client: ApiClient, language: str, what: str
) -> None:
    api_client.tenant()
    happen("staff_changed", {**STAFF, "language": language, "what": [what, "role"]})

    message = the_message(api_client)

    assert message["to"] == "ines@example.com"
    lines = [line for line in message["text"].splitlines() if line]
    assert lines[0] == "Inés <b>Gil</b>:"
    assert lines[1].count(".") == 2
    assert "_" not in lines[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_portal_access_has_the_address_the_user_and_the_initial_password(
    api_client: ApiClient, language: str
) -> None:
    who = person(api_client, language=language, support={"email": "ayuda@demo.example", "phone": "0800 1"})
    sealed = sealed_values.seal("perro.calamar", "evt_other")
    happen("portal_access", {**who, "sealed_password": sealed, "sealed_by": "evt_other"})

    message = the_message(api_client)

    assert message["to"] == "ana@example.com"
    assert f"{settings().public_origin}/demo/" in message["text"].split()
    assert "30123456" in message["text"]
    assert "perro.calamar" in message["text"]
    assert "ayuda@demo.example" in message["text"]
    assert "perro.calamar" in html_of(mails(api_client)[0])


def test_portal_access_without_a_password_mentions_none(api_client: ApiClient) -> None:
    happen("portal_access", {**person(api_client), "sealed_password": None, "sealed_by": ""})

    message = the_message(api_client)

    assert "Contraseña" not in message["text"]
    assert "Contraseña" not in html_of(mails(api_client)[0])


def test_portal_access_of_a_deleted_contact_is_not_sent(api_client: ApiClient) -> None:
    who = person(api_client) | {"contact_id": ids.new_id("con")}
    happen("portal_access", {**who, "sealed_password": None, "sealed_by": ""})
    api_client.deliver()

    assert api_client.messages() == []


@pytest.mark.parametrize(("language", "word"), [("es", "contraseña"), ("en", "password"), ("pt", "senha")])
def test_the_contact_is_notified_of_a_changed_password(
    api_client: ApiClient, language: str, word: str
) -> None:
    """ASVS 6.3.7."""
    happen("password_changed", person(api_client, language=language))

    message = the_message(api_client)

    assert message["to"] == "ana@example.com"
    assert word in message["subject"]
    assert word in message["text"]


def test_a_contact_without_email_is_notified_of_a_changed_password_by_sms(api_client: ApiClient) -> None:
    contact = {"name": "Ana", "phones": ["+5491123456789"], "emails": []}
    [row] = api_client.tenant().send("customers", customer("ana", contact=contact))
    contacts = reads.query_all(
        keys.customer_partition("demo", row["id"]), prefix=keys.contact("demo", "", "").sk
    )
    who = {"customer_id": row["id"], "contact_id": contacts[0]["contact_id"]["S"]}
    happen("password_changed", who)

    message = the_message(api_client)

    assert (message["channel"], message["to"]) == ("sms", "+5491123456789")
    assert "contraseña" in message["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_operator_is_notified_of_a_requested_module(api_client: ApiClient, language: str) -> None:
    api_client.tenant(language=language)
    happen("module_requested", {"module": "imports", "staff_id": ids.new_id("stf")})

    message = the_message(api_client)

    assert message["to"] == settings().operator_email
    assert "imports" in message["subject"]
    assert "Empresa demo" in message["text"]


def test_an_event_delivered_repeatedly_is_sent_once(api_client: ApiClient) -> None:
    from chalicelib.notifications import sender
    from chalicelib.notifications.events import Event

    api_client.tenant()
    event = Event("demo", "evt_1", "staff_changed", {**STAFF, "language": "es", "what": ["role"]})
    sender.send_once(event)
    sender.send_once(event)

    assert len(api_client.messages()) == 1


def test_an_event_without_a_message_is_dropped(api_client: ApiClient) -> None:
    api_client.tenant()
    happen("something_else", {})
    api_client.deliver()

    assert api_client.messages() == []


def test_the_code_mail_names_the_customer_if_there_is_only_one(api_client: ApiClient) -> None:
    """An address shared by two customers' accounts gets neither name."""
    from chalicelib.kernel.access.challenges import Challenge
    from chalicelib.notifications.messages.signin_code import _identity_values, _person

    system = api_client.tenant(signin={"methods": ["email"]})
    system.send("customers", customer("ana", **ANA), customer("eva", contact={"emails": ["eva@example.com"]}))
    system.send("invoices", invoice("f1", "ana"))
    asked = api_client.browser().ask_code(method="email", email="ana@example.com").json
    assert Challenge.find(keys.challenge("demo", asked["challenge_id"])) is not None

    alone = _identity_values(_person("demo", asked["challenge_id"]))

    assert alone["cliente"] == {
        "nombre": "Persona ana",
        "documento_tipo": "DNI",
        "documento": "30123456",
        "numero": "777",
    }
    assert alone["contacto"] == {"nombre": "Ana Paz"}
    system.send("customers", customer("otra", contact={"emails": ["ana@example.com"]}))
    api_client.now.forward(minutes=2)
    asked = api_client.browser().ask_code(method="email", email="ana@example.com").json
    assert _identity_values(_person("demo", asked["challenge_id"]))["cliente"]["nombre"] == ""
