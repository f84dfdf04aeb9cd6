"""Ids: a kind's prefix and a ULID (github.com/ulid/spec), so they sort by time and are safe in a URL."""

import hashlib
import os
import re
from datetime import UTC, date, datetime, time

from chalicelib.kernel import clock

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_ID = re.compile(r"[a-z]{2,5}_[0-9A-HJKMNP-TV-Z]{26}")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,38}[a-z0-9]")
"""A tenant's name in addresses and keys."""
RESERVED_SLUGS = frozenset({"api", "assets", "console", "verify", "www"})
"""Addresses beside the tenants', and folders of the site, that are or may become our own."""
EXTERNAL_ID = r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,99}"
"""A tenant's own id of a thing, as a pattern: it stands in a path and in a key of the store."""


def _encode(value: int) -> str:
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def new_id(prefix: str, at: datetime | date | None = None) -> str:
    """A new id such as `inv_01JD…` with 80 random bits.

    `at` is the moment that it sorts by, now by default. An invoice's id carries its issue date, so that the
    sort key that holds only the id lists invoices by date.
    """
    moment = clock.now() if at is None else at
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    milliseconds = max(0, int(moment.timestamp() * 1000)) & ((1 << 48) - 1)
    return f"{prefix}_{_encode((milliseconds << 80) | int.from_bytes(os.urandom(10), 'big'))}"


def derived_id(prefix: str, at: datetime, *parts: str) -> str:
    """The id that these parts have at a moment: the same each time, so that what is made of it is made once."""
    milliseconds = max(0, int(at.timestamp() * 1000)) & ((1 << 48) - 1)
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return f"{prefix}_{_encode((milliseconds << 80) | int.from_bytes(digest[:10], 'big'))}"


_NEWEST_FIRST = str.maketrans(_ALPHABET, _ALPHABET[::-1])


def newest_first(one: str) -> str:
    """What sorts the other way round than an id of the same kind: who reads a few from the beginning has the newest."""
    prefix, _, rest = one.partition("_")
    return f"{prefix}_{rest.translate(_NEWEST_FIRST)}"


def is_id(text: str, prefix: str) -> bool:
    """Whether `text` has the form of an id of that kind. It says nothing of whether it exists."""
    return text.startswith(f"{prefix}_") and _ID.fullmatch(text) is not None


def is_external_id(text: str) -> bool:
    """Whether `text` has the form of a tenant's own id. What has not is nothing's."""
    return re.fullmatch(EXTERNAL_ID, text) is not None
