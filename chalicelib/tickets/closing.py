"""Closing a ticket, and opening it again."""

from datetime import datetime, timedelta

from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.errors import ConflictError, ForbiddenError
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tickets import ratings, writing
from chalicelib.tickets.model import State, load_model
from chalicelib.tickets.models import Author, Ticket
from chalicelib.tickets.writing import Writer


def close(ticket: Ticket, writer: Writer, *, state_id: str = "") -> Ticket:
    """Close a ticket, into the state named or the first closed one. Closing a closed one answers it as it is."""
    model = load_model(ticket.tenant)
    wanted = model.state(state_id) if state_id else model.first_closed

    def mutate(ticket: Ticket, transaction: Transaction) -> None:
        if not ticket.open:
            raise _AlreadyError("closed")
        shut(transaction, ticket, writer, model.state(ticket.state_id), wanted)
        tell_closed(transaction, ticket)
        if writer.author is Author.CUSTOMER:
            writing.tell_staff(transaction, ticket, "closed", writer)

    return _once(ticket, mutate)


def shut(transaction: Transaction, ticket: Ticket, writer: Writer, before: State, after: State) -> None:
    """What closing changes of the head, and its line in the history; whom to tell is the caller's."""
    now = clock.now()
    transaction.put(writing.change_of(ticket, writer, "state", before.shown, after.shown))
    ticket.open, ticket.state_id, ticket.closed_at, ticket.updated_at = False, after.id, now, now
    ticket.answer_due_at = ticket.solution_due_at = ticket.paused_at = None
    ticket.unseen_by_customer = writer.author is not Author.CUSTOMER


def tell_closed(transaction: Transaction, ticket: Ticket) -> None:
    """Record that the ticket was closed; its mail asks how it went."""
    event_id = ids.new_id("evt")
    sealed = ratings.offer(transaction, ticket, event_id)
    payload = {**writing.named(ticket), "contact_id": ticket.contact_id, "sealed_rating": sealed}
    outbox.record(transaction, ticket.tenant, "ticket_closed", payload, event_id=event_id)


class _AlreadyError(ConflictError):
    """It is so already."""


def _once(ticket: Ticket, mutate: writing.Mutation) -> Ticket:
    try:
        return writing.write(ticket.tenant, ticket.customer_id, ticket.ticket_id, mutate)
    except _AlreadyError:
        return writing.find(ticket.tenant, ticket.customer_id, ticket.ticket_id)


def reopen_until(ticket: Ticket, settings: TenantSettings) -> str:
    """Until when (RFC 3339) a customer may open a closed ticket again; nothing where they may not."""
    days = settings.tickets.reopen_days
    closed_at: datetime | None = ticket.closed_at
    if ticket.open or closed_at is None or ticket.merged_into or not days:
        return ""
    until = closed_at + timedelta(days=days)
    return clock.rfc3339(until) if until > clock.now() else ""


def reopen(ticket: Ticket, settings: TenantSettings, writer: Writer) -> Ticket:
    """Open a closed ticket again. ForbiddenError `reopen_over` for a customer who comes too late.

    ConflictError `ticket_merged` for one that another took in. Opening an open one answers it as it is.
    """
    model = load_model(ticket.tenant)

    def mutate(ticket: Ticket, transaction: Transaction) -> None:
        if ticket.open:
            raise _AlreadyError("open")
        if ticket.merged_into:
            raise ConflictError("another ticket took this one in", code="ticket_merged")
        if writer.author is Author.CUSTOMER and not reopen_until(ticket, settings):
            raise ForbiddenError("it is too late to open it again", code="reopen_over")
        before, after = model.state(ticket.state_id), model.first_open
        transaction.put(writing.change_of(ticket, writer, "state", before.shown, after.shown))
        ticket.open, ticket.closed_at, ticket.updated_at = True, None, clock.now()
        ticket.waits_for = "staff"
        ticket.unseen_by_customer = writer.author is not Author.CUSTOMER
        writing.enter_state(ticket, after)
        ticket.counts_from, ticket.paused_seconds = ticket.updated_at, 0
        writing.set_targets(ticket, model, settings)
        if writer.author is Author.CUSTOMER:
            writing.tell_staff(transaction, ticket, "reopened", writer)
        else:
            writing.tell_customer(transaction, ticket, "ticket_changed", state=after.shown)

    return _once(ticket, mutate)
