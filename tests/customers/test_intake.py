"""Customers as a tenant's system sends, changes, reads and removes them."""

from typing import Any

import pytest

from chalicelib.customers.logins import EMAIL, find_logins
from tests.support.api_client import ApiClient, System
from tests.support.builders import customer, invoice

FULL = {
    "external_id": "acme",
    "kind": "company",
    "name": "Acme S.A.",
    "number": "0042",
    "document": {"country": "AR", "kind": "cuit", "number": "30-71234567-1"},
    "address": ["Av. Colón 1234", "5000 Córdoba"],
    "language": "pt",
    "contacts": [
        {"external_id": "ana", "name": "Ana", "emails": ["ana@acme.example"], "phones": ["11 4444 1234"]},
        {"external_id": "luz", "name": "Luz", "emails": ["luz@acme.example", "luz@home.example"]},
    ],
    "access": {"portal_user": True, "support_from": "2026-01-01", "portal_until": "2027-01-01"},
}


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant whose customers sign in by e-mail, to start with."""
    return api_client.tenant(signin={"methods": ["email", "identifier"], "channels": ["email", "sms"]})


def signs_in(api_client: ApiClient, email: str) -> bool:
    """Whether a code is sent to this address."""
    api_client.now.forward(minutes=1)
    before = len(api_client.messages())
    assert api_client.browser().ask_code(method="email", email=email).status == 202
    api_client.deliver()
    return len(api_client.messages()) > before


def refusal(system: System, row: dict[str, Any]) -> list[tuple[str, str]]:
    """Where and why a row is refused."""
    [answer] = system.send("customers", row)
    assert answer["status"] == "refused", answer
    return [(error["field"], error["code"]) for error in answer["errors"]]


def test_a_customer_is_read_back_whole(system: System) -> None:
    assert system.send("customers", FULL)[0]["status"] == "created"
    kept = system.call("GET", "/customers/acme").json
    assert {
        name: kept[name] for name in ("external_id", "kind", "name", "number", "address", "language")
    } == {name: FULL[name] for name in ("external_id", "kind", "name", "number", "address", "language")}
    assert (kept["support_from"], kept["portal_until"], kept["deleted"]) == (
        "2026-01-01",
        "2027-01-01",
        False,
    )
    contacts = {one["name"]: (one["emails"], one["phones"]) for one in kept["contacts"]}
    assert contacts == {
        "Ana": (["ana@acme.example"], ["+541144441234"]),
        "Luz": (["luz@acme.example", "luz@home.example"], []),
    }


def test_the_row_is_the_whole_customer(system: System) -> None:
    system.send("customers", FULL)
    assert system.send("customers", {"external_id": "acme", "name": "Acme"})[0]["status"] == "changed"
    kept = system.call("GET", "/customers/acme").json
    assert (kept["kind"], kept["number"], kept["document"], kept["address"]) == ("person", None, None, [])
    assert [(one["name"], one["emails"]) for one in kept["contacts"]] == [("Acme", [])]


def test_either_contact_of_a_company_signs_in_and_acts_for_it(system: System, api_client: ApiClient) -> None:
    system.send("customers", FULL)
    for email, name in (("luz@home.example", "Luz"), ("ANA@acme.example", "Ana")):
        browser = api_client.browser()
        assert browser.sign_in(method="email", email=email).status == 200
        session = browser.get("/session").json
        assert (session["customer"]["name"], session["contact"]["name"]) == ("Acme S.A.", name)


def test_a_contact_that_goes_away_signs_in_no_more_and_its_session_ends(
    system: System, api_client: ApiClient
) -> None:
    system.send("customers", FULL)
    browser = api_client.browser()
    browser.sign_in(method="email", email="luz@acme.example")
    assert browser.get("/dashboard").status == 200
    system.send("customers", FULL | {"contacts": FULL["contacts"][:1]})  # type: ignore[index]  # a list
    assert browser.get("/dashboard").status == 401
    assert not signs_in(api_client, "luz@acme.example")
    assert signs_in(api_client, "ana@acme.example")


def test_a_contact_keeps_its_place_whatever_the_order(system: System) -> None:
    system.send("customers", FULL)
    before = {one["name"]: one["id"] for one in system.call("GET", "/customers/acme").json["contacts"]}
    assert isinstance(FULL["contacts"], list)
    assert system.send("customers", FULL | {"contacts": FULL["contacts"][::-1]})[0]["status"] == "changed"
    after = {one["name"]: one["id"] for one in system.call("GET", "/customers/acme").json["contacts"]}
    assert after == before


def test_the_same_again_changes_nothing(system: System) -> None:
    system.send("customers", FULL)
    before = system.call("GET", "/customers/acme").text
    assert system.send("customers", FULL)[0]["status"] == "unchanged"
    assert system.call("GET", "/customers/acme").text == before


def test_a_deleted_customer_keeps_its_invoices_and_comes_back_whole(
    system: System, api_client: ApiClient
) -> None:
    row = customer()
    system.send("customers", row)
    system.send("invoices", invoice())
    for _ in range(2):  # once more is no error: it is deleted
        assert system.call("DELETE", "/customers/c1").status == 200
    assert system.call("GET", "/customers/c1").json["deleted"] is True
    assert not signs_in(api_client, "c1@example.com")
    assert system.call("GET", "/invoices/f1").status == 200
    assert system.call("DELETE", "/customers/nobody").status == 404

    assert system.send("customers", row)[0]["status"] == "changed"
    assert system.call("GET", "/customers/c1").json["deleted"] is False
    browser = api_client.browser()
    api_client.now.forward(minutes=1)
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    assert browser.get("/dashboard").json["accounts"][0]["balance"]["amount"] == "100.00"


def test_names_of_any_script_are_kept_and_what_cannot_be_seen_is_dropped(system: System) -> None:
    names = {
        "Łukasz Żółć": "Łukasz Żółć",
        "株式会社ベンタニーリャ": "株式会社ベンタニーリャ",
        "שרה לוי": "שרה לוי",
        "ﷺ": "ﷺ",
        "Zoe\u0308": "Zoë",
        "  Ana \t María  ": "Ana María",
        "Ana\u202egnp.exe": "Anagnp.exe",
        "A\u200bna\u2066": "Ana",
        "👩‍👩‍👧": "👩‍👩‍👧",
        "O'Brien <b>&amp;": "O'Brien <b>&amp;",
    }
    rows = [customer(f"c{n}", name=name) for n, name in enumerate(names)]
    assert {one["status"] for one in system.send("customers", *rows)} == {"created"}
    kept = [system.call("GET", f"/customers/c{n}").json["name"] for n in range(len(names))]
    assert kept == list(names.values())


def test_a_wrong_row_says_where(system: System) -> None:
    assert refusal(system, {"external_id": "x"}) == [("name", "missing")]
    assert refusal(system, customer(kind="robot"))[0][0] == "kind"
    assert refusal(system, customer(language="fr"))[0][0] == "language"
    assert refusal(system, customer(address=["a"] * 5)) == [("address", "too_long")]
    assert refusal(system, customer(access={"support_from": "2026-02-01", "portal_until": "2026-01-01"})) == [
        ("access.portal_until", "access_ends_before_start")
    ]
    twice = [{"external_id": "a", "name": "Ana"}, {"external_id": "a", "name": "Luz"}]
    assert refusal(system, customer(contacts=twice)) == [("contacts.1.external_id", "repeated")]
    assert refusal(system, customer(contacts=[{"name": "Ana"}] * 9)) == [("contacts", "too_long")]
    assert refusal(system, customer(nickname="x")) == [("nickname", "extra_forbidden")]


def test_all_the_contact_data_that_a_row_may_hold_can_be_replaced(
    system: System, api_client: ApiClient
) -> None:
    def contacts(mark: str) -> list[dict[str, Any]]:
        return [
            {
                "external_id": f"{mark}{n}",
                "name": f"Persona {n}",
                "emails": [f"{mark}{n}.{m}@example.com" for m in range(4)],
                "phones": [f"+54 11 4{n}{m}4 {1000 + ord(mark)}" for m in range(4)],
            }
            for n in range(8)
        ]

    assert system.send("customers", customer(contacts=contacts("a")))[0]["status"] == "created"
    assert system.send("customers", customer(contacts=contacts("b")))[0]["status"] == "changed"
    kept = system.call("GET", "/customers/c1").json["contacts"]
    assert len({email for one in kept for email in one["emails"]}) == 32
    assert all(email.startswith("b") for one in kept for email in one["emails"])
    assert not any(find_logins("demo", EMAIL, f"a{n}.{m}@example.com") for n in range(8) for m in range(4))
    assert signs_in(api_client, "b7.3@example.com")
    assert system.send("customers", customer(contacts=contacts("a")))[0]["status"] == "changed"
    assert not signs_in(api_client, "b7.3@example.com")


def test_customers_are_listed_page_by_page(system: System) -> None:
    system.send("customers", *(customer(f"c{n}") for n in range(23)))
    seen: list[str] = []
    cursor = ""
    while True:
        page = system.call("GET", f"/customers?limit=5{cursor}").json
        seen += [row["external_id"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(seen) == sorted(f"c{n}" for n in range(23))
