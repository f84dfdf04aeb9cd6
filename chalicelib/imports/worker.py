"""Does the queued pieces of imports."""

from collections.abc import Iterable, Mapping
from typing import Any


def run_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Do the pieces of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    return {"batchItemFailures": [{"itemIdentifier": record["messageId"]} for record in records]}
