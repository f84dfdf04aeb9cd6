"""Tickets as customers have them: written, found, answered, closed, opened again, within the tenant's limits."""

import re
import threading
from typing import Any

import pytest

from chalicelib.kernel.store import keys
from chalicelib.tenants import service as tenants
from chalicelib.tickets import closing, writing
from chalicelib.tickets.models import Author, Ticket, TicketEntry
from chalicelib.tickets.writing import Writer
from tests.support.api_client import ApiClient, Browser
from tests.support.attachments import attach
from tests.support.dynamodb import cost_of
from tests.tickets.conftest import entered

STAFF = Writer(Author.STAFF, "stf_01JD0000000000000000000000", "Lucía Ferro", "console")


def settle(**changes: Any) -> None:
    """Change settings of the tenant's, as publishing would."""
    tenant = tenants.load_tenant("demo")
    tenant.document = {**tenant.document, **changes}
    tenant.store()
    tenants.forget()


def written(browser: Browser, text: str = "No anda internet", **more: Any) -> dict[str, Any]:
    """A ticket that was written."""
    reply = browser.post("/tickets", {"text": text, **more})
    assert reply.status == 201, reply.text
    ticket: dict[str, Any] = reply.json
    return ticket


def stored(api_client: ApiClient, ticket: dict[str, Any], browser: Browser) -> Ticket:
    """The ticket as it is stored."""
    customer_id = browser.get("/session").json["customer"]["customer_id"]
    return Ticket.load(keys.ticket("demo", customer_id, ticket["ticket_id"]), consistent=True)


def listed(browser: Browser, query: str = "") -> list[str]:
    """The subjects that a list shows."""
    reply = browser.get(f"/tickets{query}")
    assert reply.status == 200, reply.text
    return [one["subject"] for one in reply.json["items"]]


def test_a_ticket_is_numbered_and_stands_in_the_list_with_its_state(
    api_client: ApiClient, ana: Browser
) -> None:
    first = written(ana, "No anda internet\nDesde ayer.", attachment_ids=[attach(ana)])
    api_client.now.forward(seconds=1)
    second = written(ana, "Otra cosa")

    assert (first["number"], second["number"]) == (1, 2)
    assert (first["subject"], first["state"], first["open"]) == ("No anda internet", "Abierto", True)
    assert first["entries"][0]["text"] == "No anda internet\nDesde ayer."
    assert first["entries"][0]["own"]
    assert first["entries"][0]["attachments"][0]["thumbnail_url"]
    assert listed(ana) == ["Otra cosa", "No anda internet"]


@pytest.mark.parametrize("typed", ["internet lento", "INTÉRNET", "#1", "anteayer", "lén"])
def test_a_search_finds_by_number_subject_and_texts_without_regard_to_accents(
    ana: Browser, typed: str
) -> None:
    ticket = written(ana, "Internet lento")
    written(ana, "Factura repetida")
    assert ana.post(f"/tickets/{ticket['ticket_id']}/replies", {"text": "Desde anteayer"}).status == 200

    assert listed(ana, f"?q={typed.replace('#', '%23')}") == ["Internet lento"]


@pytest.mark.parametrize("typed", ["%23", "%C2%B4", "%20%23%20", "%CC%81"])
def test_what_is_typed_before_any_word_narrows_nothing(ana: Browser, typed: str) -> None:
    """A number's sign, an accent whose letter is still to come."""
    written(ana, "Internet lento")

    assert listed(ana, f"?q={typed}") == ["Internet lento"]


@pytest.mark.parametrize("days", [0, 20])
def test_only_open_ones_are_shown_when_asked_or_when_the_tenant_says_so(
    api_client: ApiClient, ana: Browser, days: int
) -> None:
    closed = written(ana, "Cerrado ya")
    written(ana, "Abierto aún")
    assert ana.post(f"/tickets/{closed['ticket_id']}/close").json["state"] == "Cerrado"

    assert listed(ana, "?open=1") == ["Abierto aún"]
    assert len(listed(ana)) == 2
    settle(tickets={"open_only": True, "reopen_days": days})
    assert listed(ana) == ["Abierto aún"]
    assert listed(ana, "?q=cerrado") == []
    # What tells of its closing leads to it.
    assert ana.get(f"/tickets/{closed['ticket_id']}").status == 200
    api_client.now.forward(days=max(7, days), minutes=-1)
    again = entered(api_client, "ana@example.com")
    assert again.get(f"/tickets/{closed['ticket_id']}").status == 200
    api_client.now.forward(minutes=2)
    assert again.get(f"/tickets/{closed['ticket_id']}").status == 404


