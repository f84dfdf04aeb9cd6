"""What is kept of a sent message."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.kernel.store.table import VolatileItem


class Delivery(VolatileItem, discriminator="delivery"):
    """That an event's message is being sent, or was: the stream and the queue may show an event twice."""

    state = UnicodeAttribute()
    """`sending` (until `expires_at`), then `sent`, or `dropped` where there was nobody to send it to."""
