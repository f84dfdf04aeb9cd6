"""Stored items of inbound mail."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute


class ReceivedMail(Item, discriminator="received_mail"):
    """A mail being processed, with the ids it creates, so that a retry creates the same entry and attachments."""

    entry_id = UnicodeAttribute()
    """Id of the entry that the mail becomes."""
    attachment_ids = DocumentAttribute(default=list)
    outcome = UnicodeAttribute(default="")
    """Result of processing; empty until it is finished."""
    received_at = MomentAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, message_hash: str) -> "ReceivedMail":
        """Build a new item without storing it."""
        key = keys.received_mail(tenant, message_hash)
        return cls(key.pk, key.sk)