def test_a_closed_ticket_that_stands_in_no_list_is_still_opened_again(ana: Browser) -> None:
    settle(tickets={"open_only": True, "reopen_days": 3})
    path = f"/tickets/{written(ana)['ticket_id']}"
    assert ana.post(f"{path}/close").json["reopen_until"]

    assert ana.post(f"{path}/reopen").json["open"]


def test_a_closed_ticket_takes_no_reply_and_says_so(api_client: ApiClient, ana: Browser) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    api_client.now.forward(seconds=1)
    first, again = ana.post(f"{path}/close"), ana.post(f"{path}/close")

    assert (first.status, again.status) == (200, 200)
    assert [entry["kind"] for entry in again.json["entries"]] == ["text", "change"]
    assert ana.post(f"{path}/replies", {"text": "¿Hola?"}).code == "ticket_closed"


def test_a_ticket_can_be_opened_again_for_as_many_days_as_the_tenant_says(
    api_client: ApiClient, ana: Browser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    until = ana.post(f"{path}/close").json["reopen_until"]
    assert until.startswith("2026-11-30T12:00")

    assert ana.post(f"{path}/reopen").json["open"]
    assert ana.post(f"{path}/close").status == 200
    api_client.now.forward(days=7, minutes=1)
    late = api_client.browser()
    assert late.sign_in(method="email", email="ana@example.com").status == 200
    assert late.post(f"{path}/reopen").code == "reopen_over"
    settle(tickets={"reopen_days": 0})
    assert late.get(path).json["reopen_until"] is None


def test_the_days_limit_locks_until_the_tenants_next_day(
    api_client: ApiClient, ana: Browser, bruno: Browser
) -> None:
    settle(tickets={"daily_limit": 2})
    written(ana)
    assert ana.get("/tickets/options").json["left_today"] == 1
    written(bruno)

    locked = ana.get("/tickets/options").json
    refused = ana.post("/tickets", {"text": "Una más"})

    # Noon in UTC is nine in Buenos Aires: its day ends at three in UTC.
    assert (locked["can_create"], locked["locked_until"]) == (False, "2026-11-24T03:00:00Z")
    assert (refused.status, refused.code) == (429, "ticket_limit")
    assert int(refused.headers["retry-after"]) == 15 * 3600 + 1
    api_client.now.forward(hours=16)
    later = api_client.browser()
    assert later.sign_in(method="email", email="ana@example.com").status == 200
    written(later)


def test_the_days_limit_holds_for_many_at_once(ana: Browser) -> None:
    settle(tickets={"daily_limit": 3})
    statuses: list[int] = []

    def one(number: int) -> None:
        statuses.append(ana.post("/tickets", {"text": f"Ticket {number}"}).status)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [201] * 3 + [429] * 5
    assert len(listed(ana)) == 3


def test_the_same_asked_again_writes_one_ticket(ana: Browser) -> None:
    body = {"text": "Una vez"}
    first = ana.post("/tickets", body, Idempotency_Key="k-1")
    again = ana.post("/tickets", body, Idempotency_Key="k-1")

    assert first.json["ticket_id"] == again.json["ticket_id"]
    assert len(listed(ana)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_empty"),
        (" \n\u200b ", "text_empty"),
        ("a" * 10_001, "text_too_long"),
        ("a" * 100_000, "text_too_long"),
    ],
)
def test_a_text_within_bounds_is_asked_for_by_name(ana: Browser, text: str, code: str) -> None:
    refused = ana.post("/tickets", {"text": text})

    assert refused.status == 422
    assert [(one["field"], one["code"]) for one in refused.json["fields"]] == [("text", code)]
    assert listed(ana) == []


def test_what_reorders_the_screen_is_dropped_and_script_stays_text(ana: Browser) -> None:
    ticket = written(ana, "a\u202eb\u2066 <script>alert(1)</script>\x00", subject="x\u202e\ny")

    assert ticket["entries"][0]["text"] == "ab <script>alert(1)</script>"
    assert ticket["subject"] == "x y"


