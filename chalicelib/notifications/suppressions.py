"""Addresses to which a tenant sends nothing more: those that bounced, and those whose owner called a mail unwanted."""

from enum import StrEnum

from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.store import keys
from chalicelib.notifications.models import Suppression


class Reason(StrEnum):
    """Why nothing more is sent."""

    BOUNCE = "bounce"
    """There is no such mailbox: nothing at all is sent there."""
    COMPLAINT = "complaint"
    """Only what is not needed is kept from it: codes and answers still arrive."""


def is_stopped(tenant: str, address: str, *, optional: bool) -> bool:
    """Whether a mail may not be sent to an address. `optional`: it is one that its reader could leave."""
    found = Suppression.find(keys.suppressed_address(tenant, normalise_email(address)))
    return found is not None and (found.reason == Reason.BOUNCE or optional)
