"""Each message is sent exactly once or is a dead letter, though everything around the sender misbehaves.

A few hundred events here; ten thousand are `python -m tests.bench delivery`.
"""

import pytest

from chalicelib.kernel.aws.failures import ErrorKind
from tests.support.exactly_once import run
from tests.support.window import Window

EVENTS = 300


@pytest.mark.parametrize("seed", [1])
def test_each_message_is_sent_once_or_is_a_letter_and_none_is_lost(
    window: Window, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    outcome = run(window, monkeypatch, EVENTS, seed=seed)

    assert outcome.twice == []
    assert outcome.lost == 0
    assert outcome.left == 0
    assert outcome.notices >= EVENTS // 3
    assert outcome.cut_off_between > 0
    assert outcome.failed_calls > 0.05 * outcome.calls
    assert outcome.shown > 1.5 * EVENTS
    assert outcome.once > 0.95 * EVENTS
    # With one call in ten failing nothing dies of that: what is a letter is of the kind that only people can settle.
    assert set(outcome.letters.values()) <= {ErrorKind.UNCERTAIN}
