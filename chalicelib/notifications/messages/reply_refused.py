"""Notifies the sender of a reply by e-mail that it was rejected, and why."""

from chalicelib.notifications.events import Address, Event, Outgoing
from chalicelib.notifications.values import business_values
from chalicelib.notifications.words import word


def compose(event: Event) -> Outgoing | None:
    """To the reply's sender; marked as automatic (RFC 3834) to prevent mail loops."""
    payload, language = event.payload, event.language()
    values = {
        **business_values(event.tenant, event.settings),
        "motivo": word("reply_refused", payload["reason"], language),
    }
    headers = {"Auto-Submitted": "auto-replied"}
    if payload["in_reply_to"].isprintable() and payload["in_reply_to"].startswith("<"):
        headers |= {"In-Reply-To": payload["in_reply_to"], "References": payload["in_reply_to"]}
    return Outgoing("reply_refused", language, Address("email", payload["email"]), values, headers=headers)
