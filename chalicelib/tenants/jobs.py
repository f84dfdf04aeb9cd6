"""Jobs that a change of a tenant's settings asks for."""

from typing import Any, Literal

from chalicelib.kernel.jobs import Job


class ReindexCustomers(Job):
    """Write again the customers who hold one of these numbers, a page at a time."""

    kind: Literal["customers.reindex"] = "customers.reindex"
    placeholders: list[str]
    after: dict[str, Any] | None = None
    """Where the next page begins; None is the first."""
