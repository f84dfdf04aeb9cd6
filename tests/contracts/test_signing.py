"""From a PDF to a sealed document: read, authorised, signed, sealed once, with one unbroken chain."""

import hashlib
import math
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.contracts import drawing, object_keys, records, sending
from chalicelib.contracts.models import Contract
from chalicelib.kernel.aws import files
from tests.contracts.conftest import Send, code_for, customer_of, sign, signature
from tests.notices.test_notices import publish
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.contracts import document, drafted
from tests.support.front_end import deploy_front_end
from tests.support.seals import check
from tests.tickets.conftest import entered

TO = "ana@example.com"
NOTHING_KNOWN = {
    "found": False,
    "kind": "contract",
    "state": "",
    "sealed_at": None,
    "signed_at": [],
    "current": None,
}
"""What anybody is told of what is none, is not sealed, or is somebody else's: always the same."""


@pytest.fixture
def published(api_client: ApiClient, ana: Browser) -> None:
    """The clock finds tenants by their pages."""
    deploy_front_end()
    publish(api_client)


def stored(browser: Browser, contract_id: str) -> Contract:
    """The contract as it is stored."""
    return records.find("demo", customer_of(browser), contract_id)


def sealed(contract: Contract) -> bytes:
    """Its document, with the seals that it has."""
    data = files.get_file(object_keys.sealed(contract, int(contract.revision)), sealed=True)
    assert data
    return data


def unbroken(contract: Contract) -> list[str]:
    """The names of its events, each of which has to follow from the one before."""
    previous = "0" * 64
    events = records.events_of(contract)
    for event in events:
        assert event.previous == previous
        assert event.hash == event.computed_hash()
        previous = event.hash
    assert previous == contract.head
    return [event.event for event in events]


def test_one_signer_from_the_notice_to_the_seal(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send, root: bytes
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    listed = ana.get("/contracts").json
    assert (listed["waiting"], listed["items"][0]["state"], listed["items"][0]["mine"]) == (1, "sent", True)
    assert any("Contrato para firmar" in one["subject"] for one in api_client.messages() if one["to"] == TO)

    shown = ana.post(f"/contracts/{contract_id}/opened", {}).json
    assert shown["state"] == "seen"
    assert shown["document_sha256"] == hashlib.sha256(document(3)).hexdigest()
    pages = ana.get(f"/contracts/{contract_id}/pages").json["items"]
    assert [page["number"] for page in pages] == [0, 1, 2]
    assert "Cláusula 2" in pages[1]["text"]
    read = {"document_sha256": shown["document_sha256"]}
    assert ana.post(f"/contracts/{contract_id}/read", read).status == 200
    assert ana.post(f"/contracts/{contract_id}/files", {"file": "original"}).status == 200
    code = code_for(api_client, ana, contract_id, TO)
    checked = {name: code[name] for name in ("binding", "code")}
    assert ana.post(f"/contracts/{contract_id}/codes/{code['challenge_id']}", checked).status == 200
    done = ana.post(f"/contracts/{contract_id}/signature", signature(ana, contract_id, code))
    assert (done.status, done.json["state"]) == (200, "sealing"), done.text
    api_client.deliver()

    assert ana.get(f"/contracts/{contract_id}").json["state"] == "signed"
    contract = stored(ana, contract_id)
    assert unbroken(contract) == [
        *("created", "sent", "opened", "read", "downloaded", "code_sent", "code_right", "consent", "signed"),
        *("sealed", "completed"),
    ]
    data = sealed(contract)
    assert data.startswith(document(3))
    assert contract.sealed_sha256 == hashlib.sha256(data).hexdigest()
    report = check(data, root)
    assert report.holds, report
    assert [one.name for one in report.signatures] == ["Ana Ñandú"]
    assert any("Contrato firmado" in one["subject"] for one in api_client.messages() if one["to"] == TO)


def test_two_signers_in_their_order_each_with_a_seal(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send, root: bytes
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz", in_order=True)
    assert not bruno.get("/contracts").json["items"][0]["mine"]
    early = bruno.post(f"/contracts/{contract_id}/codes", {"channel": "email"})
    assert (early.status, early.code) == (409, "contract_not_yet")

    assert sign(api_client, ana, contract_id, TO).status == 200
    assert bruno.get("/contracts").json["items"][0]["mine"]
    typed = {"method": "typed", "strokes": [], "typed_name": "Bruno Díaz"}
    assert sign(api_client, bruno, contract_id, "bruno@example.com", **typed).status == 200

    contract = stored(ana, contract_id)
    assert (contract.state, int(contract.revision)) == ("signed", 2)
    report = check(sealed(contract), root)
    assert report.holds, report
    assert [one.name for one in report.signatures] == ["Ana Ñandú", "Bruno Díaz"]
    unbroken(contract)


def test_nobody_signs_twice_or_what_has_ended(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, contract_id, TO)
    body = signature(ana, contract_id, code)
    assert ana.post(f"/contracts/{contract_id}/signature", body).status == 200
    again = ana.post(f"/contracts/{contract_id}/signature", body)
    assert (again.status, again.code) == (409, "contract_signed")

    api_client.now.forward(minutes=5)
    other = send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, other, TO)
    assert agent.post(f"/contracts/{other}/withdraw", {"reason": "Otro precio"}).status == 200
    late = ana.post(f"/contracts/{other}/signature", signature(ana, other, code))
    assert (late.status, late.code) == (409, "contract_over")


def test_a_code_is_good_for_its_own_contract_only(api_client: ApiClient, ana: Browser, send: Send) -> None:
    one, other = send(ana, "Ana Ñandú"), send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, one, TO)

    reply = ana.post(f"/contracts/{other}/signature", signature(ana, other, code))

    assert (reply.status, reply.code) == (410, "code_expired")
    assert ana.get(f"/contracts/{other}").json["state"] == "sent"


