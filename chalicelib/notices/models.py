"""Stored items of notices: what somebody was told, how they want to be told, and what is due later."""

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DateAttribute, DocumentAttribute, Item, MomentAttribute


class Notice(Item, discriminator="notice"):
    """One thing that one contact is told. Its id comes of the event's, so an event that is shown again adds nothing."""

    notice_id = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    contact_id = UnicodeAttribute()
    notice_kind = UnicodeAttribute()
    """A `NoticeKind`."""
    path = UnicodeAttribute()
    """Where it leads, below the portal."""
    facts = DocumentAttribute(default=dict)
    """What its sentence says: numbers, names, amounts as printed."""
    ways = DocumentAttribute(default=dict)
    """How it goes out beside the bar: `{"email": "now" | "later" | "digest", "sms": …}`, decided once."""
    due = UnicodeAttribute(default="")
    """When what does not go out now does (RFC 3339)."""
    read = BooleanAttribute(default=False)
    happened_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, contact_id: str, notice_id: str) -> "Notice":
        """A new item, not stored yet."""
        key = keys.notice(tenant, customer_id, contact_id, notice_id)
        return cls(key.pk, key.sk, customer_id=customer_id, contact_id=contact_id, notice_id=notice_id)


class Preferences(Item, discriminator="preferences"):
    """How a contact wants to be told; what is not said follows the tenant's settings."""

    choices = DocumentAttribute(default=dict)
    """`{kind: {"email": bool, "sms": bool}}`"""
    left = DocumentAttribute(default=list)
    """The kinds of mail that they left by the way out in one: that holds whether the tenant lets them choose or not."""
    quiet_from = UnicodeAttribute(null=True)
    quiet_until = UnicodeAttribute(null=True)
    time_zone = UnicodeAttribute(null=True)
    version = VersionAttribute()

    @classmethod
    def at(cls, tenant: str, customer_id: str, contact_id: str) -> "Preferences":
        """A new item, not stored yet."""
        key = keys.preferences(tenant, customer_id, contact_id)
        return cls(key.pk, key.sk)


class AgendaEntry(Item, discriminator="agenda_entry"):
    """A queue's message that waits for its moment."""

    message = DocumentAttribute()


class Sweep(Item, discriminator="sweep"):
    """Up to which day a tenant's due dates were looked at, and where that stopped."""

    day = DateAttribute()
    after = DocumentAttribute(null=True)

    @classmethod
    def at(cls, tenant: str) -> "Sweep":
        """A new item, not stored yet."""
        key = keys.sweep(tenant)
        return cls(key.pk, key.sk)
