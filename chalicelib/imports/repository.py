"""Reads and writes the stored items of imports."""

from datetime import datetime
from typing import Any

from chalicelib.imports.models import ImportJob, ImportLock, ImportState, SavedMapping
from chalicelib.kernel import ids
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction

_LISTED = (
    "pk", "sk", "kind", "tenant", "import_id", "file_kind", "filename", "size", "state", "staff_id", "staff_name",
    "created_at", "changed_at", "failure", "pieces", "ran", "version",
)  # fmt: skip


def create_job(job: ImportJob) -> None:
    """Store a new import."""
    job.store(ImportJob.pk.does_not_exist())


def load_job(tenant: str, import_id: str) -> ImportJob:
    """Return an import. NotFoundError when the tenant has none with this id."""
    if not ids.is_id(import_id, "imp"):
        raise NotFoundError("no such import")
    return ImportJob.load(keys.import_job(tenant, import_id), consistent=True)


def find_job(tenant: str, import_id: str) -> ImportJob | None:
    """Return an import, or None when it does not exist."""
    return ImportJob.find(keys.import_job(tenant, import_id), consistent=True)


def query_jobs(
    tenant: str, *, after: dict[str, str] | None, limit: int
) -> tuple[list[ImportJob], dict[str, str] | None]:
    """Return a page of imports, newest first, and the key to continue after."""
    rows = reads.query(
        keys.tenant_partition(tenant),
        prefix=keys.import_jobs_prefix(),
        limit=limit,
        newest_first=True,
        after=after,
        attributes=_LISTED,
    )
    return [ImportJob.from_wire(row) for row in rows.items], rows.last_key


def save_job(job: ImportJob) -> None:
    """Store a changed import. ConflictError after a concurrent change."""
    job.store()


def job_transaction(job: ImportJob) -> Transaction:
    """Start a transaction that stores a changed import."""
    transaction = Transaction()
    transaction.put(job)
    return transaction


def acquire_lock(transaction: Transaction, job: ImportJob) -> None:
    """Add the tenant's import lock to a transaction. ConflictError `import_running` while another import holds it."""
    taken = ConflictError("another import of this tenant is running", code="import_running")
    transaction.create(ImportLock.of(job), otherwise=taken)


def release_lock(transaction: Transaction, job: ImportJob) -> None:
    """Add the release of the import's lock to a transaction."""
    transaction.remove(ImportLock.of(job), ImportLock.import_id == job.import_id)


def save_progress(job: ImportJob, *, releases_lock: bool) -> None:
    """Store an import's progress. ConflictError after a concurrent change."""
    transaction = job_transaction(job)
    if releases_lock:
        release_lock(transaction, job)
    transaction.commit()


def count_written_after_cancel(job: ImportJob) -> None:
    """Add the last written chunk of `job` to the stored import when that was cancelled in the meantime."""
    stored = ImportJob.find(job.key, consistent=True)
    if stored is None or stored.state != ImportState.CANCELLED or stored.attempt != job.attempt:
        return
    if len(stored.ran) == len(job.ran) - 1:
        stored.ran = job.ran
        stored.store()


def find_mapping(tenant: str, header_signature: str) -> SavedMapping | None:
    """Return the mapping saved for files with this header, if any."""
    return SavedMapping.find(keys.import_mapping(tenant, header_signature))


def put_mapping(
    transaction: Transaction,
    tenant: str,
    header_signature: str,
    *,
    columns: list[dict[str, Any]],
    currency: str,
    due_days: int,
    changed_at: datetime,
) -> None:
    """Add the mapping for files with this header to a transaction."""
    saved = SavedMapping.at(tenant, header_signature)
    saved.columns, saved.currency, saved.due_days = columns, currency, due_days
    saved.changed_at = changed_at
    transaction.put(saved)
