"""Rows of customers, invoices and payments; fields without a column are kept."""

from typing import Any

from tests.imports.importing import Importing, counts, reasons
from tests.support.builders import customer, invoice

PEOPLE = b"number,name,email\n1,Ana,ana@example.com\n2,Luis,luis@example.com\n"


def changes(row: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Before and after, by field."""
    return {one["field"]: (one["before"], one["after"]) for one in row["changes"]}


def another(importing: Importing) -> Importing:
    """Another import by the same staff member."""
    return Importing(importing.api_client, importing.staff)


def read_customer(importing: Importing, external_id: str) -> Any:
    """A customer as the tenant's own system reads it."""
    from chalicelib.tenants import api_keys

    key = api_keys.issue_api_key("demo", "test").secret
    headers = {"Authorization": f"Bearer {key}"}
    return importing.api_client.call("GET", f"/data/v1/customers/{external_id}", None, headers).json


def send(importing: Importing, kind: str, *rows: dict[str, Any]) -> None:
    """Rows as the tenant's own system sends them."""
    from chalicelib.tenants import api_keys
    from tests.support.api_client import System

    System(importing.api_client, api_keys.issue_api_key("demo", "test").secret).send(kind, *rows)


def test_customer_fields_without_a_column_are_kept(importing: Importing) -> None:
    full = customer(
        "c1",
        name="Ana",
        number="77",
        document={"number": "30123456"},
        address=["San Martín 1"],
        language="pt",
        contact={"external_id": "own", "phones": ["+54 9 11 4321-1234"]},
        access={"portal_user": False, "support_from": "2026-01-01"},
    )
    full["contacts"].append({"name": "Second", "emails": ["second@example.com"]})
    send(importing, "customers", full)
    before = read_customer(importing, "c1")

    done = importing.imported("customers", b"External ID,Name\nc1,Ana Maria\n")

    assert counts(done) == (0, 1, 0, 0)
    after = read_customer(importing, "c1")
    assert (after["name"], after["changed_at"]) == ("Ana Maria", before["changed_at"])
    same = [name for name in before if name not in ("name", "contacts")]
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert [{**one, "name": ""} for one in after["contacts"]] == [
        {**one, "name": ""} for one in before["contacts"]
    ]


def test_an_empty_cell_clears_the_field(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    again = another(importing)

    again.compared("customers", PEOPLE.replace(b"ana@example.com", b""))

    assert changes(again.rows("changed")[0]) == {"email": ("ana@example.com", "")}


def test_a_company_and_its_contact_have_their_own_names(importing: Importing) -> None:
    content = (
        b"CustomerId,FirstName,LastName,Company,Email\n1,Ana,Diaz,Acme SA,ana@acme.example\n2,Luis,Paz,,\n"
    )
    importing.imported("customers", content)

    company, person = read_customer(importing, "1"), read_customer(importing, "2")
    assert (company["kind"], company["name"], company["contacts"][0]["name"]) == (
        "company",
        "Acme SA",
        "Ana Diaz",
    )
    assert (person["kind"], person["name"]) == ("person", "Luis Paz")


def test_a_code_that_is_not_a_valid_id_maps_to_the_same_customer(importing: Importing) -> None:
    importing.imported("customers", "Código,Nombre\nÑ 1/2,Ana\n".encode())
    again, papers = another(importing), another(importing)

    assert counts(again.compared("customers", "Código,Nombre\nÑ 1/2,Ana\n".encode())) == (0, 0, 1, 0)
    shown = papers.compared("invoices", "Factura,Cliente,Fecha,Total\nA-1,Ñ 1/2,2026-11-01,10\n".encode())
    assert counts(shown) == (1, 0, 0, 0)


def test_invoice_lines_are_collected_from_their_rows(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    content = (
        b"invoice,customer,date,total,product,quantity,unit price\n"
        b"A-1,1,2026-11-01,25.00,Internet,1,20.00\n"
        b"A-1,1,2026-11-01,25.00,Router,2,2.50\n"
        b"A-2,2,2026-11-01,7.00,Internet,1,7.00\n"
        b",,,,Nothing,0,1.00\n"
    )
    done = another(importing)

    assert counts(done.imported("invoices", content)) == (2, 0, 0, 0)
    first, second = done.rows("new")
    assert (first["row"], first["last_row"], second["row"], second["last_row"]) == (2, 3, 4, 5)
    assert changes(first)["lines"][1] == "Internet: 1 × 20 = 20.00; Router: 2 × 2.5 = 5.00"
    again = another(importing)
    assert counts(again.compared("invoices", content)) == (0, 0, 2, 0)


def test_an_inconsistent_invoice_is_rejected(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    content = (
        b"invoice,customer,date,total,product,quantity,unit price\n"
        b"A-1,1,2026-11-01,25.00,Internet,1,20.00\n"
        b"A-1,2,2026-11-01,25.00,Router,2,2.50\n"
        b"A-2,2,2026-11-01,8.00,Internet,1,7.00\n"
        b"A-3,2,2026-11-01,7.00,Internet,1,7.00\n"
        b"A-2,2,2026-11-01,8.00,Internet,1,8.00\n"
        b"A-4,2,2026-11-01,-5,Internet,1,-5\n"
    )
    papers = another(importing)

    assert counts(papers.compared("invoices", content)) == (1, 0, 0, 4)
    assert reasons(papers.rows("wrong")) == [
        (2, "customer", "rows_disagree"),
        (4, "total", "sum_wrong"),
        (6, "row", "repeated_in_file"),
        (7, "total", "amount_negative"),
    ]


def test_invoice_fields_without_a_column_are_kept(importing: Importing) -> None:
    send(importing, "customers", customer("c1"))
    send(importing, "invoices", invoice("A-1", "c1", "121.00", number="A-1", net="100.00",
        lines=[{"product": "Internet", "unit_price": "100", "total": "100.00"}],
        taxes=[{"name": "IVA", "amount": "21.00"}], notes="Gracias"))  # fmt: skip
    papers = another(importing)

    shown = papers.compared(
        "invoices", b"Factura,Cliente,Vence,Fecha,Total\nA-1,c1,2026-12-24,2026-11-01,121\n"
    )

    assert counts(shown) == (0, 1, 0, 0)
    assert changes(papers.rows("changed")[0]) == {"due_on": ("2026-11-10", "2026-12-24")}
    papers.run()
    again = another(importing)
    shown = again.compared(
        "invoices", b"Factura,Cliente,Vence,Fecha,Total\nA-1,c1,2026-12-24,2026-11-01,150\n"
    )
    assert reasons(again.rows("wrong"))[0][1:] == ("net", "sum_wrong")


def test_tax_due_days_and_currency_complete_an_invoice(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    papers = another(importing)

    papers.compared(
        "invoices",
        b"Factura,Cliente,Fecha,IVA 21%,Total\nA-1,1,2026-11-01,21,121\n",
        due_days=15,
        currency="USD",
    )

    told = {field: after for field, (_, after) in changes(papers.rows("new")[0]).items()}
    assert told | {"customer": "1"} == {
        "customer": "1", "number": "A-1", "issued_on": "2026-11-01", "due_on": "2026-11-16", "currency": "USD",
        "net": "100.00", "total": "121.00", "taxes": "IVA 21% 21.00",
    }  # fmt: skip


def test_payments_are_imported_once(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    importing.imported("invoices", b"Factura,Cliente,Fecha,Total\nA-1,1,2026-11-01,100\n")
    content = (
        b"Recibo,Cliente,Fecha de pago,Importe,Factura\nR-1,1,2026-11-05,40,A-1\nR-2,1,2026-11-05,5,A-9\n"
    )
    paid, again = another(importing), another(importing)

    assert counts(paid.imported("payments", content)) == (1, 0, 0, 1)
    assert reasons(paid.rows("wrong")) == [(3, "invoice", "invoice_unknown")]
    assert counts(again.compared("payments", content)) == (0, 0, 1, 1)
    browser = importing.api_client.browser()
    assert browser.sign_in(method="email", email="ana@example.com").status == 200
    assert browser.get("/dashboard").json["accounts"][0]["balance"]["amount"] == "60.00"


def test_the_mapping_is_saved_for_files_with_the_same_header(importing: Importing) -> None:
    content = b"x,y,z\n1,Ana,01/02/2026\n"
    seen = importing.begin("customers", content).json
    assert not seen["remembered"]
    day = {"index": 2, "day_order": "dmy"}
    assert importing.map(seen, number=0, name=1, support_from=day).status == 200

    again = another(importing).begin("customers", content).json

    assert again["remembered"]
    assert [column["field"] for column in again["columns"]] == ["number", "name", "support_from"]
    assert again["columns"][2]["day_order"] == "dmy"
    assert not another(importing).begin("customers", b"x,z,y\n1,Ana,b\n").json["remembered"]


def test_a_customer_of_the_business_own_system_is_found_by_number_or_document(importing: Importing) -> None:
    ana = customer("crm-1", name="Ana", number="A-77", document={"number": "30123456"})
    send(
        importing, "customers", ana, customer("crm-2", name="Twin", number="9"), customer("crm-3", number="9")
    )
    people = another(importing)

    shown = people.compared("customers", b"number,name,document\nA-77,Ana Maria,\nA77,Other,\n9,Twin,\n")

    assert counts(shown) == (2, 1, 0, 0)
    [changed] = people.rows("changed")
    assert (changed["key"], changes(changed)["name"]) == ("crm-1", ("Ana", "Ana Maria"))
    assert [row["key"] for row in people.rows("new")] == ["A77", "9"]
    papers = another(importing)
    content = b"invoice,customer,date,total\nF-1,A-77,2026-11-01,1\nF-2,30.123.456,2026-11-01,2\nF-3,9,2026-11-01,3\n"
    assert counts(papers.compared("invoices", content)) == (2, 0, 0, 1)
    assert {changes(row)["customer"][1] for row in papers.rows("new")} == {"crm-1"}
