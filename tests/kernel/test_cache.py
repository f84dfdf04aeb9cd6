"""A cache whose entries grow stale by the kernel's clock; and nothing reads the time past that clock."""

import re
from pathlib import Path

import pytest

from chalicelib.kernel.cache import TimedCache
from infra.site import ROOT
from tests.support.clock import SettableClock

BARE = re.compile(
    r"\b(time\.(time|sleep|monotonic)|datetime\.(now|utcnow|today)|date\.today)\b(?!_)|import sleep"
)
ALLOWED = {"kernel/clock.py": "it is the clock"}


@pytest.fixture
def cache(now: SettableClock) -> TimedCache[str, int]:
    cache = TimedCache[str, int](30)
    cache.put("a", 1)
    return cache


def test_a_value_is_fresh_until_its_time_is_over(cache: TimedCache[str, int], now: SettableClock) -> None:
    now.forward(seconds=29.9)
    assert cache.get("a") == 1
    now.forward(seconds=0.1)
    assert cache.get("a") is None
    assert cache.get_stale("a") == 1


def test_a_clock_that_is_set_back_makes_nothing_last(cache: TimedCache[str, int], now: SettableClock) -> None:
    now.forward(seconds=-1)
    assert cache.get("a") is None


def test_what_is_dropped_is_gone(cache: TimedCache[str, int]) -> None:
    cache.put("b", 2)
    cache.drop("a")
    cache.drop("a")
    assert (cache.get("a"), cache.get_stale("a"), cache.get("b")) == (None, None, 2)
    cache.clear()
    assert cache.get_stale("b") is None


def test_only_the_clock_asks_for_the_time() -> None:
    folder = ROOT / "chalicelib"
    found = {
        path.relative_to(folder).as_posix(): BARE.findall(path.read_text(encoding="utf-8"))
        for path in Path(folder).rglob("*.py")
    }
    assert {name for name, uses in found.items() if uses} == set(ALLOWED)
