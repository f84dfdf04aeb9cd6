"""Tickets at the console: lists, answers, notes, assigning, merging."""

from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module
from chalicelib.tickets import console_service as service
from chalicelib.tickets import inbox
from chalicelib.tickets.console_schemas import (
    CloseIn,
    ConsoleReplyIn,
    ConsoleTicketIn,
    ConsoleTicketOptions,
    ConsoleTicketOut,
    ConsoleTicketsQuery,
    MergeIn,
    NoteIn,
    TicketChangeIn,
    TicketCounts,
    TicketInvoiceChoices,
    TicketRowPage,
)
from chalicelib.tickets.routes import MAX_BODY

routes = Routes(__name__, "/console/{tenant}/tickets", "console: tickets")
_READER = StaffOfModule(Permission.TICKETS_READ, Module.TICKETS)
_HEARD = StaffOfModule(Permission.TICKETS_READ, Module.TICKETS, Module.MESSAGES)
"""Who answers is asked for wherever customers are heard."""
_AGENT = StaffOfModule(Permission.TICKETS, Module.TICKETS)


@routes.get("", access=_READER)
def list_console_tickets(caller: StaffCaller, query: ConsoleTicketsQuery) -> TicketRowPage:
    """List tickets: one of the lists, a customer's, or those that are found."""
    return inbox.list_tickets(caller, query)


@routes.get("/counts", access=_READER)
def count_console_tickets(caller: StaffCaller) -> TicketCounts:
    """Count the tickets of the lists, up to a hundred each."""
    return inbox.count_tickets(caller)


@routes.get("/options", access=_HEARD)
def show_console_ticket_options(caller: StaffCaller) -> ConsoleTicketOptions:
    """Say what tickets are sorted by, and who can see to them."""
    return service.show_options(caller)


@routes.post("", access=_AGENT, status=201, repeatable=True, max_body=MAX_BODY)
def create_console_ticket(caller: StaffCaller, body: ConsoleTicketIn) -> ConsoleTicketOut:
    """Write a ticket for a customer."""
    return service.create(caller, body)


@routes.get("/{ticket_id}", access=_READER)
def show_console_ticket(caller: StaffCaller, ticket_id: str) -> ConsoleTicketOut:
    """Show a ticket with all of its history."""
    return service.open_ticket(caller, ticket_id)


@routes.get("/{ticket_id}/invoices", access=_AGENT)
def list_invoices_for_ticket(caller: StaffCaller, ticket_id: str) -> TicketInvoiceChoices:
    """List the invoices that a ticket could be about, newest first."""
    return service.list_invoices(caller, ticket_id)


@routes.put("/{ticket_id}", access=_AGENT)
def change_console_ticket(caller: StaffCaller, ticket_id: str, body: TicketChangeIn) -> ConsoleTicketOut:
    """Change where a ticket stands, whose it is, or what it is about."""
    return service.change(caller, ticket_id, body)


@routes.post("/{ticket_id}/replies", access=_AGENT, repeatable=True, max_body=MAX_BODY)
def reply_at_console(caller: StaffCaller, ticket_id: str, body: ConsoleReplyIn) -> ConsoleTicketOut:
    """Answer the customer."""
    return service.reply(caller, ticket_id, body)


@routes.post("/{ticket_id}/notes", access=_AGENT, repeatable=True, max_body=MAX_BODY)
def add_note(caller: StaffCaller, ticket_id: str, body: NoteIn) -> ConsoleTicketOut:
    """Leave a note that only staff read."""
    return service.add_note(caller, ticket_id, body)


@routes.post("/{ticket_id}/close", access=_AGENT)
def close_at_console(caller: StaffCaller, ticket_id: str, body: CloseIn) -> ConsoleTicketOut:
    """Close a ticket."""
    return service.close(caller, ticket_id, body.state_id)


@routes.post("/{ticket_id}/reopen", access=_AGENT)
def reopen_at_console(caller: StaffCaller, ticket_id: str, body: Empty) -> ConsoleTicketOut:  # noqa: ARG001 - a POST has a body
    """Open a ticket again."""
    return service.reopen(caller, ticket_id)


@routes.post("/{ticket_id}/merge", access=_AGENT)
def merge_tickets(caller: StaffCaller, ticket_id: str, body: MergeIn) -> ConsoleTicketOut:
    """Let another ticket of the same customer's stand for this one."""
    return service.merge(caller, ticket_id, body.into)


@routes.post("/{ticket_id}/attachments/{attachment_id}", access=_READER)
def download_console_ticket_attachment(
    caller: StaffCaller,
    ticket_id: str,
    attachment_id: str,
    body: Empty,  # noqa: ARG001 - a POST has a body
) -> DownloadOut:
    """Download a file of a ticket."""
    return download_out(service.download_attachment(caller, ticket_id, attachment_id))
