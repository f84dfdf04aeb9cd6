"""Takes in the mail that SES put into the bucket, told by S3 through a queue."""

import json
from collections.abc import Iterable, Mapping
from typing import Any


def receive_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Take in the mails of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    failed = [
        {"itemIdentifier": record["messageId"]}
        for record in records
        # S3 says once that it may tell.
        if json.loads(record["body"]).get("Event") != "s3:TestEvent"
    ]
    return {"batchItemFailures": failed}
