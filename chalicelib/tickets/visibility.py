"""Which tickets somebody on the customer's side may see: the one place that says it (C1)."""

from datetime import datetime, timedelta

from chalicelib.kernel import clock
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tickets.models import Ticket

TOLD_DAYS = 7
"""How long a closed ticket that stands in no list can be opened by what tells of it."""


def only_own(settings: TenantSettings) -> bool:
    """Whether each contact sees their own tickets only."""
    return settings.is_by_contact(Module.TICKETS)


def may_see(ticket: Ticket, contact_id: str, settings: TenantSettings) -> bool:
    """Whether a contact of the ticket's customer may see it.

    By contact: who does not own it does not even learn that there is one. Only open ones where the tenant says so,
    and those that were closed of late: what tells of their closing leads to them.
    """
    if only_own(settings) and ticket.contact_id != contact_id:
        return False
    return bool(ticket.open) or not settings.tickets.open_only or _closed_of_late(ticket, settings)


def _closed_of_late(ticket: Ticket, settings: TenantSettings) -> bool:
    closed_at: datetime | None = ticket.closed_at
    days = timedelta(days=max(TOLD_DAYS, settings.tickets.reopen_days))
    return closed_at is not None and closed_at + days > clock.now()
