"""Signing in by user and portal password; an issued one is used up and replaced."""

import concurrent.futures

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.customers import passwords
from chalicelib.customers.models import Customer, Password
from chalicelib.customers.passwords import ISSUED_SECONDS, hash_password
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from tests.support.api_client import ApiClient, Browser, Reply, System
from tests.support.builders import customer
from tests.support.deep import examples

ISSUED, OWN = "perro.calamar", "mi clave larga"
PATH = "/signin/password"


def give(customer_id: str, password: str, *, issued: bool, tenant: str = "demo") -> None:
    """Give a customer a portal password."""
    item = Password.find(keys.password(tenant, customer_id)) or Password.at(tenant, customer_id)
    item.hash, item.issued, item.changed_at = hash_password(password, issued=issued), issued, clock.now()
    item.expires_at = clock.epoch() + ISSUED_SECONDS if issued else 0
    item.store()


@pytest.fixture
def system(api_client: ApiClient) -> System:
    """A tenant whose customers sign in by password."""
    return api_client.tenant(signin={"methods": ["password", "email"], "identifier_field": "document"})


@pytest.fixture
def ana(system: System) -> str:
    """A customer with the issued password."""
    row = customer("ana", document={"number": "30123456"})
    customer_id = str(system.send("customers", row)[0]["id"])
    give(customer_id, ISSUED, issued=True)
    return customer_id


def sign_in(browser: Browser, password: str, user: str = "30.123.456") -> Reply:
    """Type user and password."""
    return browser.post(PATH, {"user": user, "password": password})


def choose(browser: Browser, password: str, token: str) -> Reply:
    """Choose one's own password."""
    return browser.post(f"{PATH}/choice", {"token": token, "password": password})


def with_own_password(api_client: ApiClient, customer_id: str) -> Browser:
    """A browser of a customer who has a password of their own."""
    give(customer_id, OWN, issued=False)
    browser = api_client.browser()
    assert sign_in(browser, OWN).json["signed_in"], "not signed in"
    return browser


def test_an_issued_password_lets_its_owner_choose_their_own_and_nothing_else(
    ana: str, api_client: ApiClient
) -> None:
    browser = api_client.browser()

    first = sign_in(browser, "PERRO.Calamar")

    assert first.status == 200, first.text
    assert first.json["signed_in"] is None
    assert browser.get("/dashboard").status == 401
    assert choose(browser, OWN, first.json["choose"]).json["current"] == ana
    assert browser.get("/dashboard").status == 200
    assert sign_in(api_client.browser(), OWN).json["signed_in"]["current"] == ana


@pytest.mark.parametrize("user", ["30123456", "30.123.456", " 30-123-456 ", "ANA@example.com"])
def test_the_user_is_the_chosen_identifier_or_an_address(ana: str, api_client: ApiClient, user: str) -> None:
    give(ana, OWN, issued=False)

    assert sign_in(api_client.browser(), OWN, user).json["signed_in"]["current"] == ana


def test_an_issued_password_is_good_once(ana: str, api_client: ApiClient) -> None:
    """Row 15: ASVS 6.4.1."""
    assert sign_in(api_client.browser(), ISSUED).json["choose"]

    assert sign_in(api_client.browser(), ISSUED).code == "credentials_wrong"


def test_an_issued_password_is_good_once_under_parallel_tries(ana: str, api_client: ApiClient) -> None:
    browsers = [api_client.browser() for _ in range(6)]
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda one: sign_in(one, ISSUED), browsers))

    assert sorted(reply.status for reply in replies) == [200, 422, 422, 422, 422, 422]


def test_an_issued_password_is_good_for_a_day(ana: str, api_client: ApiClient) -> None:
    api_client.now.forward(hours=24, seconds=1)

    assert sign_in(api_client.browser(), ISSUED).code == "credentials_wrong"


def test_there_are_ten_minutes_to_choose(ana: str, api_client: ApiClient) -> None:
    token = sign_in(api_client.browser(), ISSUED).json["choose"]
    api_client.now.forward(seconds=601)

    assert choose(api_client.browser(), OWN, token).code == "choice_over"


def test_choosing_twice_is_refused(ana: str, api_client: ApiClient) -> None:
    token = sign_in(api_client.browser(), ISSUED).json["choose"]
    assert choose(api_client.browser(), OWN, token).status == 200

    assert choose(api_client.browser(), "otra clave larga", token).code == "choice_over"


@pytest.mark.parametrize("password", ["corta", "password", "30123456", ISSUED[:7]])
def test_a_bad_choice_is_refused_and_can_be_made_again(
    ana: str, api_client: ApiClient, password: str
) -> None:
    token = sign_in(api_client.browser(), ISSUED).json["choose"]

    refused = choose(api_client.browser(), password, token)

    assert (refused.status, [field["field"] for field in refused.json["fields"]]) == (422, ["password"])
    assert choose(api_client.browser(), OWN, token).status == 200


def test_a_token_is_good_at_its_own_tenant_only(ana: str, api_client: ApiClient) -> None:
    api_client.tenant("other", signin={"methods": ["password"]})
    token = sign_in(api_client.browser(), ISSUED).json["choose"]

    assert choose(api_client.browser("other"), OWN, token).code == "choice_over"


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("30123456", "otra.palabra"),
        ("30999999", OWN),
        ("nadie@example.com", OWN),
        ("9999999", OWN),
        ("@", OWN),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(
    ana: str, api_client: ApiClient, user: str, password: str
) -> None:
    """Row 8: ASVS 6.3.8."""
    give(ana, OWN, issued=False)

    wrong = sign_in(api_client.browser(), password, user)

    assert (wrong.status, wrong.code, wrong.json["detail"]) == (
        422,
        "credentials_wrong",
        "not the user and password",
    )
    assert wrong.set_cookies == ()


