"""A signed-in customer's contracts: which they are, how they are read. Two round trips at most to look."""

import json
from datetime import datetime

from chalicelib.contracts import object_keys, rules, views
from chalicelib.contracts.models import Contract, Signer, SignerState
from chalicelib.contracts.schemas import (
    ContractBrief,
    ContractMarkOut,
    ContractOut,
    ContractPage,
    ContractPicture,
    ContractPictures,
    ContractSignerOut,
    ContractsQuery,
    PagesQuery,
    StepUpWays,
)
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.customers.contact_data import is_mobile_possible
from chalicelib.customers.models import Contact
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access.sessions import SessionToken
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key


def _prefetch_keys(request: Request, who: SessionToken) -> list[Key]:
    contract_id = request.path_params.get("contract_id", "")
    if not ids.is_id(contract_id, "ctr"):
        return []
    return [keys.contract(request.path_params["tenant"], who.customer_id, contract_id)]


CUSTOMER = SignedInCustomer(prefetch=_prefetch_keys)
READING = SignedInCustomer(reads=True, prefetch=_prefetch_keys)
"""Of what changes nothing though it is a POST: staff who look as the customer may do it, and leave no trace as them."""


def contract_of(caller: SignedIn, contract_id: str) -> Contract:
    """A contract that the caller may see. NotFoundError for any other."""
    key = keys.contract(caller.tenant, caller.customer_id, contract_id)
    if key not in caller.prefetched:
        raise NotFoundError("no such contract")
    contract = Contract.from_wire(caller.prefetched[key])
    return seen_by(contract, caller)


def seen_by(contract: Contract, caller: SignedIn) -> Contract:
    """The contract, if the caller may see it. NotFoundError."""
    if not rules.may_see(contract, caller.contact.contact_id, caller.settings):
        raise NotFoundError("no such contract")
    return contract


def list_contracts(caller: SignedIn, query: ContractsQuery) -> ContractPage:
    """A page of the customer's contracts, newest first: one query."""
    cursors = caller.cursors("contracts")
    rows = reads.query(
        keys.customer_partition(caller.tenant, caller.customer_id),
        prefix=keys.contract_prefix(),
        newest_first=True,
        limit=query.limit,
        after=cursors.read(query.cursor)["key"] if query.cursor else None,
    )
    contact_id, settings = caller.contact.contact_id, caller.settings
    shown = [
        _brief(caller, contract)
        for contract in map(Contract.from_wire, rows.items)
        if rules.may_see(contract, contact_id, settings)
    ]
    return ContractPage(
        items=shown,
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
        waiting=sum(one.mine for one in shown),
    )


def _brief(caller: SignedIn, contract: Contract) -> ContractBrief:
    return ContractBrief.model_validate(_facts(caller, contract))


def _facts(caller: SignedIn, contract: Contract) -> dict[str, object]:
    over = rules.is_over(contract, clock.today(caller.settings.time_zone))
    return {
        "contract_id": contract.contract_id,
        "title": contract.title,
        "state": "expired" if over else views.shown_state(contract),
        "mine": rules.is_turn_of(contract, caller.contact.contact_id, caller.settings),
        "due_on": contract.due_on,
        "sent_at": contract.sent_at,
        "ended_at": contract.ended_at,
    }


def show_contract(caller: SignedIn, contract: Contract) -> ContractOut:
    """A contract with all that its reader needs."""
    signer = rules.signer_of(contract, caller.contact.contact_id)
    return ContractOut.model_validate(
        {
            **_facts(caller, contract),
            "message": contract.message,
            "business": caller.settings.name,
            "pages": len(contract.pages),
            "pages_drawn": int(contract.pages_drawn),
            "document_sha256": contract.original_sha256,
            "signers": [_signer_out(one, signer) for one in contract.people()],
            "marks": marks_of(contract, signer),
            "consent": contract.consent,
            "ways": ways_of(caller),
            "reason": contract.reason,
            "receipt_url": receipt_url(contract, signer),
            "code": contract.code,
            "sealed_sha256": contract.sealed_sha256,
            "has_evidence": bool(contract.evidence_sha256),
        }
    )


def receipt_url(contract: Contract, signer: Signer | None) -> str:
    """Where a signature can be looked up by its receipt."""
    if signer is None or not signer.receipt:
        return ""
    return f"{deployment().public_origin}/verify#{contract.tenant}/{signer.receipt}"


def _signer_out(one: Signer, own: Signer | None) -> ContractSignerOut:
    return ContractSignerOut(
        name=one.name,
        own=own is not None and own.signer_id == one.signer_id,
        state=SignerState(one.state).value,
        signed_at=datetime.fromisoformat(one.signed_at) if one.signed_at else None,
    )


def marks_of(contract: Contract, signer: Signer | None) -> list[ContractMarkOut]:
    """What somebody has to fill in."""
    return [
        ContractMarkOut.model_validate({name: mark[name] for name in ContractMarkOut.model_fields})
        for mark in contract.marks
        if signer is not None and mark["signer_id"] == signer.signer_id
    ]


def ways_of(caller: SignedIn) -> StepUpWays:
    """Where the code that authorises a signature can go."""
    email, mobile = reach_of(caller.contact)
    return StepUpWays(email=rules.masked_email(email), sms=rules.masked_phone(mobile))


def reach_of(contact: Contact) -> tuple[str, str]:
    """Where a contact can be sent a code: an e-mail address and a mobile's number, each empty where there is none."""
    email = contact.emails[0] if contact.emails else ""
    return email, next((phone for phone in contact.phones if is_mobile_possible(phone)), "")


def show_pictures(contract: Contract, query: PagesQuery) -> ContractPictures:
    """Some of the pages, each as a picture and as text."""
    last = min(query.first + query.limit, int(contract.pages_drawn))
    numbers = range(query.first, last)
    if not numbers:
        return ContractPictures(items=[])
    stored = files.get_file(object_keys.words(contract))
    words: list[str] = json.loads(stored) if stored else []
    return ContractPictures(
        items=[
            ContractPicture(
                number=number,
                width=contract.pages[number][0],
                height=contract.pages[number][1],
                url=files.picture_url(object_keys.picture(contract, number), "image/webp"),
                text=words[number] if number < len(words) else "",
            )
            for number in numbers
        ]
    )


def download_file(contract: Contract, file: str) -> Download:
    """One of a contract's files. NotFoundError `file_gone` where there is none of it yet."""
    revision = int(contract.revision)
    if file == "original":
        return files.download(object_keys.original(contract), f"{contract.title}.pdf", "application/pdf")
    if not revision or (file == "evidence" and not contract.evidence_sha256):
        raise NotFoundError("there is no such file yet", code="file_gone")
    place = (
        object_keys.sealed(contract, revision)
        if file == "sealed"
        else object_keys.evidence(contract, revision)
    )
    return files.download(place, f"{contract.title} - {contract.code}.pdf", "application/pdf", sealed=True)
