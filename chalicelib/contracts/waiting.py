"""Which contracts wait for somebody's signature, and how many."""

from chalicelib.contracts import records, rules, views
from chalicelib.customers.access import SignedIn
from chalicelib.kernel import clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.settings import TenantSettings

_COUNTED = 100


def count_waiting(caller: SignedIn) -> int:
    """How many wait for the caller's signature and are not over; a hundred at most. One query of small rows."""
    today = clock.today(caller.settings.time_zone)
    rows = reads.query(
        keys.contract_view_partition(caller.tenant, views.of_signer(caller.contact.contact_id)),
        low=today.isoformat(),
        high=keys.LAST,
        limit=_COUNTED,
        attributes=("contract_id",),
    )
    return len(rows.items)


def waits_for(
    tenant: str, settings: TenantSettings, customer_id: str, contract_id: str, person_id: str
) -> bool:
    """Whether a contract waits for this person's signature, as it is stored now."""
    try:
        contract = records.find(tenant, customer_id, contract_id)
    except NotFoundError:
        return False
    return rules.is_turn_of(contract, person_id, settings)
