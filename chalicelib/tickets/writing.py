"""The one writer of tickets: head, history, lists, search words and events, together or not at all.

Everybody who writes comes through here: the portal, the console, mail. A ticket has a version, and a writer who was
overtaken begins again from what is stored by then, so that of two answers at once both are kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.attachments import service as attachments
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.customers.advisers import available, responsible_for
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.errors import (
    ConflictError,
    FieldError,
    InvalidError,
    NotFoundError,
    TooManyRequestsError,
)
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tickets import drafts, views
from chalicelib.tickets.business_hours import add_time, time_between
from chalicelib.tickets.drafts import Draft
from chalicelib.tickets.model import State, TicketModel, defaults_for, load_model, targets
from chalicelib.tickets.models import (
    Author,
    EntryKind,
    Ticket,
    TicketDay,
    TicketEntry,
    TicketNumbers,
    TicketReference,
    TicketTerm,
    TicketWords,
)

_DAY_KEPT_SECONDS = 3 * 86400


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: a contact, a staff member, or the system."""

    author: Author
    id: str
    name: str
    via: str
    """`portal`, `console` or `email`."""


class TicketClosedError(ConflictError):
    """The ticket was closed meanwhile: what was written is still the writer's."""

    code = "ticket_closed"


class OvertakenError(ConflictError):
    """Another request changed the ticket first."""


@dataclass(frozen=True, slots=True)
class ConvertedMessage:
    """What was said elsewhere before, and of which staff make a ticket."""

    speaker: Writer
    """Who said it: the text stays theirs."""
    briefs: Sequence[AttachmentBrief]
    """Files that came with it; they stay bound to where it was said."""
    link: Callable[["Ticket", Transaction], None]
    """Adds to the transaction what leads from there to the ticket; it may refuse."""
    place: dict[str, str]
    """What leads from the ticket to there."""


def create(
    tenant: str,
    settings: TenantSettings,
    customer: Customer,
    contact_id: str,
    writer: Writer,
    draft: Draft,
    converted: ConvertedMessage | None = None,
) -> Ticket:
    """A new ticket of the customer's, for one of its contacts.

    InvalidError field by field; TooManyRequestsError `ticket_limit` when a customer's day is full.
    """
    speaker = converted.speaker if converted else writer
    model = load_model(tenant)
    text = drafts.clean_text(draft.text)
    by_customer = writer.author is Author.CUSTOMER
    chooses = by_customer and settings.tickets.choose_category
    given = defaults_for(model, draft.origin, draft.category_id, chooses=chooses)
    category = model.category(given.category_id)
    _check_category(model, settings, writer, draft)
    now = clock.now()
    ticket = Ticket.at(tenant, customer.customer_id, ids.new_id("tck"))
    ticket.contact_id, ticket.customer_name = contact_id, customer.name
    ticket.origin, ticket.subject = draft.origin, drafts.subject_of(draft, text, category)
    ticket.preview = drafts.preview_of(text)
    asked = (category.asks if by_customer else category.fields) if category else ()
    ticket.fields = drafts.clean_fields(asked, draft.fields, may_lack=not by_customer)
    ticket.area_id, ticket.category_id = given.area_id, given.category_id
    ticket.state_id, ticket.priority_id = given.state_id, given.priority_id
    ticket.created_at = ticket.updated_at = now
    ticket.created_by, ticket.invoice_id = writer.author, draft.invoice_id
    ticket.waits_for = "customer" if speaker.author is Author.STAFF else "staff"
    ticket.unseen_by_customer = writer.author is Author.STAFF
    set_targets(ticket, model, settings)
    usual = available(tenant, settings, given.assignee_id)
    assignee = usual or responsible_for(tenant, settings, customer)
    ticket.assignee_id = assignee.staff_id if assignee else ""
    transaction = Transaction()
    if by_customer:
        _count_day(transaction, settings, ticket)
    briefs = attachments.bind_files(
        transaction, tenant, customer.customer_id, writer.id, draft.attachment_ids, thread_of(ticket)
    )
    ticket.number = _next_number(tenant)
    if converted:
        briefs = [*converted.briefs, *briefs]
        ticket.source_message = converted.place
        converted.link(ticket, transaction)
    entry = entry_of(ticket, speaker, text, briefs)
    ticket.last_entry_id = entry.entry_id
    transaction.create(ticket)
    transaction.put(entry)
    words = TicketWords.at(tenant, customer.customer_id, ticket.ticket_id)
    words.contact_id = contact_id
    words.words = drafts.words_of(str(ticket.number), ticket.subject, text)
    transaction.put(words)
    _remember_terms(transaction, ticket, f"{ticket.subject} {customer.name} {text}")
    for name in (ticket.ticket_id, str(ticket.number)):
        transaction.create(TicketReference.at(tenant, name, customer.customer_id, ticket.ticket_id))
    views.rewrite(transaction, {}, ticket)
    tell_customer(transaction, ticket, "ticket_opened")
    tell_staff(transaction, ticket, "new", writer)
    transaction.commit()
    return ticket


