"""What staff do with tickets at the console."""

from collections.abc import Mapping

from chalicelib.attachments import service as attachments
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.billing.models import Invoice
from chalicelib.customers import access_log, advisers
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import ids
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import FieldError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.staff.permissions import Permission
from chalicelib.staff.service import list_team
from chalicelib.tenants import service as tenants
from chalicelib.tickets import changing, closing, portal, views, writing
from chalicelib.tickets.changing import Changes
from chalicelib.tickets.console_schemas import (
    CategoryBrief,
    ConsoleEntryOut,
    ConsoleReplyIn,
    ConsoleTicketIn,
    ConsoleTicketOptions,
    ConsoleTicketOut,
    CustomFieldBrief,
    NamedOut,
    NoteIn,
    PersonOut,
    StateOut,
    TicketChangeIn,
    TicketCustomerOut,
    TicketInvoiceChoiceOut,
    TicketInvoiceChoices,
    TicketInvoiceOut,
)
from chalicelib.tickets.drafts import Draft
from chalicelib.tickets.model import load_model
from chalicelib.tickets.models import (
    Author,
    EntryKind,
    Origin,
    Ticket,
    TicketEntry,
    TicketNote,
    TicketReference,
)
from chalicelib.tickets.schemas import TicketChangeOut
from chalicelib.tickets.writing import Writer

_INVOICES = 50
"""How many invoices can be chosen from."""


def writer_of(caller: StaffCaller) -> Writer:
    """The staff member who acts."""
    return Writer(Author.STAFF, caller.staff_id, caller.name, "console")


def find_ticket(caller: StaffCaller, ticket_id: str) -> Ticket:
    """A ticket of the tenant's, by its id. NotFoundError."""
    if not ids.is_id(ticket_id, "tck"):
        raise NotFoundError("no such ticket")
    reference = TicketReference.load(keys.ticket_reference(caller.tenant, ticket_id))
    return writing.find(caller.tenant, reference.customer_id, ticket_id)


def show_options(caller: StaffCaller) -> ConsoleTicketOptions:
    """What tickets are sorted by, and the colleagues who can see to them."""
    model, settings = load_model(caller.tenant), tenants.tenant_settings(caller.tenant)
    team = list_team(caller.tenant)[0]
    people = [
        PersonOut(
            staff_id=member.staff_id,
            name=member.name,
            away=not advisers.is_available(member, settings),
        )
        for member in team
        if member.state == StaffState.ACTIVE and Permission.TICKETS in member.permissions
    ]
    return ConsoleTicketOptions(
        areas=[NamedOut(id=one.id, name=one.name, archived=one.archived) for one in model.areas],
        categories=[
            CategoryBrief(
                id=one.id,
                name=one.name,
                archived=one.archived,
                area_id=one.area_id,
                fields=[
                    CustomFieldBrief(
                        id=field.id,
                        name=field.name,
                        archived=field.archived,
                        kind=field.kind,
                        options=list(field.options),
                    )
                    for field in one.fields
                ],
            )
            for one in model.categories
        ],
        states=[
            StateOut(id=one.id, name=one.name, archived=one.archived, closed=one.closed)
            for one in model.states
        ],
        priorities=[NamedOut(id=one.id, name=one.name, archived=one.archived) for one in model.priorities],
        people=people,
        gone=[NamedOut(id=one.staff_id, name=one.name) for one in team if one.state == StaffState.DISABLED],
    )


def open_ticket(caller: StaffCaller, ticket_id: str) -> ConsoleTicketOut:
    """A ticket as its page shows it; that it was looked at is kept where the customer can read it."""
    ticket = find_ticket(caller, ticket_id)
    shown = show_ticket(caller, ticket, written=False)
    access_log.note_view(caller, ticket.customer_id)
    return shown


def show_ticket(caller: StaffCaller, ticket: Ticket, *, written: bool = True) -> ConsoleTicketOut:
    """A ticket with both of its histories: two queries, and what belongs to it together.

    `written`: with what was written to it just now.
    """
    public, public_cut = _public(caller, ticket, consistent=written)
    internal, internal_cut = _internal(caller, ticket, consistent=written)
    lines = [*public, *internal]
    places = _places(ticket)
    found = reads.get_together(list(places.values()))
    rating: float | None = ticket.rating
    row = views.row_of(ticket)
    return ConsoleTicketOut.model_validate(
        {
            **row,
            "due_at": row["due_at"] or None,
            "entries": _named(
                caller.tenant, sorted(lines, key=lambda line: (line.happened_at, line.entry_id))
            ),
            "cut": public_cut or internal_cut,
            "fields": ticket.fields,
            "customer": _customer_out(ticket, places, found),
            "invoice": _invoice_out(ticket, places, found),
            "merged_into": ticket.merged_into,
            "source_message": ticket.source_message,
            "last_entry_id": ticket.last_entry_id,
            "answer_due_at": ticket.answer_due_at,
            "solution_due_at": ticket.solution_due_at,
            "answered_at": ticket.answered_at,
            "closed_at": ticket.closed_at,
            "paused": ticket.paused_at is not None,
            "rating": None if rating is None else int(rating),
            "rating_comment": ticket.rating_comment,
        }
    )


