"""Notifies a staff member of changes to their access."""

from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word


def compose(event: Event) -> Outgoing | None:
    """To the staff member, even if they lost access."""
    payload, language = event.payload, event.language()
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": payload["name"]},
        "cambio": " ".join(word("staff_change", what, language) for what in payload["what"]),
        "consola": {"enlace": console_link(event.tenant)},
    }
    return Outgoing("staff_changed", language, Address("email", payload["email"]), values)
