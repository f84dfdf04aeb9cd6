"""Imports as staff run them: upload a file, map its columns, compare, run or cancel."""

from contextlib import closing
from dataclasses import asdict
from itertools import chain
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.contracts import tags, templates
from chalicelib.documents.formats import country_format
from chalicelib.imports import jobs, repository
from chalicelib.imports.adapters import contracts
from chalicelib.imports.console.schemas import MAX_BYTES, ImportIn, MappedColumnIn, MappingIn, ParseOptionsIn
from chalicelib.imports.models import ImportJob, ImportState, Outcome, SavedMapping
from chalicelib.imports.parsing.encodings import Encoding, UnreadableFileError, detect_encoding
from chalicelib.imports.parsing.fields import Kind, Type, find_field
from chalicelib.imports.parsing.inspection import FileInspection, inspect_sample
from chalicelib.imports.parsing.mapping import (
    MappedColumn,
    Mapping,
    check_mapping,
    header_signature,
    layout_to_document,
)
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import UploadForm
from chalicelib.kernel.errors import ConflictError, ForbiddenError
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants import service as tenants
from chalicelib.tenants.contracted import require_contracted
from chalicelib.tenants.settings import Module

CSV = "text/csv"


def start_import(caller: StaffCaller, wanted: ImportIn) -> tuple[ImportJob, UploadForm]:
    """Create an import and the form to upload its file with."""
    _require_contracts_access(caller, wanted.kind)
    if wanted.kind is Kind.CONTRACTS:
        templates.find(caller.tenant, wanted.template_id)
    job = ImportJob.at(caller.tenant, ids.new_id("imp"))
    job.template_id = wanted.template_id if wanted.kind is Kind.CONTRACTS else ""
    job.file_kind, job.filename, job.size = wanted.kind, wanted.filename, wanted.size
    job.state, job.staff_id, job.staff_name = ImportState.WAITING, caller.staff_id, caller.name
    job.created_at = job.changed_at = clock.now()
    repository.create_job(job)
    return job, files.upload_form(job.source_key, CSV, max_bytes=MAX_BYTES)


def _require_contracts_access(caller: StaffCaller, kind: Kind) -> None:
    """Require the contracts permission and module for imports of contracts.

    ForbiddenError `permission_missing`, `module_not_contracted`, `module_off`.
    """
    if kind is not Kind.CONTRACTS:
        return
    caller.require(Permission.CONTRACTS)
    settings = tenants.tenant_settings(caller.tenant)
    require_contracted(settings, Module.CONTRACTS)
    if not settings.has(Module.CONTRACTS):
        raise ForbiddenError("this section is switched off", code="module_off")


def list_imports(
    caller: StaffCaller, *, cursor: str | None, limit: int
) -> tuple[list[ImportJob], str | None]:
    """Return a page of the imports whose file was uploaded, newest first, and the cursor of the next page."""
    cursors = caller.cursors("console:imports")
    after = cursors.read(cursor)["key"] if cursor else None
    jobs, last_key = repository.query_jobs(caller.tenant, after=after, limit=limit)
    following = cursors.write({"key": last_key}) if last_key else None
    return [job for job in jobs if job.state != ImportState.WAITING], following


def inspect_file(caller: StaffCaller, import_id: str, wanted: ParseOptionsIn) -> ImportJob:
    """Inspect the uploaded file, with other parse options if asked again, until it is being run.

    ConflictError `upload_missing` before the upload; UnreadableFileError unless the file is a text table.
    """
    job = repository.load_job(caller.tenant, import_id)
    _require_state(
        job, ImportState.WAITING, ImportState.UPLOADED, ImportState.COMPARING, ImportState.COMPARED
    )
    size = files.file_size(job.source_key)
    if size is None:
        raise ConflictError("the file has not been uploaded", code="upload_missing")
    job.size = size
    is_first = job.state == ImportState.WAITING
    try:
        inspection = _inspect(job, wanted)
    except UnreadableFileError as error:
        if is_first:
            _reject_file(job, error.code)
        raise
    _apply_inspection(job, inspection)
    job.restart(ImportState.UPLOADED, clock.now())
    if is_first:
        audit.commit(
            repository.job_transaction(job),
            caller,
            "imports.uploaded",
            target=f"import:{import_id}",
            details={"kind": job.file_kind, "size": int(job.size)},
        )
    else:
        repository.save_job(job)
    return job


