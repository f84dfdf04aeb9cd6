"""The conversation as customers have it: said once, read in pages, seen, and nobody else's."""

import pytest

from chalicelib.conversations import service
from chalicelib.kernel.access.rate_limits import Limit
from tests.conversations.talking import (
    at,
    client_id,
    contact_of,
    customer_of,
    said,
    settle,
    talk,
    texts,
)
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.support.attachments import attach
from tests.support.dynamodb import cost_of


def test_what_both_sides_say_stands_in_its_order(ana: Browser, agent: StaffBrowser) -> None:
    said(ana, "Buen día")
    said(agent, "Buen día, Ana", f"{at(ana)}/messages")
    said(ana, "¿Puedo cambiar el plan?\nGracias")

    page = talk(ana)

    assert texts(page) == ["Buen día", "Buen día, Ana", "¿Puedo cambiar el plan?\nGracias"]
    assert [one["own"] for one in page["items"]] == [True, False, True]
    assert page["items"][1]["author_name"] == "Lucía Ferro"
    assert (page["unread"], page["last_message_id"]) == (1, page["items"][0]["message_id"])


def test_all_contacts_of_a_customer_share_one_conversation(ana: Browser, bruno: Browser) -> None:
    said(ana, "Soy Ana")
    said(bruno, "Soy Bruno")

    assert texts(talk(ana)) == texts(talk(bruno)) == ["Soy Ana", "Soy Bruno"]
    assert [one["own"] for one in talk(bruno)["items"]] == [True, False]


