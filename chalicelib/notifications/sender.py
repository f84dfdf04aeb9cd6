"""The sender: reads queued events, renders their messages and sends each once.

Stream and queue may deliver an event more than once, so a sender claims its message first (`claims` documents the
guarantees). A failed message is retried with increasing delay, then becomes a dead letter (`dead_letters`). The events
of a tenant above its rate are delayed, so that other tenants do not wait.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.contracts.domain import SealContract
from chalicelib.kernel import jobs
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import Limit
from chalicelib.kernel.aws.failures import UncertainError, kind_of
from chalicelib.kernel.aws.queue import LONGEST_DELAY, enqueue, show_event_again
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch
from chalicelib.notices.fanout import NotifiableEvent, announce
from chalicelib.notices.kinds import BESIDE, EVENTS
from chalicelib.notifications import claims, dead_letters, delivery
from chalicelib.notifications.branding import branding_for
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.claims import Claim, LostClaimError, NotYetError, State
from chalicelib.notifications.composers import COMPOSERS
from chalicelib.notifications.events import Event
from chalicelib.notifications.messages import ticket_unassigned
from chalicelib.notifications.writing import write

MINUTE = 60
PER_MINUTE = Limit("messages-minute", 300, MINUTE)
"""Events of one tenant processed per minute; the rest is queued again with a delay."""
UNTHROTTLED_EVENTS = frozenset({"signin_code", "staff_code", "contract_code"})
"""Codes, which a person is waiting for."""
Record = Mapping[str, Any]


class FailedError(Exception):
    """A message was not sent and is retried after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("not sent")
        self.seconds = seconds


def send_queued(records: Iterable[Record]) -> dict[str, Any]:
    """Send the messages of an SQS batch; return the failed records as a partial batch response."""
    return process_batch(_apply_rate_cap(list(records)), _process_record)


def _process_record(record: QueueRecord) -> None:
    """Send one record's message. An exception makes SQS deliver it again, after the delay set here."""
    try:
        queued = json.loads(record.body)
        try:
            send_once(Event.read(queued))
        except UncertainError:
            dead_letters.store_dead_letter(queued)
    except (FailedError, NotYetError) as error:
        _delay_retry(record, error.seconds)
        raise
    except LostClaimError:
        _delay_retry(record, claims.CLAIM_SECONDS)
        raise
    except Exception:
        log().exception("record not processed", extra={"message_id": record.message_id})
        count("MessageFailed")
        raise


def _delay_retry(record: QueueRecord, seconds: int) -> None:
    try:
        show_event_again(record.receipt_handle, seconds)
    except Exception:  # noqa: BLE001 - SQS delivers it again after the visibility timeout
        log().exception("retry delay not set", extra={"message_id": record.message_id})


def _apply_rate_cap(records: list[Record]) -> list[Record]:
    """Return the records to process now; queue those above a tenant's rate again with a delay.

    A requeued event is a new SQS message, so it does not count as an attempt; the delay grows with the excess. Events
    that failed before are not requeued, since SQS counts their attempts.
    """
    kept: list[Record] = []
    by_tenant: dict[str, list[tuple[Record, dict[str, Any]]]] = defaultdict(list)
    for record in records:
        queued = _read_throttled(record)
        if queued is None:
            kept.append(record)
        else:
            by_tenant[queued["tenant"]].append((record, queued))
    for tenant, some in by_tenant.items():
        total = rate_limits.count(tenant, PER_MINUTE, "all", by=len(some))
        for place, (record, queued) in enumerate(some, start=total - len(some)):
            minutes = place // PER_MINUTE.most
            if not minutes or not _requeue(record, queued, minutes * MINUTE):
                kept.append(record)
    return kept


def _read_throttled(record: Record) -> dict[str, Any] | None:
    """Return the event of a record that may be delayed: a first attempt, and not in `UNTHROTTLED_EVENTS`."""
    if int(record.get("attributes", {}).get("ApproximateReceiveCount", 1)) > 1:
        return None
    try:
        queued = json.loads(record["body"])
        waits = queued["tenant"] and queued["name"] not in UNTHROTTLED_EVENTS
    except (ValueError, LookupError, TypeError):
        return None
    return queued if waits else None


def _requeue(record: Record, queued: dict[str, Any], seconds: int) -> bool:
    """Queue an event again with a delay. A crash afterwards leaves two copies, of which one is sent."""
    try:
        enqueue([queued], delay=min(seconds, LONGEST_DELAY))
    except Exception:  # noqa: BLE001 - the event is sent now instead
        log().exception("event not requeued", extra={"message_id": record["messageId"]})
        return False
    count("MessagePutBack")
    return True


def send_once(event: Event) -> None:
    """Send an event's message unless it was sent before.

    FailedError and NotYetError carry the retry delay; UncertainError if the message may have been sent.
    """
    claimed = claims.claim(event.tenant, event.event_id)
    if claimed is None:
        return
    try:
        state = _send(event, claimed)
    except UncertainError:
        log().exception("message may have been sent", extra={"event_id": event.event_id})
        count("MessageUncertain")
        claimed.doubt()
        raise
    except LostClaimError:
        raise
    except Exception as error:
        log().exception("message not sent", extra={"event_id": event.event_id})
        count("MessageFailed")
        raise FailedError(claimed.fail(kind_of(error))) from error
    claimed.finish(state)


def _send(event: Event, claimed: Claim) -> State:
    """Send an event's message, or find that it has no recipient (any more)."""
    if event.name in EVENTS:
        # Notices fan out to each customer's channels, as further queued events.
        notifiable = NotifiableEvent(event.tenant, event.event_id, event.name, event.payload)
        return State.SENT if announce(notifiable, event.settings) else State.DROPPED
    if event.name == "contract_signing":
        place = {name: event.payload[name] for name in ("customer_id", "contract_id")}
        jobs.enqueue(SealContract(tenant=event.tenant, **place))
        return State.SENT
    if event.name == "ticket_unassigned":
        enqueue(ticket_unassigned.fan_out(event))
        return State.SENT
    if event.name in BESIDE:
        announce(NotifiableEvent(event.tenant, event.event_id, event.name, event.payload), event.settings)
    compose = COMPOSERS.get(event.name)
    if compose is None:
        log().info("event without a message", extra={"event": event.name})
        return State.DROPPED
    outgoing = compose(event)
    if outgoing is None:
        return State.DROPPED
    message = MESSAGES.get(outgoing.message)
    to_staff = message is None or message.lock == "staff"
    branding = branding_for(
        event.tenant,
        event.settings,
        outgoing.language,
        to_staff=to_staff,
        unsubscribe_url=outgoing.unsubscribe_url,
    )
    rendered = write(event.tenant, outgoing, branding)
    return State.SENT if delivery.deliver(event, outgoing, rendered, claimed.hand_over) else State.DROPPED
