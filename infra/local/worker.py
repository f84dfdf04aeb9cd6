"""What Lambda's event sources do: reads the table's stream and the queue, and calls app.py's triggers."""

import importlib
import os
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import botocore.session
from chalice.app import BaseEventSourceConfig, DynamoDBEventConfig, ScheduledEventConfig, SQSEventConfig

from infra.local import child
from infra.local.api import HEAVY
from infra.local.gateway import Context

POLL_SECONDS = 0.1
RETRY_SECONDS = 1.0
CLOCK_SECONDS = 10.0
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


def main() -> None:
    """Wait for the environment, import the app (which makes its client at once), poll until the parent is gone."""
    importlib.import_module(HEAVY)
    message = child.receive()
    os.environ.update(message["environment"])
    app = importlib.import_module("app").app
    queues = {name: (url, arn) for name, (url, arn) in message["queues"].items()}
    polled = sources(app, message["stream_arn"], queues)
    child.say_ready()
    while True:
        busy = False
        for source in polled:
            try:
                busy |= source.poll()
            except Exception:  # noqa: BLE001 - whatever a trigger raises, it is shown the same event again
                traceback.print_exc(file=sys.stderr)
                time.sleep(RETRY_SECONDS)
        if not busy:
            time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
