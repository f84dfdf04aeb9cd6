"""A contract before it is sent: of a PDF that staff hand in, with its signers and what each fills in."""

import hashlib
import secrets
from dataclasses import dataclass
from string import ascii_uppercase, digits
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.contracts import object_keys, records, sealing
from chalicelib.contracts.anchors import anchored, number_of
from chalicelib.contracts.console_schemas import ContractChangeIn, ContractIn
from chalicelib.contracts.domain import ContractJob, DrawContract
from chalicelib.contracts.models import Contract, ContractState, Signer
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock, ids, jobs
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import UploadForm
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.seals.inspection import MAX_BYTES, inspect_pdf
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

PDF = "application/pdf"
_ALPHABET = "".join(sorted(set(digits + ascii_uppercase) - set("01ILOU")))
"""Without what is taken for something else when it is read aloud or typed from paper."""
_CODE_LENGTH = 16
"""78 bits: nobody comes upon a contract by trying."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A PDF that may be handed in."""

    upload_id: str
    form: UploadForm


def begin_upload(caller: StaffCaller, size: int) -> Upload:
    """A form good for one PDF. InvalidError `pdf_too_large`."""
    if size > MAX_BYTES:
        raise InvalidError(fields=[FieldError("size", "pdf_too_large", "more than 50 MB")])
    upload_id = ids.new_id("upl")
    return Upload(upload_id, files.upload_form(_upload_key(caller, upload_id), PDF, max_bytes=size))


def _upload_key(caller: StaffCaller, upload_id: str) -> str:
    return f"uploads/{caller.tenant}/contracts/{caller.staff_id}/{upload_id}"


def create(caller: StaffCaller, body: ContractIn) -> Contract:
    """A draft of a PDF that was handed in, with the customer's contacts as its signers.

    ConflictError `upload_missing`; InvalidError of what `inspect_pdf` and `require_sealable` refuse; NotFoundError
    for no such customer.
    """
    if not ids.is_id(body.upload_id, "upl"):
        raise ConflictError("the file has not arrived", code="upload_missing")
    data = files.get_file(_upload_key(caller, body.upload_id))
    if data is None:
        raise ConflictError("the file has not arrived", code="upload_missing")
    return create_of(caller, body.customer_id, body.title, data)


def create_of(caller: StaffCaller, customer_id: str, title: str, data: bytes) -> Contract:
    """A draft of a PDF's bytes. The errors of `create`."""
    customer = customer_named(caller.tenant, customer_id)
    found = inspect_pdf(data)
    settings = tenant_settings(caller.tenant)
    contract = new_contract(customer, settings)
    contract.title, contract.created_by = title, caller.staff_id
    set_document(contract, data)
    contract.foreign_signatures, contract.has_overlays = bool(found.signed_by), not found.is_flat
    marks = anchored(data, found.pages, signatures_only=contract.foreign_signatures)
    wanted = max((number_of(mark.signer_id) for mark in marks), default=1)
    contract.marks = [mark.to_json() for mark in marks]
    contract.signers = [
        Signer(signer_id=f"s{number}", contact_id=one.contact_id, name=one.name, order=number).to_json()
        for number, one in enumerate(contacts_of(customer)[:wanted], start=1)
    ]
    sealing.require_sealable(contract, data)
    files.put_file(object_keys.original(contract), data, PDF)
    step = records.Step(contract, is_new=True)
    step.note("created", caller.staff_id, {"document_sha256": contract.original_sha256, "name": caller.name})
    audit.commit(
        step.ready(), caller, "contracts.created", target=_target(contract), details={"title": title}
    )
    jobs.enqueue(job_of(contract, DrawContract))
    return contract


def new_contract(customer: Customer, settings: TenantSettings) -> Contract:
    """An empty draft for a customer, not stored yet."""
    contract = Contract.at(keys.tenant_of(customer.pk), customer.customer_id, ids.new_id("ctr"))
    contract.customer_name = customer.name
    contract.code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    contract.language = customer.language or settings.language
    contract.remind_days = settings.contracts.remind_days
    contract.created_at = contract.updated_at = clock.now()
    return contract


def set_document(contract: Contract, data: bytes) -> None:
    """Have a contract be of this PDF. The errors of `inspect_pdf`."""
    contract.original_sha256, contract.original_size = hashlib.sha256(data).hexdigest(), len(data)
    contract.pages = [[round(page.width, 2), round(page.height, 2)] for page in inspect_pdf(data).pages]


