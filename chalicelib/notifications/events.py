"""A queued event as a message is made of it, and what the message is: to whom, in which language, saying what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

if TYPE_CHECKING:
    from chalicelib.notifications.rendering import Source

Values = Mapping[str, Any]
"""What a template's tags stand for: text and whole numbers, at most one level deep (`empresa.nombre`)."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a tenant, as the outbox recorded it."""

    tenant: str
    event_id: str
    name: str
    payload: Mapping[str, Any]

    @classmethod
    def read(cls, queued: Mapping[str, Any]) -> "Event":
        """The event that the queue holds."""
        return cls(queued["tenant"], queued["event_id"], queued["name"], queued["payload"])

    @property
    def settings(self) -> TenantSettings:
        """The tenant's settings, at most 30 s old."""
        return tenant_settings(self.tenant)

    def language(self) -> str:
        """The payload's language, else the tenant's."""
        return str(self.payload.get("language") or self.settings.language)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes. `fallback` is the other channel's address, for when this one may not be used."""

    channel: Literal["email", "sms"]
    address: str
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that is ready to be written: the folder of templates is `message`."""

    message: str
    language: str
    to: Address
    values: Values
    source: "Source | None" = None
    """A template that is only tried out, in place of the tenant's."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What a mail carries beside the usual, such as the way out of a list."""
    leave: str = ""
    """Where a reader leaves the list that the mail is of; empty where it is none."""
    reply_thread: tuple[str, str, str, str] | None = None
    """What an answer by e-mail belongs to (`reply_addresses.ReplyThread`); none takes no answer."""
