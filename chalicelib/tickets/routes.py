"""Tickets, as the customer sees them."""

from chalicelib.customers.access import SignedIn
from chalicelib.kernel.errors import TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.tenants.settings import Module
from chalicelib.tickets import portal, service
from chalicelib.tickets.portal import CUSTOMER, READING
from chalicelib.tickets.schemas import (
    RatingIn,
    ReplyIn,
    TicketIn,
    TicketOptions,
    TicketOut,
    TicketPage,
    TicketsQuery,
)

routes = Routes(__name__, "/portal/{tenant}/tickets", "portal: tickets")
MAX_BODY = 512 * 1024
"""A text that is far too long is told so by its own name, not by the size of the request."""
_ONE = {"access": CUSTOMER, "module": Module.TICKETS}
_TEXT = {**_ONE, "repeatable": True, "max_body": MAX_BODY, "errors": (TooManyRequestsError,)}


@routes.get("", access=CUSTOMER, module=Module.TICKETS)
def list_tickets(caller: SignedIn, query: TicketsQuery) -> TicketPage:
    """List the customer's tickets, newest first."""
    return portal.list_tickets(caller, query)


@routes.get("/options", access=CUSTOMER, module=Module.TICKETS)
def show_options(caller: SignedIn) -> TicketOptions:
    """Say what a new ticket can be about, and whether another may be written today."""
    return portal.show_options(caller)


@routes.post("", status=201, **_TEXT)
def create_ticket(caller: SignedIn, body: TicketIn) -> TicketOut:
    """Write a new ticket."""
    return service.create_ticket(caller, body)


@routes.get("/{ticket_id}", **_ONE)
def show_ticket(caller: SignedIn, ticket_id: str) -> TicketOut:
    """Show a ticket with its history."""
    return portal.show_ticket(caller, portal.ticket_of(caller, ticket_id))


@routes.post("/{ticket_id}/replies", **_TEXT)
def reply_to_ticket(caller: SignedIn, ticket_id: str, body: ReplyIn) -> TicketOut:
    """Answer in a ticket."""
    return service.reply(caller, ticket_id, body)


@routes.post("/{ticket_id}/close", **_ONE)
def close_ticket(caller: SignedIn, ticket_id: str, body: Empty) -> TicketOut:  # noqa: ARG001 - a POST has a body
    """Close a ticket."""
    return service.close(caller, ticket_id)


@routes.post("/{ticket_id}/reopen", **_ONE)
def reopen_ticket(caller: SignedIn, ticket_id: str, body: Empty) -> TicketOut:  # noqa: ARG001 - a POST has a body
    """Open a closed ticket again."""
    return service.reopen(caller, ticket_id)


@routes.post("/{ticket_id}/seen", **_ONE)
def mark_ticket_seen(caller: SignedIn, ticket_id: str, body: Empty) -> Empty:
    """Note that the customer has read what the business said last."""
    service.mark_seen(caller, ticket_id)
    return body


@routes.post("/{ticket_id}/rating", **_ONE)
def rate_ticket(caller: SignedIn, ticket_id: str, body: RatingIn) -> TicketOut:
    """Say how it went, once it is closed."""
    return service.rate(caller, ticket_id, body)


@routes.post("/{ticket_id}/attachments/{attachment_id}", access=READING, module=Module.TICKETS)
def download_ticket_attachment(
    caller: SignedIn,
    ticket_id: str,
    attachment_id: str,
    body: Empty,  # noqa: ARG001 - a POST has a body
) -> DownloadOut:
    """Download a file of a ticket."""
    return download_out(service.download_attachment(caller, ticket_id, attachment_id))
