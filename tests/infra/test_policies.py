"""The hand-written policies against what the functions really call: nothing missing, nothing to spare."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from botocore.client import BaseClient

from chalicelib.imports import chunks
from chalicelib.kernel.aws import secrets
from chalicelib.kernel.aws.clients import client
from chalicelib.seals import authority
from chalicelib.tenants import service as tenants
from infra.local.provision import Resources
from tests.contracts.conftest import certify, code_for, signature
from tests.imports.importing import Importing
from tests.support.api_client import ApiClient
from tests.support.builders import customer
from tests.support.contracts import document, drafted
from tests.support.deliveries import bounce
from tests.support.front_end import deploy_front_end
from tests.support.images import hand_in, png
from tests.test_first_slice import ANA, INVOICE

POLICIES = Path(__file__).resolve().parents[2] / ".chalice"
API, FORWARD, SEND = "policy-prod", "policy-prod-forward_events", "policy-prod-send_messages"
JOBS = "policy-prod-run_jobs"
DEAD, FEEDBACK = "policy-prod-keep_dead_letters", "policy-prod-note_feedback"
TAKING_FROM_A_QUEUE = {
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:ReceiveMessage",
}
GRANTED_TO_LAMBDA = {
    FORWARD: {
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
    },
    SEND: TAKING_FROM_A_QUEUE,
    JOBS: TAKING_FROM_A_QUEUE,
    DEAD: TAKING_FROM_A_QUEUE,
    FEEDBACK: TAKING_FROM_A_QUEUE,
}
"""What Lambda's event sources do in the function's name."""
BY_ENCRYPTION = {"kms:Decrypt", "kms:GenerateDataKey"}
"""What the services do in the function's name, to read and write what is encrypted."""
BY_RUNTIME = {"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"}
PARTS_OF_TRANSACTIONS = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
}
ACTIONS = {
    ("s3", "HeadObject"): "s3:GetObject",
    ("s3", "CreateMultipartUpload"): "s3:PutObject",
    ("s3", "UploadPart"): "s3:PutObject",
    ("s3", "CompleteMultipartUpload"): "s3:PutObject",
    ("s3", "ListObjectsV2"): "s3:ListBucket",
    ("sqs", "SendMessageBatch"): "sqs:SendMessage",
}
"""Operations whose permission has another name."""
Call = tuple[str, str]
"""An action and the resource that it is done to."""


def calls_of(service: str, operation: str, params: dict[str, Any], resources: Resources) -> Iterator[Call]:
    """The permissions that one API call needs."""
    action = ACTIONS.get((service, operation), f"{service}:{operation}")
    if service == "s3":
        # Listing is of the bucket, everything else of an object in it.
        yield action, f"arn:aws:s3:::{params['Bucket']}" + (f"/{params['Key']}" if "Key" in params else "")
    elif service == "sqs":
        queues = ("VentanillaEvents", "VentanillaJobs")
        yield (
            action,
            next(resources.attribute(q, "Arn") for q in queues if resources.name(q) == params["QueueUrl"]),
        )
    elif service == "secretsmanager":
        yield action, params["SecretId"]
    elif service == "kms":
        yield action, resources.attribute("VentanillaSealKey", "Arn")
    elif service in ("ses", "sesv2"):
        yield from calls_to_ses(operation, params, resources)
    elif service == "sns":
        yield action, params["PhoneNumber"]
    elif operation == "TransactWriteItems":
        parts = [part for item in params["TransactItems"] for part in item.items()]
        for kind, part in parts:
            yield PARTS_OF_TRANSACTIONS[kind], table_arn(part["TableName"], resources)
    else:
        index = f"/index/{params['IndexName']}" if "IndexName" in params else ""
        for table in params.get("RequestItems", [params.get("TableName")]):
            yield action, table_arn(table, resources) + index


def calls_to_ses(operation: str, params: dict[str, Any], resources: Resources) -> Iterator[Call]:
    """The permissions of a call to SES, whose two versions have the same."""
    identities = f"arn:aws:ses:{resources.region}:123456789012:identity"
    if operation == "GetIdentityVerificationAttributes":
        yield f"ses:{operation}", "*"
    elif "Source" in params:
        yield f"ses:{operation}", f"{identities}/{params['Source'].partition('@')[2]}"
    else:
        yield f"ses:{operation}", f"{identities}/{params['EmailIdentity']}"
        if "Tags" in params:
            yield "ses:TagResource", f"{identities}/{params['EmailIdentity']}"


def table_arn(name: str, resources: Resources) -> str:
    by_name = {resources.name(logical): logical for logical in ("VentanillaTable", "VentanillaVolatileTable")}
    return resources.attribute(by_name[name], "Arn")


