"""What becomes of 1,000 signings in which the process ends at every call to AWS in turn.

python -m tests.bench.contracts [N]     prints what became of them as JSON
"""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Any

from infra.lambda_zip import ROOT
from tests.bench.figures import Figure

SIGNINGS = 1000


def crash_figures() -> list[Figure]:
    """Each ends as one sealed document with one unbroken chain."""
    command = [sys.executable, "-m", "tests.bench.contracts", str(SIGNINGS)]
    outcome = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(outcome.stdout.splitlines()[-1])  # metrics are lines before the last
    return [
        Figure("not one sealed document with one chain", len(told["faults"]), "", bound=0),
        Figure("signings", told["signings"], "", note=f"{told['steps']} places at which it crashed"),
        Figure("the run", told["seconds"], "s"),
    ]


def measure(count: int) -> dict[str, Any]:
    """The run, within moto."""
    import pytest
    from moto import mock_aws

    from infra.local import moto_dynamodb, moto_quick, moto_ses
    from infra.local.provision import provision

    moto_dynamodb.install()
    moto_quick.install()
    moto_ses.install()
    with mock_aws(), pytest.MonkeyPatch.context() as patch:
        resources = provision()
        os.environ.update(resources.environment() | {"POWERTOOLS_LOG_LEVEL": "CRITICAL"})
        from chalicelib.kernel import clock
        from tests.support.api_client import ApiClient
        from tests.support.clock import SettableClock
        from tests.support.crashing import run

        now = SettableClock(datetime(2026, 11, 23, 12, tzinfo=UTC))
        clock.set_source(now)
        began = time.perf_counter()
        outcome = run(ApiClient(resources, now), patch, count)
        return {
            "signings": outcome.signings,
            "steps": len(outcome.steps),
            "faults": outcome.faults,
            "seconds": time.perf_counter() - began,
        }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else SIGNINGS)) + "\n")
