"""The dashboard and the statement as a customer gets them: pages, files, currencies, words."""

import csv
from decimal import Decimal
from typing import Any

import pytest

from tests.documents.pdfs import text_of
from tests.support.api_client import ApiClient, Browser, System
from tests.support.builders import credit_note, customer, invoice, payment
from tests.support.downloads import fetch

MONTHS = [f"2026-{month:02}" for month in range(1, 12)]


def opened(api_client: ApiClient, **settings: Any) -> tuple[System, Browser]:
    """A tenant of two currencies whose customer c1 is signed in and owes nothing yet."""
    basis = {"signin": {"methods": ["email"]}, "currencies": ["ARS", "USD"]}
    system = api_client.tenant(**{**basis, **settings})
    system.send("customers", customer(), customer("c2"))
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    return system, browser


def a_year(system: System) -> None:
    """An invoice each month, paid but for the last two, and one in dollars."""
    dated = [(month, {"issued_on": f"{month}-05", "due_on": f"{month}-20"}) for month in MONTHS]
    system.send("invoices", *(invoice(month, amount="100.00", **days) for month, days in dated))
    paid = [(month, f"{month}-25") for month in MONTHS[:-2]]
    system.send("payments", *(payment(month, amount="100.00", paid_on=day) for month, day in paid))
    system.send("invoices", invoice("usd", currency="USD", amount="7.50", due_on="2026-12-24"))


