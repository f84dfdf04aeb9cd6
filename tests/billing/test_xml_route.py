"""XML that is posted to the data API: one document in, or a clear refusal; never a file, a request or a hang."""

import time

import pytest

from tests.billing.test_ubl import an_invoice, party, totals
from tests.support.api_client import ApiClient, Reply, System
from tests.support.builders import customer

BUYER = party(
    "AccountingCustomerParty",
    "Comprador",
    more="<cac:PartyIdentification><cbc:ID>c1</cbc:ID></cac:PartyIdentification>",
)


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant that bills in euros, with one customer."""
    system = api_client.tenant(currencies=["EUR"], check_identity_numbers=True, country="ES")
    system.send("customers", customer("c1", document={"kind": "nif", "number": "54362315-K"}))
    return system


def post(system: System, data: bytes, content_type: str = "application/xml") -> Reply:
    """Post a document."""
    return system.call("POST", "/invoices", data, Content_Type=content_type)


def attack(prolog: str, number: str = "&x;") -> bytes:
    """An honest invoice with a document type before it."""
    return an_invoice(prolog=f'<?xml version="1.0"?>{prolog}', number=number, buyer=BUYER)


def test_a_document_becomes_an_invoice_of_the_buyer(system: System) -> None:
    reply = post(system, an_invoice(number="F/2025 1", buyer=BUYER))
    assert [(row["status"], row["external_id"]) for row in reply.json["items"]] == [("created", "F-2025-1")]
    kept = system.call("GET", "/invoices/F-2025-1").json
    assert (kept["number"], kept["total"], kept["due_on"]) == ("F/2025 1", "121.00", "2025-12-12")
    assert post(system, an_invoice(number="F/2025 1", buyer=BUYER)).json["items"][0]["status"] == "unchanged"


def test_a_buyer_is_known_by_its_identity_number_too(system: System) -> None:
    scheme = "<cac:PartyTaxScheme><cbc:CompanyID>54362315K</cbc:CompanyID></cac:PartyTaxScheme>"
    reply = post(system, an_invoice(buyer=party("AccountingCustomerParty", "Comprador", more=scheme)))
    assert reply.json["items"][0]["status"] == "created"
    assert system.call("GET", "/invoices/F-1").json["customer"] == "c1"


def test_entities_and_document_types_are_refused_unread(system: System) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    attacks = [
        attack('<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        attack('<!DOCTYPE Invoice [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>'),
        attack('<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/x.dtd">', number="F-1"),
        attack('<!DOCTYPE Invoice [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]>', number="F-1"),
        attack(f'<!DOCTYPE Invoice [<!ENTITY l0 "lol">{laughs}]>', number="&l9;"),
        attack(f'<!DOCTYPE Invoice [<!ENTITY x "{"a" * 100_000}">]>', number="&x;" * 1000),
    ]
    started = time.process_time()
    replies = [post(system, data) for data in attacks]
    assert [(reply.status, reply.code) for reply in replies] == [(422, "xml_forbidden")] * len(attacks)
    assert "root:" not in "".join(reply.text for reply in replies)
    assert time.process_time() - started < 10


def test_what_is_no_document_is_refused(system: System) -> None:
    deep = b"<a>" * 10_000 + b"</a>" * 10_000
    for data, status in (
        (b"", 422),
        (b"{}", 422),
        (b"<a/>", 422),
        (b"<a>", 422),
        (b"\x00", 422),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", 422),
        (deep, 422),
        (b" " * (5 * 1024 * 1024 + 1), 413),
    ):
        assert post(system, data).status == status, data[:20]
    assert system.call("GET", "/invoices").json["items"] == []


def test_a_wrong_sum_is_refused_with_the_figures(system: System) -> None:
    reply = post(system, an_invoice(sums=totals(PayableAmount="120.00"), buyer=BUYER))
    assert (reply.status, reply.code) == (422, "ubl_invalid")
    [fault] = reply.json["fields"]
    assert fault["params"] == {"stated": "120.00", "computed": "121.00"}


def test_xml_is_announced_as_such(system: System) -> None:
    document = an_invoice(buyer=BUYER)
    assert post(system, document, "text/plain").status == 415
    assert post(system, document, "application/json").code == "malformed_json"
    assert post(system, document, "Application/XML; charset=UTF-8").status == 200
