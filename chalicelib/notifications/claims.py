"""Whose turn it is to send a message: at most one sender at a time, and none after one that may have sent it.

What is guaranteed, whatever the stream and the queue repeat, and wherever a sender stops:

- A message is handed to SES or SNS at most once for each time that it is told to have failed. Right before it is handed
  over, its sender notes so (`hand_over`) on the condition that the claim is still its own. A sender whose claim has
  run out while it was held up is stopped there, and who took over goes on.
- A sender that dies before that note leaves a claim that runs out: another one sends.
- One that dies after it, or gets no answer, leaves a message of which nobody knows whether it went out. Nobody tries
  again by itself: it becomes a dead letter that says so, and staff decide. So none is lost, and none is sent twice.
- What is remembered outlives the queue's and the stream's memory (4 days, 1 day), and so do all repetitions.

A claim lasts longer than the function may run (30 s), so it is only ever taken from one who is gone.
"""

import secrets
from contextlib import suppress
from enum import StrEnum
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.aws.failures import ErrorKind, UncertainError
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.notifications.models import Delivery

CLAIM_SECONDS = 60
REMEMBERED_SECONDS = 7 * 86400
BACK_OFF = (10, 60, 300, 900, 1800, 3600)
"""Seconds until a message that failed once, twice, … is tried again; the last from then on."""


class State(StrEnum):
    """How far a message has come."""

    CLAIMED = "claimed"
    HANDING = "handing"
    FAILED = "failed"
    SENT = "sent"
    DROPPED = "dropped"
    """There was nobody to send it to."""
    DEAD = "dead"
    """It is a dead letter, or was one that somebody discarded."""


_OVER = frozenset({State.SENT, State.DROPPED, State.DEAD})


class NotYetError(ConflictError):
    """Another sender is at it, or it failed a moment ago; `seconds` says when to look again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("not yet")
        self.seconds = max(1, seconds)


class _ChangedError(ConflictError):
    """Another sender changed the delivery first."""


class LostClaimError(ConflictError):
    """The claim ran out while its sender was held up, and another one took over."""


class Claim:
    """The right to send one message."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    def hand_over(self) -> None:
        """Note that the message is handed over now. LostClaimError when it is no longer ours to send."""
        self._store(State.HANDING, until=clock.epoch() + CLAIM_SECONDS, before=State.CLAIMED)

    def finish(self, state: State) -> None:
        """Note what became of it. That it was sent holds whoever else wondered meanwhile."""
        self._store(state, until=0)

    def fail(self, error: ErrorKind) -> int:
        """Note that it was not sent; answers after how many seconds it may be tried again."""
        wait = BACK_OFF[min(int(self._delivery.tries), len(BACK_OFF) - 1)]
        before = State(self._delivery.state)
        self._delivery.tries, self._delivery.error = int(self._delivery.tries) + 1, error
        self._store(State.FAILED, until=clock.epoch() + wait, before=before)
        return wait

    def doubt(self) -> None:
        """Note that it was handed over and never answered: from now on nobody sends it."""
        self._store(State.HANDING, until=0, before=State.HANDING)

    def _store(self, state: State, *, until: int, before: State | None = None) -> None:
        delivery = self._delivery
        delivery.state, delivery.until = state, until
        delivery.expires_at = clock.epoch() + REMEMBERED_SECONDS
        mine = (Delivery.claim == delivery.claim) & (Delivery.state == before) if before else None
        try:
            delivery.store(mine)
        except ConflictError as error:
            raise LostClaimError("another sender took over") from error


def claim(tenant: str, event_id: str) -> Claim | None:
    """Claim a message for sending; None when it needs no sending any more.

    NotYetError while another sender holds it or its next try is not due. UncertainError when it was handed over and
    never answered: such a message cannot be claimed.
    """
    found: Delivery | None = None

    def attempt() -> Claim | None:
        nonlocal found
        mine = Delivery.at(tenant, event_id)
        mine.state, mine.claim = State.CLAIMED, secrets.token_hex(8)
        mine.tries, mine.error = (int(found.tries), found.error) if found else (0, "")
        mine.until, mine.expires_at = clock.epoch() + CLAIM_SECONDS, clock.epoch() + REMEMBERED_SECONDS
        try:
            mine.store(_unchanged(found), otherwise=_ChangedError())
        except _ChangedError:
            found = Delivery.find(mine.key, consistent=True)
            if found is not None and found.state in _OVER:
                return None
            if found is not None and int(found.until) > clock.epoch():
                raise NotYetError(int(found.until) - clock.epoch()) from None
            if found is not None and found.state == State.HANDING:
                raise UncertainError("handed over, and never answered") from None
            raise
        return Claim(mine)

    return retry_on_conflict(attempt, on=_ChangedError, exhausted=NotYetError(1))


def _unchanged(found: Delivery | None) -> Any:
    """The condition that a delivery is as it was found."""
    if found is None:
        return Delivery.pk.does_not_exist()
    return (Delivery.claim == found.claim) & (Delivery.state == found.state)


def bury(tenant: str, event_id: str) -> Delivery | None:
    """Note that a message becomes a dead letter; what was known of it, or None where it was sent after all.

    NotYetError while a sender may still be at it.
    """

    def attempt() -> Delivery | None:
        found = Delivery.find(keys.delivery(tenant, event_id), consistent=True)
        if found is not None and found.state in (State.SENT, State.DROPPED):
            return None
        dead = found or Delivery.at(tenant, event_id)
        condition = _unchanged(found)
        if found is not None and found.state in (State.CLAIMED, State.HANDING):
            if int(found.until) > clock.epoch():
                raise NotYetError(int(found.until) - clock.epoch())
            if found.state == State.HANDING:
                dead.error = ErrorKind.UNCERTAIN
        dead.state, dead.until, dead.expires_at = State.DEAD, 0, clock.epoch() + REMEMBERED_SECONDS
        dead.store(condition, otherwise=_ChangedError())
        return dead

    return retry_on_conflict(attempt, on=_ChangedError, exhausted=NotYetError(1))


def revive(tenant: str, event_id: str) -> bool:
    """Let a dead letter be sent again, from its first try on; whether there is anything to send."""
    delivery = Delivery.find(keys.delivery(tenant, event_id), consistent=True)
    if delivery is None:
        return True
    if delivery.state == State.DEAD:
        with suppress(ConflictError):  # somebody else revives it at this very moment
            delivery.remove(_unchanged(delivery))
    return delivery.state not in (State.SENT, State.DROPPED)
