"""`make bench`: the figures that were promised, each with its bound. Exit code 1 when one is broken.

python -m tests.bench             all of them
python -m tests.bench warm cold   only some: warm, cold, signin, import, delivery, contracts, sealing, start, lighthouse
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from infra.lambda_zip import ROOT
from tests.bench.contracts import crash_figures
from tests.bench.delivery import delivery_figures, latency_figures
from tests.bench.figures import Figure, show
from tests.bench.handlers import cold_figures, init_figures, setting, warm_figures
from tests.bench.imports import import_figures
from tests.bench.sealing import sealing_figures
from tests.bench.signin import signin_figures
from tests.bench.system import free_port, lighthouse_figures, running, start_figures

PARTS = ("warm", "cold", "signin", "import", "delivery", "contracts", "sealing", "start", "lighthouse")


def main() -> int:
    """Measure and print."""
    wanted = sys.argv[1:] or PARTS
    unknown = set(wanted) - set(PARTS)
    if unknown:
        sys.stderr.write(f"{', '.join(sorted(unknown))}: not among {', '.join(PARTS)}\n")
        return 2
    holds = []

    def part(title: str, measure: Callable[[], list[Figure]]) -> None:
        holds.append(show(title, measure()))

    if {"warm", "cold"} & set(wanted):
        _requests(wanted, part)
    if "signin" in wanted:
        part(
            "Asking for a code, trying a password (medians of 200 tries each)",
            lambda: signin_figures(_signin()),
        )
    if "contracts" in wanted:
        part("1,000 signings, with a crash at each call in turn", crash_figures)
    if "sealing" in wanted:
        part("Sealing a contract of ten pages under awslambdaric", sealing_figures)
    _one_machine(wanted, part)
    return 0 if all(holds) else 1


def _requests(wanted: Collection[str], part: Callable[[str, Callable[[], list[Figure]]], None]) -> None:
    with tempfile.TemporaryDirectory() as folder, setting(Path(folder)) as where:
        if "warm" in wanted:
            part("Warm: GET statement, 50 entries (median of one request)", lambda: warm_figures(where))
        if "cold" in wanted:
            part("Cold: import and first request (median of processes)", lambda: cold_figures(where))
            part("Cold: awslambdaric, from spawn to first poll", lambda: init_figures(where))


def _one_machine(wanted: Collection[str], part: Callable[[str, Callable[[], list[Figure]]], None]) -> None:
    """Measure what takes a whole system that runs, each part with one of its own on the same port."""
    port = free_port()
    if "import" in wanted:
        part("An import of 10,000 customers", lambda: import_figures(port))
    if "delivery" in wanted:
        part("10,000 events, the stream and SES misbehaving", delivery_figures)
        part("From an event to the inbox of one machine", lambda: latency_figures(port))
    if "start" in wanted:
        part("One machine", lambda: start_figures(port))
    if "lighthouse" in wanted:
        with running(port):
            part("Lighthouse, mobile, the portal's page (medians of 3)", lambda: lighthouse_figures(port))


def _signin() -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.bench.signin"]
    outcome = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    # Metrics are lines before the last.
    taken: dict[str, list[float]] = json.loads(outcome.stdout.splitlines()[-1])
    return taken


if __name__ == "__main__":
    sys.exit(main())
