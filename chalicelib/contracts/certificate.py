"""Which key seals a tenant's contracts, and whether its certificate is fit to seal with, and for how long."""

import json
from typing import Literal

from chalicelib.contracts.object_keys import CHAIN, own_key
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.settings import settings

WARN_DAYS = 60
"""From how many days before it expires a certificate wants to be renewed."""

Fitness = Literal["", "missing", "unfit", "expired", "expires"]
"""What is amiss with it; nothing where it is empty."""


def key_and_chain(tenant: str = "") -> tuple[str, bytes] | None:
    """The tenant's own key where it has one, else the platform's, by its id, and its certificates as PEM."""
    own = files.get_file(own_key(tenant)) if tenant else None
    if own is not None:
        kept = json.loads(own)
        return kept["key_id"], kept["certificates"].encode()
    chain = files.get_file(CHAIN)
    return None if chain is None else (settings().seal_key_id, chain)


def certificate_fitness(tenant: str) -> tuple[Fitness, int]:
    """What is amiss with the certificates of a tenant's seals, and how many days are left of them."""
    from chalicelib.seals.authority import OutOfDateError, check_chain

    found = key_and_chain(tenant)
    if found is None:
        return "missing", 0
    key_id, chain = found
    now = clock.now()
    try:
        left = (check_chain(chain, key_id, now) - now).days
    except OutOfDateError:
        return "expired", 0
    except ValueError:
        return "unfit", 0
    return "expires" if left < WARN_DAYS else "", left
