"""The sender under failures: it backs off, loses nothing, sends nothing twice, and is fair between tenants."""

import itertools
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sqs.models import sqs_backends

from chalicelib.kernel.access.rate_limits import Limit
from chalicelib.kernel.aws.email import send_email
from chalicelib.kernel.aws.failures import ErrorKind
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.kernel.store import keys
from chalicelib.notifications import claims, dead_letters, delivery, sender
from chalicelib.notifications.claims import BACK_OFF, LostClaimError, NotYetError, State
from chalicelib.notifications.composers import COMPOSERS
from chalicelib.notifications.events import Event
from chalicelib.notifications.models import Delivery
from chalicelib.notifications.sender import UNTHROTTLED_EVENTS
from infra.templates import read_template
from tests.support.api_client import ApiClient
from tests.support.builders import customer
from tests.support.mails import mails
from tests.support.queues import QueueClock, waiting

SES_DOWN = ClientError(
    {
        "Error": {"Code": "ServiceUnavailable"},
        "ResponseMetadata": {
            "HTTPStatusCode": 503,
            "HTTPHeaders": {},
            "HostId": "",
            "RequestId": "",
            "RetryAttempts": 0,
        },
    },
    "SendRawEmail",
)
UNREACHABLE = EndpointConnectionError(endpoint_url="https://email.example")
NO_ANSWER = ReadTimeoutError(endpoint_url="https://email.example")


def queued(
    number: int, *, tenant: str = "demo", name: str = "staff_changed", at: str = "2026-11-23T12:00:00.000Z"
) -> dict[str, Any]:
    """A queue message that results in one mail."""
    return {
        "event_id": f"evt_{number:026d}",
        "tenant": tenant,
        "name": name,
        "payload": {"email": f"p{number}@{tenant}.example", "name": "P", "language": "es", "what": ["role"]},
        "happened_at": at,
    }


def event(number: int = 1) -> Event:
    return Event.read(queued(number))


def state_of(number: int = 1) -> Delivery:
    return Delivery.load(keys.delivery("demo", queued(number)["event_id"]))


@pytest.fixture
def queue_time(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch) -> QueueClock:
    """The queue's clock, moved together with `kernel.clock`."""
    api_client.tenant()
    return QueueClock(api_client, monkeypatch)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], None]:
    """Makes every mail fail, or none."""
    working = send_email

    def set_failure(error: Exception | None) -> None:
        def fail(_mail: object) -> str:
            assert error is not None
            raise error

        monkeypatch.setattr(delivery, "send_email", working if error is None else fail)

    return set_failure


@pytest.mark.parametrize("error", [SES_DOWN, UNREACHABLE])
def test_an_hour_without_ses_loses_no_message(
    api_client: ApiClient,
    queue_time: QueueClock,
    failing: Callable[[Exception | None], None],
    error: Exception,
) -> None:
    failing(error)
    enqueue([queued(number) for number in range(5)])
    for _ in range(60):
        api_client.deliver()
        queue_time.forward(minutes=1)
    assert api_client.messages() == []
    failing(None)

    for _ in range(120):
        api_client.deliver()
        queue_time.forward(minutes=1)

    assert Counter(message["to"] for message in api_client.messages()) == Counter(
        f"p{number}@demo.example" for number in range(5)
    )
    assert dead_letters.list_letters("demo", limit=10, after=None) == ([], None)
    assert waiting(api_client) == 0


def test_a_failing_message_backs_off_and_becomes_a_dead_letter(
    api_client: ApiClient, queue_time: QueueClock, failing: Callable[[Exception | None], None]
) -> None:
    failing(SES_DOWN)
    enqueue([queued(1)])
    tries = []
    for wait in (*BACK_OFF, BACK_OFF[-1], 0):
        api_client.deliver()
        tries.append(int(state_of().tries))
        queue_time.forward(seconds=wait - 5)
        api_client.deliver()
        assert int(state_of().tries) == tries[-1]
        queue_time.forward(seconds=6)
    api_client.deliver()
    queue_time.forward(hours=2)
    api_client.deliver()

    [letter], _ = dead_letters.list_letters("demo", limit=10, after=None)
    assert tries == list(range(1, 9))
    assert (letter.event_id, letter.error, int(letter.tries)) == (queued(1)["event_id"], "unreachable", 8)
    assert letter.event_name == "staff_changed"
    assert "p1@demo.example" not in api_client.everything_stored()
    assert waiting(api_client) == 0


