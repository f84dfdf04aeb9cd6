"""What contracts declare."""

from datetime import date
from typing import Literal

from chalicelib.kernel.declarations import Domain, JobHandler
from chalicelib.kernel.jobs import Job


class ContractJob(Job):
    """Work on one contract."""

    customer_id: str
    contract_id: str


class FillContract(ContractJob):
    """Make an ordered contract of its template."""

    kind: Literal["contracts.fill"] = "contracts.fill"


class DrawContract(ContractJob):
    """Draw the next of a contract's pages."""

    kind: Literal["contracts.draw"] = "contracts.draw"


class SealContract(ContractJob):
    """Seal what was signed and is not sealed yet."""

    kind: Literal["contracts.seal"] = "contracts.seal"


class SealDay(Job):
    """Seal the last events of all contracts up to a day (UTC)."""

    kind: Literal["contracts.seal_day"] = "contracts.seal_day"
    day: date


_RUN = "chalicelib.contracts.worker:run"
DOMAIN = Domain(
    name="contracts",
    job_handlers=(
        JobHandler(FillContract, _RUN),
        JobHandler(DrawContract, _RUN),
        JobHandler(SealContract, _RUN),
        JobHandler(SealDay, _RUN),
    ),
)
