"""The one clock. Everything that asks for the time asks here, so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo


def _system_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_time


def set_source(source: Callable[[], datetime] | None) -> None:
    """Let `source` tell the time; None puts the system's clock back. For tests."""
    global _source  # noqa: PLW0603 - the clock is the one thing that is the same for the whole process
    _source = source or _system_time


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
