"""A staff member's sign-in code."""

from chalicelib.notifications.events import Event, Outgoing
from chalicelib.notifications.messages.code import read_code
from chalicelib.notifications.values import business_values


def compose(event: Event) -> Outgoing | None:
    """To the staff member's address."""
    found = read_code(event)
    if found is None:
        return None
    values = {
        **business_values(event.tenant, event.settings),
        "codigo": found.code,
        "minutos": found.minutes,
    }
    return Outgoing("staff_code", event.language(), found.to, values)
