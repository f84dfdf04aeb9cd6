"""Queue jobs of imports: each job is one chunk, and queues the next one once its result is stored.

A crash neither loses nor repeats work: the queue redelivers the chunk, the same rows are processed again, and the
result is stored only once, because the import's version is checked.
"""

from chalicelib.imports import chunks, repository
from chalicelib.imports.domain import ImportChunk
from chalicelib.imports.models import ImportJob, ImportState
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import log

ACTIVE_STATES = (ImportState.COMPARING, ImportState.RUNNING)


def enqueue_next(job: ImportJob) -> None:
    """Queue the next chunk."""
    jobs.enqueue(
        ImportChunk(
            tenant=job.tenant,
            import_id=job.import_id,
            state=job.state,
            attempt=int(job.attempt),
            piece=job.next_chunk,
        )
    )


def _find(chunk: ImportChunk) -> ImportJob | None:
    """Return the chunk's import unless it has left the chunk's state or attempt."""
    job = repository.find_job(chunk.tenant, chunk.import_id)
    if job is None or job.state != chunk.state or int(job.attempt) != chunk.attempt:
        return None
    return job


def run(chunk: ImportChunk, tries: int) -> None:
    """Process a chunk unless that was done before, and queue the next one."""
    job = _find(chunk)
    if job is None or job.state not in ACTIVE_STATES:
        return
    if job.next_chunk == chunk.piece:
        _process(job)
    elif tries == 1 or job.next_chunk != chunk.piece + 1:
        return  # a duplicate: the next chunk is queued or done already
    # On a redelivery, the process may have died after storing the result and before queueing the next chunk.
    if job.state in ACTIVE_STATES:
        enqueue_next(job)


def _process(job: ImportJob) -> None:
    was_running = job.state == ImportState.RUNNING
    if was_running:
        chunks.run_next_chunk(job)
    else:
        chunks.compare_next_chunk(job)
    job.changed_at = clock.now()
    try:
        repository.save_progress(job, releases_lock=was_running and job.state == ImportState.DONE)
    except ConflictError:
        # A duplicate stored the same chunk, or the import was cancelled; what was written still counts.
        repository.count_written_after_cancel(job)
        job.state = ImportState.CANCELLED


def give_up(chunk: ImportChunk) -> None:
    """Mark an import as failed. It can be resumed, and other imports may run in the meantime."""
    job = _find(chunk)
    if job is None:
        return
    was_running = job.state == ImportState.RUNNING
    job.stopped_in, job.state, job.failure = job.state, ImportState.FAILED, "stopped"
    job.changed_at = clock.now()
    try:
        repository.save_progress(job, releases_lock=was_running)
    except ConflictError:
        log().info(
            "import not marked as failed: it was changed concurrently", extra={"import": job.import_id}
        )
