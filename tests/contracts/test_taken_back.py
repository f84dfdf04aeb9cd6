"""A contract that the business takes back: whoever was asked to sign it is told, once, and asked no more."""

from typing import Any

import pytest

from chalicelib.contracts import records, sending
from chalicelib.kernel import outbox
from chalicelib.kernel.store.transactions import Transaction
from tests.contracts.conftest import Send, code_for, customer_of, sign, signature
from tests.contracts.test_templates import made, order
from tests.contracts.test_waiting import pending
from tests.notices.test_notices import publish
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.builders import customer
from tests.support.contracts import document, drafted
from tests.support.front_end import deploy_front_end
from tests.tickets.conftest import entered
from tests.tickets.test_portal_tickets import settle

ANA, BRUNO, TITLE = "ana@example.com", "bruno@example.com", "Contrato de servicio"
ASKED, TAKEN_BACK = f"Contrato para firmar: {TITLE}", f"Contrato retirado: {TITLE}"


@pytest.fixture
def published(api_client: ApiClient, ana: Browser) -> None:
    """The clock finds tenants by their pages."""
    deploy_front_end()
    publish(api_client)


def mails(api_client: ApiClient, to: str = ANA) -> list[dict[str, str]]:
    """What somebody got of contracts, but for codes."""
    return [one for one in api_client.messages() if one["to"] == to and "código" not in one["subject"]]


def subjects(api_client: ApiClient, to: str = ANA) -> list[str]:
    """What these are about."""
    return [one["subject"] for one in mails(api_client, to)]


def withdraw(
    api_client: ApiClient, agent: StaffBrowser, contract_id: str, reason: str = "Otro precio"
) -> None:
    """Staff take a contract back."""
    done = agent.post(f"/contracts/{contract_id}/withdraw", {"reason": reason})
    assert (done.status, done.json["state"]) == (200, "withdrawn"), done.text
    api_client.deliver()


def at_night(api_client: ApiClient) -> tuple[Browser, StaffBrowser]:
    """It is 23:00 in Buenos Aires, and Ana and an agent are there again."""
    api_client.now.forward(hours=14)
    return entered(api_client, ANA), api_client.staff("demo", "agent", "Lucía Ferro", "noche@demo.example")


def in_the_morning(api_client: ApiClient) -> None:
    """What waited for 8:00 goes out."""
    api_client.now.forward(hours=9)
    api_client.tick()
    api_client.tick()


