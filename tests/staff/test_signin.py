"""Staff sign in: by the customers' machinery and limits, and with a second factor."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel import clock
from chalicelib.staff.second_factor import STEP_SECONDS, totp
from tests.support.api_client import ApiClient, Reply, StaffBrowser

ANA = "ana@demo.example"


@pytest.fixture
def console(api_client: ApiClient) -> StaffBrowser:
    """The console of a tenant with one staff member, the owner Ana."""
    api_client.tenant()
    api_client.staff(email=ANA)
    return api_client.console()


def code_now(secret: str) -> str:
    """What the authenticator app shows."""
    return totp(secret, clock.epoch() // STEP_SECONDS)


def enrol(browser: StaffBrowser) -> tuple[str, list[str]]:
    """Set up a second factor; answers its secret and the recovery codes."""
    secret = browser.post("/second-factor").json["secret"]
    confirmed = browser.post("/second-factor/confirm", {"code": code_now(secret)})
    assert confirmed.status == 200, confirmed.text
    return secret, confirmed.json["recovery_codes"]


def test_a_staff_member_signs_in_by_code(console: StaffBrowser) -> None:
    signed_in = console.sign_in("ANA@demo.example")

    assert signed_in.status == 200, signed_in.text
    assert signed_in.json["state"] == "in"
    assert console.get("/session").json["staff"]["email"] == ANA
    assert console.get("/team").status == 200


def test_the_cookie_is_for_our_own_site_only(console: StaffBrowser) -> None:
    [cookie] = [line for line in console.sign_in(ANA).set_cookies if line.startswith("__Host-console-demo=")]

    parts = set(cookie.split("; ")[1:])
    assert parts == {"Path=/", "Secure", "SameSite=Strict", "HttpOnly"}


def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    known = console.post("/signin/challenges", {"email": ANA})
    unknown = api_client.console().post("/signin/challenges", {"email": "nadie@demo.example"})
    api_client.deliver()

    def shape(reply: Reply) -> object:
        return reply.status, sorted(reply.json), sorted(reply.headers), sorted(reply.cookies)

    assert shape(known) == shape(unknown)
    assert [message["to"] for message in api_client.messages()] == [ANA]


def test_a_code_for_a_customer_opens_no_console_and_the_other_way_round(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    system = api_client.tenant("mixta", signin={"methods": ["email"]})
    system.send("customers", {"external_id": "c", "name": "C", "contacts": [{"name": "C", "emails": [ANA]}]})
    api_client.staff("mixta", email=ANA)
    customer, staff = api_client.browser("mixta"), api_client.console("mixta")
    asked = customer.ask_code(method="email", email=ANA).json
    api_client.deliver()
    code = {"code": api_client.codes()[0], "binding": asked["binding"]}

    assert staff.post(f"/signin/challenges/{asked['challenge_id']}/code", code).code == "code_expired"

    asked = staff.post("/signin/challenges", {"email": ANA}).json
    api_client.deliver()
    code = {"code": api_client.codes()[0], "binding": asked["binding"]}
    assert customer.post(f"/signin/challenges/{asked['challenge_id']}/code", code).code == "code_expired"


def test_five_wrong_codes_spend_the_challenge(console: StaffBrowser, api_client: ApiClient) -> None:
    asked = console.post("/signin/challenges", {"email": ANA}).json
    api_client.deliver()
    right = api_client.codes()[0]
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    path = f"/signin/challenges/{asked['challenge_id']}/code"

    left = [console.post(path, {"code": wrong}).json.get("tries_left") for _ in range(5)]

    assert left == [4, 3, 2, 1, None]
    assert console.post(path, {"code": right}).code == "code_spent"


def test_a_session_ends_when_idle_for_a_quarter_of_an_hour(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    console.sign_in(ANA)
    api_client.now.forward(minutes=14)
    assert console.get("/session").status == 200

    api_client.now.forward(minutes=16)

    assert console.get("/session").code == "session_expired"


def test_a_session_ends_after_twelve_hours_however_busy(console: StaffBrowser, api_client: ApiClient) -> None:
    console.sign_in(ANA)
    for _ in range(71):
        api_client.now.forward(minutes=10)
        assert console.get("/session").status == 200

    api_client.now.forward(minutes=11)

    assert console.get("/session").code == "session_expired"


def test_signing_out_ends_the_session_on_the_server(console: StaffBrowser) -> None:
    console.sign_in(ANA)
    before = dict(console.cookies)
    assert console.post("/session/end").status == 200

    console.cookies = before

    assert console.get("/session").code == "session_expired"


def test_with_a_second_factor_the_code_by_mail_is_half_the_way(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    console.sign_in(ANA)
    secret, _ = enrol(console)
    again = api_client.console()
    api_client.now.forward(minutes=2)

    assert again.sign_in(ANA).json["state"] == "second_factor"
    half = dict(again.cookies)
    assert again.get("/team").code == "second_factor_owed"
    proved = again.post("/session/second-factor", {"code": code_now(secret)})

    assert proved.json["state"] == "in"
    assert again.get("/team").status == 200
    again.cookies = half
    assert (
        again.get("/session").code == "session_expired"
    )  # ASVS 7.2.4: a new session, and the half one is over


def test_a_code_of_the_app_is_good_once(console: StaffBrowser, api_client: ApiClient) -> None:
    console.sign_in(ANA)
    secret, _ = enrol(console)
    api_client.now.forward(minutes=2)
    one, other = api_client.console(), api_client.console()
    one.sign_in(ANA)
    api_client.now.forward(seconds=61)
    other.sign_in(ANA)
    code = {"code": code_now(secret)}

    assert one.post("/session/second-factor", code).status == 200
    assert other.post("/session/second-factor", code).code == "code_wrong"


def test_the_second_factor_cannot_be_guessed_at_will(console: StaffBrowser, api_client: ApiClient) -> None:
    console.sign_in(ANA)
    secret, _ = enrol(console)
    api_client.now.forward(minutes=2)
    thief = api_client.console()
    thief.sign_in(ANA)
    wrong = f"{(int(code_now(secret)) + 1) % 10**6:06d}"

    replies = [thief.post("/session/second-factor", {"code": wrong}) for _ in range(12)]

    assert [reply.status for reply in replies][:10] == [422] * 10
    assert {reply.status for reply in replies[10:]} == {429}


def test_a_recovery_code_is_good_once(console: StaffBrowser, api_client: ApiClient) -> None:
    console.sign_in(ANA)
    _, codes = enrol(console)
    assert len(set(codes)) == 10
    for expected in ("in", "code_wrong"):
        api_client.now.forward(minutes=3)
        other = api_client.console()
        other.sign_in(ANA)
        reply = other.post("/session/second-factor", {"code": f" {codes[0].upper()} "})
        assert reply.json.get("state", reply.json.get("code")) == expected


def test_who_must_have_a_second_factor_sets_it_up_before_anything_else(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    console.sign_in(ANA)
    assert console.put("/team-policy", {"second_factor_required": True}).status == 200
    api_client.now.forward(minutes=2)
    again = api_client.console()

    assert again.sign_in(ANA).json["state"] == "enrol"
    assert again.get("/team").code == "second_factor_owed"
    enrol(again)

    assert again.get("/team").status == 200
    assert again.post("/second-factor/remove", {"code": "123456"}).code == "second_factor_required"


def test_a_second_factor_is_given_up_with_a_last_code_where_nobody_demands_it(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    """Row 22: ASVS 7.5.1."""
    console.sign_in(ANA)
    secret, _ = enrol(console)
    assert console.post("/second-factor/remove", {"code": "000000"}).code == "code_wrong"
    api_client.now.forward(minutes=1)

    assert console.post("/second-factor/remove", {"code": code_now(secret)}).status == 200
    api_client.now.forward(minutes=2)
    assert api_client.console().sign_in(ANA).json["state"] == "in"


def test_a_second_factor_is_replaced_with_a_code_of_the_present_one(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    """Rows 22 and 25: and its owner is told, and other sessions end."""
    console.sign_in(ANA)
    api_client.now.forward(minutes=2)
    elsewhere = api_client.console()
    elsewhere.sign_in(ANA)
    secret, codes = enrol(console)
    assert elsewhere.get("/session").code == "session_expired"
    api_client.now.forward(minutes=1)
    api_client.deliver()
    before = len(api_client.messages())

    assert console.post("/second-factor").code == "code_wrong"
    fresh = console.post("/second-factor", {"code": codes[0]}).json["secret"]
    assert fresh != secret
    assert console.post("/second-factor/confirm", {"code": code_now(fresh)}).status == 200
    api_client.deliver()

    assert [message["to"] for message in api_client.messages()[before:]] == [ANA]


def test_a_session_begun_before_a_factor_was_set_up_cannot_set_up_another(
    console: StaffBrowser, api_client: ApiClient
) -> None:
    console.sign_in(ANA)
    console.put("/team-policy", {"second_factor_required": True})
    api_client.now.forward(minutes=2)
    thief, owner = api_client.console(), api_client.console()
    assert thief.sign_in(ANA).json["state"] == "enrol"
    secret = thief.post("/second-factor").json["secret"]
    api_client.now.forward(minutes=2)
    owner.sign_in(ANA)
    enrol(owner)

    assert thief.post("/second-factor").code == "session_expired"
    assert thief.post("/second-factor/confirm", {"code": code_now(secret)}).code == "session_expired"
    assert owner.get("/team").status == 200


def test_the_secret_is_stored_sealed(console: StaffBrowser, api_client: ApiClient) -> None:
    console.sign_in(ANA)
    secret, codes = enrol(console)

    stored = api_client.everything_stored()

    assert secret not in stored
    assert not [code for code in codes if code in stored]


# RFC 6238, appendix B: the SHA-1 column, cut to six digits.
@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_the_rfc(seconds: int, code: str) -> None:
    assert (
        totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds // STEP_SECONDS) == code
    )  # pragma: allowlist secret


@given(st.text(max_size=300))
def test_no_text_is_taken_for_a_tenant(slug: str) -> None:
    from chalicelib.kernel.ids import SLUG

    assert not SLUG.fullmatch(slug) or re.fullmatch(r"[a-z0-9-]{3,40}", slug)
