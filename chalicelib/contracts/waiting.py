"""How many contracts wait for somebody's signature."""

from chalicelib.contracts import views
from chalicelib.customers.access import SignedIn
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys, reads

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
