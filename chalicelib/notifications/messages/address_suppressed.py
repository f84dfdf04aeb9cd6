"""Alerts staff that an address was suppressed after a bounce or a complaint."""

from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.staff.models import StaffMember, StaffState


def compose(event: Event) -> Outgoing | None:
    """To a staff member who manages deliveries. The address itself is shown in the console only."""
    member = StaffMember.find(keys.staff_member(event.tenant, event.payload["staff_id"]))
    if member is None or member.state != StaffState.ACTIVE:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": member.name},
        "enlace": console_link(event.tenant, "deliveries#addresses"),
    }
    return Outgoing("address_suppressed", member.language, Address("email", member.email), values)
