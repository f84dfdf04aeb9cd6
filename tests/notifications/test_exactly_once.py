"""Each message is sent exactly once or is a dead letter, though everything around the sender misbehaves.

A hundred events here, five hundred in `make test-deep`; ten thousand are `python -m tests.bench delivery`.
"""

import pytest

from chalicelib.kernel.aws.failures import ErrorKind
from tests.support.api_client import ApiClient
from tests.support.exactly_once import run


@pytest.mark.parametrize("events", [120, pytest.param(500, marks=pytest.mark.deep)])
def test_each_message_is_sent_once_or_is_a_dead_letter(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, events: int
) -> None:
    outcome = run(api_client, monkeypatch, events, seed=1)

    assert outcome.twice == []
    assert outcome.lost == 0
    assert outcome.left == 0
    assert outcome.notices >= events // 3
    assert outcome.cut_off_between > 0
    assert outcome.failed_calls > 0.05 * outcome.calls
    assert outcome.shown > 1.5 * events
    assert outcome.once > 0.95 * events
    # With one call in ten failing nothing dies of that: what is a letter is of the kind that only people can settle.
    assert set(outcome.letters.values()) <= {ErrorKind.UNCERTAIN}
