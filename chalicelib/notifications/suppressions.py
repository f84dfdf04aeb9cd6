"""The suppression list of a tenant: addresses that bounced or complained."""

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
    """Why an address is suppressed."""

    BOUNCE = "bounce"
    """The mailbox does not exist: no mail is sent."""
    COMPLAINT = "complaint"
    """The reader reported a mail as spam: only optional mail is suppressed; codes and replies are sent."""


def is_suppressed(tenant: str, address: str, *, optional: bool) -> bool:
    """Whether an address must not be mailed. `optional`: the mail belongs to a list that its reader can leave."""
    found = Suppression.find(keys.suppressed_address(tenant, normalise_email(address)))
    return found is not None and (found.reason == Reason.BOUNCE or optional)


def list_suppressed(
    tenant: str, *, limit: int, after: dict[str, str] | None
) -> tuple[list[Suppression], dict[str, str] | None]:
    """Return a page of suppressed addresses in alphabetical order, and the key where the next page begins."""
    rows = reads.query(
        keys.tenant_partition(tenant),
        prefix=keys.suppressed_prefix(),
        limit=limit,
        after=after,
        consistent=True,
    )
    return [Suppression.from_wire(row) for row in rows.items], rows.last_key


def unsuppress(caller: StaffCaller, address: str) -> None:
    """Remove an address from the list, if it is there. ContactDataError for an invalid address."""
    normal = normalise_email(address)
    owners = note_bounces(caller.tenant, tenant_settings(caller.tenant), normal, bounces=False)
    found = Suppression.find(keys.suppressed_address(caller.tenant, normal), consistent=True)
    if found is None:
        return
    transaction = Transaction()
    transaction.remove(found)
    # The log identifies people by id only.
    details = {"reason": found.reason, "customers": owners}
    audit.commit(transaction, caller, "deliveries.address_lifted", target="suppression", details=details)
