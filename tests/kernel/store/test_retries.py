"""Retrying after a lost race: how often, how long, and what is raised in the end."""

from collections.abc import Callable

import pytest

from chalicelib.kernel.errors import ConflictError, UnavailableError
from chalicelib.kernel.store.retries import (
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    MAX_ATTEMPTS,
    retry_on_conflict,
)
from tests.support.clock import SettableClock

BUSY = UnavailableError("busy")


class LostRaceError(ConflictError):
    """The conflict that is retried."""


def losing(times: int, answer: str = "done") -> Callable[[], str]:
    """An attempt that loses the first `times` races."""
    outcomes = iter([LostRaceError()] * times)

    def attempt() -> str:
        for error in outcomes:
            raise error
        return answer

    return attempt


def test_an_attempt_that_wins_at_once_does_not_wait(now: SettableClock) -> None:
    assert retry_on_conflict(losing(0), exhausted=BUSY) == "done"
    assert now.pauses == []


def test_the_last_attempt_may_still_win(now: SettableClock) -> None:
    assert retry_on_conflict(losing(MAX_ATTEMPTS - 1), exhausted=BUSY) == "done"


def test_pauses_are_random_and_double_up_to_their_limit(now: SettableClock) -> None:
    for _ in range(20):
        retry_on_conflict(losing(6), exhausted=BUSY)

    pauses = now.pauses
    limits = [min(FIRST_PAUSE_SECONDS * 2**n, LONGEST_PAUSE_SECONDS) for n in range(6)]
    assert all(0 <= pause <= limit for pause, limit in zip(pauses, limits * 20, strict=True))
    assert len(set(pauses)) == len(pauses)


def test_pauses_stay_well_within_a_request(now: SettableClock) -> None:
    with pytest.raises(UnavailableError):
        retry_on_conflict(losing(MAX_ATTEMPTS), exhausted=BUSY)

    assert len(now.pauses) == MAX_ATTEMPTS - 1
    assert MAX_ATTEMPTS * LONGEST_PAUSE_SECONDS < 5


def test_nested_calls_share_the_attempts(now: SettableClock) -> None:
    inner_calls = 0

    def inner() -> None:
        nonlocal inner_calls
        inner_calls += 1
        raise LostRaceError

    def outer() -> None:
        retry_on_conflict(inner, on=LostRaceError, exhausted=ConflictError("inner"))

    with pytest.raises(UnavailableError):
        retry_on_conflict(outer, exhausted=BUSY)

    assert inner_calls == MAX_ATTEMPTS
    assert len(now.pauses) == MAX_ATTEMPTS - 1
    assert retry_on_conflict(losing(MAX_ATTEMPTS - 1), exhausted=BUSY) == "done"  # the next call starts over


def test_other_errors_are_raised_at_once(now: SettableClock) -> None:
    def attempt() -> None:
        raise ConflictError("refused")

    with pytest.raises(ConflictError, match="refused"):
        retry_on_conflict(attempt, on=LostRaceError, exhausted=BUSY)
    assert now.pauses == []