def _inspect(job: ImportJob, wanted: ParseOptionsIn) -> FileInspection:
    if int(job.size) > MAX_BYTES:
        raise UnreadableFileError("more than 50 MB", code="file_too_large")
    with closing(files.read_file(job.source_key)) as content:
        first = next(content, b"")
        encoding = wanted.encoding or detect_encoding(chain((first,), content))
    return inspect_sample(
        first,
        Kind(job.file_kind),
        Encoding(encoding),
        wanted.separator,
        has_header=wanted.has_header,
        is_whole=len(first) >= int(job.size),
    )


def _reject_file(job: ImportJob, code: str) -> None:
    """Delete an unreadable file; the failed import stays in the history."""
    job.state, job.failure, job.changed_at = ImportState.FAILED, code, clock.now()
    repository.save_job(job)
    files.remove_file(job.source_key)


def _apply_inspection(job: ImportJob, inspection: FileInspection) -> None:
    """Set the inspected columns, with the mapping saved for files with this header."""
    job.layout = layout_to_document(inspection.layout)
    job.columns = [asdict(column) for column in inspection.columns]
    saved = _find_saved_mapping(job)
    job.mapping = {}
    if job.file_kind == Kind.CONTRACTS:
        _map_template_values(job)
    if saved is None:
        return
    saved_columns = {column["index"]: column for column in saved.columns}
    for index, column in enumerate(job.columns):
        before = saved_columns.get(index)
        column["field"] = before["field"] if before else None
        for name, certain in (("decimal_sign", "decimal_is_certain"), ("day_order", "day_is_certain")):
            if before and before[name] and column[name] is None:
                column[name], column[certain] = before[name], True
    job.mapping = {"remembered": True, "currency": saved.currency, "due_days": int(saved.due_days)}


def _map_template_values(job: ImportJob) -> None:
    """Map the columns that are named like one of the contract template's own tags."""
    template = templates.find(job.tenant, job.template_id)
    own = tags.own_tags(template.title, template.text)
    for column in job.columns:
        if contracts.tag_name(str(column["name"])) in own:
            column["field"] = "value"


def _header_signature(job: ImportJob) -> str:
    return header_signature(Kind(job.file_kind), [column["name"] for column in job.columns])


def _find_saved_mapping(job: ImportJob) -> SavedMapping | None:
    if not job.layout["has_header"]:
        return None
    return repository.find_mapping(job.tenant, _header_signature(job))


def _require_state(job: ImportJob, *states: ImportState) -> None:
    """ConflictError `import_state` unless the import is in one of these states."""
    if ImportState(job.state) not in states:
        raise ConflictError(f"the import is {job.state}", code="import_state", extra={"state": job.state})


def compare(caller: StaffCaller, import_id: str, wanted: MappingIn) -> ImportJob:
    """Set the column mapping and compare the file with what is stored, in the background."""
    job = repository.load_job(caller.tenant, import_id)
    _require_state(job, ImportState.UPLOADED, ImportState.COMPARING, ImportState.COMPARED, ImportState.FAILED)
    if not job.columns or job.stopped_in == ImportState.RUNNING:
        raise ConflictError("the import can no longer be compared", code="import_state")
    settings = tenants.tenant_settings(caller.tenant)
    mapping = Mapping(
        Kind(job.file_kind),
        tuple(_mapped_column(job, column, settings.country) for column in wanted.columns),
        wanted.currency or settings.currencies[0],
        wanted.due_days,
    )
    check_mapping(mapping, len(job.columns))
    job.restart(ImportState.COMPARING, clock.now())
    job.mapping = mapping.to_document()
    transaction = repository.job_transaction(job)
    if job.layout["has_header"]:
        repository.put_mapping(
            transaction,
            caller.tenant,
            _header_signature(job),
            columns=job.mapping["columns"],
            currency=wanted.currency,
            due_days=wanted.due_days,
            changed_at=job.changed_at,
        )
    transaction.commit()
    jobs.enqueue_next(job)
    return job