def pages(browser: Browser, query: str) -> list[dict[str, Any]]:
    """All entries of a statement, page after page."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        reply = browser.get(f"/statement?{query}{cursor}")
        assert reply.status == 200, reply.text
        found += reply.json["items"]
        if reply.json["next"] is None:
            return found
        cursor = f"&cursor={reply.json['next']}"


def test_the_dashboard_shows_what_is_owed_in_each_currency(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    shown = browser.get("/dashboard").json
    ars, usd = shown["accounts"]
    assert ars["balance"] == {"amount": "200.00", "currency": "ARS"}
    assert ars["overdue"] == {"amount": "200.00", "currency": "ARS"}
    assert (ars["open_count"], ars["invoice_count"], ars["next_due"]) == (2, 11, None)
    assert [row["number"] for row in ars["recent"]] == [f"A-{month}" for month in MONTHS[:-6:-1]]
    assert usd["balance"] == {"amount": "7.50", "currency": "USD"}
    assert usd["overdue"] == {"amount": "0.00", "currency": "USD"}
    assert usd["next_due"] == {"date": "2026-12-24", "amount": {"amount": "7.50", "currency": "USD"}}
    assert shown["pending"] == [{"kind": "overdue_invoices", "count": 2}]


def test_nothing_owed_is_shown_as_nothing(api_client: ApiClient) -> None:
    _, browser = opened(api_client)
    [account] = browser.get("/dashboard").json["accounts"]
    assert (account["balance"]["amount"], account["recent"], account["next_due"]) == ("0.00", [], None)
    assert browser.get("/statement").json == {"items": [], "next": None}


def test_a_credit_is_shown_as_one(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    system.send("payments", payment(amount="40.00"))
    system.send("credit-notes", credit_note(amount="2.50"))
    [account] = browser.get("/dashboard").json["accounts"]
    assert account["balance"] == {"amount": "-42.50", "currency": "ARS"}


def test_a_total_that_the_tenant_hides_is_nowhere_on_the_dashboard(api_client: ApiClient) -> None:
    system, browser = opened(api_client, show_total=False)
    system.send("invoices", invoice(amount="33.00"), invoice("f2", amount="44.00"))
    shown = browser.get("/dashboard")
    [account] = shown.json["accounts"]
    assert (account["balance"], account["overdue"]) == (None, None)
    assert "77.00" not in shown.text
    assert [row["total"]["amount"] for row in account["recent"]] in (["33.00", "44.00"], ["44.00", "33.00"])


def test_the_day_is_the_tenants_own(api_client: ApiClient) -> None:
    system, browser = opened(api_client, time_zone="Pacific/Kiritimati")  # 14 hours ahead of UTC
    system.send("invoices", invoice(due_on="2026-11-23"))
    # Noon of the 23rd in UTC is already the 24th there.
    assert browser.get("/dashboard").json["accounts"][0]["overdue"]["amount"] == "100.00"


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_pages_of_any_size_hold_every_entry_once_with_its_balance(api_client: ApiClient, limit: int) -> None:
    system, browser = opened(api_client)
    a_year(system)
    rows = pages(browser, f"limit={limit}")
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert len({row["id"] for row in rows}) == len(rows) == 20
    running = Decimal(0)
    for row in reversed(rows):
        running += Decimal(row["amount"]["amount"])
        assert Decimal(row["balance"]["amount"]) == running
    assert {row["kind"] for row in rows} == {"invoice", "payment"}
    assert all((row["kind"] == "invoice") == (row["invoice_id"] == row["id"]) for row in rows)


def test_a_filtered_statement_keeps_its_balances(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    everything = {row["id"]: row for row in pages(browser, "limit=100")}
    for query, count in (
        ("from=2026-03-05&to=2026-03-25", 2),
        ("from=2026-03-06&to=2026-03-24", 0),
        ("from=2026-10-01", 2),
        ("to=2026-01-31", 2),
        ("from=2026-05-01&to=2026-04-01", 0),
        ("q=a-2026-1", 2),
        ("q=INTERNET&to=2026-06-30", 6),
        ("q=internet&from=2026-02-01&to=2026-06-30", 5),
    ):
        for limit in (1, 100):
            rows = pages(browser, f"{query}&limit={limit}")
            assert len(rows) == count, query
            assert rows == [everything[row["id"]] for row in rows]


def test_a_statement_is_of_one_currency(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    assert [row["number"] for row in pages(browser, "currency=USD")] == ["A-usd"]
    assert len(pages(browser, "currency=ARS")) == 20
    assert browser.get("/statement?currency=EUR").code == "currency_not_used"
    assert browser.get("/statement?currency=usd").status == 422


def test_who_owes_only_in_the_second_currency_sees_that_one(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    system.send("invoices", invoice(currency="USD"))
    assert [row["balance"]["currency"] for row in browser.get("/statement").json["items"]] == ["USD"]


def test_a_cursor_belongs_to_its_caller_and_its_query(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    system.send("invoices", *(invoice(f"x{n}", "c2") for n in range(3)))
    cursor = browser.get("/statement?limit=1").json["next"]
    assert browser.get(f"/statement?limit=5&cursor={cursor}").status == 200
    for other in ("&currency=USD", "&q=x", "&from=2026-01-01", "&to=2026-12-31"):
        assert browser.get(f"/statement?limit=1&cursor={cursor}{other}").code == "cursor_invalid"
    assert browser.get(f"/invoices?cursor={cursor}").code == "cursor_invalid"
    flipped = cursor[:-2] + ("A" if cursor[-2] != "A" else "B") + cursor[-1]
    assert browser.get(f"/statement?cursor={flipped}").code == "cursor_invalid"

    neighbour = api_client.browser()
    neighbour.sign_in(method="email", email="c2@example.com")
    assert neighbour.get(f"/statement?limit=1&cursor={cursor}").code == "cursor_invalid"


def test_a_stale_cursor_is_told_as_stale(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    cursor = browser.get("/statement?limit=1").json["next"]
    for _ in range(7):  # active all the while, so that the session lives
        api_client.now.forward(minutes=10)
        assert browser.get("/session").status == 200
    assert browser.get(f"/statement?limit=1&cursor={cursor}").code == "cursor_expired"


def test_wrong_queries_are_refused_by_field(api_client: ApiClient) -> None:
    _, browser = opened(api_client)
    for query, field in (
        ("from=2026-02-30", "from"),
        ("to=23-11-2026", "to"),
        ("from=20261123", "from"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=1e1", "limit"),
        ("from=2026-01-01&from=2026-01-02", "from"),
        ("since=2026-01-01", "since"),
        ("q=" + "x" * 81, "q"),
    ):
        reply = browser.get(f"/statement?{query}")
        assert (reply.status, [one["field"] for one in reply.json["fields"]]) == (422, [field]), query


def rows_of(content: bytes, delimiter: str) -> list[list[str]]:
    """A CSV's rows."""
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=delimiter))


