"""Sessions: how long, for whom, and what ends them."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chalicelib.kernel.settings import settings
from tests.support.api_client import ApiClient, Browser, System
from tests.support.builders import customer, invoice
from tests.support.deep import examples

COOKIE = "__Host-portal-demo"


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant with a customer."""
    tenant = api_client.tenant(signin={"methods": ["email"]}, deleted_keep_access=False)
    tenant.send("customers", customer("ana"))
    return tenant


@pytest.fixture
def browser(api_client: ApiClient, system: System) -> Browser:
    """A browser in which the customer is signed in."""
    one = api_client.browser()
    assert one.sign_in(method="email", email="ana@example.com").status == 200
    return one


def test_a_session_ends_after_fifteen_idle_minutes(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 7.3.1."""
    api_client.now.forward(minutes=15)
    assert browser.get("/session").status == 200
    api_client.now.forward(minutes=15, seconds=1)

    ended = browser.get("/session")

    assert (ended.status, ended.code) == (401, "session_expired")


def test_a_session_that_is_used_lives_twelve_hours_and_no_longer(
    browser: Browser, api_client: ApiClient
) -> None:
    """ASVS 7.3.2."""
    for _ in range(71):
        api_client.now.forward(minutes=10)
        assert browser.get("/session").status == 200
    api_client.now.forward(minutes=10, seconds=1)

    assert browser.get("/session").status == 401


def test_an_old_stamp_does_not_outlive_the_idle_time_though_a_newer_one_is_used(
    browser: Browser, api_client: ApiClient
) -> None:
    old = browser.cookies[COOKIE]
    for _ in range(2):
        api_client.now.forward(minutes=10)
        assert browser.get("/session").status == 200

    assert Browser(api_client, "demo", {COOKIE: old}).get("/session").status == 401


def test_a_sign_in_and_a_switch_give_a_new_session(api_client: ApiClient, system: System) -> None:
    """ASVS 7.2.4; and the old session is gone."""
    shared = {"contact": {"emails": ["dos@example.com"]}}
    ids = [row["id"] for row in system.send("customers", customer("a", **shared), customer("b", **shared))]
    browser = api_client.browser()
    signed_in = browser.sign_in(method="email", email="dos@example.com").json
    before = browser.cookies[COOKIE]
    other = next(one for one in ids if one != signed_in["current"])

    switched = browser.post("/session/switch", {"customer_id": other})

    assert switched.json["current"] == other
    assert browser.get("/session").json["customer"]["customer_id"] == other
    assert len(browser.get("/session").json["accounts"]) == 2
    assert Browser(api_client, "demo", {COOKIE: before}).get("/session").status == 401


def test_signing_out_ends_it_on_the_server(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 7.4.1."""
    kept = dict(browser.cookies)
    assert browser.post("/session/end").status == 200

    assert COOKIE not in browser.cookies
    assert Browser(api_client, "demo", kept).get("/session").status == 401


def test_deleting_the_customer_ends_it(browser: Browser, system: System) -> None:
    """ASVS 7.4.2."""
    assert system.call("DELETE", "/customers/ana").status == 200

    assert browser.get("/dashboard").status == 401


@pytest.mark.parametrize(
    "access",
    [{"portal_user": False}, {"portal_until": "2026-11-22"}, {"support_from": "2026-11-24"}],
)
def test_the_end_of_access_ends_it(browser: Browser, system: System, access: dict[str, str]) -> None:
    """ASVS 7.4.2: at the next request."""
    system.send("customers", customer("ana", access=access))

    assert browser.get("/dashboard").status == 401


def test_a_session_is_at_least_128_bits_and_differs_each_time(api_client: ApiClient, system: System) -> None:
    """ASVS 7.2.3: ours has 256."""
    system.send("customers", customer("eva"))
    tokens = set()
    for who in ("ana", "eva"):
        browser = api_client.browser()
        browser.sign_in(method="email", email=f"{who}@example.com")
        tokens.add(browser.cookies[COOKIE].split(".")[2])
    assert len(tokens) == 2
    assert all(len(token) * 6 >= 256 for token in tokens)


def test_the_cookie_is_of_our_host_secure_partitioned_and_out_of_reach_of_scripts(
    api_client: ApiClient, system: System
) -> None:
    browser = api_client.browser()
    reply = browser.sign_in(method="email", email="ana@example.com")
    [line] = [line for line in reply.set_cookies if line.startswith(f"{COOKIE}=")]

    assert set(line.split("; ")[1:]) == {"Path=/", "Secure", "SameSite=None", "Partitioned", "HttpOnly"}


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60), deadline=None
)
@given(place=st.integers(0, 10_000), letter=st.sampled_from("0123456789abcdefABCDEFxyz.-_"))
def test_a_session_changed_in_any_letter_is_none(
    browser: Browser, api_client: ApiClient, place: int, letter: str
) -> None:
    """ASVS 9.1.1: whatever is signed has one algorithm, and no part of it may change."""
    whole = browser.cookies[COOKIE]
    at = place % len(whole)
    changed = whole[:at] + letter + whole[at + 1 :]
    if changed == whole:
        return

    assert Browser(api_client, "demo", {COOKIE: changed}).get("/session").status == 401