def test_another_document_than_the_one_that_was_read_is_not_signed(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, contract_id, TO)
    body = signature(ana, contract_id, code)
    files.put_file(
        object_keys.original(stored(ana, contract_id)), document(3) + b"\n% more", "application/pdf"
    )

    reply = ana.post(f"/contracts/{contract_id}/signature", body)

    assert (reply.status, reply.code) == (409, "document_changed")


def test_a_drawing_has_to_be_one(api_client: ApiClient, ana: Browser, send: Send) -> None:
    contract_id = send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, contract_id, TO)
    dots: tuple[list[Any], ...] = ([], [[]], [[[0.5, 0.5, 0, 1]]])
    for strokes in dots:
        reply = ana.post(
            f"/contracts/{contract_id}/signature", signature(ana, contract_id, code, strokes=strokes)
        )
        assert [one["code"] for one in reply.json["fields"]] == ["signature_empty"]


def test_a_drawing_of_100_000_points_is_thinned_to_what_the_eye_can_tell() -> None:
    points = [(n / 100_000, 0.5 + 0.4 * math.sin(n / 3000), float(n), 0.5) for n in range(100_000)]

    [stroke] = drawing.clean([points])

    assert 20 < len(stroke) <= drawing.MAX_KEPT
    assert (stroke[0][0], stroke[-1][0]) == (0, 1000)


