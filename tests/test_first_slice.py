"""The main job, through all layers."""

from tests.support.api_client import ApiClient

ANA = {
    "external_id": "c1",
    "name": "Ana Pérez",
    "document": {"number": "30.123.456"},
    "contacts": [{"name": "Ana Pérez", "emails": ["Ana@example.com"], "phones": ["+54 9 11 4444 1234"]}],
}
INVOICE = {
    "external_id": "f1",
    "customer": "c1",
    "number": "A-0001-00000001",
    "issued_on": "2026-11-01",
    "due_on": "2026-11-10",
    "currency": "ARS",
    "lines": [{"product": "Internet 300 Mb", "unit_price": "1000.00", "total": "1000.00"}],
    "net": "1000.00",
    "taxes": [{"name": "IVA 21 %", "rate": "21", "base": "1000.00", "amount": "210.00"}],
    "total": "1210.00",
}


def test_a_customer_signs_in_by_code_and_sees_what_they_owe(api_client: ApiClient) -> None:
    system = api_client.tenant(signin={"methods": ["identifier", "email"], "channels": ["email", "sms"]})
    assert system.send("customers", ANA)[0]["status"] == "created"
    assert system.send("invoices", INVOICE)[0]["status"] == "created"
    browser = api_client.browser()

    signed_in = browser.sign_in(
        method="identifier", identifier="30123456", channel="email", contact="ana@EXAMPLE.com"
    )

    assert signed_in.status == 200, signed_in.text
    dashboard = browser.get("/dashboard")
    assert dashboard.json["accounts"][0]["overdue"] == {"amount": "1210.00", "currency": "ARS"}
    statement = browser.get("/statement").json
    assert [(row["amount"]["amount"], row["balance"]["amount"]) for row in statement["items"]] == [
        ("1210.00", "1210.00")
    ]
    invoice = browser.get(f"/invoices/{statement['items'][0]['invoice_id']}").json
    assert invoice["lines"][0]["product"] == "Internet 300 Mb"
    assert browser.post(f"/invoices/{invoice['id']}/pdf").json["filename"] == "Factura A-0001-00000001.pdf"
    assert browser.post("/invoices/zip", {"invoice_ids": [invoice["id"]]}).status == 200
    assert browser.post("/statement/files", {"format": "csv"}).status == 200
    assert browser.post("/statement/files", {"format": "pdf"}).status == 200
    assert browser.post("/session/end").status == 200
    assert browser.get("/dashboard").status == 401
