"""Stored items of signing in."""

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, VolatileItem


class Challenge(VolatileItem, discriminator="challenge"):
    """A code that was asked for. Where nobody was found it looks the same, and its code goes nowhere."""

    challenge_id = UnicodeAttribute()
    method = UnicodeAttribute()
    subject = UnicodeAttribute()
    """Whom the tries are counted against: the customer, or a digest of what was typed."""
    pace_subject = UnicodeAttribute()
    """What sends are counted against: a digest of what was typed."""
    targets = DocumentAttribute()
    """`[[customer_id, contact_id], …]` that the right code opens; empty where nobody was found."""
    sealed_address = UnicodeAttribute()
    """Where the code goes, sealed: channel, address, and an e-mail address to fall back to."""
    language = UnicodeAttribute()
    code_hash = UnicodeAttribute()
    code_serial = NumberAttribute(default=1)
    binding_hash = UnicodeAttribute()
    tries = NumberAttribute(default=0)
    used = BooleanAttribute(default=False)

    @classmethod
    def at(cls, tenant: str, challenge_id: str) -> "Challenge":
        """A new item, not stored yet."""
        key = keys.challenge(tenant, challenge_id)
        return cls(key.pk, key.sk, challenge_id=challenge_id)
