"""Ids: a kind's prefix and a ULID (github.com/ulid/spec), so they sort by time and are safe in a URL."""

import hashlib
import os
import re
import threading
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


class _Randomness:
    """The 80 random bits of an id; within a millisecond each is above the last, by a step that cannot be guessed.

    The specification's monotonic ids add one. Here the step has 56 random bits: an id says nothing of the next.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._milliseconds = -1
        self._last = 0

    def draw(self, milliseconds: int) -> int:
        with self._lock:
            following = self._last + 1 + int.from_bytes(os.urandom(7), "big")
            if milliseconds != self._milliseconds or following >> 80:
                following = int.from_bytes(os.urandom(10), "big")
            self._milliseconds, self._last = milliseconds, following
            return following


_randomness = _Randomness()


def _milliseconds(moment: datetime) -> int:
    return max(0, int(moment.timestamp() * 1000)) & ((1 << 48) - 1)


def new_id(prefix: str, at: datetime | date | None = None) -> str:
    """A new id such as `inv_01JD…` with 80 random bits; what one process makes in a moment sorts as it was made.

    `at` is the moment that it sorts by, now by default. An invoice's id carries its issue date, so that the
    sort key that holds only the id lists invoices by date.
    """
    if at is None:
        milliseconds = _milliseconds(clock.now())
        return f"{prefix}_{_encode((milliseconds << 80) | _randomness.draw(milliseconds))}"
    moment = at if isinstance(at, datetime) else datetime.combine(at, time(), UTC)
    return f"{prefix}_{_encode((_milliseconds(moment) << 80) | int.from_bytes(os.urandom(10), 'big'))}"


def derived_id(prefix: str, at: datetime, *parts: str) -> str:
    """The id that these parts have at a moment: the same each time, so that what is made of it is made once."""
    milliseconds = _milliseconds(at)
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
