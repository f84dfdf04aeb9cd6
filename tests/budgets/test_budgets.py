"""Every route is held to the table in docs/budgets.md: round trips to DynamoDB, and read units."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import app
from chalicelib.billing.models import Entry
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client, keys
from chalicelib.tenants import service as tenants
from tests.isolation.test_console_routes import console_names
from tests.isolation.test_every_route import OPEN, names, portal, send, system
from tests.support.api_client import ApiClient, Browser
from tests.support.builders import customer, invoice
from tests.support.calls import CALLS
from tests.support.console_calls import CONSOLE_CALLS
from tests.support.dynamodb import Cost, cost_of
from tests.support.scenario import Scenario

ROUTES = {route.name: route for route in app.ROUTES}
_ROW = re.compile(r"^\| `([A-Z]+ /[^`]*)` \| (\d+) \| ([\d.]+|–) \|")


def table() -> dict[str, tuple[int, float | None]]:
    """The written budgets: route to round trips and read units."""
    text = Path(__file__).parents[2].joinpath("docs", "budgets.md").read_text(encoding="utf-8")
    rows = (match.groups() for match in map(_ROW.match, text.splitlines()) if match)
    return {name: (int(trips), None if units == "–" else float(units)) for name, trips, units in rows}


def test_every_route_has_a_budget() -> None:
    assert set(table()) == set(ROUTES)


def test_a_signed_in_request_has_at_most_two_round_trips() -> None:
    written = table()
    asked = {name for name, route in ROUTES.items() if route.access.name == "customer"}
    assert {name for name in asked if written[name][0] > 2} == HEAVIER


HEAVIER = {
    "POST /portal/{tenant}/attachments",  # two limits, and the file
    "POST /portal/{tenant}/attachments/{attachment_id}/examined",  # the file, before and after
    # Writing: the thing anew, what it brings along, one transaction, and how it stands then.
    "POST /portal/{tenant}/tickets",
    "POST /portal/{tenant}/tickets/{ticket_id}/replies",
    "POST /portal/{tenant}/tickets/{ticket_id}/close",
    "POST /portal/{tenant}/tickets/{ticket_id}/reopen",
    "POST /portal/{tenant}/tickets/{ticket_id}/rating",
    # A contract is changed against what is stored by then, and each event is chained to the one before.
    *(
        f"POST /portal/{{tenant}}/contracts/{{contract_id}}/{act}"
        for act in ("opened", "read", "files", "codes", "codes/{challenge_id}", "signature", "decline")
    ),
    "POST /portal/{tenant}/messages",
    "POST /portal/{tenant}/messages/seen",  # the message, the head anew, one transaction
    "POST /portal/{tenant}/notices/read",  # an update for each
    "PUT /portal/{tenant}/notices/preferences",
    "POST /portal/{tenant}/password",  # limits on tries, and the password itself
    "POST /portal/{tenant}/session/switch",  # reads all accounts, then begins one session and ends the other
}


@pytest.mark.parametrize("cache", ["warm", "cold"])
def test_no_route_costs_more_than_its_budget(scenario: Scenario, cache: str) -> None:
    written, over = table(), []
    for name in names("customer", "api_key", *OPEN):
        route, call = ROUTES[name], CALLS[name]
        if cache == "cold":
            tenants.forget()
        else:
            tenants.tenant_settings("demo")
        headers = (
            system(scenario.system.key) if route.access.name == "api_key" else portal(scenario.victim.cookies)
        )
        with cost_of() as cost:
            reply = send(scenario, route, call, "demo", headers)
        scenario.victim.cookies.update({n: v for n, v in reply.cookies.items() if v})
        trips, units = written[name]
        # Who has not signed in pays one round trip more for settings that are older than 30 s.
        allowed = trips + (cache == "cold" and route.access.name in OPEN)
        if len(cost.calls) > allowed or (units is not None and cost.read_units > units + (cache == "cold")):
            over.append((name, cost.calls, cost.read_units, written[name]))
    assert not over


@pytest.mark.parametrize("cache", ["warm", "cold"])
def test_no_route_of_the_console_costs_more_than_its_budget(scenario: Scenario, cache: str) -> None:
    written, over = table(), []
    owner = scenario.staff["owner"]
    for name in console_names("staff", "console_anonymous"):
        if cache == "cold":
            tenants.forget()
        else:
            tenants.tenant_settings("demo")
        with cost_of() as cost:
            reply = send(scenario, ROUTES[name], CONSOLE_CALLS[name], "demo", portal(owner.cookies))
        owner.cookies.update({n: v for n, v in reply.cookies.items() if v})
        trips, units = written[name]
        # Settings older than 30 s are a round trip of their own at the console.
        trips, extra = trips + (cache == "cold"), cache == "cold"
        if len(cost.calls) > trips or (units is not None and cost.read_units > units + extra):
            over.append((name, cost.calls, cost.read_units, written[name]))
    assert not over


def signed_in(api_client: ApiClient, external_id: str) -> Browser:
    """A browser in which this customer is signed in."""
    browser = api_client.browser()
    assert browser.sign_in(method="email", email=f"{external_id}@example.com").status == 200
    return browser


def cost_of_get(browser: Browser, path: str) -> Cost:
    """What a GET costs."""
    with cost_of() as cost:
        assert browser.get(path).status == 200
    return cost


def test_the_dashboard_with_400_invoices_costs_at_most_two_calls_and_four_units(
    api_client: ApiClient,
) -> None:
    system_ = api_client.tenant(signin={"methods": ["email"]})
    system_.send("customers", customer("c1"))
    # Monthly for 33 years, as many as are ever open with different due dates.
    rows = [
        invoice(f"f{n}", amount="10.00", issued_on=f"{1993 + n // 12}-{n % 12 + 1:02}-01",
                due_on=f"{1993 + n // 12}-{n % 12 + 1:02}-11")
        for n in range(400)
    ]  # fmt: skip
    assert {row["status"] for row in system_.send("invoices", *rows)} == {"created"}
    browser = signed_in(api_client, "c1")

    cost = cost_of_get(browser, "/dashboard")

    assert len(cost.calls) <= 2
    assert cost.read_units <= 4
    assert browser.get("/dashboard").json["accounts"][0]["balance"]["amount"] == "4000.00"


@pytest.mark.parametrize("many", [1_000, pytest.param(10_000, marks=pytest.mark.deep)])
def test_the_statements_first_page_costs_the_same_however_many_entries_there_are(
    api_client: ApiClient, many: int
) -> None:
    system_ = api_client.tenant(signin={"methods": ["email"]})
    small, large = (row["id"] for row in system_.send("customers", customer("c1"), customer("c2")))
    write_entries(small, 30)
    write_entries(large, many)

    costs = [cost_of_get(signed_in(api_client, who), "/statement") for who in ("c1", "c2")]

    assert costs[0].calls == costs[1].calls
    assert costs[0].read_units == costs[1].read_units
    assert len(costs[0].calls) == 2


def write_entries(customer_id: str, count: int) -> None:
    """Entries straight into the table: what they cost to read is what matters here."""
    table_name = settings().table_name
    requests = []
    for number in range(count):
        day = clock_day(number)
        key = keys.entry("demo", customer_id, "ARS", day, f"inv_{number:026d}")
        entry = Entry(
            key.pk, key.sk, document_id=f"inv_{number:026d}", type="invoice", day=day, currency="ARS",
            number=f"A-{number:08d}", description="Internet 300 Mb", amount=Decimal("10.00"), due_on=day,
        )  # fmt: skip
        requests.append({"PutRequest": {"Item": entry.serialize()}})
    for start in range(0, count, 25):
        client.dynamodb().batch_write_item(RequestItems={table_name: requests[start : start + 25]})


def clock_day(number: int) -> date:
    """A day for each entry, several a day."""
    return date.fromordinal(date(2000, 1, 1).toordinal() + number % 9000)


def test_signing_in_keeps_to_its_budgets(api_client: ApiClient) -> None:
    written = table()
    api_client.tenant(signin={"methods": ["identifier", "email"]}).send(
        "customers", customer("c1", document={"number": "30123456"})
    )
    browser, path = api_client.browser(), "/signin/challenges"
    with cost_of() as asking:
        asked = browser.ask_code(
            method="identifier", identifier="30123456", channel="email", contact="c1@example.com"
        ).json
    api_client.now.forward(seconds=31)
    tenants.tenant_settings("demo")  # in memory again, as they are for most requests
    with cost_of() as asking_again:
        assert browser.post(f"{path}/{asked['challenge_id']}/resend").status == 202
    api_client.deliver()
    with cost_of() as proving:
        assert (
            browser.post(f"{path}/{asked['challenge_id']}/code", {"code": api_client.codes()[0]}).status
            == 200
        )

    prefix = "POST /portal/{tenant}/signin/challenges"
    for cost, name in (
        (asking, ""),
        (asking_again, "/{challenge_id}/resend"),
        (proving, "/{challenge_id}/code"),
    ):
        assert len(cost.calls) <= written[prefix + name][0], cost.calls


def test_a_batch_of_new_invoices_keeps_to_its_budget(api_client: ApiClient) -> None:
    system_ = api_client.tenant()
    system_.send("customers", customer("c1"))

    with cost_of() as cost:
        system_.send("invoices", *(invoice(f"f{n}") for n in range(8)))

    assert len(cost.calls) <= table()["POST /data/v1/invoices"][0], cost.calls
    assert cost.calls.count("TransactWriteItems") == 1