def test_the_queue_retries_for_longer_than_an_hour() -> None:
    most = read_template()["Resources"]["VentanillaEvents"]["Properties"]["RedrivePolicy"]["maxReceiveCount"]
    waits = [BACK_OFF[min(number, len(BACK_OFF) - 1)] for number in range(most - 1)]

    assert 2 * 3600 < sum(waits) < 4 * 3600


def test_an_unanswered_message_is_not_sent_again_but_shown_to_staff(
    api_client: ApiClient, queue_time: QueueClock, failing: Callable[[Exception | None], None]
) -> None:
    failing(NO_ANSWER)
    enqueue([queued(1)])
    api_client.deliver()
    failing(None)
    queue_time.forward(hours=3)
    enqueue([queued(1)])
    api_client.deliver()

    [letter], _ = dead_letters.list_letters("demo", limit=10, after=None)
    assert letter.error == "uncertain"
    assert api_client.messages() == []
    assert waiting(api_client) == 0


def test_a_sender_that_dies_while_handing_over_leaves_a_dead_letter(
    api_client: ApiClient, queue_time: QueueClock
) -> None:
    claimed = claims.claim("demo", queued(1)["event_id"])
    assert claimed is not None
    claimed.hand_over()  # the sender dies here, with or without SES's answer

    enqueue([queued(1)])
    api_client.deliver()
    assert dead_letters.count_letters("demo") == 0
    queue_time.forward(seconds=claims.CLAIM_SECONDS + 1)
    api_client.deliver()

    [letter], _ = dead_letters.list_letters("demo", limit=10, after=None)
    assert (letter.error, api_client.messages()) == ("uncertain", [])


def test_a_sender_that_dies_before_handing_over_is_replaced(
    api_client: ApiClient, queue_time: QueueClock
) -> None:
    assert claims.claim("demo", queued(1)["event_id"]) is not None

    enqueue([queued(1)])
    api_client.deliver()
    assert api_client.messages() == []
    queue_time.forward(seconds=claims.CLAIM_SECONDS + 1)
    api_client.deliver()

    assert len(api_client.messages()) == 1


def test_a_delayed_sender_stops_after_losing_its_claim(api_client: ApiClient, queue_time: QueueClock) -> None:
    slow = claims.claim("demo", queued(1)["event_id"])
    assert slow is not None
    queue_time.forward(seconds=claims.CLAIM_SECONDS + 1)
    sender.send_once(event())

    with pytest.raises(LostClaimError):
        slow.hand_over()
    with pytest.raises(LostClaimError):
        slow.fail(ErrorKind.OURS)
    assert state_of().state == State.SENT
    assert len(api_client.messages()) == 1


def test_a_claimed_message_cannot_be_claimed_again(api_client: ApiClient) -> None:
    api_client.tenant()
    assert claims.claim("demo", "evt_1") is not None

    with pytest.raises(NotYetError) as caught:
        claims.claim("demo", "evt_1")
    assert caught.value.seconds == claims.CLAIM_SECONDS


def test_a_sent_message_does_not_become_a_dead_letter(api_client: ApiClient) -> None:
    """Two copies were queued; one was sent, the other became a dead letter."""
    api_client.tenant()
    sender.send_once(event())

    dead_letters.store_dead_letter(queued(1))

    assert dead_letters.count_letters("demo") == 0


def test_a_late_copy_of_a_dead_letter_is_not_sent(api_client: ApiClient) -> None:
    api_client.tenant()
    dead_letters.store_dead_letter(queued(1))

    sender.send_once(event())

    assert api_client.messages() == []


def test_an_unreadable_record_stays_in_the_dead_letter_queue(api_client: ApiClient) -> None:
    records = [{"messageId": "m1", "receiptHandle": "r", "body": "{}"}]

    assert sender.send_queued(records) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert dead_letters.keep_queued(records) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


# One tenant's flood


@pytest.fixture
def few_a_minute(monkeypatch: pytest.MonkeyPatch) -> int:
    """A low rate limit per minute."""
    limit = Limit(sender.PER_MINUTE.name, 20, sender.MINUTE)
    monkeypatch.setattr(sender, "PER_MINUTE", limit)
    return limit.most


