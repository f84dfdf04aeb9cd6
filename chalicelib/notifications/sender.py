"""The sender: reads queued events, renders their messages and sends each once.

An event that fails is left on the queue, which shows it again and after five times puts it aside. The stream
and the queue may both repeat themselves, so whoever sends an event's message first claims it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import count, flush_metrics, log
from chalicelib.kernel.store import keys
from chalicelib.notifications import delivery
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.composers import COMPOSERS
from chalicelib.notifications.events import Event
from chalicelib.notifications.looks import look_of
from chalicelib.notifications.models import Delivery
from chalicelib.notifications.writing import write

CLAIM_SECONDS = 60
REMEMBERED_SECONDS = 86400


def send_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Send the messages of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    failed: list[dict[str, str]] = []
    for record in records:
        try:
            send_once(Event.read(json.loads(record["body"])))
        except Exception:  # noqa: BLE001 - one failed message must not hold up the others; the queue shows it again
            log().exception("a message was not sent", extra={"message_id": record["messageId"]})
            count("MessageFailed")
            failed.append({"itemIdentifier": record["messageId"]})
    flush_metrics()
    return {"batchItemFailures": failed}


def send_once(event: Event) -> None:
    """Send an event's message unless it was sent before. ConflictError while another is at it."""
    claimed = _claim(event.tenant, event.event_id)
    if claimed is None:
        return
    try:
        state = _send(event)
    except Exception:
        claimed.remove()
        raise
    claimed.state, claimed.expires_at = state, clock.epoch() + REMEMBERED_SECONDS
    claimed.store()


def _claim(tenant: str, event_id: str) -> Delivery | None:
    """The delivery, now ours; None when the message was sent already."""
    key = keys.delivery(tenant, event_id)
    mine = Delivery(key.pk, key.sk, state="sending", expires_at=clock.epoch() + CLAIM_SECONDS)
    free = Delivery.pk.does_not_exist() | (
        (Delivery.state == "sending") & (Delivery.expires_at <= clock.epoch())
    )
    try:
        mine.store(free)
    except ConflictError:
        other = Delivery.find(key, consistent=True)
        if other is None or other.state == "sending":
            raise
        return None
    return mine


def _send(event: Event) -> str:
    """Send what belongs to an event: `sent`, or `dropped` where there is nobody (any more) to tell."""
    compose = COMPOSERS.get(event.name)
    if compose is None:
        log().info("an event that no message belongs to", extra={"event": event.name})
        return "dropped"
    outgoing = compose(event)
    if outgoing is None:
        return "dropped"
    settings = event.settings
    message = MESSAGES.get(outgoing.message)
    to_staff = message is None or message.lock == "staff"
    look = look_of(event.tenant, settings, outgoing.language, to_staff=to_staff)
    rendered = write(event.tenant, outgoing, look)
    return "sent" if delivery.deliver(event.tenant, settings, outgoing.to, rendered) else "dropped"
