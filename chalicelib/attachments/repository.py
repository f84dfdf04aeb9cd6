"""Reads and writes the stored attachments."""

from collections.abc import Sequence

from chalicelib.attachments.models import Attachment, AttachmentState
from chalicelib.kernel.errors import ConflictError, VentanillaError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction


def create(item: Attachment) -> None:
    """Store a new attachment."""
    item.store(Attachment.pk.does_not_exist())


def load(tenant: str, customer_id: str, attachment_id: str) -> Attachment:
    """Return an attachment. NotFoundError when there is none."""
    return Attachment.load(keys.attachment(tenant, customer_id, attachment_id), consistent=True)


def load_many(tenant: str, customer_id: str, attachment_ids: Sequence[str]) -> list[Attachment | None]:
    """Return attachments in the order of their ids, in one round trip; None for those that do not exist."""
    places = [keys.attachment(tenant, customer_id, one) for one in attachment_ids]
    found = reads.get_many(places)
    return [Attachment.from_wire(found[place]) if place in found else None for place in places]


def finish(item: Attachment) -> None:
    """Store the result of validation unless a concurrent request has stored one. ConflictError in that case."""
    item.store(Attachment.state == AttachmentState.WAITING)


def finish_ready(item: Attachment) -> None:
    """Store an accepted file; a concurrent request may have done the same, and a thread may have claimed it since."""
    try:
        finish(item)
    except ConflictError:
        if Attachment.load(item.key, consistent=True).state != AttachmentState.READY:
            raise


def bind(transaction: Transaction, item: Attachment, thread: str, *, otherwise: VentanillaError) -> None:
    """Add the binding of a file to a thread to a transaction; `otherwise` is raised when it is bound already."""
    transaction.change(
        item,
        [Attachment.thread.set(thread), Attachment.expires_at.remove()],
        Attachment.thread.does_not_exist() & (Attachment.state == AttachmentState.READY),
        otherwise=otherwise,
    )
