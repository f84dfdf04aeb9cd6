"""What is loaded of a customer decides who finds it at sign-in."""
# ruff: noqa: RUF001 - digits of other scripts are what is tested

from typing import Any

import pytest

from tests.support.api_client import ApiClient, System

IDENTIFIER = {"methods": ["identifier"], "channels": ["email", "sms"]}


def customer(**changes: Any) -> dict[str, Any]:
    """Ana, of whom a test says what is different."""
    return {
        "external_id": "c1",
        "name": "Ana Pérez",
        "document": {"kind": "cuit", "number": "20-12345678-6"},
        "contacts": [{"name": "Ana Pérez", "emails": ["ana@example.com"], "phones": ["11 4444 1234"]}],
    } | changes


def refusal(system: System, **changes: Any) -> list[tuple[str, str]]:
    """Where and why a customer is refused."""
    [row] = system.send("customers", customer(**changes))
    assert row["status"] == "refused"
    return [(error["field"], error["code"]) for error in row["errors"]]


def finds(
    api_client: ApiClient, identifier: str, contact: str = "ana@example.com", channel: str = "email"
) -> bool:
    """Whether a code was sent to somebody who types this."""
    before = len(api_client.messages())
    asked = api_client.browser().ask_code(
        method="identifier", identifier=identifier, channel=channel, contact=contact
    )
    assert asked.status == 202, asked.text
    api_client.deliver()
    return len(api_client.messages()) > before


@pytest.mark.parametrize(
    "typed",
    [
        "20-12345678-6",
        "20.12345678.6",
        "20 12345678 6",
        "20123456786",
        "２０１２３４５６７８６",
        "12.345.678",
    ],
)
def test_a_customer_is_found_however_the_number_is_written(api_client: ApiClient, typed: str) -> None:
    api_client.tenant(signin=IDENTIFIER, check_identity_numbers=True).send("customers", customer())
    assert finds(api_client, typed)


@pytest.mark.parametrize("typed", ["20-12345678-5", "2012345678", "12345679", "-", "…"])
def test_nobody_is_found_by_another_number(api_client: ApiClient, typed: str) -> None:
    api_client.tenant(signin=IDENTIFIER).send("customers", customer())
    assert not finds(api_client, typed)


@pytest.mark.parametrize("number", ["9999999", "99-99999999-9", "00000000", "SIN DATOS"])
@pytest.mark.parametrize("checked", [False, True])
def test_a_placeholder_is_loaded_and_is_never_a_login(
    api_client: ApiClient, number: str, *, checked: bool
) -> None:
    system = api_client.tenant(
        signin=IDENTIFIER, check_identity_numbers=checked, extra_placeholders=["sin datos"]
    )
    document = {"kind": "dni", "number": number}
    assert system.send("customers", customer(document=document))[0]["status"] == "created"
    assert not finds(api_client, number)


def test_a_former_number_finds_nobody_any_more(api_client: ApiClient) -> None:
    system = api_client.tenant(signin=IDENTIFIER)
    system.send("customers", customer())
    system.send("customers", customer(document={"kind": "cuit", "number": "27-30123456-4"}))
    assert finds(api_client, "30123456")
    assert not finds(api_client, "20-12345678-6")
    assert not finds(api_client, "12345678")


@pytest.mark.parametrize("typed", ["11 4444 1234", "011 15 4444 1234", "+54 9 11 4444-1234"])
def test_a_mobile_on_file_without_its_nine_gets_the_sms(api_client: ApiClient, typed: str) -> None:
    api_client.tenant(signin=IDENTIFIER).send("customers", customer())
    assert finds(api_client, "20123456786", typed, "sms")
    assert [(one["channel"], one["to"]) for one in api_client.messages()] == [("sms", "+5491144441234")]


def test_mail_reaches_an_internationalised_domain(api_client: ApiClient) -> None:
    contact = {"name": "Ana", "emails": ["Ana@Müller.de"]}
    api_client.tenant(signin=IDENTIFIER).send("customers", customer(contacts=[contact]))
    assert finds(api_client, "20123456786", "ana@xn--mller-kva.DE")
    assert api_client.messages()[0]["to"] == "Ana@xn--mller-kva.de"


