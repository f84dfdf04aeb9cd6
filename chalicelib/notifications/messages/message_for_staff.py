"""Tells who looks after a customer that the customer wrote."""

from chalicelib.conversations.models import Conversation
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.staff.models import StaffMember, StaffState


def compose(event: Event) -> Outgoing | None:
    """To whom it was said to be, while they are of the team and somebody has still to read it."""
    payload = event.payload
    member = StaffMember.find(keys.staff_member(event.tenant, payload["staff_id"]))
    place = keys.conversation(event.tenant, payload["customer_id"], payload["party"])
    talk = Conversation.find(place, consistent=True)
    if member is None or member.state != StaffState.ACTIVE or talk is None or not talk.unread_by_staff:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "cliente": {"nombre": talk.contact_name or talk.customer_name},
        "enlace": console_link(event.tenant, f"conversations/{talk.customer_id}/{talk.party}"),
    }
    return Outgoing("message_for_staff", member.language, Address("email", member.email), values)
