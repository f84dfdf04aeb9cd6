"""A tenant's own sender address: used once SES has verified its domain for that tenant."""

from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from chalicelib.kernel.settings import settings
from chalicelib.notifications import own_sender
from infra.local import moto_ses
from tests.notifications.test_messages import happen
from tests.support.api_client import ApiClient, StaffBrowser
from tests.support.mails import mails

OWN = "avisos@negocio.example"
SENDER = "/deliveries/sender"


@pytest.fixture
def owner(api_client: ApiClient) -> StaffBrowser:
    """A staff member who may choose the sender."""
    api_client.tenant()
    return api_client.staff()


def verify(api_client: ApiClient, domain: str = "negocio.example") -> None:
    """Verify a domain at SES, and let the cache expire."""
    moto_ses.verify(domain, api_client.resources.region)
    own_sender.forget_senders()


def from_of_next_mail(api_client: ApiClient, *, tenant: str = "demo", number: int = 1) -> Any:
    payload = {"email": "p@example.com", "name": "P", "language": "es", "what": ["role"]}
    happen("staff_changed", payload, event_id=f"evt_{number}", tenant=tenant)
    return mails(api_client)[-1]["From"].addresses[0]


def test_no_sender_is_chosen_at_first(owner: StaffBrowser) -> None:
    assert owner.get(SENDER).json == {
        "email": "",
        "used": settings().email_sender,
        "domain": "",
        "state": "none",
        "records": [],
    }


def test_the_required_dns_records_are_shown(owner: StaffBrowser) -> None:
    shown = owner.put(SENDER, {"email": OWN})

    assert (shown.status, shown.json["state"], shown.json["domain"]) == (200, "pending", "negocio.example")
    assert shown.json["used"] == settings().email_sender
    assert [record["kind"] for record in shown.json["records"]] == ["CNAME"] * 3
    for record in shown.json["records"]:
        token = record["name"].partition(".")[0]
        assert record["name"] == f"{token}._domainkey.negocio.example"
        assert record["value"] == f"{token}.dkim.amazonses.com"


def test_the_own_sender_is_used_only_once_verified(api_client: ApiClient, owner: StaffBrowser) -> None:
    owner.put(SENDER, {"email": OWN})
    before = from_of_next_mail(api_client)
    verify(api_client)
    after = from_of_next_mail(api_client, number=2)

    assert before.addr_spec == settings().email_sender
    assert (after.addr_spec, after.display_name) == (OWN, "Empresa demo")
    assert owner.get(SENDER).json["state"] == "verified"
    assert owner.get(SENDER).json["used"] == OWN


def test_the_verification_state_is_cached_for_a_limited_time(
    api_client: ApiClient, owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner.put(SENDER, {"email": OWN})
    from_of_next_mail(api_client)
    moto_ses.verify("negocio.example", api_client.resources.region)
    assert from_of_next_mail(api_client, number=2).addr_spec == settings().email_sender
    monkeypatch.setattr(own_sender, "CACHED_SECONDS", 0)
    own_sender.forget_senders()

    assert from_of_next_mail(api_client, number=3).addr_spec == OWN


def test_another_tenants_domain_is_refused_and_never_used(api_client: ApiClient, owner: StaffBrowser) -> None:
    owner.put(SENDER, {"email": OWN})
    verify(api_client)
    api_client.tenant("other", sender_email=OWN)
    stranger = api_client.staff("other")

    refused = stranger.put(SENDER, {"email": "yo@negocio.example"})

    assert (refused.status, refused.code) == (409, "sender_domain_taken")
    shown = stranger.get(SENDER).json
    assert (shown["state"], shown["records"], shown["used"]) == ("pending", [], settings().email_sender)
    assert from_of_next_mail(api_client, tenant="other").addr_spec == settings().email_sender
    assert stranger.delete(SENDER).status == 200
    assert owner.get(SENDER).json["state"] == "verified"


@pytest.mark.parametrize("domain", ["ventanilla.example", "mail.ventanilla.example"])
def test_the_deployments_domain_is_refused(owner: StaffBrowser, domain: str) -> None:
    assert owner.put(SENDER, {"email": f"avisos@{domain}"}).code == "sender_domain_taken"


@pytest.mark.parametrize("email", ["", "nadie", "a@b@c", "<script>@x.example", "a b@x.example", None, 7])
def test_an_invalid_address_is_refused(owner: StaffBrowser, email: Any) -> None:
    assert owner.put(SENDER, {"email": email}).status == 422


def test_choosing_the_same_again_changes_nothing(owner: StaffBrowser) -> None:
    first = owner.put(SENDER, {"email": OWN}).json
    version = owner.get("/settings").json["version"]

    assert owner.put(SENDER, {"email": OWN}).json == first
    assert owner.get("/settings").json["version"] == version


def test_choosing_another_domain_removes_the_first(api_client: ApiClient, owner: StaffBrowser) -> None:
    api_client.tenant("other")
    owner.put(SENDER, {"email": OWN})
    owner.put(SENDER, {"email": "avisos@otro.example"})

    assert api_client.staff("other").put(SENDER, {"email": OWN}).status == 200


def test_dropping_the_sender_restores_the_deployments(api_client: ApiClient, owner: StaffBrowser) -> None:
    owner.put(SENDER, {"email": OWN})
    verify(api_client)

    for _ in range(2):
        assert owner.delete(SENDER).json["state"] == "none"

    assert from_of_next_mail(api_client).addr_spec == settings().email_sender
    acts = [entry["act"] for entry in owner.get("/audit").json["items"]]
    assert acts.count("portal.settings_changed") == 2


def test_a_message_is_sent_even_if_ses_cannot_be_asked(
    api_client: ApiClient, owner: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner.put(SENDER, {"email": OWN})

    def away(_domain: str) -> None:
        raise EndpointConnectionError(endpoint_url="https://email.example")

    monkeypatch.setattr(own_sender, "find_identity", away)

    assert from_of_next_mail(api_client).addr_spec == settings().email_sender


def test_the_linter_reports_an_unverified_sender(api_client: ApiClient, owner: StaffBrowser) -> None:
    owner.put(SENDER, {"email": OWN})
    [check] = [one for one in owner.get("/checks").json["items"] if one["code"] == "own_sender_not_verified"]
    assert (check["area"], check["path"], check["params"]) == ("deliveries", "sender", {"email": OWN})

    verify(api_client)
    api_client.now.forward(minutes=2)

    assert "own_sender_not_verified" not in {one["code"] for one in owner.get("/checks").json["items"]}


def test_choosing_a_sender_needs_the_deliveries_permission(
    api_client: ApiClient, owner: StaffBrowser
) -> None:
    agent = api_client.staff("demo", "agent")

    assert agent.get(SENDER).status == 403
    assert agent.put(SENDER, {"email": OWN}).status == 403
