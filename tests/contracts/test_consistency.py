"""What a signature is sealed of is held by the chain from the moment of signing: nobody changes it while it waits."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.contracts import daily_seals, object_keys, records, worker
from chalicelib.contracts.models import Contract, Signing
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel.aws import files, kms
from infra import operate
from tests.contracts.conftest import STROKES, KeepOffice, Send, code_for, sign, signature
from tests.support.api_client import ApiClient, Browser, System
from tests.support.builders import customer
from tests.support.queues import QueueClock

TO = "ana@example.com"
Said = pytest.CaptureFixture[str]


def stored(contract_id: str) -> Contract:
    """The contract as it is kept."""
    return records.find("demo", *records.owner_of("demo", contract_id))


def the_act(contract_id: str) -> Signing:
    """The one act of signing it."""
    [act] = signings_of(stored(contract_id))
    return act


def faults(contract_id: str) -> list[str]:
    """What the command finds of a contract."""
    return [one.what for one in daily_seals.verify("demo")[2] if one.contract_id == contract_id]


def names(contract_id: str) -> list[str]:
    """What happened to it."""
    return [one.event for one in records.events_of(stored(contract_id))]


def _text(contract_id: str) -> dict[str, Any]:
    return {
        "mark_id": "m1",
        "signer_id": "s1",
        "kind": "text",
        "page": 0,
        "x": 40.0,
        "y": 300.0,
        "width": 120.0,
        "height": 20.0,
        "label": contract_id,
        "required": False,
    }


@pytest.fixture
def waiting(
    api_client: ApiClient, ana: Browser, send: Send, monkeypatch: pytest.MonkeyPatch, keep_office: KeepOffice
) -> str:
    """A contract that Ana signed; the key is away, so that its seal waits."""

    def away(*_: object) -> bytes:
        raise RuntimeError("away")

    def make() -> str:
        contract_id, queues = send(ana, "Ana Ñandú"), QueueClock(api_client, monkeypatch)
        with monkeypatch.context() as outage:
            outage.setattr(kms, "sign", away)
            assert sign(api_client, ana, contract_id, TO).status == 200
            queues.forward_queues(minutes=1)
            api_client.deliver()
        return contract_id

    contract_id = keep_office("signed, not sealed", make)
    assert stored(contract_id).revision == 0
    return contract_id


def _seal(contract_id: str) -> None:
    worker.seal("demo", stored(contract_id).customer_id, contract_id)


CHANGES: list[Callable[[Signing], None]] = [
    lambda act: setattr(act, "name", "Otra Persona"),
    lambda act: setattr(act, "typed_name", "Otra Persona"),
    lambda act: setattr(act, "values", {"m1": "1.000.000"}),
    lambda act: setattr(act, "drawing", [[[1, 1, 50], [900, 900, 50]]]),
    lambda act: setattr(act, "address", "o…@example.com"),
    lambda act: setattr(act, "consent", "Acepto todo."),
    lambda act: setattr(act, "strokes", ""),
]


@pytest.mark.parametrize("change", CHANGES)
def test_an_act_that_was_changed_while_it_waited_is_found_and_not_sealed(
    waiting: str, change: Callable[[Signing], None]
) -> None:
    act = the_act(waiting)
    change(act)
    act.store()
    with pytest.raises(RuntimeError, match="what s1 signed with is not what it was"):
        _seal(waiting)
    assert stored(waiting).revision == 0
    assert "what s1 signed with is not what it was" in faults(waiting)


def test_terms_that_were_changed_after_it_was_sent_are_found_and_not_sealed(waiting: str) -> None:
    contract = stored(waiting)
    contract.marks = [_text("Monto")]
    contract.store()
    with pytest.raises(RuntimeError, match="not those that were sent"):
        _seal(waiting)
    assert faults(waiting) == ["its document, signers, places or terms are not those that were sent"]


def test_an_act_that_is_gone_is_found(waiting: str) -> None:
    the_act(waiting).remove()
    assert faults(waiting) == ["its acts of signing are not those of its events"]


def test_what_nobody_changed_is_sealed_and_all_holds(waiting: str) -> None:
    _seal(waiting)
    assert stored(waiting).revision == 1
    assert faults(waiting) == []


def test_how_it_was_drawn_is_kept_for_good_and_a_command_reads_it(waiting: str, capsys: Said) -> None:
    act = the_act(waiting)
    kept = files.get_file(act.strokes, sealed=True) or b""
    assert json.dumps(STROKES).encode() not in kept
    assert operate.main(["strokes", "demo", stored(waiting).code, "s1"]) == 0
    assert json.loads(capsys.readouterr().out) == {"signer": "Ana Ñandú", "strokes": STROKES}
    assert operate.main(["strokes", "demo", stored(waiting).code, "s2"]) == 1


def test_strokes_that_are_not_those_that_were_kept_are_found(
    waiting: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    place, read = the_act(waiting).strokes, files.get_file

    def exchanged(key: str, **how: Any) -> bytes | None:
        return b"other" if key == place else read(key, **how)

    monkeypatch.setattr(files, "get_file", exchanged)
    assert faults(waiting) == ["how s1 drew it is not kept as it was"]
    assert operate.main(["strokes", "demo", stored(waiting).code, "s1"]) == 1
    assert "not kept as it was" in capsys.readouterr().err


def test_that_the_code_was_right_stands_in_the_chain_once_whether_or_not_the_page_asked(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    code = code_for(api_client, ana, contract_id, TO)
    reply = ana.post(f"/contracts/{contract_id}/signature", signature(ana, contract_id, code))
    assert reply.status == 200, reply.text
    assert names(contract_id).count("code_right") == 1

    code = code_for(api_client, bruno, contract_id, "bruno@example.com")
    path = f"/contracts/{contract_id}/codes/{code['challenge_id']}"
    typed = {"binding": code["binding"], "code": code["code"]}
    assert bruno.post(path, typed).status in (200, 204)
    reply = bruno.post(f"/contracts/{contract_id}/signature", signature(bruno, contract_id, code))
    assert reply.status == 200, reply.text
    assert names(contract_id).count("code_right") == 2


def test_the_document_says_who_the_customer_is_as_when_it_was_sent(
    api_client: ApiClient, system: System, ana: Browser, send: Send
) -> None:
    facts = {
        **customer("c1", name="Taller Sur SA"),
        "document": {"country": "AR", "kind": "cuit", "number": "30712345671"},
    }
    [row] = system.send("customers", {**facts, "contacts": _CONTACTS})
    assert row["status"] == "changed", row
    contract_id = send(ana, "Ana Ñandú")
    assert system.send("customers", {**facts, "name": "Otra SA", "contacts": _CONTACTS})
    assert sign(api_client, ana, contract_id, TO).status == 200

    contract = stored(contract_id)
    data = files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""
    text = PdfReader(io.BytesIO(data)).pages[-1].extract_text()
    assert contract.customer_document == "CUIT 30712345671"
    assert "Taller Sur SA" in text
    assert contract.customer_document in text
    assert "Otra SA" not in text


_CONTACTS = [
    {"name": "Ana Ñandú", "emails": ["ana@example.com"]},
    {"name": "Bruno Díaz", "emails": ["bruno@example.com"]},
]
