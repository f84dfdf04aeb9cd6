"""Asking how it went, once a ticket is closed: a token in the mail, good for one answer, or the ticket's own page."""

from datetime import datetime, timedelta

from chalicelib.kernel import clock
from chalicelib.kernel.access import sealed_values, tokens
from chalicelib.kernel.errors import ConflictError, GoneError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tickets import drafts, writing
from chalicelib.tickets.models import Rating, Ticket

KEPT_SECONDS = 30 * 86400
MAX_COMMENT = 1000
CHANGEABLE = timedelta(hours=1)


def offer(transaction: Transaction, ticket: Ticket, event_id: str) -> str:
    """Add to a transaction that the ticket may be rated; answers the token, sealed for the event that carries it."""
    token = tokens.new_token()
    item = Rating.at(ticket.tenant, tokens.hash_token(token))
    item.ticket_id, item.customer_id = ticket.ticket_id, ticket.customer_id
    item.expires_at = clock.epoch() + KEPT_SECONDS
    transaction.put(item)
    return sealed_values.seal(token, event_id)


def find_offered(tenant: str, token: str) -> Ticket:
    """The ticket that a token is for. GoneError `rating_over` for one that is made up, too old or used."""
    return writing.find(tenant, *_offered(tenant, token))


def _offered(tenant: str, token: str) -> tuple[str, str]:
    item = Rating.find(keys.rating(tenant, tokens.hash_token(token)), consistent=True)
    if item is None or int(item.expires_at) <= clock.epoch():
        raise GoneError("nothing to rate any more", code="rating_over")
    return item.customer_id, item.ticket_id


def rate_offered(tenant: str, token: str, score: int, comment: str) -> Ticket:
    """Rate the ticket that a token is for. The errors of `find_offered` and of `rate`."""
    return rate(find_offered(tenant, token), score, comment)


def rate(ticket: Ticket, score: int, comment: str) -> Ticket:
    """Keep how it went, 1 to 5, once, but for an hour in which it can be thought over; the same again is no error.

    ConflictError `rated_already` or `ticket_open`.
    """
    said = drafts.clean_line(comment, MAX_COMMENT, "comment")

    def mutate(ticket: Ticket, _: Transaction) -> None:
        if ticket.open:
            raise ConflictError("the ticket is open", code="ticket_open")
        before: float | None = ticket.rating
        if before is not None:
            if int(before) == score and ticket.rating_comment == said:
                raise _SameError("said before")
            if not is_changeable(ticket):
                raise ConflictError("it was rated before", code="rated_already")
        ticket.rating, ticket.rating_comment, ticket.rated_at = score, said, clock.now()

    try:
        return writing.write(ticket.tenant, ticket.customer_id, ticket.ticket_id, mutate)
    except _SameError:
        return writing.find(ticket.tenant, ticket.customer_id, ticket.ticket_id)


def is_changeable(ticket: Ticket) -> bool:
    """Whether a rating can still be another: whoever pressed beside it, or let a machine do so, says it anew."""
    rated_at: datetime | None = ticket.rated_at
    return rated_at is not None and clock.now() < rated_at + CHANGEABLE


class _SameError(ConflictError):
    """The same was said before."""
