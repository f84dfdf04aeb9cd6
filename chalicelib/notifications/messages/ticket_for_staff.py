"""Tells a member of staff of a ticket that they should look at."""

from chalicelib.customers.advisers import whom_to_tell
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word
from chalicelib.tickets.models import TicketEntry

MAX_TEXT = 3000
"""Characters of a ticket's text that a mail repeats."""


def compose(event: Event) -> Outgoing | None:
    """To the assignee or a member of the ticket's area, or to who stands in for them."""
    payload = event.payload
    member = whom_to_tell(
        event.tenant,
        event.settings,
        payload["staff_id"],
        payload["customer_id"],
        but=payload.get("by", ""),
    )
    if member is None:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "que": word("ticket_for_staff", payload["what"], member.language),
        "ticket": {
            "numero": str(payload["number"]),
            "asunto": payload["subject"],
            "texto": _text_of(event),
        },
        "enlace": console_link(event.tenant, f"tickets/{payload['ticket_id']}"),
    }
    return Outgoing("ticket_for_staff", member.language, Address("email", member.email), values)


def _text_of(event: Event) -> str:
    """The text of the entry that the event is about, shortened where it is long; nothing where it is gone."""
    payload = event.payload
    entry = TicketEntry.find(
        keys.ticket_entry(event.tenant, payload["customer_id"], payload["ticket_id"], payload["entry_id"])
    )
    text = str(entry.text) if entry is not None else ""
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT].rstrip()}…"
