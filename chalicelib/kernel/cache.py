"""A cache in the memory of one process, whose entries grow stale by the kernel's clock."""

from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from chalicelib.kernel import clock

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class TimedCache(Generic[Key, Value]):
    """Keeps each value for some seconds. What is stale stays until it is replaced (`get_stale`)."""

    def __init__(self, seconds: float) -> None:
        self._lifetime = timedelta(seconds=seconds)
        self._entries: dict[Key, tuple[Value, datetime]] = {}

    def get(self, key: Key) -> Value | None:
        """The value, while it is fresh. It is stale, too, where the clock was set back to before it was put."""
        entry = self._entries.get(key)
        if entry is None or not timedelta() <= clock.now() - entry[1] < self._lifetime:
            return None
        return entry[0]

    def get_stale(self, key: Key) -> Value | None:
        """The value, however old it is."""
        entry = self._entries.get(key)
        return entry[0] if entry is not None else None

    def put(self, key: Key, value: Value) -> Value:
        """Keep a value from now on, and return it."""
        self._entries[key] = (value, clock.now())
        return value

    def drop(self, key: Key) -> None:
        """Forget one value."""
        self._entries.pop(key, None)

    def clear(self) -> None:
        """Forget all values."""
        self._entries.clear()
