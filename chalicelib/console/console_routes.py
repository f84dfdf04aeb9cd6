"""The audit log, and what wants attention, over HTTP."""

from chalicelib.console import attention, audit_log
from chalicelib.console.schemas import (
    AffectedCustomer,
    AffectedPage,
    AuditFileIn,
    AuditFileOut,
    AuditPage,
    AuditQuery,
    CheckOut,
    ChecksOut,
)
from chalicelib.customers.models import printable_document
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import ListQuery
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission

routes = Routes(__name__, "/console/{tenant}", "console: overview")
_AUDIT = SignedInStaff(Permission.AUDIT)
_PORTAL = SignedInStaff(Permission.PORTAL_READ)
_CUSTOMERS = SignedInStaff(Permission.CUSTOMERS_READ)


@routes.get("/checks", access=_PORTAL)
def show_checks(caller: StaffCaller) -> ChecksOut:
    """Show what will not work as it stands, the worst first."""
    return ChecksOut(
        items=[
            CheckOut(
                code=one.code,
                severity=one.severity,
                area=one.area,
                path=one.path,
                params=dict(one.params),
            )
            for one in attention.list_checks(caller)
        ]
    )


@routes.get("/checks/{kind}/customers", access=_CUSTOMERS, errors=(NotFoundError,))
def show_affected(caller: StaffCaller, kind: str, query: ListQuery) -> AffectedPage:
    """Show the customers with something amiss, e.g. a placeholder for an identity number."""
    customers, following = attention.list_affected(caller, kind, cursor=query.cursor, limit=query.limit)
    return AffectedPage(
        items=[
            AffectedCustomer(
                id=one.customer_id,
                name=one.name,
                number=one.number,
                document=printable_document(one.document) or None,
            )
            for one in customers
        ],
        next=following,
    )


@routes.get("/audit", access=_AUDIT, errors=(NotFoundError,))
def show_audit(caller: StaffCaller, query: AuditQuery) -> AuditPage:
    """Show what staff did, newest first."""
    return audit_log.list_audit(caller, query)


@routes.post("/audit/files", access=_AUDIT)
def download_audit(caller: StaffCaller, body: AuditFileIn) -> AuditFileOut:
    """Make a CSV of what staff did."""
    made = audit_log.download_audit(caller, body)
    given = made.download
    return AuditFileOut(
        url=given.url,
        filename=given.filename,
        expires_at=given.expires_at,
        entries=made.entries,
        is_whole=made.is_whole,
    )
