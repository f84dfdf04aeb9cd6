"""Customers at the console, over HTTP."""

from typing import Any

from chalicelib.console import customer_pages
from chalicelib.console.customer_schemas import (
    AccessChangedOut,
    AccessChangeIn,
    AdviserIn,
    CustomerChangeIn,
    CustomerDetail,
    CustomerRows,
    CustomersQuery,
    NewCustomerIn,
    PasswordIssuedOut,
    PasswordIssueIn,
    SendAccessesIn,
    SendAccessIn,
    SentAllOut,
    SentOut,
    SuggestionOut,
    ViewOut,
)
from chalicelib.conversations.writing import follow_adviser
from chalicelib.customers import access_log, advisers, back_office, portal_access
from chalicelib.customers.access_rules import AccessWindow
from chalicelib.customers.back_office import ContactChange
from chalicelib.customers.passwords import suggest_password
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty
from chalicelib.staff.access import SignedInStaff, StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.embedding import portal_url

routes = Routes(__name__, "/console/{tenant}", "console: customers")
_READ = SignedInStaff(Permission.CUSTOMERS_READ)
_WRITE = SignedInStaff(Permission.CUSTOMERS_WRITE)
_ACCESS = SignedInStaff(Permission.CUSTOMERS_ACCESS)
_VIEW = SignedInStaff(Permission.VIEW_AS)


@routes.get("/customers", access=_READ, errors=(NotFoundError,))
def search_customers(caller: StaffCaller, query: CustomersQuery) -> CustomerRows:
    """Find customers by the beginning of a name, identifier, address or telephone; or list them."""
    return customer_pages.list_customers(caller, query)


@routes.post("/customers", access=_WRITE, status=201, repeatable=True)
def create_customer(caller: StaffCaller, body: NewCustomerIn) -> CustomerDetail:
    """Make a customer by hand [Cliente nuevo]."""
    customer_id = back_office.create_customer(caller, body.model_dump())
    return customer_pages.show_customer(caller, customer_id)


@routes.post("/customers/test", access=_WRITE, status=201, repeatable=True)
def create_test_customer(caller: StaffCaller, body: Empty) -> CustomerDetail:  # noqa: ARG001 - a POST has a body
    """Make a customer to try the portal with; codes go to one's own address."""
    return customer_pages.show_customer(caller, back_office.create_test_customer(caller))


@routes.get("/customers/{customer_id}", access=_READ)
def show_customer(caller: StaffCaller, customer_id: str) -> CustomerDetail:
    """Show a customer; the customer can see that somebody looked."""
    shown = customer_pages.show_customer(caller, customer_id)
    access_log.note_view(caller, customer_id)
    return shown


@routes.put("/customers/{customer_id}", access=_WRITE, errors=(ConflictError,))
def change_customer(caller: StaffCaller, customer_id: str, body: CustomerChangeIn) -> CustomerDetail:
    """Change a customer's data; an address that is given up is told."""
    content = body.model_dump(exclude={"contacts", "version"})
    contacts = [ContactChange(one.id, one.model_dump(exclude={"id"})) for one in body.contacts]

    def change() -> None:
        back_office.change_customer(caller, customer_id, content, contacts, body.version)

    return _with_current(caller, customer_id, change)


@routes.put("/customers/{customer_id}/access", access=_ACCESS, errors=(ConflictError,))
def change_access(caller: StaffCaller, customer_id: str, body: AccessChangeIn) -> AccessChangedOut:
    """Set the three access fields; when that opens the access, how to enter goes out by itself."""
    window = AccessWindow(body.portal_user, body.support_from, body.portal_until)
    sent = []

    def change() -> None:
        sent.append(portal_access.set_access(caller, customer_id, window, body.version))

    shown = _with_current(caller, customer_id, change)
    return AccessChangedOut(customer=shown, sent=sent[0])


@routes.put("/customers/{customer_id}/adviser", access=_WRITE, errors=(ConflictError,))
def change_adviser(caller: StaffCaller, customer_id: str, body: AdviserIn) -> CustomerDetail:
    """Give the customer an adviser, or none."""
    advisers.set_adviser(caller, customer_id, body.adviser_id)
    follow_adviser(caller.tenant, customer_id, body.adviser_id)
    return customer_pages.show_customer(caller, customer_id)


def _with_current(caller: StaffCaller, customer_id: str, change: Any) -> CustomerDetail:
    """The customer after a change; a conflict comes with the customer as it is now, so that nothing is lost."""
    try:
        change()
    except ConflictError as error:
        if error.code == "customer_changed":
            current = customer_pages.show_customer(caller, customer_id)
            access_log.note_view(caller, customer_id)
            error.extra["current"] = current.model_dump(mode="json")
        raise
    return customer_pages.show_customer(caller, customer_id)


@routes.get("/password-suggestion", access=_ACCESS)
def show_suggestion(caller: StaffCaller) -> SuggestionOut:  # noqa: ARG001 - whoever may give out passwords
    """Suggest a password of two words [Refrescar]."""
    return SuggestionOut(password=suggest_password())


@routes.post("/customers/{customer_id}/password", access=_ACCESS, errors=(ConflictError,))
def issue_password(caller: StaffCaller, customer_id: str, body: PasswordIssueIn) -> PasswordIssuedOut:
    """Give a customer an initial portal password."""
    batch = body.batch or ids.new_id("bat")
    issued = portal_access.issue_password(caller, customer_id, body.password, batch, send=body.send)
    return PasswordIssuedOut(
        password=issued.password, expires_at=clock.from_epoch(issued.expires_at), sent=issued.sent
    )


@routes.post("/customers/{customer_id}/send-access", access=_ACCESS, errors=(ConflictError,))
def send_access(caller: StaffCaller, customer_id: str, body: SendAccessIn) -> SentOut:
    """Send a customer how to enter."""
    return _sent(caller, customer_id, body.batch, with_password=body.with_password)


@routes.post("/customers/send-access", access=_ACCESS, errors=(ConflictError,))
def send_accesses(caller: StaffCaller, body: SendAccessesIn) -> SentAllOut:
    """Send a selection of customers how to enter, a chunk at a time."""
    return SentAllOut(
        items=[
            _sent(caller, customer_id, body.batch, with_password=body.with_password)
            for customer_id in dict.fromkeys(body.customer_ids)
        ]
    )


def _sent(caller: StaffCaller, customer_id: str, batch: str, *, with_password: bool) -> SentOut:
    reason = portal_access.send_access(caller, customer_id, batch, with_password=with_password)
    status = "sent" if reason is None else "skipped"
    return SentOut(customer_id=customer_id, status=status, reason=reason.value if reason else None)


@routes.post("/customers/{customer_id}/view", access=_VIEW, errors=(ConflictError,))
def view_as(caller: StaffCaller, customer_id: str, body: Empty) -> ViewOut:  # noqa: ARG001 - a POST has a body
    """Look at the portal as a customer, read-only; the customer can see that somebody did."""
    return ViewOut(url=f"{portal_url(caller.tenant)}#view={portal_access.view_as(caller, customer_id)}")
