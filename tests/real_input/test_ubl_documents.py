"""OpenPEPPOL's own example documents through the data API: real XML that nobody of us wrote."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.api_client import ApiClient, Reply, System
from tests.support.books import open_books
from tests.support.builders import customer

DATA = Path(__file__).parents[3] / "shared" / "data" / "ubl"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the optional folder of real input is not here")
BUYERS = {
    "base-example.xml": "FR23342",
    "Allowance-example.xml": "4598375937",
    "base-creditnote-correction.xml": "FR23342",
}
"""By the buyers' own ids, as the documents write them."""


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant that bills in euros, and knows both buyers."""
    system = api_client.tenant(currencies=["EUR"], country="ES", signin={"methods": ["email"]})
    contact = {"emails": ["buyer@example.com"]}
    system.send("customers", customer("FR23342", contact=contact), customer("4598375937", contact=contact))
    return system


def send(system: System, name: str) -> dict[str, Any]:
    """Post a document; answers what became of it."""
    reply: Reply = system.call(
        "POST", "/invoices", DATA.joinpath(name).read_bytes(), Content_Type="application/xml; charset=utf-8"
    )
    assert reply.status == 200, reply.text
    [row] = reply.json["items"]
    assert isinstance(row, dict)
    return row


def test_the_three_documents_go_in_with_the_totals_that_they_state(
    system: System, api_client: ApiClient
) -> None:
    kinds = {
        "base-example.xml": ("invoices", "Snippet1", "total", "1656.25"),
        "Allowance-example.xml": ("invoices", "Snippet1@4598375937", "total", "6125.00"),
        "base-creditnote-correction.xml": ("credit-notes", "Snippet1", "amount", "1656.25"),
    }
    for name, (kind, external_id, field, total) in kinds.items():
        row = send(system, name)
        assert (row["status"], row["external_id"]) == ("created", external_id), row
        kept = system.call("GET", f"/{kind}/{external_id}").json
        assert (kept["customer"], kept[field], kept["currency"]) == (BUYERS[name], total, "EUR")
    for name in kinds:
        assert send(system, name)["status"] == "unchanged"

    # The credit note corrects the invoice that it names; the other buyer owes all of its own.
    assert system.call("GET", "/invoices/Snippet1").json["open"] == "0.00"
    for buyer, balance in (("FR23342", 0), ("4598375937", 6125)):
        customer_id = system.call("GET", f"/customers/{buyer}").json["id"]
        books = open_books("demo", customer_id, api_client.now().date())
        assert not books.faults()
        assert books.summary["EUR"].balance == balance


def test_the_buyer_sees_the_document_as_it_was_written(system: System, api_client: ApiClient) -> None:
    send(system, "Allowance-example.xml")
    browser = api_client.browser()
    signed_in = browser.sign_in(method="email", email="buyer@example.com").json
    buyer = system.call("GET", "/customers/4598375937").json["id"]
    assert buyer in [account["customer_id"] for account in signed_in["accounts"]]
    if signed_in["current"] != buyer:
        assert browser.post("/session/switch", {"customer_id": buyer}).status == 200
    [row] = browser.get("/invoices").json["items"]
    shown = browser.get(f"/invoices/{row['id']}").json
    assert (shown["net"]["amount"], shown["prepaid"]["amount"], shown["total"]["amount"]) == (
        "5900.00",
        "1000.00",
        "6125.00",
    )
    assert sorted(tax["amount"]["amount"] for tax in shown["taxes"]) == ["0.00", "1225.00"]
    assert browser.post(f"/invoices/{row['id']}/pdf").status == 200


def test_a_buyer_whom_the_tenant_does_not_know_is_told(api_client: ApiClient) -> None:
    system = api_client.tenant(currencies=["EUR"])
    row = send(system, "base-example.xml")
    assert (row["status"], [error["code"] for error in row["errors"]]) == ("refused", ["customer_unknown"])


def test_a_currency_that_the_tenant_does_not_bill_in_is_told(api_client: ApiClient) -> None:
    system = api_client.tenant(currencies=["ARS"])
    system.send("customers", customer("FR23342"))
    row = send(system, "base-example.xml")
    assert [error["code"] for error in row["errors"]] == ["currency_not_used"]