def test_one_tenants_flood_does_not_delay_another_tenant(
    api_client: ApiClient, queue_time: QueueClock, few_a_minute: int
) -> None:
    api_client.tenant("other")
    enqueue([queued(number) for number in range(100)])
    enqueue([queued(number, tenant="other") for number in range(5)])

    api_client.deliver()

    went = Counter(message["to"].partition("@")[2] for message in api_client.messages())
    assert went == {"demo.example": few_a_minute, "other.example": 5}


def test_a_flood_is_spread_over_minutes_without_counting_as_failures(
    api_client: ApiClient, queue_time: QueueClock, few_a_minute: int
) -> None:
    enqueue([queued(number) for number in range(100)])
    sent = []
    for _ in range(8):
        api_client.deliver()
        sent.append(len(api_client.messages()))
        queue_time.forward(minutes=1)

    assert sent[0] == few_a_minute
    assert all(later - earlier <= few_a_minute for earlier, later in itertools.pairwise(sent))
    assert sent[-1] == 100
    assert len({message["to"] for message in api_client.messages()}) == 100
    assert dead_letters.count_letters("demo") == 0
    assert state_of(99).state == State.SENT
    assert int(state_of(99).tries) == 0


def test_sign_in_codes_are_not_throttled(
    api_client: ApiClient, queue_time: QueueClock, few_a_minute: int
) -> None:
    owner = api_client.staff("demo", "owner", email="duena@example.com")
    enqueue([queued(number) for number in range(3 * few_a_minute)])
    api_client.deliver()

    console = api_client.console()
    assert console.sign_in(owner.member.email).status == 200


@pytest.mark.parametrize("name", ["signin_code", "staff_code", "contract_code"])
def test_events_with_codes_are_sent_at_once(
    api_client: ApiClient,
    queue_time: QueueClock,
    few_a_minute: int,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Codes expire within minutes, and a person is waiting for them."""
    monkeypatch.setitem(COMPOSERS, name, COMPOSERS["staff_changed"])
    enqueue([queued(number) for number in range(3 * few_a_minute)])
    api_client.deliver()

    enqueue([queued(99, name=name)])
    api_client.deliver()

    assert "p99@demo.example" in {message["to"] for message in api_client.messages()}


def test_all_events_with_codes_are_unthrottled() -> None:
    short_lived = {
        name for name, compose in COMPOSERS.items() if hasattr(sys.modules[compose.__module__], "read_code")
    }

    assert short_lived == UNTHROTTLED_EVENTS


def test_a_failed_event_is_not_requeued(
    api_client: ApiClient,
    queue_time: QueueClock,
    few_a_minute: int,
    failing: Callable[[Exception | None], None],
) -> None:
    """Otherwise its attempts would start again each time, without end."""
    failing(SES_DOWN)
    enqueue([queued(0)])
    api_client.deliver()
    failing(None)
    queue_time.forward(seconds=BACK_OFF[0] - 1)
    enqueue([queued(number) for number in range(1, 2 * few_a_minute)])
    api_client.deliver()
    queue_time.forward(seconds=2)
    api_client.deliver()

    assert "p0@demo.example" in {message["to"] for message in api_client.messages()}


def test_each_message_belongs_to_its_tenants_group(api_client: ApiClient) -> None:
    api_client.tenant()
    enqueue([queued(1), queued(2, tenant="other")])

    backend = sqs_backends[DEFAULT_ACCOUNT_ID][api_client.resources.region]
    found = backend.queues[api_client.resources.attribute("VentanillaEvents", "QueueName")]
    assert [message.group_id for message in found._messages] == ["demo", "other"]


def test_the_mails_of_a_thread_are_grouped(api_client: ApiClient) -> None:
    """SES replaces each Message-ID, so the mails of a thread refer to a common root id."""
    system = api_client.tenant(modules=["tickets"])
    owner = api_client.staff()
    [row] = system.send("customers", customer("ana", contact={"emails": ["ana@example.com"]}))
    tickets = [
        owner.post("/tickets", {"customer_id": row["id"], "text": "Llamó por teléfono"}).json["ticket_id"]
        for _ in range(2)
    ]
    owner.post(f"/tickets/{tickets[0]}/replies", {"text": "Vamos"})

    found = [mail for mail in mails(api_client) if mail["To"] == "ana@example.com"]

    assert sorted(Counter(mail["References"] for mail in found).values()) == [1, 2]
    assert all(mail["References"] == mail["In-Reply-To"] for mail in found)
    assert len({mail["Message-ID"] for mail in found}) == 3
    assert len({mail["Reply-To"] for mail in found}) == 2
