"""Tickets as customers send and see them. Nothing here has a place for what is internal."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints

from chalicelib.attachments.schemas import AttachmentIds, AttachmentOut
from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn
from chalicelib.tickets.drafts import MAX_FIELD

FieldId = Annotated[str, StringConstraints(max_length=40)]


class TicketsQuery(ListQuery):
    """Which tickets."""

    open: Literal["1"] | None = None
    """Only those that are open."""
    q: Annotated[str, StringConstraints(max_length=100)] = ""
    """Words of its texts or its number, however they are accented."""
    limit: int = Field(default=25, ge=1, le=50)


class TicketBrief(Schema):
    """A ticket in a list."""

    ticket_id: str
    number: int
    subject: str
    preview: str
    """The first words of what was said last."""
    state: str
    """In the tenant's words."""
    open: bool
    category: str | None
    unseen: bool
    """Whether there is something of the business's that was not opened yet."""
    created_at: datetime
    updated_at: datetime


class TicketPage(Schema):
    """A page of tickets, newest first."""

    items: list[TicketBrief]
    next: str | None


class TicketChangeOut(Schema):
    """What was changed."""

    what: str
    before: str
    after: str


class TicketEntryOut(Schema):
    """A line of a ticket's history."""

    entry_id: str
    kind: Literal["text", "change"]
    author: Literal["customer", "staff", "system"]
    author_name: str
    own: bool
    """Whether it is of who asks."""
    text: str
    attachments: list[AttachmentOut]
    change: TicketChangeOut | None
    via: Literal["portal", "console", "email"]
    happened_at: datetime


class TicketFieldOut(Schema):
    """One of the category's own fields, filled in."""

    name: str
    value: str


class TicketOut(TicketBrief):
    """A ticket with its history, oldest first."""

    origin: str
    fields: list[TicketFieldOut]
    entries: list[TicketEntryOut]
    cut: bool
    """Whether there was more before that, which is too long to show."""
    can_reply: bool
    can_close: bool
    reopen_until: datetime | None
    """Until when it can be opened again."""
    merged_into: str | None
    """The ticket that took this one in."""
    invoice_id: str | None
    rating: int | None
    can_rate: bool


class CustomFieldOut(Schema):
    """Something more that a category asks for."""

    id: str
    name: str
    kind: Literal["text", "number", "date", "choice"]
    required: bool
    options: list[str]


class TicketCategoryOut(Schema):
    """A category that can be chosen."""

    id: str
    name: str
    description: str
    fields: list[CustomFieldOut]


class UsualCategoryOut(Schema):
    """What a ticket is about, and asks for, where no category is chosen."""

    description: str
    fields: list[CustomFieldOut]


class TicketOptions(Schema):
    """What somebody needs to know to write a ticket."""

    can_create: bool
    left_today: int | None
    """How many more today; none is no limit."""
    locked_until: datetime | None
    """When the tenant's next day begins, where today's tickets are used up."""
    categories: list[TicketCategoryOut]
    usual: dict[Literal["general", "query", "incident"], UsualCategoryOut]
    """For each origin, of the category that is given where none is chosen."""


class TicketIn(StrictIn):
    """A new ticket."""

    origin: Literal["general", "query", "incident"] = "general"
    text: str
    """1 to 10,000 characters."""
    subject: str = ""
    category_id: FieldId = ""
    fields: dict[FieldId, Annotated[str, StringConstraints(max_length=2 * MAX_FIELD)]] = Field(
        default_factory=dict, max_length=20
    )
    attachment_ids: AttachmentIds = Field(default_factory=list)
    invoice_id: Annotated[str, StringConstraints(pattern=r"^inv_[0-9A-HJKMNP-TV-Z]{26}$")] | None = None


class ReplyIn(StrictIn):
    """An answer."""

    text: str
    """1 to 10,000 characters."""
    attachment_ids: AttachmentIds = Field(default_factory=list)


class RatingIn(StrictIn):
    """How it went."""

    score: Annotated[StrictInt, Field(ge=1, le=5)]
    comment: str = ""


class RatingTokenIn(StrictIn):
    """The token in the mail that asks how it went."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class RatingByTokenIn(RatingIn, RatingTokenIn):
    """How it went, from the mail."""


class RatedOut(Schema):
    """What is, or was, to be rated."""

    number: int
    subject: str
    rating: int | None
    changeable: bool
    """Whether it was rated so lately that it can still be another."""
