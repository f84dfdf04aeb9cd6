"""Codes: each number of the sign-in, with the row of OWASP ASVS 5.0 that asks for it."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store import client
from tests.support.api_client import ApiClient, Browser, Reply
from tests.support.builders import customer

ANA = customer("ana", document={"number": "30.123.456"}, contact={"emails": ["ana@example.com"]})
BY_EMAIL = {"method": "email", "email": "ana@example.com"}
BOTH = {"methods": ["identifier", "email"], "channels": ["email", "sms"]}


@pytest.fixture
def browser(api_client: ApiClient) -> Browser:
    """A browser at a portal whose customer is Ana."""
    api_client.tenant(signin=BOTH).send("customers", ANA)
    return api_client.browser()


def ask(browser: Browser, **wanted: str) -> tuple[str, str]:
    """Ask for a code; the path at which it is typed, and the code."""
    known = browser.api_client.codes()
    asked = browser.ask_code(**(wanted or BY_EMAIL))
    assert asked.status == 202, asked.text
    browser.api_client.deliver()
    fresh = browser.api_client.codes()
    return f"/signin/challenges/{asked.json['challenge_id']}", fresh[0] if len(fresh) > len(known) else ""


def other_than(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_codes_have_six_digits_from_the_whole_range() -> None:
    """ASVS 6.5.3 and 6.5.4: 20 bits, from a CSPRNG."""
    codes = [rules.new_code() for _ in range(3000)]

    assert all(re.fullmatch(r"\d{6}", code) for code in codes)
    assert len(set(codes)) > 2950
    assert {code[0] for code in codes} == set("0123456789")


def test_a_code_lives_five_minutes(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.5.5."""
    path, code = ask(browser)
    api_client.now.forward(minutes=5)

    assert (browser.post(f"{path}/code", {"code": code}).status) == 410


