"""Alerts staff that a template failed and the built-in one was used."""

from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values, console_link
from chalicelib.notifications.words import word


def compose(event: Event) -> Outgoing | None:
    """To a staff member who may edit templates."""
    payload, language = event.payload, event.language()
    template, template_language = payload["template"], payload["template_language"]
    values = {
        **business_values(event.tenant, event.settings),
        "persona": {"nombre": payload["name"]},
        "plantilla": {
            "nombre": word("message", template, language),
            "idioma": word("language", template_language, language),
            "error": word("template_error", payload["error"], language),
            "enlace": console_link(event.tenant, f"messages/{template}/{template_language}"),
        },
    }
    return Outgoing("template_failed", language, Address("email", payload["email"]), values)
