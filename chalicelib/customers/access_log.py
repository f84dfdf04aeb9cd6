"""Who of the business looked at a customer's data or changed it, kept where the customer can read it."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from chalicelib.audit import service as audit
from chalicelib.customers.models import AccessNote
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller

VIEWED_ONCE = Limit("customer-viewed", 1, HOUR)


class Act(StrEnum):
    """What was done."""

    VIEWED = "viewed"
    VIEWED_AS = "viewed_as"
    DATA_CHANGED = "data_changed"
    ACCESS_CHANGED = "access_changed"
    PASSWORD_SET = "password_set"  # pragma: allowlist secret # noqa: S105 - an act's name
    ACCESS_SENT = "access_sent"


class Author(Protocol):
    """Who of the business did it: whoever is signed in, or whose file it was."""

    @property
    def tenant(self) -> str:
        """At which tenant."""
        ...

    @property
    def staff_id(self) -> str:
        """Which one."""
        ...

    @property
    def name(self) -> str:
        """Their name at the time."""
        ...


def note(transaction: Transaction, caller: Author, customer_id: str, act: Act) -> None:
    """Add an entry to a transaction."""
    key = keys.access_log(caller.tenant, customer_id, ids.new_id("acl"))
    transaction.put(
        AccessNote(
            key.pk,
            key.sk,
            happened_at=clock.now(),
            act=act,
            staff_id=caller.staff_id,
            staff_name=caller.name,
        )
    )


def note_view(caller: StaffCaller, customer_id: str) -> None:
    """Keep that a staff member opened the customer's page: once an hour, in both logs."""
    subject = f"{caller.staff_id} {customer_id}"
    if rate_limits.count(caller.tenant, VIEWED_ONCE, subject) > VIEWED_ONCE.most:
        return
    transaction = Transaction()
    note(transaction, caller, customer_id, Act.VIEWED)
    try:
        audit.commit(transaction, caller, "customers.viewed", target=f"customer:{customer_id}")
    except Exception:
        # What is not in the log was not noted: the next look is.
        rate_limits.refund(caller.tenant, VIEWED_ONCE, subject)
        raise


def list_notes(
    tenant: str, customer_id: str, *, limit: int, after: dict[str, str] | None = None
) -> tuple[list[tuple[datetime, str, str]], dict[str, str] | None]:
    """Moment, act and name, newest first; and where the next page begins: one round trip."""
    rows = reads.query(
        keys.customer_partition(tenant, customer_id),
        prefix=keys.access_log_prefix(),
        limit=limit,
        newest_first=True,
        after=after,
    )
    notes = [AccessNote.from_wire(row) for row in rows.items]
    return [(one.happened_at, one.act, one.staff_name) for one in notes], rows.last_key
