"""Stored items of attachments."""

from enum import StrEnum

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import Item, MomentAttribute


class State(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    """For its bytes."""
    READY = "ready"
    """Examined, and kept."""
    REFUSED = "refused"


class Attachment(Item, discriminator="attachment"):
    """A file, from when somebody wants to hand it in until it belongs to a thread."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    attachment_id = UnicodeAttribute()
    owner = UnicodeAttribute()
    """The contact or the staff member whose it is: only they may use it."""
    filename = UnicodeAttribute()
    """Cleaned."""
    content_type = UnicodeAttribute()
    """As claimed; as found, once it was examined."""
    size = NumberAttribute()
    """Bytes; as claimed, and as kept once it was examined."""
    width = NumberAttribute(null=True)
    height = NumberAttribute(null=True)
    has_thumbnail = BooleanAttribute(default=False)
    state = UnicodeAttribute(default=State.WAITING)
    refusal = UnicodeAttribute(default="")
    """The code with which it was refused."""
    thread = UnicodeAttribute(null=True)
    """What it belongs to, `ticket:<id>` or `talk:<party>`: one thing, and for good."""
    created_at = MomentAttribute()
    expires_at = NumberAttribute(null=True)
    """While it belongs to nothing: then what was never used disappears."""

    @classmethod
    def at(cls, tenant: str, customer_id: str, attachment_id: str) -> "Attachment":
        """A new item, not stored yet."""
        key = keys.attachment(tenant, customer_id, attachment_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, attachment_id=attachment_id)
