"""Templates of contracts: kept, looked at, made into documents, ordered one at a time or many at once."""

from io import BytesIO
from typing import Any
from unittest.mock import Mock

import pytest
from pypdf import PdfReader

from chalicelib.contracts import drafting, object_keys, records, sending, worker
from chalicelib.contracts.domain import DrawContract
from chalicelib.contracts.models import Contract
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.outbox import OutboxEvent
from chalicelib.kernel.settings import settings
from chalicelib.tenants.service import forget, load_tenant, tenant_settings
from tests.contracts.conftest import customer_of, sign
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.contracts import document, drafted

TEXT = """# Objeto

Entre **{{ empresa.nombre }}** y {{ cliente.nombre }}, plan {{ dato.plan }}.

{% if dato.descuento %}Descuento: {{ dato.descuento }}.{% endif %}

Cliente: [[firma:1]] Fecha: [[fecha:1]]
"""


def template(**changes: Any) -> dict[str, Any]:
    """A template as staff send it."""
    return {
        "name": "Alta",
        "title": "Servicio de {{ cliente.nombre }}",
        "text": TEXT,
        "roles": [{}],
        "due_days": 10,
        **changes,
    }


def made(agent: StaffBrowser, **changes: Any) -> str:
    """A stored template's id."""
    answer = agent.post("/contract-templates", template(**changes))
    assert answer.status == 201, answer.text
    template_id: str = answer.json["template_id"]
    return template_id


def stored(system: System, name: str) -> Contract:
    """A contract by the tenant's own id of it, or by ours."""
    return records.find("demo", *records.owner_of("demo", name))


def text_of(contract: Contract) -> str:
    """What stands in a contract's document."""
    data = files.get_file(object_keys.original(contract))
    assert data is not None
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def order(system: System, external_id: str = "o1", **changes: Any) -> Any:
    """What becomes of an order."""
    row = {
        "external_id": external_id,
        "customer": "c1",
        "template": "alta",
        "values": {"plan": "300 Mb"},
        **changes,
    }
    [answer] = system.send("contracts", row)
    return answer


def codes(answer: Any) -> list[tuple[str, str]]:
    """Of each fault, its field and its code."""
    return [(one["field"], one["code"]) for one in answer["errors"]]


def test_a_draft_of_a_template_says_what_its_tags_stand_for_and_has_its_places(
    api_client: ApiClient, system: System, ana: Browser, agent: StaffBrowser
) -> None:
    template_id = made(agent)
    body = {
        "customer_id": customer_of(ana),
        "template_id": template_id,
        "values": {"plan": "300 *Mb* [[firma:1]]"},
    }
    answer = agent.post("/contract-templates/contracts", body)
    assert answer.status == 201, answer.text
    api_client.deliver()

    shown = agent.get(f"/contracts/{answer.json['contract_id']}").json
    assert shown["state"] == "draft"
    assert shown["title"] == "Servicio de Taller Sur"
    assert shown["pages_drawn"] == len(shown["pages"]) == 1
    assert [(mark["kind"], mark["signer"], mark["page"]) for mark in shown["marks"]] == [
        ("signature", 1, 0),
        ("date", 1, 0),
    ]
    text = text_of(stored(system, answer.json["contract_id"]))
    assert "plan 300 *Mb* [[firma:1]]" in text  # a value is a value, whatever it looks like
    assert "Descuento" not in text
    assert [one["event"] for one in shown["events"]] == ["ordered", "created"]


def test_an_order_of_a_system_is_made_sent_and_signed(
    api_client: ApiClient, system: System, ana: Browser, agent: StaffBrowser
) -> None:
    made(agent)
    assert order(system)["status"] == "created"
    api_client.deliver()

    shown = system.call("GET", "/contracts/o1").json
    assert (shown["state"], shown["title"]) == ("sent", "Servicio de Taller Sur")
    assert sign(api_client, ana, shown["contract_id"], "ana@example.com").status == 200
    assert system.call("GET", "/contracts/o1").json["state"] == "signed"
    answer = system.call("POST", "/contracts/o1/files", {"file": "sealed"})
    assert answer.json["url"].startswith("https://")
    [row] = system.call("GET", "/contracts?state=signed").json["items"]
    assert row["external_id"] == "o1"


