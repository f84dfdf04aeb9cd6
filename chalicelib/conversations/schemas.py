"""Messages as customers send and see them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.attachments.schemas import AttachmentIds, AttachmentOut
from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn

MessageId = Annotated[str, StringConstraints(pattern=r"^msg_[0-9A-HJKMNP-TV-Z]{26}$")]
ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class MessagesQuery(ListQuery):
    """Which page of a conversation."""

    limit: int = Field(default=30, ge=1, le=50)


class MessageTicketOut(Schema):
    """The ticket that was made of a message."""

    ticket_id: str
    number: int


class TalkMessageOut(Schema):
    """Something that one side said."""

    message_id: str
    author: Literal["customer", "staff"]
    author_name: str
    own: bool
    """Whether it is of who asks."""
    text: str
    attachments: list[AttachmentOut]
    via: Literal["portal", "console", "email"]
    happened_at: datetime
    ticket: MessageTicketOut | None


class TalkOut(Schema):
    """A page of a conversation, newest first, and how far each side has read."""

    items: list[TalkMessageOut]
    next: str | None
    unread: int
    """How many of the business's messages the caller has not read."""
    last_message_id: str
    other_seen_id: str
    """Up to which message the other side has read."""


class MessageIn(StrictIn):
    """A new message."""

    text: str
    """1 to 4,000 characters; it may be empty where there are files."""
    client_id: ClientId
    """Made by who sends: sent again, it is the same message."""
    attachment_ids: AttachmentIds = Field(default_factory=list)


class SeenIn(StrictIn):
    """Up to which message everything was read; that one is included."""

    up_to: MessageId