def statements(policy: str, resources: Resources) -> list[dict[str, Any]]:
    """A policy's statements with their references worked out."""
    document = json.loads((POLICIES / f"{policy}.json").read_text())
    found: list[dict[str, Any]] = resources.scope.resolve(document["Statement"])
    return found


def as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def matching(effect: str, call: Call, found: list[dict[str, Any]]) -> bool:
    action, resource = call
    return any(
        statement["Effect"] == effect
        and action in as_list(statement["Action"])
        and any(fnmatchcase(resource, pattern) for pattern in as_list(statement["Resource"]))
        for statement in found
    )


@contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch, resources: Resources) -> Iterator[set[Call]]:
    """Every permission that is used within the block."""
    calls: set[Call] = set()
    original = getattr(BaseClient, "_make_api_call")  # noqa: B009 - its stubs leave it out

    def record(self: Any, operation: str, params: dict[str, Any]) -> Any:
        calls.update(calls_of(self.meta.service_model.service_name, operation, params, resources))
        return original(self, operation, params)

    with monkeypatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", record)
        yield calls


def use_everything(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[Call]]:
    """A tour of what the functions do; which permissions each of them used."""
    used: dict[str, set[Call]] = {}
    system = api_client.tenant(signin={"methods": ["identifier", "email"], "channels": ["email", "sms"]})
    browser = api_client.browser()
    with recorded(monkeypatch, api_client.resources) as used[API]:
        system.send("customers", ANA)
        system.send("invoices", INVOICE, {**INVOICE, "external_id": "f2", "number": "2", "total": "1"})
        payment = {
            "external_id": "p",
            "customer": "c1",
            "paid_on": "2026-11-02",
            "currency": "ARS",
            "amount": "9",
        }
        system.send("payments", payment)
        for kind, one in (("customers", "c1"), ("invoices", "f1"), ("payments", "p")):
            assert system.call("GET", f"/{kind}").status == 200
            assert system.call("GET", f"/{kind}/{one}").status == 200
        asked = browser.ask_code(
            method="identifier", identifier="30123456", channel="email", contact="ana@example.com"
        )
    used |= record_delivery(api_client, monkeypatch)
    with recorded(monkeypatch, api_client.resources) as more:
        code = {"code": api_client.codes()[0]}
        assert browser.post(f"/signin/challenges/{asked.json['challenge_id']}/code", code).status == 200
        assert browser.get("/dashboard").status == 200
        invoice = browser.get("/statement").json["items"][-1]["invoice_id"]
        assert browser.get(f"/invoices/{invoice}").status == 200
        assert browser.get("/invoices").status == 200
        for _ in range(2):
            assert browser.post(f"/invoices/{invoice}/pdf").status == 200
        assert browser.post("/invoices/zip", {"invoice_ids": [invoice]}).status == 200
        assert browser.post("/statement/files", {"format": "csv"}).status == 200
        assert browser.post("/session/end").status == 200
        phone = ANA["contacts"][0]["phones"][0]  # type: ignore[index]
        api_client.browser().ask_code(
            method="identifier", identifier="30123456", channel="sms", contact=phone
        )
        assert system.call("DELETE", "/payments/p").status == 200
        assert system.call("DELETE", "/customers/c1").status == 200
    used[API] |= more
    with recorded(monkeypatch, api_client.resources) as more:
        use_templates(api_client)
        use_portal_settings(api_client)
        use_the_console(api_client)
    used[API] |= more
    for policy, calls in record_delivery(api_client, monkeypatch).items():
        used[policy] |= calls
    use_imports(api_client, monkeypatch, used)
    use_deliveries(api_client, monkeypatch, used)
    use_contracts(api_client, monkeypatch, used)
    return used


def use_contracts(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, used: dict[str, set[Call]]) -> None:
    """A contract is drawn, sent, signed and sealed."""
    logo = {"logo_path": "signs/logo-0.png", "logo_width": 40, "logo_height": 40}
    settings = {"signin": {"methods": ["email"]}, "modules": ["contracts"], "branding": logo}
    system, owner = api_client.tenant("signs", **settings), api_client.staff("signs")
    system.send("customers", customer("ana", contact={"emails": ["ana@example.com"]}))
    certify()
    ana = api_client.browser("signs")
    assert ana.sign_in(method="email", email="ana@example.com").status == 200
    customer_id = ana.get("/session").json["customer"]["customer_id"]
    with recorded(monkeypatch, api_client.resources) as more:
        made = drafted(owner, customer_id, document()).json
    used[API] |= more
    used[JOBS] |= record_delivery(api_client, monkeypatch)[JOBS]
    path = f"/contracts/{made['contract_id']}"
    authority._public_key.cache_clear()  # as in a process of its own
    with recorded(monkeypatch, api_client.resources) as more:
        assert owner.post(f"{path}/send", {}).status == 200
        assert ana.get(f"{path}/pages").status == 200
        assert owner.get("/checks").status == 200
    used[API] |= more
    api_client.deliver()
    code = code_for(api_client, ana, made["contract_id"], "ana@example.com")
    with recorded(monkeypatch, api_client.resources) as more:
        assert ana.post(f"{path}/signature", signature(ana, made["contract_id"], code)).status == 200
    used[API] |= more
    for policy, calls in record_delivery(api_client, monkeypatch).items():
        used[policy] |= calls
    assert ana.get(path).json["state"] == "signed"