def test_a_wrong_number_is_refused_where_the_tenant_wants_it_checked(api_client: ApiClient) -> None:
    document = {"kind": "cuit", "number": "20-12345678-5"}
    unchecking = api_client.tenant("unchecking", signin=IDENTIFIER)
    assert unchecking.send("customers", customer(document=document))[0]["status"] == "created"

    checking = api_client.tenant(signin=IDENTIFIER, check_identity_numbers=True)
    [row] = checking.send("customers", customer(document=document))
    assert row["status"] == "refused"
    [error] = row["errors"]
    assert (error["field"], error["code"]) == ("document.number", "identity_number_wrong_checksum")
    assert error["params"] == {"country": "AR", "kind": "cuit", "form": "00-00000000-0"}


def test_a_row_says_which_field_is_wrong(api_client: ApiClient) -> None:
    system = api_client.tenant(signin=IDENTIFIER)
    assert refusal(system, name="\u200b\u202e") == [("name", "name_empty")]
    assert refusal(system, contacts=[{"name": "\u0958" * 200}]) == [("contacts.0.name", "name_too_long")]
    wrong = {"name": "Ana", "emails": ["ana@example.com", "ana@"], "phones": ["123"]}
    assert refusal(system, contacts=[wrong]) == [("contacts.0.emails.1", "email_invalid")]


def test_a_phone_that_nobody_can_dial_is_kept_and_told(api_client: ApiClient) -> None:
    system = api_client.tenant(signin=IDENTIFIER)
    contact = {"name": "Ana", "phones": ["11 4444 1234", "123"]}

    [row] = system.send("customers", {"external_id": "c9", "name": "Ana", "contacts": [contact]})

    assert row["status"] == "created"
    assert [(w["field"], w["code"]) for w in row["warnings"]] == [("contacts.0.phones.1", "phone_invalid")]
    [kept] = system.call("GET", "/customers/c9").json["contacts"]
    assert (kept["phones"], kept["unusable_phones"]) == (["+541144441234"], ["123"])


@pytest.mark.parametrize(
    ("access", "settings", "deleted", "welcome"),
    [
        ({}, {}, False, True),
        ({"portal_user": False}, {}, False, False),
        ({"support_from": "2026-11-24"}, {}, False, False),
        ({"portal_until": "2026-11-22"}, {}, False, False),
        ({"support_from": "2026-11-23", "portal_until": "2026-11-23"}, {"access_needs_dates": True}, False, True),
        ({"support_from": "2026-11-23"}, {"access_needs_dates": True}, False, False),
        ({}, {}, True, False),
        ({}, {"deleted_keep_access": True}, True, True),
        ({"portal_until": "2026-11-22"}, {"deleted_keep_access": True}, True, False),
    ],
)  # fmt: skip
def test_who_may_not_enter_today_gets_no_code(
    api_client: ApiClient, access: dict[str, Any], settings: dict[str, Any], *, deleted: bool, welcome: bool
) -> None:
    system = api_client.tenant(signin=IDENTIFIER, **settings)
    system.send("customers", customer(access=access))
    if deleted:
        assert system.call("DELETE", "/customers/c1").status == 200
    assert finds(api_client, "20-12345678-6") is welcome


def test_access_ends_with_the_tenants_day_not_with_utcs(api_client: ApiClient) -> None:
    system = api_client.tenant(signin=IDENTIFIER, time_zone="America/Argentina/Buenos_Aires")
    system.send("customers", customer(access={"portal_until": "2026-11-23"}))
    api_client.now.forward(hours=14)  # 02:00 UTC of the 24th is 23:00 of the 23rd in Buenos Aires
    assert finds(api_client, "20-12345678-6")
    api_client.now.forward(hours=1)
    assert not finds(api_client, "20-12345678-6")
