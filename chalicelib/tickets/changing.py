"""What staff change of a ticket: where it stands, whose it is, what it is about; notes; and taking one into another.

What customers may know of is a line of the public history, everything else one of the internal one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.attachments import service as attachments
from chalicelib.billing.models import Invoice
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tickets import closing, drafts, views, visibility, writing
from chalicelib.tickets.model import Category, TicketModel, load_model
from chalicelib.tickets.models import EntryKind, Ticket, TicketNote
from chalicelib.tickets.writing import OvertakenError, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be another; None stays."""

    subject: str | None = None
    state_id: str | None = None
    area_id: str | None = None
    category_id: str | None = None
    priority_id: str | None = None
    assignee_id: str | None = None
    fields: Mapping[str, str] | None = None
    invoice_id: str | None = None


def note_of(ticket: Ticket, writer: Writer) -> TicketNote:
    """A line of the internal history, not stored yet."""
    note = TicketNote.at(ticket.tenant, ticket.customer_id, ticket.ticket_id, ids.new_id("tcn"))
    note.author_id, note.author_name, note.happened_at = writer.id, writer.name, clock.now()
    return note


def add_note(ticket: Ticket, writer: Writer, text: str, attachment_ids: Sequence[str]) -> TicketNote:
    """Say something that only staff read; it moves nothing. InvalidError as for a reply."""
    note = note_of(ticket, writer)
    note.text = drafts.clean_text(text)
    transaction = Transaction()
    briefs = attachments.bind_files(
        transaction, ticket.tenant, ticket.customer_id, writer.id, attachment_ids, writing.thread_of(ticket)
    )
    note.attachments = [brief.to_json() for brief in briefs]
    transaction.put(note)
    transaction.commit()
    return note


def change(ticket: Ticket, settings: TenantSettings, writer: Writer, wanted: Changes) -> Ticket:
    """Change a ticket. InvalidError for what there is not; ConflictError `ticket_closed` for a closed one's state."""
    model = load_model(ticket.tenant)
    assignee = _assignee(ticket.tenant, wanted.assignee_id)
    invoices = _invoices(ticket, wanted)
    _check(model, wanted, invoices)

    def mutate(ticket: Ticket, transaction: Transaction) -> None:
        hand = _Hand(ticket, transaction, writer, model)
        if wanted.subject is not None:
            hand.name_anew(_subject(wanted.subject))
        if wanted.area_id is not None:
            hand.note("area", _name(model.area(ticket.area_id)), _name(model.area(wanted.area_id)))
            ticket.area_id = wanted.area_id
        hand.sort_anew(wanted)
        if wanted.priority_id is not None and wanted.priority_id != ticket.priority_id:
            hand.set_priority(settings, wanted.priority_id)
        if assignee is not None and assignee.staff_id != ticket.assignee_id:
            hand.assign(assignee.staff_id, assignee.name)
        elif wanted.assignee_id == "" and ticket.assignee_id:
            hand.assign("", "")
        if wanted.invoice_id is not None:
            hand.note("invoice", *(invoices.get(one, "") for one in (ticket.invoice_id, wanted.invoice_id)))
            ticket.invoice_id = wanted.invoice_id or None
        if wanted.state_id is not None and wanted.state_id != ticket.state_id:
            hand.set_state(wanted.state_id)

    return writing.write(ticket.tenant, ticket.customer_id, ticket.ticket_id, mutate)


def _subject(text: str) -> str:
    subject = drafts.clean_line(text, drafts.MAX_SUBJECT, "subject")
    if not subject:
        raise InvalidError(fields=[FieldError("subject", "text_empty", "a ticket has a subject")])
    return subject


def _name(one: object) -> str:
    return str(getattr(one, "name", ""))


def _invoices(ticket: Ticket, wanted: Changes) -> dict[str | None, str]:
    """The numbers of the invoices that the ticket is, and is to be, about: those that are the customer's."""
    if wanted.invoice_id is None:
        return {}
    named = [one for one in dict.fromkeys((ticket.invoice_id, wanted.invoice_id)) if one]
    places = {one: keys.invoice(ticket.tenant, ticket.customer_id, one) for one in named}
    found = reads.get_together(list(places.values())) if places else {}
    return {one: Invoice.from_wire(found[place]).number for one, place in places.items() if place in found}


def _check(model: TicketModel, wanted: Changes, invoices: Mapping[str | None, str]) -> None:
    """InvalidError for ids that the model has not, and for an invoice that is not the customer's."""
    errors = []
    for field, known, value in (
        ("area_id", [one.id for one in model.areas], wanted.area_id),
        ("category_id", [one.id for one in model.categories], wanted.category_id),
        ("priority_id", [one.id for one in model.priorities], wanted.priority_id),
        ("state_id", [one.id for one in model.states], wanted.state_id),
    ):
        if (value and value not in known) or (value == "" and field in ("priority_id", "state_id")):
            errors.append(FieldError(field, f"{field.removesuffix('_id')}_unknown", "there is no such thing"))
    if wanted.invoice_id and wanted.invoice_id not in invoices:
        errors.append(FieldError("invoice_id", "invoice_unknown", "no such invoice of the customer"))
    if errors:
        raise InvalidError("some fields are wrong", fields=errors)


