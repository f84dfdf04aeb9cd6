"""A run of the sender in which everything around it misbehaves, and a count of what came of it.

Two events in three are told to staff, and one to a customer: that becomes a notice first, whose mail comes through the
queue a second time, and the sender is cut off there as well, before or after what it queues.

The stream shows each event one to three times, in any order and in batches of any size. A tenth of the calls to SES
fail: most never reach it, some get no answer, whether the mail went out or not, and in some the sender is cut off right
then. The queue shows some messages again although they were worked at.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

import app as application
from chalicelib.kernel import ids, outbox
from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.aws.email import Email
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.kernel.settings import settings
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notices import fanout
from chalicelib.notifications import dead_letters, delivery
from infra.local.gateway import Context
from tests.support.api_client import ApiClient, stream_record
from tests.support.builders import customer
from tests.support.queues import QueueClock, waiting

TENANTS = ("demo", "other", "third")
FAILING = 0.10
SHOWN_AGAIN = 0.05
CUT_OFF_BETWEEN = 0.05
"""Of the notices that are queued, how many find the sender cut off right before or right after."""
CUSTOMERS = 30
"""Of each tenant."""
_EVENT = re.compile(r"evt_[0-9A-Z]{26}")
_AT_ONCE = 90
"""Events in one transaction."""
_FED = 500
"""Stream records shown between two looks at the queue: moto's queue takes longer the more it holds."""
_HOURS = 6


class CutOffError(BaseException):
    """The function's process ends, as Lambda ends it: nothing of ours runs any more."""


@dataclass(slots=True)
class Outcome:
    """What became of the events."""

    events: int
    went_out: Counter[str] = field(default_factory=Counter)
    """How often each event's mail really went out."""
    calls: int = 0
    failed_calls: int = 0
    cut_off: int = 0
    cut_off_between: int = 0
    """How often the sender was cut off while it made an event into a notice."""
    notices: int = 0
    """Events that were told to customers."""
    shown: int = 0
    """Stream records that were shown."""
    letters: dict[str, str] = field(default_factory=dict)
    """Dead letters, with why."""
    left: int = 0
    """Messages that are still on a queue in the end."""

    @property
    def once(self) -> int:
        """Events whose mail went out once."""
        return sum(times == 1 for times in self.went_out.values())

    @property
    def twice(self) -> list[str]:
        """Events whose mail went out more than once."""
        return [event_id for event_id, times in self.went_out.items() if times > 1]

    @property
    def lost(self) -> int:
        """Events of which neither a mail nor a letter is to be found."""
        return self.events - len(self.went_out.keys() | self.letters.keys())


def run(api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, events: int, *, seed: int) -> Outcome:
    """Let so many events happen at three tenants, and do all that follows."""
    chance = random.Random(seed)
    outcome = Outcome(events)
    queue_time = QueueClock(api_client, monkeypatch)
    people = {tenant: _people(api_client, tenant) for tenant in TENANTS}
    monkeypatch.setattr(delivery, "send_email", lambda email: _send(email, outcome, chance))
    monkeypatch.setattr(fanout, "enqueue", lambda messages: _queue(messages, outcome, chance))
    happened = _happen(api_client, events, people)
    records = [record for record in happened for _ in range(chance.randint(1, 3))]
    chance.shuffle(records)
    outcome.shown = len(records)
    outcome.notices = sum(one["dynamodb"]["NewImage"]["name"]["S"] == "ticket_opened" for one in happened)
    for start in range(0, len(records), _FED):
        _show(records[start : start + _FED], chance)
        _work(outcome, chance)
        queue_time.forward(seconds=45)  # a little less than each tenant may have
    for _ in range(_HOURS * 60):
        if not waiting(api_client):
            break
        _work(outcome, chance)
        queue_time.forward(minutes=1)
    for tenant in TENANTS:
        after: dict[str, str] | None = None
        while True:
            letters, after = dead_letters.list_letters(tenant, limit=100, after=after)
            outcome.letters |= {_EVENT.findall(letter.event_id)[0]: letter.error for letter in letters}
            if after is None:
                break
    outcome.left = waiting(api_client)
    return outcome


def _people(api_client: ApiClient, tenant: str) -> list[dict[str, str]]:
    """Customers of a tenant that puts nothing off, as events name them."""
    notices = {"digest_after": 100, "quiet_from": "00:00", "quiet_until": "00:00"}
    system = api_client.tenant(tenant, notices=notices)
    names = [f"c{number}" for number in range(CUSTOMERS)]
    system.send("customers", *map(customer, names))
    shown = [system.call("GET", f"/customers/{name}").json for name in names]
    return [{"customer_id": one["id"], "contact_id": one["contacts"][0]["id"]} for one in shown]


