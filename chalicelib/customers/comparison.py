"""What a row would change of a customer, without writing anything: by the very rules that write."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.customers.models import Contact, Customer
from chalicelib.customers.schemas import CustomerIn
from chalicelib.customers.service import make_customer
from chalicelib.customers.writing import StoredCustomer
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.http.batches import Row, run_batch
from chalicelib.kernel.http.schemas import BatchOut, BatchRow
from chalicelib.tenants.api_keys import TenantSystem

Face = dict[str, str]
"""What staff see of a thing, field by field, as text."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What would become of a row, and the fields that differ: name, before, after."""

    answer: BatchRow
    changes: tuple[tuple[str, str, str], ...] = ()


def compare_customers(
    caller: TenantSystem, items: list[dict[str, Any]], stored: dict[str, StoredCustomer]
) -> list[Comparison]:
    """What `upsert_customers` would do with up to 100 rows, given what is stored."""
    changes: dict[int, tuple[tuple[str, str, str], ...]] = {}

    def judge(row: Row[CustomerIn]) -> BatchRow:
        known = stored.get(row.external_id)
        try:
            customer, contacts, warnings = make_customer(caller, row, known)
        except InvalidError as error:
            return row.refused(*error.fields)
        before = _face(known.customer, list(known.contacts.values())) if known else {}
        changes[row.index] = differences(before, _face(customer, contacts))
        if known is None:
            return row.done("created", "", warnings)
        is_same = not changes[row.index] and not known.customer.deleted
        return row.done("unchanged" if is_same else "changed", customer.customer_id, warnings)

    answered: BatchOut = run_batch(items, CustomerIn, lambda rows: [judge(row) for row in rows])
    return [Comparison(answer, changes.get(answer.index, ())) for answer in answered.items]


def differences(before: Face, after: Face) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two faces differ, in their order."""
    names = dict.fromkeys([*after, *before])
    return tuple(
        (name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def _face(customer: Customer, contacts: list[Contact]) -> Face:
    document = customer.document or {}
    shown = {
        "external_id": customer.external_id,
        "name": customer.name,
        "kind": customer.person_kind,
        "number": customer.number or "",
        "document": str(document.get("formatted", "")),
        "address": ", ".join(customer.address or ()),
        "language": customer.language or "",
        "portal_user": "yes" if customer.portal_user else "no",
        "support_from": _day(customer.support_from),
        "portal_until": _day(customer.portal_until),
    }
    order = list((customer.contact_ids or {}).values())
    for place, contact in enumerate(sorted(contacts, key=lambda one: order.index(one.contact_id))):
        suffix = f".{place + 1}" if place else ""
        shown[f"contact_name{suffix}"] = contact.name
        shown[f"email{suffix}"] = ", ".join(contact.emails)
        shown[f"phone{suffix}"] = ", ".join([*contact.phones, *contact.unusable_phones])
    return {name: value for name, value in shown.items() if value}


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def as_sent(stored: StoredCustomer) -> dict[str, Any]:
    """A stored customer as a row that says the same: what a file does not tell of it stays."""
    customer = stored.customer
    by_id = {contact.contact_id: contact for contact in stored.contacts.values()}
    row: dict[str, Any] = {
        "external_id": customer.external_id,
        "kind": customer.person_kind,
        "name": customer.name,
        "number": customer.number,
        "address": list(customer.address or ()),
        "language": customer.language,
        "contacts": [
            _contact_as_sent(by_id[contact_id])
            for contact_id in (customer.contact_ids or {}).values()
            if contact_id in by_id
        ],
        "access": {
            "portal_user": customer.portal_user,
            "support_from": _day(customer.support_from) or None,
            "portal_until": _day(customer.portal_until) or None,
        },
    }
    if customer.document:
        row["document"] = {name: customer.document[name] for name in ("country", "kind", "number")}
    return row


def _contact_as_sent(contact: Contact) -> dict[str, Any]:
    # A key with a point at its end is the contact's place in the list, and no id of the tenant's.
    own_id = None if contact.external_key.endswith(".") else contact.external_key
    return {
        "external_id": own_id,
        "name": contact.name,
        "emails": list(contact.emails),
        "phones": [*contact.phones, *contact.unusable_phones],
    }
