"""Business hours: when a target falls. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from chalicelib.tickets.model import Hours

LOOKED_AHEAD_DAYS = 1500
"""A target further off than this is none: a business that never opens has none either."""


def add_hours(hours: "Hours", time_zone: str, start: datetime, amount: int) -> datetime | None:
    """The moment (UTC) at which `amount` business hours have passed since `start`; None if that is never."""
    return add_time(hours, time_zone, start, timedelta(hours=amount))


def add_time(hours: "Hours", time_zone: str, start: datetime, left: timedelta) -> datetime | None:
    """The moment (UTC) at which so much business time has passed since `start`; None if that is never.

    Counted in real time: a day on which the clocks are changed is as long as it is.
    """
    if not left:
        return start
    for opens, closes in _spans(hours, ZoneInfo(time_zone), start):
        begin = max(opens, start)
        if begin >= closes:
            continue
        if closes - begin >= left:
            return begin + left
        left -= closes - begin
    return None


def time_between(hours: "Hours", time_zone: str, start: datetime, end: datetime) -> timedelta:
    """How much business time lies between two moments; none where the second is the earlier."""
    passed = timedelta()
    for opens, closes in _spans(hours, ZoneInfo(time_zone), start):
        if opens >= end:
            break
        passed += max(timedelta(), min(closes, end) - max(opens, start))
    return passed


def _spans(hours: "Hours", zone: ZoneInfo, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The business hours from the day of `start` on, as moments in UTC."""
    day = start.astimezone(zone).date()
    holidays = frozenset(hours.holidays)
    for _ in range(LOOKED_AHEAD_DAYS):
        if day not in holidays:
            for span in hours.week[day.weekday()]:
                yield _moment(day, span.opens, zone), _moment(day, span.closes, zone)
        day += timedelta(days=1)


def _moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)
