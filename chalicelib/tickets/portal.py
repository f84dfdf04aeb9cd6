"""A signed-in customer's tickets: which they are, and how they are shown. Two round trips at most to read."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.attachments import service as attachments
from chalicelib.attachments.service import AttachmentBrief
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.customers.names import search_key
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access.sessions import SessionToken
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.tickets import closing, visibility
from chalicelib.tickets.model import (
    Category,
    CustomField,
    TicketModel,
    model_key,
    remember_model,
    usual_category,
)
from chalicelib.tickets.models import EntryKind, Origin, Ticket, TicketDay, TicketEntry
from chalicelib.tickets.schemas import (
    CustomFieldOut,
    TicketBrief,
    TicketCategoryOut,
    TicketChangeOut,
    TicketEntryOut,
    TicketFieldOut,
    TicketOptions,
    TicketOut,
    TicketPage,
    TicketsQuery,
    UsualCategoryOut,
)

WRITTEN = (Origin.GENERAL, Origin.QUERY, Origin.INCIDENT)
"""What customers' own tickets come from."""
_SEARCH_WORDS = 6
_FOUND = 50
"""Tickets that one search shows: who has more of them types another word."""


def _prefetch_keys(request: Request, who: SessionToken) -> list[Key]:
    """The ticket model when it is not in memory, and the ticket that the path names."""
    tenant = request.path_params["tenant"]
    wanted = [key] if (key := model_key(tenant)) else []
    ticket_id = request.path_params.get("ticket_id", "")
    return (
        [*wanted, keys.ticket(tenant, who.customer_id, ticket_id)] if ids.is_id(ticket_id, "tck") else wanted
    )


CUSTOMER = SignedInCustomer(prefetch=_prefetch_keys)
READING = SignedInCustomer(prefetch=_prefetch_keys, reads=True)


def model_of(caller: SignedIn) -> TicketModel:
    """The tenant's ticket model: no round trip."""
    return remember_model(caller.tenant, caller.prefetched)


def ticket_of(caller: SignedIn, ticket_id: str) -> Ticket:
    """A ticket that the caller may see, as it came with the session. NotFoundError for any other."""
    wire = (
        caller.prefetched.get(keys.ticket(caller.tenant, caller.customer_id, ticket_id))
        if ids.is_id(ticket_id, "tck")
        else None
    )
    ticket = Ticket.from_wire(wire) if wire is not None else None
    if ticket is None or not visibility.may_see(ticket, caller.contact.contact_id, caller.settings):
        raise NotFoundError("no such ticket")
    return ticket


def list_tickets(caller: SignedIn, query: TicketsQuery) -> TicketPage:
    """A page of the caller's tickets, newest first; what is searched for is found whole, without pages."""
    open_only = query.open is not None or caller.settings.tickets.open_only
    if words := search_key(query.q.replace("#", " ")).split()[:_SEARCH_WORDS]:
        return _search(caller, words, open_only=open_only)
    only = _limits(caller)
    if open_only:
        only["open"] = {"BOOL": True}
    cursors = caller.cursors(f"tickets|{open_only}")
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.ticket_prefix(),
        newest_first=True,
        # A filter is applied to what was read: with one, a page is cut from as much as one round trip brings.
        limit=None if only else query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
        only=only,
    )
    shown, last = rows.items[: query.limit], rows.last_key
    if len(rows.items) > query.limit:
        last = {name: shown[-1][name]["S"] for name in ("pk", "sk")}
    return TicketPage(items=_briefs(caller, shown), next=cursors.write({"key": last}) if last else None)


def _limits(caller: SignedIn) -> dict[str, dict[str, object]]:
    """What every read of heads or words is narrowed to, where each contact sees their own only."""
    return {"contact_id": {"S": caller.contact.contact_id}} if visibility.only_own(caller.settings) else {}


def _search(caller: SignedIn, wanted: Sequence[str], *, open_only: bool) -> TicketPage:
    """The tickets in whose words all that was typed stands: the words in one query, then their heads together."""
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.ticket_words_prefix(),
        newest_first=True,
        attributes=("ticket_id",),
        only=_limits(caller),
        containing=("words", wanted),
    )
    places = [
        keys.ticket(caller.tenant, caller.customer_id, row["ticket_id"]["S"]) for row in rows.items[:_FOUND]
    ]
    found = reads.get_together(places) if places else {}
    heads = [found[place] for place in places if place in found]
    return TicketPage(
        items=_briefs(caller, [head for head in heads if head["open"]["BOOL"] or not open_only]), next=None
    )


def _briefs(caller: SignedIn, rows: Sequence[Wire]) -> list[TicketBrief]:
    model = model_of(caller)
    tickets = [Ticket.from_wire(row) for row in rows]
    return [
        brief_of(ticket, model)
        for ticket in tickets
        if visibility.may_see(ticket, caller.contact.contact_id, caller.settings)
    ]


def brief_of(ticket: Ticket, model: TicketModel) -> TicketBrief:
    """A ticket as a customer's list shows it."""
    return TicketBrief.model_validate(_brief(ticket, model))


