"""Conversations as staff have them: lists of one query, answers, what waits, and tickets made of messages."""

import threading

import pytest

from chalicelib.conversations.models import Conversation
from chalicelib.customers.models import Customer
from chalicelib.kernel.store import keys
from tests.conversations.talking import (
    at,
    client_id,
    contact_of,
    customer_of,
    events,
    head_key,
    listed,
    opened,
    said,
    settle,
    talk,
    texts,
)
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.attachments import attach
from tests.support.builders import customer
from tests.support.dynamodb import cost_of


def test_a_customers_message_waits_until_it_is_answered(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    said(ana, "¿Hay alguien?")
    [row] = listed(agent)
    assert (row["customer_name"], row["preview"], row["unread"]) == ("Taller Sur", "¿Hay alguien?", 1)
    assert agent.get("/conversations/counts").json == {"waiting": 1, "mine": 0}
    page = opened(agent, at(ana))
    api_client.now.forward(minutes=1)

    said(agent, "Sí", f"{at(ana)}/messages", seen=page["last_message_id"])

    assert listed(agent) == []
    assert [one["preview"] for one in listed(agent, "?view=all")] == ["Sí"]


def test_what_came_while_staff_wrote_still_waits(ana: Browser, agent: StaffBrowser) -> None:
    said(ana, "Uno")
    seen = opened(agent, at(ana))["last_message_id"]
    late = said(ana, "Y otra cosa")

    said(agent, "A lo uno", f"{at(ana)}/messages", seen=seen)
    assert opened(agent, at(ana))["waits"]

    assert agent.post(f"{at(ana)}/put-aside", {"up_to": seen}).status == 200
    assert opened(agent, at(ana))["waits"]
    assert agent.post(f"{at(ana)}/put-aside", {"up_to": late["message_id"]}).status == 200
    assert not opened(agent, at(ana))["waits"]
    assert listed(agent) == []


def test_staff_see_what_is_unread_and_the_customer_sees_that_it_was_read(
    ana: Browser, agent: StaffBrowser
) -> None:
    said(ana, "Uno")
    last = said(ana, "Dos")["message_id"]
    assert opened(agent, at(ana))["unread"] == 2
    assert talk(ana)["other_seen_id"] == ""

    assert agent.post(f"{at(ana)}/seen", {"up_to": last}).status == 200

    assert opened(agent, at(ana))["unread"] == 0
    assert listed(agent)[0]["unread"] == 0
    assert talk(ana)["other_seen_id"] == last


def test_a_list_is_one_query_and_goes_by_the_newest_message(
    api_client: ApiClient, system: System, agent: StaffBrowser
) -> None:
    system.send("customers", *(customer(f"k{number}", name=f"Cliente {number}") for number in range(5)))
    for number in (3, 1, 4, 0, 2):
        browser = api_client.browser()
        assert browser.sign_in(method="email", email=f"k{number}@example.com").status == 200
        said(browser, f"De {number}")
        api_client.now.forward(minutes=1)

    agent.get("/conversations?limit=2")  # now the settings are in memory
    with cost_of() as cost:
        first = agent.get("/conversations?limit=2").json
    assert len(cost.calls) == 2
    second = agent.get(f"/conversations?limit=2&cursor={first['next']}").json

    names = [row["customer_name"] for row in (*first["items"], *second["items"])]
    assert names == ["Cliente 2", "Cliente 0", "Cliente 4", "Cliente 1"]


def test_the_adviser_has_a_list_of_their_own_and_hears_once_until_it_was_read(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    settle(advisers={"routing": True})
    adviser = agent.member.staff_id
    whose = Customer.load(keys.customer("demo", customer_of(ana)))
    whose.adviser_id = adviser
    whose.store()
    api_client.stream_records()

    said(ana, "Uno")
    said(ana, "Dos")
    told = {"staff_id": adviser, "customer_id": whose.customer_id, "party": "ALL"}
    assert events(api_client, "message_for_staff") == [told]
    assert [row["preview"] for row in listed(agent, "?view=mine")] == ["Dos"]
    assert agent.get("/conversations/counts").json == {"waiting": 1, "mine": 1}
    other = api_client.staff("demo", "manager")
    assert listed(other, "?view=mine") == []
    assert len(listed(other, f"?view=adviser&id={adviser}")) == 1

    last = opened(agent, at(ana))["last_message_id"]
    assert agent.post(f"{at(ana)}/seen", {"up_to": last}).status == 200
    said(ana, "Tres")
    assert events(api_client, "message_for_staff") == [told]


def test_another_adviser_finds_the_conversations_in_their_list(ana: Browser, agent: StaffBrowser) -> None:
    said(ana, "Uno")
    path = f"/customers/{customer_of(ana)}/adviser"
    assert listed(agent, "?view=mine") == []

    assert agent.put(path, {"adviser_id": agent.member.staff_id}).status == 200
    assert [row["preview"] for row in listed(agent, "?view=mine")] == ["Uno"]
    assert agent.put(path, {"adviser_id": ""}).status == 200
    assert listed(agent, "?view=mine") == []
    assert len(listed(agent, "?view=all")) == 1


def test_the_advisers_mail_leads_to_the_conversation(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    settle(advisers={"routing": True, "fallback": agent.member.staff_id})
    said(ana, "Uno")
    api_client.deliver()

    [mail] = [one for one in api_client.messages() if one["to"] == "lucia@demo.example"]
    assert mail["subject"] == "Mensaje de Taller Sur"
    assert f"/conversations/{customer_of(ana)}/ALL" in mail["text"]
    assert "Uno" not in mail["text"]


def test_the_customer_hears_once_of_what_is_unread_and_again_after_they_answered(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    path = f"{at(ana)}/messages"
    api_client.stream_records()
    first = said(agent, "Uno", path)
    said(agent, "Dos", path)
    assert events(api_client, "message_answered") == [
        {
            "customer_id": customer_of(ana),
            "contact_id": None,
            "party": "ALL",
            "message_id": first["message_id"],
            "staff_name": "Lucía Ferro",
        }
    ]

    said(ana, "Por correo, sin haber mirado")
    said(agent, "Tres", path)
    assert len(events(api_client, "message_answered")) == 1


def test_by_contact_only_whose_conversation_it_is_hears_of_it(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    settle(by_contact=["messages"])
    api_client.stream_records()
    said(agent, "Solo para Ana", f"{at(ana, contact_of(ana))}/messages")

    [event] = events(api_client, "message_answered")
    assert (event["contact_id"], event["party"]) == (contact_of(ana), contact_of(ana))
    whose = agent.get(f"/conversations/{customer_of(ana)}").json
    assert whose["by_contact"]
    assert sorted(one["name"] for one in whose["parties"]) == ["Ana", "Bruno"]
    assert [row["contact_name"] for row in listed(agent, "?view=all")] == ["Ana"]


def test_staff_do_not_write_where_nobody_reads(ana: Browser, agent: StaffBrowser) -> None:
    said(ana, "Antes")
    body = {"text": "Hola", "client_id": client_id()}
    assert agent.post(f"{at(ana, contact_of(ana))}/messages", body).code == "conversation_unread"

    settle(by_contact=["messages"])
    refused = agent.post(f"{at(ana)}/messages", body)
    assert (refused.status, refused.code) == (409, "conversation_unread")
    page = opened(agent, at(ana))
    assert (page["reached"], texts(page)) == (False, ["Antes"])
    settle(by_contact=[], modules=["statement", "tickets"])
    assert agent.post(f"{at(ana)}/messages", body).code == "conversation_unread"


def test_a_message_and_its_files_become_a_ticket_once(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    message = said(ana, "No anda internet", attachment_ids=[attach(ana)])
    body = {"message_id": message["message_id"]}
    made = agent.post(f"{at(ana)}/tickets", body)
    again = agent.post(f"{at(ana)}/tickets", body)

    assert (made.status, again.status) == (201, 201), made.text
    assert made.json == again.json
    ticket = ana.get(f"/tickets/{made.json['ticket_id']}").json
    assert [(entry["text"], entry["author_name"], entry["own"]) for entry in ticket["entries"]] == [
        ("No anda internet", "Ana", True)
    ]
    file = ticket["entries"][0]["attachments"][0]["attachment_id"]
    assert ana.post(f"/tickets/{ticket['ticket_id']}/attachments/{file}").status == 200
    at_console = agent.get(f"/tickets/{ticket['ticket_id']}").json
    assert at_console["source_message"] == {"party": "ALL", "message_id": message["message_id"]}
    assert at_console["waits_for"] == "staff"
    assert talk(ana)["items"][0]["ticket"] == made.json
    assert listed(agent) == []
    assert len(agent.get("/tickets").json["items"]) == 1


def test_many_who_make_a_ticket_of_a_message_at_once_make_one(ana: Browser, agent: StaffBrowser) -> None:
    body = {"message_id": said(ana, "No anda internet")["message_id"]}
    path, made = f"{at(ana)}/tickets", []

    def one() -> None:
        made.append(agent.post(path, body).json["ticket_id"])

    threads = [threading.Thread(target=one) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 5
    assert len(set(made)) == 1
    assert len(ana.get("/tickets").json["items"]) == 1


def test_a_day_that_is_full_of_tickets_stops_no_ticket_of_staffs(ana: Browser, agent: StaffBrowser) -> None:
    settle(tickets={"daily_limit": 1})
    assert ana.post("/tickets", {"text": "Uno"}).status == 201
    body = {"message_id": said(ana, "Otro más")["message_id"]}
    assert agent.post(f"{at(ana)}/tickets", body).status == 201


def test_only_what_the_customer_said_becomes_a_ticket(ana: Browser, agent: StaffBrowser) -> None:
    ours = said(agent, "Buen día", f"{at(ana)}/messages")
    assert agent.post(f"{at(ana)}/tickets", {"message_id": ours["message_id"]}).status == 404


def test_anothers_ticket_is_not_named_where_tickets_are_by_contact(
    ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    settle(by_contact=["tickets"])
    body = {"message_id": said(ana, "No anda internet")["message_id"]}
    assert agent.post(f"{at(ana)}/tickets", body).status == 201

    assert talk(ana)["items"][0]["ticket"] is not None
    assert talk(bruno)["items"][0]["ticket"] is None


@pytest.mark.parametrize("apart", [["messages"], ["tickets"], ["messages", "tickets"]])
def test_what_somebody_wrote_who_is_gone_becomes_nobody_elses_ticket(
    api_client: ApiClient, system: System, bruno: Browser, agent: StaffBrowser, apart: list[str]
) -> None:
    settle(by_contact=apart)
    party = contact_of(bruno) if "messages" in apart else "ALL"
    path = f"/conversations/{customer_of(bruno)}/{party}/tickets"
    body = {"message_id": said(bruno, "Es privado")["message_id"]}
    row = {**customer("c1", name="Taller Sur"), "contacts": [{"name": "Ana", "emails": ["ana@example.com"]}]}
    assert system.send("customers", row)[0]["status"] == "changed"

    refused = agent.post(path, body)

    assert refused.status == 404, refused.text
    api_client.deliver()
    assert not [one for one in api_client.messages() if "privado" in one["text"]]
    settle(by_contact=[])
    if party == "ALL":
        assert agent.post(path, body).status == 201


def test_who_may_only_read_writes_nothing(api_client: ApiClient, ana: Browser, agent: StaffBrowser) -> None:
    last = {"up_to": said(ana, "Hola")["message_id"]}
    reader = api_client.staff("demo", "readonly")

    assert opened(reader, at(ana))["unread"] == 1
    for path, body in (
        ("messages", {"text": "Hola", "client_id": client_id()}),
        ("seen", last),
        ("put-aside", last),
        ("tickets", {"message_id": last["up_to"]}),
    ):
        assert reader.post(f"{at(ana)}/{path}", body).code == "permission_missing"


def test_a_conversation_that_was_opened_is_in_the_customers_log(ana: Browser, agent: StaffBrowser) -> None:
    opened(agent, at(ana))
    assert [one["staff_name"] for one in ana.get("/access-log").json["items"] if one["act"] == "viewed"] == [
        "Lucía Ferro"
    ]


def test_nobodys_conversation_is_not_found(ana: Browser, agent: StaffBrowser) -> None:
    nobody = "cus_01JD0000000000000000000000"
    for path in (
        f"/conversations/{nobody}",
        f"/conversations/{nobody}/ALL",
        f"/conversations/{customer_of(ana)}/con_01JD0000000000000000000000",
        f"/conversations/{customer_of(ana)}/X",
    ):
        assert agent.get(path).status == 404
    assert Conversation.find(head_key(ana)) is None
