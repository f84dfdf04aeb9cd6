"""Reads and writes the records of received mail."""

from chalicelib.inbound.models import ReceivedMail
from chalicelib.kernel.errors import ConflictError


def begin(received: ReceivedMail) -> ReceivedMail:
    """Store a new record, or return the one that an earlier delivery of the same mail stored."""
    try:
        received.store(ReceivedMail.pk.does_not_exist())
    except ConflictError:
        return ReceivedMail.load(received.key, consistent=True)
    return received


def save(received: ReceivedMail) -> None:
    """Store a changed record. ConflictError after a concurrent change."""
    received.store()
