"""One person, several accounts at the same tenant: they choose one, and can switch."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.tenants.settings import TenantSettings
from tests.support.api_client import ApiClient, System
from tests.support.builders import customer, invoice

ANA = {"name": "Ana", "emails": ["ana@example.com"]}


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant where Ana has a home, a shop, and one account that she may not see."""
    system = api_client.tenant(signin={"methods": ["email"]})
    rows: list[dict[str, Any]] = [
        customer("home", name="Ana en casa", contact=ANA),
        customer("shop", name="Almacén de Ana", kind="company", contact=ANA),
        customer("past", name="Ana antes", contact=ANA, access={"portal_until": "2026-01-01"}),
        customer("other"),
    ]
    system.send("customers", *rows)
    system.send("invoices", invoice("f1", "home", "11.00"), invoice("f2", "shop", "22.00"))
    return system


def id_of(system: System, external_id: str) -> str:
    """Our id of a customer."""
    return str(system.call("GET", f"/customers/{external_id}").json["id"])


def test_all_open_accounts_are_offered_and_only_they(system: System, api_client: ApiClient) -> None:
    signed_in = api_client.browser().sign_in(method="email", email="ana@example.com").json
    assert [account["name"] for account in signed_in["accounts"]] == ["Almacén de Ana", "Ana en casa"]


def test_switching_shows_the_other_accounts_affairs_and_ends_the_old_session(
    system: System, api_client: ApiClient
) -> None:
    browser = api_client.browser()
    browser.sign_in(method="email", email="ana@example.com")
    for external_id, balance in (("home", "11.00"), ("shop", "22.00"), ("home", "11.00")):
        cookies = dict(browser.cookies)
        switched = browser.post("/session/switch", {"customer_id": id_of(system, external_id)})
        assert (switched.status, switched.json["current"]) == (200, id_of(system, external_id))
        assert browser.get("/dashboard").json["accounts"][0]["balance"]["amount"] == balance
        old = api_client.browser()
        old.cookies = cookies
        assert old.get("/dashboard").status == 401


@pytest.mark.parametrize("external_id", ["other", "past"])
def test_nobody_switches_to_an_account_that_the_sign_in_did_not_open(
    system: System, api_client: ApiClient, external_id: str
) -> None:
    browser = api_client.browser()
    browser.sign_in(method="email", email="ana@example.com")
    assert browser.post("/session/switch", {"customer_id": id_of(system, external_id)}).status == 404
    assert browser.get("/dashboard").status == 200


def test_an_account_whose_access_ended_meanwhile_cannot_be_switched_to(
    system: System, api_client: ApiClient
) -> None:
    browser = api_client.browser()
    current = browser.sign_in(method="email", email="ana@example.com").json["current"]
    other = "shop" if current == id_of(system, "home") else "home"
    assert system.call("DELETE", f"/customers/{other}").status == 200
    assert browser.post("/session/switch", {"customer_id": id_of(system, other)}).code == "access_ended"


def test_an_identifier_opens_the_one_account_that_bears_it(api_client: ApiClient) -> None:
    system = api_client.tenant(signin={"methods": ["identifier"], "identifier_field": "number"})
    rows = [customer(name, number=number, contact=ANA) for name, number in (("home", "100"), ("shop", "200"))]
    system.send("customers", *rows)
    browser = api_client.browser()
    signed_in = browser.sign_in(
        method="identifier", identifier="200", channel="email", contact="ana@example.com"
    )
    assert [account["customer_id"] for account in signed_in.json["accounts"]] == [id_of(system, "shop")]


def test_for_companies_the_email_cannot_be_switched_off() -> None:
    companies = {"customers_are_companies": True, "methods": ["identifier"]}
    for channels in (["email"], ["email", "sms"]):
        TenantSettings.model_validate({"name": "Acme", "signin": {**companies, "channels": channels}})
    with pytest.raises(ValidationError, match="cannot be switched off"):
        TenantSettings.model_validate({"name": "Acme", "signin": {**companies, "channels": ["sms"]}})


def test_a_company_chooses_between_email_and_phone(api_client: ApiClient) -> None:
    signin = {"customers_are_companies": True, "methods": ["identifier"], "channels": ["email", "sms"]}
    system = api_client.tenant(signin=signin)
    contact = {"emails": ["ana@example.com"], "phones": ["+54 9 11 4444 1234"]}
    system.send(
        "customers", customer("c1", kind="company", document={"number": "30712345671"}, contact=contact)
    )
    for channel, datum in (("email", "ana@example.com"), ("sms", "11 4444 1234")):
        browser = api_client.browser()
        api_client.now.forward(minutes=5)
        found = browser.sign_in(
            method="identifier", identifier="30-71234567-1", channel=channel, contact=datum
        )
        assert found.status == 200
    assert [one["channel"] for one in api_client.messages()] == ["email", "sms"]
