"""Tells a member of staff of a ticket that is theirs to see to."""

from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word
from chalicelib.staff.models import StaffMember, StaffState


def compose(event: Event) -> Outgoing | None:
    """To the assignee, while they are of the team."""
    payload = event.payload
    member = StaffMember.find(keys.staff_member(event.tenant, payload["staff_id"]))
    if member is None or member.state != StaffState.ACTIVE:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "que": word("ticket_for_staff", payload["what"], member.language),
        "ticket": {"numero": str(payload["number"]), "asunto": payload["subject"]},
        "enlace": console_link(event.tenant, f"tickets/{payload['ticket_id']}"),
    }
    return Outgoing("ticket_for_staff", member.language, Address("email", member.email), values)
