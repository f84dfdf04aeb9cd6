"""Leaving what is not needed, by one click in the mail (RFC 8058), without signing in.

The token is sealed and names whose it is and which kind: it stops one kind of mail to one person, and starts it again,
and opens nothing else.
"""

import json
from typing import NamedTuple

from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.errors import ConflictError, GoneError
from chalicelib.kernel.store import keys
from chalicelib.notices.models import Preferences
from chalicelib.tenants.settings_communication import NoticeKind

_ATTEMPTS = 4
_TO_URL, _FROM_URL = str.maketrans("+/", "-_"), str.maketrans("-_", "+/")


class Subscription(NamedTuple):
    """One kind of mail to one person."""

    customer_id: str
    contact_id: str
    kind: NoticeKind


def token_of(tenant: str, subscription: Subscription) -> str:
    """What stands in a mail's way out."""
    sealed = sealed_values.seal(json.dumps(subscription), _context(tenant))
    return sealed.translate(_TO_URL).rstrip("=")


def _context(tenant: str) -> str:
    return f"unsubscribe {tenant}"


def read_token(tenant: str, token: str) -> Subscription:
    """What a token stops. GoneError `unsubscribe_invalid` for anything that we did not make."""
    try:
        sealed = token.translate(_FROM_URL) + "=" * (-len(token) % 4)
        customer_id, contact_id, kind = json.loads(sealed_values.unseal(sealed, _context(tenant)))
        return Subscription(customer_id, contact_id, NoticeKind(kind))
    except ValueError as error:
        raise GoneError("not a way out of ours", code="unsubscribe_invalid") from error


def set_subscribed(tenant: str, token: str, *, subscribed: bool) -> Subscription:
    """Stop one kind of mail, or begin with it again; again is no error."""
    subscription = read_token(tenant, token)
    for _ in range(_ATTEMPTS):
        place = keys.preferences(tenant, subscription.customer_id, subscription.contact_id)
        preferences = Preferences.find(place, consistent=True) or Preferences(place.pk, place.sk)
        choices = dict(preferences.choices or {})
        kind = subscription.kind.value
        choices[kind] = {**choices.get(kind, {}), "email": subscribed}
        preferences.choices = choices
        try:
            preferences.store()
        except ConflictError:
            continue
        return subscription
    raise ConflictError("others kept changing the same preferences")
