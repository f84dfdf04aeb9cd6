"""Console routes of imports."""

from typing import get_args

from chalicelib.imports import repository
from chalicelib.imports.console import responses, results, service
from chalicelib.imports.console.schemas import (
    DifferencePage,
    ImportIn,
    ImportOut,
    ImportPage,
    ImportsQuery,
    ImportStartedOut,
    ImportUploadOut,
    LanguageQuery,
    MappingIn,
    ParseOptionsIn,
    RowsQuery,
)
from chalicelib.imports.labels import Language
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}", "console: imports")
_IMPORTS = SignedInStaff(Permission.IMPORTS)
_ERRORS = (NotFoundError, ConflictError)


def _language(caller: StaffCaller, query: LanguageQuery) -> Language:
    """Return the requested language, else the staff member's."""
    if query.language is not None:
        return query.language
    return next((one for one in get_args(Language) if one == caller.member.language), "es")


@routes.get("/imports", access=_IMPORTS, errors=(NotFoundError,))
def list_imports(caller: StaffCaller, query: ImportsQuery) -> ImportPage:
    """List imports, newest first."""
    jobs, following = service.list_imports(caller, cursor=query.cursor, limit=query.limit)
    items = [responses.row_out(job) for job in jobs]
    return ImportPage(items=items, next=following, kinds=responses.kinds(_language(caller, query)))


@routes.post("/imports", access=_IMPORTS, status=201)
def start_import(caller: StaffCaller, body: ImportIn) -> ImportStartedOut:
    """Create an import and return the form to upload its file with."""
    job, form = service.start_import(caller, body)
    upload = ImportUploadOut(url=form.url, fields=form.fields, expires_at=form.expires_at)
    return ImportStartedOut(id=job.import_id, upload=upload)


@routes.get("/imports/{import_id}", access=_IMPORTS, errors=_ERRORS)
def show_import(caller: StaffCaller, import_id: str, query: LanguageQuery) -> ImportOut:
    """Return an import with its columns, mapping, counts and progress."""
    job = repository.load_job(caller.tenant, import_id)
    return responses.import_out(job, _language(caller, query))


@routes.post("/imports/{import_id}/uploaded", access=_IMPORTS, errors=_ERRORS)
def look_at_file(
    caller: StaffCaller, import_id: str, query: LanguageQuery, body: ParseOptionsIn
) -> ImportOut:
    """Inspect the uploaded file. Repeat with parse options to correct a wrong detection."""
    job = service.inspect_file(caller, import_id, body)
    return responses.import_out(job, _language(caller, query))


@routes.put("/imports/{import_id}/mapping", access=_IMPORTS, errors=_ERRORS)
def compare_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: MappingIn) -> ImportOut:
    """Set the column mapping and compare the file in the background. Nothing is written."""
    job = service.compare(caller, import_id, body)
    return responses.import_out(job, _language(caller, query))


@routes.get("/imports/{import_id}/rows", access=_IMPORTS, errors=_ERRORS)
def list_rows(caller: StaffCaller, import_id: str, query: RowsQuery) -> DifferencePage:
    """List the records of the file and what the import does with each."""
    job = repository.load_job(caller.tenant, import_id)
    lines, following = results.list_rows(caller, job, query.outcome, cursor=query.cursor, limit=query.limit)
    language = _language(caller, query)
    return DifferencePage(items=[responses.record_out(job, line, language) for line in lines], next=following)


@routes.post("/imports/{import_id}/run", access=_IMPORTS, errors=_ERRORS)
def run_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - declares the empty body
    """Write new and changed records, in the background."""
    return responses.import_out(service.run(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/resume", access=_IMPORTS, errors=_ERRORS)
def resume_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - declares the empty body
    """Resume a failed import."""
    return responses.import_out(service.resume(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/cancel", access=_IMPORTS, errors=_ERRORS)
def cancel_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - declares the empty body
    """Cancel an import. What it has written stays."""
    return responses.import_out(service.cancel(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/report", access=_IMPORTS, errors=_ERRORS)
def download_report(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> DownloadOut:  # noqa: ARG001 - declares the empty body
    """Create a CSV of the rejected rows, with the reasons."""
    job = repository.load_job(caller.tenant, import_id)
    return download_out(results.download_rejected_rows(caller, job, _language(caller, query)))