def test_a_code_works_a_second_before_it_expires(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.5.5: TTL is not what ends it."""
    path, code = ask(browser)
    api_client.now.forward(minutes=4, seconds=59)

    assert browser.post(f"{path}/code", {"code": code}).status == 200


def test_a_code_works_once(browser: Browser) -> None:
    """ASVS 6.5.1."""
    path, code = ask(browser)
    binding = browser.cookies["__Host-signin-demo"]
    assert browser.post(f"{path}/code", {"code": code}).status == 200

    again = browser.post(f"{path}/code", {"code": code, "binding": binding})

    assert (again.status, again.code) == (410, "code_expired")


def test_of_twenty_parallel_tries_with_the_right_code_one_signs_in(
    browser: Browser, api_client: ApiClient
) -> None:
    """ASVS 6.5.1: single use, also under 20 parallel tries."""
    path, code = ask(browser)
    cookies = dict(browser.cookies)

    def try_once(_: int) -> int:
        return Browser(api_client, "demo", dict(cookies)).post(f"{path}/code", {"code": code}).status

    with ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(try_once, range(20)))

    assert statuses.count(200) == 1
    assert set(statuses) <= {200, 409, 410, 429}
    sessions = [item for item in scan(settings().volatile_table_name) if item.get("kind") == {"S": "session"}]
    assert len(sessions) == 1


def test_a_code_is_bound_to_the_browser_that_asked(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.6.2."""
    path, code = ask(browser)

    elsewhere = api_client.browser().post(f"{path}/code", {"code": code})

    assert (elsewhere.status, elsewhere.code) == (410, "code_expired")
    assert browser.post(f"{path}/code", {"code": code}).status == 200


def test_five_wrong_tries_spend_a_code(browser: Browser) -> None:
    """ASVS 6.6.3."""
    path, code = ask(browser)
    tries = [browser.post(f"{path}/code", {"code": other_than(code)}) for _ in range(5)]

    assert [reply.json.get("tries_left") for reply in tries] == [4, 3, 2, 1, None]
    assert tries[-1].code == "code_spent"
    assert browser.post(f"{path}/code", {"code": code}).code == "code_spent"


def test_twenty_parallel_wrong_tries_are_five_tries(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.6.3: a try is taken before the code is looked at."""
    path, code = ask(browser)
    cookies = dict(browser.cookies)

    def try_once(number: int) -> Reply:
        return Browser(api_client, "demo", dict(cookies)).post(f"{path}/code", {"code": f"{number:06d}"})

    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(try_once, range(20)))

    assert sum(reply.code == "code_wrong" for reply in replies) <= 4
    assert browser.post(f"{path}/code", {"code": code}).status == 429


def wrong_tries(browser: Browser, api_client: ApiClient, count: int) -> list[Reply]:
    """So many wrong tries, with as many challenges as they take."""
    replies: list[Reply] = []
    while len(replies) < count:
        path, code = ask(browser)
        tries = min(4, count - len(replies))
        replies += [browser.post(f"{path}/code", {"code": other_than(code)}) for _ in range(tries)]
        api_client.now.forward(seconds=121)
    return replies


def test_an_account_has_ten_wrong_tries_an_hour(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.6.3: over several challenges; and in the next hour it goes on (6.1.1: no lock-out)."""
    replies = wrong_tries(browser, api_client, 12)

    assert [reply.status for reply in replies] == [422] * 10 + [429] * 2
    assert int(replies[-1].headers["retry-after"]) <= 3600
    api_client.now.forward(hours=1)
    path, code = ask(browser)
    assert browser.post(f"{path}/code", {"code": code}).status == 200


def test_an_account_has_twenty_wrong_tries_a_day(browser: Browser, api_client: ApiClient) -> None:
    """ASVS 6.6.3; and on the next day it goes on."""
    refused = []
    for _ in range(3):
        refused += wrong_tries(browser, api_client, 8)
        api_client.now.forward(hours=1)

    assert [reply.status for reply in refused].count(422) == 20
    api_client.now.forward(days=1)
    path, code = ask(browser)
    assert browser.post(f"{path}/code", {"code": code}).status == 200


def test_signing_in_rightly_uses_up_no_tries(browser: Browser, api_client: ApiClient) -> None:
    """Somebody who signs in often is not locked out by it."""
    for _ in range(12):
        path, code = ask(browser)
        assert browser.post(f"{path}/code", {"code": code}).status == 200
        api_client.now.forward(minutes=11)


def test_resending_waits_30_then_60_then_120_seconds(browser: Browser, api_client: ApiClient) -> None:
    """At most five an hour; a code asked for anew keeps the same pace."""
    path, _ = ask(browser)
    waits = []
    for _ in range(5):
        early = browser.post(f"{path}/resend")
        assert (early.status, early.code) == (429, "too_many_requests")
        waits.append(early.json["retry_after"])
        api_client.now.forward(seconds=waits[-1])
        assert browser.post(f"{path}/resend").status == 202
    assert waits == [30, 60, 120, 120, 120]
    api_client.now.forward(seconds=121)
    assert browser.ask_code(**BY_EMAIL).status == 429


def test_a_new_code_replaces_the_old(browser: Browser, api_client: ApiClient) -> None:
    path, old = ask(browser)
    api_client.now.forward(seconds=31)
    assert browser.post(f"{path}/resend").status == 202
    api_client.deliver()
    new = api_client.codes()[0]
    assert new != old

    assert browser.post(f"{path}/code", {"code": old}).code == "code_wrong"
    assert browser.post(f"{path}/code", {"code": new}).status == 200


UNKNOWN = [
    {"method": "email", "email": "nadie@example.com"},
    {"method": "identifier", "identifier": "31.999.888", "channel": "email", "contact": "ana@example.com"},
    {"method": "identifier", "identifier": "30.123.456", "channel": "email", "contact": "otra@example.com"},
    {"method": "identifier", "identifier": "9999999", "channel": "email", "contact": "ana@example.com"},
    {"method": "identifier", "identifier": "30.123.456", "channel": "sms", "contact": "11 4444 9999"},
]


def shape(reply: Reply) -> Any:
    """An answer with what is random or of the moment masked."""
    body = {name: len(str(value)) for name, value in reply.json.items()}
    headers = dict(reply.headers)
    cookies = [
        re.sub(r"=[^;]*", lambda found: f"={len(found[0])}", line, count=1) for line in reply.set_cookies
    ]
    return reply.status, sorted(body.items()), sorted(headers.items()), cookies


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_person_gets_the_same_answer(
    browser: Browser, api_client: ApiClient, unknown: dict[str, str]
) -> None:
    """ASVS 6.3.8: same status, body, headers and cookies; also when trying the code and asking again."""
    stranger = api_client.browser()
    known, other = browser.ask_code(**BY_EMAIL), stranger.ask_code(**unknown)
    assert shape(known) == shape(other)

    paths = [f"/signin/challenges/{reply.json['challenge_id']}" for reply in (known, other)]
    pairs = zip((browser, stranger), paths, strict=True)
    tried = [one.post(f"{path}/code", {"code": "000000"}) for one, path in pairs]
    assert shape(tried[0]) == shape(tried[1])
    assert tried[0].json["tries_left"] == tried[1].json["tries_left"] == 4
    api_client.now.forward(seconds=31)
    pairs = zip((browser, stranger), paths, strict=True)
    again = [one.post(f"{path}/resend") for one, path in pairs]
    assert shape(again[0]) == shape(again[1])


def test_an_unknown_person_is_sent_nothing_and_no_code_lets_them_in(
    browser: Browser, api_client: ApiClient
) -> None:
    asked = browser.ask_code(method="email", email="nadie@example.com")
    api_client.deliver()
    assert api_client.messages() == []
    challenge = next(
        item for item in scan(settings().volatile_table_name) if item.get("kind") == {"S": "challenge"}
    )
    assert json.loads(challenge["targets"]["S"]) == []
    path = f"/signin/challenges/{asked.json['challenge_id']}/code"
    assert browser.post(path, {"code": "000000"}).code == "code_wrong"


def scan(table: str) -> list[dict[str, Any]]:
    """Everything in a table."""
    items: list[dict[str, Any]] = client.dynamodb().scan(TableName=table)["Items"]
    return items


def test_no_code_or_token_stands_anywhere_in_clear(
    browser: Browser,
    api_client: ApiClient,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """ASVS 16.2.5, and codes as HMAC: not in a table, nor the queue, nor the log; the log has no personal data."""
    sent: list[str] = []
    asked = browser.ask_code(**BY_EMAIL)
    sent.append(json.dumps(scan(settings().table_name)) + json.dumps(scan(settings().volatile_table_name)))
    api_client.deliver()
    [code] = api_client.codes()
    reply = browser.post(f"/signin/challenges/{asked.json['challenge_id']}/code", {"code": code})
    browser.get("/dashboard")
    sent.append(json.dumps(scan(settings().table_name)) + json.dumps(scan(settings().volatile_table_name)))
    token = browser.cookies["__Host-portal-demo"].split(".")[2]
    events = [item for item in scan(settings().table_name) if item.get("kind") == {"S": "event"}]

    assert reply.status == 200
    stored = "".join(sent)
    assert token not in stored
    assert browser.cookies.get("__Host-signin-demo", asked.json["binding"]) not in stored
    assert not any(code in value for item in events for value in [item["payload"]["S"]])
    challenges = [
        item for item in scan(settings().volatile_table_name) if item.get("kind") == {"S": "challenge"}
    ]
    assert code not in json.dumps(challenges)
    shown = capsys.readouterr()
    logged = (
        shown.out + shown.err + "".join(json.dumps(vars(record), default=str) for record in caplog.records)
    )
    for secret in (code, token, asked.json["binding"], "ana@example.com", "30123456", "Persona ana"):
        assert secret not in logged


def test_an_sms_goes_to_the_tenants_countries_only(api_client: ApiClient) -> None:
    """ASVS 6.6.1: valid number, country list."""
    api_client.tenant(signin={**BOTH, "sms_countries": ["AR"]}).send(
        "customers", customer("eva", document={"number": "30123456"}, contact={"phones": ["+34 612 345 678"]})
    )
    browser = api_client.browser()
    asked = browser.ask_code(
        method="identifier", identifier="30123456", channel="sms", contact="+34 612 345 678"
    )
    api_client.deliver()

    assert asked.status == 202
    assert api_client.messages() == []


def test_by_email_the_code_goes_by_sms_if_a_mobile_is_on_file(api_client: ApiClient) -> None:
    api_client.tenant(signin=BOTH).send(
        "customers",
        customer("eva", contact={"emails": ["eva@example.com"], "phones": ["+54 9 11 4444 1234"]}),
    )
    browser = api_client.browser()
    reply = browser.sign_in(method="email", email="eva@example.com")

    assert reply.status == 200
    assert [(message["channel"], message["to"]) for message in api_client.messages()] == [
        ("sms", "+5491144441234")
    ]


def test_by_email_no_sms_goes_where_the_tenant_lets_none_go(api_client: ApiClient) -> None:
    api_client.tenant(signin={**BOTH, "channels": ["email"]}).send(
        "customers",
        customer("eva", contact={"emails": ["eva@example.com"], "phones": ["+54 9 11 4444 1234"]}),
    )

    assert api_client.browser().sign_in(method="email", email="eva@example.com").status == 200

    assert [(message["channel"], message["to"]) for message in api_client.messages()] == [
        ("email", "eva@example.com")
    ]
