"""Staff's lists of tickets, and finding one: a query a page, whatever the number of tickets."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from chalicelib.customers.names import search_key
from chalicelib.kernel import clock, ids
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.staff.access import StaffCaller
from chalicelib.tickets import drafts, views
from chalicelib.tickets.console_schemas import (
    ConsoleTicketsQuery,
    TicketCounts,
    TicketRowOut,
    TicketRowPage,
)
from chalicelib.tickets.models import Ticket, TicketReference, TicketTerm, TicketWords

SOON = timedelta(hours=4)
"""A target nearer than this is about to be missed."""
COUNTED = 100
_LOOKED_AT = 50
"""Tickets that one search looks at: heads and words of as many are one round trip."""


def list_tickets(caller: StaffCaller, query: ConsoleTicketsQuery) -> TicketRowPage:
    """A page of a list, of a customer's tickets, or of what was searched for."""
    if query.q.strip():
        return TicketRowPage(
            items=[_out(views.row_of(one)) for one in _search(caller.tenant, query.q)], next=None
        )
    if query.customer_id:
        return _of_customer(caller, query)
    view, low, high = _bounds(caller, query)
    cursors = caller.cursors(f"tickets|{view}|{query.view}")
    rows = reads.query(
        keys.ticket_view_partition(caller.tenant, view),
        low=low,
        high=high,
        newest_first=view != views.DUE,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
        attributes=("row",),
    )
    return TicketRowPage(
        items=[_out(json.loads(row["row"]["S"])) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def _bounds(caller: StaffCaller, query: ConsoleTicketsQuery) -> tuple[str, str, str]:
    """The partition of a list, and between which moments: those of targets are cut at now."""
    now = clock.now()
    if query.view == "overdue":
        return views.DUE, "0", clock.rfc3339(now)
    if query.view == "due":
        return views.DUE, clock.rfc3339(now), clock.rfc3339(now + SOON)
    named = {
        "mine": views.of_assignee(caller.staff_id),
        "state": views.of_state(query.id),
        "area": views.of_area(query.id),
        "assignee": views.of_assignee(query.id),
    }
    return named.get(query.view, query.view), "", ""


def _out(row: dict[str, Any]) -> TicketRowOut:
    return TicketRowOut.model_validate({**row, "due_at": row["due_at"] or None})


def _of_customer(caller: StaffCaller, query: ConsoleTicketsQuery) -> TicketRowPage:
    if not ids.is_id(query.customer_id, "cus"):
        return TicketRowPage(items=[], next=None)
    cursors = caller.cursors(f"tickets|{query.customer_id}")
    rows = reads.query(
        keys.customer_partition(caller.tenant, query.customer_id),
        prefix=keys.ticket_prefix(),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
    )
    return TicketRowPage(
        items=[_out(views.row_of(Ticket.from_wire(row))) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def _search(tenant: str, text: str) -> list[Ticket]:
    """By number, or by words: the longest finds, the others have to begin some word of the ticket as well.

    A ticket's words are those of its texts and of its customer's name.
    """
    typed = text.strip().lstrip("#").strip()
    if typed.isdecimal() and typed.isascii():
        reference = TicketReference.find(keys.ticket_reference(tenant, str(int(typed[:15]))))
        return _heads(tenant, [(reference.customer_id, reference.ticket_id)] if reference else [], [])
    words = sorted((word for word in search_key(text).split() if len(word) > 1), key=len, reverse=True)
    if not words:
        return []
    wanted = words[0][: drafts.LONGEST_TERM]
    rows = reads.query(keys.ticket_term_partition(tenant, wanted), prefix=wanted, limit=4 * _LOOKED_AT)
    found = {(row.customer_id, row.ticket_id): None for row in map(TicketTerm.from_wire, rows.items)}
    newest = sorted(found, key=lambda pair: pair[1], reverse=True)[:_LOOKED_AT]
    return _heads(tenant, newest, words[1:])


def _heads(tenant: str, pairs: list[tuple[str, str]], words: list[str]) -> list[Ticket]:
    heads = [keys.ticket(tenant, *pair) for pair in pairs]
    texts = [keys.ticket_words(tenant, *pair) for pair in pairs] if words else []
    found: dict[keys.Key, Wire] = reads.get_together([*heads, *texts]) if heads else {}
    tickets = [
        ticket
        for head, pair in zip(heads, pairs, strict=True)
        if head in found
        and _has(ticket := Ticket.from_wire(found[head]), found.get(keys.ticket_words(tenant, *pair)), words)
    ]
    return sorted(tickets, key=lambda ticket: ticket.updated_at, reverse=True)


def _has(ticket: Ticket, stored: Wire | None, words: Iterable[str]) -> bool:
    texts = TicketWords.from_wire(stored).words if stored else ""
    known = [*texts.split(), *search_key(ticket.customer_name).split()]
    return all(any(one.startswith(word) for one in known) for word in words)


def count_tickets(caller: StaffCaller) -> TicketCounts:
    """How many stand in each list, up to a hundred: a query each."""
    now, soon = clock.rfc3339(clock.now()), clock.rfc3339(clock.now() + SOON)

    def count(view: str, low: str = "", high: str = "") -> int:
        partition = keys.ticket_view_partition(caller.tenant, view)
        return len(reads.query(partition, low=low, high=high, limit=COUNTED, attributes=("sk",)).items)

    return TicketCounts(
        open=count(views.OPEN),
        mine=count(views.of_assignee(caller.staff_id)),
        unassigned=count(views.UNASSIGNED),
        waiting=count(views.WAITING),
        overdue=count(views.DUE, "0", now),
        due=count(views.DUE, now, soon),
    )