def test_another_contact_sees_the_ticket_unless_tickets_are_by_contact(ana: Browser, bruno: Browser) -> None:
    ticket = written(ana, "De Ana")
    path = f"/tickets/{ticket['ticket_id']}"
    assert listed(bruno) == ["De Ana"]
    settle(by_contact=["tickets"])

    assert listed(bruno) == []
    assert listed(bruno, "?q=ana") == []
    for reply in (
        bruno.get(path),
        bruno.post(f"{path}/replies", {"text": "x"}),
        bruno.post(f"{path}/close"),
        bruno.post(f"{path}/seen"),
    ):
        assert reply.status == 404
    assert listed(ana) == ["De Ana"]


def test_two_who_write_at_once_are_both_kept(api_client: ApiClient, ana: Browser, bruno: Browser) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}/replies"
    statuses: list[int] = []

    def say(browser: Browser, number: int) -> None:
        statuses.append(browser.post(path, {"text": f"respuesta {number}"}).status)

    threads = [
        threading.Thread(target=say, args=(browser, number))
        for number, browser in enumerate((ana, bruno, ana, bruno))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [200] * 4
    texts = {one["text"] for one in ana.get(f"/tickets/{ticket['ticket_id']}").json["entries"]}
    assert texts == {"No anda internet", *(f"respuesta {number}" for number in range(4))}


def test_an_answer_is_unseen_until_it_was_opened_and_a_closed_one_can_be_rated_once(
    api_client: ApiClient, ana: Browser
) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    writing.reply("demo", stored(api_client, ticket, ana), STAFF, "Vamos mañana")
    assert ana.get("/tickets").json["items"][0]["unseen"]

    assert ana.post(f"{path}/seen").status == 200
    assert not ana.get("/tickets").json["items"][0]["unseen"]
    assert ana.post(f"{path}/rating", {"score": 5}).code == "ticket_open"
    closing.close(stored(api_client, ticket, ana), STAFF)
    assert ana.get(path).json["can_rate"]
    assert ana.post(f"{path}/rating", {"score": 5, "comment": "Bien"}).json["rating"] == 5
    assert ana.post(f"{path}/rating", {"score": 5, "comment": "Bien"}).status == 200
    assert ana.post(f"{path}/rating", {"score": 4}).json["rating"] == 4
    api_client.now.forward(minutes=61)
    later = entered(api_client, "ana@example.com")
    assert later.post(f"{path}/rating", {"score": 4}).status == 200
    assert later.post(f"{path}/rating", {"score": 1}).code == "rated_already"


def test_a_rating_from_the_mail_can_be_thought_over_for_an_hour(api_client: ApiClient, ana: Browser) -> None:
    ticket = written(ana)
    closing.close(stored(api_client, ticket, ana), STAFF)
    api_client.deliver()
    [token] = re.findall(r"#calificar=([\w-]+)", api_client.messages()[-1]["text"])
    reader = api_client.browser()
    assert reader.post("/ratings/shown", {"token": token}).json["changeable"] is False

    first = reader.post("/ratings", {"token": token, "score": 1}).json
    second = reader.post("/ratings", {"token": token, "score": 5, "comment": "Era un cinco"}).json

    assert (first["rating"], first["changeable"]) == (1, True)
    assert (second["rating"], second["changeable"]) == (5, True)
    api_client.now.forward(minutes=61)
    assert reader.post("/ratings/shown", {"token": token}).json["changeable"] is False
    assert reader.post("/ratings", {"token": token, "score": 1}).code == "rated_already"


def test_whoever_writes_is_answered_with_what_they_wrote(api_client: ApiClient, ana: Browser) -> None:
    """DynamoDB may answer a query from before a write; the imitation that tests run against never does."""
    agent = api_client.staff("demo", "agent")
    with cost_of() as cost:
        path = f"/tickets/{written(ana)['ticket_id']}"
        assert ana.post(f"{path}/replies", {"text": "Sigue igual"}).status == 200
        assert agent.post(f"{path}/replies", {"text": "Vamos"}).status == 200
        assert agent.post(f"{path}/notes", {"text": "Llamar antes"}).status == 200
        assert agent.put(path, {"priority_id": "alta"}).status == 200
        assert agent.post(f"{path}/close").status == 200
        assert ana.post(f"{path}/reopen").status == 200
        assert ana.post(f"{path}/close").status == 200

    assert cost.eventual_queries == 0
    with cost_of() as reading:
        assert ana.get(path).status == agent.get(path).status == 200
    assert reading.eventual_queries == 3


def test_of_a_very_long_ticket_what_was_said_last_is_shown(api_client: ApiClient, ana: Browser) -> None:
    ticket = written(ana)
    path = f"/tickets/{ticket['ticket_id']}"
    assert not ana.get(path).json["cut"]
    head = stored(api_client, ticket, ana)
    with TicketEntry.batch_write() as batch:
        for number in range(140):
            batch.save(writing.entry_of(head, STAFF, f"{number} " + "x" * 9_990, ()))
    api_client.now.forward(seconds=1)
    assert ana.post(f"{path}/replies", {"text": "Lo último"}).status == 200

    theirs = ana.get(path).json
    ours = api_client.staff("demo", "agent").get(path).json

    for page in (theirs, ours):
        assert page["cut"]
        assert page["entries"][-1]["text"] == "Lo último"
        moments = [one["happened_at"] for one in page["entries"]]
        assert moments == sorted(moments)


def test_who_writes_without_end_is_held_up(api_client: ApiClient, ana: Browser, bruno: Browser) -> None:
    path = f"/tickets/{written(ana)['ticket_id']}"
    statuses = [ana.post(f"{path}/replies", {"text": f"{number}"}).status for number in range(60)]

    assert statuses == [200] * 59 + [429]
    assert ana.post("/tickets", {"text": "Otra"}).status == 429
    assert bruno.post(f"{path}/replies", {"text": "Soy otro"}).status == 200
    assert len(ana.get(path).json["entries"]) == 61


def test_the_first_page_costs_the_same_whatever_the_number(api_client: ApiClient, ana: Browser) -> None:
    written(ana, "El primero")
    with cost_of() as few:
        assert ana.get("/tickets").status == 200
    customer_id = ana.get("/session").json["customer"]["customer_id"]
    model = stored(api_client, ana.get("/tickets").json["items"][0], ana)
    for number in range(60):
        copy = Ticket.at("demo", customer_id, f"tck_01JD00000000000000000000{number:02}")
        for name in ("contact_id", "origin", "subject", "customer_name", "state_id", "created_by"):
            setattr(copy, name, getattr(model, name))
        copy.number, copy.created_at, copy.updated_at = number, model.created_at, model.updated_at
        copy.store()

    with cost_of() as many:
        page = ana.get("/tickets").json

    assert len(many.calls) == len(few.calls) == 2
    assert len(page["items"]) == 25
    second = ana.get(f"/tickets?cursor={page['next']}").json
    assert len(second["items"]) == 25
    assert not {one["ticket_id"] for one in page["items"]} & {one["ticket_id"] for one in second["items"]}


def test_pages_under_a_filter_lose_nothing(api_client: ApiClient, ana: Browser) -> None:
    settle(by_contact=["tickets"])
    subjects = [f"Ticket {number}" for number in range(7)]
    for subject in subjects:
        api_client.now.forward(seconds=1)
        written(ana, subject)
    seen, query = [], "?limit=3&open=1"
    while True:
        page = ana.get(f"/tickets{query}").json
        seen += [one["subject"] for one in page["items"]]
        if page["next"] is None:
            break
        query = f"?limit=3&open=1&cursor={page['next']}"

    assert seen == subjects[::-1]


def test_where_tickets_are_not_taken_none_is_written(ana: Browser) -> None:
    settle(tickets={"create": False})

    assert ana.post("/tickets", {"text": "Hola"}).code == "tickets_not_created"
    assert not ana.get("/tickets/options").json["can_create"]


def test_where_the_module_is_off_there_is_nothing(ana: Browser) -> None:
    settle(modules=["statement"])

    assert ana.get("/tickets").code == "module_off"


def test_a_file_of_a_ticket_is_fetched_by_who_sees_the_ticket(ana: Browser, bruno: Browser) -> None:
    ticket = written(ana, attachment_ids=[attach(ana)])
    [file] = ticket["entries"][0]["attachments"]
    path = f"/tickets/{ticket['ticket_id']}/attachments/{file['attachment_id']}"

    assert ana.post(path).json["filename"] == "foto.png"
    settle(by_contact=["tickets"])
    assert bruno.post(path).status == 404
    assert ana.post(path.rsplit("/", 1)[0] + "/att_01JD0000000000000000000000").status == 404


def test_a_file_is_used_once_and_only_by_who_handed_it_in(ana: Browser, bruno: Browser) -> None:
    mine, theirs = attach(ana), attach(bruno)
    written(ana, attachment_ids=[mine])

    again = ana.post("/tickets", {"text": "x", "attachment_ids": [mine]})
    stolen = ana.post("/tickets", {"text": "x", "attachment_ids": [theirs]})

    assert (again.code, stolen.code) == ("attachment_used", "attachment_unknown")
    assert len(listed(ana)) == 1
