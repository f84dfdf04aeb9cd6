"""Previews and test messages of unsaved templates."""

import time
from types import SimpleNamespace
from typing import cast

import pytest

from chalicelib.audit.service import Filters, list_entries
from chalicelib.customers.access_log import list_notes
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.notifications import templates_service
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.staff.access import StaffCaller
from tests.support.api_client import ApiClient, StaffBrowser, System
from tests.support.builders import customer, invoice
from tests.support.mails import html_of, mails
from tests.support.templates import ANA, CODE, OWN, acts


def test_a_preview_has_examples_and_never_a_real_code(staff: StaffBrowser) -> None:
    shown = staff.post(f"{CODE}/preview", OWN).json

    assert shown["rendered"]["subject"] == "123456 para Ana Pérez"
    assert shown["rendered"]["sms"] == "123456 (Empresa demo)"
    assert "<!doctype html>" in shown["rendered"]["html"]
    assert (shown["faults"], shown["dropped"]) == ([], [])
    assert acts() == []


def test_a_preview_has_a_real_customers_data(system: System, staff: StaffBrowser) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    system.send("invoices", invoice("f1", "ana", "1234.50"))
    parts = {
        "subject": "{{ cliente.nombre }}",
        "text": "{{ acceso.usuario }} {{ cuenta.saldo }} {{ portal.enlace }} {{ acceso.contrasena }}",
        "customer_id": row["id"],
    }

    shown = staff.post("/templates/portal_access/es/preview", parts).json

    assert shown["rendered"]["subject"] == "Persona ana"
    assert shown["rendered"]["text"].startswith("ana@example.com $\u00a01.234,50 ")
    assert "perro.calamar" in shown["rendered"]["text"]


@pytest.mark.parametrize(
    "message", [name for name, one in MESSAGES.items() if "cuenta.saldo" in one.tag_names]
)
def test_a_preview_has_the_customers_balance(system: System, staff: StaffBrowser, message: str) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    system.send("invoices", invoice("f1", "ana", "1234.50"))
    parts = {
        "subject": "{{ cliente.nombre }}: {{ cuenta.saldo }}",
        "text": "Hola",
        "customer_id": row["id"],
    }

    shown = staff.post(f"/templates/{message}/es/preview", parts).json

    assert shown["rendered"]["subject"] == "Persona ana: $ 1.234,50"


def test_a_preview_shows_faults_together_with_the_result(staff: StaffBrowser) -> None:
    shown = staff.post(
        f"{CODE}/preview", {**OWN, "text": "Hola", "html": "<p>{{ codigo }}</p>\n<script></script>"}
    ).json

    assert shown["rendered"]["text"].startswith("Hola\n")
    assert [(fault["field"], fault["code"]) for fault in shown["faults"]] == [("text", "tag_missing")]
    assert shown["dropped"] == [{"what": "<script>", "line": 2}]
    broken = staff.post(f"{CODE}/preview", {**OWN, "text": "{{ codigo"}).json
    assert broken["rendered"] is None
    assert broken["faults"][0]["code"] == "template_syntax"


@pytest.mark.parametrize(
    "attack",
    [
        "{% for a in range(10**9) %}{{ a }}{% endfor %}",
        "{{ 9**9**9 }}",
        "{{ 'a' * 999999999 }}",
        "{{ lipsum(99999) }}",
    ],
)
@pytest.mark.parametrize("part", ["subject", "text", "html", "sms"])
def test_a_preview_renders_nothing_that_could_not_be_saved(
    staff: StaffBrowser, part: str, attack: str
) -> None:
    started = time.process_time()

    shown = staff.post(f"{CODE}/preview", {**OWN, part: attack}).json

    assert shown["rendered"] is None
    assert {fault["field"] for fault in shown["faults"]} == {part}
    assert time.process_time() - started < 2


def test_a_preview_with_an_unknown_or_foreign_customer_is_not_found(
    api_client: ApiClient, staff: StaffBrowser
) -> None:
    [row] = api_client.tenant("other").send("customers", customer("ana", **ANA))

    for customer_id in (row["id"], "cus_01JD0000000000000000000000", "../x"):
        reply = staff.post(f"{CODE}/preview", {**OWN, "customer_id": customer_id})
        assert (reply.status, reply.code) == (404, "customer_unknown")


def test_a_test_message_goes_to_the_requester_only(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))

    reply = staff.post(f"{CODE}/test", {**OWN, "customer_id": row["id"]})

    assert reply.json == {"email": "ines@example.com"}
    [mail] = mails(api_client)
    assert (mail["To"], mail["Subject"]) == ("ines@example.com", "123456 para Persona ana")
    [tested] = acts()
    assert tested.act == "templates.tested"
    assert tested.details["customer"] == f"customer:{row['id']}"
    assert "Persona" not in str(tested.details)


def test_a_test_of_a_broken_template_is_refused(api_client: ApiClient, staff: StaffBrowser) -> None:
    assert staff.post(f"{CODE}/test", {**OWN, "text": "Hola"}).status == 422
    assert mails(api_client) == []


def test_test_messages_are_limited_per_hour(api_client: ApiClient, staff: StaffBrowser) -> None:
    statuses = [staff.post(f"{CODE}/test", OWN).status for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    api_client.now.forward(hours=1)
    staff.cookies = api_client.staff(role="manager", email="otra@example.com").cookies
    assert staff.post(f"{CODE}/test", OWN).status == 200


def test_a_template_of_maximum_length_can_be_tested(api_client: ApiClient, staff: StaffBrowser) -> None:
    """The queue carries only its id."""
    html = "<p>{{ codigo }}</p>" + "<p>ñandú</p>" * 4000

    assert staff.post(f"{CODE}/test", {**OWN, "html": html}).status == 200
    assert html_of(mails(api_client)[0]).count("ñandú") == 4000


def test_a_preview_with_a_customer_is_logged_once_an_hour(
    api_client: ApiClient, system: System, staff: StaffBrowser
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    for _ in range(3):
        assert staff.post(f"{CODE}/preview", {**OWN, "customer_id": row["id"]}).status == 200
    assert staff.post(f"{CODE}/preview", OWN).status == 200

    [note] = list_notes("demo", row["id"], limit=10)[0]
    assert note[1:] == ("viewed", "Inés Gil")
    [entry] = list_entries("demo", Filters(act="customers."), limit=10, before=None)[0]
    assert entry.target == f"customer:{row['id']}"
    api_client.now.forward(hours=1)
    staff.cookies = api_client.staff(role="manager", name="Olga", email="olga@example.com").cookies
    assert staff.post(f"{CODE}/preview", {**OWN, "customer_id": row["id"]}).status == 200
    assert len(list_notes("demo", row["id"], limit=10)[0]) == 2


def test_an_expired_test_message_is_not_sent(api_client: ApiClient, staff: StaffBrowser) -> None:
    assert staff.post(f"{CODE}/test", OWN).status == 200
    api_client.now.forward(hours=1)

    assert mails(api_client) == []


def test_a_preview_with_a_customer_needs_the_permission_to_read_customers() -> None:
    """All current roles that edit templates may read customers; future ones may not."""
    caller = cast("StaffCaller", SimpleNamespace(can=lambda permission: permission != "customers_read"))

    templates_service.check_customer_access(caller, None)
    with pytest.raises(ForbiddenError):
        templates_service.check_customer_access(caller, "cus_01JD0000000000000000000000")