def _assignee(tenant: str, staff_id: str | None) -> StaffMember | None:
    """Who is to see to it. InvalidError for somebody who is not of the team."""
    if not staff_id:
        return None
    member = StaffMember.find(keys.staff_member(tenant, staff_id), consistent=True)
    if member is None or member.state != StaffState.ACTIVE:
        raise InvalidError(fields=[FieldError("assignee_id", "assignee_unknown", "not of the team")])
    return member


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who changes a ticket, within one transaction."""

    ticket: Ticket
    transaction: Transaction
    writer: Writer
    model: TicketModel

    def note(self, what: str, before: str, after: str) -> None:
        """Keep in the internal history what was changed, if anything was."""
        if before == after:
            return
        note = note_of(self.ticket, self.writer)
        note.entry_kind = EntryKind.CHANGE
        note.change = {"what": what, "from": before, "to": after}
        self.transaction.put(note)

    def name_anew(self, subject: str) -> None:
        """Another subject, by whose words the ticket is found as well."""
        if subject == self.ticket.subject:
            return
        self.note("subject", self.ticket.subject, subject)
        self.ticket.subject = subject
        writing.remember_words(self.transaction, self.ticket, subject)

    def sort_anew(self, wanted: Changes) -> None:
        """Another category, and what it asks for."""
        ticket, model = self.ticket, self.model
        filled = _filled(model, ticket)
        if wanted.category_id is not None:
            before, after = model.category(ticket.category_id), model.category(wanted.category_id)
            self.note("category", _name(before), _name(after))
            ticket.category_id = wanted.category_id
            ticket.fields = _still(after, ticket.fields)
        if wanted.fields is not None:
            category = model.category(ticket.category_id)
            ticket.fields = drafts.clean_fields(
                category.fields if category else (), wanted.fields, may_lack=True
            )
        self.note("fields", filled, _filled(model, ticket))

    def set_priority(self, settings: TenantSettings, priority_id: str) -> None:
        """Another priority, with its targets."""
        ticket, model = self.ticket, self.model
        self.note("priority", _name(model.priority(ticket.priority_id)), _name(model.priority(priority_id)))
        ticket.priority_id = priority_id
        if ticket.open:
            writing.set_targets(ticket, model, settings)

    def assign(self, staff_id: str, name: str) -> None:
        """Another who sees to it, and who is told."""
        before = self.ticket.assignee_id
        # Names are looked up when the history is shown: who left the team is still named by who they were.
        self.note("assignee", before, staff_id)
        self.ticket.assignee_id = staff_id
        if name:
            writing.tell_staff(self.transaction, self.ticket, "assigned", self.writer)

    def set_state(self, state_id: str) -> None:
        """Another state; a closed one closes the ticket."""
        ticket = self.ticket
        if not ticket.open:
            raise writing.TicketClosedError("open it again first")
        before, after = self.model.state(ticket.state_id), self.model.state(state_id)
        if after.closed:
            closing.shut(self.transaction, ticket, self.writer, before, after)
            closing.tell_closed(self.transaction, ticket)
            return
        self.transaction.put(writing.change_of(ticket, self.writer, "state", before.shown, after.shown))
        writing.enter_state(ticket, after)
        ticket.updated_at, ticket.unseen_by_customer = clock.now(), True
        writing.tell_customer(self.transaction, ticket, "ticket_changed", state=after.shown)


def _filled(model: TicketModel, ticket: Ticket) -> str:
    """What was filled in, in one line."""
    category = model.category(ticket.category_id)
    names = {one.id: one.name for one in (category.fields if category else ())}
    return ", ".join(f"{names.get(name, name)}: {value}" for name, value in ticket.fields.items())


def _still(category: Category | None, fields: Mapping[str, str]) -> dict[str, str]:
    """Of what was filled in, what the new category asks for as well."""
    known = {one.id for one in (category.fields if category else ())}
    return {name: value for name, value in fields.items() if name in known}


def merge(source: Ticket, into: Ticket, settings: TenantSettings, writer: Writer) -> Ticket:
    """Close a ticket as merged into another one of the same customer; return the other. Safe to repeat.

    ConflictError `merge_refused` for another customer's, for one that was merged or closed itself, for the same one,
    and where each contact sees their own tickets only and the two are of different contacts.
    """

    def attempt() -> Ticket:
        fresh_source = writing.find(source.tenant, source.customer_id, source.ticket_id)
        fresh_into = writing.find(into.tenant, into.customer_id, into.ticket_id)
        if fresh_source.merged_into != fresh_into.ticket_id:
            _check_merge(fresh_source, fresh_into, settings)
            transaction = Transaction()
            _merge(transaction, fresh_source, fresh_into, writer)
            transaction.commit()
        return fresh_into

    return retry_on_conflict(attempt, on=OvertakenError, exhausted=ConflictError.changed("ticket"))


def _check_merge(source: Ticket, into: Ticket, settings: TenantSettings) -> None:
    apart = visibility.only_own(settings) and source.contact_id != into.contact_id
    if (
        source.customer_id != into.customer_id
        or source.ticket_id == into.ticket_id
        or source.merged_into
        or into.merged_into
        or not into.open
        or apart
    ):
        raise ConflictError("the two cannot be one", code="merge_refused")


def _merge(transaction: Transaction, source: Ticket, into: Ticket, writer: Writer) -> None:
    model = load_model(source.tenant)
    places = views.places(source), views.places(into)
    transaction.put(writing.change_of(source, writer, "merged_into", "", f"#{int(into.number)}"))
    transaction.put(writing.change_of(into, writer, "merged", f"#{int(source.number)}", ""))
    if source.open:
        closing.shut(transaction, source, writer, model.state(source.state_id), model.first_closed)
        writing.tell_customer(transaction, source, "ticket_changed", state=model.first_closed.shown)
    source.merged_into = into.ticket_id
    into.updated_at, into.unseen_by_customer = clock.now(), True
    for before, ticket in zip(places, (source, into), strict=True):
        transaction.put(ticket, otherwise=OvertakenError())
        views.rewrite(transaction, before, ticket)
