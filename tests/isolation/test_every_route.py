"""Every route of the app, attacked by everybody who is not its rightful caller, with the victim's real ids."""

import json
from typing import Any

import pytest

import app
from chalicelib.kernel.http.routing import Route
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from chalicelib.tenants import api_keys
from tests.support.api_client import Reply
from tests.support.calls import CALLS, Call
from tests.support.console_calls import CONSOLE_CALLS
from tests.support.scenario import MARKS, Scenario

ROUTES = {route.name: route for route in app.ROUTES}
OPEN = ("anonymous", "mail_program", "public")
"""Those who need not say who they are."""
PORTAL_HEADERS = {"X-Ventanilla": "1", "Sec-Fetch-Site": "same-origin"}


def filled(value: Any, ids: dict[str, str]) -> Any:
    """A body with `{invoice_id}` and the like replaced by the victim's."""
    text = json.dumps(value)
    for name, one in ids.items():
        text = text.replace(f"{{{name}}}", one)
    return json.loads(text)


def send(scenario: Scenario, route: Route, call: Call, tenant: str, headers: dict[str, str]) -> Reply:
    """Call a route with the victim's ids and somebody's credentials."""
    path = route.path.replace("{tenant}", tenant)
    for slot, name in call.path.items():
        path = path.replace(f"{{{slot}}}", name[1:] if name.startswith("=") else scenario.ids[name])
    body = filled(call.body, scenario.ids) if call.body is not None else None
    return scenario.api_client.call(route.method, path + call.query, body, headers)


