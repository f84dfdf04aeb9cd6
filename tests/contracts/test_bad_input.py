"""What goes wrong around a signature: the key is away, somebody signs in two tabs, loses access, or waits too long."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import typst
from botocore.exceptions import ClientError
from pypdf import PdfWriter
from pypdf.generic import NameObject, NullObject

from chalicelib.contracts import object_keys, records, worker
from chalicelib.contracts.drawing import MAX_KEPT
from chalicelib.contracts.models import Contract
from chalicelib.contracts.signing import signings_of, strokes_of
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files, kms
from chalicelib.tenants.service import forget, load_tenant
from tests.contracts.conftest import Send, code_for, customer_of, sign, signature
from tests.seals.papers import annotated, signed_by_another
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.builders import customer
from tests.support.contracts import document, drafted
from tests.support.queues import QueueClock
from tests.support.seals import check

TO = "ana@example.com"


def stored(contract_id: str) -> Contract:
    """The contract as it is kept."""
    return records.find("demo", *records.owner_of("demo", contract_id))


@pytest.mark.parametrize(
    "code", ["ThrottlingException", "KMSInternalException", "DependencyTimeoutException"]
)
def test_while_the_key_is_away_the_document_is_being_sealed_and_then_is(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    contract_id, queues = send(ana, "Ana Ñandú"), QueueClock(api_client, monkeypatch)
    tries: list[str] = []

    def away(key_id: str, *_: object) -> bytes:
        tries.append(key_id)
        raise ClientError({"Error": {"Code": code, "Message": ""}}, "Sign")

    with monkeypatch.context() as outage:
        outage.setattr(kms, "sign", away)
        assert sign(api_client, ana, contract_id, TO).status == 200
        queues.forward_queues(minutes=1)
        api_client.deliver()
        assert len(tries) > 1  # the queue shows the job again
        shown = ana.get(f"/contracts/{contract_id}").json
        assert (shown["state"], shown["sealed_sha256"]) == ("sealing", "")
    queues.forward_queues(hours=1)
    api_client.now.forward(minutes=5)
    worker.sweep("demo")
    api_client.deliver()

    contract = stored(contract_id)
    assert (contract.state, int(contract.revision)) == ("signed", 1)
    sealed = files.get_file(object_keys.sealed(contract, 1), sealed=True)
    assert sealed is not None
    assert check(sealed, root).holds
    assert [one.event for one in records.events_of(contract)].count("sealed") == 1


@pytest.mark.parametrize("how", ["declined", "withdrawn"])
def test_what_was_signed_is_sealed_though_it_ended_meanwhile(
    api_client: ApiClient,
    ana: Browser,
    bruno: Browser,
    agent: StaffBrowser,
    send: Send,
    root: bytes,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    contract_id, queues = send(ana, "Ana Ñandú", "Bruno Díaz"), QueueClock(api_client, monkeypatch)

    def away(*_: object) -> bytes:
        raise ClientError({"Error": {"Code": "KMSInternalException", "Message": ""}}, "Sign")

    with monkeypatch.context() as outage:
        outage.setattr(kms, "sign", away)
        assert sign(api_client, ana, contract_id, TO).status == 200
        if how == "declined":
            assert bruno.post(f"/contracts/{contract_id}/decline", {"reason": "No"}).status == 200
        else:
            assert agent.post(f"/contracts/{contract_id}/withdraw", {"reason": "Error"}).status == 200
        for _ in range(8):  # until the queue gives up
            queues.forward_queues(minutes=10)
            api_client.deliver()
    assert int(stored(contract_id).revision) == 0
    api_client.now.forward(minutes=5)
    worker.sweep("demo")
    api_client.deliver()
    contract = stored(contract_id)
    assert (contract.state, int(contract.revision)) == (how, 1)
    assert check(files.get_file(object_keys.sealed(contract, 1), sealed=True) or b"", root).holds
    worker.sweep("demo")
    api_client.deliver()
    assert int(stored(contract_id).revision) == 1


def test_nothing_is_sealed_but_what_was_signed_though_the_file_was_changed_after_it(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract_id, queues = send(ana, "Ana Ñandú"), QueueClock(api_client, monkeypatch)
    place = object_keys.original(stored(contract_id))
    original = files.get_file(place) or b""
    with monkeypatch.context() as outage:
        outage.setattr(worker, "seal", lambda *_: None)
        assert sign(api_client, ana, contract_id, TO).status == 200
    files.put_file(place, document(2), "application/pdf")
    api_client.now.forward(minutes=3)
    worker.sweep("demo")
    api_client.deliver()
    contract = stored(contract_id)
    assert (contract.state, int(contract.revision)) == ("sent", 0)
    assert files.sealed_history(object_keys.sealed(contract, 1)) == []
    files.put_file(place, original, "application/pdf")
    queues.forward_queues(hours=1)
    worker.sweep("demo")
    api_client.deliver()
    sealed = files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""
    assert sealed.startswith(original)
    assert check(sealed, root).holds


def test_a_drawing_of_100_000_points_is_taken_and_thinned(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    stroke = [[round(at / 100_000, 5), 0.5 + 0.4 * (at % 7 - 3) / 3, at, 0.5] for at in range(100_000)]
    assert sign(api_client, ana, contract_id, TO, strokes=[stroke]).status == 200
    contract = stored(contract_id)
    [act] = signings_of(contract)
    assert contract.state == "signed"
    assert 100 < sum(map(len, act.drawing)) <= MAX_KEPT
    assert len(strokes_of(act)[0]) == 100_000  # all of it is kept apart


@pytest.mark.parametrize("point", [["0.5", 0.5, 0, 0.5], [True, 0.5, 0, 0.5], [0.5, 0.5, 0]])
def test_a_drawing_is_of_numbers(
    api_client: ApiClient, ana: Browser, send: Send, point: list[object]
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    refused = sign(api_client, ana, contract_id, TO, strokes=[[[0.1, 0.1, 0, 0.5], point]])
    assert refused.status == 422
    assert refused.json["fields"][0]["field"].startswith("strokes.0.1.")
    assert signings_of(stored(contract_id)) == []


def test_what_cannot_be_sealed_holds_nothing_else_up(
    api_client: ApiClient, ana: Browser, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [send(ana, "Ana Ñandú") for _ in range(3)]
    with monkeypatch.context() as outage:
        outage.setattr(worker, "seal", lambda *_: None)
        for contract_id in waiting:
            assert sign(api_client, ana, contract_id, TO).status == 200
            api_client.now.forward(minutes=2)
    api_client.now.forward(minutes=5)
    monkeypatch.setattr(worker, "_JOBS_AT_ONCE", 1)
    tried: set[str] = set()
    monkeypatch.setattr(worker, "seal", lambda *place: tried.add(place[2]))
    for _ in range(3):
        worker.sweep("demo")
        api_client.deliver()
        api_client.now.forward(minutes=1)
    assert tried == set(waiting)


def test_of_two_tabs_that_sign_at_once_one_signs(api_client: ApiClient, ana: Browser, send: Send) -> None:
    contract_id = send(ana, "Ana Ñandú")
    body = signature(ana, contract_id, code_for(api_client, ana, contract_id, TO))
    with ThreadPoolExecutor(2) as tabs:
        replies = list(tabs.map(lambda _: ana.post(f"/contracts/{contract_id}/signature", body), range(2)))
    api_client.deliver()
    assert min(reply.status for reply in replies) == 200
    assert {reply.json.get("code") for reply in replies if reply.status != 200} <= {
        "contract_signed",
        "code_expired",
    }
    contract = stored(contract_id)
    assert len(signings_of(contract)) == int(contract.revision) == 1


def test_who_loses_access_between_the_code_and_the_signature_does_not_sign(
    api_client: ApiClient, system: System, ana: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    body = signature(ana, contract_id, code_for(api_client, ana, contract_id, TO))
    contacts = [{"name": "Ana Ñandú", "emails": [TO]}]
    row = {**customer("c1", name="Taller Sur"), "contacts": contacts, "access": {"portal_user": False}}
    [changed] = system.send("customers", row)
    assert changed["status"] == "changed"
    refused = ana.post(f"/contracts/{contract_id}/signature", body)
    assert refused.status in (401, 403, 404), refused.text
    assert signings_of(stored(contract_id)) == []


def test_a_code_that_waited_too_long_signs_nothing(api_client: ApiClient, ana: Browser, send: Send) -> None:
    contract_id = send(ana, "Ana Ñandú")
    body = signature(ana, contract_id, code_for(api_client, ana, contract_id, TO))
    api_client.now.forward(minutes=11)
    refused = ana.post(f"/contracts/{contract_id}/signature", body)
    assert (refused.status, refused.json["code"]) == (410, "code_expired")
    assert signings_of(stored(contract_id)) == []


def test_a_worker_whose_clock_is_wrong_leaves_the_moment_of_the_act_as_it_was(
    api_client: ApiClient, ana: Browser, send: Send, root: bytes
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    body = signature(ana, contract_id, code_for(api_client, ana, contract_id, TO))
    signed_at = clock.now()
    assert ana.post(f"/contracts/{contract_id}/signature", body).status == 200
    api_client.now.forward(minutes=-50)  # the one who seals is behind
    api_client.deliver()
    contract = stored(contract_id)
    [act] = signings_of(contract)
    assert act.signed_at == signed_at
    sealed = files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""
    assert check(sealed, root).holds
    assert abs(clock.now() - signed_at) == timedelta(minutes=50)


def test_a_document_that_somebody_else_signed_is_signed_beside_it(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, root: bytes
) -> None:
    foreign, _ = signed_by_another(document(1))
    made = drafted(agent, customer_of(ana), foreign).json
    assert made["foreign_signatures"]
    api_client.deliver()
    contract_id = made["contract_id"]
    assert agent.post(f"/contracts/{contract_id}/send", {}).status == 200
    api_client.deliver()
    assert sign(api_client, ana, contract_id, TO).status == 200
    contract = stored(contract_id)
    sealed = files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""
    assert sealed.startswith(foreign)  # not a byte of theirs is touched
    report = check(sealed, root)
    assert [one.intact for one in report.signatures] == [True, True]
    assert ana.post(f"/contracts/{contract_id}/files", {"file": "evidence"}).status == 200


def test_a_contract_is_not_sent_to_whoever_could_not_open_it(
    api_client: ApiClient, agent: StaffBrowser, ana: Browser
) -> None:
    contract_id = drafted(agent, customer_of(ana), document()).json["contract_id"]
    api_client.deliver()
    tenant = load_tenant("demo")
    tenant.document = {**tenant.document, "modules": ["statement"]}
    tenant.store()
    forget("demo")

    refused = agent.post(f"/contracts/{contract_id}/send", {})

    assert refused.status == 422
    assert [(one["field"], one["code"]) for one in refused.json["fields"]] == [("signers", "section_off")]
    assert agent.get(f"/contracts/{contract_id}").json["state"] == "draft"


@pytest.mark.parametrize("kind", ["/FreeText", "/Stamp", "/Widget"])
def test_what_the_pictures_of_the_pages_would_not_show_is_not_taken(
    ana: Browser, agent: StaffBrowser, kind: str
) -> None:
    refused = drafted(agent, customer_of(ana), annotated(kind))
    assert (refused.status, refused.json["code"]) == (422, "pdf_not_flat")
    assert refused.json["fields"][0]["code"] == "pdf_not_flat"


def test_what_somebody_signed_visibly_is_read_as_the_file_that_it_is(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, root: bytes
) -> None:
    foreign, _ = signed_by_another(document(1), area=(50, 50, 250, 120))
    made = drafted(agent, customer_of(ana), foreign).json
    api_client.deliver()
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
    shown = ana.get(f"/contracts/{made['contract_id']}").json
    assert shown["pages_drawn"] == -1
    assert ana.get(f"/contracts/{made['contract_id']}/pages").json["items"] == []
    api_client.deliver()
    unread = sign(api_client, ana, made["contract_id"], TO)  # "read" to an end that nobody showed
    assert (unread.status, unread.json["code"]) == (409, "contract_unread")
    assert ana.post(f"/contracts/{made['contract_id']}/files", {"file": "original"}).status == 200
    api_client.now.forward(minutes=2)
    assert sign(api_client, ana, made["contract_id"], TO).status == 200


def test_what_was_sealed_here_is_signed_again_as_another_contract(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send, root: bytes
) -> None:
    first_id = send(ana, "Ana Ñandú")
    assert sign(api_client, ana, first_id, TO).status == 200
    first = files.get_file(object_keys.sealed(stored(first_id), 1), sealed=True) or b""
    made = drafted(agent, customer_of(ana), first, "Renovación").json
    api_client.deliver()
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
    api_client.deliver()
    # The evidence on its last page is shown by a field, so that it is read as the file.
    assert ana.post(f"/contracts/{made['contract_id']}/files", {"file": "original"}).status == 200
    assert sign(api_client, ana, made["contract_id"], TO).status == 200
    contract = stored(made["contract_id"])
    assert contract.state == "signed"
    second = files.get_file(object_keys.sealed(contract, 1), sealed=True) or b""
    assert second.startswith(first)
    report = check(second, root)
    assert [one.intact for one in report.signatures] == [True, True]


def test_what_nothing_can_be_added_to_is_refused_before_anybody_signs_it(
    ana: Browser, agent: StaffBrowser
) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(document(2)))
    for page in writer.pages:
        page[NameObject("/Annots")] = NullObject()
    written = io.BytesIO()
    writer.write(written)
    refused = drafted(agent, customer_of(ana), written.getvalue())
    assert (refused.status, refused.json["code"]) == (422, "pdf_cannot_be_signed"), refused.text


def test_what_would_not_be_taken_again_is_not_withdrawn_to_be_corrected(
    ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    files.put_file(object_keys.original(stored(contract_id)), annotated("/Stamp"), "application/pdf")
    refused = agent.post(f"/contracts/{contract_id}/correct", {})
    assert (refused.status, refused.json["code"]) == (422, "pdf_not_flat")
    assert stored(contract_id).state == "sent"


def test_500_pages_of_mixed_sizes_are_laid_out_piece_by_piece_and_sealed_in_one(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, root: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytes(
        typst.compile(
            b'#for n in range(500) { page(paper: if calc.rem(n, 7) == 0 { "a0" } else { "a5" })[#n] }',
            format="pdf",
        )
    )
    drawn: list[int] = []

    def draw_page(_: bytes, number: int, *__: float) -> bytes:
        drawn.append(number)  # what a page looks like is tried elsewhere: 500 of them would take a minute
        return b"picture"

    monkeypatch.setattr(worker, "draw_page", draw_page)
    made = drafted(agent, customer_of(ana), content).json
    api_client.deliver()
    assert drawn == list(range(500))
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
    api_client.deliver()
    last = ana.get(f"/contracts/{made['contract_id']}/pages?first=495&limit=5").json["items"]
    assert [one["number"] for one in last] == [495, 496, 497, 498, 499]
    assert sign(api_client, ana, made["contract_id"], TO).status == 200
    contract = stored(made["contract_id"])
    assert (contract.state, len(contract.pages)) == ("signed", 500)
    assert check(files.get_file(object_keys.sealed(contract, 1), sealed=True) or b"", root).holds
