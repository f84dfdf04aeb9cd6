"""Imports as staff run them: a file handed in, looked at, compared, and then written or left."""

from contextlib import closing
from dataclasses import asdict
from itertools import chain
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.contracts import tags, templates
from chalicelib.documents.formats import country_format
from chalicelib.imports import worker
from chalicelib.imports.adapters import contracts
from chalicelib.imports.console.schemas import MAX_BYTES, ImportIn, LookIn, MappedColumnIn, MappingIn
from chalicelib.imports.models import ImportJob, ImportRunning, KeptMapping, Outcome, State
from chalicelib.imports.parsing.encodings import Encoding, UnreadableFileError, find_encoding
from chalicelib.imports.parsing.fields import Kind, Type, field_named
from chalicelib.imports.parsing.inspection import Examination, examine
from chalicelib.imports.parsing.mapping import (
    MappedColumn,
    Mapping,
    check_mapping,
    layout_to_document,
    signature,
)
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import UploadForm
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants import service as tenants
from chalicelib.tenants.contracted import require_contracted
from chalicelib.tenants.settings import Module

CSV = "text/csv"
_LISTED = (
    "pk", "sk", "kind", "tenant", "import_id", "file_kind", "filename", "size", "state", "staff_id", "staff_name",
    "created_at", "changed_at", "failure", "pieces", "ran", "version",
)  # fmt: skip


def start_import(caller: StaffCaller, wanted: ImportIn) -> tuple[ImportJob, UploadForm]:
    """A new import that waits for its file, and the form with which the browser hands it in."""
    _require_contracts(caller, wanted.kind)
    if wanted.kind is Kind.CONTRACTS:
        templates.find(caller.tenant, wanted.template_id)
    job = ImportJob.at(caller.tenant, ids.new_id("imp"))
    job.template_id = wanted.template_id if wanted.kind is Kind.CONTRACTS else ""
    job.file_kind, job.filename, job.size = wanted.kind, wanted.filename, wanted.size
    job.state, job.staff_id, job.staff_name = State.WAITING, caller.staff_id, caller.name
    job.created_at = job.changed_at = clock.now()
    job.store(ImportJob.pk.does_not_exist())
    return job, files.upload_form(job.source_key, CSV, max_bytes=MAX_BYTES)


def _require_contracts(caller: StaffCaller, kind: Kind) -> None:
    """Whoever sends contracts by a file may send contracts.

    ForbiddenError `permission_missing`, `module_not_contracted`, `module_off`.
    """
    if kind is not Kind.CONTRACTS:
        return
    caller.require(Permission.CONTRACTS)
    settings = tenants.tenant_settings(caller.tenant)
    require_contracted(settings, Module.CONTRACTS)
    if not settings.has(Module.CONTRACTS):
        raise ForbiddenError("this section is switched off", code="module_off")


def load_import(tenant: str, import_id: str) -> ImportJob:
    """An import. NotFoundError when the tenant has no such."""
    if not ids.is_id(import_id, "imp"):
        raise NotFoundError("no such import")
    return ImportJob.load(keys.import_job(tenant, import_id), consistent=True)


def list_imports(
    caller: StaffCaller, *, cursor: str | None, limit: int
) -> tuple[list[ImportJob], str | None]:
    """A page of the imports whose file arrived, newest first, and the cursor of the next."""
    cursors = caller.cursors("console:imports")
    rows = reads.query(
        keys.tenant_partition(caller.tenant),
        prefix=keys.import_jobs_prefix(),
        limit=limit,
        newest_first=True,
        after=cursors.read(cursor)["key"] if cursor else None,
        attributes=_LISTED,
    )
    jobs = [ImportJob.from_wire(row) for row in rows.items]
    following = cursors.write({"key": rows.last_key}) if rows.last_key else None
    return [job for job in jobs if job.state != State.WAITING], following


