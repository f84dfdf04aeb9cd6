"""What staff do with conversations at the console."""

import json

from chalicelib.attachments.service import AttachmentBrief
from chalicelib.conversations import service, views, writing
from chalicelib.conversations.console_schemas import (
    ConsoleConversationOut,
    ConsoleMessageIn,
    ConsoleMessageOut,
    ConsoleMessagesQuery,
    ConversationCounts,
    ConversationPage,
    ConversationRowOut,
    ConversationsQuery,
    MessageToTicketIn,
    PartyOut,
    TalkCustomerOut,
)
from chalicelib.conversations.models import EVERYONE, Conversation, Message
from chalicelib.conversations.schemas import MessageTicketOut
from chalicelib.conversations.writing import Said
from chalicelib.customers import access_log
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import ids
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember
from chalicelib.tenants import service as tenants
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tickets import visibility
from chalicelib.tickets import writing as tickets
from chalicelib.tickets.console_service import writer_of
from chalicelib.tickets.drafts import Draft
from chalicelib.tickets.models import Author, Origin, Ticket
from chalicelib.tickets.writing import ConvertedMessage, Writer

COUNTED = 100


def list_conversations(caller: StaffCaller, query: ConversationsQuery) -> ConversationPage:
    """A page of one of the lists: one query."""
    named = {"mine": views.of_adviser(caller.staff_id), "adviser": views.of_adviser(query.id)}
    view = named.get(query.view, query.view)
    cursors = caller.cursors(f"conversations|{view}")
    rows = reads.query(
        keys.conversation_view_partition(caller.tenant, view),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
        attributes=("row",),
    )
    return ConversationPage(
        items=[ConversationRowOut.model_validate(json.loads(row["row"]["S"])) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def count_conversations(caller: StaffCaller) -> ConversationCounts:
    """How many wait, of all and of one's own customers: one query, counted up to a hundred."""
    partition = keys.conversation_view_partition(caller.tenant, views.WAITING)
    rows = reads.query(partition, newest_first=True, limit=COUNTED, attributes=("row",)).items
    mine = [row for row in rows if json.loads(row["row"]["S"])["adviser_id"] == caller.staff_id]
    return ConversationCounts(waiting=len(rows), mine=len(mine))


def find_customer(caller: StaffCaller, customer_id: str) -> Customer:
    """A customer of the tenant's. NotFoundError."""
    if not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such customer")
    return Customer.load(keys.customer(caller.tenant, customer_id))


def show_parties(caller: StaffCaller, customer_id: str) -> TalkCustomerOut:
    """A customer, and with whom of them there can be a conversation."""
    return _customer_out(caller, find_customer(caller, customer_id))


def _customer_out(caller: StaffCaller, customer: Customer) -> TalkCustomerOut:
    """All that belongs to it in one round trip."""
    tenant, customer_id = caller.tenant, customer.customer_id
    settings = tenants.tenant_settings(tenant)
    contact_ids = list(dict(customer.contact_ids).values())
    heads = {
        party: keys.conversation(tenant, customer_id, party)
        for party in (EVERYONE, *contact_ids[: reads.BATCH_GET_LIMIT // 2 - 1])
    }
    contacts = {one: keys.contact(tenant, customer_id, one) for one in heads if one != EVERYONE}
    adviser_id: str | None = customer.adviser_id
    adviser = [keys.staff_member(tenant, adviser_id)] if adviser_id else []
    found = reads.get_together([*heads.values(), *contacts.values(), *adviser])
    parties = [
        _party_out(settings, customer, party, found.get(place), found.get(contacts.get(party, place)))
        for party, place in heads.items()
    ]
    return TalkCustomerOut(
        customer_id=customer_id,
        name=customer.name,
        number=customer.number,
        email=customer.email,
        phone=customer.phone,
        adviser=next((StaffMember.from_wire(found[place]).name for place in adviser if place in found), ""),
        by_contact=settings.is_by_contact(Module.MESSAGES),
        parties=[one for one in parties if one.reached or one.last_at is not None],
    )


def _party_out(
    settings: TenantSettings, customer: Customer, party: str, head: Wire | None, contact: Wire | None
) -> PartyOut:
    talk = Conversation.from_wire(head) if head else None
    return PartyOut(
        party=party,
        name=Contact.from_wire(contact).name if contact and party != EVERYONE else "",
        unread=talk.unread_by_staff if talk else 0,
        last_at=talk.updated_at if talk else None,
        reached=writing.is_reached(settings, customer, party),
    )


def _check_party(customer: Customer, party: str) -> None:
    """NotFoundError for a party that is none of the customer's."""
    if party != EVERYONE and party not in dict(customer.contact_ids).values():
        raise NotFoundError("no such contact")


def open_conversation(
    caller: StaffCaller, customer_id: str, party: str, query: ConsoleMessagesQuery
) -> ConsoleConversationOut:
    """A conversation as its page shows it; that it was looked at is kept where the customer can read it."""
    customer = find_customer(caller, customer_id)
    _check_party(customer, party)
    shown = _conversation_out(caller, customer, party, query)
    access_log.note_view(caller, customer_id)
    return shown


def _conversation_out(
    caller: StaffCaller, customer: Customer, party: str, query: ConsoleMessagesQuery
) -> ConsoleConversationOut:
    customer_id = customer.customer_id
    whose = _customer_out(caller, customer)
    head = Conversation.find(keys.conversation(caller.tenant, customer_id, party), consistent=True)
    head = head or Conversation.at(caller.tenant, customer_id, party)
    cursors = caller.cursors(f"messages|{customer_id}|{party}")
    rows = reads.query(
        keys.customer_partition(caller.tenant, customer_id),
        prefix=keys.messages_prefix(party),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
        consistent=True,
    )
    return ConsoleConversationOut(
        customer=whose,
        party=party,
        reached=next((one.reached for one in whose.parties if one.party == party), False),
        unread=head.unread_by_staff,
        waits=head.waits,
        last_message_id=head.last_message_id,
        other_seen_id=head.customer_seen_id,
        items=[_message_out(caller, customer_id, Message.from_wire(row)) for row in rows.items],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def _message_out(caller: StaffCaller, customer_id: str, message: Message) -> ConsoleMessageOut:
    own = message.author_id == caller.staff_id
    shown = service.message_out(caller.tenant, customer_id, message, own=own)
    return ConsoleMessageOut(**dict(shown), author_id=message.author_id)


def send_message(
    caller: StaffCaller, customer_id: str, party: str, body: ConsoleMessageIn
) -> ConsoleMessageOut:
    """Write to the customer. ConflictError `conversation_unread` where nobody of theirs would read it."""
    customer = find_customer(caller, customer_id)
    _check_party(customer, party)
    settings = tenants.tenant_settings(caller.tenant)
    if not (settings.has(Module.MESSAGES) and writing.is_reached(settings, customer, party)):
        raise ConflictError("nobody of the customer's reads this conversation", code="conversation_unread")
    said = Said(body.text, body.client_id, attachment_ids=tuple(body.attachment_ids), seen=body.seen)
    _, message = writing.send(caller.tenant, settings, customer, party, writer_of(caller), said)
    return _message_out(caller, customer_id, message)


def _check_place(customer_id: str, party: str) -> None:
    """NotFoundError for what can be no conversation: it would stand in a key."""
    if not ids.is_id(customer_id, "cus") or not (party == EVERYONE or ids.is_id(party, "con")):
        raise NotFoundError("no such conversation")


def mark_seen(caller: StaffCaller, customer_id: str, party: str, up_to: str) -> None:
    """Note that staff have read everything up to a message."""
    _check_place(customer_id, party)
    writing.mark_seen_by_staff(caller.tenant, customer_id, party, up_to)


def put_aside(caller: StaffCaller, customer_id: str, party: str, up_to: str) -> None:
    """Note that nothing up to a message needs an answer."""
    _check_place(customer_id, party)
    writing.put_aside(caller.tenant, customer_id, party, up_to)


class _MadeBeforeError(ConflictError):
    """A ticket was made of the message already."""


def make_ticket(
    caller: StaffCaller, customer_id: str, party: str, body: MessageToTicketIn
) -> MessageTicketOut:
    """Make a ticket of a customer's message and its files [Convertir en ticket]; again answers the same ticket.

    NotFoundError for a message that is not the customer's, and where whose it was is gone and nobody else of theirs
    reads the conversation, or would see the ticket.
    """
    _check_place(customer_id, party)
    customer = find_customer(caller, customer_id)
    _check_party(customer, party)
    message = writing.find_message(caller.tenant, customer_id, party, body.message_id)
    if message.author != Author.CUSTOMER:
        raise NotFoundError("no such message of the customer's")
    made_before: str | None = message.ticket_id
    if made_before is None:
        try:
            return _made(caller, customer, message, body)
        except _MadeBeforeError:
            message = writing.find_message(caller.tenant, customer_id, party, body.message_id)
    return MessageTicketOut(ticket_id=str(message.ticket_id), number=int(message.ticket_number))


def _made(
    caller: StaffCaller, customer: Customer, message: Message, body: MessageToTicketIn
) -> MessageTicketOut:
    briefs = [AttachmentBrief.from_json(one) for one in message.attachments]

    def link(ticket: Ticket, transaction: Transaction) -> None:
        transaction.change(
            message,
            [Message.ticket_id.set(ticket.ticket_id), Message.ticket_number.set(ticket.number)],
            Message.ticket_id.does_not_exist() & Message.pk.exists(),
            otherwise=_MadeBeforeError("a ticket was made of it"),
        )

    speaker = Writer(Author.CUSTOMER, message.author_id, message.author_name, message.via)
    place = {"party": message.party, "message_id": message.message_id}
    draft = Draft(
        text=message.text or ", ".join(brief.filename for brief in briefs),
        origin=Origin.GENERAL,
        subject=body.subject,
        category_id=body.category_id,
    )
    settings = tenants.tenant_settings(caller.tenant)
    ticket = tickets.create(
        caller.tenant,
        settings,
        customer,
        _owner(customer, message, only_own=visibility.only_own(settings)),
        writer_of(caller),
        draft,
        ConvertedMessage(speaker, briefs, link, place),
    )
    writing.put_aside(caller.tenant, customer.customer_id, message.party, message.message_id)
    return MessageTicketOut(ticket_id=ticket.ticket_id, number=int(ticket.number))


def _owner(customer: Customer, message: Message, *, only_own: bool) -> str:
    """Whose ticket it becomes: who wrote it, while they are a contact; else the customer's first.

    NotFoundError where each contact sees their own only: then it would be made another's.
    """
    contact_ids = list(dict(customer.contact_ids).values())
    if message.author_id in contact_ids:
        return str(message.author_id)
    if only_own:
        raise NotFoundError("who wrote it is gone")
    return next(iter(contact_ids), "")


def download_attachment(
    caller: StaffCaller, customer_id: str, party: str, message_id: str, attachment_id: str
) -> Download:
    """Where a file of a message can be fetched."""
    _check_place(customer_id, party)
    message = writing.find_message(caller.tenant, customer_id, party, message_id)
    return service.download(caller.tenant, customer_id, message, attachment_id)
