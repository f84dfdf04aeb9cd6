"""Does the queued pieces of imports: a message is one piece, and queues the next when its result is recorded.

A crash at any point loses nothing and repeats nothing: the piece is shown again by the queue, does the same again, and
is recorded once, because the job is changed against its version.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.imports import pieces
from chalicelib.imports.models import ImportJob, ImportRunning, State
from chalicelib.kernel import clock
from chalicelib.kernel.aws import queue
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import count, flush_metrics, log
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction

MAX_TRIES = 5
"""The queue puts a message aside after as many (infra/messaging.yaml)."""
AGAIN_SECONDS = 20
"""How long after a failure a piece is tried again; the queue itself would wait until the worker's time is long over."""
AT_WORK = (State.COMPARING, State.RUNNING)


def enqueue_next(job: ImportJob) -> None:
    """Queue the piece that comes next."""
    queue.enqueue_job(
        {
            "tenant": job.tenant,
            "import_id": job.import_id,
            "state": job.state,
            "attempt": int(job.attempt),
            "piece": _at(job),
        }
    )


def _at(job: ImportJob) -> int:
    return len(job.pieces if job.state == State.COMPARING else job.ran)


def run_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Do the pieces of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    failed: list[dict[str, str]] = []
    for record in records:
        message = json.loads(record["body"])
        tries = int(record["attributes"].get("ApproximateReceiveCount", "1"))
        try:
            _work(message, is_again=tries > 1)
        except Exception:  # noqa: BLE001 - whatever it is, the queue shows the piece again
            log().exception(
                "a piece of an import failed", extra={"import": message["import_id"], "tries": tries}
            )
            count("ImportPieceFailed")
            if tries >= MAX_TRIES:
                _give_up(message)
            queue.show_job_again(record["receiptHandle"], AGAIN_SECONDS * tries)
            failed.append({"itemIdentifier": record["messageId"]})
    flush_metrics()
    return {"batchItemFailures": failed}


def _find(message: Mapping[str, Any]) -> ImportJob | None:
    """The message's job, if it still is at what the message is about."""
    job = ImportJob.find(keys.import_job(message["tenant"], message["import_id"]), consistent=True)
    if job is None or job.state != message["state"] or int(job.attempt) != message["attempt"]:
        return None
    return job


def _work(message: Mapping[str, Any], *, is_again: bool) -> None:
    job = _find(message)
    if job is None or job.state not in AT_WORK:
        return
    if _at(job) == message["piece"]:
        _do(job)
    elif not is_again or _at(job) != message["piece"] + 1:
        return  # done before, and the next is queued or done, too
    # Else whoever recorded the piece may have stopped before the next was queued.
    if job.state in AT_WORK:
        enqueue_next(job)


def _do(job: ImportJob) -> None:
    before = State(job.state)
    if before is State.COMPARING:
        pieces.compare_next(job)
    else:
        pieces.run_next(job)
    job.changed_at = clock.now()
    try:
        record(job, ends_running=before is State.RUNNING and job.state == State.DONE)
    except ConflictError:
        # Another did the same piece, or the import was cancelled meanwhile: what was written is counted then.
        _count_what_was_written(job)
        job.state = State.CANCELLED


def record(job: ImportJob, *, ends_running: bool) -> None:
    """Store a job; with its end another import may begin to write."""
    transaction = Transaction()
    transaction.put(job)
    if ends_running:
        mine = ImportRunning.of(job)
        transaction.remove(mine, ImportRunning.import_id == job.import_id)
    transaction.commit()


def _count_what_was_written(job: ImportJob) -> None:
    now = ImportJob.find(job.key, consistent=True)
    is_one_behind = now is not None and len(now.ran) == len(job.ran) - 1
    if now is not None and now.state == State.CANCELLED and is_one_behind and now.attempt == job.attempt:
        now.ran = job.ran
        now.store()


def _give_up(message: Mapping[str, Any]) -> None:
    """Say that an import stopped; it can go on from there, and others may write meanwhile."""
    job = _find(message)
    if job is None:
        return
    was_running = job.state == State.RUNNING
    job.stopped_in, job.state, job.failure = job.state, State.FAILED, "stopped"
    job.changed_at = clock.now()
    try:
        record(job, ends_running=was_running)
    except ConflictError:
        log().info("an import went on after all", extra={"import": job.import_id})
