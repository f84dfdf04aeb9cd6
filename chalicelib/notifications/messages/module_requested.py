"""Notifies the operator that a tenant requests a module."""

from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values
from chalicelib.staff.models import StaffMember


def compose(event: Event) -> Outgoing | None:
    """To the deployment's operator."""
    member = StaffMember.find(keys.staff_member(event.tenant, event.payload["staff_id"]))
    values = {
        **business_values(event.tenant, event.settings),
        "modulo": event.payload["module"],
        "persona": {
            "nombre": member.name if member else event.payload["staff_id"],
            "email": member.email if member else "",
        },
        "direccion": event.tenant,
    }
    return Outgoing(
        "module_requested", event.language(), Address("email", deployment().operator_email), values
    )
