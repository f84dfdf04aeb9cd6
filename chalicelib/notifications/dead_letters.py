"""Messages that could not be sent: kept for the tenant's staff, and sent again or discarded by them.

Nothing of a person is readable in what is kept, beyond ids: the event itself is sealed for whoever sends it again.
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
"""How many letters one request sends again."""
_PAGES = 5
COUNTED = 100
"""Up to how many are counted."""


def keep_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Lay aside what the queue gave up; answers what could not be, which stays where it is and sets off an alarm."""
    return process_batch(records, _keep_record)


def _keep_record(record: QueueRecord) -> None:
    try:
        lay_aside(json.loads(record.body))
    except claims.NotYetError:
        raise
    except Exception:
        log().exception("a dead letter was not kept", extra={"message_id": record.message_id})
        raise


def lay_aside(queued: Mapping[str, Any]) -> None:
    """Keep a queued message that is not tried any more, unless it was sent after all. Safe to repeat.

    NotYetError while a sender may still be at it; KeyError for what is no message of ours.
    """
    tenant, event_id = queued["tenant"], queued["event_id"]
    payload = queued["payload"]
    known = claims.bury(tenant, event_id)
    if known is None:
        return
    letter = DeadLetter.at(tenant, event_id)
    letter.event_name = _told(queued)
    letter.customer_id, letter.contact_id = payload.get("customer_id"), payload.get("contact_id")
    letter.sealed_event = sealed_values.seal(json.dumps(queued, ensure_ascii=False), event_id)
    letter.error, letter.tries = known.error or ErrorKind.UNKNOWN, known.tries
    letter.happened_at = datetime.fromisoformat(queued["happened_at"])
    letter.died_at, letter.revision = clock.now(), ids.new_id("rev")
    letter.expires_at = clock.epoch() + KEPT_SECONDS
    letter.store()
    count("MessageDied")
    log().warning("a message died", extra={"event_id": event_id, "error": letter.error})


def _told(queued: Mapping[str, Any]) -> str:
    """What it was to tell of: the event, or of a notice the event behind it."""
    kind = queued["payload"].get("kind")
    return str(kind if queued["name"] == "notice" and kind else queued["name"])


@dataclass(frozen=True, slots=True)
class Redriven:
    """What became of the letters that were to be sent again."""

    queued: int
    left: bool
    """Whether there are more of them."""


def list_letters(
    tenant: str, *, limit: int, after: dict[str, str] | None
) -> tuple[list[DeadLetter], dict[str, str] | None]:
    """A page of what could not be sent, newest first, and where the next one begins."""
    rows = reads.query(
        keys.dead_letters_partition(tenant), newest_first=True, limit=limit, after=after, consistent=True
    )
    return [DeadLetter.from_wire(row) for row in rows.items], rows.last_key


def count_letters(tenant: str) -> int:
    """How many could not be sent, counted up to `COUNTED`."""
    rows = reads.query(keys.dead_letters_partition(tenant), limit=COUNTED, attributes=("event_id",))
    return len(rows.items)


def redrive(caller: StaffCaller, event_id: str) -> None:
    """Send a message again. NotFoundError where it is no dead letter (any more)."""
    letter = _load(caller.tenant, event_id)
    audit.commit(Transaction(), caller, "deliveries.sent_again", target=_target(event_id))
    _redrive(caller.tenant, letter)


def redrive_all(caller: StaffCaller) -> Redriven:
    """Send again, from the newest on, as many as a request can see to; what dies once more comes to stand here anew.

    Not those that may have been sent: each of them is for somebody to decide.
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
    """First let it be sent, then queue it, then strike it out: done again after a crash, it is still sent once."""
    if claims.revive(tenant, letter.event_id):
        enqueue([json.loads(sealed_values.unseal(letter.sealed_event, letter.event_id))])
    try:
        letter.remove(DeadLetter.revision == letter.revision)
    except ConflictError:
        log().info("a letter died again at once", extra={"event_id": letter.event_id})


def discard(caller: StaffCaller, event_id: str) -> None:
    """Give a message up for good. NotFoundError where it is no dead letter (any more)."""
    letter = _load(caller.tenant, event_id)
    transaction = Transaction()
    moved = ConflictError("it changed meanwhile")
    transaction.remove(letter, DeadLetter.revision == letter.revision, otherwise=moved)
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
