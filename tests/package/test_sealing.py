"""The function that seals, as it is deployed: out of the zip, in Lambda's runtime, KMS and S3 behind their APIs."""

from pathlib import Path

import pytest

from chalicelib.seals.anchors import Anchors
from chalicelib.seals.verification import verify
from tests.package.sealing import seal_all, signed_contracts

pytestmark = pytest.mark.package

MOST_MEGABYTES = 400


def test_contracts_of_ten_pages_are_sealed_in_memory(task_root: Path, runtime_root: Path) -> None:
    with signed_contracts(3) as cloud:
        sealed = list(seal_all(cloud, task_root, runtime_root))

    anchors = Anchors(cloud["root"].encode(), (cloud["key"],))
    assert [verify(one.document, anchors).holds for one in sealed] == [True] * 3
    assert max(one.megabytes for one in sealed) < MOST_MEGABYTES
