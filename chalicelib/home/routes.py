"""The portal's first page over HTTP."""

from chalicelib.billing.schemas import DashboardOut
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.home import service
from chalicelib.kernel.http.routing import Routes

routes = Routes(__name__, "/portal/{tenant}", "portal: account")


@routes.get("/dashboard", access=SignedInCustomer())
def show_dashboard(caller: SignedIn) -> DashboardOut:
    """Show what is owed, the newest invoices, and what waits."""
    return service.show_dashboard(caller)
