"""Imports through the console API, from inspection to run."""

from tests.imports.importing import Importing, counts, reasons
from tests.support.api_client import ApiClient
from tests.support.builders import customer

PEOPLE = (
    "Nº de cliente;Nombre y apellido;DNI;Correo electrónico;Teléfono;Domicilio;Localidad\r\n"
    "1001;Ana Pérez;30123456;ana@example.com;+54 9 11 5555-1234;San Martín 123;Rosario\r\n"
    '1002;"Gómez, Luis";28999111;luis@example.com;;"Mitre 5\nPiso 2";Rosario\r\n'
).encode("cp1252")
INVOICES = (
    b"Factura;Cliente;Fecha;Vencimiento;Importe total;IVA\n"
    b"A-0001;1001;01/11/2026;15/11/2026;1.210,00;210,00\n"
    b"A-0002;1002;12 de nov de 2026;30/11/2026;$ 99,50;0\n"
)


def test_customers_are_imported_from_a_local_spreadsheet(importing: Importing) -> None:
    seen = importing.begin("customers", PEOPLE).json
    assert seen["layout"] == {"encoding": "windows-1252", "separator": ";", "has_header": True}
    assert [column["field"] for column in seen["columns"]] == [
        "number", "name", "document", "email", "phone", "street", "city",
    ]  # fmt: skip
    importing.map(seen)
    shown = importing.state()
    assert (shown["state"], counts(shown)) == ("compared", (2, 0, 0, 0))
    assert importing.staff.get("/imports").json["items"][0]["filename"] == "datos.csv"

    done = importing.run()

    assert (done["state"], counts(done)) == ("done", (2, 0, 0, 0))
    assert importing.api_client.browser().sign_in(method="email", email="ana@example.com").status == 200


def test_nothing_is_written_before_the_run(importing: Importing) -> None:
    importing.compared("customers", PEOPLE)

    again = Importing(importing.api_client, importing.staff)

    assert counts(again.compared("customers", PEOPLE)) == (2, 0, 0, 0)


def test_the_same_file_again_changes_nothing(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    importing.imported("invoices", INVOICES)
    again = Importing(importing.api_client, importing.staff)

    assert counts(again.compared("customers", PEOPLE)) == (0, 0, 2, 0)
    assert importing.staff.post(again.path("/run")).code == "import_nothing_to_do"
    assert counts(again.compared("invoices", INVOICES)) == (0, 0, 2, 0)


def test_changes_are_shown_with_old_and_new_values(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)
    changed = PEOPLE.replace(b"ana@example.com", b"ana.perez@example.com")
    again = Importing(importing.api_client, importing.staff)

    assert counts(again.compared("customers", changed)) == (0, 1, 1, 0)
    [row] = again.rows("changed")
    assert (row["row"], row["label"]) == (2, "Ana Pérez")
    assert row["changes"] == [
        {
            "field": "email",
            "label": "Correo electrónico",
            "before": "ana@example.com",
            "after": "ana.perez@example.com",
        }
    ]
    assert counts(again.run()) == (0, 1, 1, 0)
    assert counts(Importing(importing.api_client, importing.staff).compared("customers", changed)) == (
        0,
        0,
        2,
        0,
    )


def test_an_unknown_customer_is_reported(importing: Importing) -> None:
    shown = importing.compared("invoices", INVOICES)

    assert counts(shown) == (0, 0, 0, 2)
    assert reasons(importing.rows("wrong")) == [
        (2, "customer", "customer_unknown"),
        (3, "customer", "customer_unknown"),
    ]
    assert "No hay ningún cliente con ese código" in importing.report()


def test_imported_invoices_change_the_balance(importing: Importing) -> None:
    importing.imported("customers", PEOPLE)

    done = importing.imported("invoices", INVOICES)

    assert counts(done) == (2, 0, 0, 0)
    browser = importing.api_client.browser()
    assert browser.sign_in(method="email", email="ana@example.com").status == 200
    account = browser.get("/dashboard").json["accounts"][0]
    assert account["balance"] == {"amount": "1210.00", "currency": "ARS"}


def test_customers_given_access_by_a_file_are_notified(importing: Importing) -> None:
    people = (
        b"number,name,email,portal user,support from,portal until\n"
        b"1,Ana,ana@example.com,yes,2026-01-01,2027-01-01\n2,Bea,bea@example.com,yes,2026-01-01,\n"
    )
    importing.imported("customers", people)
    importing.api_client.deliver()

    [mail] = [one for one in importing.api_client.messages() if "Acceso" in one["subject"]]
    assert (mail["to"], "/demo/" in mail["text"]) == ("ana@example.com", True)


def test_changes_by_a_file_are_notified_like_manual_ones(importing: Importing) -> None:
    """Row 25: ASVS 6.3.7."""
    importing.imported("customers", PEOPLE)
    changed = PEOPLE.replace(b"ana@example.com", b"otra@example.com")
    for _ in range(2):
        again = Importing(importing.api_client, importing.staff)
        again.compared("customers", changed)
        again.staff.post(again.path("/run"))
        importing.api_client.deliver()

    assert [one["to"] for one in importing.api_client.messages()] == ["ana@example.com"]
    [ana] = importing.staff.get("/customers?q=1001").json["items"]
    log = importing.staff.get(f"/customers/{ana['id']}").json["access_log"]
    name = importing.staff.member.name
    assert [(one["act"], one["staff_name"]) for one in log] == [("data_changed", name)] * 2


def test_access_revoked_by_a_file_is_in_the_customers_log(importing: Importing) -> None:
    people = b"number,name,email,portal user\n1,Ana,ana@example.com,yes\n"
    importing.imported("customers", people)
    Importing(importing.api_client, importing.staff).imported("customers", people.replace(b"yes", b"no"))

    [ana] = importing.staff.get("/customers?q=ana@example.com").json["items"]
    log = importing.staff.get(f"/customers/{ana['id']}").json["access_log"]
    assert [one["act"] for one in log] == ["access_changed", "data_changed"]


def test_changes_by_the_tenants_system_have_no_staff_member(api_client: ApiClient) -> None:
    system = api_client.tenant()
    system.send("customers", customer("ana", number="1"))
    system.send("customers", customer("ana", number="2"))
    staff = api_client.staff()

    [ana] = staff.get("/customers?q=2").json["items"]
    assert staff.get(f"/customers/{ana['id']}").json["access_log"] == []
