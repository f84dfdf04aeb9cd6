"""Notifies a customer's adviser of a new message."""

from chalicelib.conversations.models import Conversation
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.staff.models import StaffMember, StaffState


def compose(event: Event) -> Outgoing | None:
    """To the event's recipient, if still active and the conversation is unread."""
    payload = event.payload
    member = StaffMember.find(keys.staff_member(event.tenant, payload["staff_id"]))
    key = keys.conversation(event.tenant, payload["customer_id"], payload["party"])
    conversation = Conversation.find(key, consistent=True)
    if (
        member is None
        or member.state != StaffState.ACTIVE
        or conversation is None
        or not conversation.unread_by_staff
    ):
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "cliente": {"nombre": conversation.contact_name or conversation.customer_name},
        "enlace": console_link(
            event.tenant, f"conversations/{conversation.customer_id}/{conversation.party}"
        ),
    }
    return Outgoing("message_for_staff", member.language, Address("email", member.email), values)
