"""Ids sort by the moment they were made in, and within it as they were made."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from chalicelib.kernel import clock, ids

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_clock() -> Iterator[None]:
    yield
    clock.set_source(None)


def _at(moment: datetime) -> str:
    clock.set_source(lambda: moment)
    return ids.new_id("tst")


def test_ids_of_one_moment_sort_as_they_were_made() -> None:
    made = [_at(NOON) for _ in range(1000)]

    assert made == sorted(set(made))
    assert all(ids.is_id(one, "tst") for one in made)


def test_the_step_from_one_id_to_the_next_is_not_always_the_same() -> None:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    numbers = [
        sum(alphabet.index(c) << 5 * i for i, c in enumerate(reversed(_at(NOON)[4:]))) for _ in range(50)
    ]

    steps = {after - before for before, after in pairwise(numbers)}
    assert len(steps) == len(numbers) - 1
    assert min(steps) > 1 << 24


def test_a_clock_that_was_set_back_is_heeded() -> None:
    later = _at(NOON)

    assert _at(NOON - timedelta(hours=1)) < later < _at(NOON + timedelta(milliseconds=1))


def test_an_id_may_sort_by_another_moment_than_now() -> None:
    old = ids.new_id("tst", at=NOON - timedelta(days=300))

    assert old < _at(NOON)
    assert ids.new_id("tst", at=(NOON - timedelta(days=400)).date()) < old