def test_the_handover_gives_a_bearer_once_and_for_a_minute(api_client: ApiClient, system: System) -> None:
    """Where the cookie did not come back: a token for the page's memory."""
    browser = api_client.browser()
    handover = browser.sign_in(method="email", email="ana@example.com").json["handover"]
    browser.cookies.clear()
    bearer = browser.post("/session/bearer", {"handover": handover}).json["bearer"]

    assert browser.get("/session", Authorization=f"Bearer {bearer}").status == 200
    assert browser.post("/session/bearer", {"handover": handover}).code == "handover_invalid"
    api_client.now.forward(minutes=2)
    refreshed = browser.get("/session", Authorization=f"Bearer {bearer}").headers["session-refresh"]
    assert browser.get("/session", Authorization=f"Bearer {refreshed}").status == 200
    late = api_client.browser()
    api_client.now.forward(minutes=2)
    handover = late.sign_in(method="email", email="ana@example.com").json["handover"]
    api_client.now.forward(seconds=61)
    assert late.post("/session/bearer", {"handover": handover}).code == "handover_invalid"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Origin": "https://evil.example"}, "foreign_origin"),
        ({"Origin": "null"}, "foreign_origin"),
        ({"X-Ventanilla": ""}, "header_missing"),
        ({"Sec-Fetch-Site": "cross-site"}, "foreign_origin"),
        ({"Sec-Fetch-Site": "same-site"}, "foreign_origin"),
    ],
)
def test_a_change_comes_from_our_own_page_only(browser: Browser, headers: dict[str, str], code: str) -> None:
    """ASVS 3.5.1 to 3.5.3."""
    browser.headers = headers
    refused = browser.post("/session/end")
    assert (refused.status, refused.code) == (403, code)

    browser.headers = {}
    assert browser.get("/session").status == 200


def test_a_change_without_an_origin_is_refused(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 3.5.1."""
    headers = {"X-Ventanilla": "1", "Cookie": f"{COOKIE}={browser.cookies[COOKIE]}"}
    assert api_client.call("POST", "/portal/demo/session/end", {}, headers).code == "foreign_origin"


def test_a_change_is_json(browser: Browser) -> None:
    """ASVS 3.5.2: a form cannot send it."""
    reply = browser.post("/session/end", Content_Type="application/x-www-form-urlencoded")

    assert (reply.status, reply.code) == (415, "unsupported_media_type")


def test_answers_are_kept_by_nobody(browser: Browser) -> None:
    assert browser.get("/dashboard").headers["cache-control"] == "no-store"
    assert settings().public_origin


def test_only_the_last_invoice_is_seen_where_the_statement_is_off(api_client: ApiClient) -> None:
    system = api_client.tenant("sin-cuenta", signin={"methods": ["email"]}, modules=[])
    system.send("customers", customer("ana"))
    older, last = system.send(
        "invoices", invoice("f1", "ana", issued_on="2026-10-01"), invoice("f2", "ana", issued_on="2026-11-01")
    )
    browser = api_client.browser("sin-cuenta")
    browser.sign_in(method="email", email="ana@example.com")

    assert [row["id"] for row in browser.get("/dashboard").json["accounts"][0]["recent"]] == [last["id"]]
    assert browser.get("/statement").code == "module_off"
    assert browser.get("/invoices").code == "module_off"
    assert browser.get(f"/invoices/{older['id']}").code == "module_off"
    assert browser.get(f"/invoices/{last['id']}").status == 200
    assert browser.post(f"/invoices/{last['id']}/pdf").status == 200
