"""An invitation to the console: a link that works once."""

from chalicelib.kernel import clock
from chalicelib.kernel.access import sealed_values
from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link, format_moment
from chalicelib.notifications.words import word


def compose(event: Event) -> Outgoing | None:
    """To the invited person, until the invitation expires."""
    payload, settings, language = event.payload, event.settings, event.language()
    if payload["expires_at"] <= clock.epoch():
        return None
    token = sealed_values.unseal(payload["sealed_token"], event.event_id)
    values = {
        **business_values(event.tenant, settings),
        "persona": {
            "nombre": payload["name"],
            "rol": word("role", payload["role"], language),
        },
        "invitacion": {
            "de": payload["invited_by"],
            "enlace": console_link(event.tenant, f"invite#{token}"),
            "vence": format_moment(clock.from_epoch(payload["expires_at"]), settings),
        },
    }
    return Outgoing("staff_invited", language, Address("email", payload["email"]), values)
