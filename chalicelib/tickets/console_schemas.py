"""Tickets as staff see and change them: with what is internal."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.attachments.schemas import AttachmentIds, AttachmentOut
from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn
from chalicelib.tickets.schemas import FieldId, TicketChangeOut

TicketId = Annotated[str, StringConstraints(pattern=r"^tck_[0-9A-HJKMNP-TV-Z]{26}$")]
InvoiceId = Annotated[str, StringConstraints(pattern=r"^(inv_[0-9A-HJKMNP-TV-Z]{26})?$")]
StaffId = Annotated[str, StringConstraints(pattern=r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$")]


class ConsoleTicketsQuery(ListQuery):
    """Which list; `id` names the state, the area or the assignee."""

    view: Literal[
        "open", "mine", "unassigned", "waiting", "overdue", "due", "closed", "state", "area", "assignee"
    ] = "open"
    id: Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9_-]*$")] = ""
    customer_id: Annotated[str, StringConstraints(max_length=40)] = ""
    """Of one customer, all of them; then the view counts for nothing."""
    q: Annotated[str, StringConstraints(max_length=100)] = ""
    """A number, or words of subject, texts and customer's name."""


class TicketRowOut(Schema):
    """A ticket in a list of staff's. Names of areas, states and people are in the options."""

    ticket_id: str
    customer_id: str
    number: int
    subject: str
    preview: str
    customer_name: str
    origin: str
    area_id: str
    category_id: str
    state_id: str
    priority_id: str
    assignee_id: str
    open: bool
    waits_for: str
    due_at: datetime | None
    """The next target."""
    created_at: datetime
    updated_at: datetime


class TicketRowPage(Schema):
    """A page of a list."""

    items: list[TicketRowOut]
    next: str | None


class TicketCounts(Schema):
    """How many stand in each list, counted up to 100."""

    open: int
    mine: int
    unassigned: int
    waiting: int
    overdue: int
    due: int


class NamedOut(Schema):
    """Something that tickets are sorted by, and whether it can still be chosen."""

    id: str
    name: str
    archived: bool = False


class StateOut(NamedOut):
    """Where tickets stand."""

    closed: bool


class PersonOut(Schema):
    """A colleague who can see to tickets."""

    staff_id: str
    name: str
    away: bool


class CustomFieldBrief(NamedOut):
    """One of a category's own fields."""

    kind: str
    options: list[str]


class CategoryBrief(NamedOut):
    """What tickets are about."""

    area_id: str
    fields: list[CustomFieldBrief]


class ConsoleTicketOptions(Schema):
    """What tickets are sorted by, and who sees to them."""

    areas: list[NamedOut]
    categories: list[CategoryBrief]
    states: list[StateOut]
    priorities: list[NamedOut]
    people: list[PersonOut]
    gone: list[NamedOut]
    """Who was of the team: some tickets may still be theirs."""


class ConsoleEntryOut(Schema):
    """A line of a ticket's history, public or internal."""

    entry_id: str
    internal: bool
    kind: Literal["text", "change"]
    author: Literal["customer", "staff", "system"]
    author_id: str
    author_name: str
    text: str
    attachments: list[AttachmentOut]
    change: TicketChangeOut | None
    via: str
    happened_at: datetime


class TicketCustomerOut(Schema):
    """Whose a ticket is."""

    customer_id: str
    name: str
    number: str | None
    contact_id: str
    contact_name: str
    email: str | None
    phone: str | None


class TicketInvoiceOut(Schema):
    """The invoice that a ticket is about."""

    invoice_id: str
    number: str


class TicketInvoiceChoiceOut(TicketInvoiceOut):
    """One that it could be about."""

    issued_on: date


class TicketInvoiceChoices(Schema):
    """The customer's invoices, newest first."""

    items: list[TicketInvoiceChoiceOut]


class SourceMessageOut(Schema):
    """A message of the customer's conversation."""

    party: str
    message_id: str


class ConsoleTicketOut(TicketRowOut):
    """A ticket with all of its history, oldest first."""

    entries: list[ConsoleEntryOut]
    cut: bool
    """Whether there was more before that, which is too long to show."""
    fields: dict[str, str]
    customer: TicketCustomerOut
    invoice: TicketInvoiceOut | None
    merged_into: str | None
    source_message: SourceMessageOut | None
    """The message that it was made of."""
    last_entry_id: str
    """Show it with an answer: then nobody's word is overlooked."""
    answer_due_at: datetime | None
    solution_due_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    paused: bool
    """Whether the solution's clock stands still: it is the customer's turn."""
    rating: int | None
    rating_comment: str


class ConsoleReplyIn(StrictIn):
    """What staff say to the customer."""

    text: str
    attachment_ids: AttachmentIds = Field(default_factory=list)
    seen: Annotated[str, StringConstraints(max_length=40)] | None = None
    """The last entry that was read; when it is not the last, nothing is said and the conflict told."""
    state_id: FieldId = ""
    """The state that the answer leaves the ticket in; none leaves it where it is."""


class NoteIn(StrictIn):
    """What staff say among themselves."""

    text: str
    attachment_ids: AttachmentIds = Field(default_factory=list)


class TicketChangeIn(StrictIn):
    """What is to be another; what is not given stays."""

    subject: str | None = None
    state_id: FieldId | None = None
    area_id: FieldId | None = None
    category_id: FieldId | None = None
    priority_id: FieldId | None = None
    assignee_id: StaffId | None = None
    fields: dict[FieldId, Annotated[str, StringConstraints(max_length=1000)]] | None = None
    invoice_id: InvoiceId | None = None


class CloseIn(StrictIn):
    """Into which closed state."""

    state_id: FieldId = ""


class MergeIn(StrictIn):
    """The ticket that takes this one in."""

    into: TicketId


class ConsoleTicketIn(StrictIn):
    """A ticket that staff write for a customer."""

    customer_id: Annotated[str, StringConstraints(max_length=40)]
    contact_id: Annotated[str, StringConstraints(max_length=40)] = ""
    """For which of the customer's contacts; the first when none is named."""
    origin: Literal["general", "query", "incident"] = "general"
    subject: str = ""
    text: str
    category_id: FieldId = ""
    fields: dict[FieldId, Annotated[str, StringConstraints(max_length=1000)]] = Field(default_factory=dict)
    attachment_ids: AttachmentIds = Field(default_factory=list)