def portal(cookies: dict[str, str]) -> dict[str, str]:
    """The headers of our page with these cookies."""
    origin = {"Origin": settings().public_origin}
    return PORTAL_HEADERS | origin | {"Cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())}


def system(key: str) -> dict[str, str]:
    """The headers of a tenant's system."""
    return {"Authorization": f"Bearer {key}"}


def assert_nothing_of_the_victim(reply: Reply) -> None:
    """Nothing in the answer is the victim's."""
    shown = reply.text + json.dumps(dict(reply.headers)) + " ".join(reply.set_cookies)
    assert not [mark for mark in MARKS if mark in shown]


def stored() -> str:
    """All that is stored of the victim's facts, to see that an attack changed nothing."""
    items: list[Any] = client.dynamodb().scan(TableName=settings().table_name)["Items"]
    return json.dumps(sorted(items, key=lambda item: (item["pk"]["S"], item["sk"]["S"])), sort_keys=True)


def test_every_route_has_its_entry() -> None:
    assert set(CALLS) | set(CONSOLE_CALLS) == set(ROUTES)


def names(*accesses: str) -> list[str]:
    """The routes of these kinds of caller; what ends or deletes something comes last."""
    chosen = [name for name in CALLS if ROUTES[name].access.name in accesses]
    return sorted(
        chosen,
        key=lambda name: (
            name.startswith("DELETE"),
            name.startswith("POST /data"),
            name.endswith("/session/end"),
            name.endswith("/close"),
            name,
        ),
    )


def test_the_rightful_caller_is_served(scenario: Scenario) -> None:
    for name in names("customer", "api_key", *OPEN):
        route, call = ROUTES[name], CALLS[name]
        if route.access.name == "api_key":
            reply = send(scenario, route, call, "demo", system(scenario.system.key))
        else:
            reply = send(scenario, route, call, "demo", portal(scenario.victim.cookies))
            scenario.victim.cookies.update({n: v for n, v in reply.cookies.items() if v})
        if route.access.name not in OPEN:
            assert reply.status in call.rightful, (name, reply.text)
        if call.reads:
            assert [mark for mark in MARKS if mark in reply.text], (name, reply.text)


@pytest.mark.parametrize("who", ["anonymous", "neighbour", "other tenant", "expired", "ended", "api key"])
def test_nobody_else_gets_anything_of_a_customers_route(scenario: Scenario, who: str) -> None:
    cookies = dict(scenario.victim.cookies)
    if who == "anonymous":
        cookies = {}
    elif who == "neighbour":
        cookies = scenario.neighbour.cookies
    elif who == "other tenant":
        # The stranger's session, shown at the victim's tenant under that tenant's cookie name.
        cookies = {"__Host-portal-demo": scenario.stranger.cookies["__Host-portal-other"]}
    elif who == "expired":
        scenario.api_client.now.forward(minutes=16)
    elif who == "ended":
        assert scenario.victim.post("/session/end").status == 200
    headers = portal(cookies) if who != "api key" else portal({}) | system(scenario.system.key)
    before = of_the_victim(scenario)
    for name in names("customer"):
        reply = send(scenario, ROUTES[name], CALLS[name], "demo", headers)

        assert reply.status in (CALLS[name].own if who == "neighbour" else (401,)), (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victim(scenario) == before


def test_a_session_opens_nothing_at_another_tenant(scenario: Scenario) -> None:
    cookies = {"__Host-portal-other": scenario.victim.cookies["__Host-portal-demo"]}
    for name in names("customer"):
        reply = send(scenario, ROUTES[name], CALLS[name], "other", portal(cookies))

        assert reply.status == 401, (name, reply.text)
        assert_nothing_of_the_victim(reply)


@pytest.mark.parametrize("who", ["anonymous", "customer", "other tenant", "revoked", "made up"])
def test_nobody_else_gets_anything_of_a_systems_route(scenario: Scenario, who: str) -> None:
    headers: dict[str, str] = {}
    expected: tuple[int, ...] = (401,)
    if who == "customer":
        headers = portal(scenario.victim.cookies)
    elif who == "other tenant":
        # A valid key: it reaches its own tenant's things only.
        headers, expected = system(scenario.strangers_system.key), (200, 404)
    elif who == "revoked":
        api_keys.revoke_api_key("demo", scenario.system.key.split("_")[2])
        headers, expected = system(scenario.system.key), (403,)
    elif who == "made up":
        headers = system(scenario.system.key[:-1] + ("A" if scenario.system.key[-1] != "A" else "B"))
    before = of_the_victims_tenant()
    for name in names("api_key"):
        reply = send(scenario, ROUTES[name], CALLS[name], "demo", headers)

        assert reply.status in expected, (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before


def of_the_victim(scenario: Scenario) -> list[Any]:
    """All that is stored of the victim; a neighbour may write what is theirs."""
    return [item for item in json.loads(stored()) if scenario.ids["customer_id"] in json.dumps(item)]


def of_the_victims_tenant() -> list[Any]:
    """All that is stored of the victim's tenant."""
    return [item for item in json.loads(stored()) if item["pk"]["S"].startswith("TENANT#demo")]


def test_whoever_has_not_signed_in_learns_nothing(scenario: Scenario) -> None:
    for name in names(*OPEN):
        reply = send(scenario, ROUTES[name], CALLS[name], "demo", portal({}))

        assert reply.status in CALLS[name].own, (name, reply.text)
        assert_nothing_of_the_victim(reply)


def test_a_cursor_is_good_for_its_caller_only(scenario: Scenario) -> None:
    scenario.system.send("invoices", *(
        {**row, "customer": who, "external_id": f"{who}-{n}", "number": f"{who}-{n}"}
        for n in range(3)
        for who, row in (("victima", INVOICE_ROW), ("vecina", INVOICE_ROW))
    ))  # fmt: skip
    cursor = scenario.victim.get("/statement?limit=1").json["next"]
    systems = scenario.system.call("GET", "/invoices?limit=1").json["next"]

    assert scenario.victim.get(f"/statement?limit=1&cursor={cursor}").status == 200
    assert scenario.neighbour.get(f"/statement?limit=1&cursor={cursor}").code == "cursor_invalid"
    assert scenario.victim.get(f"/invoices?limit=1&cursor={cursor}").code == "cursor_invalid"
    assert (
        scenario.strangers_system.call("GET", f"/invoices?limit=1&cursor={systems}").code == "cursor_invalid"
    )


INVOICE_ROW = {
    "issued_on": "2026-11-02",
    "due_on": "2026-11-12",
    "currency": "ARS",
    "net": "1.00",
    "total": "1.00",
}
