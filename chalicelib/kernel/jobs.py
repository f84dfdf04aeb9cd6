"""Jobs: work done in the background. Each kind is a model, and its message on the queue is that model's JSON.

A domain declares who runs its kinds (`JobHandler`). A message that is no job of any declared kind goes to the
dead-letter queue at once, with the reason: trying it again would not help.
"""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from chalicelib.kernel.aws import queue
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch

if TYPE_CHECKING:
    from chalicelib.kernel.declarations import JobHandler

MAX_TRIES = 5
"""After as many the queue moves a job to the dead-letter queue (`maxReceiveCount` in infra/messaging.yaml)."""


class Job(BaseModel):
    """A piece of work for one tenant. Each kind narrows `kind` to a literal of its own, as its default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str = ""
    tenant: str


class RejectedJobError(Exception):
    """A message is no job of a declared kind; its text says why."""


def enqueue(job: Job) -> None:
    """Have a job done in the background."""
    queue.enqueue_job(job.model_dump(mode="json"))


def run_queued(records: Iterable[Mapping[str, Any]], handlers: Iterable["JobHandler"]) -> dict[str, Any]:
    """Run the jobs of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    by_kind = {handler.kind: handler for handler in handlers}

    def run(record: QueueRecord) -> None:
        try:
            handler, job = _read(record.body, by_kind)
        except RejectedJobError as error:
            log().error("job rejected", extra={"reason": str(error)})
            count("JobRejected")
            queue.reject_job(record.body, str(error))
        else:
            _run(handler, job, record)

    return process_batch(records, run)


def _read(body: str, handlers: Mapping[str, "JobHandler"]) -> tuple["JobHandler", Job]:
    """The job of a message, and who runs it."""
    try:
        message = json.loads(body)
        kind = message["kind"]
    except (ValueError, LookupError, TypeError) as error:
        raise RejectedJobError("not a job: no JSON object with a kind") from error
    handler = handlers.get(kind) if isinstance(kind, str) else None
    if handler is None:
        raise RejectedJobError(f"unknown kind {kind!r}")
    try:
        return handler, handler.job.model_validate(message)
    except ValidationError as error:
        fields = sorted({".".join(map(str, one["loc"])) for one in error.errors()})
        raise RejectedJobError(f"{kind}: wrong or missing {', '.join(fields)}") from error


def _run(handler: "JobHandler", job: Job, record: QueueRecord) -> None:
    from chalicelib.kernel.declarations import load

    tries = int(record.attributes.approximate_receive_count or "1")
    try:
        load(handler.run)(job, tries)
    except Exception:
        ids = {name: value for name, value in job if name.endswith("_id")}
        log().exception("job failed", extra={"kind": job.kind, "tenant": job.tenant, "tries": tries, **ids})
        count("JobFailed")
        if tries >= MAX_TRIES and handler.give_up:
            load(handler.give_up)(job)
        queue.show_job_again(record.receipt_handle, handler.retry_seconds * tries)
        raise
