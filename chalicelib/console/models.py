"""What is kept of the last count of customers' findings."""

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, VolatileItem


class Census(VolatileItem, discriminator="census"):
    """How many customers have data issues, and whether mail can be sent: counted anew when it is old."""

    counts = DocumentAttribute(default=dict)
    sender_verified = BooleanAttribute(default=True)
    own_sender_usable = BooleanAttribute(default=True)
    seal = UnicodeAttribute(default="")
    """What is amiss with the seal's certificate."""
    seal_days = NumberAttribute(default=0)

    @classmethod
    def at(cls, tenant: str) -> "Census":
        """A new item, not stored yet."""
        key = keys.census(tenant)
        return cls(key.pk, key.sk)