def _places(ticket: Ticket) -> dict[str, Key]:
    """Where what belongs to a ticket is kept."""
    places = {
        "customer": keys.customer(ticket.tenant, ticket.customer_id),
        "contact": keys.contact(ticket.tenant, ticket.customer_id, ticket.contact_id),
    }
    invoice_id: str | None = ticket.invoice_id
    if invoice_id:
        places["invoice"] = keys.invoice(ticket.tenant, ticket.customer_id, invoice_id)
    return places


def _customer_out(ticket: Ticket, places: dict[str, Key], found: Mapping[Key, Wire]) -> TicketCustomerOut:
    wire, of_contact = found.get(places["customer"]), found.get(places["contact"])
    customer = Customer.from_wire(wire) if wire else None
    contact = Contact.from_wire(of_contact) if of_contact else None
    return TicketCustomerOut(
        customer_id=ticket.customer_id,
        name=customer.name if customer else ticket.customer_name,
        number=customer.number if customer else None,
        contact_id=ticket.contact_id,
        contact_name=contact.name if contact else "",
        email=next(iter(contact.emails), None) if contact else None,
        phone=next(iter(contact.phones), None) if contact else None,
    )


def _invoice_out(
    ticket: Ticket, places: dict[str, Key], found: Mapping[Key, Wire]
) -> TicketInvoiceOut | None:
    wire = found.get(places["invoice"]) if "invoice" in places else None
    if wire is None:
        return None
    return TicketInvoiceOut(invoice_id=str(ticket.invoice_id), number=Invoice.from_wire(wire).number)


Lines = tuple[list[ConsoleEntryOut], bool]
"""The end of a history, and whether there is more before it."""


def list_invoices(caller: StaffCaller, ticket_id: str) -> TicketInvoiceChoices:
    """The newest invoices of the ticket's customer: those that it could be about."""
    ticket = find_ticket(caller, ticket_id)
    rows = reads.query(
        keys.customer_partition(ticket.tenant, ticket.customer_id),
        prefix=keys.invoice(ticket.tenant, ticket.customer_id, "").sk,
        newest_first=True,
        limit=_INVOICES,
        attributes=("invoice_id", "number", "issued_on"),
    )
    return TicketInvoiceChoices(
        items=[
            TicketInvoiceChoiceOut(
                invoice_id=row["invoice_id"]["S"], number=row["number"]["S"], issued_on=row["issued_on"]["S"]
            )
            for row in rows.items
        ]
    )


def _public(caller: StaffCaller, ticket: Ticket, *, consistent: bool = False) -> Lines:
    history = portal.history_of(ticket, consistent=consistent)
    return [_line(caller, ticket, entry, entry.entry_id) for entry in history.entries], history.cut


def _internal(caller: StaffCaller, ticket: Ticket, *, consistent: bool = False) -> Lines:
    rows = reads.query(
        keys.customer_partition(ticket.tenant, ticket.customer_id),
        prefix=keys.ticket_notes_prefix(ticket.ticket_id),
        newest_first=True,
        consistent=consistent,
    )
    notes = [TicketNote.from_wire(row) for row in reversed(rows.items)]
    return [_line(caller, ticket, note, note.note_id) for note in notes], rows.last_key is not None


def _line(
    caller: StaffCaller, ticket: Ticket, line: TicketEntry | TicketNote, line_id: str
) -> ConsoleEntryOut:
    change = line.change if line.entry_kind == EntryKind.CHANGE else None
    briefs = [AttachmentBrief.from_json(one) for one in line.attachments]
    return ConsoleEntryOut(
        entry_id=line_id,
        internal=isinstance(line, TicketNote),
        kind="change" if change else "text",
        author=line.author if isinstance(line, TicketEntry) else Author.STAFF,
        author_id=line.author_id,
        author_name=line.author_name,
        text=line.text,
        attachments=attachments.attachments_out(caller.tenant, ticket.customer_id, briefs),
        change=TicketChangeOut(what=change["what"], before=change["from"], after=change["to"])
        if change
        else None,
        via=line.via if isinstance(line, TicketEntry) else "console",
        happened_at=line.happened_at,
    )


