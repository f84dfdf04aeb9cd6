"""The one clock. Everything that asks for the time, or waits, asks here, so that a test can set it."""

import time as system_time
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo


def _system_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_time


_pause: Callable[[float], None] = system_time.sleep


def set_source(source: Callable[[], datetime] | None, pause: Callable[[float], None] | None = None) -> None:
    """Let `source` tell the time and `pause` wait; None puts the system's back. For tests."""
    global _source, _pause  # noqa: PLW0603 - the clock is the one thing that is the same for the whole process
    _source = source or _system_time
    _pause = pause or system_time.sleep


def pause(seconds: float) -> None:
    """Wait."""
    _pause(seconds)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _source()


def epoch() -> int:
    """Whole seconds since 1970-01-01T00:00Z, the unit of DynamoDB's TTL."""
    return int(_source().timestamp())


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def today(time_zone: str) -> date:
    """The calendar day that it is in an IANA time zone."""
    return now().astimezone(_zone(time_zone)).date()


def midnight(day: date, time_zone: str) -> datetime:
    """The moment at which a calendar day begins in an IANA time zone."""
    return datetime.combine(day, time(), _zone(time_zone)).astimezone(UTC)


def rfc3339(moment: datetime) -> str:
    """`2026-11-23T12:00:00.000Z` (RFC 3339, UTC, milliseconds)."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_epoch(seconds: int) -> datetime:
    """The moment that a TTL attribute holds."""
    return datetime.fromtimestamp(seconds, UTC)
