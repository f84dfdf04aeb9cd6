"""What a customer does with a contract: opens, reads, downloads, authorises, signs or declines it."""

from chalicelib.contracts import activity, portal, rules, signing, trail
from chalicelib.contracts.models import Contract
from chalicelib.contracts.schemas import (
    ContractCodeIn,
    ContractCodeOut,
    ContractCodeTypedIn,
    ContractFileIn,
    ContractOut,
    ContractReadIn,
    DeclineIn,
    SignatureIn,
)
from chalicelib.contracts.signing import SigningPerson
from chalicelib.customers.access import SignedIn
from chalicelib.kernel import clock
from chalicelib.kernel.access import code_rules
from chalicelib.kernel.access.challenges import Asked
from chalicelib.kernel.aws.files import Download


def open_contract(caller: SignedIn, contract_id: str) -> ContractOut:
    """Show it, and note that a signer saw it."""
    contract = portal.contract_of(caller, contract_id)
    where = {"ip": caller.ip, "browser": caller.user_agent}
    return portal.show_contract(caller, activity.mark_opened(contract, caller.contact.contact_id, where))


def note_read(caller: SignedIn, contract_id: str, body: ContractReadIn) -> None:
    """Note that a signer came to the document's end."""
    contract = portal.contract_of(caller, contract_id)
    details = {"document_sha256": body.document_sha256}
    activity.note_by_signer(contract, caller.contact.contact_id, "read", details)


def download(caller: SignedIn, contract_id: str, body: ContractFileIn) -> Download:
    """One of its files; that a signer took it is noted, but not while staff look as the customer."""
    contract = portal.contract_of(caller, contract_id)
    if body.file == "events":
        signer = rules.signer_of(contract, caller.contact.contact_id)
        return trail.download(contract, trail.of_signer(signer.signer_id if signer else ""))
    found = portal.download_file(contract, body.file)
    if not caller.session.viewer_id:
        activity.note_by_signer(contract, caller.contact.contact_id, "downloaded", {"file": body.file})
    return found


def person_of(caller: SignedIn) -> SigningPerson:
    """The caller as somebody who signs."""
    email, mobile = portal.reach_of(caller.contact)
    return SigningPerson(
        tenant=caller.tenant,
        settings=caller.settings,
        person_id=caller.contact.contact_id,
        name=caller.contact.name,
        email=email,
        mobile=mobile,
        language=caller.customer.language or caller.settings.language,
        ip=caller.ip,
        user_agent=caller.user_agent,
    )


def ask_code(caller: SignedIn, contract_id: str, body: ContractCodeIn) -> ContractCodeOut:
    """Send the code that authorises the signature."""
    contract = portal.contract_of(caller, contract_id)
    return code_out(signing.ask_code(contract, person_of(caller), body.channel))


def code_out(asked: Asked) -> ContractCodeOut:
    """A code that was sent, as the page learns of it."""
    return ContractCodeOut(
        challenge_id=asked.challenge_id,
        binding=asked.binding,
        code_length=code_rules.STEP_UP_DIGITS,
        expires_at=clock.from_epoch(asked.expires_at),
        resend_at=clock.from_epoch(asked.resend_at),
    )


def check_code(caller: SignedIn, contract_id: str, challenge_id: str, body: ContractCodeTypedIn) -> None:
    """Say whether the code is right, before anything is drawn."""
    contract = portal.contract_of(caller, contract_id)
    person = person_of(caller)
    signing.check_code(contract, person, challenge_id, body.binding, body.code)
    signing.note_right_code(contract, person)


def sign(caller: SignedIn, contract_id: str, body: SignatureIn) -> ContractOut:
    """Sign it."""
    contract: Contract = portal.contract_of(caller, contract_id)
    return portal.show_contract(caller, signing.sign(contract, person_of(caller), body))


def decline(caller: SignedIn, contract_id: str, body: DeclineIn) -> ContractOut:
    """Refuse to sign it."""
    contract = portal.contract_of(caller, contract_id)
    return portal.show_contract(caller, signing.decline(contract, person_of(caller), body.reason))
