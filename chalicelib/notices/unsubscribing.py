"""Leaving what is not needed, by one click in the mail (RFC 8058), without signing in.

The token is sealed and names whose it is and which kinds: it stops these kinds of mail to one person, and starts them
again, and opens nothing else.
"""

import json
from collections.abc import Collection
from typing import NamedTuple

from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.errors import ConflictError, GoneError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.notices.models import Preferences
from chalicelib.tenants.settings_communication import NoticeKind

_TO_URL, _FROM_URL = str.maketrans("+/", "-_"), str.maketrans("-_", "+/")


class Subscription(NamedTuple):
    """Kinds of mail to one person: one, or those that a digest tells of together."""

    customer_id: str
    contact_id: str
    kinds: tuple[NoticeKind, ...]


def token_of(tenant: str, subscription: Subscription) -> str:
    """What stands in a mail's way out."""
    said = json.dumps([subscription.customer_id, subscription.contact_id, *subscription.kinds])
    sealed = sealed_values.seal(said, _context(tenant))
    return sealed.translate(_TO_URL).rstrip("=")


def _context(tenant: str) -> str:
    return f"unsubscribe {tenant}"


def read_token(tenant: str, token: str) -> Subscription:
    """What a token stops. GoneError `unsubscribe_invalid` for anything that we did not make."""
    try:
        sealed = token.translate(_FROM_URL) + "=" * (-len(token) % 4)
        customer_id, contact_id, *kinds = json.loads(sealed_values.unseal(sealed, _context(tenant)))
        return Subscription(customer_id, contact_id, tuple(NoticeKind(kind) for kind in kinds))
    except ValueError as error:
        raise GoneError("not a way out of ours", code="unsubscribe_invalid") from error


def set_subscribed(tenant: str, token: str, *, subscribed: bool) -> Subscription:
    """Stop these kinds of mail, or resume them. Safe to repeat."""
    subscription = read_token(tenant, token)

    def attempt() -> Subscription:
        place = keys.preferences(tenant, subscription.customer_id, subscription.contact_id)
        preferences = Preferences.find(place, consistent=True) or Preferences(place.pk, place.sk)
        others = [kind for kind in preferences.left if kind not in subscription.kinds]
        preferences.left = others if subscribed else [*others, *(kind.value for kind in subscription.kinds)]
        if subscribed:
            preferences.choices = _mailed_again(preferences.choices, subscription.kinds)
        preferences.store()
        return subscription

    return retry_on_conflict(attempt, exhausted=ConflictError.changed("subscription"))


def _mailed_again(
    choices: dict[str, dict[str, bool]], kinds: Collection[NoticeKind]
) -> dict[str, dict[str, bool]]:
    """Choices without those against the mail that somebody asks for again."""
    return choices | {kind.value: choices[kind] | {"email": True} for kind in kinds if kind in choices}


def left_kinds(tenant: str, customer_id: str, contact_id: str) -> frozenset[NoticeKind]:
    """The kinds of mail that somebody left: also what was on its way when they did is sent no more."""
    found = Preferences.find(keys.preferences(tenant, customer_id, contact_id))
    return frozenset(NoticeKind(kind) for kind in found.left) if found else frozenset()