def use_deliveries(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, used: dict[str, set[Call]]
) -> None:
    """A message dies and is sent again, from a domain of the tenant's own; an address bounces and is enabled again."""
    system, owner = api_client.tenant("sends"), api_client.staff("sends")
    [row] = system.send("customers", customer("ana", contact={"emails": ["ana@example.com"]}))
    with recorded(monkeypatch, api_client.resources) as more:
        opened = owner.post("/tickets", {"customer_id": row["id"], "text": "Llamó por teléfono"})
        assert opened.status == 201, opened.text
    used[API] |= more
    letter = {
        "event_id": "evt_dead",
        "tenant": "sends",
        "name": "staff_changed",
        "payload": {"email": "p@example.com", "name": "P", "language": "es", "what": ["role"]},
        "happened_at": "2026-11-23T12:00:00.000Z",
    }
    dead, feedback = (
        api_client.resources.name("VentanillaDeadEvents"),
        api_client.resources.name("VentanillaFeedback"),
    )
    said = bounce("ana@example.com", tenant="sends")
    for url, body in ((dead, letter), (feedback, said)):
        client("sqs").send_message(QueueUrl=url, MessageBody=json.dumps(body))
    for policy, calls in record_delivery(api_client, monkeypatch).items():
        used[policy] |= calls
    with recorded(monkeypatch, api_client.resources) as more:
        assert owner.put("/deliveries/sender", {"email": "avisos@sends.example"}).status == 200
        assert owner.post("/deliveries/dead-letters/evt_dead/redrive").status == 200
        assert owner.post("/deliveries/addresses/lifted", {"address": "ana@example.com"}).status == 200
    used[API] |= more
    for policy, calls in record_delivery(api_client, monkeypatch).items():
        used[policy] |= calls
    with recorded(monkeypatch, api_client.resources) as more:
        assert owner.delete("/deliveries/sender").status == 200
    used[API] |= more


def use_imports(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, used: dict[str, set[Call]]) -> None:
    """Customers, who get access by it, and invoices are imported; again with other addresses; a refused row fetched."""
    monkeypatch.setattr(chunks, "CHUNK_ROWS", 1)
    api_client.tenant("files", signin={"methods": ["email", "password"], "identifier_field": "number"})
    importing = Importing(api_client, api_client.staff("files"))
    people = (
        b"number,name,email,portal user,support from,portal until\n"
        b"1,Ana,ana@example.com,yes,2026-01-01,2027-01-01\n"
    )
    invoices = b"invoice,customer,date,total\nA-1,1,2026-11-01,10.50\nA-2,2,2026-11-01,10.50\n"
    for kind, content in (
        ("customers", people),
        ("customers", people.replace(b"ana@", b"eva@")),
        ("invoices", invoices),
    ):
        with recorded(monkeypatch, api_client.resources) as more:
            seen = importing.begin(kind, content).json
            assert importing.map(seen, deliver=False).status == 200
        used[API] |= more
        used[JOBS] |= record_delivery(api_client, monkeypatch)[JOBS]
        with recorded(monkeypatch, api_client.resources) as more:
            assert importing.rows()
            assert importing.staff.post(importing.path("/run")).status == 200
        used[API] |= more
        used[JOBS] |= record_delivery(api_client, monkeypatch)[JOBS]
    with recorded(monkeypatch, api_client.resources) as more:
        assert importing.staff.post(importing.path("/report")).status == 200
        assert importing.begin("customers", b"PK\x03\x04").status == 422
    used[API] |= more


def use_templates(api_client: ApiClient) -> None:
    """A template is tried out, saved, and fails when a code is sent."""
    from chalicelib.notifications.models import MessageTemplate

    staff, path = api_client.staff(), "/templates/signin_code/es"
    parts = {"subject": "{{ codigo }}", "text": "{{ codigo }}"}
    assert staff.post(f"{path}/test", parts).status == 200
    assert staff.put(path, {**parts, "version": ""}).status == 200
    template = MessageTemplate.of("demo", "signin_code", "es")
    assert template is not None
    template.subject = "{{ nothing }}"
    template.store()


