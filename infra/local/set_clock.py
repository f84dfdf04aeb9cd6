"""The clock of the local system, which can be set to start at another moment than the machine's.

The offset travels in the environment, like the rest of what a process of the system needs to know. Only what asks
`kernel.clock` follows it; botocore signs with the machine's own time, and moto does not compare.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from chalicelib.kernel import clock

OFFSET_SECONDS = "LOCAL_CLOCK_OFFSET_SECONDS"


def offset_environment(start: datetime | None) -> dict[str, str]:
    """The variables that make a process's clock read `start` now, and run on from there. None is the machine's time."""
    if start is None:
        return {}
    return {OFFSET_SECONDS: str((start - datetime.now(UTC)).total_seconds())}


def follow(environment: Mapping[str, str]) -> None:
    """Set this process's clock as its environment says."""
    seconds = environment.get(OFFSET_SECONDS)
    if seconds is not None:
        offset = timedelta(seconds=float(seconds))
        clock.set_source(lambda: datetime.now(UTC) + offset)
