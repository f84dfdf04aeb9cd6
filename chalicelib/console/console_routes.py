"""The audit log, and what wants attention, over HTTP."""

from chalicelib.console import audit_log
from chalicelib.console.schemas import AuditFileIn, AuditFileOut, AuditPage, AuditQuery
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}", "console: overview")
_AUDIT = SignedInStaff(Permission.AUDIT)


@routes.get("/audit", access=_AUDIT, errors=(NotFoundError,))
def show_audit(caller: StaffCaller, query: AuditQuery) -> AuditPage:
    """Show what staff did, newest first."""
    return audit_log.list_audit(caller, query)


@routes.post("/audit/files", access=_AUDIT)
def download_audit(caller: StaffCaller, body: AuditFileIn) -> AuditFileOut:
    """Make a CSV of what staff did."""
    made = audit_log.download_audit(caller, body)
    return AuditFileOut(url=made.url, filename=made.filename, expires_at=made.expires_at)
