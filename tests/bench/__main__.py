"""`make bench`: the figures that were promised, each with its bound. Exit code 1 when one is broken."""

import sys
import tempfile
from pathlib import Path

from tests.bench.figures import show
from tests.bench.handlers import cold_figures, init_figures, setting, warm_figures


def main() -> int:
    """Measure and print."""
    holds = []
    with tempfile.TemporaryDirectory() as folder, setting(Path(folder)) as where:
        holds.append(show("Warm: GET statement, 50 entries (median of one request)", warm_figures(where)))
        holds.append(show("Cold: import and first request (median of fresh processes)", cold_figures(where)))
        holds.append(show("Cold: awslambdaric, from spawn to first poll", init_figures(where)))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
