"""What imports declare."""

from typing import Literal

from chalicelib.kernel.declarations import Domain, JobHandler
from chalicelib.kernel.jobs import Job


class ImportPiece(Job):
    """The next piece of an import, which is one page of its rows."""

    kind: Literal["imports.piece"] = "imports.piece"
    import_id: str
    state: str
    attempt: int
    piece: int


DOMAIN = Domain(
    name="imports",
    job_handlers=(
        JobHandler(
            ImportPiece,
            "chalicelib.imports.worker:run",
            retry_seconds=20,
            give_up="chalicelib.imports.worker:give_up",
        ),
    ),
)
