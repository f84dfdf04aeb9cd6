"""Batches of SQS records of which some may fail: those that did are the only ones that the queue shows again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from chalicelib.kernel.log import flush_metrics


class RecordAttributes(Protocol):
    """What SQS says about a record."""

    @property
    def approximate_receive_count(self) -> str | None:
        """How often the record was received, this time included."""


class QueueRecord(Protocol):
    """An SQS record as powertools' `SQSRecord` shows it."""

    @property
    def message_id(self) -> str:
        """The message's id."""

    @property
    def receipt_handle(self) -> str:
        """What changing the message's visibility takes."""

    @property
    def body(self) -> str:
        """The message."""

    @property
    def attributes(self) -> RecordAttributes:
        """What SQS says about it."""


def process_batch(
    records: Iterable[Mapping[str, Any]], process: Callable[[QueueRecord], None]
) -> dict[str, Any]:
    """Call `process` with each record. One that raises is reported as failed, and holds up no other.

    The answer is Lambda's for partial batches (`ReportBatchItemFailures`). `process` logs its own failures.
    """
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType

    # Also where every record failed: raising would lose the visibility that `process` set for each.
    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
    with processor(records=[dict(record) for record in records], handler=process):
        processor.process()
    flush_metrics()
    return dict(processor.response())
