"""Asking how it went, once a ticket is closed: a token in the mail, good for one answer."""

from chalicelib.kernel import clock
from chalicelib.kernel.access import sealed_values, tokens
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tickets.models import Rating, Ticket

KEPT_SECONDS = 30 * 86400


def offer(transaction: Transaction, ticket: Ticket, event_id: str) -> str:
    """Add to a transaction that the ticket may be rated; answers the token, sealed for the event that carries it."""
    token = tokens.new_token()
    item = Rating.at(ticket.tenant, tokens.hash_token(token))
    item.ticket_id, item.customer_id = ticket.ticket_id, ticket.customer_id
    item.expires_at = clock.epoch() + KEPT_SECONDS
    transaction.put(item)
    return sealed_values.seal(token, event_id)
