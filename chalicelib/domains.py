"""Every domain that declares something, once."""

from functools import lru_cache
from importlib import import_module

from chalicelib.kernel.declarations import Domain, JobHandler

NAMES = ("customers", "contracts", "imports")
"""The packages with a `domain.py`, whose `DOMAIN` is the declaration."""


@lru_cache(maxsize=1)
def domains() -> tuple[Domain, ...]:
    """The declarations."""
    return tuple(import_module(f"chalicelib.{name}.domain").DOMAIN for name in NAMES)


def job_handlers() -> list[JobHandler]:
    """Who runs each kind of job."""
    return [handler for domain in domains() for handler in domain.job_handlers]
