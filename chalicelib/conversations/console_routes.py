"""Conversations at the console: lists, answers, what needs none, and tickets made of messages."""

from chalicelib.conversations import console_service as service
from chalicelib.conversations.console_schemas import (
    ConsoleConversationOut,
    ConsoleMessageIn,
    ConsoleMessageOut,
    ConsoleMessagesQuery,
    ConversationCounts,
    ConversationPage,
    ConversationsQuery,
    MarkHandledIn,
    MessageToTicketIn,
    TalkCustomerOut,
)
from chalicelib.conversations.schemas import MessageTicketOut, SeenIn
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.permissions import Permission
from chalicelib.tenants.contracted import StaffOfModule
from chalicelib.tenants.settings import Module
from chalicelib.tickets.routes import MAX_BODY

routes = Routes(__name__, "/console/{tenant}/conversations", tag="console: messages")
_READER = StaffOfModule(Permission.TICKETS_READ, Module.MESSAGES)
_AGENT = StaffOfModule(Permission.TICKETS, Module.MESSAGES)
_ONE = "/{customer_id}/{party}"


@routes.get("", access=_READER)
def list_conversations(caller: StaffCaller, query: ConversationsQuery) -> ConversationPage:
    """List conversations; the one with the newest message first."""
    return service.list_conversations(caller, query)


@routes.get("/counts", access=_READER)
def count_conversations(caller: StaffCaller) -> ConversationCounts:
    """Count the conversations that wait for an answer, up to a hundred."""
    return service.count_conversations(caller)


@routes.get("/{customer_id}", access=_READER)
def show_conversation_parties(caller: StaffCaller, customer_id: str) -> TalkCustomerOut:
    """Say with whom of a customer's there can be a conversation."""
    return service.show_parties(caller, customer_id)


@routes.get(_ONE, access=_READER)
def show_conversation(
    caller: StaffCaller, customer_id: str, party: str, query: ConsoleMessagesQuery
) -> ConsoleConversationOut:
    """Show a conversation, newest first; it may have no message yet."""
    return service.open_conversation(caller, customer_id, party, query)


@routes.post(f"{_ONE}/messages", access=_AGENT, status=201, max_body=MAX_BODY)
def send_console_message(
    caller: StaffCaller, customer_id: str, party: str, body: ConsoleMessageIn
) -> ConsoleMessageOut:
    """Write to the customer."""
    return service.send_message(caller, customer_id, party, body)


@routes.post(f"{_ONE}/seen", access=_AGENT)
def mark_conversation_seen(caller: StaffCaller, customer_id: str, party: str, body: SeenIn) -> Empty:
    """Note that the business has read everything up to a message."""
    service.mark_seen(caller, customer_id, party, body.up_to)
    return Empty()


@routes.post(f"{_ONE}/put-aside", access=_AGENT)
def put_conversation_aside(caller: StaffCaller, customer_id: str, party: str, body: MarkHandledIn) -> Empty:
    """Note that nothing up to a message needs an answer."""
    service.put_aside(caller, customer_id, party, body.up_to)
    return Empty()


@routes.post(f"{_ONE}/tickets", access=_AGENT, status=201)
def make_ticket_of_message(
    caller: StaffCaller, customer_id: str, party: str, body: MessageToTicketIn
) -> MessageTicketOut:
    """Make a ticket of a customer's message, once."""
    return service.make_ticket(caller, customer_id, party, body)


@routes.post(f"{_ONE}/messages/{{message_id}}/attachments/{{attachment_id}}", access=_READER)
def download_console_message_attachment(
    caller: StaffCaller,
    customer_id: str,
    party: str,
    message_id: str,
    attachment_id: str,
    body: Empty,  # noqa: ARG001 - a POST has a body
) -> DownloadOut:
    """Download a file of a message."""
    return download_out(service.download_attachment(caller, customer_id, party, message_id, attachment_id))
