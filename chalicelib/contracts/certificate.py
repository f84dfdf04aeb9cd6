"""Whether the certificate of the seal's key is fit to seal with, and for how long."""

from typing import Literal

from chalicelib.contracts.places import CHAIN
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings

WARN_DAYS = 60
"""From how many days before it expires a certificate wants to be renewed."""

Fitness = Literal["", "missing", "unfit", "expired", "expires"]
"""What is amiss with it; nothing where it is empty."""


def certificate_fitness() -> tuple[Fitness, int]:
    """What is amiss with the seal's certificates, and how many days are left of them."""
    from chalicelib.seals.authority import OutOfDateError, check_chain

    chain = files.get_file(CHAIN)
    if chain is None:
        return "missing", 0
    now = clock.now()
    try:
        left = (check_chain(chain, settings().seal_key_id, now) - now).days
    except OutOfDateError:
        return "expired", 0
    except ValueError:
        return "unfit", 0
    return "expires" if left < WARN_DAYS else "", left
