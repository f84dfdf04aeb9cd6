"""What anybody may ask of the record who holds a sealed document, or its hash: whether it is ours, and since when."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.contracts import records
from chalicelib.contracts.models import Contract, ContractState, SealedFile
from chalicelib.contracts.schemas import Sha256
from chalicelib.contracts.signing import signings_of
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.errors import NotFoundError, TooManyRequestsError
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.kernel.store import keys
from chalicelib.tenants.access import Anyone, Visitor

routes = Routes(__name__, "/portal/{tenant}/verify", "verification")
ASKED = Limit("verify-ip", 300, HOUR)


class VerifyIn(StrictIn):
    """What somebody has in hand: a document's code, its hash, or both. The document itself stays with them."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{0,40}$")] = ""
    sha256: Literal[""] | Sha256 = ""


class VerifiedRecord(Schema):
    """What the record says of it. No name and no title: who has the document reads them there."""

    found: bool
    kind: Literal["contract", "receipt"] = "contract"
    state: Literal["", "partly_signed", "signed", "ended"] = ""
    """Whether all have signed by now, some have, or it ended before all had."""
    sealed_at: datetime | None = None
    """When this document was sealed, or the latest where none was named."""
    signed_at: list[datetime] = Field(default_factory=list)
    current: bool | None = None
    """Whether it is the document with all the seals that it has by now; nothing where none was named."""


@routes.post("", access=Anyone(), errors=(TooManyRequestsError,))
def look_up_record(caller: Visitor, body: VerifyIn) -> VerifiedRecord:
    """Say whether a sealed document, or a signature's receipt, is on record, by its code, its hash or both."""
    rate_limits.spend(caller.tenant, ASKED, caller.ip)
    file = SealedFile.find(keys.sealed_file(caller.tenant, body.sha256)) if body.sha256 else None
    contract = _contract(caller.tenant, body, file)
    if contract is None or (body.sha256 and (file is None or file.contract_id != contract.contract_id)):
        return VerifiedRecord(found=False)
    acts = signings_of(contract)
    if file is not None and file.of == "receipt":
        own = [act.signed_at for act in acts if int(act.number) == int(file.revision)]
        return VerifiedRecord(found=True, kind="receipt", state=_state(contract), signed_at=own)
    if not int(contract.revision):
        return VerifiedRecord(found=False)
    shown = file or SealedFile.find(keys.sealed_file(caller.tenant, contract.sealed_sha256))
    return VerifiedRecord(
        found=True,
        state=_state(contract),
        sealed_at=shown.sealed_at if shown else None,
        signed_at=[act.signed_at for act in acts[: int(file.revision) if file else int(contract.revision)]],
        current=body.sha256 in (contract.sealed_sha256, contract.evidence_sha256) if file else None,
    )


def _state(contract: Contract) -> Literal["partly_signed", "signed", "ended"]:
    if contract.state == ContractState.SIGNED:
        return "signed"
    return "partly_signed" if contract.state == ContractState.SENT else "ended"


def _contract(tenant: str, body: VerifyIn, file: SealedFile | None) -> Contract | None:
    try:
        if body.code:
            return records.find(tenant, *records.owner_of(tenant, body.code))
        return records.find(tenant, file.customer_id, file.contract_id) if file else None
    except NotFoundError:
        return None
