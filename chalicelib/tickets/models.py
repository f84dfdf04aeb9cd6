"""Stored items of tickets. What customers may read and what is for staff only differ in kind and in key."""

from datetime import date
from enum import StrEnum

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute


class Origin(StrEnum):
    """Where a ticket comes from: each has its own defaults in the ticket model."""

    GENERAL = "general"
    QUERY = "query"
    """[consulta]"""
    INCIDENT = "incident"
    """[incidencia]"""
    PROOF = "proof"
    """[comprobante]"""
    PLAN = "plan"
    """[solicitud de plan]"""


class Author(StrEnum):
    """On which side of the window somebody is."""

    CUSTOMER = "customer"
    STAFF = "staff"
    SYSTEM = "system"


class Ticket(Item, discriminator="ticket"):
    """A ticket's head: all that lists show of it, for customers and for staff."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    """Whose it is: who made it, or for whom staff did."""
    ticket_id = UnicodeAttribute()
    number = NumberAttribute()
    """Counted per tenant: what people call it by."""
    origin = UnicodeAttribute()
    subject = UnicodeAttribute()
    preview = UnicodeAttribute(default="")
    """The first words of the last public text."""
    last_entry_id = UnicodeAttribute(default="")
    """The newest text of the public history: who answers is told when it is not the one that they read."""
    customer_name = UnicodeAttribute()
    area_id = UnicodeAttribute(default="")
    category_id = UnicodeAttribute(default="")
    state_id = UnicodeAttribute()
    """One of the ticket model's states; what it means for customers is `open`."""
    open = BooleanAttribute(default=True)
    priority_id = UnicodeAttribute(default="")
    assignee_id = UnicodeAttribute(default="")
    """A staff member; nobody's when empty."""
    fields = DocumentAttribute(default=dict)
    """The category's own fields: `{field_id: value}`."""
    invoice_id = UnicodeAttribute(null=True)
    source_message = DocumentAttribute(null=True)
    """`{"party", "message_id"}` of the message that it was made of."""
    merged_into = UnicodeAttribute(null=True)
    """The ticket that took this one in: it is closed, and what it said stands there."""
    created_at = MomentAttribute()
    created_by = UnicodeAttribute()
    """An `Author`."""
    updated_at = MomentAttribute()
    """When something public happened last: staff's lists are ordered by it."""
    closed_at = MomentAttribute(null=True)
    waits_for = UnicodeAttribute(default="staff")
    """Whose turn it is: `staff` or `customer`."""
    unseen_by_customer = BooleanAttribute(default=False)
    """Whether staff said something that the customer has not opened yet."""
    answer_due_at = MomentAttribute(null=True)
    """The target for the first answer; gone once it was given."""
    solution_due_at = MomentAttribute(null=True)
    """The target for the solution; gone once it is closed."""
    paused_at = MomentAttribute(null=True)
    """Since when it is the customer's turn, and the solution's clock stands still."""
    counts_from = MomentAttribute(null=True)
    """When it was opened again: targets count from then; else from when it was made."""
    paused_seconds = NumberAttribute(default=0)
    """Business time, since it counts, in which it was the customer's turn."""
    answered_at = MomentAttribute(null=True)
    rating = NumberAttribute(null=True)
    """1 to 5, as the customer gave it after closing."""
    rating_comment = UnicodeAttribute(default="")
    rated_at = MomentAttribute(null=True)
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, ticket_id: str) -> "Ticket":
        """A new item, not stored yet."""
        key = keys.ticket(tenant, customer_id, ticket_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, ticket_id=ticket_id)


class EntryKind(StrEnum):
    """What a line of a ticket's history is."""

    TEXT = "text"
    CHANGE = "change"


class TicketEntry(Item, discriminator="ticket_entry"):
    """A line of the public history: what customer and staff may both read. Written once, never changed."""

    ticket_id = UnicodeAttribute()
    entry_id = UnicodeAttribute()
    entry_kind = UnicodeAttribute(default=EntryKind.TEXT)
    author = UnicodeAttribute()
    """An `Author`."""
    author_id = UnicodeAttribute(default="")
    author_name = UnicodeAttribute(default="")
    """As it was at the time."""
    text = UnicodeAttribute(default="")
    attachments = DocumentAttribute(default=list)
    """`attachments.service.AttachmentBrief` as JSON, of each file."""
    change = DocumentAttribute(null=True)
    """`{"what", "from", "to"}` of a `change`; names, not ids, as they were."""
    via = UnicodeAttribute(default="portal")
    """`portal`, `console` or `email`."""
    happened_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, ticket_id: str, entry_id: str) -> "TicketEntry":
        """A new item, not stored yet."""
        key = keys.ticket_entry(tenant, customer_id, ticket_id, entry_id)
        return cls(key.pk, key.sk, ticket_id=ticket_id, entry_id=entry_id)


