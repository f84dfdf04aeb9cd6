"""Contracts ordered by a file: previewed first, sent once, invalid rows rejected."""

from typing import Any

import pytest

from tests.imports.importing import Importing, counts, reasons
from tests.support.api_client import ApiClient, StaffBrowser, System
from tests.support.builders import customer

SETTINGS = {"signin": {"methods": ["email"]}, "modules": ["statement", "contracts"]}
FILE = (
    "Cliente;Plan;Bonificación;Firmar hasta\n"
    "c1;300 Mb;;31/12/2030\n"
    "c2;600 Mb;10 %;31/12/2030\n"
    "c3;;;31/12/2030\n"
    "nadie;300 Mb;;31/12/2030\n"
    "c2;100 Mb;;01/01/2020\n"
).encode()


@pytest.fixture
def importing(api_client: ApiClient, system: System) -> Importing:
    """A manager with an import helper."""
    return Importing(api_client, api_client.staff("demo", "manager", "Marta Gil", "marta@demo.example"))


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant's system, with three customers."""
    system = api_client.tenant("demo", **SETTINGS)
    rows = [
        {
            **customer(f"c{number}", name=f"Cliente {number}"),
            "contacts": [{"name": f"Firma {number}", "emails": [f"c{number}@example.com"]}],
        }
        for number in (1, 2, 3)
    ]
    assert {one["status"] for one in system.send("customers", *rows)} == {"created"}
    return system


def template(staff: StaffBrowser) -> str:
    """A template with a required and an optional tag."""
    text = "Plan {{ dato.plan }}{% if dato.bonificacion %}, bonificado {{ dato.bonificacion }}{% endif %} [[firma:1]]"
    made = staff.post(
        "/contract-templates", {"name": "Alta", "title": "Alta {{ dato.plan }}", "text": text, "roles": [{}]}
    )
    assert made.status == 201, made.text
    template_id: str = made.json["template_id"]
    return template_id


def test_a_file_sends_a_contract_to_each_of_its_customers_once(
    api_client: ApiClient, system: System, importing: Importing
) -> None:
    template_id = template(importing.staff)
    seen = importing.begin("contracts", FILE, template_id=template_id)
    assert [column["field"] for column in seen.json["columns"]] == ["customer", "value", "value", "due_on"]
    importing.map(seen.json)
    assert counts(importing.state()) == (2, 0, 0, 3)
    assert reasons(importing.rows("wrong")) == [
        (4, "value.plan", "value_missing"),
        (5, "customer", "customer_unknown"),
        (6, "due_on", "due_past"),
    ]
    [first, _] = importing.rows("new")
    assert {one["field"]: one["after"] for one in first["changes"]} == {
        "customer_name": "Cliente 1",
        "title": "Alta 300 Mb",
        "value.plan": "300 Mb",
    }
    assert importing.staff.get("/contracts").json["items"] == []  # nothing is sent yet

    importing.run()
    api_client.deliver()
    sent = importing.staff.get("/contracts?state=sent").json["items"]
    assert {(one["customer_name"], one["title"]) for one in sent} == {
        ("Cliente 1", "Alta 300 Mb"),
        ("Cliente 2", "Alta 600 Mb"),
    }
    told = {mail["to"] for mail in api_client.messages() if "Alta" in mail["subject"]}
    assert told == {"c1@example.com", "c2@example.com"}
    assert "Falta el dato «plan»" in importing.report()


def test_contracts_sent_by_an_earlier_run_are_not_sent_again(
    api_client: ApiClient, system: System, importing: Importing
) -> None:
    template_id = template(importing.staff)
    content = b"cliente;referencia;plan\nc1;R-1;300 Mb\nc2;R-2;600 Mb\n"
    assert counts(importing.imported("contracts", content, template_id=template_id)) == (2, 0, 0, 0)
    api_client.deliver()

    again = importing.compared("contracts", content, template_id=template_id)
    assert counts(again) == (0, 0, 2, 0)
    other = importing.compared(
        "contracts", b"cliente;referencia;plan\nc1;R-1;otro\n", template_id=template_id
    )
    assert counts(other) == (0, 0, 0, 1)
    assert reasons(importing.rows("wrong")) == [(2, "external_id", "contract_exists")]


def test_a_chunk_processed_twice_sends_each_contract_once(
    api_client: ApiClient, system: System, importing: Importing
) -> None:
    template_id = template(importing.staff)
    importing.compared("contracts", b"cliente;plan\nc1;300 Mb\n", template_id=template_id)
    from chalicelib.imports import chunks

    assert importing.staff.post(importing.path("/run"), {}).status == 200
    job = importing.job()
    chunks.run_next_chunk(job)  # the process dies before storing the result
    api_client.deliver()
    api_client.deliver()
    assert len(importing.staff.get("/contracts").json["items"]) == 1


def test_importing_contracts_needs_the_contracts_permission(api_client: ApiClient, system: System) -> None:
    def begin(staff: StaffBrowser, template_id: str) -> Any:
        body = {"kind": "contracts", "filename": "a.csv", "size": 9, "template_id": template_id}
        return staff.post("/imports", body)

    owner = api_client.staff("demo", "owner", "Olga Díaz", "olga@demo.example")
    template_id = template(owner)
    assert begin(owner, template_id).status == 201
    assert begin(owner, "ctt_01J00000000000000000000000").status == 404
    reader = api_client.staff("demo", "readonly", "Raúl Paz", "raul@demo.example")
    assert begin(reader, template_id).json["code"] == "permission_missing"
    api_client.tenant("otra", **{**SETTINGS, "modules": ["statement"]})
    other = api_client.staff("otra", "owner", "Otilia Paz", "otilia@otra.example")
    assert begin(other, template_id).json["code"] == "module_off"
