"""A signed-in customer's conversation with the business, and what comes in by mail. Two round trips to read."""

from collections.abc import Sequence

from chalicelib.attachments import service as attachments
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.conversations import writing
from chalicelib.conversations.models import EVERYONE, Conversation, Message
from chalicelib.conversations.schemas import (
    MessageIn,
    MessagesQuery,
    MessageTicketOut,
    TalkMessageOut,
    TalkOut,
)
from chalicelib.conversations.writing import Said, party_of
from chalicelib.customers.access import SignedIn
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, HOUR, Limit
from chalicelib.kernel.access.sessions import SessionToken
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tickets import visibility
from chalicelib.tickets.models import Author
from chalicelib.tickets.writing import Writer

PER_HOUR = Limit("messages-hour", 60, HOUR)
"""Of one contact: each may be a mail to somebody."""
PER_DAY = Limit("messages-day", 300, DAY)
"""Of a customer with all its contacts."""


def heads_of(request: Request, who: SessionToken) -> list[Key]:
    """The heads that may be the caller's: which one it is, the settings say, that may come with them."""
    tenant = request.path_params["tenant"]
    return [keys.conversation(tenant, who.customer_id, party) for party in (EVERYONE, who.contact_id)]


def head_of(caller: SignedIn) -> Conversation:
    """The caller's conversation as it came with the session; an empty one where nothing was said yet."""
    party = party_of(caller.settings, caller.contact.contact_id)
    wire = caller.prefetched.get(keys.conversation(caller.tenant, caller.customer_id, party))
    return (
        Conversation.from_wire(wire)
        if wire is not None
        else Conversation.at(caller.tenant, caller.customer_id, party)
    )


def list_messages(caller: SignedIn, query: MessagesQuery) -> TalkOut:
    """A page of the caller's conversation, newest first."""
    head = head_of(caller)
    cursors = caller.cursors(f"messages|{head.party}")
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.messages_prefix(head.party),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
    )
    return TalkOut(
        items=[_shown(caller, Message.from_wire(row)) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
        unread=head.unread_by(caller.contact.contact_id),
        last_message_id=head.last_message_id,
        other_seen_id=head.staff_seen_id,
    )


def _shown(caller: SignedIn, message: Message) -> TalkMessageOut:
    own = message.author_id == caller.contact.contact_id
    shown = message_out(caller.tenant, caller.customer_id, message, own=own)
    if not own and visibility.only_own(caller.settings):
        shown.ticket = None  # it is another contact's ticket
    return shown


def message_out(tenant: str, customer_id: str, message: Message, *, own: bool) -> TalkMessageOut:
    """A message as it is answered. No round trip."""
    briefs = [AttachmentBrief.from_json(one) for one in message.attachments]
    ticket_id: str | None = message.ticket_id
    return TalkMessageOut.model_validate(
        {
            "message_id": message.message_id,
            "author": message.author,
            "author_name": message.author_name,
            "own": own,
            "text": message.text,
            "attachments": attachments.attachments_out(tenant, customer_id, briefs),
            "via": message.via,
            "happened_at": message.happened_at,
            "ticket": MessageTicketOut(ticket_id=ticket_id, number=int(message.ticket_number))
            if ticket_id
            else None,
        }
    )


def send_message(caller: SignedIn, body: MessageIn) -> TalkMessageOut:
    """Send a message to the business. InvalidError; TooManyRequestsError beyond 60 an hour, or 300 a day."""
    writing.clean_message(body.text, with_files=bool(body.attachment_ids))
    contact = caller.contact
    rate_limits.spend(caller.tenant, PER_HOUR, contact.contact_id)
    rate_limits.spend(caller.tenant, PER_DAY, caller.customer_id)
    said = Said(body.text, body.client_id, attachment_ids=tuple(body.attachment_ids))
    party = party_of(caller.settings, contact.contact_id)
    writer = Writer(Author.CUSTOMER, contact.contact_id, contact.name, "portal")
    _, message = writing.send(caller.tenant, caller.settings, caller.customer, party, writer, said)
    return message_out(caller.tenant, caller.customer_id, message, own=True)


def receive(
    tenant: str,
    settings: TenantSettings,
    customer: Customer,
    contact: Contact,
    text: str,
    briefs: Sequence[AttachmentBrief],
    *,
    client_id: str,
    via: str = "email",
) -> Message:
    """Take in what a contact answered by mail; the same mail again adds nothing. InvalidError for its text."""
    writer = Writer(Author.CUSTOMER, contact.contact_id, contact.name, via)
    party = party_of(settings, contact.contact_id)
    said = Said(text, client_id, briefs=briefs)
    return writing.send(tenant, settings, customer, party, writer, said)[1]


def mark_seen(caller: SignedIn, up_to: str) -> None:
    """Note that the caller has read everything up to a message."""
    head = head_of(caller)
    contact_id = caller.contact.contact_id
    if head.unread_by(contact_id) == 0 and head.customer_seen_id >= up_to:
        return
    writing.mark_seen_by_contact(caller.tenant, caller.customer_id, head.party, contact_id, up_to)


def download_attachment(caller: SignedIn, message_id: str, attachment_id: str) -> Download:
    """Where a file of one of the caller's messages can be fetched. NotFoundError for any other."""
    party = party_of(caller.settings, caller.contact.contact_id)
    message = writing.find_message(caller.tenant, caller.customer_id, party, message_id)
    return download(caller.tenant, caller.customer_id, message, attachment_id)


def download(tenant: str, customer_id: str, message: Message, attachment_id: str) -> Download:
    """Where a file of a message can be fetched. NotFoundError when it brought no such file."""
    for one in message.attachments:
        if one["attachment_id"] == attachment_id:
            return attachments.download(tenant, customer_id, AttachmentBrief.from_json(one))
    raise NotFoundError("no such file")
