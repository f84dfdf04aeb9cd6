"""The sender: reads queued events, renders their messages and sends each once.

The stream and the queue may both repeat themselves, so whoever sends an event's message first claims it (`claims` says
what that guarantees). What fails is shown again by the queue after a while that grows, and after its last try becomes a
dead letter (`dead_letters`). A tenant that sends very much is spread over time, so that the others do not wait for it.
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
from chalicelib.notices.fanout import Happening, announce
from chalicelib.notices.kinds import BESIDE, EVENTS
from chalicelib.notifications import claims, dead_letters, delivery
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.claims import Claim, LostClaimError, NotYetError, State
from chalicelib.notifications.composers import COMPOSERS
from chalicelib.notifications.events import Event
from chalicelib.notifications.looks import look_of
from chalicelib.notifications.messages import ticket_unassigned
from chalicelib.notifications.writing import write

MINUTE = 60
PER_MINUTE = Limit("messages-minute", 300, MINUTE)
"""How many events of one tenant are worked at in a minute; the rest is put back, and comes later."""
NEVER_HELD_BACK = frozenset({"signin_code", "staff_code", "contract_code"})
"""Somebody sits and waits for these."""
Record = Mapping[str, Any]


class FailedError(Exception):
    """A message was not sent; `seconds` says when it is tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("not sent")
        self.seconds = seconds


def send_queued(records: Iterable[Record]) -> dict[str, Any]:
    """Send the messages of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    return process_batch(_within_caps(list(records)), _process_record)


def _process_record(record: QueueRecord) -> None:
    """Send one record's message. An exception makes the queue show it again, after the time that is set here."""
    try:
        queued = json.loads(record.body)
        try:
            send_once(Event.read(queued))
        except UncertainError:
            dead_letters.lay_aside(queued)
    except (FailedError, NotYetError) as error:
        _delay_next_try(record, error.seconds)
        raise
    except LostClaimError:
        _delay_next_try(record, claims.CLAIM_SECONDS)
        raise
    except Exception:
        log().exception("record not processed", extra={"message_id": record.message_id})
        count("MessageFailed")
        raise


def _delay_next_try(record: QueueRecord, seconds: int) -> None:
    try:
        show_event_again(record.receipt_handle, seconds)
    except Exception:  # noqa: BLE001 - then it is shown after the queue's usual time
        log().exception("the delay of a next try was not set", extra={"message_id": record.message_id})


def _within_caps(records: list[Record]) -> list[Record]:
    """The records to work at now. Of a tenant that has had its share of the minute, the rest is put back.

    What is put back is a new message, so it does not count as a try; how far beyond the share it is says how much
    later it comes. What has failed before stays: its tries are counted by the queue.
    """
    kept: list[Record] = []
    by_tenant: dict[str, list[tuple[Record, dict[str, Any]]]] = defaultdict(list)
    for record in records:
        queued = _fresh(record)
        if queued is None:
            kept.append(record)
        else:
            by_tenant[queued["tenant"]].append((record, queued))
    for tenant, some in by_tenant.items():
        total = rate_limits.count(tenant, PER_MINUTE, "all", by=len(some))
        for place, (record, queued) in enumerate(some, start=total - len(some)):
            minutes = place // PER_MINUTE.most
            if not minutes or not _put_back(record, queued, minutes * MINUTE):
                kept.append(record)
    return kept


def _fresh(record: Record) -> dict[str, Any] | None:
    """What a record holds, if its first try may wait."""
    if int(record.get("attributes", {}).get("ApproximateReceiveCount", 1)) > 1:
        return None
    try:
        queued = json.loads(record["body"])
        waits = queued["tenant"] and queued["name"] not in NEVER_HELD_BACK
    except (ValueError, LookupError, TypeError):
        return None
    return queued if waits else None


def _put_back(record: Record, queued: dict[str, Any], seconds: int) -> bool:
    """Queue it anew for later. A crash right after that leaves two of them, of which one is sent."""
    try:
        enqueue([queued], delay=min(seconds, LONGEST_DELAY))
    except Exception:  # noqa: BLE001 - then it is simply sent now
        log().exception("a message was not put back", extra={"message_id": record["messageId"]})
        return False
    count("MessagePutBack")
    return True


def send_once(event: Event) -> None:
    """Send an event's message unless it was sent before.

    FailedError and NotYetError say when to try again; UncertainError that nobody knows whether it was sent.
    """
    claimed = claims.claim(event.tenant, event.event_id)
    if claimed is None:
        return
    try:
        state = _send(event, claimed)
    except UncertainError:
        log().exception("a message may have been sent", extra={"event_id": event.event_id})
        count("MessageUncertain")
        claimed.doubt()
        raise
    except LostClaimError:
        raise
    except Exception as error:
        log().exception("a message was not sent", extra={"event_id": event.event_id})
        count("MessageFailed")
        raise FailedError(claimed.fail(kind_of(error))) from error
    claimed.finish(state)


def _send(event: Event, claimed: Claim) -> State:
    """Send what belongs to an event, or find that there is nobody (any more) to tell."""
    if event.name in EVENTS:
        # What customers are told of goes to each of them by the ways that they want: those come through the queue.
        happening = Happening(event.tenant, event.event_id, event.name, event.payload)
        return State.SENT if announce(happening, event.settings) else State.DROPPED
    if event.name == "contract_signing":
        place = {name: event.payload[name] for name in ("customer_id", "contract_id")}
        jobs.enqueue(SealContract(tenant=event.tenant, **place))
        return State.SENT
    if event.name == "ticket_unassigned":
        enqueue(ticket_unassigned.fan_out(event))
        return State.SENT
    if event.name in BESIDE:
        announce(Happening(event.tenant, event.event_id, event.name, event.payload), event.settings)
    compose = COMPOSERS.get(event.name)
    if compose is None:
        log().info("an event that no message belongs to", extra={"event": event.name})
        return State.DROPPED
    outgoing = compose(event)
    if outgoing is None:
        return State.DROPPED
    message = MESSAGES.get(outgoing.message)
    to_staff = message is None or message.lock == "staff"
    look = look_of(event.tenant, event.settings, outgoing.language, to_staff=to_staff, leave=outgoing.leave)
    rendered = write(event.tenant, outgoing, look)
    return State.SENT if delivery.deliver(event, outgoing, rendered, claimed.hand_over) else State.DROPPED
