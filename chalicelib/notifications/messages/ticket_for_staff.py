"""Notifies a staff member of a ticket."""

from chalicelib.customers.advisers import find_notification_recipient
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word
from chalicelib.tickets.models import TicketEntry

MAX_TEXT = 3000
"""The most characters of a ticket's text quoted in a mail."""


def compose(event: Event) -> Outgoing | None:
    """To the assignee or a member of the ticket's area, or their substitute."""
    payload = event.payload
    member = find_notification_recipient(
        event.tenant,
        event.settings,
        payload["staff_id"],
        payload["customer_id"],
        exclude=payload.get("by", ""),
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
    """Return the text of the event's ticket entry, shortened if it is long; empty if it was deleted."""
    payload = event.payload
    entry = TicketEntry.find(
        keys.ticket_entry(event.tenant, payload["customer_id"], payload["ticket_id"], payload["entry_id"])
    )
    text = str(entry.text) if entry is not None else ""
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT].rstrip()}…"
