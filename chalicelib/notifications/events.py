"""Queued events, and the outgoing messages composed from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

if TYPE_CHECKING:
    from chalicelib.notifications.rendering import Source

Values = Mapping[str, Any]
"""Tag values: text and integers, nested at most one level (`empresa.nombre`)."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a tenant, as recorded by the outbox."""

    tenant: str
    event_id: str
    name: str
    payload: Mapping[str, Any]

    @classmethod
    def read(cls, queued: Mapping[str, Any]) -> "Event":
        """Parse a queued event."""
        return cls(queued["tenant"], queued["event_id"], queued["name"], queued["payload"])

    @property
    def settings(self) -> TenantSettings:
        """The tenant's settings, at most 30 s old."""
        return tenant_settings(self.tenant)

    def language(self) -> str:
        """Return the payload's language, else the tenant's."""
        return str(self.payload.get("language") or self.settings.language)


@dataclass(frozen=True, slots=True)
class Address:
    """A recipient. `fallback` is an address of the other channel, used when this one is not allowed."""

    channel: Literal["email", "sms"]
    address: str
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A composed message; `message` names its template."""

    message: str
    language: str
    to: Address
    values: Values
    source: "Source | None" = None
    """A template to try out instead of the stored one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Additional mail headers, such as `List-Unsubscribe`."""
    unsubscribe_url: str = ""
    """Set for messages of a list that the reader can leave."""
    reply_thread: tuple[str, str, str, str] | None = None
    """The thread of replies by e-mail (`reply_addresses.ReplyThread`); None accepts no replies."""
