"""The one writer of conversations: message, head, lists and events, together or not at all.

Portal, console and mail all come through here. The head has a version; a writer who was overtaken begins again from
what is stored by then, so every message gets its own place in the order, and every count stays true.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.attachments import service as attachments
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.conversations import views
from chalicelib.conversations.models import EVERYONE, Conversation, Message, SentOnce
from chalicelib.customers.advisers import responsible_for
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tickets.drafts import clean_text, preview_of
from chalicelib.tickets.models import Author
from chalicelib.tickets.writing import Writer

MAX_TEXT = 4_000
"""Characters of one message."""
_ONCE_KEPT_SECONDS = 30 * 86400
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says."""

    text: str
    client_id: str
    """What the writer's device, or the mail, calls it: the same again is the same message."""
    attachment_ids: Sequence[str] = ()
    briefs: Sequence[AttachmentBrief] = ()
    """Files that came with a mail and are kept already."""
    seen: str = ""
    """Of staff: the last message that they had read when they answered."""


class _ChangedError(ConflictError):
    """Another request changed the conversation first."""


def party_of(settings: TenantSettings, contact_id: str) -> str:
    """Which conversation a contact takes part in: the customer's, or their own where each sees only theirs (C1)."""
    return contact_id if settings.is_by_contact(Module.MESSAGES) else EVERYONE


def is_reached(settings: TenantSettings, customer: Customer, party: str) -> bool:
    """Whether somebody on the customer's side reads a conversation, as the tenant's settings are now."""
    if settings.is_by_contact(Module.MESSAGES):
        return party in customer.contact_ids.values()
    return party == EVERYONE


def thread_of(party: str) -> str:
    """What the conversation's attachments are bound to."""
    return f"talk:{party}"


def clean_message(text: str, *, with_files: bool) -> str:
    """A message's text, safe to show; nothing is fine where files say it.

    InvalidError `text_empty`, or `text_too_long` beyond 4,000 characters.
    """
    return "" if with_files and not text.strip() else clean_text(text, most=MAX_TEXT)


def send(
    tenant: str, settings: TenantSettings, customer: Customer, party: str, writer: Writer, said: Said
) -> tuple[Conversation, Message]:
    """Add a message to a conversation, which begins with its first one. Safe to repeat.

    InvalidError for the text or the files; ConflictError when other requests kept writing to it.
    """
    text = clean_message(said.text, with_files=bool(said.attachment_ids or said.briefs))
    once = _once_of(tenant, customer.customer_id, party, writer, said)
    contact_name = _contact_name(tenant, customer.customer_id, party)
    by_customer = writer.author is Author.CUSTOMER
    adviser = responsible_for(tenant, settings, customer) if by_customer else None

    def attempt() -> tuple[Conversation, Message]:
        head, sent = _read(tenant, customer.customer_id, party, once)
        if sent is not None:
            return head, sent
        before = views.places(head)
        transaction = Transaction()
        briefs = attachments.bind_files(
            transaction,
            tenant,
            customer.customer_id,
            writer.id,
            said.attachment_ids,
            thread_of(party),
        )
        message = _append(head, writer, text, [*said.briefs, *briefs])
        head.customer_name, head.contact_name = customer.name, contact_name
        head.adviser_id = customer.adviser_id or ""
        once.message_id = message.message_id
        if by_customer:
            _turn_to_staff(transaction, head, adviser.staff_id if adviser else "")
        else:
            _turn_to_customer(transaction, head, message, said.seen)
        transaction.create(message)
        transaction.create(once, otherwise=_ChangedError())
        _commit(transaction, before, head)
        return head, message

    return retry_on_conflict(attempt, on=_ChangedError, exhausted=ConflictError.changed("conversation"))


def _once_of(tenant: str, customer_id: str, party: str, writer: Writer, said: Said) -> SentOnce:
    digest = hashlib.sha256(f"{writer.id} {said.client_id}".encode()).hexdigest()[:32]
    key = keys.message_once(tenant, customer_id, party, digest)
    return SentOnce(*key, expires_at=clock.epoch() + _ONCE_KEPT_SECONDS)


def _contact_name(tenant: str, customer_id: str, party: str) -> str:
    if party == EVERYONE:
        return ""
    contact = Contact.find(keys.contact(tenant, customer_id, party))
    return contact.name if contact else ""


def _read(tenant: str, customer_id: str, party: str, once: SentOnce) -> tuple[Conversation, Message | None]:
    """The head as it is stored now, or a new one; and the message, where it was sent before."""
    place = keys.conversation(tenant, customer_id, party)
    found = reads.get_many([place, once.key])
    head = (
        Conversation.from_wire(found[place])
        if place in found
        else Conversation.at(tenant, customer_id, party)
    )
    if once.key not in found:
        return head, None
    message_id = SentOnce.from_wire(found[once.key]).message_id
    return head, find_message(tenant, customer_id, party, message_id)


def find_message(tenant: str, customer_id: str, party: str, message_id: str) -> Message:
    """A message of the conversation. NotFoundError."""
    if not ids.is_id(message_id, "msg"):
        raise NotFoundError("no such message")
    return Message.load(keys.message(tenant, customer_id, party, message_id), consistent=True)


