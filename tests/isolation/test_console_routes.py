"""Every route of the console, attacked by everybody who may not call it, with the victim's real ids."""

import pytest

import app
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff import signin
from chalicelib.staff.access import SignedInStaff
from chalicelib.staff.models import SessionStage
from chalicelib.staff.permissions import Permission, Role, permissions_of
from chalicelib.staff.service import Operator
from chalicelib.tenants import entitlements
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.service import forget, load_tenant
from chalicelib.tenants.settings import Module
from tests.isolation.test_every_route import (
    PORTAL_HEADERS,
    assert_nothing_of_the_victim,
    names,
    of_the_victims_tenant,
    portal,
    send,
    system,
)
from tests.support.calls import CALLS
from tests.support.console_calls import CONSOLE_CALLS
from tests.support.scenario import MARKS, Scenario

ROUTES = {route.name: route for route in app.ROUTES}
ROLES = [role.value for role in Role]


def console_names(*accesses: str) -> list[str]:
    """The console's routes of these kinds of caller; what ends or deletes something comes last."""
    chosen = [name for name in CONSOLE_CALLS if ROUTES[name].access.name in accesses]
    return sorted(
        chosen,
        key=lambda name: (name.endswith("/end"), name.startswith("DELETE"), name.endswith("/confirm"), name),
    )


def access_of(name: str) -> SignedInStaff:
    """What a staff route demands."""
    access = ROUTES[name].access
    assert isinstance(access, SignedInStaff)
    return access


def permission_of(name: str) -> Permission | None:
    """The permission that a staff route demands, if any."""
    return access_of(name).permission


def test_every_route_of_the_console_demands_a_session_or_is_of_the_sign_in() -> None:
    open_routes = console_names("console_anonymous")

    assert all("/signin/" in name or name.endswith("/invites/accept") for name in open_routes)
    assert {ROUTES[name].access.name for name in CONSOLE_CALLS} == {"staff", "console_anonymous", "operator"}


def test_the_owner_is_served(scenario: Scenario) -> None:
    owner = scenario.staff["owner"]
    for name in console_names("staff"):
        call = CONSOLE_CALLS[name]
        reply = send(scenario, ROUTES[name], call, "demo", portal(owner.cookies))
        owner.cookies.update({n: v for n, v in reply.cookies.items() if v})

        assert reply.status in call.rightful, (name, reply.text)
        if call.reads:
            assert [mark for mark in MARKS if mark in reply.text], (name, reply.text)


OUTSIDERS = [
    *("anonymous", "customer", "other tenant", "expired", "disabled", "signed out", "api key"),
    "a customer's session under the console's name",
]