def test_an_order_is_made_once_however_often_it_is_sent(
    api_client: ApiClient, system: System, ana: Browser, agent: StaffBrowser
) -> None:
    made(agent)
    first = order(system)
    assert order(system)["status"] == "unchanged"
    api_client.deliver()
    assert order(system) == {**first, "status": "unchanged"}
    api_client.deliver()

    assert len(agent.get("/contracts").json["items"]) == 1
    assert sum("Servicio de Taller Sur" in mail["subject"] for mail in api_client.messages()) == 1
    other = order(system, values={"plan": "600 Mb"})
    assert codes(other) == [("external_id", "contract_exists")]


def test_an_order_whose_document_was_never_queued_is_taken_up_again(
    api_client: ApiClient, system: System, agent: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.kernel.aws import queue

    made(agent)
    with monkeypatch.context() as broken:
        broken.setattr(queue, "enqueue_job", Mock(side_effect=OSError("cut off")))
        body = {
            "items": [
                {"external_id": "o1", "customer": "c1", "template": "Alta", "values": {"plan": "300 Mb"}}
            ]
        }
        assert system.call("POST", "/contracts", body).status == 500
    api_client.deliver()
    assert system.call("GET", "/contracts/o1").json["state"] == "draft"

    assert order(system)["status"] == "unchanged"
    api_client.deliver()
    assert system.call("GET", "/contracts/o1").json["state"] == "sent"


def test_a_draft_whose_pages_were_never_queued_is_taken_up_by_the_clock(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.kernel.aws import queue

    with monkeypatch.context() as broken:
        broken.setattr(queue, "enqueue_job", Mock(side_effect=OSError("cut off")))
        assert drafted(agent, customer_of(ana), document(2)).status == 500
    api_client.deliver()
    [row] = agent.get("/contracts").json["items"]
    place = records.owner_of("demo", row["contract_id"])
    for minutes, drawn in ((0, 0), (10, 0), (6, 2)):  # for a while it may be on its way
        api_client.now.forward(minutes=minutes)
        worker.sweep("demo")
        api_client.deliver()
        assert int(records.find("demo", *place).pages_drawn) == drawn


def test_pages_that_two_draw_at_once_are_drawn_on_by_one(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_of = drafted(agent, customer_of(ana), document(3)).json
    contract = records.find("demo", *records.owner_of("demo", made_of["contract_id"]))
    monkeypatch.setattr(worker, "_PICTURES_AT_ONCE", 1)
    job = drafting.job_of(contract, DrawContract)
    drawn: list[int] = []

    def draw_page(_: bytes, number: int, *__: float) -> bytes:
        drawn.append(number)
        return b""

    monkeypatch.setattr(worker, "draw_page", draw_page)
    real = worker._draw_from

    def overtaken(contract: Contract, done: int) -> int:
        last = real(contract, done)
        if not done and len(drawn) == 1:
            worker.run(job)  # the same job, shown twice
        return last

    monkeypatch.setattr(worker, "_draw_from", overtaken)
    worker.run(job)
    api_client.deliver()
    assert drawn == [0, 0, 1, 2]


def test_what_is_too_large_to_be_kept_is_told_when_it_is_ordered(
    api_client: ApiClient, system: System, agent: StaffBrowser
) -> None:
    made(agent, text=TEXT + "Cláusula de relleno. " * 4500)
    assert order(system, values={"plan": "x"})["status"] == "created"
    many = {f"v{number}": "ñ" * 2000 for number in range(20)}
    text = "[[firma:1]] " + " ".join(f"{{{{ dato.{name} }}}}" for name in many) + " y" * 40_000
    made(agent, name="Larga", text=text)
    assert codes(order(system, "o2", template="larga", values=many)) == [("template", "template_too_long")]
    api_client.deliver()
    assert "text" not in stored(system, records.own_name("o1")).template  # it is in the document by now


def test_systems_hear_once_of_each_thing_that_becomes_of_a_contract(
    api_client: ApiClient, system: System, ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    def heard(contract_id: str) -> list[str]:
        images = client("dynamodb").scan(TableName=settings().table_name)["Items"]
        events = [OutboxEvent.from_wire(one) for one in images if one["kind"]["S"] == "event"]
        return sorted(
            f"{one.name} {one.payload['external_id']}"
            for one in events
            if one.payload.get("contract_id") == contract_id and one.name in OF_CONTRACTS
        )

    own = agent.get("/session").json["staff"]["id"]
    made(agent, text=TEXT + "[[firma:2]]", roles=[{}, {}])
    order(system)
    api_client.deliver()
    signed = system.call("GET", "/contracts/o1").json["contract_id"]
    ana.post(f"/contracts/{signed}/opened", {})
    assert sign(api_client, ana, signed, "ana@example.com").status == 200
    assert sign(api_client, bruno, signed, "bruno@example.com").status == 200
    assert heard(signed) == ["contract_seen o1", "contract_sent o1", "contract_signed o1"]
    told = [one["subject"] for one in api_client.messages() if one["to"] == "ana@example.com"]
    assert sum("Contrato firmado" in subject for subject in told) == 1

    made(agent, name="Propio", text="[[firma:1]]", roles=[{"staff_id": own}])
    order(system, "o2", template="propio", values={})
    api_client.deliver()
    withdrawn = system.call("GET", "/contracts/o2").json["contract_id"]
    assert system.call("POST", "/contracts/o2/withdraw", {"reason": "Error"}).status == 200
    assert heard(withdrawn) == ["contract_sent o2", "contract_withdrawn o2"]

    order(system, "o3")
    api_client.deliver()
    declined = system.call("GET", "/contracts/o3").json["contract_id"]
    assert ana.post(f"/contracts/{declined}/decline", {"reason": "No"}).status == 200
    assert heard(declined) == ["contract_declined o3", "contract_sent o3"]

    order(system, "o4", due_on="2026-11-25")
    api_client.deliver()
    expired = system.call("GET", "/contracts/o4").json["contract_id"]
    api_client.now.forward(days=4)
    sending.sweep("demo", tenant_settings("demo"))
    assert heard(expired) == ["contract_expired o4", "contract_sent o4"]


OF_CONTRACTS = {f"contract_{what}" for what in ("sent", "seen", "signed", "declined", "expired", "withdrawn")}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"values": {}}, [("values.plan", "value_missing")]),
        ({"values": {"plan": " "}}, [("values.plan", "value_missing")]),
        ({"values": {"plan": "a", "otro": "b"}}, [("values.otro", "value_unknown")]),
        ({"customer": "nobody"}, [("customer", "customer_unknown")]),
        ({"template": "ninguna"}, [("template", "template_unknown")]),
        ({"due_on": "2020-01-01"}, [("due_on", "due_past")]),
        ({"external_id": "ö"}, [("external_id", "string_pattern_mismatch")]),
    ],
)
def test_what_an_order_lacks_is_told_when_it_is_taken(
    api_client: ApiClient,
    system: System,
    agent: StaffBrowser,
    changes: dict[str, Any],
    faults: list[tuple[str, str]],
) -> None:
    made(agent)
    answer = order(system, **changes)
    assert answer["status"] == "refused"
    assert codes(answer) == faults
    api_client.deliver()
    assert agent.get("/contracts").json["items"] == []


