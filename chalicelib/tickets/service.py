"""What a signed-in customer does with tickets."""

from chalicelib.attachments import service as attachments
from chalicelib.customers.access import SignedIn
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import FieldError, ForbiddenError, InvalidError
from chalicelib.kernel.store import keys, reads
from chalicelib.tickets import closing, portal, ratings, writing
from chalicelib.tickets.drafts import Draft
from chalicelib.tickets.models import Author, Origin, Ticket
from chalicelib.tickets.schemas import RatingIn, ReplyIn, TicketIn, TicketOut
from chalicelib.tickets.writing import Writer

PER_HOUR = Limit("tickets-hour", 60, HOUR)
"""Tickets and answers of one contact: each is told to staff."""


def writer_of(caller: SignedIn) -> Writer:
    """The contact who acts."""
    return Writer(Author.CUSTOMER, caller.contact.contact_id, caller.contact.name, "portal")


def create_ticket(caller: SignedIn, body: TicketIn) -> TicketOut:
    """Write a new ticket. ForbiddenError `tickets_not_created` where the tenant takes none from customers.

    TooManyRequestsError beyond 60 tickets and answers an hour.
    """
    if not caller.settings.tickets.create:
        raise ForbiddenError("the tenant takes no tickets here", code="tickets_not_created")
    rate_limits.spend(caller.tenant, PER_HOUR, caller.contact.contact_id)
    if body.invoice_id is not None:
        _check_invoice(caller, body.invoice_id)
    draft = Draft(
        text=body.text,
        origin=Origin(body.origin),
        subject=body.subject,
        category_id=body.category_id,
        fields=body.fields,
        attachment_ids=tuple(body.attachment_ids),
        invoice_id=body.invoice_id,
    )
    ticket = writing.create(
        caller.tenant,
        caller.settings,
        caller.customer,
        caller.contact.contact_id,
        writer_of(caller),
        draft,
    )
    return portal.show_ticket(caller, ticket, written=True)


def _check_invoice(caller: SignedIn, invoice_id: str) -> None:
    """InvalidError `invoice_unknown` for what is no invoice of the customer's."""
    key = keys.invoice(caller.tenant, caller.customer_id, invoice_id)
    if key not in reads.get_together([key]):
        raise InvalidError(fields=[FieldError("invoice_id", "invoice_unknown", "no such invoice")])


def reply(caller: SignedIn, ticket_id: str, body: ReplyIn) -> TicketOut:
    """Answer in a ticket. ConflictError `ticket_closed` when it was closed meanwhile; TooManyRequestsError."""
    ticket = portal.ticket_of(caller, ticket_id)
    rate_limits.spend(caller.tenant, PER_HOUR, caller.contact.contact_id)
    answered = writing.reply(caller.tenant, ticket, writer_of(caller), body.text, tuple(body.attachment_ids))
    return portal.show_ticket(caller, answered, written=True)


def close(caller: SignedIn, ticket_id: str) -> TicketOut:
    """Close a ticket [Cerrar]; closing it again answers it as it is."""
    closed = closing.close(portal.ticket_of(caller, ticket_id), writer_of(caller))
    return portal.show_ticket(caller, closed, written=True)


def reopen(caller: SignedIn, ticket_id: str) -> TicketOut:
    """Open a ticket again within the tenant's days. ForbiddenError `reopen_over`."""
    ticket = portal.ticket_of(caller, ticket_id)
    reopened = closing.reopen(ticket, caller.settings, writer_of(caller))
    return portal.show_ticket(caller, reopened, written=True)


def mark_seen(caller: SignedIn, ticket_id: str) -> None:
    """Note that the customer has opened what the business said last. Again is no write."""
    ticket = portal.ticket_of(caller, ticket_id)
    if ticket.unseen_by_customer:
        ticket.change([Ticket.unseen_by_customer.set(False)], Ticket.last_entry_id == ticket.last_entry_id)


def rate(caller: SignedIn, ticket_id: str, body: RatingIn) -> TicketOut:
    """Say how it went, once. ConflictError `rated_already` or `ticket_open`."""
    ticket = portal.ticket_of(caller, ticket_id)
    rated = ratings.rate(ticket, body.score, body.comment)
    return portal.show_ticket(caller, rated)


def download_attachment(caller: SignedIn, ticket_id: str, attachment_id: str) -> Download:
    """Where a file of the ticket can be fetched. NotFoundError for one that is not of its public history."""
    ticket = portal.ticket_of(caller, ticket_id)
    brief = portal.find_attachment(ticket, attachment_id)
    return attachments.download(caller.tenant, caller.customer_id, brief)
