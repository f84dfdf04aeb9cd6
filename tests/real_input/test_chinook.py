"""All of the Chinook sample through the data API: real names, numbers and sums that nobody of us wrote."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from infra.operate import main
from tests.support.api_client import ApiClient, System

DATA = Path(__file__).parents[3] / "shared" / "data" / "chinook"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the optional folder of real input is not here")
DIALLED_FROM = {"USA": "US", "Canada": "CA", "Brazil": "BR", "France": "FR", "Germany": "DE"}


def load(name: str) -> list[dict[str, Any]]:
    """A file of the sample; numbers as they are written, because a float has lost the cents."""
    rows: list[dict[str, Any]] = json.loads(
        DATA.joinpath(f"{name}.json").read_text(encoding="utf-8"), parse_float=str, parse_int=str
    )
    return rows


def customers() -> list[dict[str, Any]]:
    """All customers, as a tenant's system would send them."""
    return [
        {
            "external_id": row["CustomerId"],
            "kind": "company" if row["Company"] else "person",
            "name": row["Company"] or f"{row['FirstName']} {row['LastName']}",
            "address": [row["Address"], f"{row['PostalCode']} {row['City']}".strip(), row["Country"]],
            "contacts": [
                {
                    "name": f"{row['FirstName']} {row['LastName']}",
                    "emails": [row["Email"]],
                    "phones": [row["Phone"]] if row["Phone"] else [],
                }
            ],
        }
        for row in load("Customer")
    ]


def invoices() -> list[dict[str, Any]]:
    """All invoices with their lines."""
    lines: dict[str, list[dict[str, str]]] = {}
    for row in load("InvoiceLine"):
        total = str(Decimal(row["UnitPrice"]) * int(row["Quantity"]))
        line = {
            "product": row["TrackName"],
            "quantity": row["Quantity"],
            "unit_price": row["UnitPrice"],
            "total": total,
        }
        lines.setdefault(row["InvoiceId"], []).append(line)
    return [
        {
            "external_id": row["InvoiceId"],
            "customer": row["CustomerId"],
            "number": row["InvoiceId"],
            "issued_on": row["InvoiceDate"][:10],
            "due_on": row["InvoiceDate"][:10],
            "currency": "USD",
            "lines": lines[row["InvoiceId"]],
            "net": row["Total"],
            "total": row["Total"],
        }
        for row in load("Invoice")
    ]


def stored_bytes() -> str:
    """Everything in the main table."""
    pages = client.dynamodb().get_paginator("scan").paginate(TableName=settings().table_name)
    items = [item for page in pages for item in page["Items"]]
    return json.dumps(sorted(items, key=lambda item: (item["pk"]["S"], item["sk"]["S"])), sort_keys=True)


def statuses(system: System, kind: str, rows: list[dict[str, Any]]) -> set[str]:
    """What became of the rows."""
    return {row["status"] for row in system.send(kind, *rows)}


def balance_of(api_client: ApiClient, email: str) -> tuple[Decimal, Decimal, str]:
    """Sign in by e-mail: the statement's balance, the sum of its entries, and the name that is shown."""
    browser = api_client.browser()
    assert browser.sign_in(method="email", email=email).status == 200
    page = browser.get("/statement?limit=100").json
    assert page["next"] is None
    entries = [Decimal(entry["amount"]["amount"]) for entry in page["items"]]
    name = browser.get("/session").json["customer"]["name"]
    return Decimal(page["items"][0]["balance"]["amount"]), sum(entries, Decimal(0)), name


def test_all_of_it_goes_in_adds_up_and_goes_in_again_without_a_change(api_client: ApiClient) -> None:
    system = api_client.tenant(currencies=["USD"], country="US", signin={"methods": ["email"]})
    people, documents = customers(), invoices()
    assert (len(people), len(documents), sum(len(row["lines"]) for row in documents)) == (59, 412, 2240)

    assert statuses(system, "customers", people) == {"created"}
    assert statuses(system, "invoices", documents) == {"created"}
    before = stored_bytes()
    assert statuses(system, "customers", people) == {"unchanged"}
    assert statuses(system, "invoices", documents) == {"unchanged"}
    assert stored_bytes() == before
    assert main(["check-summaries", "demo"]) == 0

    for person in people:
        owed = sum(
            (Decimal(row["total"]) for row in documents if row["customer"] == person["external_id"]),
            Decimal(0),
        )
        email = person["contacts"][0]["emails"][0]
        assert balance_of(api_client, email) == (owed, owed, person["name"])
