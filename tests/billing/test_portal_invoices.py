"""What a customer sees of its invoices, as the tenant has set it."""

import base64
import zipfile
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter

from tests.documents.pdfs import text_of
from tests.support.api_client import ApiClient, Browser, System
from tests.support.builders import customer, invoice, payment
from tests.support.downloads import fetch

ON = ["statement", "invoice_downloads"]
FULL = invoice(
    "full",
    issued_on="2026-11-20",
    number="A-0001-00000077",
    lines=[
        {
            "product": "Internet 300 Mb",
            "description": "Abono de noviembre, señal incluida",
            "quantity": "2",
            "unit_price": "500.005",
            "total": "1000.01",
        },
        {"product": "Router €", "unit_price": "100.00", "discount": "10.00", "total": "90.00"},
    ],
    adjustments=[{"description": "Bonificación", "amount": "-90.00"}],
    net="1000.01",
    taxes=[{"name": "IVA", "rate": "21", "base": "1000.01", "amount": "210.00"}],
    rounding="-0.01",
    prepaid="200.00",
    total="1010.00",
    notes="Gracias, 株式会社",
)


def opened(api_client: ApiClient, *rows: dict[str, Any], **settings: Any) -> tuple[System, Browser]:
    """A tenant whose customer c1 has these invoices and is signed in."""
    system = api_client.tenant(**{"signin": {"methods": ["email"]}, "modules": ON, **settings})
    system.send("customers", customer())
    answers = system.send("invoices", *rows)
    assert {answer["status"] for answer in answers} == {"created"}
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="c1@example.com").status == 200
    return system, browser


def id_of(system: System, external_id: str) -> str:
    """Our id of an invoice."""
    return str(system.call("GET", f"/invoices/{external_id}").json["id"])


def own_pdf() -> bytes:
    """A PDF that the tenant made itself."""
    writer = PdfWriter()
    writer.add_blank_page(width=300, height=200)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_preview_shows_lines_taxes_and_totals(api_client: ApiClient) -> None:
    system, browser = opened(api_client, FULL)
    shown = browser.get(f"/invoices/{id_of(system, 'full')}").json

    def ars(amount: str) -> dict[str, str]:
        return {"amount": amount, "currency": "ARS"}

    assert shown["number"] == "A-0001-00000077"
    assert [
        (one["product"], one["description"], one["quantity"], one["unit_price"]) for one in shown["lines"]
    ] == [
        ("Internet 300 Mb", "Abono de noviembre, señal incluida", "2", "500.005"),
        ("Router €", None, "1", "100.00"),
    ]
    assert [one["total"] for one in shown["lines"]] == [ars("1000.01"), ars("90.00")]
    assert shown["adjustments"] == [{"description": "Bonificación", "amount": ars("-90.00")}]
    assert shown["taxes"] == [{"name": "IVA", "rate": "21", "base": ars("1000.01"), "amount": ars("210.00")}]
    assert (shown["net"], shown["rounding"], shown["prepaid"]) == (
        ars("1000.01"),
        ars("-0.01"),
        ars("200.00"),
    )
    assert (shown["total"], shown["open"], shown["state"]) == (ars("1010.00"), ars("1010.00"), "overdue")
    assert (shown["notes"], shown["has_own_pdf"], shown["downloadable"]) == ("Gracias, 株式会社", False, True)


@pytest.mark.parametrize(("product", "description"), [(True, False), (False, True), (False, False)])
def test_product_and_description_are_shown_as_the_tenant_says(
    api_client: ApiClient, *, product: bool, description: bool
) -> None:
    system, browser = opened(api_client, FULL, show_product=product, show_description=description)
    path = f"/invoices/{id_of(system, 'full')}"
    answers = [
        browser.get(path).text,
        browser.get("/statement").text,
        browser.get("/dashboard").text,
        browser.get("/invoices").text,
        text_of(fetch(browser.post(f"{path}/pdf").json)),
        fetch(browser.post("/statement/files", {"format": "csv"}).json).decode("utf-8-sig"),
        text_of(fetch(browser.post("/statement/files", {"format": "pdf"}).json)),
    ]
    assert any("Internet 300 Mb" in answer for answer in answers) is product
    assert any("señal incluida" in answer for answer in answers) is description
    # What is not shown is not found either.
    assert bool(browser.get("/statement?q=internet").json["items"]) is product
    assert bool(browser.get("/invoices?q=internet").json["items"]) is product


