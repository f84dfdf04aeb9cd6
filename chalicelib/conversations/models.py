"""Stored items of conversations: the head, the messages, and what keeps a message from being written twice."""

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute

EVERYONE = "ALL"
"""The party of a conversation that all contacts of a customer share."""


class Conversation(Item, discriminator="conversation"):
    """A conversation's head. It counts what each side said, so that what is unread is a difference, never a count."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    party = UnicodeAttribute()
    """`ALL`, or the contact whose own it is."""
    customer_name = UnicodeAttribute(default="")
    contact_name = UnicodeAttribute(default="")
    """Whose own it is, by name."""
    adviser_id = UnicodeAttribute(default="")
    """The customer's adviser when somebody wrote last: in whose list it stands."""
    preview = UnicodeAttribute(default="")
    last_message_id = UnicodeAttribute(default="")
    last_customer_message_id = UnicodeAttribute(default="")
    """The newest of the customer's: it waits while staff have answered, or put aside, only what came before."""
    last_author = UnicodeAttribute(default="")
    updated_at = MomentAttribute(null=True)
    from_customer = NumberAttribute(default=0)
    """How many messages the customer's side ever sent."""
    from_staff = NumberAttribute(default=0)
    seen_by_staff = NumberAttribute(default=0)
    """How many of the customer's were read: always the oldest ones."""
    staff_seen_id = UnicodeAttribute(default="")
    """Up to which message staff have read."""
    seen_by_contacts = DocumentAttribute(default=dict)
    """`{contact_id: count}`: how many of the business's each contact has read."""
    customer_seen_id = UnicodeAttribute(default="")
    """Up to which message somebody on the customer's side has read."""
    waits = BooleanAttribute(default=False)
    """Whether it is staff's turn."""
    told_customer = BooleanAttribute(default=False)
    """Whether the customer was told of what is still unread: once is enough."""
    told_staff = BooleanAttribute(default=False)
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, party: str) -> "Conversation":
        """A new item, not stored yet."""
        key = keys.conversation(tenant, customer_id, party)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, party=party)

    @property
    def unread_by_staff(self) -> int:
        """How many of the customer's messages staff have not read."""
        return int(self.from_customer) - int(self.seen_by_staff)

    def unread_by(self, contact_id: str) -> int:
        """How many of the business's messages a contact has not read."""
        return int(self.from_staff) - int(self.seen_by_contacts.get(contact_id, 0))


class Message(Item, discriminator="message"):
    """Something that one side said. Written once; only the ticket that is made of it is noted later."""

    party = UnicodeAttribute()
    message_id = UnicodeAttribute()
    """Sorts after every earlier message of the conversation."""
    author = UnicodeAttribute()
    """A `tickets.models.Author`."""
    author_id = UnicodeAttribute()
    author_name = UnicodeAttribute()
    """As it was at the time."""
    text = UnicodeAttribute(default="")
    attachments = DocumentAttribute(default=list)
    """`attachments.service.AttachmentBrief` as JSON, of each file."""
    via = UnicodeAttribute(default="portal")
    """`portal`, `console` or `email`."""
    happened_at = MomentAttribute()
    from_customer = NumberAttribute()
    """How many the customer's side had said by then, this one included; so for staff's."""
    from_staff = NumberAttribute()
    ticket_id = UnicodeAttribute(null=True)
    ticket_number = NumberAttribute(null=True)

    @classmethod
    def at(cls, tenant: str, customer_id: str, party: str, message_id: str) -> "Message":
        """A new item, not stored yet."""
        key = keys.message(tenant, customer_id, party, message_id)
        return cls(key.pk, key.sk, party=party, message_id=message_id)


class SentOnce(Item, discriminator="message_once"):
    """Which message came of what its writer's device called so."""

    message_id = UnicodeAttribute()
    expires_at = NumberAttribute()


class ConversationRow(Item, discriminator="conversation_row"):
    """A conversation in one of the staff's lists: a copy of what the list shows, written with the head."""

    row = DocumentAttribute()
