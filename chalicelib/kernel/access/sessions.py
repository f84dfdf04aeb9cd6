"""Sessions of people who signed in: 256 random bits, stored hashed, idle 15 minutes, at most 12 hours.

What the browser holds is `<customer>.<contact>.<token>.<seen>.<seal>`. The ids let one round trip fetch
the session with the customer and the contact. `seen` is when the browser was last active; `seal` is an HMAC
over it with a key that only the stored session holds. So the idle time (ASVS 7.3.1) is kept without a write
for every request: a fresh stamp is handed out whenever the old one is half a minute old.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import tokens
from chalicelib.kernel.errors import NotSignedInError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, VolatileItem

IDLE_SECONDS = 15 * 60
ABSOLUTE_SECONDS = 12 * 3600
HANDOVER_SECONDS = 60
_RESTAMP_SECONDS = 30
_SEAL_BYTES = 16
_PARTS = 5


class Session(VolatileItem, discriminator="session"):
    """One signed-in browser. `expires_at` is the absolute end."""

    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    accounts = DocumentAttribute()
    """`[[customer_id, contact_id], …]`: all that the datum which was proved opens."""
    stamp_key = UnicodeAttribute()
    cursor_key = UnicodeAttribute()
    method = UnicodeAttribute()
    started_at = NumberAttribute()
    epoch = NumberAttribute(default=0)
    """The customer's credential epoch at sign-in; a later one on the customer ends the session."""
    epochs = DocumentAttribute(default=dict)
    """The same of each account, by customer id: to go on as another of them it must not have moved either."""
    viewer_id = UnicodeAttribute(null=True)
    """The staff member who looks as the customer: such a session reads only."""
    viewer_name = UnicodeAttribute(null=True)
    viewer_epoch = NumberAttribute(default=0)
    handover_hash = UnicodeAttribute(null=True)
    handover_until = NumberAttribute(default=0)


@dataclass(frozen=True, slots=True)
class SessionToken:
    """What a browser holds of its session, taken apart; nothing in it is believed before `check`."""

    customer_id: str
    contact_id: str
    token: str
    seen: int
    seal: str

    @property
    def token_hash(self) -> str:
        """By which the session is found."""
        return tokens.hash_token(self.token)


def read_session_token(text: str) -> SessionToken:
    """Take apart a cookie or bearer. NotSignedInError when it has not the form of one."""
    parts = text.split(".")
    if len(parts) != _PARTS:
        raise NotSignedInError("not a session")
    customer_id, contact_id, token, seen, seal = parts
    if not (
        ids.is_id(customer_id, "cus") and ids.is_id(contact_id, "con") and seen.isdecimal() and seen.isascii()
    ):
        raise NotSignedInError("not a session")
    return SessionToken(customer_id, contact_id, token, int(seen[:12]), seal)


def stamp(stamp_key: str) -> str:
    """`<seen>.<seal>`: that the browser is active now, sealed with the session's own key (in hexadecimal)."""
    seen = clock.epoch()
    return f"{seen}.{_seal(stamp_key, seen)}"


def check_stamp(seen: int, seal: str, stamp_key: str) -> None:
    """NotSignedInError when a stamp is not ours, or `session_expired` when it is older than the idle time."""
    if not tokens.matches(seal, _seal(stamp_key, seen)):
        raise NotSignedInError("the stamp is not ours")
    idle = clock.epoch() - seen
    if idle > IDLE_SECONDS or idle < -60:
        raise NotSignedInError("the session is over", code="session_expired")


def needs_refresh(seen: int) -> bool:
    """Whether a stamp is half a minute old: time for a newer one."""
    return clock.epoch() - seen >= _RESTAMP_SECONDS


def _seal(stamp_key: str, seen: int) -> str:
    return hmac.digest(bytes.fromhex(stamp_key), str(seen).encode(), hashlib.sha256)[:_SEAL_BYTES].hex()


def write_session_token(session: Session, token: str) -> str:
    """What the browser holds from now on."""
    return f"{session.customer_id}.{session.contact_id}.{token}.{stamp(session.stamp_key)}"


def check(session_token: SessionToken, session: Session) -> None:
    """Hold a session_token against its session. NotSignedInError `session_expired` when its time is over."""
    if (session.customer_id, session.contact_id) != (session_token.customer_id, session_token.contact_id):
        raise NotSignedInError("the session is another's")
    check_stamp(session_token.seen, session_token.seal, session.stamp_key)
    if not session.is_live:
        raise NotSignedInError("the session is over", code="session_expired")


def fresh_stamp(session_token: SessionToken, session: Session) -> str | None:
    """A newer session_token for the browser, when the one it showed is half a minute old."""
    return write_session_token(session, session_token.token) if needs_refresh(session_token.seen) else None


def begin(
    tenant: str,
    accounts: list[tuple[str, str]],
    *,
    method: str,
    epochs: Mapping[str, int],
    absolute_end: int | None = None,
) -> tuple[Session, str, str]:
    """Start a session for the first of `accounts`; answers it, the token and a one-minute handover secret.

    Not yet stored: the caller stores it, alone or in a transaction.
    """
    token, handover = tokens.new_token(), tokens.new_token()
    now = clock.epoch()
    customer_id, contact_id = accounts[0]
    key = keys.session(tenant, tokens.hash_token(token))
    session = Session(
        key.pk,
        key.sk,
        customer_id=customer_id,
        contact_id=contact_id,
        accounts=[list(account) for account in accounts],
        stamp_key=secrets.token_hex(32),
        cursor_key=secrets.token_hex(32),
        method=method,
        started_at=now,
        epoch=epochs[customer_id],
        epochs=dict(epochs),
        expires_at=absolute_end or now + ABSOLUTE_SECONDS,
        handover_hash=tokens.hash_token(handover),
        handover_until=now + HANDOVER_SECONDS,
    )
    return session, token, handover


def end(tenant: str, session_token: SessionToken) -> None:
    """End a session on the server (ASVS 7.4.1). Ending it twice is no error."""
    key = keys.session(tenant, session_token.token_hash)
    Session(key.pk, key.sk).remove()


def as_document(value: Any) -> list[tuple[str, str]]:
    """The accounts of a session as pairs."""
    return [(str(customer), str(contact)) for customer, contact in value]
