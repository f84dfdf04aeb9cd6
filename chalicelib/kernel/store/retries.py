"""Optimistic concurrency: load, change and commit again when another request changed the same items first."""

import random
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import TypeVar

from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError, VentanillaError

MAX_ATTEMPTS = 24
"""A writer fails only when another one succeeds, so this serves 20 writers of one item with some to spare."""
FIRST_PAUSE_SECONDS = 0.02
LONGEST_PAUSE_SECONDS = 0.2
"""Together the pauses stay below 4.2 s, a fraction of a request's 28 s."""

_T = TypeVar("_T")
_pauses: ContextVar[Iterator[float] | None] = ContextVar("pauses", default=None)


def retry_on_conflict(
    attempt: Callable[[], _T], *, exhausted: VentanillaError, on: type[ConflictError] = ConflictError
) -> _T:
    """Call `attempt` until it raises no `on`, pausing in between; raise `exhausted` when all attempts failed.

    `attempt` has to load everything that it changes. Nested calls share the attempts of the outermost one,
    so that the limits hold for all of them together.
    """
    outer = _pauses.get()
    pauses = _jittered_pauses() if outer is None else outer
    token = _pauses.set(pauses)
    try:
        while True:
            try:
                return attempt()
            except on as conflict:
                pause = next(pauses, None)
                if pause is None:
                    raise exhausted from conflict
            clock.pause(pause)
    finally:
        _pauses.reset(token)


def _jittered_pauses() -> Iterator[float]:
    """The pauses between attempts: "full jitter", each random up to a limit that doubles."""
    longest = FIRST_PAUSE_SECONDS
    for _ in range(MAX_ATTEMPTS - 1):
        yield random.uniform(0, longest)  # noqa: S311 - jitter, not a secret
        longest = min(2 * longest, LONGEST_PAUSE_SECONDS)
