"""Links in messages: rows 12 to 14 of the security requirements, and what a scanner can do with one."""

import threading
from typing import Any

import pytest

from chalicelib.customers.models import Customer
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys
from chalicelib.signin import links
from chalicelib.signin.links import Entry
from chalicelib.tenants import service as tenants
from tests.support.api_client import ApiClient, Browser
from tests.support.builders import customer

SETTINGS: dict[str, Any] = {"signin": {"methods": ["email"]}, "entry_links": True}


@pytest.fixture
def customer_id(api_client: ApiClient) -> str:
    """Ana's, at a tenant that sends links."""
    [made] = api_client.tenant("demo", **SETTINGS).send("customers", customer("ana"))
    return str(made["id"])


def settle(**changes: Any) -> None:
    """Change the tenant's settings."""
    tenant = tenants.load_tenant("demo")
    tenant.document = {**tenant.document, **changes}
    tenant.store()
    tenants.forget()


def sent(customer_id: str, path: str = "tickets?ticket=tck_1") -> Entry:
    """A link as a message carries it."""
    found = Customer.load(keys.customer("demo", customer_id))
    [contact_id] = found.contact_ids.values()
    entry = links.make_entry("demo", tenants.tenant_settings("demo"), found, contact_id, path)
    assert entry is not None
    return entry


def token_of(entry: Entry) -> str:
    """What the page reads out of its address."""
    return entry.url.partition("entrar=")[2].partition(".")[0]


def open_link(browser: Browser, entry: Entry) -> Any:
    return browser.post("/links/open", {"token": token_of(entry)})


def prove(browser: Browser, entry: Entry, code: str = "") -> Any:
    return browser.post("/links/code", {"token": token_of(entry), "code": code or entry.code})


def wrong(entry: Entry) -> str:
    """Another code than the right one."""
    return f"{(int(entry.code) + 1) % 1_000_000:06}"


def test_a_link_in_an_unknown_browser_wants_the_code_beside_it(
    api_client: ApiClient, customer_id: str
) -> None:
    """Row 14."""
    entry, browser = sent(customer_id), api_client.browser()

    assert open_link(browser, entry).json == {"signed_in": None}
    assert browser.get("/session").status == 401
    entered = prove(browser, entry)

    assert entered.status == 200, entered.text
    assert browser.get("/session").json["customer"]["customer_id"] == customer_id


def test_in_a_browser_where_the_same_person_was_before_it_enters_without_typing(
    api_client: ApiClient, customer_id: str
) -> None:
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="ana@example.com").status == 200
    assert browser.post("/session/end").status == 200
    entry = sent(customer_id)

    assert open_link(browser, entry).json["signed_in"]["current"] == customer_id
    assert browser.get("/session").status == 200
    assert open_link(api_client.browser(), entry).code == "link_over"


def test_the_token_is_random_never_stored_and_travels_where_no_server_sees_it(
    api_client: ApiClient, customer_id: str
) -> None:
    """Row 12: at least 128 bits, stored as a hash; row 13: a GET or HEAD of the address does not carry it."""
    entry = sent(customer_id)
    address, _, fragment = entry.url.partition("#")

    assert len(token_of(entry)) >= 43
    assert token_of(entry) not in address
    # For the page, which tells by it whether somebody else is signed in.
    assert fragment == f"entrar={token_of(entry)}.{customer_id}"
    assert address == f"{deployment().public_origin}/demo/tickets?ticket=tck_1"
    stored = api_client.everything_stored()
    assert token_of(entry) not in stored
    assert entry.code not in stored


def test_it_is_over_after_three_days(api_client: ApiClient, customer_id: str) -> None:
    """Row 12: at most 72 hours, for a link that also asks for the typed code."""
    entry = sent(customer_id)
    api_client.now.forward(hours=71, minutes=59)
    assert open_link(api_client.browser(), entry).status == 200
    api_client.now.forward(minutes=1)

    assert open_link(api_client.browser(), entry).code == "link_over"
    assert prove(api_client.browser(), entry).code == "link_over"


def test_it_is_used_once_also_by_many_at_once(api_client: ApiClient, customer_id: str) -> None:
    """Row 3, for links."""
    entry = sent(customer_id)
    statuses: list[int] = []

    def enter() -> None:
        statuses.append(prove(api_client.browser(), entry).status)

    threads = [threading.Thread(target=enter) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200, 410, 410, 410, 410]


def test_opening_it_ever_so_often_uses_nothing_up(api_client: ApiClient, customer_id: str) -> None:
    """Row 13: what a scanner does that fetches, opens and presses every button."""
    entry = sent(customer_id)
    for _ in range(20):
        scanner = api_client.browser()
        assert open_link(scanner, entry).json == {"signed_in": None}
        assert scanner.post("/links/code", {"token": token_of(entry), "code": ""}).status == 422
        assert scanner.get("/session").status == 401

    assert prove(api_client.browser(), entry).status == 200


