"""Stored items of attachments."""

from enum import StrEnum

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import Item, MomentAttribute


class AttachmentState(StrEnum):
    """State of an attachment."""

    WAITING = "waiting"
    """Not uploaded yet."""
    READY = "ready"
    """Validated and stored."""
    REFUSED = "refused"


class Attachment(Item, discriminator="attachment"):
    """A file, from the request to upload it on."""

    tenant = UnicodeAttribute()
    customer_id = UnicodeAttribute()
    attachment_id = UnicodeAttribute()
    owner = UnicodeAttribute()
    """The contact or staff member who uploaded it; only they may attach it."""
    filename = UnicodeAttribute()
    """Sanitized."""
    content_type = UnicodeAttribute()
    """As declared; after validation as detected."""
    size = NumberAttribute()
    """Bytes, as declared; after validation as stored."""
    width = NumberAttribute(null=True)
    height = NumberAttribute(null=True)
    has_thumbnail = BooleanAttribute(default=False)
    state = UnicodeAttribute(default=AttachmentState.WAITING)
    refusal = UnicodeAttribute(default="")
    """The error code with which it was rejected."""
    thread = UnicodeAttribute(null=True)
    """The thread it is bound to, `ticket:<id>` or `talk:<party>`. Never changes."""
    created_at = MomentAttribute()
    expires_at = NumberAttribute(null=True)
    """Set until it is bound, so that unused files expire."""

    @classmethod
    def at(cls, tenant: str, customer_id: str, attachment_id: str) -> "Attachment":
        """Build a new item without storing it."""
        key = keys.attachment(tenant, customer_id, attachment_id)
        return cls(key.pk, key.sk, tenant=tenant, customer_id=customer_id, attachment_id=attachment_id)
