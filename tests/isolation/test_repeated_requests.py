"""Every route that heeds an `Idempotency-Key`: what was answered to one caller is given to nobody else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

import app
from chalicelib.kernel.caller import AnonymousCaller
from chalicelib.kernel.http.idempotency import KeptAnswer
from chalicelib.kernel.http.routing import Route
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.kernel.store.keys import Key
from chalicelib.tenants import api_keys
from tests.isolation.test_every_route import filled, portal, system
from tests.support.api_client import Reply
from tests.support.builders import customer
from tests.support.calls import CALLS, Call
from tests.support.console_calls import CONSOLE_CALLS
from tests.support.scenario import Scenario

REPEATABLE = {route.name: route for route in app.ROUTES if route.repeatable}
KEPT = "what was kept for the first caller"
KEY = {"Idempotency-Key": "the-same-key"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who calls, and at which tenant."""

    name: str
    tenant: str
    headers: Mapping[str, str]


def call_of(name: str) -> Call:
    """How a route is called with the victim's ids."""
    return (CALLS | CONSOLE_CALLS)[name]


def send(scenario: Scenario, route: Route, who: Somebody, ids: dict[str, str], blanks: str = "") -> Reply:
    """The very request, by somebody; `blanks` after the body make it another."""
    call = call_of(route.name)
    path = route.path.replace("{tenant}", who.tenant)
    for slot, name in call.path.items():
        path = path.replace(f"{{{slot}}}", ids[name])
    body = json.dumps(filled(call.body, scenario.ids)) + blanks
    headers = {"Content-Type": "application/json", **who.headers, **KEY}
    return scenario.api_client.call(route.method, path + call.query, body.encode(), headers)


def mark_what_was_kept() -> int:
    """Put words into every kept answer that no route says; how many there were."""
    kept = [item for item in volatile() if item["sk"]["S"] == "ANSWER"]
    for item in kept:
        answer = KeptAnswer.load(Key(item["pk"]["S"], item["sk"]["S"]))
        answer.answer = json.dumps({**json.loads(answer.answer), "body": json.dumps(KEPT)})
        answer.store()
    return len(kept)


def volatile() -> list[Any]:
    """All that counts or expires."""
    items: list[Any] = client.dynamodb().scan(TableName=settings().volatile_table_name)["Items"]
    return items


def callers(scenario: Scenario, access: str) -> list[Somebody]:
    """Everybody who may call such a route; the first is its rightful caller."""
    if access == "api_key":
        second = api_keys.issue_api_key("demo", "second").secret
        return [
            Somebody("system", "demo", system(scenario.system.key)),
            Somebody("another key", "demo", system(second)),
            Somebody("other tenant", "other", system(scenario.strangers_system.key)),
        ]
    if access == "staff":
        return [
            *(
                Somebody(role, "demo", portal(scenario.staff[role].cookies))
                for role in ("owner", "manager", "agent", "readonly")
            ),
            Somebody("other tenant", "other", portal(scenario.strangers_staff.cookies)),
        ]
    assert access == "customer"
    return [
        Somebody("victim", "demo", portal(scenario.victim.cookies)),
        Somebody("colleague", "demo", portal(colleague(scenario))),
        Somebody("neighbour", "demo", portal(scenario.neighbour.cookies)),
        Somebody("other tenant", "other", portal(scenario.stranger.cookies)),
    ]


def colleague(scenario: Scenario) -> dict[str, str]:
    """Another contact of the victim's company, signed in."""
    victim = {"name": "Victoria Secreta", "emails": ["victima@example.com"]}
    other = {"name": "Carlos", "emails": ["carlos@example.com"]}
    row = customer("victima", name="Victoria Secreta", number="777")
    scenario.system.send("customers", {**row, "contacts": [victim, other]})
    scenario.api_client.deliver()
    browser = scenario.api_client.browser()
    assert browser.sign_in(method="email", email="carlos@example.com").status == 200
    return browser.cookies


@pytest.mark.parametrize("access", sorted({route.access.name for route in REPEATABLE.values()}))
def test_the_same_key_brings_nobody_elses_answer(scenario: Scenario, access: str) -> None:
    rightful, *others = callers(scenario, access)
    for route in [one for one in REPEATABLE.values() if one.access.name == access]:
        before = mark_what_was_kept()
        first = send(scenario, route, rightful, scenario.ids)
        assert first.status in call_of(route.name).rightful, (route.name, first.text)
        assert mark_what_was_kept() == before + 1, (route.name, first.text)
        # So that the test sees that it could: whoever asked first does get what was kept.
        assert send(scenario, route, rightful, scenario.ids).text == json.dumps(KEPT)
        assert send(scenario, route, rightful, scenario.ids, blanks=" ").code == "idempotency_key_reused"
        for who in others:
            again = send(scenario, route, who, scenario.ids)
            other_body = send(scenario, route, who, scenario.ids, blanks="  ")

            assert KEPT not in again.text, (route.name, who.name)
            if again.status >= 400:  # nothing was kept for them: what they say else is answered alike
                assert "idempotency_key" not in other_body.text, (route.name, who.name, other_body.text)


def test_the_same_key_at_another_path_does_what_is_asked_there(scenario: Scenario) -> None:
    elsewhere = {"ticket_id": "other_ticket_id", "contract_id": "contract_id_of_nothing"}
    ids = {**scenario.ids, "contract_id_of_nothing": "con_01JD0000000000000000000000"}
    browsers = {"customer": scenario.victim, "staff": scenario.staff["owner"]}
    for route in [one for one in REPEATABLE.values() if set(one.path_params) - {"tenant"}]:
        rightful = Somebody("rightful", "demo", portal(browsers[route.access.name].cookies))
        # A slot that is not known here would leave a route unwatched.
        assert set(call_of(route.name).path) <= set(elsewhere), route.name
        assert send(scenario, route, rightful, ids).status in call_of(route.name).rightful
        mark_what_was_kept()

        there = send(
            scenario, route, rightful, {**ids, **{to: ids[other] for to, other in elsewhere.items()}}
        )

        assert KEPT not in there.text, route.name
        if "ticket_id" in route.path_params:
            assert there.status == 200, (route.name, there.text)
            assert there.json["ticket_id"] == ids["other_ticket_id"]


def test_nothing_is_kept_for_somebody_who_is_nobody_in_particular() -> None:
    with pytest.raises(TypeError):
        _ = AnonymousCaller(tenant="demo").subject
    assert {route.access.name for route in REPEATABLE.values()} <= {"customer", "staff", "api_key"}