def look_at_file(caller: StaffCaller, import_id: str, wanted: LookIn) -> ImportJob:
    """Examine the file that was handed in; again with another encoding or separator, until it is compared.

    ConflictError `upload_missing` before the file is there; UnreadableFileError for what is no table of text.
    """
    job = load_import(caller.tenant, import_id)
    _require(job, State.WAITING, State.UPLOADED, State.COMPARING, State.COMPARED)
    size = files.file_size(job.source_key)
    if size is None:
        raise ConflictError("the file has not arrived", code="upload_missing")
    job.size = size
    is_first = job.state == State.WAITING
    try:
        seen = _examined(job, wanted)
    except UnreadableFileError as error:
        if is_first:
            _refuse_file(job, error.code)
        raise
    _note(job, seen)
    _begin_anew(job, State.UPLOADED)
    if is_first:
        details = {"kind": job.file_kind, "size": int(job.size)}
        audit.commit(_saving(job), caller, "imports.uploaded", target=f"import:{import_id}", details=details)
    else:
        job.store()
    return job


def _examined(job: ImportJob, wanted: LookIn) -> Examination:
    if int(job.size) > MAX_BYTES:
        raise UnreadableFileError("more than 50 MB", code="file_too_large")
    with closing(files.read_file(job.source_key)) as content:
        first = next(content, b"")
        encoding = wanted.encoding or find_encoding(chain((first,), content))
    return examine(
        first,
        Kind(job.file_kind),
        Encoding(encoding),
        wanted.separator,
        has_header=wanted.has_header,
        is_whole=len(first) >= int(job.size),
    )


def _refuse_file(job: ImportJob, code: str) -> None:
    """What is no table is not kept; that it was handed in stays in the history."""
    job.state, job.failure, job.changed_at = State.FAILED, code, clock.now()
    job.store()
    files.remove_file(job.source_key)


def _note(job: ImportJob, seen: Examination) -> None:
    """What was seen, with what was said of a file with this head last time."""
    job.layout = layout_to_document(seen.layout)
    job.columns = [asdict(column) for column in seen.columns]
    kept = _kept_mapping(job)
    job.mapping = {}
    if job.file_kind == Kind.CONTRACTS:
        _note_values(job)
    if kept is None:
        return
    said = {column["index"]: column for column in kept.columns}
    for index, column in enumerate(job.columns):
        before = said.get(index)
        column["field"] = before["field"] if before else None
        for name, certain in (("decimal_sign", "decimal_is_certain"), ("day_order", "day_is_certain")):
            if before and before[name] and column[name] is None:
                column[name], column[certain] = before[name], True
    job.mapping = {"remembered": True, "currency": kept.currency, "due_days": int(kept.due_days)}


def _note_values(job: ImportJob) -> None:
    """The columns that are called as the template's own tags are its values."""
    template = templates.find(job.tenant, job.template_id)
    own = tags.own_tags(template.title, template.text)
    for column in job.columns:
        if contracts.tag_of(str(column["name"])) in own:
            column["field"] = "value"


def _signature(job: ImportJob) -> str:
    return signature(Kind(job.file_kind), [column["name"] for column in job.columns])


def _kept_mapping(job: ImportJob) -> KeptMapping | None:
    if not job.layout["has_header"]:
        return None
    return KeptMapping.find(keys.import_mapping(job.tenant, _signature(job)))


def _begin_anew(job: ImportJob, state: State) -> None:
    job.state, job.changed_at, job.failure, job.stopped_in = state, clock.now(), "", ""
    job.offset, job.next_row, job.pieces, job.ran = 0, 1, [], []
    job.attempt = int(job.attempt) + 1


def _saving(job: ImportJob) -> Transaction:
    transaction = Transaction()
    transaction.put(job)
    return transaction


def _require(job: ImportJob, *states: State) -> None:
    """ConflictError `import_state` unless the import is at one of these."""
    if State(job.state) not in states:
        raise ConflictError(f"the import is {job.state}", code="import_state", extra={"state": job.state})


