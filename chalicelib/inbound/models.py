"""What is kept of mail that came in."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute


class ReceivedMail(Item, discriminator="received_mail"):
    """That a mail was begun to be taken in, and with which ids: whoever begins again makes the same of it."""

    entry_id = UnicodeAttribute()
    """Of the text that it becomes."""
    attachment_ids = DocumentAttribute(default=list)
    outcome = UnicodeAttribute(default="")
    """What became of it; nothing while it is being taken in."""
    received_at = MomentAttribute()
    expires_at = NumberAttribute()

    @classmethod
    def at(cls, tenant: str, message_hash: str) -> "ReceivedMail":
        """A new item, not stored yet."""
        key = keys.received_mail(tenant, message_hash)
        return cls(key.pk, key.sk)
