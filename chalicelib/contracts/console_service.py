"""Contracts as staff see them: lists, one with all of it, its pages and files."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.contracts import activity, anchors, drafting, portal, records, rules, trail, views
from chalicelib.contracts.console_schemas import (
    ConsoleContractOut,
    ConsoleContractsQuery,
    ConsoleMarkOut,
    ConsoleSignerOut,
    ContractEventOut,
    ContractPersonOut,
    ContractRowOut,
    ContractRowPage,
    ToSignOut,
)
from chalicelib.contracts.models import Contract, Signer
from chalicelib.contracts.schemas import ContractPictures, PagesQuery, StepUpWays
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings


def list_contracts(caller: StaffCaller, query: ConsoleContractsQuery) -> ContractRowPage:
    """A page of a list, or of a customer's contracts: one query."""
    cursors = caller.cursors(f"contracts|{query.state}|{query.customer_id}")
    after = cursors.read(query.cursor)["key"] if query.cursor else None
    if query.customer_id:
        if not ids.is_id(query.customer_id, "cus"):
            return ContractRowPage(items=[], next=None)
        rows = reads.query(
            keys.customer_partition(caller.tenant, query.customer_id),
            prefix=keys.contract_prefix(),
            newest_first=True,
            limit=query.limit,
            after=after,
        )
        found: Iterable[dict[str, Any]] = (views.row_of(Contract.from_wire(row)) for row in rows.items)
    else:
        view = views.of_state(query.state) if query.state else views.ALL
        rows = reads.query(
            keys.contract_view_partition(caller.tenant, view),
            newest_first=True,
            limit=query.limit,
            after=after,
            attributes=("row",),
        )
        found = (json.loads(row["row"]["S"]) for row in rows.items)
    return ContractRowPage(
        items=[ContractRowOut.model_validate(one) for one in found],
        next=cursors.write({"key": rows.last_key}) if rows.last_key else None,
    )


def find(caller: StaffCaller, contract_id: str) -> Contract:
    """One of the tenant's contracts. NotFoundError."""
    customer_id, _ = records.owner_of(caller.tenant, contract_id)
    return records.find(caller.tenant, customer_id, contract_id)


def show(caller: StaffCaller, contract: Contract) -> ConsoleContractOut:
    """A contract with all of it: its events, who of the customer could sign, and what the caller is to."""
    customer = drafting.customer_of(contract)
    people = contract.people()
    numbers = {one.signer_id: number for number, one in enumerate(people, start=1)}
    absent = {mark["signer_id"]: anchors.number_of(mark["signer_id"]) for mark in contract.marks}
    numbers = {**absent, **numbers}
    return ConsoleContractOut.model_validate(
        {
            **views.row_of(contract),
            "message": contract.message,
            "reason": contract.reason,
            "in_order": contract.in_order,
            "pages": [{"width": width, "height": height} for width, height in contract.pages],
            "pages_drawn": int(contract.pages_drawn),
            "people": [_signer_out(one) for one in people],
            "marks": [_mark_out(mark, numbers) for mark in contract.marks],
            "contacts": [_person_out(one) for one in drafting.contacts_of(customer)],
            "to_sign": _to_sign(caller, contract),
            "events": [
                ContractEventOut(
                    number=int(one.number),
                    event=one.event,
                    actor=one.actor,
                    at=one.happened_at,
                    details=one.details,
                )
                for one in records.events_of(contract)
            ],
            "document_sha256": contract.original_sha256,
            "sealed_sha256": contract.sealed_sha256,
            "has_evidence": bool(contract.evidence_sha256),
            "foreign_signatures": contract.foreign_signatures,
            "code": contract.code,
            "sent_at": contract.sent_at,
            "ended_at": contract.ended_at,
        }
    )


def _to_sign(caller: StaffCaller, contract: Contract) -> ToSignOut | None:
    """What the caller needs to sign for the business; nothing where it is not their turn."""
    signer = next((one for one in rules.turn(contract) if one.staff_id == caller.staff_id), None)
    if signer is None or rules.is_over(contract, clock.today(tenant_settings(caller.tenant).time_zone)):
        return None
    return ToSignOut(
        consent=contract.consent,
        ways=StepUpWays(email=rules.masked_email(caller.member.email), sms=""),
        marks=portal.marks_of(contract, signer),
    )


def _signer_out(one: Signer) -> ConsoleSignerOut:
    def moment(text: str) -> datetime | None:
        return datetime.fromisoformat(text) if text else None

    return ConsoleSignerOut.model_validate(
        {**one.to_json(), "seen_at": moment(one.seen_at), "signed_at": moment(one.signed_at)}
    )


def _mark_out(mark: dict[str, Any], numbers: dict[str, int]) -> ConsoleMarkOut:
    known = {name: mark[name] for name in ConsoleMarkOut.model_fields if name in mark}
    return ConsoleMarkOut.model_validate({**known, "signer": numbers[mark["signer_id"]]})


def _person_out(contact: Any) -> ContractPersonOut:
    email, phone = portal.reach_of(contact)
    return ContractPersonOut(id=contact.contact_id, name=contact.name, email=email, phone=phone)


def show_pictures(caller: StaffCaller, contract_id: str, query: PagesQuery) -> ContractPictures:
    """Some of its pages."""
    return portal.show_pictures(find(caller, contract_id), query)


def download(caller: StaffCaller, contract_id: str, file: str) -> Download:
    """One of its files; that staff took it stands in the audit log, and of who is to sign it in its chain."""
    contract = find(caller, contract_id)
    of_events = file == "events"
    found = trail.download(contract, trail.everything) if of_events else portal.download_file(contract, file)
    details = {"title": contract.title, "file": file}
    target = f"customer:{contract.customer_id}"
    audit.commit(Transaction(), caller, "contracts.downloaded", target=target, details=details)
    if not of_events and rules.signer_of(contract, caller.staff_id) is not None:
        activity.note_by_signer(contract, caller.staff_id, "downloaded", {"file": file})
    return found