def compare(caller: StaffCaller, import_id: str, wanted: MappingIn) -> ImportJob:
    """Say what the columns are, and have the file compared with what is stored, in the background."""
    job = load_import(caller.tenant, import_id)
    _require(job, State.UPLOADED, State.COMPARING, State.COMPARED, State.FAILED)
    if not job.columns or job.stopped_in == State.RUNNING:
        raise ConflictError("the import cannot be compared any more", code="import_state")
    settings = tenants.tenant_settings(caller.tenant)
    mapping = Mapping(
        Kind(job.file_kind),
        tuple(_completed(job, column, settings.country) for column in wanted.columns),
        wanted.currency or settings.currencies[0],
        wanted.due_days,
    )
    check_mapping(mapping, len(job.columns))
    _begin_anew(job, State.COMPARING)
    job.mapping = mapping.to_document()
    transaction = _saving(job)
    if job.layout["has_header"]:
        kept = KeptMapping.at(caller.tenant, _signature(job))
        kept.columns, kept.currency = job.mapping["columns"], wanted.currency
        kept.due_days, kept.changed_at = wanted.due_days, job.changed_at
        transaction.put(kept)
    transaction.commit()
    worker.enqueue_next(job)
    return job


def _completed(job: ImportJob, column: MappedColumnIn, country: str) -> MappedColumn:
    """A column with its format: what staff said, else what its cells said, else the country's where none is needed."""
    field = field_named(Kind(job.file_kind), column.field)
    seen: dict[str, Any] = job.columns[column.index] if 0 <= column.index < len(job.columns) else {}
    sign = order = ""
    if field is not None and field.type is Type.NUMBER:
        usual = country_format(country).decimal if seen.get("decimal_is_certain") else ""
        sign = column.decimal_sign or seen.get("decimal_sign") or usual
    if field is not None and field.type is Type.DAY:
        order = column.day_order or seen.get("day_order") or ("dmy" if seen.get("day_is_certain") else "")
    return MappedColumn(column.index, column.field, sign, order)


def run(caller: StaffCaller, import_id: str) -> ImportJob:
    """Write what is new and changed, in the background. Asked again it does no more than that.

    ConflictError `import_running` while another import of the tenant is writing, `import_nothing_to_do`.
    """
    job = load_import(caller.tenant, import_id)
    if job.state == State.DONE:
        return job
    if job.state == State.RUNNING:
        worker.enqueue_next(job)
        return job
    _require_contracts(caller, Kind(job.file_kind))
    _require(job, State.COMPARED)
    counts = job.counts
    if not counts[Outcome.NEW] + counts[Outcome.CHANGED]:
        raise ConflictError("nothing is new or changed", code="import_nothing_to_do")
    job.state, job.changed_at = State.RUNNING, clock.now()
    transaction = _saving(job)
    _hold(transaction, job)
    told = {"updated" if name is Outcome.CHANGED else str(name): number for name, number in counts.items()}
    details = {"kind": job.file_kind, **told}
    audit.commit(transaction, caller, "imports.run", target=f"import:{import_id}", details=details)
    worker.enqueue_next(job)
    return job


def _hold(transaction: Transaction, job: ImportJob) -> None:
    taken = ConflictError("another import is being written", code="import_running")
    transaction.create(ImportRunning.of(job), otherwise=taken)


def resume(caller: StaffCaller, import_id: str) -> ImportJob:
    """Let an import that stopped go on from where it is; one that goes on is not disturbed."""
    job = load_import(caller.tenant, import_id)
    if job.state == State.FAILED and job.stopped_in:
        job.state, job.stopped_in, job.failure, job.changed_at = job.stopped_in, "", "", clock.now()
        transaction = _saving(job)
        if job.state == State.RUNNING:
            _hold(transaction, job)
        audit.commit(transaction, caller, "imports.resumed", target=f"import:{import_id}")
    _require(job, *worker.AT_WORK)
    worker.enqueue_next(job)
    return job


def cancel(caller: StaffCaller, import_id: str) -> ImportJob:
    """End an import. What it has written stays; nothing more is."""
    job = load_import(caller.tenant, import_id)
    if job.state == State.CANCELLED:
        return job
    _require(job, State.WAITING, State.UPLOADED, State.COMPARING, State.COMPARED, State.RUNNING, State.FAILED)
    was_running = job.state == State.RUNNING
    job.state, job.changed_at = State.CANCELLED, clock.now()
    transaction = _saving(job)
    if was_running:
        transaction.remove(ImportRunning.of(job), ImportRunning.import_id == import_id)
    details = {"kind": job.file_kind, "written": sum(new + changed for new, changed, _ in job.ran)}
    audit.commit(transaction, caller, "imports.cancelled", target=f"import:{import_id}", details=details)
    return job
