"""Dead letters at the console: listed, redriven once, discarded, and separate per tenant."""

from typing import Any

import pytest

from chalicelib.kernel.aws.failures import ErrorKind
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.notifications import claims, dead_letters
from chalicelib.notifications.claims import State
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.builders import customer

LETTERS = "/deliveries/dead-letters"


def died(number: int, *, customer_id: str = "", error: str = "refused", tenant: str = "demo") -> str:
    """Create a dead letter to a staff member after one attempt; return its id."""
    event_id = f"evt_{number:026d}"
    payload: dict[str, Any] = {
        "email": f"p{number}@example.com",
        "name": "P",
        "language": "es",
        "what": ["role"],
    }
    if customer_id:
        payload["customer_id"] = customer_id
    claimed = claims.claim(tenant, event_id)
    assert claimed is not None
    claimed.fail(ErrorKind(error))
    dead_letters.store_dead_letter(
        {
            "event_id": event_id,
            "tenant": tenant,
            "name": "staff_changed",
            "payload": payload,
            "happened_at": "2026-11-23T11:00:00.000Z",
        }
    )
    return event_id


@pytest.fixture
def owner(api_client: ApiClient) -> StaffBrowser:
    """A staff member who manages deliveries."""
    api_client.tenant()
    return api_client.staff()


def test_the_list_shows_event_times_error_and_customer(api_client: ApiClient) -> None:
    system = api_client.tenant()
    owner = api_client.staff()
    [row] = system.send("customers", customer("ana", name="Ana S.A."))
    died(1, customer_id=row["id"])
    died(2)

    page = owner.get(LETTERS).json

    assert [one["id"] for one in page["items"]] == [f"evt_{2:026d}", f"evt_{1:026d}"]
    first = page["items"][1]
    assert (first["event"], first["error"], first["tries"]) == ("staff_changed", "refused", 1)
    assert (first["customer_id"], first["customer_name"]) == (row["id"], "Ana S.A.")
    assert first["happened_at"].startswith("2026-11-23T11:00:00")
    assert first["died_at"].startswith("2026-11-23T12:00:00")
    assert page["next"] is None


def test_the_list_is_paginated(owner: StaffBrowser) -> None:
    for number in range(5):
        died(number)

    first = owner.get(f"{LETTERS}?limit=3").json
    second = owner.get(f"{LETTERS}?limit=3&cursor={first['next']}").json

    assert [len(first["items"]), len(second["items"])] == [3, 2]
    assert second["next"] is None


def test_a_stored_letter_contains_no_personal_data(api_client: ApiClient, owner: StaffBrowser) -> None:
    died(1)

    assert "p1@example.com" not in api_client.everything_stored()


def test_a_redriven_letter_is_sent_once(api_client: ApiClient, owner: StaffBrowser) -> None:
    event_id = died(1)

    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 200
    api_client.deliver()
    again = owner.post(f"{LETTERS}/{event_id}/redrive")
    api_client.deliver()

    assert again.status == 404
    assert [message["to"] for message in api_client.messages()] == ["p1@example.com"]
    assert owner.get(LETTERS).json["items"] == []


def test_an_interrupted_redrive_can_be_repeated_and_sends_once(
    api_client: ApiClient, owner: StaffBrowser
) -> None:
    """The event was queued, but the letter was not deleted."""
    event_id = died(1)
    [letter], _ = dead_letters.list_letters("demo", limit=1, after=None)
    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 200
    api_client.deliver()
    letter.store()

    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 200
    api_client.deliver()

    assert len(api_client.messages()) == 1
    assert owner.get(LETTERS).json["items"] == []


def test_a_letter_that_fails_again_is_listed_again(api_client: ApiClient, owner: StaffBrowser) -> None:
    event_id = died(1)
    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 200
    claimed = claims.claim("demo", event_id)
    assert claimed is not None
    claimed.fail(ErrorKind.BUSY)
    died_again = {"event_id": event_id, "tenant": "demo", "name": "staff_changed", "payload": {}}
    dead_letters.store_dead_letter({**died_again, "happened_at": "2026-11-23T11:00:00.000Z"})

    [one] = owner.get(LETTERS).json["items"]

    assert (one["error"], one["tries"]) == ("busy", 1)