def test_a_statement_as_csv_holds_what_the_page_shows(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    system.send("invoices", invoice(number="=1+1", amount="1234.50"))
    system.send("payments", payment(amount="40.00", description="Transferencia; ñandú"))
    download = browser.post("/statement/files", {"format": "csv"}).json
    assert download["filename"] == "Cuenta corriente 2026-11-23.csv"
    head, *rows = rows_of(fetch(download), ";")
    assert len(head) == 8
    assert [[row[0], row[2], row[3], *row[5:]] for row in rows] == [
        ["2026-11-01", "'=1+1", "Internet", "1234,50", "1234,50", "ARS"],
        ["2026-11-05", "", "Transferencia; ñandú", "-40,00", "1194,50", "ARS"],
    ]


@pytest.mark.parametrize(
    ("language", "country", "name", "delimiter", "number"),
    [
        ("en", "US", "Statement", ",", "1234.50"),
        ("pt", "BR", "Conta corrente", ";", "1234,50"),
        ("es", "MX", "Cuenta corriente", ",", "1234.50"),
    ],
)
def test_a_csv_is_as_people_there_write(
    api_client: ApiClient, language: str, country: str, name: str, delimiter: str, number: str
) -> None:
    system, browser = opened(api_client, language=language, country=country)
    system.send("invoices", invoice(amount="1234.50"))
    download = browser.post("/statement/files", {"format": "csv"}).json
    assert download["filename"].startswith(name)
    assert rows_of(fetch(download), delimiter)[1][5] == number


def test_a_file_holds_the_days_and_the_currency_that_were_asked_for(api_client: ApiClient) -> None:
    system, browser = opened(api_client)
    a_year(system)
    asked = {"format": "csv", "from": "2026-03-01", "to": "2026-04-30", "currency": "ARS"}
    rows = rows_of(fetch(browser.post("/statement/files", asked).json), ";")[1:]
    assert [row[0] for row in rows] == ["2026-03-05", "2026-03-25", "2026-04-05", "2026-04-25"]
    assert [row[6] for row in rows] == ["100,00", "0,00", "100,00", "0,00"]
    rows = rows_of(fetch(browser.post("/statement/files", {"format": "csv", "currency": "USD"}).json), ";")[
        1:
    ]
    assert [(row[2], row[6], row[7]) for row in rows] == [("A-usd", "7,50", "USD")]
    for wrong in (
        {"format": "xls"},
        {},
        {"format": "csv", "from": "x"},
        {"format": "csv", "until": "2026-01-01"},
    ):
        assert browser.post("/statement/files", wrong).status == 422


def test_a_statement_as_pdf_shows_the_movements_and_what_is_owed(api_client: ApiClient) -> None:
    system, browser = opened(api_client, name="Fibra Sur")
    a_year(system)
    asked = {"format": "pdf", "from": "2026-10-01", "to": "2026-11-30"}
    download = browser.post("/statement/files", asked).json
    assert download["filename"] == "Cuenta corriente 2026-11-23.pdf"
    text = text_of(fetch(download))
    wanted = ["Fibra Sur", "Persona c1", "A-2026-10", "A-2026-11", "200,00"]
    assert [word for word in wanted if word not in text] == []
    assert "A-2026-09" not in text


def test_a_pdf_hides_the_total_that_the_tenant_hides(api_client: ApiClient) -> None:
    system, browser = opened(api_client, show_total=False)
    system.send("invoices", invoice(amount="33.00", issued_on="2026-10-01"), invoice("f2", amount="44.00"))
    shown = text_of(fetch(browser.post("/statement/files", {"format": "pdf", "to": "2026-10-31"}).json))
    assert "33,00" in shown
    assert "77,00" not in shown