def _check_category(model: TicketModel, settings: TenantSettings, writer: Writer, draft: Draft) -> None:
    """A customer chooses among what is offered; staff among what there is."""
    if not draft.category_id:
        return
    category = model.category(draft.category_id)
    if (
        category is None
        or category.archived
        or (writer.author is Author.CUSTOMER and not (category.offered and settings.tickets.choose_category))
    ):
        raise InvalidError(fields=[FieldError("category_id", "category_unknown", "not offered")])


def _count_day(transaction: Transaction, settings: TenantSettings, ticket: Ticket) -> None:
    """Count one more of the customer's day; the transaction fails when that is one too many (I9)."""
    limit = settings.tickets.daily_limit
    if limit is None:
        return
    today = clock.today(settings.time_zone)
    day = TicketDay.at(ticket.tenant, ticket.customer_id, today)
    left = clock.midnight(today + timedelta(days=1), settings.time_zone) - clock.now()
    transaction.change(
        day,
        [TicketDay.made.add(1), TicketDay.expires_at.set(clock.epoch() + _DAY_KEPT_SECONDS)],
        TicketDay.made.does_not_exist() | (TicketDay.made < limit),
        otherwise=TooManyRequestsError(
            "no more tickets today", code="ticket_limit", retry_after=int(left.total_seconds()) + 1
        ),
    )


def _next_number(tenant: str) -> int:
    """The next number of the tenant's tickets. One that is not used after all leaves a gap."""
    numbers = TicketNumbers(*keys.ticket_numbers(tenant))
    numbers.change([TicketNumbers.last.add(1)])
    return int(numbers.last)


def thread_of(ticket: Ticket) -> str:
    """What the ticket's attachments are bound to."""
    return f"ticket:{ticket.ticket_id}"


def find(tenant: str, customer_id: str, ticket_id: str) -> Ticket:
    """A ticket as it is stored now. NotFoundError."""
    if not ids.is_id(ticket_id, "tck"):
        raise NotFoundError("no such ticket")
    return Ticket.load(keys.ticket(tenant, customer_id, ticket_id), consistent=True)


def entry_of(
    ticket: Ticket, writer: Writer, text: str, briefs: Sequence[AttachmentBrief], entry_id: str = ""
) -> TicketEntry:
    """A text in the public history, not stored yet."""
    entry = TicketEntry.at(ticket.tenant, ticket.customer_id, ticket.ticket_id, entry_id or ids.new_id("tce"))
    entry.author, entry.author_id, entry.author_name = writer.author, writer.id, writer.name
    entry.text, entry.attachments = text, [brief.to_json() for brief in briefs]
    entry.via, entry.happened_at = writer.via, clock.now()
    return entry


