"""A process that ends at any call to AWS on the way of a signature costs nothing: one act, one seal, one chain."""

import pytest

from tests.support.api_client import ApiClient
from tests.support.crashing import Case, run

SIGNINGS = 14
STRIDE = 11
"""Coprime to the number of steps, so that the crashes are spread over the whole way."""


def test_wherever_the_process_ends_one_sealed_document_comes_of_it(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run(api_client, monkeypatch, SIGNINGS, STRIDE)
    assert outcome.faults == []
    assert outcome.signings == len(outcome.steps) == SIGNINGS
    # How often empty queues are asked in the end differs a little: one or two crashes may come too late.
    assert outcome.crashes >= SIGNINGS - 2, sorted(outcome.steps)


@pytest.mark.parametrize(
    ("case", "stride"),
    [
        (Case(signers=2), 31),
        (Case(signers=2, beside_another=True), 37),
        (Case(signers=2, declined=True), 19),
    ],
    ids=["two signers", "beside another's signature", "signed, then declined"],
)
def test_so_it_is_with_two_signers_whatever_the_document_and_the_end(
    api_client: ApiClient, monkeypatch: pytest.MonkeyPatch, case: Case, stride: int
) -> None:
    outcome = run(api_client, monkeypatch, 6, stride, case)
    assert outcome.faults == []
    assert outcome.crashes >= 5, sorted(outcome.steps)