def _mapped_column(job: ImportJob, column: MappedColumnIn, country: str) -> MappedColumn:
    """Complete a column's number or date format: the given one, else the detected one, else any that fits."""
    field = find_field(Kind(job.file_kind), column.field)
    inspected: dict[str, Any] = job.columns[column.index] if 0 <= column.index < len(job.columns) else {}
    sign = order = ""
    if field is not None and field.type is Type.NUMBER:
        default = country_format(country).decimal if inspected.get("decimal_is_certain") else ""
        sign = column.decimal_sign or inspected.get("decimal_sign") or default
    if field is not None and field.type is Type.DAY:
        default = "dmy" if inspected.get("day_is_certain") else ""
        order = column.day_order or inspected.get("day_order") or default
    return MappedColumn(column.index, column.field, sign, order)


def run(caller: StaffCaller, import_id: str) -> ImportJob:
    """Write new and changed records, in the background. Idempotent.

    ConflictError `import_running` while another import of the tenant is running, `import_nothing_to_do`.
    """
    job = repository.load_job(caller.tenant, import_id)
    if job.state == ImportState.DONE:
        return job
    if job.state == ImportState.RUNNING:
        jobs.enqueue_next(job)
        return job
    _require_contracts_access(caller, Kind(job.file_kind))
    _require_state(job, ImportState.COMPARED)
    counts = job.counts
    if not counts[Outcome.NEW] + counts[Outcome.CHANGED]:
        raise ConflictError("there is nothing new or changed", code="import_nothing_to_do")
    job.state, job.changed_at = ImportState.RUNNING, clock.now()
    transaction = repository.job_transaction(job)
    repository.acquire_lock(transaction, job)
    # `changed` is the key of an audit entry's changes.
    totals = {"updated" if name is Outcome.CHANGED else str(name): number for name, number in counts.items()}
    details = {"kind": job.file_kind, **totals}
    audit.commit(transaction, caller, "imports.run", target=f"import:{import_id}", details=details)
    jobs.enqueue_next(job)
    return job


def resume(caller: StaffCaller, import_id: str) -> ImportJob:
    """Resume a failed import; an active one is left as it is."""
    job = repository.load_job(caller.tenant, import_id)
    if job.state == ImportState.FAILED and job.stopped_in:
        job.state, job.stopped_in, job.failure, job.changed_at = job.stopped_in, "", "", clock.now()
        transaction = repository.job_transaction(job)
        if job.state == ImportState.RUNNING:
            repository.acquire_lock(transaction, job)
        audit.commit(transaction, caller, "imports.resumed", target=f"import:{import_id}")
    _require_state(job, *jobs.ACTIVE_STATES)
    jobs.enqueue_next(job)
    return job


def cancel(caller: StaffCaller, import_id: str) -> ImportJob:
    """Cancel an import. What it has written stays."""
    job = repository.load_job(caller.tenant, import_id)
    if job.state == ImportState.CANCELLED:
        return job
    _require_state(job, *(state for state in ImportState if state is not ImportState.DONE))
    was_running = job.state == ImportState.RUNNING
    job.state, job.changed_at = ImportState.CANCELLED, clock.now()
    transaction = repository.job_transaction(job)
    if was_running:
        repository.release_lock(transaction, job)
    details = {"kind": job.file_kind, "written": job.records_written}
    audit.commit(transaction, caller, "imports.cancelled", target=f"import:{import_id}", details=details)
    return job
