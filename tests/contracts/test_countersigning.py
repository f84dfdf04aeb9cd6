"""The business signs, too: one of the team, by the same way as a customer, when it is their turn."""

import re
from typing import Any

import pytest

from chalicelib.contracts import object_keys, records
from chalicelib.contracts.models import Contract
from chalicelib.kernel.aws import files
from tests.contracts.conftest import STROKES, customer_of, sign
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.contracts import document, drafted
from tests.support.seals import check

_CODE = re.compile(r"^(\d{8}) ")
EMAIL = "lucia@demo.example"


@pytest.fixture
def contract_id(api_client: ApiClient, ana: Browser, agent: StaffBrowser) -> str:
    """A contract that Ana signs first, then Lucía for the business."""
    made = drafted(agent, customer_of(ana), document(1), "Contrato de servicio").json
    api_client.deliver()
    own = agent.get("/session").json["staff"]["id"]
    known = {one["name"]: one["id"] for one in made["contacts"]}
    body = {
        "title": made["title"],
        "signers": [{"contact_id": known["Ana Ñandú"], "order": 1}, {"staff_id": own, "order": 2}],
        "in_order": True,
    }
    path = f"/contracts/{made['contract_id']}"
    assert agent.put(path, body).status == 200
    assert agent.post(f"{path}/send", {}).status == 200
    api_client.deliver()
    found: str = made["contract_id"]
    return found


def asked(api_client: ApiClient, agent: StaffBrowser, contract_id: str) -> dict[str, str]:
    """A code that came to the agent's own address."""
    answer = agent.post(f"/contracts/{contract_id}/codes", {})
    assert answer.status == 200, answer.text
    api_client.deliver()
    mail = [one for one in api_client.messages() if one["to"] == EMAIL and _CODE.match(one["subject"])][-1]
    found = _CODE.match(mail["subject"])
    assert found
    return {"challenge_id": answer.json["challenge_id"], "binding": answer.json["binding"], "code": found[1]}


def act(agent: StaffBrowser, contract_id: str, code: dict[str, str], **changes: Any) -> Any:
    """The answer to signing, once it is read to its end."""
    shown = agent.get(f"/contracts/{contract_id}").json
    agent.post(f"/contracts/{contract_id}/read", {"document_sha256": shown["document_sha256"]})
    body = {**code, "document_sha256": shown["document_sha256"], "consent": True, "method": "drawn"}
    return agent.post(f"/contracts/{contract_id}/signature", {**body, "strokes": STROKES, **changes})


def stored(contract_id: str) -> Contract:
    """The contract as it is kept."""
    return records.find("demo", *records.owner_of("demo", contract_id))


def test_the_business_signs_after_the_customer_and_both_seals_hold(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, contract_id: str, root: bytes
) -> None:
    assert agent.get(f"/contracts/{contract_id}").json["to_sign"] is None  # the customer is first
    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
    called = [
        one
        for one in api_client.messages()
        if one["to"] == EMAIL and "Contrato de servicio" in one["subject"]
    ]
    assert [f"/console/demo/contracts/{contract_id}" in one["text"] for one in called] == [True], called

    opened = agent.post(f"/contracts/{contract_id}/opened", {}).json
    assert opened["to_sign"]["ways"]["email"] == "l…@demo.example"
    sha256 = opened["document_sha256"]
    assert agent.post(f"/contracts/{contract_id}/read", {"document_sha256": sha256}).status == 200
    code = asked(api_client, agent, contract_id)
    typed = {name: code[name] for name in ("binding", "code")}
    assert agent.post(f"/contracts/{contract_id}/codes/{code['challenge_id']}", typed).status == 200
    done = act(agent, contract_id, code)
    assert done.status == 200, done.text
    api_client.deliver()

    shown = agent.get(f"/contracts/{contract_id}").json
    assert (shown["state"], shown["to_sign"]) == ("signed", None)
    own = [one["event"] for one in shown["events"] if one["actor"] == "s2"]
    assert own == ["opened", "read", "code_sent", "code_right", "consent", "signed"]
    sealed = files.get_file(object_keys.sealed(stored(contract_id), 2), sealed=True)
    assert sealed is not None
    assert check(sealed, root).holds
    assert "contracts.signed" in [one["act"] for one in agent_log(api_client)]


def agent_log(api_client: ApiClient) -> list[dict[str, Any]]:
    """The audit log's newest page."""
    owner = api_client.staff("demo", "owner", "Olga Díaz", "olga@demo.example")
    found: list[dict[str, Any]] = owner.get("/audit").json["items"]
    return found


def test_only_who_is_to_sign_for_the_business_can(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, contract_id: str
) -> None:
    early = agent.post(f"/contracts/{contract_id}/codes", {})
    assert (early.status, early.json["code"]) == (409, "contract_not_yet")
    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
    other = api_client.staff("demo", "manager", "Marta Gil", "marta@demo.example")
    assert other.get(f"/contracts/{contract_id}").json["to_sign"] is None
    refused = other.post(f"/contracts/{contract_id}/codes", {})
    assert (refused.status, refused.json["code"]) == (409, "not_a_signer")
    code = asked(api_client, agent, contract_id)
    assert act(other, contract_id, code).json["code"] == "not_a_signer"
    assert stored(contract_id).revision == 1


def test_a_customers_code_signs_nothing_for_the_business(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, contract_id: str
) -> None:
    from tests.contracts.conftest import code_for

    hers = code_for(api_client, ana, contract_id, "ana@example.com")
    api_client.now.forward(minutes=1)
    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
    assert act(agent, contract_id, hers).status in (410, 422)
    assert agent.get(f"/contracts/{contract_id}").json["state"] == "partly_signed"


def test_what_one_who_signs_for_the_business_takes_along_stands_in_the_chain(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, contract_id: str
) -> None:
    for _ in range(2):
        assert agent.post(f"/contracts/{contract_id}/files", {"file": "original"}).status == 200
    taken = [one for one in records.events_of(stored(contract_id)) if one.event == "downloaded"]
    assert [(one.actor, one.details) for one in taken] == [("s2", {"file": "original"})]