def test_redriving_all_skips_letters_that_may_have_been_sent(
    api_client: ApiClient, owner: StaffBrowser
) -> None:
    for number in range(3):
        died(number)
    doubtful = died(9, error="uncertain")

    done = owner.post(f"{LETTERS}/redrive")
    api_client.deliver()

    assert (done.status, done.json) == (200, {"queued": 3, "left": False})
    assert len(api_client.messages()) == 3
    assert [one["id"] for one in owner.get(LETTERS).json["items"]] == [doubtful]


def test_one_request_redrives_a_limited_number(
    api_client: ApiClient, owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dead_letters, "AT_ONCE", 2)
    for number in range(5):
        died(number)

    answers = [owner.post(f"{LETTERS}/redrive").json for _ in range(3)]

    assert answers == [
        {"queued": 2, "left": True},
        {"queued": 2, "left": True},
        {"queued": 1, "left": False},
    ]


def test_a_discarded_letter_is_gone_and_audited(api_client: ApiClient, owner: StaffBrowser) -> None:
    event_id = died(1)

    assert owner.delete(f"{LETTERS}/{event_id}").status == 200
    enqueue(
        [{"event_id": event_id, "tenant": "demo", "name": "staff_changed", "payload": {}, "happened_at": "x"}]
    )
    api_client.deliver()

    assert owner.delete(f"{LETTERS}/{event_id}").status == 404
    assert (owner.get(LETTERS).json["items"], api_client.messages()) == ([], [])
    acts = [(one["act"], one["target"]) for one in owner.get("/audit").json["items"]]
    assert ("deliveries.discarded", f"delivery:{event_id}") in acts


def test_each_action_is_audited(owner: StaffBrowser) -> None:
    one, _other = died(1), died(2)
    owner.post(f"{LETTERS}/{one}/redrive")
    owner.post(f"{LETTERS}/redrive")

    acts = [entry["act"] for entry in owner.get("/audit").json["items"]]

    assert acts[:2] == ["deliveries.all_sent_again", "deliveries.sent_again"]


@pytest.mark.parametrize("event_id", ["evt_nothing", "a%23b", "%20", "..", "evt%0a"])
def test_an_unknown_letter_is_not_found(owner: StaffBrowser, event_id: str) -> None:
    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 404
    assert owner.delete(f"{LETTERS}/{event_id}").status == 404


def test_another_tenants_letters_are_not_found(api_client: ApiClient, owner: StaffBrowser) -> None:
    api_client.tenant("other")
    event_id = died(1, tenant="other")

    assert owner.get(LETTERS).json["items"] == []
    assert owner.post(f"{LETTERS}/{event_id}/redrive").status == 404
    assert claims.claim("other", event_id) is None


def test_read_only_staff_may_not_see_letters(api_client: ApiClient, owner: StaffBrowser) -> None:
    assert api_client.staff("demo", "readonly").get(LETTERS).status == 403
    assert api_client.staff("demo", "agent").get(LETTERS).status == 403


def test_the_linter_counts_the_letters(api_client: ApiClient, owner: StaffBrowser) -> None:
    died(1)
    died(2)

    [check] = [one for one in owner.get("/checks").json["items"] if one["code"] == "messages_not_sent"]

    assert check["params"] == {"count": 2, "more": False}
    assert (check["area"], check["severity"]) == ("deliveries", "error")


def test_a_late_confirmation_prevents_sending_again(api_client: ApiClient, owner: StaffBrowser) -> None:
    """SES's answer came after the message had become a dead letter: redriving it sends nothing."""
    claimed = claims.claim("demo", f"evt_{1:026d}")
    assert claimed is not None
    claimed.hand_over()
    api_client.now.forward(minutes=2)
    dead_letters.store_dead_letter(
        {
            "event_id": f"evt_{1:026d}",
            "tenant": "demo",
            "name": "staff_changed",
            "payload": {},
            "happened_at": "2026-11-23T11:00:00.000Z",
        }
    )
    claimed.finish(State.SENT)

    assert owner.get(LETTERS).json["items"][0]["error"] == "uncertain"
    assert owner.post(f"{LETTERS}/evt_{1:026d}/redrive").status == 200
    api_client.deliver()

    assert api_client.messages() == []
    assert owner.get(LETTERS).json["items"] == []
