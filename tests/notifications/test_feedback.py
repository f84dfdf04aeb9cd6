"""Bounces and complaints: an address gets nothing more, staff are told, and nobody is silenced by a made-up one."""

import json
from typing import Any

import pytest

from chalicelib.kernel.access.rate_limits import Limit
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.settings import settings
from chalicelib.notifications import feedback
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.suppressions import is_stopped
from chalicelib.tenants.settings_communication import NoticeKind
from tests.notifications.test_messages import happen
from tests.support.builders import customer
from tests.support.mails import mails
from tests.support.window import System, Window

ADDRESS = "ana@example.com"
CONTACT = {"name": "Ana", "emails": ["Ana@example.com"], "phones": ["+5491144445555"]}
BY_MAIL = {"method": "identifier", "identifier": "30123456", "channel": "email", "contact": ADDRESS}


def said(
    kind: str = "Bounce",
    *,
    address: str = ADDRESS,
    went_to: str = ADDRESS,
    tenant: str = "demo",
    configuration_set: str = "",
    **detail: str,
) -> dict[str, Any]:
    """What SES says of a mail."""
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


def hear(window: Window, message: Any) -> None:
    """Have SNS put on the queue what SES said."""
    body = json.dumps({"Type": "Notification", "Message": json.dumps(message)})
    client("sqs").send_message(QueueUrl=window.resources.name("VentanillaFeedback"), MessageBody=body)
    window.deliver()


def sent_to(window: Window, address: str = ADDRESS) -> list[str]:
    """The subjects of what went to an address."""
    window.deliver()
    return [message["subject"] for message in window.messages() if message["to"].lower() == address]


@pytest.fixture
def ana(window: Window) -> tuple[System, str]:
    """Ana, with an address and a telephone."""
    system = window.tenant(signin={"channels": ["email", "sms"], "identifier_field": "number"})
    [row] = system.send("customers", customer("ana", name="Ana S.A.", number="30123456", contact=CONTACT))
    return system, row["id"]


def test_a_mail_says_whose_it_is_so_that_ses_can_repeat_it(window: Window) -> None:
    window.tenant()
    happen(
        "staff_changed",
        {"email": ADDRESS, "name": "A", "language": "es", "what": ["role"]},
        event_id="evt_1",
    )

    [mail] = mails(window)

    assert mail["X-SES-MESSAGE-TAGS"] == "tenant=demo"
    assert mail["X-SES-CONFIGURATION-SET"] == settings().email_configuration_set
    assert mail["Auto-Submitted"] == "auto-generated"


def test_the_same_delivery_has_the_same_message_id(window: Window) -> None:
    from chalicelib.kernel.aws.email import message_id_of

    assert message_id_of("demo", "evt_1") == message_id_of("demo", "evt_1")
    assert (
        len({message_id_of("demo", "evt_1"), message_id_of("demo", "evt_2"), message_id_of("b", "evt_1")})
        == 3
    )


def test_an_address_that_bounces_gets_no_mail_and_its_code_comes_by_sms(
    window: Window, ana: tuple[System, str]
) -> None:
    hear(window, said())

    assert window.browser().sign_in(**BY_MAIL).status == 200

    assert sent_to(window) == []
    assert [message["to"] for message in window.messages() if message["channel"] == "sms"] == [
        "+5491144445555"
    ]


def test_where_the_business_sends_no_sms_nothing_is_sent(window: Window) -> None:
    system = window.tenant(signin={"channels": ["email"], "identifier_field": "number"})
    system.send("customers", customer("ana", number="30123456", contact=CONTACT))
    hear(window, said())

    window.browser().ask_code(**BY_MAIL)
    window.deliver()

    assert window.messages() == []


def test_what_only_passes_silences_nobody(window: Window, ana: tuple[System, str]) -> None:
    hear(window, said(bounceType="Transient"))
    hear(window, said(bounceType="Undetermined"))
    hear(window, said("Complaint", complaintFeedbackType="not-spam"))

    assert not is_stopped("demo", ADDRESS, optional=True)


def test_a_complaint_stops_what_could_be_left_and_nothing_else(
    window: Window, ana: tuple[System, str]
) -> None:
    hear(window, said("Complaint"))

    assert is_stopped("demo", ADDRESS, optional=True)
    assert not is_stopped("demo", ADDRESS, optional=False)
    assert window.browser().sign_in(**BY_MAIL).status == 200
    assert len(sent_to(window)) == 1


@pytest.mark.parametrize(
    ("kind", "arrives"), [(NoticeKind.INVOICE_DUE, False), (NoticeKind.TICKET_ANSWERED, True)]
)
def test_who_complained_still_gets_answers(
    window: Window, ana: tuple[System, str], kind: NoticeKind, *, arrives: bool
) -> None:
    from chalicelib.notifications import delivery
    from chalicelib.notifications.messages.notice import leaving_token
    from chalicelib.notifications.people import find_person
    from chalicelib.notifications.rendering import Rendered

    system, customer_id = ana
    hear(window, said("Complaint"))
    contact_id = system.call("GET", "/customers/ana").json["contacts"][0]["id"]
    person = find_person("demo", customer_id, contact_id)
    assert person is not None
    outgoing = Outgoing(
        kind.value, "es", Address("email", ADDRESS), {}, leave=leaving_token("demo", person, [kind])
    )
    event = Event("demo", "evt_1", "notice", {})

    assert delivery.deliver(event, outgoing, Rendered("S", "T", "", ""), lambda: None) is arrives


