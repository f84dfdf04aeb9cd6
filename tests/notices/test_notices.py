"""Notices: each event tells each person once, by the ways that they want, and not at night."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app as application
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from chalicelib.notices.rules import Quiet
from chalicelib.notifications.models import Suppression
from chalicelib.notifications.suppressions import Reason
from tests.support.api_client import ApiClient, Browser, StaffBrowser, System
from tests.support.front_end import deploy_front_end
from tests.tickets.conftest import entered
from tests.tickets.test_portal_tickets import settle, written


def mails(api_client: ApiClient, to: str = "ana@example.com") -> list[str]:
    """The subjects of what somebody got, but for codes."""
    return [
        message["subject"]
        for message in api_client.messages()
        if message["to"] == to and "código" not in message["subject"]
    ]


def answered(staff: StaffBrowser, ticket: dict[str, Any], text: str = "Vamos mañana") -> None:
    """Staff say something in a ticket."""
    reply = staff.post(f"/tickets/{ticket['ticket_id']}/replies", {"text": text})
    assert reply.status == 200, reply.text


def kinds(browser: Browser) -> list[str]:
    """What somebody was told, newest first."""
    return [one["kind"] for one in browser.get("/notices").json["items"]]


def test_an_answer_is_told_in_the_portal_and_by_mail_with_the_way_to_it(
    api_client: ApiClient,
    ana: Browser,
    agent: StaffBrowser,
) -> None:
    ticket = written(ana, "No anda internet")
    api_client.now.forward(minutes=1)
    answered(agent, ticket)
    api_client.deliver()

    assert kinds(ana) == ["ticket_answered", "ticket_opened"]
    assert ana.get("/notices").json["items"][0]["path"] == f"tickets?ticket={ticket['ticket_id']}"
    assert ana.get("/notices/news").json["unread"] == 2
    assert mails(api_client) == ["Recibimos el ticket #1: No anda internet", "Re: No anda internet [#1]"]
    text = api_client.messages()[-1]["text"]
    assert "Vamos mañana" in text
    assert f"/demo/tickets?ticket={ticket['ticket_id']}" in text


def test_what_was_read_is_no_news(api_client: ApiClient, ana: Browser) -> None:
    written(ana, "Una")
    api_client.now.forward(minutes=1)
    written(ana, "Otra")
    api_client.deliver()
    first, second = (one["notice_id"] for one in reversed(ana.get("/notices").json["items"]))

    assert ana.post("/notices/read", {"up_to": first}).status == 200
    assert ana.get("/notices/news").json == {"unread": 1, "messages_unread": 0, "latest": second}
    assert ana.post("/notices/read", {"up_to": second}).status == 200
    assert ana.get("/notices/news").json["unread"] == 0


def test_a_page_that_asks_by_itself_keeps_no_session_alive(api_client: ApiClient, ana: Browser) -> None:
    """Row 20: fifteen minutes without anybody doing anything end the session."""
    for _ in range(3):
        api_client.now.forward(minutes=4)
        assert ana.get("/notices/news").status == 200
    api_client.now.forward(minutes=4)

    assert ana.get("/notices/news").code == "session_expired"


def test_another_contact_is_not_told_of_somebody_elses_ticket(
    api_client: ApiClient,
    ana: Browser,
    bruno: Browser,
    agent: StaffBrowser,
) -> None:
    answered(agent, written(ana))
    api_client.deliver()

    assert kinds(bruno) == []
    assert mails(api_client, "bruno@example.com") == []


def test_each_chooses_the_ways_where_the_tenant_lets_them(api_client: ApiClient, ana: Browser) -> None:
    settle(notices={"ticket_opened": {"email": True, "sms": False, "choice": True}})
    before = ana.get("/notices/preferences").json
    told = {"email": True, "sms": False, "choice": True, "left": False}
    assert {"kind": "ticket_opened", **told} in before["ways"]

    changed = ana.put(
        "/notices/preferences",
        {
            "ways": [{"kind": "ticket_opened", "email": False, "sms": False}],
            "quiet_from": "23:00",
            "quiet_until": "07:00",
            "time_zone": "America/Lima",
        },
    )
    assert changed.json["time_zone"] == "America/Lima"
    written(ana)
    api_client.deliver()

    assert mails(api_client) == []
    assert kinds(ana) == ["ticket_opened"]
    settle(notices={"ticket_opened": {"email": True, "sms": False, "choice": False}})
    api_client.now.forward(minutes=1)
    written(ana)
    api_client.deliver()
    assert len(mails(api_client)) == 1


@pytest.mark.parametrize("time", ["0٨:00", "२२:00", "8:00", "24:00", "08:00\n"])
def test_quiet_hours_are_clock_times_that_can_be_kept_to(ana: Browser, time: str) -> None:
    """Digits of another script would pass for a time and then hold up every notice."""
    for end in ("quiet_from", "quiet_until"):
        hours = {"quiet_from": "22:00", "quiet_until": "08:00", end: time}
        refused = ana.put("/notices/preferences", {"ways": [], "time_zone": "America/Lima", **hours})
        assert (refused.status, refused.json["fields"][0]["field"]) == (422, end)


@pytest.mark.parametrize("answer", [0, 1, "true", None])
def test_whether_somebody_is_told_is_yes_or_no(ana: Browser, answer: object) -> None:
    for channel in ("email", "sms"):
        way = {"kind": "message", "email": True, "sms": False, channel: answer}
        hours = {"quiet_from": "22:00", "quiet_until": "08:00", "time_zone": "America/Lima"}
        refused = ana.put("/notices/preferences", {"ways": [way], **hours})
        assert (refused.status, refused.json["fields"][0]["field"]) == (422, f"ways.0.{channel}")


def test_the_way_out_needs_one_click_no_session_and_a_post(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    """RFC 8058."""
    settle(notices={"ticket_changed": {"email": True, "sms": False, "choice": True}})
    ticket = written(ana)
    agent.put(f"/tickets/{ticket['ticket_id']}", {"state_id": "en-curso"})
    api_client.deliver()
    raw = next(mail for mail in api_client.raw_mails() if mail["List-Unsubscribe"])
    url = raw["List-Unsubscribe"].strip("<>")
    assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = url.partition("/api")[2]

    assert api_client.call("GET", path, None, {}).status == 405
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    done = api_client.call("POST", path, b"List-Unsubscribe=One-Click", form)

    assert done.status == 204
    before = len(mails(api_client))
    agent.put(f"/tickets/{ticket['ticket_id']}", {"state_id": "abierto"})
    api_client.deliver()
    assert len(mails(api_client)) == before
    token = path.rsplit("/", 1)[1]
    assert ana.post("/notices/subscribe", {"token": token}).json["subscribed"]
    assert (
        api_client.browser("demo").post("/notices/unsubscribe", {"token": token + "x"}).code
        == "unsubscribe_invalid"
    )


MAILED = {"email": True, "sms": False, "choice": False}


def leave(api_client: ApiClient) -> str:
    """Leave what the newest mail with a way out is of, as a mail program does; answers the token."""
    raw = [mail for mail in api_client.raw_mails() if mail["List-Unsubscribe"]][-1]
    path = raw["List-Unsubscribe"].strip("<>").partition("/api")[2]
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert api_client.call("POST", path, b"List-Unsubscribe=One-Click", form).status == 204
    return str(path.rsplit("/", 1)[1])


def move(api_client: ApiClient, agent: StaffBrowser, ticket: dict[str, Any], state: str) -> None:
    """Staff change where a ticket stands."""
    api_client.now.forward(seconds=5)
    assert agent.put(f"/tickets/{ticket['ticket_id']}", {"state_id": state}).status == 200
    api_client.deliver()


def ways_of(browser: Browser, kind: str) -> dict[str, Any]:
    """How somebody is told of a kind."""
    [found] = [one for one in browser.get("/notices/preferences").json["ways"] if one["kind"] == kind]
    return dict(found)


def test_the_way_out_holds_where_the_tenant_lets_nobody_choose(
    api_client: ApiClient, ana: Browser, bruno: Browser, agent: StaffBrowser
) -> None:
    """RFC 8058."""
    settle(notices={"ticket_changed": MAILED})
    ticket = written(ana)
    move(api_client, agent, ticket, "en-curso")
    before = len(mails(api_client))

    leave(api_client)
    move(api_client, agent, ticket, "abierto")

    assert len(mails(api_client)) == before
    assert kinds(ana)[0] == "ticket_changed"
    assert ways_of(ana, "ticket_changed") == {
        "kind": "ticket_changed",
        **MAILED,
        "email": False,
        "left": True,
    }
    assert ways_of(bruno, "ticket_changed") == {"kind": "ticket_changed", **MAILED, "left": False}
    shown = ana.get("/notices/preferences").json
    untouched = {name: shown[name] for name in ("quiet_from", "quiet_until", "time_zone")}
    body = {"ways": [{"kind": "ticket_changed", "email": True, "sms": False}], **untouched}
    assert ana.put("/notices/preferences", {**body, "ways": []}).status == 200
    assert ways_of(ana, "ticket_changed")["left"]
    assert ana.put("/notices/preferences", body).status == 200
    move(api_client, agent, ticket, "en-curso")
    assert len(mails(api_client)) == before + 1


def test_what_was_left_stays_left_when_the_tenant_takes_the_choice_away(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    settle(notices={"ticket_changed": {**MAILED, "choice": True}})
    ticket = written(ana)
    move(api_client, agent, ticket, "en-curso")
    token = leave(api_client)
    before = len(mails(api_client))

    settle(notices={"ticket_changed": MAILED})
    move(api_client, agent, ticket, "abierto")
    assert len(mails(api_client)) == before

    assert ana.post("/notices/subscribe", {"token": token}).json == {
        "kinds": ["ticket_changed"],
        "subscribed": True,
    }
    move(api_client, agent, ticket, "en-curso")
    assert len(mails(api_client)) == before + 1


def test_who_leaves_at_night_is_not_mailed_in_the_morning(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    deploy_front_end()
    publish(api_client)
    settle(notices={"ticket_changed": MAILED})
    ticket = written(ana)
    move(api_client, agent, ticket, "en-curso")
    api_client.now.forward(hours=14)  # 23:00 in Buenos Aires
    night = api_client.staff("demo", "agent", "Lucía Ferro", "noche@demo.example")
    move(api_client, night, ticket, "abierto")
    before = len(mails(api_client))

    leave(api_client)
    api_client.now.forward(hours=9)
    api_client.tick()
    api_client.tick()

    assert len(mails(api_client)) == before


def flooded(api_client: ApiClient, ana: Browser, agent: StaffBrowser) -> dict[str, Any]:
    """A ticket whose every change comes at the end of the hour; one change waits."""
    deploy_front_end()
    publish(api_client)
    settle(notices={"digest_after": 1, "ticket_changed": MAILED})
    ticket = written(ana)
    api_client.deliver()
    move(api_client, agent, ticket, "en-curso")
    return ticket


def hour_over(api_client: ApiClient) -> None:
    """What waited for the end of the hour goes out."""
    api_client.now.forward(hours=1)
    api_client.tick()
    api_client.tick()


def test_a_digest_has_a_way_out_of_what_it_tells(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    flooded(api_client, ana, agent)
    written(ana, "Otra")
    api_client.deliver()
    hour_over(api_client)
    assert mails(api_client)[-1] == "2 avisos de Empresa demo"
    assert "#baja=" in api_client.messages()[-1]["text"]

    leave(api_client)

    ana = entered(api_client, "ana@example.com")
    left = [one["kind"] for one in ana.get("/notices/preferences").json["ways"] if one["left"]]
    assert left == ["ticket_changed"]


def test_a_digest_leaves_out_what_was_left_meanwhile(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = flooded(api_client, ana, agent)
    hour_over(api_client)
    assert mails(api_client)[-1] == "1 aviso de Empresa demo"
    again = entered(api_client, "ana@example.com")
    written(again, "Otra")
    staff = api_client.staff("demo", "agent", "Lucía Ferro", "otra@demo.example")
    move(api_client, staff, ticket, "abierto")
    written(again, "Y otra")
    api_client.deliver()
    before = len(mails(api_client))

    leave(api_client)
    hour_over(api_client)

    assert len(mails(api_client)) == before + 1
    text = api_client.messages()[-1]["text"]
    assert "Y otra" in text
    assert "pasó a" not in text
    assert "#baja=" not in text


def test_a_digest_brings_who_complained_only_what_they_asked_for(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    flooded(api_client, ana, agent)
    complain("ana@example.com")
    before = len(mails(api_client))
    hour_over(api_client)
    assert len(mails(api_client)) == before

    again = entered(api_client, "ana@example.com")
    for text in ("Otra", "Y otra"):
        api_client.now.forward(seconds=1)
        written(again, text)
    api_client.deliver()
    hour_over(api_client)

    assert mails(api_client)[-1] == "1 aviso de Empresa demo"


def complain(address: str) -> None:
    """An address whose owner called a mail of ours unwanted."""
    Suppression(
        *keys.suppressed_address("demo", address),
        address=address,
        reason=Reason.COMPLAINT.value,
        since=clock.now(),
    ).store()


def test_an_answer_to_what_was_asked_is_no_list_that_one_leaves(api_client: ApiClient, ana: Browser) -> None:
    written(ana)
    api_client.deliver()

    assert not [mail for mail in api_client.raw_mails() if mail["List-Unsubscribe"]]


def test_at_night_a_notice_waits_for_the_morning(api_client: ApiClient, ana: Browser) -> None:
    deploy_front_end()
    publish(api_client)
    api_client.now.forward(hours=14)  # 23:00 in Buenos Aires
    late = entered(api_client, "ana@example.com")
    written(late)
    api_client.deliver()
    api_client.tick()
    assert mails(api_client) == []
    assert kinds(late) == ["ticket_opened"]

    api_client.now.forward(hours=9)
    api_client.tick()
    api_client.tick()

    assert mails(api_client) == ["Recibimos el ticket #1: No anda internet"]


def test_what_was_read_at_night_is_not_mailed_in_the_morning(api_client: ApiClient, ana: Browser) -> None:
    deploy_front_end()
    publish(api_client)
    api_client.now.forward(hours=14)  # 23:00 in Buenos Aires
    late = entered(api_client, "ana@example.com")
    written(late, "Leído")
    api_client.deliver()
    [read] = late.get("/notices").json["items"]
    assert late.post("/notices/read", {"up_to": read["notice_id"]}).status == 200
    api_client.now.forward(seconds=5)
    written(late, "Sin leer")
    api_client.deliver()

    api_client.now.forward(hours=9)
    api_client.tick()
    api_client.tick()

    assert mails(api_client) == ["Recibimos el ticket #2: Sin leer"]


def publish(api_client: ApiClient) -> None:
    """The clock finds tenants by their pages."""
    owner = api_client.staff("demo", "owner", email="titular@demo.example")
    assert owner.post("/settings/publish").status == 200


def test_a_flood_comes_as_one_message_at_the_end_of_the_hour(api_client: ApiClient, ana: Browser) -> None:
    deploy_front_end()
    publish(api_client)
    settle(notices={"digest_after": 2})
    for number in range(6):
        api_client.now.forward(seconds=1)
        written(ana, f"Ticket {number}")
    api_client.deliver()
    assert len(mails(api_client)) == 2

    api_client.now.forward(hours=1)
    api_client.tick()
    api_client.tick()

    assert mails(api_client)[2:] == ["4 avisos de Empresa demo"]
    assert "Ticket 5" in api_client.messages()[-1]["text"]


def test_what_is_told_at_the_last_instant_of_an_hour_comes_with_the_next(
    api_client: ApiClient, ana: Browser
) -> None:
    deploy_front_end()
    publish(api_client)
    settle(notices={"digest_after": 1})
    api_client.now.forward(minutes=50)
    late = entered(api_client, "ana@example.com")
    for minutes, text in ((0, "Uno"), (1, "Dos"), (7, "Tres")):
        api_client.now.forward(minutes=minutes)
        written(late, text)
        api_client.deliver()
    api_client.now.forward(minutes=3)
    api_client.tick()
    api_client.tick()
    assert mails(api_client)[1:] == ["1 aviso de Empresa demo"]

    api_client.now.forward(hours=1)
    api_client.tick()
    api_client.tick()

    assert mails(api_client)[2:] == ["1 aviso de Empresa demo"]
    assert "Tres" in api_client.messages()[-1]["text"]


def test_who_was_deleted_and_may_still_enter_is_told(
    api_client: ApiClient, system: System, ana: Browser
) -> None:
    settle(deleted_keep_access=True)
    written(ana)
    assert system.call("DELETE", "/customers/c1").status == 200

    api_client.deliver()

    assert mails(api_client) == ["Recibimos el ticket #1: No anda internet"]


def test_an_event_that_is_shown_again_and_again_tells_once(api_client: ApiClient, ana: Browser) -> None:
    """The stream and the queue may repeat themselves, in any order."""
    for number in range(5):
        api_client.now.forward(seconds=1)
        written(ana, f"Ticket {number}")
    records = api_client.stream_records()
    shuffled = random.Random(7).choices(records, k=40) + records
    for record in shuffled:
        application.forward_events({"Records": [record]}, None)
    api_client.deliver()
    for record in records:
        application.forward_events({"Records": [record]}, None)
    api_client.deliver()

    assert len(kinds(ana)) == 5
    assert len(mails(api_client)) == len(set(mails(api_client))) == 5


@pytest.mark.parametrize("what", ["customer gone", "contact gone"])
def test_nobody_is_told_who_is_no_longer_there(
    api_client: ApiClient, system: System, ana: Browser, what: str
) -> None:
    written(ana)
    if what == "customer gone":
        assert system.call("DELETE", "/customers/c1").status == 200
    else:
        row = {"external_id": "c1", "name": "Taller Sur"}
        bruno_only = [{"name": "Bruno", "emails": ["bruno@example.com"]}]
        assert system.send("customers", {**row, "contacts": bruno_only})[0]["status"] == "changed"
    api_client.deliver()

    assert mails(api_client) == []


ZONES = st.sampled_from(
    [
        "America/Argentina/Buenos_Aires",
        "Europe/Madrid",
        "America/Santiago",
        "Asia/Kathmandu",
        "Pacific/Chatham",
    ]
)
CLOCKS = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.integers(0, 59))
MOMENTS = st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@given(begin=CLOCKS, end=CLOCKS, zone=ZONES, moment=MOMENTS)
def test_quiet_ends_within_a_day_at_its_hour_and_then_there_is_none(
    begin: str, end: str, zone: str, moment: datetime
) -> None:
    quiet = Quiet(begin, end, zone)
    ends = quiet.ends_at(moment)

    assert (ends is None) or (begin != end)
    if ends is not None:
        # A day on which the clocks are changed is an hour longer, or shorter.
        assert moment < ends <= moment + timedelta(hours=25)
        local = ends.astimezone(ZoneInfo(zone))
        assert f"{local:%H:%M}" >= end
        assert quiet.ends_at(ends) is None


def test_facts_hold_nothing_sealed_or_internal(
    api_client: ApiClient, ana: Browser, agent: StaffBrowser
) -> None:
    ticket = written(ana)
    agent.post(f"/tickets/{ticket['ticket_id']}/close")
    api_client.deliver()

    shown = json.dumps(ana.get("/notices").json)
    assert "sealed" not in shown
    assert agent.member.staff_id not in shown
