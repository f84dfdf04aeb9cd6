"""The queues: between the outbox and the sender, and of what is worked at in the background."""

import json
from collections.abc import Sequence
from typing import Any

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.settings import settings

_BATCH = 10
LONGEST_DELAY = 900
"""Seconds for which SQS holds a message back at most."""


def enqueue(messages: Sequence[dict[str, Any]], *, delay: int = 0) -> None:
    """Put messages on the queue, to be shown after some seconds.

    Each belongs to its tenant's group: SQS shows those of quiet tenants first while one has many (fair queues).
    UnavailableError when one was refused: the stream then shows them again.
    """
    for start in range(0, len(messages), _BATCH):
        entries = [
            {
                "Id": str(number),
                "MessageBody": json.dumps(message, ensure_ascii=False),
                "MessageGroupId": message["tenant"],
                "DelaySeconds": delay,
            }
            for number, message in enumerate(messages[start : start + _BATCH])
        ]
        answer = client("sqs").send_message_batch(QueueUrl=settings().events_queue_url, Entries=entries)
        if answer.get("Failed"):
            raise UnavailableError("the queue refused a message")


def show_event_again(receipt: str, seconds: int) -> None:
    """Let an event whose message failed be shown again after some time; it counts as one more try."""
    client("sqs").change_message_visibility(
        QueueUrl=settings().events_queue_url, ReceiptHandle=receipt, VisibilityTimeout=seconds
    )


def enqueue_job(message: dict[str, Any]) -> None:
    """Put a job's message on the queue of `app.run_jobs`. Send jobs by `kernel.jobs.enqueue`."""
    client("sqs").send_message(QueueUrl=settings().jobs_queue_url, MessageBody=json.dumps(message))


def reject_job(body: str, reason: str) -> None:
    """Put a message that is no job on the dead-letter queue; the reason goes with it as an attribute."""
    client("sqs").send_message(
        QueueUrl=settings().dead_jobs_queue_url,
        MessageBody=body,
        MessageAttributes={"reason": {"DataType": "String", "StringValue": reason}},
    )


def show_job_again(receipt: str, seconds: int) -> None:
    """Let a piece of work that failed be shown again after some time, and not only when its time is over."""
    client("sqs").change_message_visibility(
        QueueUrl=settings().jobs_queue_url, ReceiptHandle=receipt, VisibilityTimeout=seconds
    )
