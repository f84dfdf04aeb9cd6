"""Conversations as staff see them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.conversations.schemas import MessageId, MessageIn, MessagesQuery, TalkMessageOut
from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn

StaffId = Annotated[str, StringConstraints(pattern=r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$")]


class ConversationsQuery(ListQuery):
    """Which of the lists."""

    view: Literal["waiting", "mine", "all", "adviser"] = "waiting"
    id: StaffId = ""
    """Whose customers, of `adviser`."""
    limit: int = Field(default=50, ge=1, le=100)


class ConversationRowOut(Schema):
    """A conversation in a list."""

    customer_id: str
    party: str
    """`ALL`, or the contact whose own it is."""
    customer_name: str
    contact_name: str
    adviser_id: str
    preview: str
    last_author: Literal["customer", "staff"]
    unread: int
    """How many of the customer's messages nobody has read."""
    waits: bool
    """Whether it is staff's turn."""
    updated_at: datetime


class ConversationPage(Schema):
    """A page of conversations; the one with the newest message first."""

    items: list[ConversationRowOut]
    next: str | None


class ConversationCounts(Schema):
    """How many stand in each list, up to a hundred."""

    waiting: int
    mine: int
    """Of one's own customers'."""


class PartyOut(Schema):
    """Somebody on the customer's side with whom there is, or can be, a conversation."""

    party: str
    name: str
    """Nothing where it is shared by all contacts."""
    unread: int
    last_at: datetime | None
    """Nothing was said yet when there is none."""
    reached: bool
    """Whether they read it, as the tenant's settings are now."""


class TalkCustomerOut(Schema):
    """Whom staff talk with."""

    customer_id: str
    name: str
    number: str | None
    email: str | None
    phone: str | None
    adviser: str
    """The name of the customer's adviser; nothing where there is none."""
    by_contact: bool
    """Whether each contact has a conversation of their own."""
    parties: list[PartyOut]


class ConsoleMessageOut(TalkMessageOut):
    """A message with who of the team, or of the customer's, wrote it."""

    author_id: str


class ConsoleConversationOut(Schema):
    """A page of a conversation, newest first."""

    customer: TalkCustomerOut
    party: str
    reached: bool
    unread: int
    waits: bool
    last_message_id: str
    other_seen_id: str
    """Up to which message the customer's side has read."""
    items: list[ConsoleMessageOut]
    next: str | None


class ConsoleMessagesQuery(MessagesQuery):
    """Which page of a conversation."""


class ConsoleMessageIn(MessageIn):
    """What staff say to the customer."""

    seen: MessageId | Literal[""] = ""
    """The last message that was read: what came later still waits."""


class MarkHandledIn(StrictIn):
    """Up to which message nothing needs an answer."""

    up_to: MessageId


class MessageToTicketIn(StrictIn):
    """The message of which a ticket is made."""

    message_id: MessageId
    subject: str = ""
    category_id: Annotated[str, StringConstraints(max_length=40)] = ""
