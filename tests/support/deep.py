"""How long property tests look for a counterexample: `make test` samples, `make test-deep` runs with DEEP set."""

import os

FACTOR = 20 if os.environ.get("DEEP") else 1


def examples(bounded: int) -> int:
    """How many examples a property is tried with: `bounded` in `make test`, twenty times as many in a deep run."""
    return bounded * FACTOR
