"""What those who sign leave in a contract's chain before they sign: that they opened it, read it, took it along."""

from collections.abc import Mapping, Sequence

from chalicelib.contracts import records, rules
from chalicelib.contracts.models import Contract, ContractEvent, Signer, SignerState
from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError

_DOCUMENT = ("original", "sealed")
"""The files that hold what is signed."""


def mark_opened(contract: Contract, person_id: str, where: Mapping[str, str]) -> Contract:
    """Note that a signer opened it, the first time that they do. Whoever does not sign leaves no trace."""

    def do(step: records.Step) -> bool:
        signer = rules.signer_of(step.contract, person_id)
        if signer is None or signer.state != SignerState.WAITING or not rules.turn(step.contract):
            return False
        changed = Signer.from_json(
            {**signer.to_json(), "state": SignerState.SEEN.value, "seen_at": clock.rfc3339(clock.now())}
        )
        step.contract.set_signer(changed)
        step.contract.updated_at = clock.now()
        step.note("opened", signer.signer_id, where)
        step.tell("contract_seen", {"signer": signer.name})
        return True

    return records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def note_by_signer(contract: Contract, person_id: str, event: str, details: Mapping[str, str]) -> Contract:
    """Append what a signer did to the chain, once; whoever does not sign leaves no trace there.

    ConflictError `document_changed` where what they read is not what is to be signed.
    """

    def do(step: records.Step) -> bool:
        stored = step.contract
        signer = rules.signer_of(stored, person_id)
        if details.get("document_sha256", stored.original_sha256) != stored.original_sha256:
            raise ConflictError("another document than the one to be signed", code="document_changed")
        if signer is None or not rules.turn(stored) or _has(stored, event, signer, details):
            return False
        step.note(event, signer.signer_id, details)
        return True

    return records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def has_read(contract: Contract, own: Sequence[ContractEvent]) -> bool:
    """Whether a signer came to the end of it by what they did; or took the file, where no pages of it are drawn."""
    if int(contract.pages_drawn) < 0:
        return any(one.event == "downloaded" and one.details.get("file") in _DOCUMENT for one in own)
    return any(one.event == "read" for one in own)


def has_typed_code(own: Sequence[ContractEvent]) -> bool:
    """Whether what a signer did tells already that the last code was typed."""
    codes = [one.event for one in own if one.event in ("code_sent", "code_right")]
    return codes[-1:] == ["code_right"]


def _has(contract: Contract, event: str, signer: Signer, details: Mapping[str, str]) -> bool:
    return any(
        one.event == event and one.actor == signer.signer_id and one.details == details
        for one in records.events_of(contract)
    )
