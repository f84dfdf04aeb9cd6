"""What many tests begin with, made once a process: each test gets a copy of its own."""

from collections.abc import Callable
from typing import TypeVar

from tests.support import blank_cloud
from tests.support.api_client import ApiClient
from tests.support.blank_cloud import Frozen

T = TypeVar("T")
_kept: dict[str, Frozen] = {}


def keep(name: str, api_client: ApiClient, make: Callable[[], T]) -> T:
    """What `make` makes beside what it does in AWS; after the first time a copy of both, and the clock as it was then.

    Whatever was done in AWS before has to be the same each time, because it is replaced, too.
    """
    if name not in _kept:
        made = make()
        _kept[name] = blank_cloud.freeze((made, api_client.shown, api_client.now.moment), api_client)
        return made
    again: T
    again, api_client.shown, api_client.now.moment = blank_cloud.thaw(_kept[name], api_client)
    return again