def test_our_pdf_says_what_the_preview_says(api_client: ApiClient) -> None:
    system, browser = opened(api_client, FULL, name="Fibra Sur", issuer={"tax_id": "30-71234567-1"})
    download = browser.post(f"/invoices/{id_of(system, 'full')}/pdf").json
    assert download["filename"] == "Factura A-0001-00000077.pdf"
    text = text_of(fetch(download))
    wanted = ["Fibra Sur", "30-71234567-1", "Persona c1", "A-0001-00000077", "Internet 300 Mb", "Router €"]
    wanted += ["señal incluida", "Bonificación", "1.000,01", "210,00", "1.010,00", "株式会社"]
    assert [word for word in wanted if word not in text] == []


@pytest.mark.parametrize(
    ("language", "filename", "word"),
    [
        ("es", "Factura A-f1.pdf", "Vencimiento"),
        ("en", "Invoice A-f1.pdf", "Due"),
        ("pt", "Fatura A-f1.pdf", "Vencimento"),
    ],
)
def test_a_document_speaks_the_customers_language(
    api_client: ApiClient, language: str, filename: str, word: str
) -> None:
    system, browser = opened(api_client, invoice())
    system.send("customers", customer(language=language))
    download = browser.post(f"/invoices/{id_of(system, 'f1')}/pdf").json
    assert download["filename"] == filename
    assert word.lower() in text_of(fetch(download)).lower()


def test_the_tenants_own_pdf_is_handed_on_byte_for_byte(api_client: ApiClient) -> None:
    content = own_pdf()
    system, browser = opened(api_client, invoice(pdf_base64=base64.b64encode(content).decode()))
    invoice_id = id_of(system, "f1")
    assert browser.get(f"/invoices/{invoice_id}").json["has_own_pdf"] is True
    assert fetch(browser.post(f"/invoices/{invoice_id}/pdf").json) == content


def test_a_pdf_of_ours_is_made_anew_when_something_on_it_changed(api_client: ApiClient) -> None:
    system, browser = opened(api_client, invoice())
    path = f"/invoices/{id_of(system, 'f1')}/pdf"
    first = browser.post(path).json["url"].partition("?")[0]
    assert browser.post(path).json["url"].partition("?")[0] == first
    system.send("payments", payment(amount="40.00"))
    second = browser.post(path).json
    assert second["url"].partition("?")[0] != first
    assert "60,00" in text_of(fetch(second))