def test_a_customer_without_what_the_text_needs_gets_no_contract_with_a_hole(
    system: System, agent: StaffBrowser
) -> None:
    made(agent, text="Documento {{ cliente.documento }} [[firma:1]]")
    assert codes(order(system, values={})) == [("customer", "customer_lacks")]
    made(agent, name="Otra", text="{{ cliente.documento | default('') }} [[firma:1]]")
    assert order(system, template="otra", values={})["status"] == "created"


def test_what_the_business_has_not_said_of_itself_is_told_as_that(
    system: System, agent: StaffBrowser
) -> None:
    made(agent, text="{{ empresa.identificacion }} [[firma:1]]")
    assert codes(order(system, values={})) == [("template", "business_lacks")]


def test_more_signers_than_the_customer_has_contacts_are_told(system: System, agent: StaffBrowser) -> None:
    text = "[[firma:1]] [[firma:2]] [[firma:3]]"
    made(agent, text=text, roles=[{}, {}, {}])
    assert codes(order(system, values={})) == [("customer", "contact_missing")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": "Sin lugar"}, ("text", "place_missing")),
        ({"text": "[[firma:1]] [[firma:2]]"}, ("text", "place_of_nobody")),
        ({"text": " "}, ("text", "missing")),
        ({"text": "{{ cliente.nombr }} [[firma:1]]"}, ("text", "tag_unknown")),
        ({"text": "{{ cliente.nombre [[firma:1]]"}, ("text", "template_syntax")),
        ({"text": "{% for x in cliente %}{% endfor %} [[firma:1]]"}, ("text", "template_not_allowed")),
        ({"title": "{{ 7 * 7 }}"}, ("title", "template_not_allowed")),
        ({"roles": [{"staff_id": "stf_01J00000000000000000000000"}]}, ("roles.0", "signer_unknown")),
    ],
)
def test_what_a_template_may_not_hold_is_told_before_it_is_kept(
    system: System, agent: StaffBrowser, changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    answer = agent.post("/contract-templates", template(**changes))
    assert answer.status == 422, answer.text
    assert fault in [(one["field"], one["code"]) for one in answer.json["fields"]]


def test_a_name_is_taken_once_and_a_change_in_between_is_told(system: System, agent: StaffBrowser) -> None:
    template_id = made(agent)
    again = agent.post("/contract-templates", template(name="ALTA"))
    assert [(one["field"], one["code"]) for one in again.json["fields"]] == [("name", "name_taken")]

    version = agent.get(f"/contract-templates/{template_id}").json["version"]
    assert (
        agent.put(f"/contract-templates/{template_id}", template(version=version, due_days=3)).status == 200
    )
    late = agent.put(f"/contract-templates/{template_id}", template(version=version))
    assert (late.status, late.json["code"]) == (409, "template_changed")
    [row] = agent.get("/contract-templates").json["items"]
    assert row["fields"] == [{"name": "plan", "required": True}, {"name": "descuento", "required": False}]


def test_what_was_made_of_a_template_stays_when_the_template_goes(
    api_client: ApiClient, system: System, agent: StaffBrowser
) -> None:
    template_id = made(agent)
    assert order(system)["status"] == "created"
    assert agent.delete(f"/contract-templates/{template_id}").status == 200
    api_client.deliver()
    assert system.call("GET", "/contracts/o1").json["state"] == "sent"
    assert agent.get(f"/contract-templates/{template_id}").status == 404


def test_a_preview_shows_pages_with_examples_and_keeps_nothing(system: System, agent: StaffBrowser) -> None:
    body = {"title": "Prueba", "text": "{{ cliente.nombre }}\n\n[[salto]]\n\n[[firma:1]] {{ dato.plan }}"}
    shown = agent.post("/contract-templates/preview", body)
    assert shown.status == 200, shown.text
    assert shown.json["pages"] == 2
    assert "Ana Pérez" in shown.json["items"][0]["text"]
    assert "[plan]" in shown.json["items"][1]["text"]
    assert agent.get("/contract-templates").json["items"] == []


def test_a_system_takes_an_order_back(
    api_client: ApiClient, system: System, agent: StaffBrowser, ana: Browser
) -> None:
    made(agent)
    order(system)
    api_client.deliver()
    gone = system.call("POST", "/contracts/o1/withdraw", {"reason": "Se dio de baja"})
    assert (gone.status, gone.json["state"], gone.json["reason"]) == (200, "withdrawn", "Se dio de baja")
    assert system.call("GET", "/contracts/nothing").status == 404


def test_an_order_goes_out_though_its_sender_remembers_that_the_section_was_off(
    api_client: ApiClient, system: System, agent: StaffBrowser
) -> None:
    made(agent)
    assert order(system)["status"] == "created"
    tenant = load_tenant("demo")
    offered = tenant.document
    tenant.document = {**offered, "modules": ["statement"]}
    tenant.store()
    forget("demo")
    tenant_settings("demo")  # as another process would for half a minute
    tenant.document = offered
    tenant.store()

    api_client.deliver()

    assert [row["state"] for row in agent.get("/contracts").json["items"]] == ["sent"]
