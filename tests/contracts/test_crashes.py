"""A process that ends at any call to AWS on the way of a signature costs nothing: one act, one seal, one chain."""

import pytest

from tests.support.crashing import run
from tests.support.window import Window

SIGNINGS = 14
STRIDE = 11
"""Coprime to the number of steps, so that the crashes are spread over the whole way."""


def test_wherever_the_process_ends_one_sealed_document_comes_of_it(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run(window, monkeypatch, SIGNINGS, STRIDE)
    assert outcome.faults == []
    assert outcome.signings == len(outcome.steps) == SIGNINGS
    # How often empty queues are asked in the end differs a little: one or two crashes may come too late.
    assert outcome.crashes >= SIGNINGS - 2, sorted(outcome.steps)
