"""Does the queued pieces of imports: a message is one piece, and queues the next when its result is recorded.

A crash at any point loses nothing and repeats nothing: the piece is shown again by the queue, does the same again, and
is recorded once, because the job is changed against its version.
"""

from chalicelib.imports import chunks
from chalicelib.imports.domain import ImportPiece
from chalicelib.imports.models import ImportJob, ImportRunning, State
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import log
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction

AT_WORK = (State.COMPARING, State.RUNNING)


def enqueue_next(job: ImportJob) -> None:
    """Queue the piece that comes next."""
    jobs.enqueue(
        ImportPiece(
            tenant=job.tenant,
            import_id=job.import_id,
            state=job.state,
            attempt=int(job.attempt),
            piece=_at(job),
        )
    )


def _at(job: ImportJob) -> int:
    return len(job.pieces if job.state == State.COMPARING else job.ran)


def _find(piece: ImportPiece) -> ImportJob | None:
    """The import of a piece, if it still is where that piece comes next."""
    job = ImportJob.find(keys.import_job(piece.tenant, piece.import_id), consistent=True)
    if job is None or job.state != piece.state or int(job.attempt) != piece.attempt:
        return None
    return job


def run(piece: ImportPiece, tries: int) -> None:
    """Do one piece, and queue the next."""
    job = _find(piece)
    if job is None or job.state not in AT_WORK:
        return
    if _at(job) == piece.piece:
        _do(job)
    elif tries == 1 or _at(job) != piece.piece + 1:
        return  # done before, and the next is queued or done, too
    # Else whoever recorded the piece may have stopped before the next was queued.
    if job.state in AT_WORK:
        enqueue_next(job)


def _do(job: ImportJob) -> None:
    before = State(job.state)
    if before is State.COMPARING:
        chunks.compare_next(job)
    else:
        chunks.run_next(job)
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


def give_up(piece: ImportPiece) -> None:
    """Mark an import as stopped. It can be resumed from there, and other imports may run until then."""
    job = _find(piece)
    if job is None:
        return
    was_running = job.state == State.RUNNING
    job.stopped_in, job.state, job.failure = job.state, State.FAILED, "stopped"
    job.changed_at = clock.now()
    try:
        record(job, ends_running=was_running)
    except ConflictError:
        log().info("an import went on after all", extra={"import": job.import_id})