def _named(tenant: str, lines: list[ConsoleEntryOut]) -> list[ConsoleEntryOut]:
    """The lines with the names of those to whom the ticket was given: one round trip where there are any."""
    given = [line.change for line in lines if line.change is not None and line.change.what == "assignee"]
    places = {
        staff_id: keys.staff_member(tenant, staff_id)
        for change in given
        for staff_id in (change.before, change.after)
        if staff_id
    }
    found = reads.get_together(list(places.values())[: reads.BATCH_GET_LIMIT]) if places else {}
    names = {
        staff_id: StaffMember.from_wire(found[place]).name
        for staff_id, place in places.items()
        if place in found
    }
    for change in given:
        change.before, change.after = names.get(change.before, ""), names.get(change.after, "")
    return lines


def reply(caller: StaffCaller, ticket_id: str, body: ConsoleReplyIn) -> ConsoleTicketOut:
    """Answer the customer. ConflictError `ticket_moved` when somebody wrote since `seen`, or `ticket_closed`."""
    ticket = find_ticket(caller, ticket_id)
    if body.state_id and body.state_id not in {one.id for one in load_model(caller.tenant).states}:
        raise InvalidError(fields=[FieldError("state_id", "state_unknown", "there is no such state")])
    answered = writing.reply(
        caller.tenant, ticket, writer_of(caller), body.text, tuple(body.attachment_ids), seen=body.seen
    )
    if body.state_id and body.state_id != answered.state_id:
        settings = tenants.tenant_settings(caller.tenant)
        answered = changing.change(answered, settings, writer_of(caller), Changes(state_id=body.state_id))
    return show_ticket(caller, answered)


def add_note(caller: StaffCaller, ticket_id: str, body: NoteIn) -> ConsoleTicketOut:
    """Say something that only staff read."""
    ticket = find_ticket(caller, ticket_id)
    changing.add_note(ticket, writer_of(caller), body.text, tuple(body.attachment_ids))
    return show_ticket(caller, ticket)


def change(caller: StaffCaller, ticket_id: str, body: TicketChangeIn) -> ConsoleTicketOut:
    """Change what a ticket is, or whose."""
    settings = tenants.tenant_settings(caller.tenant)
    wanted = Changes(**body.model_dump())
    return show_ticket(
        caller, changing.change(find_ticket(caller, ticket_id), settings, writer_of(caller), wanted)
    )


def close(caller: StaffCaller, ticket_id: str, state_id: str) -> ConsoleTicketOut:
    """Close a ticket. InvalidError for a state that does not close."""
    if state_id and not load_model(caller.tenant).state(state_id).closed:
        raise InvalidError(fields=[FieldError("state_id", "state_unknown", "not a state that closes")])
    ticket = find_ticket(caller, ticket_id)
    return show_ticket(caller, closing.close(ticket, writer_of(caller), state_id=state_id))


def reopen(caller: StaffCaller, ticket_id: str) -> ConsoleTicketOut:
    """Open a ticket again."""
    settings = tenants.tenant_settings(caller.tenant)
    return show_ticket(caller, closing.reopen(find_ticket(caller, ticket_id), settings, writer_of(caller)))


def merge(caller: StaffCaller, ticket_id: str, into: str) -> ConsoleTicketOut:
    """Let another ticket of the same customer's stand for this one; answers the other."""
    source, target = find_ticket(caller, ticket_id), find_ticket(caller, into)
    settings = tenants.tenant_settings(caller.tenant)
    return show_ticket(caller, changing.merge(source, target, settings, writer_of(caller)))


def create(caller: StaffCaller, body: ConsoleTicketIn) -> ConsoleTicketOut:
    """Write a ticket for a customer. NotFoundError for nobody's customer or contact."""
    if not ids.is_id(body.customer_id, "cus"):
        raise NotFoundError("no such customer")
    customer = Customer.load(keys.customer(caller.tenant, body.customer_id))
    contact_ids = list(customer.contact_ids.values())
    contact_id = body.contact_id or next(iter(contact_ids), "")
    if contact_id not in contact_ids:
        raise NotFoundError("no such contact")
    draft = Draft(
        text=body.text,
        origin=Origin(body.origin),
        subject=body.subject,
        category_id=body.category_id,
        fields=body.fields,
        attachment_ids=tuple(body.attachment_ids),
    )
    settings = tenants.tenant_settings(caller.tenant)
    ticket = writing.create(caller.tenant, settings, customer, contact_id, writer_of(caller), draft)
    return show_ticket(caller, ticket)


def download_attachment(caller: StaffCaller, ticket_id: str, attachment_id: str) -> Download:
    """Where a file of a ticket can be fetched, of either history."""
    ticket = find_ticket(caller, ticket_id)
    for line in (*_public(caller, ticket)[0], *_internal(caller, ticket)[0]):
        for file in line.attachments:
            if file.attachment_id == attachment_id:
                brief = AttachmentBrief(file.attachment_id, file.filename, file.content_type, file.size)
                return attachments.download(caller.tenant, ticket.customer_id, brief)
    raise NotFoundError("no such file")
