"""The UBL examples of Peppol through the data API: what they state is what is owed."""

from pathlib import Path

import pytest

from tests.support.api_client import ApiClient
from tests.support.builders import customer

DATA = Path(__file__).parents[3] / "shared" / "data" / "ubl"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the optional folder of real input is not here")
PAYABLE = {"base-example": "1656.25", "Allowance-example": "6125.00", "base-creditnote-correction": "1656.25"}


def test_each_document_goes_in_with_the_total_that_it_states(api_client: ApiClient) -> None:
    system = api_client.tenant(currencies=["EUR"], country="SE", signin={"methods": ["email"]})
    system.send("customers", customer("FR23342"), customer("4598375937"))
    ids = {}
    for name in PAYABLE:
        document = DATA.joinpath(f"{name}.xml").read_bytes()
        [first], [again] = (
            system.call("POST", "/invoices", document, Content_Type="application/xml").json["items"]
            for _ in range(2)
        )
        assert (first["status"], again["status"]) == ("created", "unchanged"), first
        ids[name] = first["external_id"]

    for name in ("base-example", "Allowance-example"):
        assert system.call("GET", f"/invoices/{ids[name]}").json["total"] == PAYABLE[name]
    credit = system.call("GET", f"/credit-notes/{ids['base-creditnote-correction']}").json
    assert (credit["amount"], credit["invoice"]) == (
        PAYABLE["base-creditnote-correction"],
        ids["base-example"],
    )
    assert system.call("GET", f"/invoices/{ids['base-example']}").json["open"] == "0.00"


def test_the_customer_sees_the_documents_lines_taxes_and_totals(api_client: ApiClient) -> None:
    system = api_client.tenant(currencies=["EUR"], country="SE", signin={"methods": ["email"]})
    system.send("customers", customer("FR23342"))
    document = DATA.joinpath("base-example.xml").read_bytes()
    system.call("POST", "/invoices", document, Content_Type="application/xml")
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="FR23342@example.com").status == 200

    [entry] = browser.get("/statement").json["items"]
    shown = browser.get(f"/invoices/{entry['invoice_id']}").json

    assert entry["amount"] == {"amount": "1656.25", "currency": "EUR"}
    assert [line["total"]["amount"] for line in shown["lines"]] == ["2800.00", "-1500.00"]
    assert [one["amount"]["amount"] for one in shown["adjustments"]] == ["25.00"]
    assert (shown["net"]["amount"], shown["taxes"][0]["amount"]["amount"]) == ("1325.00", "331.25")
    assert browser.post(f"/invoices/{shown['id']}/pdf").status == 200