def job_of(contract: Contract, job: type[ContractJob]) -> ContractJob:
    """A job about a contract."""
    return job(tenant=contract.tenant, customer_id=contract.customer_id, contract_id=contract.contract_id)


def _target(contract: Contract) -> str:
    return f"customer:{contract.customer_id}"


def customer_of(contract: Contract) -> Customer:
    """Whose contract it is."""
    return customer_named(contract.tenant, contract.customer_id)


def customer_named(tenant: str, customer_id: str) -> Customer:
    """A customer. NotFoundError."""
    if not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such customer")
    return Customer.load(keys.customer(tenant, customer_id))


def contacts_of(customer: Customer) -> list[Contact]:
    """The contacts of a customer, as they stand."""
    tenant = keys.tenant_of(customer.pk)
    wanted = [
        keys.contact(tenant, customer.customer_id, contact_id) for contact_id in customer.contact_ids.values()
    ]
    found = reads.get_together(wanted) if wanted else {}
    return [Contact.from_wire(found[key]) for key in wanted if key in found]


def change(caller: StaffCaller, contract_id: str, body: ContractChangeIn) -> Contract:
    """Change a draft: title, words, signers, what they fill in, when it has to be signed.

    ConflictError `contract_sent`; InvalidError by field.
    """

    def do(step: records.Step) -> bool:
        contract = step.contract
        _require_draft(contract)
        contract.title, contract.message = body.title, body.message
        contract.in_order, contract.due_on = body.in_order, body.due_on
        contract.signers = [one.to_json() for one in _signers(contract, body)]
        contract.marks = _marks(contract, body)
        contract.updated_at = clock.now()
        return True

    customer_id, _ = records.owner_of(caller.tenant, contract_id)
    return records.amend(caller.tenant, customer_id, contract_id, do)


def _require_draft(contract: Contract) -> None:
    if contract.state != ContractState.DRAFT:
        raise ConflictError("it was sent", code="contract_sent")


def _signers(contract: Contract, body: ContractChangeIn) -> list[Signer]:
    customer = customer_named(contract.tenant, contract.customer_id)
    contacts = {one.contact_id: one.name for one in contacts_of(customer)}
    signers, errors = [], []
    for index, one in enumerate(body.signers):
        name = contacts.get(one.contact_id, "")
        if one.staff_id:
            member = StaffMember.find(keys.staff_member(contract.tenant, one.staff_id))
            name = member.name if member else ""
        if not name or bool(one.staff_id) == bool(one.contact_id):
            errors.append(
                FieldError(f"signers.{index}", "signer_unknown", "nobody of the customer or the team")
            )
            continue
        signers.append(
            Signer(
                signer_id=f"s{index + 1}",
                name=name,
                order=one.order,
                contact_id=one.contact_id,
                staff_id=one.staff_id,
            )
        )
    people = [one.contact_id or one.staff_id for one in signers]
    if len(set(people)) < len(people):
        errors.append(FieldError("signers", "signer_twice", "somebody stands twice"))
    if errors:
        raise InvalidError(fields=errors)
    return signers


def _marks(contract: Contract, body: ContractChangeIn) -> list[dict[str, Any]]:
    """What is filled in, within its page and by one of the signers. InvalidError by field."""
    marks, errors = [], []
    placed: set[int] = set()
    for index, mark in enumerate(body.marks):
        if mark.signer > len(body.signers):
            errors.append(FieldError(f"marks.{index}", "mark_of_nobody", "no such signer"))
            continue
        if mark.page >= len(contract.pages):
            errors.append(FieldError(f"marks.{index}", "mark_outside", "no such page"))
            continue
        if contract.foreign_signatures and (mark.kind != "signature" or mark.signer in placed):
            detail = "beside others' signatures, each signer has one place, for a signature"
            errors.append(FieldError(f"marks.{index}", "mark_beside_others", detail))
            continue
        placed.add(mark.signer)
        width, height = contract.pages[mark.page]
        if mark.x + mark.width > width + 1 or mark.y + mark.height > height + 1:
            errors.append(FieldError(f"marks.{index}", "mark_outside", "beyond the page's edge"))
            continue
        marks.append(
            {
                **mark.model_dump(exclude={"signer"}),
                "mark_id": f"m{index + 1}",
                "signer_id": f"s{mark.signer}",
            }
        )
    if errors:
        raise InvalidError(fields=errors)
    return marks