def change_of(ticket: Ticket, writer: Writer, what: str, before: str, after: str) -> TicketEntry:
    """A change in the public history, not stored yet; `before` and `after` are names as customers read them."""
    entry = entry_of(ticket, writer, "", ())
    entry.entry_kind = EntryKind.CHANGE
    entry.change = {"what": what, "from": before, "to": after}
    return entry


Mutation = Callable[[Ticket, Transaction], None]
"""Changes a freshly read ticket, and adds to the transaction what goes with it; it may be run more than once."""


def write(tenant: str, customer_id: str, ticket_id: str, mutate: Mutation) -> Ticket:
    """Change a ticket and its lists in one transaction.

    NotFoundError; the errors of the mutation; ConflictError when other requests kept changing the ticket.
    """

    def attempt() -> Ticket:
        ticket = find(tenant, customer_id, ticket_id)
        before = views.places(ticket)
        transaction = Transaction()
        mutate(ticket, transaction)
        transaction.put(ticket, otherwise=OvertakenError())
        views.rewrite(transaction, before, ticket)
        transaction.commit()
        return ticket

    return retry_on_conflict(attempt, on=OvertakenError, exhausted=ConflictError.changed("ticket"))


class _WrittenError(ConflictError):
    """The very same text was written before: the writer repeats itself."""


def reply(
    tenant: str,
    ticket: Ticket,
    writer: Writer,
    text: str,
    attachment_ids: Sequence[str] = (),
    *,
    briefs: Sequence[AttachmentBrief] = (),
    entry_id: str = "",
    seen: str | None = None,
) -> Ticket:
    """Add a text to a ticket. TicketClosedError, InvalidError `text_empty` or `text_too_long`, or the files' errors.

    `briefs` are files that came with a mail and are kept already. Who may repeat themselves give the entry's id: then
    the text is written once. `seen` is the last entry that the writer has read: ConflictError `ticket_moved` when the
    other side, or a colleague, said something since.
    """
    cleaned = drafts.clean_text(text)
    model = load_model(tenant)

    def mutate(ticket: Ticket, transaction: Transaction) -> None:
        if not ticket.open:
            raise TicketClosedError("the ticket is closed")
        if seen is not None and ticket.last_entry_id != seen:
            raise ConflictError("somebody wrote meanwhile", code="ticket_moved")
        taken = attachments.bind_files(
            transaction, tenant, ticket.customer_id, writer.id, attachment_ids, thread_of(ticket)
        )
        entry = entry_of(ticket, writer, cleaned, [*briefs, *taken], entry_id)
        transaction.create(entry, otherwise=_WrittenError("written before"))
        ticket.last_entry_id = entry.entry_id
        ticket.preview, ticket.updated_at = drafts.preview_of(cleaned), entry.happened_at
        _turn(ticket, model, writer)
        remember_words(transaction, ticket, cleaned)
        if writer.author is Author.STAFF:
            extra = {"entry_id": entry.entry_id, "staff_name": writer.name}
            tell_customer(transaction, ticket, "ticket_answered", **extra)
        else:
            tell_staff(transaction, ticket, "reply", writer)

    try:
        return write(tenant, ticket.customer_id, ticket.ticket_id, mutate)
    except _WrittenError:
        return find(tenant, ticket.customer_id, ticket.ticket_id)


def _turn(ticket: Ticket, model: TicketModel, writer: Writer) -> None:
    """Whose turn it is after a text, and what that means for the targets."""
    if writer.author is Author.STAFF:
        ticket.waits_for, ticket.unseen_by_customer = "customer", True
        answered_at: datetime | None = ticket.answered_at
        if answered_at is None:
            ticket.answered_at, ticket.answer_due_at = ticket.updated_at, None
    else:
        ticket.waits_for = "staff"
        if model.state(ticket.state_id).waits_for_customer:
            enter_state(ticket, model.first_open)


