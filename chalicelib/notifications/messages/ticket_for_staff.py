"""Tells a member of staff of a ticket that is theirs to see to."""

from chalicelib.customers.advisers import whom_to_tell
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word


def compose(event: Event) -> Outgoing | None:
    """To the assignee, or to who stands in for them."""
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
        "ticket": {"numero": str(payload["number"]), "asunto": payload["subject"]},
        "enlace": console_link(event.tenant, f"tickets/{payload['ticket_id']}"),
    }
    return Outgoing("ticket_for_staff", member.language, Address("email", member.email), values)