class TicketNote(Item, discriminator="ticket_note"):
    """A line of the internal history: a note, or a change that only staff see.

    Of another kind and key than what customers read, so that no query of theirs can bring it.
    """

    ticket_id = UnicodeAttribute()
    note_id = UnicodeAttribute()
    entry_kind = UnicodeAttribute(default=EntryKind.TEXT)
    author_id = UnicodeAttribute()
    author_name = UnicodeAttribute()
    text = UnicodeAttribute(default="")
    attachments = DocumentAttribute(default=list)
    change = DocumentAttribute(null=True)
    happened_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, ticket_id: str, note_id: str) -> "TicketNote":
        """A new item, not stored yet."""
        key = keys.ticket_note(tenant, customer_id, ticket_id, note_id)
        return cls(key.pk, key.sk, ticket_id=ticket_id, note_id=note_id)


class TicketWords(Item, discriminator="ticket_words"):
    """The folded words of a ticket's public texts, for a customer's search."""

    ticket_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    words = UnicodeAttribute(default="")

    @classmethod
    def at(cls, tenant: str, customer_id: str, ticket_id: str) -> "TicketWords":
        """A new item, not stored yet."""
        key = keys.ticket_words(tenant, customer_id, ticket_id)
        return cls(key.pk, key.sk, ticket_id=ticket_id)


class TicketReference(Item, discriminator="ticket_reference"):
    """From a ticket's id, or its number, to whose it is."""

    customer_id = UnicodeAttribute()
    ticket_id = UnicodeAttribute()

    @classmethod
    def at(cls, tenant: str, name: str, customer_id: str, ticket_id: str) -> "TicketReference":
        """A new item, not stored yet; `name` is the ticket's id or its number."""
        key = keys.ticket_reference(tenant, name)
        return cls(key.pk, key.sk, customer_id=customer_id, ticket_id=ticket_id)


class TicketRow(Item, discriminator="ticket_row"):
    """A ticket in one of the staff's lists: a copy of what the list shows, written with the ticket."""

    ticket_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    row = DocumentAttribute()


class TicketTerm(Item, discriminator="ticket_term"):
    """One word by which staff find a ticket."""

    ticket_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()


class StoredModel(Item, discriminator="ticket_model"):
    """The tenant's ticket model, as `model.TicketModel` writes itself."""

    document = DocumentAttribute()
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str) -> "StoredModel":
        """A new item, not stored yet."""
        key = keys.ticket_model(tenant)
        return cls(key.pk, key.sk)


class TicketNumbers(Item, discriminator="ticket_numbers"):
    """The last number that was given to a ticket."""

    last = NumberAttribute(default=0)


class TicketDay(Item, discriminator="ticket_day"):
    """How many tickets a customer made on one day, where the tenant sets a limit."""

    made = NumberAttribute(default=0)
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, day: date) -> "TicketDay":
        """A new item, not stored yet."""
        key = keys.ticket_day(tenant, customer_id, day)
        return cls(key.pk, key.sk)


class Rating(Item, discriminator="rating"):
    """That a closed ticket may be rated once, by who has the token."""

    ticket_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    used = BooleanAttribute(default=False)
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, token_hash: str) -> "Rating":
        """A new item, not stored yet."""
        key = keys.rating(tenant, token_hash)
        return cls(key.pk, key.sk)


class CannedAnswer(Item, discriminator="canned_answer"):
    """An answer that staff keep ready."""

    answer_id = UnicodeAttribute()
    title = UnicodeAttribute()
    text = UnicodeAttribute()
    changed_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, answer_id: str) -> "CannedAnswer":
        """A new item, not stored yet."""
        key = keys.canned_answer(tenant, answer_id)
        return cls(key.pk, key.sk, answer_id=answer_id)
