"""What is owed, and what waits: each of its own area, in one answer."""

from chalicelib.billing import invoices
from chalicelib.billing.schemas import DashboardOut, PendingOut
from chalicelib.customers.access import SignedIn
from chalicelib.tenants.settings import Module


def show_dashboard(caller: SignedIn) -> DashboardOut:
    """The account, and what waits for the caller: one round trip beside the caller's own where there are contracts."""
    shown = invoices.show_dashboard(caller)
    if caller.settings.has(Module.CONTRACTS):
        # Most tenants' first page has nothing to do with it.
        from chalicelib.contracts.waiting import count_waiting

        if count := count_waiting(caller):
            shown.pending.append(PendingOut(kind="contracts", count=count))
    return shown
