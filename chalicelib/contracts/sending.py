"""A contract on its way: sent, reminded, withdrawn, corrected, over."""

from datetime import timedelta

from chalicelib.audit import service as audit
from chalicelib.contracts import drafting, object_keys, portal, records, rules, views
from chalicelib.contracts.models import Contract, ContractState, Signer, SignerState
from chalicelib.customers.identity_numbers import OTHER
from chalicelib.customers.models import Customer, printable_document
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.store import keys
from chalicelib.seals.inspection import inspect_pdf
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import settings_now, tenant_settings
from chalicelib.tenants.settings import Module, TenantSettings

MOST_AT_ONCE = 200
CORRECTED = "corrected"
"""The reason of what is withdrawn to be corrected: a code, for which each reader's language has words."""
_ENDED = (ContractState.SIGNED, ContractState.DECLINED, ContractState.EXPIRED, ContractState.WITHDRAWN)


def send(caller: StaffCaller, contract_id: str) -> Contract:
    """Lay it before its signers. Sent again changes nothing.

    InvalidError `signer_unreachable`, `mark_of_nobody`, `section_off` or `due_past`; ConflictError `pages_pending`
    while its pages are being drawn.
    """
    settings = tenant_settings(caller.tenant)
    customer_id, _ = records.owner_of(caller.tenant, contract_id)

    def do(step: records.Step) -> bool:
        contract = step.contract
        if contract.state != ContractState.DRAFT:
            return False
        customer = _check_ready(contract, settings)
        _send(step, settings, customer, caller.staff_id, caller.name)
        return True

    def commit(step: records.Step) -> None:
        contract = step.contract
        audit.commit(
            step.ready(),
            caller,
            "contracts.sent",
            target=f"customer:{contract.customer_id}",
            details={"title": contract.title},
        )

    return records.amend(caller.tenant, customer_id, contract_id, do, commit)


def _send(step: records.Step, settings: TenantSettings, customer: Customer, actor: str, name: str) -> None:
    contract, now = step.contract, clock.now()
    contract.state, contract.sent_at, contract.updated_at = ContractState.SENT.value, now, now
    contract.customer_name, contract.customer_document = customer.name, _document_of(customer)
    contract.consent = rules.consent_text(settings, contract.language)
    if contract.last_day() is None:
        contract.due_on = clock.today(settings.time_zone) + timedelta(days=settings.contracts.due_days)
    signers = [one.name for one in contract.people()]
    step.note("sent", actor, {"name": name, "signers": signers, "terms_sha256": contract.terms()})
    step.tell("contract_sent", {})
    call(step, rules.turn(contract))


def send_ordered(contract: Contract) -> None:
    """Send one that was ordered to go out as soon as it can be read; where it cannot be sent it stays a draft."""
    settings = settings_now(contract.tenant)

    def do(step: records.Step) -> bool:
        ordered = step.contract
        if ordered.state != ContractState.DRAFT or not ordered.send_when_drawn:
            return False
        ordered.send_when_drawn = False
        try:
            customer = _check_ready(ordered, settings)
        except InvalidError as error:
            step.note("not_sent", records.SYSTEM, {"why": [one.code for one in error.fields or ()]})
        else:
            _send(step, settings, customer, ordered.ordered_by or records.SYSTEM, "")
        return True

    records.amend(contract.tenant, contract.customer_id, contract.contract_id, do)


def _document_of(customer: Customer) -> str:
    """By what a customer is told from others of the same name."""
    document = customer.document
    if document:
        kind = "" if document["kind"] == OTHER else str(document["kind"]).upper()
        return f"{kind} {printable_document(document)}".strip()
    return str(customer.number or "")


def _check_ready(contract: Contract, settings: TenantSettings) -> Customer:
    """The contract's customer, if it can be sent."""
    if views.is_at_work(contract):
        raise ConflictError("its pages are being drawn", code="pages_pending")
    due = contract.last_day()
    errors = []
    if due is not None and due < clock.today(settings.time_zone):
        errors.append(FieldError("due_on", "due_past", "that day is over"))
    customer = drafting.customer_of(contract)
    contacts = {one.contact_id: one for one in drafting.contacts_of(customer)}
    for index, signer in enumerate(contract.people()):
        contact = contacts.get(signer.contact_id)
        if not signer.staff_id and (contact is None or not any(portal.reach_of(contact))):
            errors.append(FieldError(f"signers.{index}", "signer_unreachable", "no e-mail and no mobile"))
    if {mark["signer_id"] for mark in contract.marks} - {one.signer_id for one in contract.people()}:
        errors.append(FieldError("marks", "mark_of_nobody", "a signer is missing"))
    if any(not one.staff_id for one in contract.people()) and not settings.has(Module.CONTRACTS):
        errors.append(FieldError("signers", "section_off", "customers do not find their contracts"))
    if not contract.signers:
        errors.append(FieldError("signers", "missing", "somebody has to sign"))
    if errors:
        raise InvalidError(fields=errors)
    return customer


def call(step: records.Step, signers: list[Signer]) -> None:
    """Tell signers that it is their turn."""
    for signer in signers:
        if signer.contact_id:
            due = step.contract.last_day()
            step.tell(
                "contract_to_sign",
                {"contact_id": signer.contact_id, "due_on": due.isoformat() if due else None},
            )
        else:
            step.tell("contract_for_staff", {"staff_id": signer.staff_id, "what": "sign"})


def withdraw(caller: StaffCaller, contract_id: str, reason: str) -> Contract:
    """Take it back: nobody signs it any more. ConflictError `contract_over` for one that has ended."""
    customer_id, _ = records.owner_of(caller.tenant, contract_id)

    def do(step: records.Step) -> bool:
        return _withdraw(step, caller.staff_id, {"name": caller.name, "reason": reason})

    def commit(step: records.Step) -> None:
        contract = step.contract
        audit.commit(
            step.ready(),
            caller,
            "contracts.withdrawn",
            target=f"customer:{contract.customer_id}",
            details={"title": contract.title},
        )

    return records.amend(caller.tenant, customer_id, contract_id, do, commit)