def test_several_invoices_come_as_one_zip(api_client: ApiClient) -> None:
    content = own_pdf()
    rows = [
        invoice("f1", number="A/1", pdf_base64=base64.b64encode(content).decode()),
        invoice("f2", number="A-1"),
        invoice("f3", number="..\\請求書"),
    ]
    system, browser = opened(api_client, *rows)
    invoice_ids = [id_of(system, name) for name in ("f1", "f2", "f3", "f1")]
    download = browser.post("/invoices/zip", {"invoice_ids": invoice_ids}).json
    assert download["filename"] == "Facturas 2026-11-23.zip"
    with zipfile.ZipFile(BytesIO(fetch(download))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == 3
        assert not [name for name in names if "/" in name or "\\" in name or not name.endswith(".pdf")]
        assert content in [archive.read(name) for name in names]


def test_a_zip_holds_at_most_fifty_and_only_ones_own(api_client: ApiClient) -> None:
    system, browser = opened(api_client, invoice())
    system.send("customers", customer("c2"))
    system.send("invoices", invoice("f2", "c2"))
    mine, theirs = id_of(system, "f1"), id_of(system, "f2")
    assert browser.post("/invoices/zip", {"invoice_ids": [mine, theirs]}).status == 404
    assert browser.post("/invoices/zip", {"invoice_ids": []}).status == 422
    assert browser.post("/invoices/zip", {"invoice_ids": [mine] * 51}).status == 422
    for made_up in ("", "inv_", "../x", "inv_" + "0" * 26, "x" * 40):
        assert browser.post("/invoices/zip", {"invoice_ids": [mine, made_up]}).status == 404


def test_without_the_statement_the_last_invoice_is_what_is_seen(api_client: ApiClient) -> None:
    rows = [invoice("old", issued_on="2026-10-01"), invoice("new", issued_on="2026-11-01")]
    system, browser = opened(api_client, *rows, modules=[])
    old, new = id_of(system, "old"), id_of(system, "new")

    assert [one["id"] for one in browser.get("/dashboard").json["accounts"][0]["recent"]] == [new]
    assert browser.get(f"/invoices/{new}").json["downloadable"] is True
    assert browser.post(f"/invoices/{new}/pdf").status == 200
    for refused in (
        browser.get("/statement"),
        browser.get("/invoices"),
        browser.post("/statement/files", {"format": "csv"}),
        browser.get(f"/invoices/{old}"),
        browser.post(f"/invoices/{old}/pdf"),
        browser.post("/invoices/zip", {"invoice_ids": [new]}),
    ):
        assert (refused.status, refused.code) == (403, "module_off")


def test_without_downloads_past_invoices_are_looked_at_and_the_last_one_is_kept(
    api_client: ApiClient,
) -> None:
    rows = [invoice("old", issued_on="2026-10-01"), invoice("new", issued_on="2026-11-01")]
    system, browser = opened(api_client, *rows, modules=["statement"])
    old, new = id_of(system, "old"), id_of(system, "new")

    assert browser.get(f"/invoices/{old}").json["downloadable"] is False
    assert browser.get(f"/invoices/{new}").json["downloadable"] is True
    assert browser.post(f"/invoices/{old}/pdf").code == "module_off"
    assert browser.post(f"/invoices/{new}/pdf").status == 200
    assert browser.post("/invoices/zip", {"invoice_ids": [new]}).code == "module_off"


def test_invoices_are_listed_by_state_and_text_page_by_page(api_client: ApiClient) -> None:
    rows = [
        *(invoice(f"late{n}", issued_on=f"2026-10-{n + 1:02}", due_on="2026-11-22") for n in range(4)),
        *(invoice(f"soon{n}", issued_on=f"2026-11-{n + 1:02}", due_on="2026-11-23") for n in range(3)),
        invoice("paid", issued_on="2026-12-01", due_on="2026-11-01", number="Ñandú 1"),
    ]
    system, browser = opened(api_client, *rows)
    system.send("payments", payment("p1", amount="100.00", invoice="paid"))
    system.send("payments", payment("p2", amount="10.00", invoice="soon2"))

    def listed(query: str) -> list[str]:
        found: list[str] = []
        cursor = ""
        while True:
            page = browser.get(f"/invoices?limit=2{query}{cursor}").json
            assert len(page["items"]) <= 2
            found += [row["number"] for row in page["items"]]
            if page["next"] is None:
                return found
            cursor = f"&cursor={page['next']}"

    late, soon = [f"A-late{n}" for n in (3, 2, 1, 0)], [f"A-soon{n}" for n in (2, 1, 0)]
    assert listed("") == ["Ñandú 1", *soon, *late]
    assert listed("&state=overdue") == late
    assert listed("&state=open") == [*soon, *late]
    assert listed("&state=paid") == ["Ñandú 1"]
    assert listed("&q=NANDU") == ["Ñandú 1"]
    assert listed("&state=open&q=soon1") == ["A-soon1"]
    assert listed("&q=nothing") == []
    states = {row["number"]: row["state"] for row in browser.get("/invoices").json["items"]}
    assert (states["A-soon2"], states["A-soon1"], states["A-late0"]) == ("partly_paid", "open", "overdue")
    for wrong in (
        "state=due",
        "limit=0",
        "limit=101",
        "limit=x",
        "limit=1&limit=2",
        "page=2",
        "q=" + "x" * 81,
    ):
        assert browser.get(f"/invoices?{wrong}").status == 422, wrong
    for lost in ("cursor=AAAA", "cursor=%00"):
        assert browser.get(f"/invoices?{lost}").status == 404, lost
