"""A new ticket that has no assignee is told to the staff who can answer it."""

from datetime import timedelta
from typing import Any

import pytest

import app as application
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.tickets.conftest import agent, ana, system
from tests.tickets.test_portal_tickets import written

__all__ = ["agent", "ana", "system"]
TEXT = "No anda <b>internet</b>\ndesde ayer"


def mails(api_client: ApiClient) -> dict[str, dict[str, str]]:
    """What staff were sent, by recipient; nobody twice."""
    found = [one for one in api_client.messages() if one["to"].endswith("@demo.example")]
    told = {one["to"]: one for one in found if "Ticket #" in one["subject"]}
    assert len(told) == sum("Ticket #" in one["subject"] for one in found)
    return told


def htmls(api_client: ApiClient) -> list[str]:
    """The HTML of what staff were sent."""
    parts = [one.get_body(("html",)) for one in api_client.raw_mails() if "Ticket #" in str(one["subject"])]
    return [str(part.get_content()) for part in parts if part]


@pytest.fixture
def team(api_client: ApiClient, agent: StaffBrowser) -> dict[str, StaffBrowser]:
    """Everyone of a team by role; the agent is `agent`."""
    return {
        "agent": agent,
        **{role: api_client.staff("demo", role) for role in ("owner", "manager", "readonly")},
    }


def write(api_client: ApiClient, ana: Browser) -> dict[str, Any]:
    ticket = written(ana, TEXT)
    api_client.deliver()
    return ticket


def test_all_who_may_answer_are_told_with_text_and_link(
    api_client: ApiClient, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    ticket = write(api_client, ana)
    told = mails(api_client)
    assert set(told) == {"lucia@demo.example", "owner@demo.example", "manager@demo.example"}
    mail = told["lucia@demo.example"]
    assert TEXT in mail["text"]
    assert all("No anda &lt;b&gt;internet&lt;/b&gt;" in html for html in htmls(api_client))
    assert f"/console/demo/tickets/{ticket['ticket_id']}" in mail["text"]


def test_a_repeated_event_tells_nobody_twice(
    api_client: ApiClient, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    write(api_client, ana)
    before = mails(api_client)
    application.forward_events({"Records": api_client.stream_records()}, None)
    api_client.deliver()
    assert mails(api_client) == before


def test_whoever_opted_out_or_is_away_is_not_told(
    api_client: ApiClient, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    tomorrow = (api_client.now().date() + timedelta(days=1)).isoformat()
    changes: dict[str, dict[str, Any]] = {
        "owner": {"new_ticket_emails": False},
        "manager": {"away_until": tomorrow},
    }
    for role, change in changes.items():
        changed = team[role].put("/profile", {"name": role, "language": "es", **change})
        assert changed.status == 200, changed.text
    assert team["owner"].get("/session").json["staff"]["new_ticket_emails"] is False
    write(api_client, ana)
    assert set(mails(api_client)) == {"lucia@demo.example"}


def test_where_everyone_is_away_they_are_told(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    tomorrow = (api_client.now().date() + timedelta(days=1)).isoformat()
    agent.put("/profile", {"name": "Lucía", "language": "es", "away_until": tomorrow})
    write(api_client, ana)
    assert set(mails(api_client)) == {"lucia@demo.example"}


def test_an_areas_members_are_told_and_no_others(
    api_client: ApiClient, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    shown = team["owner"].get("/ticket-model").json
    members = team["owner"].get("/team").json["items"]
    manager = next(one["id"] for one in members if one["email"] == "manager@demo.example")
    model = shown["model"]
    model["areas"][0]["member_ids"] = [manager, "stf_gone"]
    saved = team["owner"].put("/ticket-model", {"model": model, "version": shown["version"]})
    assert saved.status == 200, saved.text
    api_client.now.forward(minutes=1)  # the model is cached for half a minute
    write(api_client, ana)
    assert set(mails(api_client)) == {"manager@demo.example"}


def test_staff_are_not_told_of_their_own_ticket(
    api_client: ApiClient, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    row = team["agent"].get("/customers").json["items"][0]
    customer = team["agent"].get(f"/customers/{row['id']}").json
    body = {"customer_id": customer["id"], "contact_id": customer["contacts"][0]["id"], "text": "Llamó"}
    made = team["agent"].post("/tickets", body)
    assert made.status == 201, made.text
    api_client.deliver()
    assert set(mails(api_client)) == {"owner@demo.example", "manager@demo.example"}
