"""Imports over HTTP."""

from typing import get_args

from chalicelib.imports.console import responses, results, service
from chalicelib.imports.console.schemas import (
    DifferencePage,
    ImportIn,
    ImportOut,
    ImportPage,
    ImportsQuery,
    ImportStartedOut,
    LanguageQuery,
    LookIn,
    MappingIn,
    RowsQuery,
    UploadOut,
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
    """What was asked for, else the staff member's own."""
    if query.language is not None:
        return query.language
    return next((one for one in get_args(Language) if one == caller.member.language), "es")


@routes.get("/imports", access=_IMPORTS, errors=(NotFoundError,))
def list_imports(caller: StaffCaller, query: ImportsQuery) -> ImportPage:
    """List the imports, newest first."""
    jobs, following = service.list_imports(caller, cursor=query.cursor, limit=query.limit)
    items = [responses.row_out(job) for job in jobs]
    return ImportPage(items=items, next=following, kinds=responses.kinds(_language(caller, query)))


@routes.post("/imports", access=_IMPORTS, status=201)
def start_import(caller: StaffCaller, body: ImportIn) -> ImportStartedOut:
    """Begin an import: where to hand in its file."""
    job, form = service.start_import(caller, body)
    upload = UploadOut(url=form.url, fields=form.fields, expires_at=form.expires_at)
    return ImportStartedOut(id=job.import_id, upload=upload)


@routes.get("/imports/{import_id}", access=_IMPORTS, errors=_ERRORS)
def show_import(caller: StaffCaller, import_id: str, query: LanguageQuery) -> ImportOut:
    """Show an import: what was seen, what was found, how far it is."""
    job = service.load_import(caller.tenant, import_id)
    return responses.import_out(job, _language(caller, query))


@routes.post("/imports/{import_id}/uploaded", access=_IMPORTS, errors=_ERRORS)
def look_at_file(caller: StaffCaller, import_id: str, query: LanguageQuery, body: LookIn) -> ImportOut:
    """Look at the file that was handed in; again with what it was taken for wrongly."""
    job = service.look_at_file(caller, import_id, body)
    return responses.import_out(job, _language(caller, query))


@routes.put("/imports/{import_id}/mapping", access=_IMPORTS, errors=_ERRORS)
def compare_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: MappingIn) -> ImportOut:
    """Say what the columns are; the file is then compared in the background, and nothing is written."""
    job = service.compare(caller, import_id, body)
    return responses.import_out(job, _language(caller, query))


@routes.get("/imports/{import_id}/rows", access=_IMPORTS, errors=_ERRORS)
def list_rows(caller: StaffCaller, import_id: str, query: RowsQuery) -> DifferencePage:
    """List what becomes of the file's rows."""
    job = service.load_import(caller.tenant, import_id)
    lines, following = results.list_rows(caller, job, query.outcome, cursor=query.cursor, limit=query.limit)
    language = _language(caller, query)
    return DifferencePage(
        items=[responses.difference_out(job, line, language) for line in lines], next=following
    )


@routes.post("/imports/{import_id}/run", access=_IMPORTS, errors=_ERRORS)
def run_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - it is what is posted
    """Write what is new and changed, in the background."""
    return responses.import_out(service.run(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/resume", access=_IMPORTS, errors=_ERRORS)
def resume_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - it is what is posted
    """Let an import that stopped go on from where it is."""
    return responses.import_out(service.resume(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/cancel", access=_IMPORTS, errors=_ERRORS)
def cancel_import(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> ImportOut:  # noqa: ARG001 - it is what is posted
    """End an import; what it has written stays."""
    return responses.import_out(service.cancel(caller, import_id), _language(caller, query))


@routes.post("/imports/{import_id}/report", access=_IMPORTS, errors=_ERRORS)
def download_report(caller: StaffCaller, import_id: str, query: LanguageQuery, body: Empty) -> DownloadOut:  # noqa: ARG001 - it is what is posted
    """Make a CSV of the rows that cannot be taken, with the reasons."""
    job = service.load_import(caller.tenant, import_id)
    return download_out(results.download_refused(caller, job, _language(caller, query)))