def _brief(ticket: Ticket, model: TicketModel) -> dict[str, object]:
    category = known_category(ticket, model)
    return {
        "ticket_id": ticket.ticket_id,
        "number": int(ticket.number),
        "subject": ticket.subject,
        "preview": ticket.preview,
        "state": model.state(ticket.state_id).shown,
        "open": ticket.open,
        "category": category.name if category else None,
        "unseen": ticket.unseen_by_customer,
        "created_at": ticket.created_at,
        "updated_at": ticket.updated_at,
    }


def known_category(ticket: Ticket, model: TicketModel) -> Category | None:
    """What a ticket is about as customers may know it: what staff sort by among themselves stays with them."""
    category = model.category(ticket.category_id)
    return category if category is not None and category.offered else None


def show_ticket(caller: SignedIn, ticket: Ticket, *, written: bool = False) -> TicketOut:
    """A ticket with its public history: one query. `written`: with what was written to it just now."""
    model, settings = model_of(caller), caller.settings
    category = known_category(ticket, model)
    names = {one.id: one.name for one in (category.fields if category else ())}
    until = closing.reopen_until(ticket, settings)
    rating = _int(ticket.rating)
    history = history_of(ticket, consistent=written)
    return TicketOut.model_validate(
        {
            **_brief(ticket, model),
            "origin": ticket.origin,
            "fields": [
                TicketFieldOut(name=names[field_id], value=value)
                for field_id, value in ticket.fields.items()
                if field_id in names
            ],
            "entries": [_entry_out(caller, entry) for entry in history.entries],
            "cut": history.cut,
            "can_reply": ticket.open,
            "can_close": ticket.open,
            "reopen_until": datetime.fromisoformat(until) if until else None,
            "merged_into": ticket.merged_into,
            "invoice_id": ticket.invoice_id,
            "rating": rating,
            "can_rate": not ticket.open and rating is None and not ticket.merged_into,
        }
    )


def _int(stored: float | None) -> int | None:
    return None if stored is None else int(stored)


class History(NamedTuple):
    """Lines of a ticket's history, oldest first."""

    entries: list[TicketEntry]
    cut: bool
    """Whether there are older ones."""


def history_of(ticket: Ticket, *, consistent: bool = False) -> History:
    """The end of the public history: as much as one query brings, which is a megabyte."""
    rows = reads.query(
        keys.customer_partition(ticket.tenant, ticket.customer_id),
        prefix=keys.ticket_entries_prefix(ticket.ticket_id),
        newest_first=True,
        consistent=consistent,
    )
    entries = [TicketEntry.from_wire(row) for row in reversed(rows.items)]
    return History(entries, cut=rows.last_key is not None)


def _entry_out(caller: SignedIn, entry: TicketEntry) -> TicketEntryOut:
    briefs = [AttachmentBrief.from_json(one) for one in entry.attachments]
    change = entry.change if entry.entry_kind == EntryKind.CHANGE else None
    return TicketEntryOut(
        entry_id=entry.entry_id,
        kind="change" if change else "text",
        author=entry.author,
        author_name=entry.author_name,
        own=entry.author_id == caller.contact.contact_id,
        text=entry.text,
        attachments=attachments.attachments_out(caller.tenant, caller.customer_id, briefs),
        change=TicketChangeOut(what=change["what"], before=change["from"], after=change["to"])
        if change
        else None,
        via=entry.via,
        happened_at=entry.happened_at,
    )


def find_attachment(ticket: Ticket, attachment_id: str) -> AttachmentBrief:
    """A file of the ticket's public history. NotFoundError for any other."""
    for entry in history_of(ticket).entries:
        for one in entry.attachments:
            if one["attachment_id"] == attachment_id:
                return AttachmentBrief.from_json(one)
    raise NotFoundError("no such file")


def show_options(caller: SignedIn) -> TicketOptions:
    """What can be chosen, and whether another ticket may be written today: one read more where there is a limit."""
    model, settings = model_of(caller), caller.settings
    made, left, locked_until = 0, None, None
    if settings.tickets.daily_limit is not None:
        today = clock.today(settings.time_zone)
        day = TicketDay.find(keys.ticket_day(caller.tenant, caller.customer_id, today), consistent=True)
        made = int(day.made) if day else 0
        left = max(0, settings.tickets.daily_limit - made)
        if left == 0:
            locked_until = clock.midnight(today + timedelta(days=1), settings.time_zone)
    chooses = settings.tickets.choose_category
    return TicketOptions(
        can_create=settings.tickets.create and left != 0,
        left_today=left,
        locked_until=locked_until,
        categories=[_category_out(one) for one in (model.offered if chooses else ())],
        usual={
            origin.value: _usual_out(usual_category(model, origin, chooses=chooses)) for origin in WRITTEN
        },
    )


def _category_out(category: Category) -> TicketCategoryOut:
    return TicketCategoryOut(
        id=category.id,
        name=category.name,
        description=category.description,
        fields=_fields_out(category.asks),
    )


def _usual_out(category: Category | None) -> UsualCategoryOut:
    """What is asked where nothing is chosen; of a category of the team's own customers hear nothing."""
    if category is None or not category.offered:
        return UsualCategoryOut(description="", fields=[])
    return UsualCategoryOut(description=category.description, fields=_fields_out(category.asks))


def _fields_out(fields: Sequence[CustomField]) -> list[CustomFieldOut]:
    return [
        CustomFieldOut(
            id=one.id, name=one.name, kind=one.kind, required=one.required, options=list(one.options)
        )
        for one in fields
    ]