def _append(head: Conversation, writer: Writer, text: str, briefs: Sequence[AttachmentBrief]) -> Message:
    """The next message, and what the head says of it. Its id is later than any before, whatever clocks say."""
    latest: datetime | None = head.updated_at
    moment = clock.now() if latest is None else max(clock.now(), latest + _TICK)
    head.from_customer += writer.author is Author.CUSTOMER
    head.from_staff += writer.author is Author.STAFF
    message = Message.at(head.tenant, head.customer_id, head.party, ids.new_id("msg", moment))
    message.author, message.author_id, message.author_name = writer.author, writer.id, writer.name
    message.text, message.attachments = text, [brief.to_json() for brief in briefs]
    message.via, message.happened_at = writer.via, moment
    message.from_customer, message.from_staff = head.from_customer, head.from_staff
    head.preview = preview_of(text) or ", ".join(brief.filename for brief in briefs)[:140]
    head.last_message_id, head.last_author = message.message_id, writer.author
    head.updated_at = moment
    return message


def _turn_to_staff(transaction: Transaction, head: Conversation, staff_id: str) -> None:
    """It is staff's turn; who is responsible hears of it once until somebody has read it."""
    head.last_customer_message_id, head.waits = head.last_message_id, True
    head.told_customer = False
    if staff_id and not head.told_staff:
        head.told_staff = True
        payload = {"staff_id": staff_id, "customer_id": head.customer_id, "party": head.party}
        outbox.record(transaction, head.tenant, "message_for_staff", payload)


def _turn_to_customer(transaction: Transaction, head: Conversation, message: Message, seen: str) -> None:
    """It was answered, but for what came in meanwhile; the customer hears of it once until somebody has read it."""
    head.waits = head.waits and head.last_customer_message_id > seen
    if head.told_customer:
        return
    head.told_customer = True
    payload = {
        "customer_id": head.customer_id,
        "contact_id": None if head.party == EVERYONE else head.party,
        "party": head.party,
        "message_id": message.message_id,
        "staff_name": message.author_name,
    }
    outbox.record(transaction, head.tenant, "message_answered", payload)


def _commit(transaction: Transaction, before: dict[str, str], head: Conversation) -> None:
    """Write the head, its lists and the rest of the transaction."""
    transaction.put(head, otherwise=_ChangedError())
    views.rewrite(transaction, before, head)
    transaction.commit()


Mutation = Callable[[Conversation], bool]
"""Changes a freshly read head; says whether there was anything to change."""


def _change(tenant: str, customer_id: str, party: str, mutate: Mutation) -> Conversation:
    place = keys.conversation(tenant, customer_id, party)

    def attempt() -> Conversation:
        head = Conversation.load(place, consistent=True)
        before = views.places(head)
        if mutate(head):
            _commit(Transaction(), before, head)
        return head

    return retry_on_conflict(attempt, on=_ChangedError, exhausted=ConflictError.changed("conversation"))


def mark_seen_by_contact(tenant: str, customer_id: str, party: str, contact_id: str, up_to: str) -> None:
    """Note that a contact has read everything up to a message. Never goes back. NotFoundError."""
    message = find_message(tenant, customer_id, party, up_to)

    def mutate(head: Conversation) -> bool:
        count = int(message.from_staff)
        further = up_to > head.customer_seen_id
        if count <= head.seen_by_contacts.get(contact_id, 0) and not further:
            return False
        seen = max(count, head.seen_by_contacts.get(contact_id, 0))
        head.seen_by_contacts = {**head.seen_by_contacts, contact_id: seen}
        head.customer_seen_id = max(head.customer_seen_id, up_to)
        head.told_customer = head.told_customer and seen < int(head.from_staff)
        return True

    _change(tenant, customer_id, party, mutate)


def mark_seen_by_staff(tenant: str, customer_id: str, party: str, up_to: str) -> Conversation:
    """Note that staff have read everything up to a message. Never goes back. NotFoundError."""
    message = find_message(tenant, customer_id, party, up_to)

    def mutate(head: Conversation) -> bool:
        if up_to <= head.staff_seen_id:
            return False
        head.staff_seen_id = up_to
        head.seen_by_staff = max(int(head.seen_by_staff), int(message.from_customer))
        head.told_staff = head.told_staff and head.unread_by_staff > 0
        return True

    return _change(tenant, customer_id, party, mutate)


def put_aside(tenant: str, customer_id: str, party: str, up_to: str) -> Conversation:
    """Note that nothing up to a message needs an answer; what came later still waits. NotFoundError."""

    def mutate(head: Conversation) -> bool:
        if not head.waits or head.last_customer_message_id > up_to:
            return False
        head.waits = False
        return True

    return _change(tenant, customer_id, party, mutate)


def follow_adviser(tenant: str, customer_id: str, adviser_id: str) -> None:
    """Move a customer's conversations into the list of whoever looks after the customer from now on. Safe to repeat."""

    def mutate(head: Conversation) -> bool:
        if head.adviser_id == adviser_id:
            return False
        head.adviser_id = adviser_id
        return True

    for row in reads.query_all(
        keys.customer_partition(tenant, customer_id),
        prefix=keys.conversation_prefix(),
        attributes=("party",),
    ):
        _change(tenant, customer_id, row["party"]["S"], mutate)
