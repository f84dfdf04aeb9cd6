"""Writing staff acts into the log together with what they changed, reading them, and checking the chain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from chalicelib.audit.models import GENESIS, AuditEntry, AuditHead
from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError, UnavailableError
from chalicelib.kernel.store import reads
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.transactions import Transaction

ITEMS = 2
"""How many of a transaction's items an entry takes."""
_PAGE_ROUNDS = 4
_FETCHED = 200
_OUT_OF_ORDER = 20
"""By how many numbers entries of one moment may stand apart from the order of their clocks."""


class Actor(Protocol):
    """Who acted: a staff member, or the operator."""

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

    @property
    def ip(self) -> str:
        """From where."""
        ...


class _HeadMovedError(ConflictError):
    """Another request appended an entry first."""


def commit(
    transaction: Transaction,
    actor: Actor,
    act: str,
    *,
    target: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """Commit a transaction with an entry of the log in it: the act and its record stand or fall together.

    `details` is small JSON without secrets; people are named by their ids. The errors of `Transaction.commit`;
    UnavailableError when other requests kept appending.
    """

    def attempt() -> None:
        extended = transaction.branch()
        _append(extended, actor, act, target, dict(details or {}))
        extended.commit()

    busy = UnavailableError("Other requests are writing to the audit log. Try again.")
    retry_on_conflict(attempt, on=_HeadMovedError, exhausted=busy)


def _append(transaction: Transaction, actor: Actor, act: str, target: str, details: dict[str, Any]) -> None:
    head = AuditHead.find(AuditHead.key_of(tenant=actor.tenant), consistent=True)
    number = head.number + 1 if head else 1
    entry = AuditEntry.new(tenant=actor.tenant, number=number)
    entry.happened_at = clock.now()
    entry.actor_id, entry.actor_name, entry.ip = actor.staff_id, actor.name, actor.ip
    entry.act, entry.target, entry.details = act, target, details
    entry.previous = head.hash if head else GENESIS
    entry.hash = entry.computed_hash()
    moved = _HeadMovedError()
    transaction.create(entry, otherwise=moved)
    transaction.put(
        AuditHead.new(tenant=actor.tenant, number=number, hash=entry.hash),
        AuditHead.hash == head.hash if head else AuditHead.pk.does_not_exist(),
        otherwise=moved,
    )


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries to list; empty means all. Days are the tenant's, both included, already as UTC moments."""

    actor: str = ""
    act: str = ""
    """An act, or an area with its dot (`customers.`)."""
    target: str = ""
    since: str = ""
    """RFC 3339; entries from here on."""
    until: str = ""
    """RFC 3339; entries before this."""

    def fit(self, entry: AuditEntry) -> bool:
        """Whether an entry is wanted."""
        happened = clock.rfc3339(entry.happened_at)
        return (
            (not self.actor or entry.actor_id == self.actor)
            and (
                not self.act
                or entry.act == self.act
                or (self.act.endswith(".") and entry.act.startswith(self.act))
            )
            and (not self.target or entry.target == self.target)
            and (not self.since or happened >= self.since)
            and (not self.until or happened < self.until)
        )


def list_entries(
    tenant: str, filters: Filters, *, limit: int, before: int | None
) -> tuple[list[AuditEntry], int | None]:
    """A page of the log, newest first, and the number before which the next page begins.

    It looks through at most some hundred entries: a page may be short, even empty, and still have a next one.
    """
    found: list[AuditEntry] = []
    if before is None and filters.until:
        before = _first_from(tenant, filters.until) + _OUT_OF_ORDER
    for _ in range(_PAGE_ROUNDS):
        rows = reads.query(
            AuditEntry.partition_of(tenant=tenant),
            low=AuditEntry.key_of(tenant=tenant, number=0).sk,
            high=AuditEntry.key_of(tenant=tenant, number=before - 1 if before is not None else 10**12 - 1).sk,
            limit=limit if filters == Filters() else _FETCHED,
            newest_first=True,
        )
        for row in rows.items:
            entry = AuditEntry.from_wire(row)
            before = entry.number
            if filters.since and clock.rfc3339(entry.happened_at) < filters.since:
                return found, None
            if filters.fit(entry):
                found.append(entry)
            if len(found) == limit:
                return found, before if before > 1 else None
        if rows.last_key is None or before is None:
            return found, None
    return found, before


def _first_from(tenant: str, moment: str) -> int:
    """The number of the first entry that happened at a moment or after it: they are numbered as they happened."""
    head = AuditHead.find(AuditHead.key_of(tenant=tenant))
    low, high = 1, head.number + 1 if head else 1
    while low < high:
        middle = (low + high) // 2
        rows = reads.query(
            AuditEntry.partition_of(tenant=tenant),
            low=AuditEntry.key_of(tenant=tenant, number=0).sk,
            high=AuditEntry.key_of(tenant=tenant, number=middle).sk,
            limit=1,
            newest_first=True,
        )
        if rows.items and clock.rfc3339(AuditEntry.from_wire(rows.items[0]).happened_at) >= moment:
            high = middle
        else:
            low = middle + 1
    return low


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain does not hold."""

    number: int
    reason: str


def verify(tenant: str) -> tuple[int, list[Fault]]:
    """Recompute the whole chain; answers how many entries there are, and where it does not hold."""
    faults: list[Fault] = []
    previous, count = GENESIS, 0
    for entry in _entries(tenant):
        number = entry.number
        if number != count + 1:
            faults.append(Fault(count + 1, f"missing: the next entry is number {number}"))
        if entry.previous != previous:
            faults.append(Fault(number, "does not follow the entry before it"))
        if entry.hash != entry.computed_hash():
            faults.append(Fault(number, "was changed"))
        previous, count = entry.hash, number
    head = AuditHead.find(AuditHead.key_of(tenant=tenant), consistent=True)
    at = (head.number, head.hash) if head else (0, GENESIS)
    if at != (count, previous):
        faults.append(Fault(count + 1, f"the chain ends at {count}, its head says {at[0]}"))
    return count, faults


def _entries(tenant: str) -> Iterator[AuditEntry]:
    after: dict[str, str] | None = None
    while True:
        rows = reads.query(
            AuditEntry.partition_of(tenant=tenant),
            prefix=AuditEntry.prefix_of(),
            after=after,
            consistent=True,
        )
        yield from (AuditEntry.from_wire(row) for row in rows.items)
        after = rows.last_key
        if after is None:
            return


def day_bounds(since: date | None, until: date | None, time_zone: str) -> tuple[str, str]:
    """Two calendar days of a time zone, both included, as the moments between which they lie."""
    return (
        clock.rfc3339(clock.midnight(since, time_zone)) if since else "",
        clock.rfc3339(clock.midnight(until + timedelta(days=1), time_zone)) if until else "",
    )
