"""Addresses to which a tenant sends nothing more: those that bounced, and those whose owner called a mail unwanted."""

from enum import StrEnum

from chalicelib.audit import service as audit
from chalicelib.customers.bounces import note_bounces
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notifications.models import Suppression
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings


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


def list_suppressed(
    tenant: str, *, limit: int, after: dict[str, str] | None
) -> tuple[list[Suppression], dict[str, str] | None]:
    """A page of the addresses to which nothing more is sent, by their letters, and where the next one begins."""
    rows = reads.query(
        keys.tenant_partition(tenant),
        prefix=keys.suppressed_prefix(),
        limit=limit,
        after=after,
        consistent=True,
    )
    return [Suppression.from_wire(row) for row in rows.items], rows.last_key


def lift(caller: StaffCaller, address: str) -> None:
    """Send to an address again. One that is not on the list is no error. ContactDataError for what is no address."""
    normal = normalise_email(address)
    owners = note_bounces(caller.tenant, tenant_settings(caller.tenant), normal, bounces=False)
    found = Suppression.find(keys.suppressed_address(caller.tenant, normal), consistent=True)
    if found is None:
        return
    transaction = Transaction()
    transaction.remove(found)
    # The log names people by their ids.
    details = {"reason": found.reason, "customers": owners}
    audit.commit(transaction, caller, "deliveries.address_lifted", target="suppression", details=details)
