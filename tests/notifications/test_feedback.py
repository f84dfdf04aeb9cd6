"""Bounces and complaints suppress an address and alert staff; forged ones are ignored."""

import json
from typing import Any

import pytest

from chalicelib.kernel.access.rate_limits import Limit
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings
from chalicelib.notifications import feedback
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.suppressions import is_suppressed
from chalicelib.tenants.settings_communication import NoticeKind
from tests.notifications.test_messages import happen
from tests.support.api_client import ApiClient, System
from tests.support.builders import customer
from tests.support.mails import mails

ADDRESS = "ana@example.com"
CONTACT = {"name": "Ana", "emails": ["Ana@example.com"], "phones": ["+5491144445555"]}
BY_MAIL = {"method": "identifier", "identifier": "30123456", "channel": "email", "contact": ADDRESS}


def notification(
    kind: str = "Bounce",
    *,
    address: str = ADDRESS,
    went_to: str = ADDRESS,
    tenant: str = "demo",
    configuration_set: str = "",
    **detail: str,
) -> dict[str, Any]:
    """A notification of SES about a mail."""
    part: dict[str, Any] = {"timestamp": "2026-11-23T12:00:00.000Z"}
    if kind == "Bounce":
        part |= {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": address}]}
    else:
        part |= {"complainedRecipients": [{"emailAddress": address}]}
    return {
        "eventType": kind,
        kind.lower(): part | detail,
        "mail": {
            "destination": [went_to],
            "tags": {
                "tenant": [tenant],
                "ses:configuration-set": [configuration_set or settings().email_configuration_set],
            },
        },
    }


def receive(api_client: ApiClient, message: Any) -> None:
    """Queue a notification as SNS does."""
    body = json.dumps({"Type": "Notification", "Message": json.dumps(message)})
    client("sqs").send_message(QueueUrl=api_client.resources.name("VentanillaFeedback"), MessageBody=body)
    api_client.deliver()


def sent_to(api_client: ApiClient, address: str = ADDRESS) -> list[str]:
    """The subjects of the mails to an address."""
    api_client.deliver()
    return [message["subject"] for message in api_client.messages() if message["to"].lower() == address]


@pytest.fixture
def ana(api_client: ApiClient) -> tuple[System, str]:
    """Ana, with an address and a telephone."""
    system = api_client.tenant(signin={"channels": ["email", "sms"], "identifier_field": "number"})
    [row] = system.send("customers", customer("ana", name="Ana S.A.", number="30123456", contact=CONTACT))
    return system, row["id"]


def test_a_mail_carries_its_tenant_as_a_tag(api_client: ApiClient) -> None:
    api_client.tenant()
    happen(
        "staff_changed",
        {"email": ADDRESS, "name": "A", "language": "es", "what": ["role"]},
        event_id="evt_1",
    )

    [mail] = mails(api_client)

    assert mail["X-SES-MESSAGE-TAGS"] == "tenant=demo"
    assert mail["X-SES-CONFIGURATION-SET"] == settings().email_configuration_set
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_same_delivery_has_the_same_message_id(api_client: ApiClient) -> None:
    from chalicelib.kernel.aws.email import message_id_of

    assert message_id_of("demo", "evt_1") == message_id_of("demo", "evt_1")
    assert (
        len({message_id_of("demo", "evt_1"), message_id_of("demo", "evt_2"), message_id_of("b", "evt_1")})
        == 3
    )


def test_an_address_that_bounces_gets_no_mail_and_its_code_comes_by_sms(
    api_client: ApiClient, ana: tuple[System, str]
) -> None:
    receive(api_client, notification())

    assert api_client.browser().sign_in(**BY_MAIL).status == 200

    assert sent_to(api_client) == []
    assert [message["to"] for message in api_client.messages() if message["channel"] == "sms"] == [
        "+5491144445555"
    ]


def test_without_sms_a_suppressed_address_gets_no_code(api_client: ApiClient) -> None:
    system = api_client.tenant(signin={"channels": ["email"], "identifier_field": "number"})
    system.send("customers", customer("ana", number="30123456", contact=CONTACT))
    receive(api_client, notification())

    api_client.browser().ask_code(**BY_MAIL)
    api_client.deliver()

    assert api_client.messages() == []


def test_transient_feedback_suppresses_no_address(api_client: ApiClient, ana: tuple[System, str]) -> None:
    receive(api_client, notification(bounceType="Transient"))
    receive(api_client, notification(bounceType="Undetermined"))
    receive(api_client, notification("Complaint", complaintFeedbackType="not-spam"))

    assert not is_suppressed("demo", ADDRESS, optional=True)


def test_a_complaint_suppresses_optional_mail_only(api_client: ApiClient, ana: tuple[System, str]) -> None:
    receive(api_client, notification("Complaint"))

    assert is_suppressed("demo", ADDRESS, optional=True)
    assert not is_suppressed("demo", ADDRESS, optional=False)
    assert api_client.browser().sign_in(**BY_MAIL).status == 200
    assert len(sent_to(api_client)) == 1


@pytest.mark.parametrize(
    ("kind", "arrives"), [(NoticeKind.INVOICE_DUE, False), (NoticeKind.TICKET_ANSWERED, True)]
)
def test_replies_are_sent_after_a_complaint(
    api_client: ApiClient, ana: tuple[System, str], kind: NoticeKind, *, arrives: bool
) -> None:
    from chalicelib.notifications import delivery
    from chalicelib.notifications.messages.notice import unsubscribe_token
    from chalicelib.notifications.people import find_person
    from chalicelib.notifications.rendering import Rendered

    system, customer_id = ana
    receive(api_client, notification("Complaint"))
    contact_id = system.call("GET", "/customers/ana").json["contacts"][0]["id"]
    person = find_person("demo", customer_id, contact_id)
    assert person is not None
    outgoing = Outgoing(
        kind.value,
        "es",
        Address("email", ADDRESS),
        {},
        unsubscribe_url=unsubscribe_token("demo", person, [kind]),
    )
    event = Event("demo", "evt_1", "notice", {})

    assert delivery.deliver(event, outgoing, Rendered("S", "T", "", ""), lambda: None) is arrives


def test_a_bounce_takes_precedence_over_a_complaint_in_either_order(api_client: ApiClient) -> None:
    api_client.tenant()
    for kinds in (("Bounce", "Complaint"), ("Complaint", "Bounce")):
        address = f"{kinds[0].lower()}@example.com"
        for kind in kinds:
            receive(api_client, notification(kind, address=address, went_to=address))

        assert is_suppressed("demo", address, optional=False)


def test_staff_get_their_codes_despite_bounces(api_client: ApiClient) -> None:
    """Otherwise an owner whose mailbox bounced once could never unsuppress the address."""
    api_client.tenant()
    owner = api_client.staff("demo", "owner", email=ADDRESS)
    receive(api_client, notification())

    assert api_client.console().sign_in(owner.member.email).status == 200


def test_staff_are_alerted_once_a_day_and_see_the_customer(
    api_client: ApiClient, ana: tuple[System, str]
) -> None:
    owner = api_client.staff("demo", "owner", email="duena@example.com")
    api_client.staff("demo", "agent", email="asesor@example.com")
    receive(api_client, notification())
    receive(api_client, notification())
    receive(api_client, notification(address="eva@example.com", went_to="eva@example.com"))

    assert len(sent_to(api_client, "duena@example.com")) == 1
    assert sent_to(api_client, "asesor@example.com") == []
    assert ADDRESS not in api_client.messages()[-1]["text"]
    codes = {one["code"]: one["params"] for one in owner.get("/checks").json["items"]}
    assert codes["addresses_bounce"] == {"count": 1, "more": False}
    [found] = owner.get("/checks/bounced/customers").json["items"]
    assert found["id"] == ana[1]


def test_changing_the_customers_address_resolves_the_finding(
    api_client: ApiClient, ana: tuple[System, str]
) -> None:
    system, _ = ana
    owner = api_client.staff()
    receive(api_client, notification())
    system.send("customers", customer("ana", name="Otra S.A.", contact={"emails": [ADDRESS]}))
    assert len(owner.get("/checks/bounced/customers").json["items"]) == 1

    system.send("customers", customer("ana", contact={"emails": ["nueva@example.com"]}))

    assert owner.get("/checks/bounced/customers").json["items"] == []


def test_staff_can_unsuppress_an_address(api_client: ApiClient, ana: tuple[System, str]) -> None:
    owner = api_client.staff()
    receive(api_client, notification())
    [listed] = owner.get("/deliveries/addresses").json["items"]
    assert (listed["address"], listed["reason"]) == (ADDRESS, "bounce")

    for _ in range(2):
        assert owner.post("/deliveries/addresses/lifted", {"address": "Ana@Example.com"}).status == 200

    assert owner.get("/deliveries/addresses").json["items"] == []
    assert owner.get("/checks/bounced/customers").json["items"] == []
    assert api_client.browser().sign_in(**BY_MAIL).status == 200
    assert len(sent_to(api_client)) == 1
    acts = [entry for entry in owner.get("/audit").json["items"] if entry["act"].startswith("deliveries.")]
    assert [(one["act"], one["details"]) for one in acts] == [
        ("deliveries.address_lifted", {"reason": "bounce", "customers": [ana[1]]})
    ]


def test_an_unsuppressed_address_that_bounces_is_suppressed_again(api_client: ApiClient) -> None:
    api_client.tenant()
    owner = api_client.staff()
    receive(api_client, notification())
    owner.post("/deliveries/addresses/lifted", {"address": ADDRESS})
    receive(api_client, notification())

    assert is_suppressed("demo", ADDRESS, optional=False)


@pytest.mark.parametrize("text", ["", "x", "nadie", "a@b@c", "a b@example.com"])
def test_an_invalid_address_cannot_be_unsuppressed(api_client: ApiClient, text: str) -> None:
    api_client.tenant()

    assert api_client.staff().post("/deliveries/addresses/lifted", {"address": text}).status == 422


FOREIGN: list[Any] = [
    "no JSON of ours",
    {},
    {"eventType": "Bounce"},
    {"eventType": "Send", "mail": {}},
    [],
    7,
]


@pytest.mark.parametrize("message", FOREIGN)
def test_unknown_feedback_is_ignored(api_client: ApiClient, message: Any) -> None:
    api_client.tenant()
    body = json.dumps({"Message": json.dumps(message)})

    assert feedback.read_verdicts(body) == []
    assert feedback.read_verdicts(json.dumps(message)) == []
    assert feedback.read_verdicts("{") == []
    answer = feedback.note_queued([{"messageId": "m", "body": body}])
    assert answer == {"batchItemFailures": []}


@pytest.mark.parametrize(
    "made_up",
    [
        {"configuration_set": "another"},
        {"went_to": "eva@example.com"},
        {"tenant": "nobody-here"},
        {"tenant": "Not a slug#"},
        {"address": "not an address"},
    ],
)
def test_forged_feedback_suppresses_no_address(
    api_client: ApiClient, ana: tuple[System, str], made_up: dict[str, str]
) -> None:
    receive(api_client, notification(**made_up))

    assert not is_suppressed("demo", ADDRESS, optional=True)
    assert api_client.staff().get("/deliveries/addresses").json["items"] == []


def test_suppressions_are_separate_per_tenant(api_client: ApiClient, ana: tuple[System, str]) -> None:
    api_client.tenant("other")
    receive(api_client, notification(tenant="other"))

    assert is_suppressed("other", ADDRESS, optional=False)
    assert not is_suppressed("demo", ADDRESS, optional=True)


def test_feedback_that_fails_stays_in_the_queue(
    api_client: ApiClient, ana: tuple[System, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> list[str]:
        raise OSError("the store is away")

    with monkeypatch.context() as patch:
        patch.setattr(feedback, "note_bounces", fail)
        answer = feedback.note_queued(
            [{"messageId": "m", "body": json.dumps({"Message": json.dumps(notification())})}]
        )
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m"}]}

    receive(api_client, notification())

    assert len(api_client.staff().get("/checks/bounced/customers").json["items"]) == 1


def test_staff_are_alerted_again_a_day_later(api_client: ApiClient) -> None:
    api_client.tenant()
    api_client.staff("demo", "owner", email="duena@example.com")
    receive(api_client, notification())
    api_client.now.forward(days=1)
    receive(api_client, notification(address="eva@example.com", went_to="eva@example.com"))

    assert len(sent_to(api_client, "duena@example.com")) == 2
    assert isinstance(feedback.ALERT_LIMIT, Limit)
