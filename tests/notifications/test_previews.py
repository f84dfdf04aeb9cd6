"""Templates looked at and tried out before they are saved."""

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
from tests.support.builders import customer, invoice
from tests.support.mails import html_of, mails
from tests.support.templates import ANA, CODE, OWN, acts
from tests.support.window import StaffBrowser, System, Window


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
def test_beside_a_real_customers_name_stands_that_customers_balance(
    system: System, staff: StaffBrowser, message: str
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    system.send("invoices", invoice("f1", "ana", "1234.50"))
    parts = {
        "subject": "{{ cliente.nombre }}: {{ cuenta.saldo }}",
        "text": "Hola",
        "customer_id": row["id"],
    }

    shown = staff.post(f"/templates/{message}/es/preview", parts).json

    assert shown["rendered"]["subject"] == "Persona ana: $ 1.234,50"


def test_a_preview_shows_what_is_wrong_beside_what_can_be_shown(staff: StaffBrowser) -> None:
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
def test_a_preview_runs_nothing_that_could_not_be_saved(staff: StaffBrowser, part: str, attack: str) -> None:
    started = time.perf_counter()

    shown = staff.post(f"{CODE}/preview", {**OWN, part: attack}).json

    assert shown["rendered"] is None
    assert {fault["field"] for fault in shown["faults"]} == {part}
    assert time.perf_counter() - started < 2


def test_a_preview_of_a_customer_who_is_not_there_or_anothers_is_not_found(
    window: Window, staff: StaffBrowser
) -> None:
    [row] = window.tenant("other").send("customers", customer("ana", **ANA))

    for customer_id in (row["id"], "cus_01JD0000000000000000000000", "../x"):
        reply = staff.post(f"{CODE}/preview", {**OWN, "customer_id": customer_id})
        assert (reply.status, reply.code) == (404, "customer_unknown")


def test_a_trial_goes_to_whoever_asks_for_it_and_to_nobody_else(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))

    reply = staff.post(f"{CODE}/test", {**OWN, "customer_id": row["id"]})

    assert reply.json == {"email": "ines@example.com"}
    [mail] = mails(window)
    assert (mail["To"], mail["Subject"]) == ("ines@example.com", "123456 para Persona ana")
    [tested] = acts()
    assert tested.act == "templates.tested"
    assert tested.details["customer"] == f"customer:{row['id']}"
    assert "Persona" not in str(tested.details)


def test_a_trial_of_a_broken_template_is_refused(window: Window, staff: StaffBrowser) -> None:
    assert staff.post(f"{CODE}/test", {**OWN, "text": "Hola"}).status == 422
    assert mails(window) == []


def test_trials_are_limited_by_the_hour(window: Window, staff: StaffBrowser) -> None:
    statuses = [staff.post(f"{CODE}/test", OWN).status for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    window.now.forward(hours=1)
    staff.cookies = window.staff(role="manager", email="otra@example.com").cookies
    assert staff.post(f"{CODE}/test", OWN).status == 200


def test_a_template_of_the_longest_kind_can_be_tried_out(window: Window, staff: StaffBrowser) -> None:
    """However long: the queue carries only its name."""
    html = "<p>{{ codigo }}</p>" + "<p>ñandú</p>" * 4000

    assert staff.post(f"{CODE}/test", {**OWN, "html": html}).status == 200
    assert html_of(mails(window)[0]).count("ñandú") == 4000


def test_who_sees_a_customer_in_a_preview_is_in_both_logs_once_an_hour(
    window: Window, system: System, staff: StaffBrowser
) -> None:
    [row] = system.send("customers", customer("ana", **ANA))
    for _ in range(3):
        assert staff.post(f"{CODE}/preview", {**OWN, "customer_id": row["id"]}).status == 200
    assert staff.post(f"{CODE}/preview", OWN).status == 200

    [note] = list_notes("demo", row["id"], limit=10)[0]
    assert note[1:] == ("viewed", "Inés Gil")
    [entry] = list_entries("demo", Filters(act="customers."), limit=10, before=None)[0]
    assert entry.target == f"customer:{row['id']}"
    window.now.forward(hours=1)
    staff.cookies = window.staff(role="manager", name="Olga", email="olga@example.com").cookies
    assert staff.post(f"{CODE}/preview", {**OWN, "customer_id": row["id"]}).status == 200
    assert len(list_notes("demo", row["id"], limit=10)[0]) == 2


def test_a_trial_that_comes_an_hour_late_is_not_sent(window: Window, staff: StaffBrowser) -> None:
    assert staff.post(f"{CODE}/test", OWN).status == 200
    window.now.forward(hours=1)

    assert mails(window) == []


def test_who_may_not_see_customers_sees_none_in_a_message() -> None:
    """Every role of today that edits templates may; one of tomorrow need not."""
    caller = cast("StaffCaller", SimpleNamespace(can=lambda permission: permission != "customers_read"))

    templates_service.may_use_customer(caller, None)
    with pytest.raises(ForbiddenError):
        templates_service.may_use_customer(caller, "cus_01JD0000000000000000000000")