def test_who_was_asked_and_who_had_signed_are_told_once_and_why(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    assert sign(api_client, ana, contract_id, ANA).status == 200
    assert ana.post("/notices/read", {"up_to": newest(ana)["notice_id"]}).status == 200

    withdraw(api_client, agent, contract_id)
    withdraw(api_client, agent, contract_id, "Otra vez")

    for to in (ANA, BRUNO):
        assert subjects(api_client, to) == [ASKED, TAKEN_BACK]
        text = mails(api_client, to)[-1]["text"]
        assert f"Empresa demo retiró el contrato {TITLE}. No queda nada por firmar en él." in text
        assert "Motivo: Otro precio" in text
        assert f"/demo/contratos?contrato={contract_id}" in text
    assert ana.get("/notices/news").json["unread"] == 1
    told = newest(ana)
    assert (told["kind"], told["facts"]["state"]) == ("contract_sent", "withdrawn")
    assert told["path"] == f"contratos?contrato={contract_id}"
    assert ana.get(f"/contracts/{contract_id}").json["reason"] == "Otro precio"
    assert (pending(ana), pending(bruno)) == (0, 0)


def newest(browser: Browser) -> dict[str, Any]:
    """What somebody was told last."""
    found: dict[str, Any] = browser.get("/notices").json["items"][0]
    return found


def test_who_does_not_sign_it_is_not_told(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser, send: Send
) -> None:
    withdraw(api_client, agent, send(ana, "Ana Ñandú"))
    assert subjects(api_client) == [ASKED, TAKEN_BACK]
    assert subjects(api_client, BRUNO) == []
    assert bruno.get("/notices").json["items"] == []


def test_whose_turn_had_not_come_is_not_told(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz", in_order=True)
    code = code_for(api_client, ana, contract_id, ANA)
    signed = ana.post(f"/contracts/{contract_id}/signature", signature(ana, contract_id, code))
    assert signed.status == 200  # and not sealed yet, before which Bruno is not asked

    withdraw(api_client, agent, contract_id)

    assert subjects(api_client) == [ASKED, TAKEN_BACK]
    assert subjects(api_client, BRUNO) == []


def test_in_order_everybody_is_told_who_was_asked_by_then(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz", in_order=True)
    assert sign(api_client, ana, contract_id, ANA).status == 200

    withdraw(api_client, agent, contract_id)

    assert subjects(api_client) == subjects(api_client, BRUNO) == [ASKED, TAKEN_BACK]


def test_by_contact_the_notice_leads_its_reader_and_nobody_else_to_the_contract(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser, send: Send
) -> None:
    settle(by_contact=["contracts"])
    contract_id = send(ana, "Ana Ñandú")

    withdraw(api_client, agent, contract_id)

    assert subjects(api_client) == [ASKED, TAKEN_BACK]
    assert subjects(api_client, BRUNO) == []
    assert ana.get(f"/contracts/{contract_id}").json["state"] == "withdrawn"
    assert bruno.get(f"/contracts/{contract_id}").status == 404


def test_what_a_system_takes_back_is_told_as_well(
    api_client: ApiClient, system: System, ana: Browser, agent: StaffBrowser
) -> None:
    made(agent, title=TITLE)
    order(system)
    api_client.deliver()
    assert system.call("POST", "/contracts/o1/withdraw", {"reason": "Se dio de baja"}).status == 200
    api_client.deliver()
    assert subjects(api_client) == [ASKED, TAKEN_BACK]
    assert "Motivo: Se dio de baja" in mails(api_client)[-1]["text"]


def test_a_draft_that_was_never_sent_is_taken_back_in_silence(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    draft = drafted(agent, customer_of(ana), document(), TITLE).json
    api_client.deliver()
    known = {one["name"]: one["id"] for one in draft["contacts"]}
    body = {"title": TITLE, "signers": [{"contact_id": known["Ana Ñandú"]}]}
    assert agent.put(f"/contracts/{draft['contract_id']}", body).status == 200

    withdraw(api_client, agent, draft["contract_id"])

    assert subjects(api_client) == []
    assert ana.get("/notices").json["items"] == []


def test_who_wants_no_mail_of_contracts_to_sign_gets_none_of_their_end(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    shown = ana.get("/notices/preferences").json
    wanted = {name: shown[name] for name in ("quiet_from", "quiet_until", "time_zone")}
    ways = [{"kind": "contract_sent", "email": False, "sms": False}]
    assert ana.put("/notices/preferences", {"ways": ways, **wanted}).status == 200

    withdraw(api_client, agent, send(ana, "Ana Ñandú"))

    assert subjects(api_client) == []
    assert [one["kind"] for one in ana.get("/notices").json["items"]] == ["contract_sent", "contract_sent"]


@pytest.mark.parametrize(
    ("language", "subject", "why"),
    [
        ("es", TAKEN_BACK, "Motivo: se corrige; lo que haya que firmar llega como un contrato nuevo."),
        (
            "en",
            f"Contract withdrawn: {TITLE}",
            "Reason: it is being corrected; what is to be signed comes as a new contract.",
        ),
        (
            "pt",
            TAKEN_BACK,
            "Motivo: está sendo corrigido; o que houver para assinar chega como um novo contrato.",
        ),
    ],
)
def test_what_is_corrected_says_so_in_its_readers_language_before_the_new_one_comes(
    api_client: ApiClient,
    system: System,
    ana: Browser,
    agent: StaffBrowser,
    send: Send,
    language: str,
    subject: str,
    why: str,
) -> None:
    contacts = [{"name": "Ana Ñandú", "emails": [ANA]}, {"name": "Bruno Díaz", "emails": [BRUNO]}]
    named = {**customer("c1", name="Taller Sur"), "contacts": contacts, "language": language}
    [changed] = system.send("customers", named)
    assert changed["status"] == "changed", changed
    old = send(ana, "Ana Ñandú")
    asked = subjects(api_client)

    corrected = agent.post(f"/contracts/{old}/correct", {})
    assert corrected.status == 201, corrected.text
    api_client.deliver()

    assert subjects(api_client) == [*asked, subject]
    assert why in mails(api_client)[-1]["text"]
    assert "corrected\n" not in mails(api_client)[-1]["text"]
    assert ana.get(f"/contracts/{old}").json["reason"] == sending.CORRECTED  # for which the page has words
    new = corrected.json["contract_id"]
    assert agent.post(f"/contracts/{new}/send", {}).status == 200
    api_client.deliver()
    assert subjects(api_client) == [*asked, subject, *asked]
    assert f"contrato={new}" in mails(api_client)[-1]["text"]


def test_correcting_what_has_ended_tells_nobody(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú")
    assert ana.post(f"/contracts/{contract_id}/decline", {"reason": "No"}).status == 200
    assert agent.post(f"/contracts/{contract_id}/correct", {}).status == 201
    api_client.deliver()
    assert subjects(api_client) == [ASKED]


@pytest.mark.usefixtures("published")
def test_a_reminder_of_the_night_does_not_go_out_of_what_was_taken_back_in_it(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    taken_back, stays = send(ana, "Ana Ñandú"), send(ana, "Ana Ñandú")
    _, agent = at_night(api_client)
    for contract_id in (taken_back, stays):
        assert agent.post(f"/contracts/{contract_id}/remind", {}).status == 200
    api_client.deliver()
    withdraw(api_client, agent, taken_back)
    assert subjects(api_client) == [ASKED, ASKED]

    in_the_morning(api_client)

    late = mails(api_client)[2:]
    assert sorted(one["subject"] for one in late) == [ASKED, TAKEN_BACK]
    assert all((stays in one["text"]) == (one["subject"] == ASKED) for one in late)


@pytest.mark.usefixtures("published")
def test_a_reminder_of_the_night_does_not_go_out_to_who_signed_meanwhile(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz")
    late, agent = at_night(api_client)
    assert agent.post(f"/contracts/{contract_id}/remind", {}).status == 200
    api_client.deliver()
    assert sign(api_client, late, contract_id, ANA).status == 200

    in_the_morning(api_client)

    assert subjects(api_client) == [ASKED]
    assert subjects(api_client, BRUNO) == [ASKED, ASKED]


@pytest.mark.usefixtures("published")
def test_nothing_recalls_what_was_taken_back_when_its_last_days_come(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    withdraw(api_client, agent, send(ana, "Ana Ñandú", due_on="2026-11-30"))
    for _ in range(10):
        api_client.now.forward(days=1)
        api_client.tick()
    assert subjects(api_client) == [ASKED, TAKEN_BACK]


@pytest.mark.usefixtures("published")
def test_a_digest_names_what_was_taken_back_and_asks_no_signature_of_it(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser, send: Send
) -> None:
    settle(notices={"digest_after": 1})
    contract_id = send(ana, "Ana Ñandú")
    assert agent.post(f"/contracts/{contract_id}/remind", {}).status == 200
    api_client.deliver()
    withdraw(api_client, agent, contract_id)
    assert subjects(api_client) == [ASKED]

    api_client.now.forward(hours=1)
    api_client.tick()
    api_client.tick()

    assert subjects(api_client) == [ASKED, "1 aviso de Empresa demo"]
    assert f" Contrato retirado: {TITLE}\n" in mails(api_client)[-1]["text"]
    assert "para firmar" not in mails(api_client)[-1]["text"]


def test_staff_are_not_asked_late_to_sign_what_was_taken_back(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    own = agent.get("/session").json["staff"]["id"]
    draft = drafted(agent, customer_of(ana), document(), TITLE).json
    api_client.deliver()
    body = {"title": TITLE, "signers": [{"staff_id": own}]}
    assert agent.put(f"/contracts/{draft['contract_id']}", body).status == 200
    assert agent.post(f"/contracts/{draft['contract_id']}/send", {}).status == 200
    api_client.deliver()
    asked = len(mails(api_client, "lucia@demo.example"))
    assert asked
    withdraw(api_client, agent, draft["contract_id"])

    contract = records.find("demo", customer_of(ana), draft["contract_id"])
    late, payload = Transaction(), {"staff_id": own, "what": "sign"}
    facts = {"customer_id": contract.customer_id, "contract_id": contract.contract_id}
    outbox.record(late, "demo", "contract_for_staff", {**facts, **payload})
    late.commit()
    api_client.deliver()

    assert len(mails(api_client, "lucia@demo.example")) == asked
