"""Messages that could not be sent: stored for the tenant's staff to send again or discard.

Stored letters show no personal data beyond ids: the event itself is encrypted.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.aws.failures import ErrorKind
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notifications import claims
from chalicelib.notifications.models import DeadLetter
from chalicelib.staff.access import StaffCaller

KEPT_SECONDS = 30 * 86400
AT_ONCE = 100
"""The most letters that one request sends again."""
_PAGES = 5
COUNTED = 100
"""Letters are counted up to this number."""


def keep_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Store the messages of the dead-letter queue; those that fail stay in the queue and raise an alarm."""
    return process_batch(records, _store_record)


def _store_record(record: QueueRecord) -> None:
    try:
        store_dead_letter(json.loads(record.body))
    except claims.NotYetError:
        raise
    except Exception:
        log().exception("dead letter not stored", extra={"message_id": record.message_id})
        raise


def store_dead_letter(queued: Mapping[str, Any]) -> None:
    """Store a queued message as a dead letter, unless it was sent after all. Idempotent.

    NotYetError while a sender may still hold the claim; KeyError for an unknown format.
    """
    tenant, event_id = queued["tenant"], queued["event_id"]
    payload = queued["payload"]
    known = claims.bury(tenant, event_id)
    if known is None:
        return
    letter = DeadLetter.at(tenant, event_id)
    letter.event_name = _event_name(queued)
    letter.customer_id, letter.contact_id = payload.get("customer_id"), payload.get("contact_id")
    letter.sealed_event = sealed_values.seal(json.dumps(queued, ensure_ascii=False), event_id)
    letter.error, letter.tries = known.error or ErrorKind.UNKNOWN, known.tries
    letter.happened_at = datetime.fromisoformat(queued["happened_at"])
    letter.died_at, letter.revision = clock.now(), ids.new_id("rev")
    letter.expires_at = clock.epoch() + KEPT_SECONDS
    letter.store()
    count("MessageDied")
    log().warning("message stored as a dead letter", extra={"event_id": event_id, "error": letter.error})


def _event_name(queued: Mapping[str, Any]) -> str:
    """Return the event's name, or a notice's kind."""
    kind = queued["payload"].get("kind")
    return str(kind if queued["name"] == "notice" and kind else queued["name"])


@dataclass(frozen=True, slots=True)
class Redriven:
    """The outcome of sending dead letters again."""

    queued: int
    left: bool
    """Whether there are more letters."""


def list_letters(
    tenant: str, *, limit: int, after: dict[str, str] | None
) -> tuple[list[DeadLetter], dict[str, str] | None]:
    """Return a page of dead letters, newest first, and the key where the next page begins."""
    rows = reads.query(
        keys.dead_letters_partition(tenant), newest_first=True, limit=limit, after=after, consistent=True
    )
    return [DeadLetter.from_wire(row) for row in rows.items], rows.last_key


def count_letters(tenant: str) -> int:
    """Count the dead letters, up to `COUNTED`."""
    rows = reads.query(keys.dead_letters_partition(tenant), limit=COUNTED, attributes=("event_id",))
    return len(rows.items)


def redrive(caller: StaffCaller, event_id: str) -> None:
    """Send a message again. NotFoundError if it is not a dead letter (any more)."""
    letter = _load(caller.tenant, event_id)
    audit.commit(Transaction(), caller, "deliveries.sent_again", target=_target(event_id))
    _redrive(caller.tenant, letter)


def redrive_all(caller: StaffCaller) -> Redriven:
    """Send the newest `AT_ONCE` letters again. Those that fail again become new dead letters.

    Letters that may have been sent are skipped: staff decide on each.
    """
    found: list[DeadLetter] = []
    after: dict[str, str] | None = None
    for _ in range(_PAGES):
        letters, after = list_letters(caller.tenant, limit=AT_ONCE, after=after)
        found += [letter for letter in letters if letter.error != ErrorKind.UNCERTAIN]
        if len(found) >= AT_ONCE or after is None:
            break
    chosen = found[:AT_ONCE]
    if chosen:
        details = {"count": len(chosen)}
        audit.commit(Transaction(), caller, "deliveries.all_sent_again", details=details)
    for letter in chosen:
        _redrive(caller.tenant, letter)
    return Redriven(len(chosen), len(found) > len(chosen) or after is not None)


def _redrive(tenant: str, letter: DeadLetter) -> None:
    """Release the claim, queue the event, then delete the letter: repeated after a crash, it is still sent once."""
    if claims.revive(tenant, letter.event_id):
        enqueue([json.loads(sealed_values.unseal(letter.sealed_event, letter.event_id))])
    try:
        letter.remove(DeadLetter.revision == letter.revision)
    except ConflictError:
        log().info("letter stored again meanwhile", extra={"event_id": letter.event_id})


def discard(caller: StaffCaller, event_id: str) -> None:
    """Discard a message. NotFoundError if it is not a dead letter (any more)."""
    letter = _load(caller.tenant, event_id)
    transaction = Transaction()
    changed = ConflictError("The dead letter was changed by another request. Reload and try again.")
    transaction.remove(letter, DeadLetter.revision == letter.revision, otherwise=changed)
    details = {"event": letter.event_name}
    if letter.customer_id:
        details["customer"] = letter.customer_id
    audit.commit(transaction, caller, "deliveries.discarded", target=_target(event_id), details=details)


def _load(tenant: str, event_id: str) -> DeadLetter:
    if not event_id.isprintable() or keys.SEPARATOR in event_id:
        raise NotFoundError("no such letter")
    return DeadLetter.load(keys.dead_letter(tenant, event_id), consistent=True)


def _target(event_id: str) -> str:
    return f"delivery:{event_id}"
