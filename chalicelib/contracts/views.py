"""Lists of contracts: which a contract stands in, and its rows there, kept right by every write.

Staff have theirs, and so has each contact of what waits for their signature.

As with tickets (ADR 14), a list is a partition of rows in the order in which it is shown.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from chalicelib.contracts import rules
from chalicelib.contracts.models import Contract, ContractRow, ContractState, SignerState
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.kernel.store.transactions import Transaction

NO_DAY = "9999-12-31"
"""The last day of what has none, where lists are sorted by it."""
ALL, DUE, TO_DRAW, TO_SEAL, BY_DAY = "all", "due", "to-draw", "to-seal", "by-day"


def of_state(shown: str) -> str:
    """The list of the contracts that are shown in a state."""
    return f"state:{shown}"


def of_signer(contact_id: str) -> str:
    """The list of the contracts that wait for a contact's signature, by their last day."""
    return f"signer:{contact_id}"


def shown_state(contract: Contract) -> str:
    """Where a contract stands, as people read it: while it is out, also how far those are who have to sign."""
    if contract.state != ContractState.SENT:
        return str(contract.state)
    states = {one.state for one in contract.people()}
    if SignerState.SIGNED in states:
        return "sealing" if states == {SignerState.SIGNED} else "partly_signed"
    return "seen" if SignerState.SEEN in states else "sent"


def places(contract: Contract) -> dict[str, str]:
    """The lists that a contract stands in, each with what it is ordered by there."""
    updated = clock.rfc3339(contract.updated_at)
    found = {ALL: updated, of_state(shown_state(contract)): updated}
    noted: datetime | None = contract.noted_at
    if noted is not None:
        found[BY_DAY] = noted.date().isoformat()
    next_day = _next_day(contract)
    if next_day is not None:
        found[DUE] = next_day.isoformat()
    if contract.state == ContractState.DRAFT and is_at_work(contract):
        found[TO_DRAW] = updated
    # Also where another declined meanwhile, or it was taken back: what somebody signed is sealed.
    if any(one.state == SignerState.SIGNED and not one.sealed for one in contract.people()):
        found[TO_SEAL] = updated
    due = contract.last_day()
    for one in rules.turn(contract):
        if one.contact_id:
            found[of_signer(one.contact_id)] = due.isoformat() if due else NO_DAY
    return found


def is_at_work(contract: Contract) -> bool:
    """Whether its document is still to be made, or its pages are still to be drawn."""
    return not contract.pages or 0 <= int(contract.pages_drawn) < len(contract.pages)


def _next_day(contract: Contract) -> date | None:
    """When there is something to be done of itself: to call it to mind, and then to end it."""
    due, reminded = contract.last_day(), contract.last_reminded()
    if contract.state != ContractState.SENT or due is None:
        return None
    days = int(contract.remind_days)
    return due - timedelta(days=days) if days and reminded is None else due + timedelta(days=1)


def rows(tenant: str, view: str, low: str, high: str) -> Iterator[Wire]:
    """All rows of a list between two places of its order, both included."""
    after: dict[str, str] | None = None
    while True:
        page = reads.query(keys.contract_view_partition(tenant, view), low=low, high=high, after=after)
        yield from page.items
        after = page.last_key
        if after is None:
            return


def row_of(contract: Contract) -> dict[str, Any]:
    """What a list shows of a contract."""
    people = contract.people()
    due = contract.last_day()
    return {
        "contract_id": contract.contract_id,
        "external_id": contract.external_id,
        "customer_id": contract.customer_id,
        "customer_name": contract.customer_name,
        "title": contract.title,
        "state": shown_state(contract),
        "signed": sum(one.state == SignerState.SIGNED for one in people),
        "signers": len(people),
        "due_on": due.isoformat() if due else None,
        "updated_at": clock.rfc3339(contract.updated_at),
        "created_at": clock.rfc3339(contract.created_at),
    }


def rewrite(transaction: Transaction, before: dict[str, str], contract: Contract) -> None:
    """Move a contract's rows with it. `before` are its `places` as it was stored; none for a new one."""
    after = places(contract)
    for view, order in before.items():
        if after.get(view) != order:
            key = keys.contract_view(contract.tenant, view, order, contract.contract_id)
            transaction.remove(ContractRow(*key))
    for view, order in after.items():
        key = keys.contract_view(contract.tenant, view, order, contract.contract_id)
        transaction.put(
            ContractRow(
                *key,
                contract_id=contract.contract_id,
                customer_id=contract.customer_id,
                row=row_of(contract),
            )
        )
