"""Answers that leave on a grid: their time does not tell whether somebody was found (ASVS 6.3.8)."""

import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from chalicelib.kernel import clock

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")

RESPONSE_STEP_SECONDS = 0.1


def remaining_padding(elapsed: float) -> float:
    """Seconds to wait after `elapsed` seconds, so that the answer leaves on the grid: at most one step."""
    return RESPONSE_STEP_SECONDS - elapsed % RESPONSE_STEP_SECONDS


def pad_response_time(work: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Let what `work` answers or raises leave on the grid."""

    @functools.wraps(work)
    def timed(*arguments: _Given.args, **more: _Given.kwargs) -> _Answer:
        started = time.perf_counter()
        try:
            return work(*arguments, **more)
        finally:
            clock.pause(remaining_padding(time.perf_counter() - started))

    return timed
