"""The first page says how many contracts wait for whoever looks, and for nobody else."""

from datetime import UTC, datetime

import pytest

from chalicelib.contracts import waiting
from tests.contracts.conftest import Send, sign
from tests.support.api_client import ApiClient, Browser, StaffBrowser
from tests.tickets.conftest import entered


def pending(browser: Browser) -> int:
    """How many the first page tells of, which are those that the list of contracts has."""
    found = {one["kind"]: one["count"] for one in browser.get("/dashboard").json["pending"]}
    assert found.get("contracts", 0) == browser.get("/contracts").json["waiting"]
    return int(found.get("contracts", 0))


@pytest.fixture
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_COUNTED", 2)


def test_it_waits_for_its_signers_until_each_has_signed(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    assert (pending(ana), pending(bruno)) == (0, 0)
    both, one = send(ana, "Ana Ñandú", "Bruno Díaz"), send(ana, "Bruno Díaz")
    assert (pending(ana), pending(bruno)) == (1, 2)

    assert sign(api_client, bruno, one, "bruno@example.com").status == 200
    assert sign(api_client, ana, both, "ana@example.com").status == 200

    assert (pending(ana), pending(bruno)) == (0, 1)


def test_in_order_it_waits_for_the_next_only(
    api_client: ApiClient, ana: Browser, bruno: Browser, send: Send
) -> None:
    contract_id = send(ana, "Ana Ñandú", "Bruno Díaz", in_order=True)
    assert (pending(ana), pending(bruno)) == (1, 0)

    assert sign(api_client, ana, contract_id, "ana@example.com").status == 200

    assert (pending(ana), pending(bruno)) == (0, 1)


def test_it_does_not_wait_after_its_last_day(api_client: ApiClient, ana: Browser, send: Send) -> None:
    send(ana, "Ana Ñandú", due_on="2026-11-23")
    api_client.now.moment = datetime(2026, 11, 24, 2, 55, tzinfo=UTC)  # still the 23rd in Buenos Aires
    ana = entered(api_client, "ana@example.com")
    assert pending(ana) == 1
    api_client.now.forward(minutes=6)
    assert pending(ana) == 0
    api_client.tick()
    assert pending(ana) == 0


def test_nothing_waits_that_was_declined_or_taken_back(ana: Browser, agent: StaffBrowser, send: Send) -> None:
    declined, taken_back = send(ana, "Ana Ñandú"), send(ana, "Ana Ñandú")
    assert pending(ana) == 2
    assert ana.post(f"/contracts/{declined}/decline", {"reason": "No es lo hablado"}).status == 200
    assert agent.post(f"/contracts/{taken_back}/withdraw", {"reason": "Otra versión"}).status == 200
    assert pending(ana) == 0


@pytest.mark.usefixtures("_few_at_once")
def test_many_are_counted_as_far_as_one_query_goes(ana: Browser, send: Send) -> None:
    for _ in range(3):
        send(ana, "Ana Ñandú")
    [told] = ana.get("/dashboard").json["pending"]
    assert told == {"kind": "contracts", "count": 2}


def test_where_there_are_no_contracts_any_more_nothing_is_said_of_them(
    api_client: ApiClient, ana: Browser, send: Send
) -> None:
    send(ana, "Ana Ñandú")
    owner = api_client.staff("demo", "owner", email="elena@demo.example")
    shown = owner.get("/settings").json
    settings = {**shown["settings"], "modules": ["statement"]}
    assert owner.put("/settings", {"settings": settings, "version": shown["version"]}).status == 200
    api_client.now.forward(minutes=1)
    assert ana.get("/dashboard").json["pending"] == []
