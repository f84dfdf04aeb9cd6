"""Notices as a customer gets them, and how they want to be told."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StrictBool, StringConstraints
from pydantic_core import PydanticCustomError

from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn
from chalicelib.tenants.settings_communication import ClockTime, NoticeKind
from chalicelib.tenants.settings_fields import TimeZone


class NoticeOut(Schema):
    """One thing that somebody is told; the page has the sentence for its kind."""

    notice_id: str
    kind: NoticeKind
    facts: dict[str, Any]
    path: str
    """Where it leads, below the portal."""
    read: bool
    happened_at: datetime


class NoticePage(Schema):
    """A page of notices, newest first."""

    items: list[NoticeOut]
    next: str | None


class NoticesQuery(ListQuery):
    """Which page."""

    limit: int = Field(default=25, ge=1, le=50)


class NewsOut(Schema):
    """Whether there is something new."""

    unread: int
    """Counted up to 30."""
    messages_unread: int
    latest: str
    """Changes whenever something happens that the page should show."""


class ReadIn(StrictIn):
    """Up to which notice everything was read; that one is included."""

    up_to: Annotated[str, StringConstraints(pattern=r"^ntc_[0-9A-HJKMNP-TV-Z]{26}$")]


class WaysOut(Schema):
    """How one kind reaches somebody."""

    kind: NoticeKind
    email: bool
    sms: bool
    choice: bool
    """Whether they may choose otherwise."""
    left: bool
    """Whether they left it by the way out in a mail; they may always take that back."""


class PreferencesOut(Schema):
    """How somebody wants to be told."""

    ways: list[WaysOut]
    quiet_from: ClockTime
    quiet_until: ClockTime
    time_zone: str
    has_email: bool
    has_mobile: bool


class ChannelPreferenceIn(StrictIn):
    """How one kind is to reach somebody."""

    kind: NoticeKind
    email: StrictBool
    sms: StrictBool


def _each_once(ways: list[ChannelPreferenceIn]) -> list[ChannelPreferenceIn]:
    if len({way.kind for way in ways}) < len(ways):
        raise PydanticCustomError("kind_twice", "a kind stands twice")
    return ways


class PreferencesIn(StrictIn):
    """How somebody wants to be told from now on."""

    ways: Annotated[list[ChannelPreferenceIn], Field(max_length=30), AfterValidator(_each_once)]
    quiet_from: ClockTime
    quiet_until: ClockTime
    time_zone: Annotated[TimeZone, StringConstraints(max_length=60)]


class UnsubscribeIn(StrictIn):
    """The token of a mail's way out."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class UnsubscribedOut(Schema):
    """What somebody is told no more by e-mail, and by what it can be undone."""

    kinds: list[NoticeKind]
    subscribed: bool
