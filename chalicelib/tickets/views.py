"""Staff's lists of tickets: which a ticket stands in, and its rows there, kept right by every write. No I/O.

A list is a partition of rows in the order in which it is shown, so a page of any of them is one query whatever the
number of tickets, and is as true as the ticket: rows change in the transaction that changes it.
"""

from datetime import datetime
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tickets.models import Ticket, TicketRow

OPEN, CLOSED, WAITING, DUE, UNASSIGNED = "open", "closed", "waiting", "due", "unassigned"


def of_state(state_id: str) -> str:
    """The list of the open tickets in a state."""
    return f"state:{state_id}"


def of_area(area_id: str) -> str:
    """The list of an area's open tickets."""
    return f"area:{area_id}"


def of_assignee(staff_id: str) -> str:
    """The list of the open tickets that somebody has to see to."""
    return f"assignee:{staff_id}"


def due_at(ticket: Ticket) -> str:
    """The moment of the next target, or nothing where there is none, or while it is the customer's turn."""
    targets: list[datetime | None] = [ticket.answer_due_at]
    paused_at: datetime | None = ticket.paused_at
    if paused_at is None:
        targets.append(ticket.solution_due_at)
    moments = [moment for moment in targets if moment is not None]
    return clock.rfc3339(min(moments)) if moments else ""


def places(ticket: Ticket) -> dict[str, str]:
    """The lists that a ticket stands in, each with the moment by which it is ordered there."""
    updated = clock.rfc3339(ticket.updated_at)
    if not ticket.open:
        return {CLOSED: updated}
    found = {OPEN: updated, of_state(ticket.state_id): updated}
    if ticket.area_id:
        found[of_area(ticket.area_id)] = updated
    if ticket.assignee_id:
        found[of_assignee(ticket.assignee_id)] = updated
    else:
        found[UNASSIGNED] = updated
    if ticket.waits_for == "staff":
        found[WAITING] = updated
    if due := due_at(ticket):
        found[DUE] = due
    return found


def row_of(ticket: Ticket) -> dict[str, Any]:
    """What a list shows of a ticket."""
    return {
        "ticket_id": ticket.ticket_id,
        "customer_id": ticket.customer_id,
        "number": int(ticket.number),
        "subject": ticket.subject,
        "preview": ticket.preview,
        "customer_name": ticket.customer_name,
        "origin": ticket.origin,
        "area_id": ticket.area_id,
        "category_id": ticket.category_id,
        "state_id": ticket.state_id,
        "priority_id": ticket.priority_id,
        "assignee_id": ticket.assignee_id,
        "open": ticket.open,
        "waits_for": ticket.waits_for,
        "due_at": due_at(ticket),
        "created_at": clock.rfc3339(ticket.created_at),
        "updated_at": clock.rfc3339(ticket.updated_at),
    }


def rewrite(transaction: Transaction, before: dict[str, str], ticket: Ticket) -> None:
    """Move a ticket's rows with it. `before` are its `places` as it was stored; none for a new ticket."""
    after = places(ticket)
    for view, order in before.items():
        if after.get(view) != order:
            transaction.remove(TicketRow(*keys.ticket_view(ticket.tenant, view, order, ticket.ticket_id)))
    for view, order in after.items():
        key = keys.ticket_view(ticket.tenant, view, order, ticket.ticket_id)
        transaction.put(
            TicketRow(*key, ticket_id=ticket.ticket_id, customer_id=ticket.customer_id, row=row_of(ticket))
        )