def test_a_bounce_outweighs_a_complaint_whichever_comes_first(window: Window) -> None:
    window.tenant()
    for kinds in (("Bounce", "Complaint"), ("Complaint", "Bounce")):
        address = f"{kinds[0].lower()}@example.com"
        for kind in kinds:
            hear(window, said(kind, address=address, went_to=address))

        assert is_stopped("demo", address, optional=False)


def test_staff_get_their_codes_wherever_mail_bounces(window: Window) -> None:
    """Else an owner whose mailbox failed once could never take the address off the list."""
    window.tenant()
    owner = window.staff("demo", "owner", email=ADDRESS)
    hear(window, said())

    assert window.console().sign_in(owner.member.email).status == 200


def test_staff_are_told_once_a_day_and_see_the_customer(window: Window, ana: tuple[System, str]) -> None:
    owner = window.staff("demo", "owner", email="duena@example.com")
    window.staff("demo", "agent", email="asesor@example.com")
    hear(window, said())
    hear(window, said())
    hear(window, said(address="eva@example.com", went_to="eva@example.com"))

    assert len(sent_to(window, "duena@example.com")) == 1
    assert sent_to(window, "asesor@example.com") == []
    assert ADDRESS not in window.messages()[-1]["text"]
    codes = {one["code"]: one["params"] for one in owner.get("/checks").json["items"]}
    assert codes["addresses_bounce"] == {"count": 1, "more": False}
    [found] = owner.get("/checks/bounced/customers").json["items"]
    assert found["id"] == ana[1]


def test_another_address_for_the_customer_ends_the_finding(window: Window, ana: tuple[System, str]) -> None:
    system, _ = ana
    owner = window.staff()
    hear(window, said())
    system.send("customers", customer("ana", name="Otra S.A.", contact={"emails": [ADDRESS]}))
    assert len(owner.get("/checks/bounced/customers").json["items"]) == 1

    system.send("customers", customer("ana", contact={"emails": ["nueva@example.com"]}))

    assert owner.get("/checks/bounced/customers").json["items"] == []


def test_staff_take_an_address_off_the_list(window: Window, ana: tuple[System, str]) -> None:
    owner = window.staff()
    hear(window, said())
    [listed] = owner.get("/deliveries/addresses").json["items"]
    assert (listed["address"], listed["reason"]) == (ADDRESS, "bounce")

    for _ in range(2):
        assert owner.post("/deliveries/addresses/lifted", {"address": "Ana@Example.com"}).status == 200

    assert owner.get("/deliveries/addresses").json["items"] == []
    assert owner.get("/checks/bounced/customers").json["items"] == []
    assert window.browser().sign_in(**BY_MAIL).status == 200
    assert len(sent_to(window)) == 1
    acts = [entry for entry in owner.get("/audit").json["items"] if entry["act"].startswith("deliveries.")]
    assert [(one["act"], one["details"]) for one in acts] == [
        ("deliveries.address_lifted", {"reason": "bounce", "customers": [ana[1]]})
    ]


def test_an_address_that_bounces_again_after_that_is_silenced_again(window: Window) -> None:
    window.tenant()
    owner = window.staff()
    hear(window, said())
    owner.post("/deliveries/addresses/lifted", {"address": ADDRESS})
    hear(window, said())

    assert is_stopped("demo", ADDRESS, optional=False)


@pytest.mark.parametrize("text", ["", "x", "nadie", "a@b@c", "a b@example.com"])
def test_what_is_no_address_cannot_be_lifted(window: Window, text: str) -> None:
    window.tenant()

    assert window.staff().post("/deliveries/addresses/lifted", {"address": text}).status == 422


FOREIGN: list[Any] = [
    "no JSON of ours",
    {},
    {"eventType": "Bounce"},
    {"eventType": "Send", "mail": {}},
    [],
    7,
]


@pytest.mark.parametrize("message", FOREIGN)
def test_what_is_no_notification_of_ours_is_left_alone(window: Window, message: Any) -> None:
    window.tenant()
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
def test_nobody_is_silenced_by_what_was_made_up(
    window: Window, ana: tuple[System, str], made_up: dict[str, str]
) -> None:
    hear(window, said(**made_up))

    assert not is_stopped("demo", ADDRESS, optional=True)
    assert window.staff().get("/deliveries/addresses").json["items"] == []


def test_one_tenants_list_is_not_anothers(window: Window, ana: tuple[System, str]) -> None:
    window.tenant("other")
    hear(window, said(tenant="other"))

    assert is_stopped("other", ADDRESS, optional=False)
    assert not is_stopped("demo", ADDRESS, optional=True)


def test_feedback_that_cannot_be_noted_stays_on_the_queue(
    window: Window, ana: tuple[System, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> list[str]:
        raise OSError("the store is away")

    with monkeypatch.context() as patch:
        patch.setattr(feedback, "note_bounces", fail)
        answer = feedback.note_queued(
            [{"messageId": "m", "body": json.dumps({"Message": json.dumps(said())})}]
        )
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m"}]}

    hear(window, said())

    assert len(window.staff().get("/checks/bounced/customers").json["items"]) == 1


def test_a_day_later_staff_hear_again(window: Window) -> None:
    window.tenant()
    window.staff("demo", "owner", email="duena@example.com")
    hear(window, said())
    window.now.forward(days=1)
    hear(window, said(address="eva@example.com", went_to="eva@example.com"))

    assert len(sent_to(window, "duena@example.com")) == 2
    assert isinstance(feedback.TOLD, Limit)
