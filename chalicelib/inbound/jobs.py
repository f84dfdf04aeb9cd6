"""Queue jobs of inbound mail: S3 notifies the queue of each mail that SES stores."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_plus

from chalicelib.inbound.service import process_mail
from chalicelib.kernel.aws.mail import get_mail
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch


def receive_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Process the mails of an SQS batch and return the failed ones as Lambda's partial batch response."""
    return process_batch(records, _process_record)


def _process_record(record: QueueRecord) -> None:
    try:
        for key in _object_keys(json.loads(record.body)):
            for outcome in process_mail(key, get_mail(key)):
                log().info("inbound mail processed", extra={"mail": key, "outcome": outcome})
                count("MailJoined" if outcome == "joined" else "MailNotJoined")
    except Exception:
        log().exception("inbound mail failed", extra={"message_id": record.message_id})
        count("MailFailed")
        raise


def _object_keys(notification: Mapping[str, Any]) -> list[str]:
    """Return the object keys of an S3 notification; none for its test event (`s3:TestEvent`)."""
    return [unquote_plus(one["s3"]["object"]["key"]) for one in notification.get("Records", ())]
