"""Which tickets somebody on the customer's side may see: the one place that says it (C1)."""

from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tickets.models import Ticket


def only_own(settings: TenantSettings) -> bool:
    """Whether each contact sees their own tickets only."""
    return settings.is_by_contact(Module.TICKETS)


def may_see(ticket: Ticket, contact_id: str, settings: TenantSettings) -> bool:
    """Whether a contact of the ticket's customer may see it.

    By contact: who does not own it does not even learn that there is one. Only open ones where the tenant says so.
    """
    if only_own(settings) and ticket.contact_id != contact_id:
        return False
    return bool(ticket.open) or not settings.tickets.open_only