def test_who_has_no_access_gets_that_answer_too(system: System, api_client: ApiClient) -> None:
    row = customer("ana", document={"number": "30123456"}, access={"portal_user": False})
    give(system.send("customers", row)[0]["id"], OWN, issued=False)

    assert sign_in(api_client.browser(), OWN).code == "credentials_wrong"


@pytest.mark.parametrize("user", ["30123456", "31000000", "nadie@example.com", "9999999"])
def test_each_try_verifies_as_many_hashes_whoever_is_meant(
    ana: str, api_client: ApiClient, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 9: what takes the time is done as often; the answer then leaves on a grid."""
    give(ana, OWN, issued=False)
    verified: list[str] = []
    real = passwords.verify_password

    def counting(password: str, stored: str, *, issued: bool) -> bool:
        verified.append(stored)
        return real(password, stored, issued=issued)

    monkeypatch.setattr(passwords, "verify_password", counting)
    sign_in(api_client.browser(), "equivocada", user)

    assert len(verified) == 3


def test_tries_are_limited_by_what_was_typed_for_known_and_unknown_alike(
    ana: str, api_client: ApiClient
) -> None:
    """Row 5: ASVS 6.6.3; row 7: never a lock-out for good."""
    give(ana, OWN, issued=False)
    for user in ("30123456", "31000000"):
        statuses = [sign_in(api_client.browser(), "equivocada", user).status for _ in range(11)]
        assert statuses == [422] * 10 + [429]
    assert sign_in(api_client.browser(), OWN).status == 429

    api_client.now.forward(hours=1)

    assert sign_in(api_client.browser(), OWN).status == 200


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(12), deadline=None
)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5000)), min_size=1, max_size=30))
def test_however_strangers_try_the_owner_comes_in_within_a_day(
    ana: str, api_client: ApiClient, tries: list[tuple[bool, int]]
) -> None:
    """Row 7: ASVS 6.1.1, back-off and no lock-out; row 5: no more than 10 wrong tries are looked at in an hour."""
    give(ana, OWN, issued=False)
    looked_at: list[int] = []
    for by_address, seconds in tries:
        api_client.now.forward(seconds=seconds)
        user = "ana@example.com" if by_address else "30123456"
        if sign_in(api_client.browser(), "equivocada", user).status == 422:
            looked_at.append(clock.epoch())
    for start in looked_at:
        # Two names for the same account are two counters.
        assert sum(start - start % 3600 <= at < start - start % 3600 + 3600 for at in looked_at) <= 20

    api_client.now.forward(days=1)

    assert sign_in(api_client.browser(), OWN).status == 200


def test_two_customers_with_one_identifier_open_with_their_own_password_only(
    system: System, api_client: ApiClient
) -> None:
    rows = [customer(name, document={"number": "30123456"}) for name in ("una", "otra")]
    one, other = (row["id"] for row in system.send("customers", *rows))
    give(one, OWN, issued=False)
    give(other, "la clave de otra", issued=False)

    signed_in = sign_in(api_client.browser(), OWN).json["signed_in"]

    assert [account["customer_id"] for account in signed_in["accounts"]] == [one]


def test_a_tenant_without_the_method_refuses_it(api_client: ApiClient) -> None:
    api_client.tenant(signin={"methods": ["email"]})

    assert sign_in(api_client.browser(), OWN).json["fields"][0]["code"] == "method_off"


def test_ones_own_password_is_changed_with_the_present_one(ana: str, api_client: ApiClient) -> None:
    browser, elsewhere = with_own_password(api_client, ana), with_own_password(api_client, ana)

    changed = browser.post("/password", {"old": OWN, "new": "una clave nueva"})

    assert changed.status == 200, changed.text
    assert browser.get("/dashboard").status == 200
    assert elsewhere.get("/dashboard").code == "session_expired"
    assert sign_in(api_client.browser(), OWN).code == "credentials_wrong"
    assert sign_in(api_client.browser(), "una clave nueva").json["signed_in"]


def test_the_owner_is_told_of_the_change(ana: str, api_client: ApiClient) -> None:
    """Row 25: ASVS 6.3.7."""
    with_own_password(api_client, ana).post("/password", {"old": OWN, "new": "una clave nueva"})
    api_client.deliver()

    assert [message["to"] for message in api_client.messages()] == ["ana@example.com"]
    assert "una clave nueva" not in api_client.messages()[0]["text"]


def test_a_wrong_present_password_changes_nothing_and_is_limited(ana: str, api_client: ApiClient) -> None:
    browser = with_own_password(api_client, ana)
    replies = [browser.post("/password", {"old": "otra", "new": "una clave nueva"}) for _ in range(11)]

    assert [reply.status for reply in replies] == [422] * 10 + [429]
    assert replies[0].json["fields"][0]["field"] == "old"
    assert browser.get("/dashboard").status == 200


def test_no_password_is_stored_or_logged(
    ana: str, api_client: ApiClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Row 11: ASVS 16.2.5."""
    token = sign_in(api_client.browser(), ISSUED).json["choose"]
    choose(api_client.browser(), OWN, token)

    assert not [word for word in (ISSUED, OWN, token) if word in api_client.everything_stored() + caplog.text]


def test_a_session_by_password_is_of_the_customers_contact(ana: str, api_client: ApiClient) -> None:
    browser = with_own_password(api_client, ana)
    contact = next(iter(Customer.load(keys.customer("demo", ana)).contact_ids.values()))

    assert browser.cookies["__Host-portal-demo"].startswith(f"{ana}.{contact}.")
