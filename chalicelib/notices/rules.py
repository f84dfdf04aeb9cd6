"""When somebody may be told: quiet hours by their own clock, and which ways they want. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.tenants.settings_communication import NoticeKind, NoticeSettings


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours, by somebody's clock, in which nothing is sent that can wait."""

    begin: str
    end: str
    time_zone: str

    def ends_at(self, moment: datetime) -> datetime | None:
        """When the quiet that lies over a moment ends (UTC); None when there is none."""
        if self.begin == self.end:
            return None
        zone = ZoneInfo(self.time_zone)
        local = moment.astimezone(zone)
        clock, begin, end = f"{local:%H:%M}", self.begin, self.end
        is_quiet = begin <= clock < end if begin < end else clock >= begin or clock < end
        if not is_quiet:
            return None
        day = local.date() if clock < end else local.date() + timedelta(days=1)
        return datetime.combine(day, time.fromisoformat(end), zone).astimezone(UTC)


def chosen_ways(
    kind: NoticeKind,
    settings: NoticeSettings,
    choices: Mapping[str, Mapping[str, Any]],
    left: Collection[str] = (),
) -> dict[str, bool]:
    """By which ways one kind goes out to somebody: as the tenant says, and as they choose where they may.

    What somebody left is mailed no more, whatever the tenant says (RFC 8058).
    """
    channels = settings.channels(kind)
    ways = {"email": channels.email, "sms": channels.sms}
    if channels.choice:
        ways |= {name: bool(on) for name, on in choices.get(kind.value, {}).items() if name in ways}
    return ways | {"email": ways["email"] and kind.value not in left}
