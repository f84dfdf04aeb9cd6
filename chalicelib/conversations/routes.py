"""The conversation, as the customer sees it."""

from chalicelib.conversations import service
from chalicelib.conversations.schemas import MessageIn, MessagesQuery, SeenIn, TalkMessageOut, TalkOut
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.kernel.errors import TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.tenants.settings import Module
from chalicelib.tickets.routes import MAX_BODY

routes = Routes(__name__, "/portal/{tenant}/messages", tag="portal: messages")
_CUSTOMER = SignedInCustomer(prefetch=service.heads_of)
_READING = SignedInCustomer(reads=True)


@routes.get("", access=_CUSTOMER, module=Module.MESSAGES)
def list_messages(caller: SignedIn, query: MessagesQuery) -> TalkOut:
    """List what was said, newest first."""
    return service.list_messages(caller, query)


@routes.post(
    "",
    access=_CUSTOMER,
    module=Module.MESSAGES,
    status=201,
    max_body=MAX_BODY,
    errors=(TooManyRequestsError,),
)
def send_message(caller: SignedIn, body: MessageIn) -> TalkMessageOut:
    """Write to the business."""
    return service.send_message(caller, body)


@routes.post("/seen", access=_CUSTOMER, module=Module.MESSAGES)
def mark_messages_seen(caller: SignedIn, body: SeenIn) -> Empty:
    """Note that everything up to a message was read."""
    service.mark_seen(caller, body.up_to)
    return Empty()


@routes.post("/{message_id}/attachments/{attachment_id}", access=_READING, module=Module.MESSAGES)
def download_message_attachment(
    caller: SignedIn,
    message_id: str,
    attachment_id: str,
    body: Empty,  # noqa: ARG001 - a POST has a body
) -> DownloadOut:
    """Download a file of a message."""
    return download_out(service.download_attachment(caller, message_id, attachment_id))