def test_who_declines_says_why_and_nobody_signs_it(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    assert ana.post(f"/contracts/{contract_id}/decline", {"reason": ""}).status == 422
    declined = ana.post(f"/contracts/{contract_id}/decline", {"reason": "El precio no es ese"})
    assert declined.json["state"] == "declined"
    api_client.deliver()
    late = bruno.post(f"/contracts/{contract_id}/codes", {"channel": "email"})
    assert (late.status, late.code) == (409, "contract_over")
    assert any("Contrato rechazado" in one["subject"] for one in api_client.messages())


@pytest.mark.usefixtures("published")
def test_what_nobody_signed_in_time_is_over_and_was_called_to_mind(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    contract_id, customer_id = send(ana, "Ana Ñandú", due_on="2026-11-30"), customer_of(ana)
    told = len([one for one in api_client.messages() if one["to"] == TO])
    api_client.now.forward(days=5)
    api_client.tick()
    api_client.tick()
    assert len([one for one in api_client.messages() if one["to"] == TO]) == told + 1
    api_client.now.forward(days=4)
    api_client.tick()
    contract = records.find("demo", customer_id, contract_id)
    assert contract.state == "expired"
    assert unbroken(contract)[-1] == "expired"


@pytest.mark.usefixtures("published")
def test_each_of_many_is_called_to_mind_though_few_are_at_once(
    api_client: ApiClient, ana: Browser, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer_id = customer_of(ana)
    contracts = [send(ana, "Ana Ñandú", due_on="2026-11-30") for _ in range(3)]

    def kept() -> list[Contract]:
        return [records.find("demo", customer_id, contract_id) for contract_id in contracts]

    monkeypatch.setattr(sending, "MOST_AT_ONCE", 1)
    api_client.now.forward(days=5)
    for done in (1, 2, 3, 3):
        api_client.tick()
        assert sum("reminded" in unbroken(one) for one in kept()) == done
    api_client.now.forward(days=4)
    for done in (1, 2, 3):
        api_client.tick()
        assert [one.state for one in kept()].count("expired") == done


def test_after_its_last_day_nobody_signs_it(api_client: ApiClient, ana: Browser, send: Send) -> None:
    contract_id = send(ana, "Ana Ñandú", due_on="2026-11-23")
    api_client.now.moment = datetime(2026, 11, 24, 2, 55, tzinfo=UTC)  # still the 23rd in Buenos Aires
    ana = entered(api_client, TO)
    body = signature(ana, contract_id, code_for(api_client, ana, contract_id, TO))
    assert ana.get(f"/contracts/{contract_id}").json["mine"]
    api_client.now.forward(minutes=6)
    refused = ana.post(f"/contracts/{contract_id}/signature", body)
    assert (refused.status, refused.json["code"]) == (409, "contract_over")
    shown = ana.get(f"/contracts/{contract_id}").json
    assert (shown["state"], shown["mine"]) == ("expired", False)
    assert ana.post(f"/contracts/{contract_id}/codes", {"channel": "email"}).json["code"] == "contract_over"
    assert ana.post(f"/contracts/{contract_id}/decline", {"reason": "No"}).json["code"] == "contract_over"
    assert stored(ana, contract_id).state == "sent"  # the clock has not come by yet


def test_a_pdf_that_cannot_be_signed_is_refused(ana: Browser, agent: StaffBrowser) -> None:
    for content in (b"no es un pdf", b"%PDF-1.7\n%%EOF"):
        reply = drafted(agent, customer_of(ana), content)
        assert reply.status == 422
        assert reply.json["fields"][0]["code"] == "pdf_invalid"


def test_anybody_with_the_document_finds_its_seals_and_no_name(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    code = ana.get(f"/contracts/{contract_id}").json["code"]
    anybody = api_client.browser()
    assert anybody.post("/verify", {"code": code}).json["found"] is False

    assert sign(api_client, ana, contract_id, TO).status == 200
    contract = stored(ana, contract_id)
    found = anybody.post("/verify", {"code": code, "sha256": contract.sealed_sha256})
    assert found.json["found"]
    assert found.json["current"]
    assert len(found.json["signed_at"]) == 1
    assert "Ana" not in found.text
    assert anybody.post("/verify", {"sha256": contract.sealed_sha256}).json["found"]
    assert not anybody.post("/verify", {"code": code, "sha256": "0" * 64}).json["found"]
    assert not api_client.browser().post("/verify", {"code": "NADA"}).json["found"]
    api_client.tenant("otro", modules=["contracts"])
    for asked in ({"code": code}, {"sha256": contract.sealed_sha256}):
        assert api_client.browser("otro").post("/verify", asked).json == NOTHING_KNOWN
    # Neither an original, nor an id that is not printed on the document, is anybody's to look up.
    assert anybody.post("/verify", {"sha256": contract.original_sha256}).json == NOTHING_KNOWN
    assert anybody.post("/verify", {"code": contract_id}).status == 422
    receipt = ana.get(f"/contracts/{contract_id}").json["receipt_url"].partition("#demo/")[2]
    kept = anybody.post("/verify", {"sha256": receipt}).json
    assert (kept["kind"], kept["state"], len(kept["signed_at"])) == ("receipt", "signed", 1)
    assert api_client.browser("otro").post("/verify", {"sha256": receipt}).json == NOTHING_KNOWN
    withdrawn = send(ana, "Ana Ñandú")
    unsigned = ana.get(f"/contracts/{withdrawn}").json["code"]
    assert agent.post(f"/contracts/{withdrawn}/withdraw", {"reason": "Error"}).status == 200
    assert anybody.post("/verify", {"code": unsigned}).json == NOTHING_KNOWN


def test_a_text_in_the_document_says_where_somebody_signs(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, root: bytes
) -> None:
    made = drafted(agent, customer_of(ana), document(1, "[[firma:1]] y fecha [[fecha:1]]")).json
    assert [(mark["kind"], mark["signer"], mark["page"]) for mark in made["marks"]] == [
        ("signature", 1, 0),
        ("date", 1, 0),
    ]
    api_client.deliver()
    assert agent.post(f"/contracts/{made['contract_id']}/send", {}).status == 200
    assert len(ana.get(f"/contracts/{made['contract_id']}").json["marks"]) == 2
    assert sign(api_client, ana, made["contract_id"], TO).status == 200
    assert check(sealed(stored(ana, made["contract_id"])), root).holds


def test_whoever_follows_is_told_once_when_all_before_them_have_signed(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    def told() -> list[str]:
        return [mail["to"] for mail in api_client.messages() if "Contrato para firmar" in mail["subject"]]

    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz", in_order=True)
    assert told() == ["ana@example.com"]
    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200
    api_client.deliver()
    assert told() == ["ana@example.com", "bruno@example.com"]
    assert sign(api_client, bruno, contract_id, "bruno@example.com").status == 200
    assert told() == ["ana@example.com", "bruno@example.com"]


def test_the_record_says_how_a_sealed_document_ended(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    assert sign(api_client, ana, contract_id, TO).status == 200
    contract, anybody = stored(ana, contract_id), api_client.browser()
    asked = anybody.post("/verify", {"code": contract.code}).json
    assert (asked["state"], asked["current"]) == ("partly_signed", None)
    sealed_at = asked["sealed_at"]
    api_client.now.forward(minutes=5)
    assert agent.post(f"/contracts/{contract_id}/withdraw", {"reason": "Error"}).status == 200
    ended = anybody.post("/verify", {"code": contract.code, "sha256": contract.sealed_sha256}).json
    assert (ended["state"], ended["current"], ended["sealed_at"]) == ("ended", True, sealed_at)


def test_nobody_signs_what_they_did_not_read_to_its_end(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    code = code_for(api_client, ana, contract_id, TO)
    body = {
        **code,
        "document_sha256": ana.get(f"/contracts/{contract_id}").json["document_sha256"],
        "consent": True,
        "method": "typed",
        "typed_name": "Ana",
    }
    assert ana.post(f"/contracts/{contract_id}/opened", {}).status == 200
    assert ana.post(f"/contracts/{contract_id}/files", {"file": "original"}).status == 200
    refused = ana.post(f"/contracts/{contract_id}/signature", body)
    assert (refused.status, refused.json["code"]) == (409, "contract_unread")
    read = {"document_sha256": body["document_sha256"]}
    assert ana.post(f"/contracts/{contract_id}/read", read).status == 200
    assert ana.post(f"/contracts/{contract_id}/signature", body).status == 200


def test_what_another_signer_read_is_read_by_them_alone(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    read = {"document_sha256": ana.get(f"/contracts/{contract_id}").json["document_sha256"]}
    assert ana.post(f"/contracts/{contract_id}/read", read).status == 200
    code = code_for(api_client, bruno, contract_id, "bruno@example.com")
    body = {**code, **read, "consent": True, "method": "typed", "typed_name": "Bruno"}
    refused = bruno.post(f"/contracts/{contract_id}/signature", body)
    assert (refused.status, refused.json["code"]) == (409, "contract_unread")