def withdraw_by_system(contract: Contract, actor: str, reason: str) -> Contract:
    """The same for a tenant's system, as which events know it by `actor`."""
    return records.amend(
        contract.tenant,
        contract.customer_id,
        contract.contract_id,
        lambda step: _withdraw(step, actor, {"reason": reason}),
    )


def _withdraw(step: records.Step, actor: str, details: dict[str, str]) -> bool:
    contract = step.contract
    if contract.state == ContractState.WITHDRAWN:
        return False
    if contract.state in _ENDED:
        raise ConflictError("it has ended", code="contract_over")
    contract.state, contract.reason = ContractState.WITHDRAWN.value, details["reason"]
    contract.ended_at = contract.updated_at = clock.now()
    step.note("withdrawn", actor, details)
    step.tell("contract_withdrawn", {"reason": contract.reason})
    for one in rules.called(contract):
        if one.contact_id:
            told = {"contact_id": one.contact_id, "state": contract.state, "reason": contract.reason}
            step.tell("contract_taken_back", told)
    return True


def correct(caller: StaffCaller, contract_id: str) -> Contract:
    """A new draft of the same document, with the same signers and fields, in place of one that is withdrawn for it.

    ConflictError `contract_over` for one that everybody has signed; InvalidError of what `inspect_pdf` refuses, and
    then it is not withdrawn.
    """
    customer_id, _ = records.owner_of(caller.tenant, contract_id)
    old = records.find(caller.tenant, customer_id, contract_id)
    if old.state == ContractState.SIGNED:
        raise ConflictError("everybody has signed it", code="contract_over")
    data = files.get_file(object_keys.original(old))
    if data is None:
        raise ConflictError("its file is gone", code="file_gone")
    inspect_pdf(data)
    if old.state in (ContractState.DRAFT, ContractState.SENT):
        withdraw(caller, contract_id, CORRECTED)
    new = drafting.create_of(caller, customer_id, old.title, data)

    def do(step: records.Step) -> bool:
        step.contract.corrects = contract_id
        step.contract.message, step.contract.in_order = old.message, old.in_order
        step.contract.marks = old.marks
        step.contract.signers = [
            Signer(
                signer_id=one.signer_id,
                name=one.name,
                order=one.order,
                contact_id=one.contact_id,
                staff_id=one.staff_id,
            ).to_json()
            for one in old.people()
        ]
        return True

    return records.amend(caller.tenant, customer_id, new.contract_id, do)


def remind(caller: StaffCaller, contract_id: str) -> Contract:
    """Call it to the mind of those whose turn it is; once a day. TooManyRequests is not one: again changes nothing."""
    settings = tenant_settings(caller.tenant)
    customer_id, _ = records.owner_of(caller.tenant, contract_id)
    return records.amend(
        caller.tenant, customer_id, contract_id, lambda step: _remind(step, settings, caller.staff_id)
    )


def _remind(step: records.Step, settings: TenantSettings, actor: str) -> bool:
    contract, today = step.contract, clock.today(settings.time_zone)
    people = rules.turn(contract)
    if contract.last_reminded() == today or not people or rules.is_over(contract, today):
        return False
    contract.reminded_on = today
    step.note("reminded", actor, {"signers": [one.name for one in people]})
    for one in people:
        if one.contact_id:
            due = contract.last_day()
            step.tell(
                "contract_due",
                {"contact_id": one.contact_id, "due_on": due.isoformat() if due else None},
            )
        else:
            step.tell("contract_for_staff", {"staff_id": one.staff_id, "what": "sign"})
    return True


def sweep(tenant: str, settings: TenantSettings) -> None:
    """End what was not signed in time, and call to mind what is about to be over. Safe to repeat.

    `MOST_AT_ONCE` are changed in one run: the next one comes a minute later.
    """
    today = clock.today(settings.time_zone)
    left = MOST_AT_ONCE
    for row in views.rows(tenant, views.DUE, "0", today.isoformat() + keys.LAST):
        left -= _see_to(tenant, row["customer_id"]["S"], row["contract_id"]["S"], settings)
        if not left:
            return


def _see_to(tenant: str, customer_id: str, contract_id: str, settings: TenantSettings) -> bool:
    """Do with a contract what its day asks for; answers whether that was anything."""
    done = [False]

    def do(step: records.Step) -> bool:
        done[0] = _come_due(step, settings)
        return done[0]

    records.amend(tenant, customer_id, contract_id, do)
    return done[0]


def _come_due(step: records.Step, settings: TenantSettings) -> bool:
    contract, today = step.contract, clock.today(settings.time_zone)
    due = contract.last_day()
    if due is None or contract.state != ContractState.SENT:
        return False
    if rules.is_over(contract, today):
        if any(one.state == SignerState.SIGNED and not one.sealed for one in contract.people()):
            return False  # what was signed in time is sealed first
        if all(one.state == SignerState.SIGNED for one in contract.people()):
            return False
        contract.state = ContractState.EXPIRED.value
        contract.ended_at = contract.updated_at = clock.now()
        step.note("expired", records.SYSTEM, {})
        step.tell("contract_expired", {})
        if contract.created_by:
            step.tell("contract_for_staff", {"staff_id": contract.created_by, "what": "expired"})
        return True
    days = int(contract.remind_days)
    if days == 0 or contract.last_reminded() is not None or today < due - timedelta(days=days):
        return False
    return _remind(step, settings, records.SYSTEM)
