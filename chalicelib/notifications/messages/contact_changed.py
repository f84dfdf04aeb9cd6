"""Notifies an address that it was removed from a customer (ASVS 6.3.7)."""

from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values


def compose(event: Event) -> Outgoing | None:
    """To the removed address."""
    payload = event.payload
    values = {**business_values(event.tenant, event.settings), "persona": {"nombre": payload["name"]}}
    return Outgoing("contact_changed", event.language(), Address("email", payload["email"]), values)
