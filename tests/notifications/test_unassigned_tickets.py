"""A new ticket that has no assignee is told to the staff who can answer it."""

from datetime import timedelta
from typing import Any

import pytest

import app as application
from tests.support.window import Browser, StaffBrowser, Window
from tests.tickets.conftest import agent, ana, system
from tests.tickets.test_portal_tickets import written

__all__ = ["agent", "ana", "system"]
TEXT = "No anda <b>internet</b>\ndesde ayer"


def mails(window: Window) -> dict[str, dict[str, str]]:
    """What staff were sent, by recipient; nobody twice."""
    found = [one for one in window.messages() if one["to"].endswith("@demo.example")]
    told = {one["to"]: one for one in found if "Ticket #" in one["subject"]}
    assert len(told) == sum("Ticket #" in one["subject"] for one in found)
    return told


def htmls(window: Window) -> list[str]:
    """The HTML of what staff were sent."""
    parts = [one.get_body(("html",)) for one in window.raw_mails() if "Ticket #" in str(one["subject"])]
    return [str(part.get_content()) for part in parts if part]


@pytest.fixture
def team(window: Window, agent: StaffBrowser) -> dict[str, StaffBrowser]:
    """Everyone of a team by role; the agent is `agent`."""
    return {
        "agent": agent,
        **{role: window.staff("demo", role) for role in ("owner", "manager", "readonly")},
    }


def write(window: Window, ana: Browser) -> dict[str, Any]:
    ticket = written(ana, TEXT)
    window.deliver()
    return ticket


def test_all_who_may_answer_are_told_with_text_and_link(
    window: Window, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    ticket = write(window, ana)
    told = mails(window)
    assert set(told) == {"lucia@demo.example", "owner@demo.example", "manager@demo.example"}
    mail = told["lucia@demo.example"]
    assert TEXT in mail["text"]
    assert all("No anda &lt;b&gt;internet&lt;/b&gt;" in html for html in htmls(window))
    assert f"/console/demo/tickets/{ticket['ticket_id']}" in mail["text"]


def test_a_repeated_event_tells_nobody_twice(
    window: Window, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    write(window, ana)
    before = mails(window)
    application.forward_events({"Records": window.stream_records()}, None)
    window.deliver()
    assert mails(window) == before


def test_whoever_opted_out_or_is_away_is_not_told(
    window: Window, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    tomorrow = (window.now().date() + timedelta(days=1)).isoformat()
    changes: dict[str, dict[str, Any]] = {
        "owner": {"new_ticket_emails": False},
        "manager": {"away_until": tomorrow},
    }
    for role, change in changes.items():
        changed = team[role].put("/profile", {"name": role, "language": "es", **change})
        assert changed.status == 200, changed.text
    assert team["owner"].get("/session").json["staff"]["new_ticket_emails"] is False
    write(window, ana)
    assert set(mails(window)) == {"lucia@demo.example"}


def test_where_everyone_is_away_they_are_told(window: Window, ana: Browser, agent: StaffBrowser) -> None:
    tomorrow = (window.now().date() + timedelta(days=1)).isoformat()
    agent.put("/profile", {"name": "Lucía", "language": "es", "away_until": tomorrow})
    write(window, ana)
    assert set(mails(window)) == {"lucia@demo.example"}


def test_an_areas_members_are_told_and_no_others(
    window: Window, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    shown = team["owner"].get("/ticket-model").json
    members = team["owner"].get("/team").json["items"]
    manager = next(one["id"] for one in members if one["email"] == "manager@demo.example")
    model = shown["model"]
    model["areas"][0]["member_ids"] = [manager, "stf_gone"]
    saved = team["owner"].put("/ticket-model", {"model": model, "version": shown["version"]})
    assert saved.status == 200, saved.text
    window.now.forward(minutes=1)  # the model is cached for half a minute
    write(window, ana)
    assert set(mails(window)) == {"manager@demo.example"}


def test_staff_are_not_told_of_their_own_ticket(
    window: Window, ana: Browser, team: dict[str, StaffBrowser]
) -> None:
    row = team["agent"].get("/customers").json["items"][0]
    customer = team["agent"].get(f"/customers/{row['id']}").json
    body = {"customer_id": customer["id"], "contact_id": customer["contacts"][0]["id"], "text": "Llamó"}
    made = team["agent"].post("/tickets", body)
    assert made.status == 201, made.text
    window.deliver()
    assert set(mails(window)) == {"owner@demo.example", "manager@demo.example"}
