"""What a domain declares about itself in its `domain.py`, for the parts of the product that serve every domain.

Declarations are cheap to import: what they name is imported when it is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from chalicelib.kernel.jobs import Job


@dataclass(frozen=True, slots=True)
class JobHandler:
    """Who runs one kind of job."""

    job: type[Job]
    run: str
    """`module:function`, called with the job and the number of the try, from 1. An exception is a failed try."""
    retry_seconds: int = 15
    """How long after the first failed try the job is tried again; after the second it is twice as long, and so on."""
    give_up: str = ""
    """`module:function`, called with the job when its last try has failed."""

    @property
    def kind(self) -> str:
        """The job's kind, as in its message."""
        return str(self.job.model_fields["kind"].default)


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain's declaration."""

    name: str
    job_handlers: tuple[JobHandler, ...] = ()


def load(reference: str) -> Callable[..., Any]:
    """Import the function that a declaration names as `module:function`."""
    module, _, name = reference.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function