def enter_state(ticket: Ticket, state: State) -> None:
    """Put a ticket into an open state. While it is the customer's turn the solution's clock stands still."""
    now = clock.now()
    paused_at: datetime | None = ticket.paused_at
    ticket.state_id = state.id
    if state.waits_for_customer:
        ticket.paused_at = now if paused_at is None else paused_at
    elif paused_at is not None:
        _resume(ticket, paused_at, now)


def _resume(ticket: Ticket, paused_at: datetime, now: datetime) -> None:
    """Let the solution's clock run on: as much business time is left as was when it stopped. What was late stays so."""
    hours, time_zone = load_model(ticket.tenant).hours, tenant_settings(ticket.tenant).time_zone
    ticket.paused_seconds += time_between(hours, time_zone, paused_at, now).total_seconds()
    due_at: datetime | None = ticket.solution_due_at
    if due_at is not None and due_at > paused_at:
        left = time_between(hours, time_zone, paused_at, due_at)
        ticket.solution_due_at = add_time(hours, time_zone, now, left)
    ticket.paused_at = None


def set_targets(ticket: Ticket, model: TicketModel, settings: TenantSettings) -> None:
    """Give an open ticket the targets of its priority, less the time in which it was the customer's turn."""
    made_at: datetime = ticket.created_at
    again_at: datetime | None = ticket.counts_from
    answer, solution = targets(model, settings, again_at or made_at, ticket.priority_id)
    paused = timedelta(seconds=float(ticket.paused_seconds))
    if solution is not None:
        solution = add_time(model.hours, settings.time_zone, solution, paused)
    answered_at: datetime | None = ticket.answered_at
    ticket.answer_due_at, ticket.solution_due_at = answer if answered_at is None else None, solution


def remember_words(transaction: Transaction, ticket: Ticket, text: str) -> None:
    """Let customers and staff find a ticket by the words of a text as well."""
    place = keys.ticket_words(ticket.tenant, ticket.customer_id, ticket.ticket_id)
    words = TicketWords.find(place, consistent=True)
    if words is None:
        words = TicketWords.at(ticket.tenant, ticket.customer_id, ticket.ticket_id)
        words.contact_id = ticket.contact_id
    _remember_terms(transaction, ticket, text, before=words.words)
    words.words = drafts.words_of(text, before=words.words)
    transaction.put(words)


def _remember_terms(transaction: Transaction, ticket: Ticket, text: str, before: str = "") -> None:
    for term in drafts.terms_of(text, before):
        key = keys.ticket_term(ticket.tenant, term, ticket.ticket_id)
        transaction.put(TicketTerm(*key, ticket_id=ticket.ticket_id, customer_id=ticket.customer_id))


def tell_customer(transaction: Transaction, ticket: Ticket, event: str, **extra: str) -> None:
    """Record what the customer should know: told to whose ticket it is."""
    payload = {**named(ticket), "contact_id": ticket.contact_id, **extra}
    outbox.record(transaction, ticket.tenant, event, payload)


def tell_staff(transaction: Transaction, ticket: Ticket, what: str, writer: Writer) -> None:
    """Record what staff should know: the assignee, or of a new ticket without one, the area's members.

    Nobody is told of what they did themselves.
    """
    payload: dict[str, str | int] = {**named(ticket), "what": what, "by": writer.id}
    payload["entry_id"] = ticket.last_entry_id
    if ticket.assignee_id:
        if ticket.assignee_id != writer.id:
            payload["staff_id"] = ticket.assignee_id
            outbox.record(transaction, ticket.tenant, "ticket_for_staff", payload)
    elif what == "new":
        payload["area_id"] = ticket.area_id
        outbox.record(transaction, ticket.tenant, "ticket_unassigned", payload)


def named(ticket: Ticket) -> dict[str, str | int]:
    """What every event of a ticket says of it."""
    return {
        "customer_id": ticket.customer_id,
        "ticket_id": ticket.ticket_id,
        "number": int(ticket.number),
        "subject": ticket.subject,
    }
