"""Declaration of the imports domain."""

from typing import Literal

from chalicelib.kernel.declarations import Domain, JobHandler
from chalicelib.kernel.jobs import Job


class ImportChunk(Job):
    """The next chunk of an import's rows."""

    kind: Literal["imports.piece"] = "imports.piece"
    import_id: str
    state: str
    attempt: int
    piece: int


DOMAIN = Domain(
    name="imports",
    job_handlers=(
        JobHandler(
            ImportChunk,
            "chalicelib.imports.jobs:run",
            retry_seconds=20,
            give_up="chalicelib.imports.jobs:give_up",
        ),
    ),
)