def _happen(
    api_client: ApiClient, events: int, people: Mapping[str, Sequence[Mapping[str, str]]]
) -> list[dict[str, Any]]:
    """The stream's records of so many events; each one's mail names it, by its address or its subject."""
    for start in range(0, events, _AT_ONCE):
        transaction = Transaction()
        for number in range(start, min(start + _AT_ONCE, events)):
            event_id = ids.new_id("evt")
            tenant = TENANTS[number % len(TENANTS)]
            if number // len(TENANTS) % 3 == 0:
                told = people[tenant][number // 9 % CUSTOMERS]
                payload: dict[str, Any] = {
                    **told,
                    "ticket_id": ids.new_id("tck"),
                    "number": number,
                    "subject": event_id,
                }
                outbox.record(transaction, tenant, "ticket_opened", payload, event_id=event_id)
                continue
            payload = {"email": f"{event_id}@example.com", "name": "P", "language": "es", "what": ["role"]}
            outbox.record(transaction, tenant, "staff_changed", payload, event_id=event_id)
        transaction.commit()
    table = dynamodb_backends[DEFAULT_ACCOUNT_ID][api_client.resources.region].get_table(
        settings().table_name
    )
    assert table.stream_shard is not None
    images = [stream_record(record.to_json()) for record in table.stream_shard.items]
    happened = [one for one in images if one["dynamodb"]["NewImage"]["kind"]["S"] == "event"]
    return happened[-events:]  # the tenants' beginnings were told of before


def _show(records: list[dict[str, Any]], chance: random.Random) -> None:
    """Show records to the stream's function, in batches of any size."""
    start = 0
    while start < len(records):
        size = chance.randint(1, 100)
        application.forward_events({"Records": records[start : start + size]}, None)
        start += size


def _queue(messages: list[dict[str, Any]], outcome: Outcome, chance: random.Random) -> None:
    """Queue a notice's mail; now and then the sender is cut off right before, or right after."""
    how = chance.random()
    if how < CUT_OFF_BETWEEN / 2:
        outcome.cut_off_between += 1
        raise CutOffError
    enqueue(messages)
    if how < CUT_OFF_BETWEEN:
        outcome.cut_off_between += 1
        raise CutOffError


def _send(email: Email, outcome: Outcome, chance: random.Random) -> str:
    """SES, of whose calls a tenth fails, one way or another."""
    outcome.calls += 1
    [event_id] = _EVENT.findall(f"{email.to} {email.subject}")
    if chance.random() >= FAILING:
        outcome.went_out[event_id] += 1
        return "sent"
    outcome.failed_calls += 1
    how = chance.random()
    if how < 0.8:
        raise EndpointConnectionError(endpoint_url="https://email.example")
    if how < 0.95 and chance.random() < 0.5:
        outcome.went_out[event_id] += 1
    if how < 0.9:
        raise ReadTimeoutError(endpoint_url="https://email.example")
    outcome.cut_off += 1
    if how >= 0.95:
        outcome.went_out[event_id] += 1
    raise CutOffError


def _work(outcome: Outcome, chance: random.Random) -> None:
    """Show the sender what waits until nothing does, and lay aside what died."""
    sqs, url = client("sqs"), settings().events_queue_url
    while records := _received(sqs, url):
        try:
            answer = application.send_messages({"Records": records}, Context("queue"))
        except CutOffError:
            continue  # nothing of the batch is struck out
        _strike_out(sqs, url, records, answer, chance)
    dead_url = url.replace("ventanilla-events", "ventanilla-dead-events")
    while records := _received(sqs, dead_url):
        answer = application.keep_dead_letters({"Records": records}, Context("queue"))
        _strike_out(sqs, dead_url, records, answer, chance)


def _received(sqs: Any, url: str) -> list[dict[str, Any]]:
    answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"])
    return [
        {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "messageAttributes": {},
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:sa-east-1:123456789012:queue",
        }
        for message in answer.get("Messages", [])
    ]


def _strike_out(
    sqs: Any, url: str, records: list[dict[str, Any]], answer: dict[str, Any], chance: random.Random
) -> None:
    failed = {item["itemIdentifier"] for item in answer["batchItemFailures"]}
    for record in records:
        if record["messageId"] not in failed and chance.random() >= SHOWN_AGAIN:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=record["receiptHandle"])
