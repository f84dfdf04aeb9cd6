"""What a customer sees of their own record: who of the business looked at it."""

from chalicelib.customers import access_log
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.customers.schemas import AccessLogEntry, AccessLogPage
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import ListQuery

routes = Routes(__name__, "/portal/{tenant}", "portal: own data")
_CUSTOMER = SignedInCustomer()


@routes.get("/access-log", access=_CUSTOMER, errors=(NotFoundError,))
def show_access_log(caller: SignedIn, query: ListQuery) -> AccessLogPage:
    """Show who of the business saw or changed the customer's data, newest first."""
    cursors = caller.cursors(f"access-log:{caller.customer_id}")
    after = cursors.read(query.cursor) if query.cursor else None
    notes, following = access_log.list_notes(
        caller.tenant, caller.customer_id, limit=query.limit, after=after
    )
    items = [AccessLogEntry(at=at, act=act, staff_name=name) for at, act, name in notes]
    return AccessLogPage(items=items, next=cursors.write(following) if following else None)
