"""Signing for the business: one of the team, with a fresh code to their own address, as customers do."""

from chalicelib.audit import service as audit
from chalicelib.contracts import activity, console_service, rules, signing
from chalicelib.contracts.models import Contract
from chalicelib.contracts.portal_service import code_out
from chalicelib.contracts.schemas import ContractCodeOut, ContractCodeTypedIn, SignatureIn
from chalicelib.contracts.signing import SigningPerson
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings


def _person(caller: StaffCaller) -> SigningPerson:
    return SigningPerson(
        tenant=caller.tenant,
        settings=tenant_settings(caller.tenant),
        person_id=caller.staff_id,
        name=caller.name,
        email=caller.member.email,
        mobile="",
        language=caller.member.language,
        ip=caller.ip,
        user_agent=caller.user_agent,
    )


def _to_sign(caller: StaffCaller, contract_id: str) -> Contract:
    """A contract that they are to sign. ConflictError `not_a_signer` for any other: to see it is not to sign it."""
    contract = console_service.find(caller, contract_id)
    if rules.signer_of(contract, caller.staff_id) is None:
        raise ConflictError("not one of those who sign", code="not_a_signer")
    return contract


def mark_opened(caller: StaffCaller, contract_id: str) -> Contract:
    """Note that they saw it, if they are to sign it."""
    contract = console_service.find(caller, contract_id)
    return activity.mark_opened(contract, caller.staff_id, {"ip": caller.ip, "browser": caller.user_agent})


def note_read(caller: StaffCaller, contract_id: str, document_sha256: str) -> None:
    """Note that they came to the document's end. ConflictError `document_changed`."""
    contract = console_service.find(caller, contract_id)
    activity.note_by_signer(contract, caller.staff_id, "read", {"document_sha256": document_sha256})


def ask_code(caller: StaffCaller, contract_id: str) -> ContractCodeOut:
    """Send the code. The errors of `signing.ask_code`."""
    return code_out(signing.ask_code(_to_sign(caller, contract_id), _person(caller), "email"))


def check_code(caller: StaffCaller, contract_id: str, challenge_id: str, body: ContractCodeTypedIn) -> None:
    """Say whether the code is right, before anything is drawn."""
    contract, person = _to_sign(caller, contract_id), _person(caller)
    signing.check_code(contract, person, challenge_id, body.binding, body.code)
    signing.note_right_code(contract, person)


def sign(caller: StaffCaller, contract_id: str, body: SignatureIn) -> Contract:
    """Sign it; that it was signed for the business stands in the audit log, too."""
    contract = signing.sign(_to_sign(caller, contract_id), _person(caller), body)
    details = {"title": contract.title}
    audit.commit(
        Transaction(), caller, "contracts.signed", target=f"customer:{contract.customer_id}", details=details
    )
    return contract
