"""Events, stored in the same transaction as the change, and sent from the table's stream.

So a message is never sent for a change that did not happen, and none is lost for one that did. The stream's
function puts them on the queue; `notifications` reads the queue.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute
from chalicelib.kernel.store.transactions import Transaction

KEPT_SECONDS = 7 * 86400


class OutboxEvent(Item, discriminator="event"):
    """Something that happened and that somebody may have to be told of."""

    event_id = UnicodeAttribute()
    tenant = UnicodeAttribute()
    name = UnicodeAttribute()
    payload = DocumentAttribute()
    happened_at = MomentAttribute()
    expires_at = NumberAttribute()


def record(
    transaction: Transaction,
    tenant: str,
    name: str,
    payload: Mapping[str, Any],
    *,
    event_id: str | None = None,
) -> str:
    """Add an event to a transaction; answers its id. `payload` is a small JSON object of ids and facts."""
    event_id = event_id or ids.new_id("evt")
    key = keys.outbox_event(tenant, event_id)
    transaction.put(
        OutboxEvent(
            key.pk,
            key.sk,
            event_id=event_id,
            tenant=tenant,
            name=name,
            payload=dict(payload),
            happened_at=clock.now(),
            expires_at=clock.epoch() + KEPT_SECONDS,
        )
    )
    return event_id


def forward(images: Iterable[Mapping[str, Any]]) -> int:
    """Put the events among the stream's new images on the queue; answers how many there were."""
    messages = []
    for image in images:
        if image.get("kind", {}).get("S") != "event":
            continue
        event = OutboxEvent.from_wire(image)
        messages.append(
            {
                "event_id": event.event_id,
                "tenant": event.tenant,
                "name": event.name,
                "payload": event.payload,
                "happened_at": clock.rfc3339(event.happened_at),
            }
        )
    enqueue(messages)
    return len(messages)