def test_five_wrong_codes_end_it_and_signing_in_goes_on(api_client: ApiClient, customer_id: str) -> None:
    """Row 5."""
    entry, thief = sent(customer_id), api_client.browser()
    answers = [prove(thief, entry, wrong(entry)) for _ in range(5)]

    assert [answer.code for answer in answers] == ["code_wrong"] * 4 + ["link_over"]
    assert answers[0].json["tries_left"] == 4
    assert prove(api_client.browser(), entry).code == "link_over"
    assert api_client.browser().sign_in(method="email", email="ana@example.com").status == 200


def test_a_made_up_one_is_answered_as_one_that_is_over(api_client: ApiClient, customer_id: str) -> None:
    """Row 8."""
    entry = sent(customer_id)
    assert prove(api_client.browser(), entry).status == 200
    over = open_link(api_client.browser(), entry)
    made_up = api_client.browser().post("/links/open", {"token": "x" * 43})

    assert (over.status, over.text, over.headers) == (made_up.status, made_up.text, made_up.headers)


@pytest.mark.parametrize("what", ["switched off", "access ended", "credentials changed", "contact gone"])
def test_it_ends_with_what_it_stands_on(api_client: ApiClient, customer_id: str, what: str) -> None:
    """Row 21."""
    entry = sent(customer_id)
    found = Customer.load(keys.customer("demo", customer_id))
    if what == "switched off":
        settle(entry_links=False)
    elif what == "access ended":
        found.change([Customer.portal_user.set(False)])
    elif what == "credentials changed":
        found.change([Customer.credential_epoch.add(1)])
    else:
        [contact_id] = found.contact_ids.values()
        from chalicelib.customers.models import Contact

        Contact.load(keys.contact("demo", customer_id, contact_id)).remove()

    assert open_link(api_client.browser(), entry).code == "link_over"
    assert prove(api_client.browser(), entry).code == "link_over"


def test_a_known_browser_opens_nothing_of_another_and_nothing_by_itself(
    api_client: ApiClient, customer_id: str
) -> None:
    system = api_client.tenant("other", **SETTINGS)
    system.send("customers", customer("ana"))
    neighbour = api_client.browser("other")
    assert neighbour.sign_in(method="email", email="ana@example.com").status == 200
    entry = sent(customer_id)
    stranger = api_client.browser()
    stranger.cookies["__Host-known-demo"] = neighbour.cookies["__Host-known-other"]
    alone = api_client.browser()
    assert alone.sign_in(method="email", email="ana@example.com").status == 200
    only_known = api_client.browser()
    only_known.cookies["__Host-known-demo"] = alone.cookies["__Host-known-demo"]

    assert open_link(stranger, entry).json == {"signed_in": None}
    assert only_known.get("/session").status == 401
    found = Customer.load(keys.customer("demo", customer_id))
    found.change([Customer.credential_epoch.add(1)])
    assert open_link(only_known, sent(customer_id)).json == {"signed_in": None}


def test_where_links_are_not_wanted_none_is_made_and_no_browser_is_remembered(api_client: ApiClient) -> None:
    [made] = api_client.tenant("demo", **{**SETTINGS, "entry_links": False}).send(
        "customers", customer("ana")
    )
    browser = api_client.browser()
    assert browser.sign_in(method="email", email="ana@example.com").status == 200
    found = Customer.load(keys.customer("demo", made["id"]))

    assert links.make_entry("demo", tenants.tenant_settings("demo"), found, "con_x", "") is None
    assert "__Host-known-demo" not in browser.cookies


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_only_fetches_uses_nothing_up_whatever_they_fetch(
    api_client: ApiClient, customer_id: str, method: str
) -> None:
    """Row 13."""
    entry = sent(customer_id)
    for path in ("open", "code"):
        reply = api_client.call(method, f"/portal/demo/links/{path}", {"token": token_of(entry)}, {})
        assert reply.status in (403, 404, 405), reply.text

    browser = api_client.browser()
    assert open_link(browser, entry).json["signed_in"] is None
    proved = browser.post("/links/code", {"token": token_of(entry), "code": entry.code})
    assert proved.status == 200, proved.text


def test_a_link_leads_to_the_page_of_the_business_that_embeds_the_portal(
    api_client: ApiClient, customer_id: str
) -> None:
    settle(allowed_sites=["https://fibra.example"], embedding_page="https://fibra.example/clientes")
    entry = sent(customer_id)

    assert entry.url.startswith("https://fibra.example/clientes#ventanilla=tickets%3Fticket%3Dtck_1&entrar=")
    assert deployment().public_origin not in entry.url
