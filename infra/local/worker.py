"""What Lambda's event sources do: reads the table's stream and the queue, and calls app.py's triggers."""

import importlib
import json
import os
import sys
import time
import traceback
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import botocore.session
from chalice.app import BaseEventSourceConfig, DynamoDBEventConfig, ScheduledEventConfig, SQSEventConfig

from infra.local import child
from infra.local.api import HEAVY
from infra.local.gateway import Context
from infra.local.pulse import PULSE_PATH, STREAM
from infra.local.set_clock import follow

IDLE_SECONDS = 1.0
"""How often each source is asked though nothing is new: a message may have been put off, or come back."""
RETRY_SECONDS = 1.0
CLOCK_SECONDS = 30.0
SCHEDULED: Mapping[str, Any] = {
    **dict.fromkeys(("version", "id", "account", "time", "region"), ""),
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "detail": {},
    "resources": [],
}
"""What EventBridge says when it is time."""
_BATCH = 10


@dataclass(slots=True)
class StreamSource:
    """The table's stream from now on. A batch that fails is shown again."""

    client: Any
    stream_arn: str
    handler: Any
    name: str = STREAM
    _iterator: str = field(init=False)

    def __post_init__(self) -> None:
        shard = self.client.describe_stream(StreamArn=self.stream_arn)["StreamDescription"]["Shards"][0]
        self._iterator = self.client.get_shard_iterator(
            StreamArn=self.stream_arn, ShardId=shard["ShardId"], ShardIteratorType="LATEST"
        )["ShardIterator"]

    def poll(self) -> bool:
        """Hand over what is new; whether there was anything."""
        answer = self.client.get_records(ShardIterator=self._iterator, Limit=100)
        if answer["Records"]:
            records = [_record(record, self.stream_arn) for record in answer["Records"]]
            self.handler({"Records": records}, Context("stream"))
        self._iterator = answer["NextShardIterator"]
        return bool(answer["Records"])


def _record(record: Mapping[str, Any], stream_arn: str) -> dict[str, Any]:
    change = dict(record["dynamodb"])
    change["ApproximateCreationDateTime"] = change["ApproximateCreationDateTime"].timestamp()
    return {**record, "dynamodb": change, "eventSourceARN": stream_arn}


@dataclass(slots=True)
class QueueSource:
    """A queue. A message that fails stays, and goes to the dead ones after its five tries."""

    client: Any
    queue_url: str
    queue_arn: str
    handler: Any
    batch: int = _BATCH

    @property
    def name(self) -> str:
        """The queue's."""
        return self.queue_url.rpartition("/")[2]

    def poll(self) -> bool:
        """Hand over what waits; whether there was anything."""
        answer = self.client.receive_message(
            QueueUrl=self.queue_url, MaxNumberOfMessages=self.batch, WaitTimeSeconds=0, AttributeNames=["All"]
        )
        messages = answer.get("Messages", [])
        if not messages:
            return False
        records = [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message.get("Attributes", {}),
                "messageAttributes": {},
                "eventSource": "aws:sqs",
                "eventSourceARN": self.queue_arn,
            }
            for message in messages
        ]
        outcome = self.handler({"Records": records}, Context("queue"))
        failed = {item["itemIdentifier"] for item in (outcome or {}).get("batchItemFailures", ())}
        done = [
            {"Id": str(number), "ReceiptHandle": message["ReceiptHandle"]}
            for number, message in enumerate(messages)
            if message["MessageId"] not in failed
        ]
        if done:
            self.client.delete_message_batch(QueueUrl=self.queue_url, Entries=done)
        return True


@dataclass(slots=True)
class ClockSource:
    """A schedule. Whatever its rate, it runs often: nobody wants to wait for it on one machine."""

    handler: Any
    name: str = "clock"
    _next: float = 0

    def poll(self) -> bool:
        """Run it when it is time; never busy."""
        if time.monotonic() >= self._next:
            self.handler(SCHEDULED, Context("schedule"))
            self._next = time.monotonic() + CLOCK_SECONDS
        return False


Source = StreamSource | QueueSource | ClockSource


def sources(app: Any, stream_arn: str, queues: Mapping[str, tuple[str, str]]) -> list[Source]:
    """A source for each of the app's triggers; `queues` gives URL and ARN by the name that app.py uses.

    ValueError for a kind of trigger that one machine does not know.
    """
    session = botocore.session.get_session()
    found: list[Source] = []
    for config in app.event_sources:
        handler = app.handler_map[config.name]
        if isinstance(config, DynamoDBEventConfig):
            found.append(StreamSource(session.create_client("dynamodbstreams"), stream_arn, handler))
        elif isinstance(config, SQSEventConfig):
            url, arn = queues[str(config.queue)]
            found.append(QueueSource(session.create_client("sqs"), url, arn, handler, config.batch_size))
        elif isinstance(config, ScheduledEventConfig):
            found.append(ClockSource(handler))
        else:
            raise unknown(config)
    return found


def unknown(config: BaseEventSourceConfig) -> ValueError:
    """What is raised for a trigger of another kind."""
    return ValueError(f"{config.name}: one machine has no {type(config).__name__}")


@dataclass(slots=True)
class Watch:
    """Polls each source when there is something new in it, and all of them now and then."""

    sources: list[Source]
    wait: Callable[[Mapping[str, int], float], Mapping[str, int]]
    """As `Pulse.wait`."""
    _known: Mapping[str, int] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _all_at: float = 0

    def go_round(self) -> None:
        """Wait until there is something to do, and do it."""
        patience = 0.0 if self._busy else max(0.0, self._all_at - time.monotonic())
        counts = self.wait(self._known, patience)
        due = self._busy | {name for name, count in counts.items() if count != self._known.get(name)}
        self._known = counts
        if time.monotonic() >= self._all_at:
            due |= {source.name for source in self.sources}
            self._all_at = time.monotonic() + IDLE_SECONDS
        self._busy = {source.name for source in self.sources if source.name in due and _poll(source)}


def _poll(source: Source) -> bool:
    """Whether to ask again at once: there was something, or whatever the trigger raised, it is shown it again."""
    try:
        return source.poll()
    except Exception:  # noqa: BLE001 - a trigger may raise anything
        traceback.print_exc(file=sys.stderr)
        time.sleep(RETRY_SECONDS)
        return True


def _ask_pulse(known: Mapping[str, int], seconds: float) -> dict[str, int]:
    query = urlencode({"known": json.dumps(known), "seconds": seconds})
    with urllib.request.urlopen(
        f"{os.environ['AWS_ENDPOINT_URL']}{PULSE_PATH}?{query}", timeout=60
    ) as answer:
        counts: dict[str, int] = json.load(answer)
        return counts


def main() -> None:
    """Wait for the environment, import the app (which makes its client at once), poll until the parent is gone."""
    importlib.import_module(HEAVY)
    message = child.receive()
    os.environ.update(message["environment"])
    follow(os.environ)
    app = importlib.import_module("app").app
    queues = {name: (url, arn) for name, (url, arn) in message["queues"].items()}
    watch = Watch(sources(app, message["stream_arn"], queues), _ask_pulse)
    child.say_ready()
    while True:
        watch.go_round()


if __name__ == "__main__":
    main()
