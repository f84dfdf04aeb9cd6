"""Takes in the mail that SES put into the bucket, told by S3 through a queue."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_plus

from chalicelib.inbound.service import take_in
from chalicelib.kernel.aws.mail import get_mail
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch


def receive_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Take in the mails of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    return process_batch(records, _receive_record)


def _receive_record(record: QueueRecord) -> None:
    try:
        for key in _keys(json.loads(record.body)):
            for outcome in take_in(key, get_mail(key)):
                log().info("a mail came in", extra={"mail": key, "outcome": outcome})
                count("MailJoined" if outcome == "joined" else "MailNotJoined")
    except Exception:
        log().exception("a mail was not taken in", extra={"message_id": record.message_id})
        count("MailFailed")
        raise


def _keys(notification: Mapping[str, Any]) -> list[str]:
    """Return the keys of a notification; none for S3's test event (`s3:TestEvent`)."""
    return [unquote_plus(one["s3"]["object"]["key"]) for one in notification.get("Records", ())]