def headers_of(scenario: Scenario, who: str) -> dict[str, str]:  # noqa: PLR0911 - one for each kind of outsider
    """What an outsider sends; for some of them something happens first."""
    owner, manager = scenario.staff["owner"], scenario.staff["manager"]
    cookie = "__Host-console-demo"
    match who:
        case "anonymous":
            return portal({})
        case "customer":
            return portal(scenario.victim.cookies)
        case "other tenant":
            return portal({cookie: scenario.strangers_staff.cookies["__Host-console-other"]})
        case "a customer's session under the console's name":
            return portal({cookie: scenario.victim.cookies["__Host-portal-demo"]})
        case "api key":
            return portal({}) | system(scenario.system.key)
        case "expired":
            scenario.api_client.now.forward(minutes=16)
            return portal(owner.cookies)
        case "signed out":
            headers = portal(owner.cookies)
            assert owner.post("/session/end").status == 200
            return headers
    headers, member = portal(manager.cookies), manager.member.staff_id
    [version] = [one["version"] for one in owner.get("/team").json["items"] if one["id"] == member]
    body = {"name": "Otro", "role": "manager", "disabled": True, "version": version}
    assert owner.put(f"/team/{member}", body).status == 200
    return headers


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_from_outside_gets_anything_of_a_staff_route(scenario: Scenario, who: str) -> None:
    headers = headers_of(scenario, who)
    before = of_the_victims_tenant()
    for name in console_names("staff"):
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", headers)

        assert reply.status == 401, (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_it_may_and_nothing_else(scenario: Scenario, role: str) -> None:
    browser, allowed = scenario.staff[role], permissions_of(Role(role), ())
    demanded = {name: permission_of(name) for name in console_names("staff")}
    before = of_the_victims_tenant()
    for name, permission in demanded.items():
        if permission is None or permission in allowed:
            continue
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", portal(browser.cookies))

        assert (reply.status, reply.code) == (403, "permission_missing"), (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before
    for name, permission in demanded.items():
        if permission in allowed:
            reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", portal(browser.cookies))
            assert reply.status not in (401, 403), (name, reply.text)


def test_only_an_owner_may_call_every_route() -> None:
    demanded = {permission_of(name) for name in console_names("staff")} - {None}

    assert [role for role in Role if demanded <= permissions_of(role, ())] == [Role.OWNER]


def test_the_owner_of_another_tenant_reaches_nothing_with_the_victims_ids(scenario: Scenario) -> None:
    before = of_the_victims_tenant()
    for name in console_names("staff"):
        headers = portal(scenario.strangers_staff.cookies)
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "other", headers)

        assert reply.status < 500, (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before


def test_a_session_that_owes_its_second_factor_opens_nothing(scenario: Scenario) -> None:
    begun = signin.begin(
        Transaction(), scenario.staff["owner"].member, SessionStage.SECOND_FACTOR, "203.0.113.9"
    )
    headers = portal({"__Host-console-demo": begun.session_token})
    before = of_the_victims_tenant()
    for name in console_names("staff"):
        if SessionStage.SECOND_FACTOR in access_of(name).stages:
            continue
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", headers)

        assert (reply.status, reply.code) == (403, "second_factor_owed"), (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before


OF_A_MODULE = ("tickets", "ticket-model", "conversations", "attachments", "contracts", "contract-templates")


def test_what_a_tenant_has_not_contracted_is_closed_to_its_staff_and_systems(scenario: Scenario) -> None:
    entitlements.set_contracted(Operator("demo"), [])
    before = of_the_victims_tenant()
    closed = [name for name in console_names("staff") if name.split("/")[3].split(" ")[0] in OF_A_MODULE]
    assert len(closed) > 40
    for name in console_names("staff"):
        owner = scenario.staff["owner"]
        if name not in closed:
            assert not isinstance(ROUTES[name].access, StaffOfModule), name
            continue
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", portal(owner.cookies))

        assert (reply.status, reply.code) == (403, "module_not_contracted"), (name, reply.text)
        assert_nothing_of_the_victim(reply)
    ordered = [name for name in names("api_key") if "/data/v1/contract" in name]
    assert len(ordered) > 4
    for name in ordered:
        reply = send(scenario, ROUTES[name], CALLS[name], "demo", system(scenario.system.key))

        assert (reply.status, reply.code) == (403, "module_not_contracted"), (name, reply.text)
        assert_nothing_of_the_victim(reply)
    assert of_the_victims_tenant() == before


def test_what_is_contracted_and_switched_off_can_still_be_seen_to(scenario: Scenario) -> None:
    tenant = load_tenant("demo")
    tenant.document = {**tenant.document, "modules": ["statement"]}
    tenant.store()
    forget("demo")
    owner = scenario.staff["owner"]

    assert owner.get("/session").json["tenant"]["contracted"] == [module.value for module in Module]
    assert [owner.get(path).status for path in ("/tickets", "/conversations", "/contracts")] == [200] * 3


def test_a_staff_session_opens_nothing_of_the_portal_or_the_data_api(scenario: Scenario) -> None:
    ticket = scenario.staff["owner"].cookies["__Host-console-demo"]
    for name in names("customer", "api_key"):
        for headers in (
            portal({"__Host-portal-demo": ticket, "__Host-console-demo": ticket}),
            portal({}) | {"Authorization": f"Bearer {ticket}"},
        ):
            reply = send(scenario, ROUTES[name], CALLS[name], "demo", headers)

            assert reply.status == 401, (name, reply.text)
            assert_nothing_of_the_victim(reply)


def test_whoever_stands_before_the_console_learns_nothing(scenario: Scenario) -> None:
    for name in console_names("console_anonymous"):
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", portal({}))

        assert reply.status in CONSOLE_CALLS[name].own, (name, reply.text)
        assert_nothing_of_the_victim(reply)


def test_only_our_own_page_changes_anything(scenario: Scenario) -> None:
    cookies = portal(scenario.staff["owner"].cookies)
    foreign = [
        {**cookies, "Origin": "https://evil.example"},
        {name: value for name, value in cookies.items() if name != "X-Ventanilla"},
        {**cookies, "Sec-Fetch-Site": "cross-site"},
    ]
    before = of_the_victims_tenant()
    for name in console_names("staff", "console_anonymous"):
        for headers in foreign if not name.startswith("GET") else ():
            reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", headers)

            assert reply.status == 403, (name, reply.text)
    assert of_the_victims_tenant() == before


@pytest.mark.parametrize("key", ["", "made-up", "the data api's"])
def test_only_the_operator_makes_tenants(scenario: Scenario, key: str) -> None:
    shown = scenario.system.key if key == "the data api's" else key
    headers = PORTAL_HEADERS | {"Origin": settings().public_origin, "Authorization": f"Bearer {shown}"}
    headers |= {"Cookie": portal(scenario.staff["owner"].cookies)["Cookie"]}
    for name in console_names("operator"):
        reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "nueva", headers)

        assert (reply.status, reply.code) == (401, "operator_key_invalid")