def test_by_contact_each_has_their_own_and_learns_nothing_of_the_others(
    ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    before = said(ana, "De todos")
    settle(by_contact=["messages"])
    mine = said(ana, "Solo mío", attachment_ids=[attach(ana)])
    said(agent, "Para Ana", f"{at(ana, contact_of(ana))}/messages")

    theirs = talk(bruno)

    assert (theirs["items"], theirs["unread"], theirs["last_message_id"], theirs["other_seen_id"]) == (
        [],
        0,
        "",
        "",
    )
    assert texts(talk(ana)) == ["Solo mío", "Para Ana"]
    assert bruno.post("/messages/seen", {"up_to": mine["message_id"]}).status == 404
    assert bruno.post("/messages/seen", {"up_to": before["message_id"]}).status == 404
    file = mine["attachments"][0]["attachment_id"]
    path = f"/messages/{mine['message_id']}/attachments/{file}"
    assert (ana.post(path).status, bruno.post(path).status) == (200, 404)


def test_pages_follow_one_another_and_a_page_costs_two_round_trips(ana: Browser) -> None:
    for number in range(7):
        said(ana, f"Mensaje {number}")
    with cost_of() as cost:
        first = talk(ana, "?limit=3")
    assert len(cost.calls) == 2

    second = talk(ana, f"?limit=3&cursor={first['next']}")
    third = talk(ana, f"?limit=3&cursor={second['next']}")

    assert [*texts(third), *texts(second), *texts(first)] == [f"Mensaje {number}" for number in range(7)]
    assert third["next"] is None


def test_sent_again_it_is_the_same_message(ana: Browser) -> None:
    body = {"text": "Una vez", "client_id": client_id(), "attachment_ids": [attach(ana)]}
    first, again = ana.post("/messages", body), ana.post("/messages", body)

    assert (first.status, again.status) == (201, 201)
    assert first.json["message_id"] == again.json["message_id"]
    assert texts(talk(ana)) == ["Una vez"]


def test_a_picture_needs_no_words_but_nothing_at_all_is_refused(ana: Browser) -> None:
    message = said(ana, "  ", attachment_ids=[attach(ana)])
    assert message["text"] == ""
    assert message["attachments"][0]["thumbnail_url"]

    empty = ana.post("/messages", {"text": " \u200b ", "client_id": client_id()})
    assert (empty.status, empty.json["fields"][0]["code"]) == (422, "text_empty")


@pytest.mark.parametrize("length", [4_001, 9_000, 100_000])
def test_too_long_a_text_is_refused_by_its_own_name(ana: Browser, length: int) -> None:
    refused = ana.post("/messages", {"text": "a" * length, "client_id": client_id()})

    assert refused.status == 422
    assert refused.json["fields"][0] == {
        "field": "text",
        "code": "text_too_long",
        "detail": "more than 4000 characters",
        "params": {"most": 4000},
    }
    assert said(ana, "a" * 4_000)["text"] == "a" * 4_000


def test_script_is_text_and_what_turns_it_round_is_taken_out(ana: Browser) -> None:
    message = said(ana, "<script>alert(1)</script>\u202eabc\x00")
    assert message["text"] == "<script>alert(1)</script>abc"


def test_a_file_of_somebody_elses_is_not_taken_along(ana: Browser, bruno: Browser) -> None:
    theirs = attach(bruno)
    refused = ana.post("/messages", {"text": "Mía", "client_id": client_id(), "attachment_ids": [theirs]})
    assert refused.json["code"] == "attachment_unknown"
    assert talk(ana)["items"] == []


def test_seen_marks_go_forward_only_and_each_contact_has_their_own(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    path = f"{at(ana)}/messages"
    first, second = said(agent, "Uno", path), said(agent, "Dos", path)
    assert (talk(ana)["unread"], talk(bruno)["unread"]) == (2, 2)

    assert ana.post("/messages/seen", {"up_to": first["message_id"]}).status == 200
    assert talk(ana)["unread"] == 1
    assert ana.post("/messages/seen", {"up_to": second["message_id"]}).status == 200
    assert ana.post("/messages/seen", {"up_to": first["message_id"]}).status == 200

    assert (talk(ana)["unread"], talk(bruno)["unread"]) == (0, 2)
    assert agent.get(at(ana)).json["other_seen_id"] == second["message_id"]


def test_seeing_again_what_was_seen_writes_nothing(ana: Browser, agent: StaffBrowser) -> None:
    up_to = {"up_to": said(agent, "Uno", f"{at(ana)}/messages")["message_id"]}
    assert ana.post("/messages/seen", up_to).status == 200
    with cost_of() as cost:
        assert ana.post("/messages/seen", up_to).status == 200
    assert len(cost.calls) == 1


def test_who_only_looks_as_the_customer_neither_sends_nor_marks_seen(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    message = said(agent, "Uno", f"{at(ana)}/messages", attachment_ids=[])
    file = attach(ana)
    photo = said(ana, "", attachment_ids=[file])
    owner = api_client.staff("demo", "owner")
    handover = owner.post(f"/customers/{customer_of(ana)}/view").json["url"].partition("#view=")[2]
    viewer = api_client.browser()
    assert viewer.post("/session/view", {"handover": handover}).status == 200

    assert texts(talk(viewer)) == ["Uno", ""]
    assert viewer.post("/messages/seen", {"up_to": message["message_id"]}).code == "view_only"
    sent = viewer.post("/messages", {"text": "Yo no", "client_id": client_id()})
    assert sent.code == "view_only"
    assert viewer.post(f"/messages/{photo['message_id']}/attachments/{file}").status == 200
    assert talk(ana)["unread"] == 1


def test_a_flood_is_stopped_for_one_contact_and_not_for_the_other(
    ana: Browser, bruno: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "PER_HOUR", Limit("messages-hour", 3, 3600))
    for _ in range(3):
        said(ana)
    stopped = ana.post("/messages", {"text": "Otra", "client_id": client_id()})

    assert (stopped.status, stopped.code) == (429, "too_many_requests")
    assert int(stopped.headers["retry-after"]) > 0
    said(bruno, "Yo sí")


def test_where_messages_are_switched_off_there_is_no_conversation(ana: Browser) -> None:
    said(ana)
    settle(modules=["statement", "tickets"])
    assert ana.get("/messages").code == "module_off"
    assert ana.post("/messages", {"text": "Hola", "client_id": client_id()}).code == "module_off"


def test_the_news_count_messages_and_change_when_something_was_said_or_seen(
    ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    last = said(ana, "Uno")["message_id"]
    before = ana.get("/notices/news").json
    said(agent, "Dos", f"{at(ana)}/messages")
    with cost_of() as cost:
        heard = ana.get("/notices/news").json
    assert len(cost.calls) == 2
    assert (before["messages_unread"], heard["messages_unread"]) == (0, 1)
    assert agent.post(f"{at(ana)}/seen", {"up_to": last}).status == 200

    assert len({before["latest"], heard["latest"], ana.get("/notices/news").json["latest"]}) == 3
    settle(by_contact=["messages"])
    assert bruno.get("/notices/news").json == {"unread": 0, "messages_unread": 0, "latest": ""}
