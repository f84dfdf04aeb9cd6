"""Contracts that are ordered of a template: by staff one at a time, by a tenant's system or a file many at once.

An order is taken at once and costs no typesetting: the document is made in the background, drawn, and sent if so
ordered. What an order lacks is told when it is taken, so that what was taken comes to its signers.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.audit import service as audit
from chalicelib.contracts import drafting, object_keys, portal, records, tags, templates
from chalicelib.contracts.domain import DrawContract, FillContract
from chalicelib.contracts.models import Contract, ContractState, ContractTemplate, Signer
from chalicelib.contracts.template_schemas import FilledContractIn
from chalicelib.customers.models import Contact, Customer
from chalicelib.documents.templating.sandbox import TemplateError
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.store import keys
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

MAX_ORDER = 250_000
"""Bytes of a template's text and its values together: an item of the table holds 400 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A contract of a template with a customer."""

    template: ContractTemplate
    customer: Customer
    contacts: list[Contact]
    values: Mapping[str, str]
    external_id: str = ""
    due_on: date | None = None
    send: bool = False
    actor: str
    """Who orders, as the events call them: a staff member's id, `key:…`, `import:…`."""
    name: str = ""
    created_by: str = ""
    """The staff member who is told what becomes of it."""


def order(caller: StaffCaller, body: FilledContractIn) -> Contract:
    """A draft of a template, for staff to look at and send. InvalidError by field; NotFoundError."""
    template = templates.find(caller.tenant, body.template_id)
    customer = drafting.customer_named(caller.tenant, body.customer_id)
    wanted = Order(
        template=template,
        customer=customer,
        contacts=drafting.contacts_of(customer),
        values=body.values,
        actor=caller.staff_id,
        name=caller.name,
        created_by=caller.staff_id,
    )
    step = begin(wanted, tenant_settings(caller.tenant))
    audit.commit(
        step.ready(),
        caller,
        "contracts.created",
        target=f"customer:{customer.customer_id}",
        details={"title": step.contract.title},
    )
    jobs.enqueue(drafting.job_of(step.contract, FillContract))
    return step.contract


def take(wanted: Order, settings: TenantSettings) -> Contract:
    """Take an order. InvalidError by field; ConflictError `contract_exists` where its own id was ordered before."""
    step = begin(wanted, settings)
    step.commit()
    jobs.enqueue(drafting.job_of(step.contract, FillContract))
    return step.contract


def begin(wanted: Order, settings: TenantSettings) -> records.Step:
    """The draft that an order becomes, not stored yet. InvalidError by field for what the order lacks."""
    template = wanted.template
    contract = drafting.new_contract(wanted.customer, settings)
    contract.template_id = template.template_id
    contract.template = {"name": template.name, "title": template.title, "text": template.text}
    contract.external_id, contract.send_when_drawn = wanted.external_id, wanted.send
    contract.created_by, contract.ordered_by = wanted.created_by, wanted.actor
    contract.message, contract.in_order = template.message, template.in_order
    contract.due_on = wanted.due_on or _due(int(template.due_days), settings)
    errors = [] if wanted.due_on is None else _due_faults(wanted.due_on, settings)
    own = tags.own_tags(template.title, template.text)
    contract.values = {name: " ".join(wanted.values.get(name, "").split()) for name in own}
    errors += [
        FieldError(f"values.{name}", "value_unknown", "the template has no such tag")
        for name in wanted.values
        if name not in own
    ]
    if len(json.dumps([contract.template, contract.values])) > MAX_ORDER:
        errors.append(FieldError("template", "template_too_long", "with its values, more than can be kept"))
    values = tags.values_of(contract, wanted.customer, wanted.contacts, settings)
    errors += [_missing(name) for name in tags.missing(values, template.title, template.text)]
    signers, faults = _signers(contract, wanted)
    contract.signers = [one.to_json() for one in signers]
    if errors + faults:
        raise InvalidError(fields=errors + faults)
    try:
        contract.title = templates.title_of(contract, values)
    except TemplateError as error:
        raise InvalidError(fields=[FieldError("template", error.code, str(error), error.params)]) from error
    step = records.Step(contract, is_new=True)
    step.note("ordered", wanted.actor, {"name": wanted.name, "template": template.name})
    return step


def _due(days: int, settings: TenantSettings) -> date | None:
    return clock.today(settings.time_zone) + timedelta(days=days) if days else None


def _due_faults(due: date, settings: TenantSettings) -> list[FieldError]:
    is_over = due < clock.today(settings.time_zone)
    return [FieldError("due_on", "due_past", "that day is over")] if is_over else []


def _missing(tag: str) -> FieldError:
    own = tag.removeprefix(f"{tags.OWN}.")
    if own != tag:
        return FieldError(f"values.{own}", "value_missing", "the text needs it", {"tag": own})
    if tag.startswith("empresa."):
        return FieldError("template", "business_lacks", "the business has not said it", {"tag": tag})
    return FieldError("customer", "customer_lacks", "the customer has no such datum", {"tag": tag})


def _signers(contract: Contract, wanted: Order) -> tuple[list[Signer], list[FieldError]]:
    """Who signs, by the template's roles: its n-th contact is the customer's n-th."""
    contacts = iter(wanted.contacts)
    signers, errors = [], []
    for number, staff_id in enumerate(wanted.template.roles, start=1):
        if staff_id:
            member = StaffMember.find(keys.staff_member(contract.tenant, staff_id))
            if member is None:
                errors.append(FieldError("template", "signer_unknown", "nobody of the team any more"))
                continue
            signers.append(Signer(signer_id=f"s{number}", name=member.name, order=number, staff_id=staff_id))
            continue
        contact = next(contacts, None)
        if contact is None:
            errors.append(FieldError("customer", "contact_missing", "fewer contacts than have to sign"))
        elif wanted.send and not any(portal.reach_of(contact)):
            errors.append(FieldError("customer", "signer_unreachable", "no e-mail and no mobile"))
        else:
            signers.append(
                Signer(signer_id=f"s{number}", name=contact.name, order=number, contact_id=contact.contact_id)
            )
    return signers, errors


def fill(tenant: str, customer_id: str, contract_id: str) -> None:
    """Make the document that was ordered. Whoever comes second finds it made; its bytes are under their own hash."""
    contract = records.find(tenant, customer_id, contract_id)
    if contract.state == ContractState.DRAFT and not contract.original_sha256:
        customer = drafting.customer_of(contract)
        document, marks = templates.fill(
            contract, customer, drafting.contacts_of(customer), tenant_settings(tenant)
        )
        contract = _note_filled(contract, document, [mark.to_json() for mark in marks])
    jobs.enqueue(drafting.job_of(contract, DrawContract))


def _note_filled(contract: Contract, document: bytes, marks: list[dict[str, object]]) -> Contract:
    drafting.set_document(contract, document)
    files.put_file(object_keys.original(contract), document, drafting.PDF)

    def do(step: records.Step) -> bool:
        if step.contract.original_sha256:
            return False
        drafting.set_document(step.contract, document)
        step.contract.marks, step.contract.updated_at = marks, clock.now()
        # The text is in the document now: the head is read and written with every event.
        step.contract.template = {name: step.contract.template[name] for name in ("name", "title")}
        step.note("created", records.SYSTEM, {"document_sha256": step.contract.original_sha256})
        return True

    return records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)