def use_the_console(api_client: ApiClient) -> None:
    """A tenant is made by the operator; staff sign in and look at data issues, and take the audit log along."""
    body = {"name": "Otra", "owner": {"name": "Ana", "email": "ana@otra.example"}}
    headers = {"Authorization": f"Bearer {secrets.operator_key()}"}
    assert api_client.call("PUT", "/operator/tenants/otra", body, headers).status == 200
    staff = api_client.staff("otra", email="eva@otra.example")
    assert staff.get("/checks").status == 200
    assert staff.get("/checks/no_email/customers").status == 200
    assert staff.post("/audit/files").status == 200
    assert staff.post("/session/end").status == 200


def use_portal_settings(api_client: ApiClient) -> None:
    """Settings are saved and published, and a picture is refused, and another one placed."""
    deploy_front_end()
    staff = api_client.staff("demo", "manager")
    shown = staff.get("/settings").json
    settings = {**shown["settings"], "title": "Portal"}
    saved = staff.put("/settings", {"settings": settings, "version": shown["version"]})
    assert saved.json["publish_error"] is None
    for content, status in ((png(), 200), (b"no picture", 422)):
        image = hand_in(staff, content)
        assert staff.post(f"/settings/images/{image}/examined", {"purpose": "logo"}).status == status


def record_delivery(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[Call]]:
    """What forwarding and sending use, each by itself."""
    from chalicelib.kernel import outbox

    used: dict[str, set[Call]] = {policy: set() for policy in (FORWARD, SEND, JOBS, DEAD, FEEDBACK)}
    forward, send, run = outbox.forward, api_client._queue.handler, api_client._jobs.handler

    def forwarding(images: Any) -> int:
        with recorded(monkeypatch, api_client.resources) as calls:
            number = forward(images)
        used[FORWARD] |= calls
        return number

    def sending(event: Any, context: Any) -> Any:
        secrets.pepper.cache_clear()  # another function, another process
        tenants.forget()
        with recorded(monkeypatch, api_client.resources) as calls:
            answer = send(event, context)
        used[SEND] |= calls
        return answer

    def running(event: Any, context: Any) -> Any:
        secrets.pepper.cache_clear()
        tenants.forget()
        with recorded(monkeypatch, api_client.resources) as calls:
            answer = run(event, context)
        used[JOBS] |= calls
        return answer

    def other(policy: str, handler: Any) -> Any:
        def handling(event: Any, context: Any) -> Any:
            secrets.pepper.cache_clear()
            tenants.forget()
            with recorded(monkeypatch, api_client.resources) as calls:
                answer = handler(event, context)
            used[policy] |= calls
            return answer

        return handling

    with monkeypatch.context() as patch:
        _mail, feedback, dead = api_client._others
        patch.setattr(feedback, "handler", other(FEEDBACK, feedback.handler))
        patch.setattr(dead, "handler", other(DEAD, dead.handler))
        patch.setattr(outbox, "forward", forwarding)
        patch.setattr(api_client._jobs, "handler", running)
        patch.setattr(api_client._queue, "handler", sending)
        api_client.deliver()
    return used


def test_the_functions_may_do_what_they_do_and_little_else(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = use_everything(api_client, monkeypatch)

    for policy, calls in used.items():
        found = statements(policy, api_client.resources)
        assert [call for call in calls if not matching("Allow", call, found)] == [], policy
        assert [call for call in calls if matching("Deny", call, found)] == [], policy
        allowed = {action for one in found if one["Effect"] == "Allow" for action in as_list(one["Action"])}
        needed = (
            {action for action, _ in calls}
            | GRANTED_TO_LAMBDA.get(policy, set())
            | BY_ENCRYPTION
            | BY_RUNTIME
        )
        assert allowed - needed - RARE[policy] == set(), policy


RARE = {
    API: {
        "s3:AbortMultipartUpload",  # when a zip breaks off
        "s3:ListBucket",  # without it a missing file is 403, not 404
    },
    FORWARD: set[str](),
    JOBS: {"s3:ListBucket"},  # as above
    DEAD: set(),
    FEEDBACK: {"dynamodb:DeleteItem"},  # of a customer whom staff are changing
    SEND: {
        "dynamodb:GetItem",  # when the queue shows a message twice
    },
}
"""Permitted, though the tour does not come by it."""


@pytest.mark.parametrize("policy", [API, FORWARD, SEND, JOBS, DEAD, FEEDBACK])
def test_no_policy_lets_anything_read_a_whole_table_or_rename_its_own_rights(policy: str) -> None:
    document = (POLICIES / f"{policy}.json").read_text()

    assert "dynamodb:Scan" not in document
    assert ':*"' not in "".join(
        action for one in json.loads(document)["Statement"] for action in as_list(one["Action"])
    )
    assert "iam:" not in document
