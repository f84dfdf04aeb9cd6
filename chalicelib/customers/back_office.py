"""What staff do with a customer's data: make one, change one, try the portal as one that is made for it."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.customers import access_log
from chalicelib.customers.changes import changed_fields, tell_old_addresses
from chalicelib.customers.invitations import Invitation, invite_once_right
from chalicelib.customers.models import Contact, Customer
from chalicelib.customers.schemas import CustomerIn
from chalicelib.customers.service import make_customer
from chalicelib.customers.writing import StoredCustomer, write_customer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.kernel.http.batches import Row
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.api_keys import TenantSystem
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

TEST_DAYS = 30
"""How long a test customer may enter."""
_TEST_NAMES = {"es": "Cliente de prueba", "en": "Test customer", "pt": "Cliente de teste"}


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact as it is to be; `contact_id` is None for a new one."""

    contact_id: str | None
    content: dict[str, Any]


def load_customer(tenant: str, customer_id: str) -> StoredCustomer:
    """A customer with its contacts: two round trips. NotFoundError."""
    if not ids.is_id(customer_id, "cus"):
        raise NotFoundError("no such customer")
    customer = Customer.load(keys.customer(tenant, customer_id), consistent=True)
    wanted = [keys.contact(tenant, customer_id, one) for one in (customer.contact_ids or {}).values()]
    contacts = [Contact.from_wire(wire) for wire in reads.get_many(wanted).values()]
    return StoredCustomer(customer, {one.external_key: one for one in contacts})


def _as_system(tenant: str, settings: TenantSettings) -> TenantSystem:
    """Staff write by the rules by which the tenant's systems do."""
    return TenantSystem(tenant=tenant, key_id="console", settings=settings)


def _row(content: dict[str, Any]) -> Row[CustomerIn]:
    return Row(0, str(content["external_id"]), CustomerIn.model_validate(content))


def create_customer(caller: StaffCaller, content: dict[str, Any], *, is_test: bool = False) -> str:
    """Make a customer; answers its id. InvalidError, field by field."""
    settings = tenant_settings(caller.tenant)
    row = _row({**content, "external_id": ids.new_id("own").replace("_", "-")})
    customer, contacts, _ = make_customer(_as_system(caller.tenant, settings), row, None)
    customer.is_test = is_test
    invited = invite_once_right(customer, contacts, None, settings)

    def commit(transaction: Transaction) -> None:
        access_log.note(transaction, caller, customer.customer_id, access_log.Act.DATA_CHANGED)
        if isinstance(invited, Invitation):
            invited.record(transaction)
        act = "customers.test_created" if is_test else "customers.created"
        audit.commit(transaction, caller, act, target=_target(customer))

    write_customer(customer, contacts, None, settings, commit=commit)
    return str(customer.customer_id)


def create_test_customer(caller: StaffCaller) -> str:
    """Make a customer whose contact is the staff member, with access at once; answers its id."""
    settings = tenant_settings(caller.tenant)
    today = clock.today(settings.time_zone)
    number = f"9{secrets.randbelow(10**7):07d}"
    content = {
        "name": f"{_TEST_NAMES[settings.language]} {number[-4:]}",
        "number": number,
        "document": {"number": number},
        "contacts": [{"name": caller.name, "emails": [caller.email]}],
        "access": {
            "portal_user": True,
            "support_from": today,
            "portal_until": today + timedelta(days=TEST_DAYS),
        },
    }
    try:
        return create_customer(caller, content, is_test=True)
    except InvalidError:
        # Where identity numbers are checked, one that is made up is none.
        return create_customer(caller, {**content, "document": None}, is_test=True)


def change_customer(
    caller: StaffCaller,
    customer_id: str,
    content: dict[str, Any],
    contacts: list[ContactChange],
    version: int,
) -> None:
    """Change a customer's data. What its system sent last is still known: the same again does not undo the change.

    InvalidError, field by field; ConflictError `customer_changed` when somebody was quicker. An address that is no
    longer a contact's is told of it (ASVS 6.3.7).
    """
    stored = load_customer(caller.tenant, customer_id)
    settings = tenant_settings(caller.tenant)
    before = stored.customer
    row = _row(
        {
            **content,
            "external_id": before.external_id,
            "contacts": _named(contacts, stored),
            "access": {
                "portal_user": before.portal_user,
                "support_from": before.support_from,
                "portal_until": before.portal_until,
            },
        }
    )
    customer, made, _ = make_customer(_as_system(caller.tenant, settings), row, stored)
    customer.digest, customer.is_test, customer.deleted = before.digest, before.is_test, before.deleted
    customer.adviser_id = before.adviser_id
    changed = changed_fields(stored, customer, made)
    if not changed:  # the same again, whose answer was lost
        return
    stale = ConflictError("somebody changed this customer meanwhile", code="customer_changed")
    if before.version != version:
        raise stale

    def commit(transaction: Transaction) -> None:
        access_log.note(transaction, caller, customer_id, access_log.Act.DATA_CHANGED)
        tell_old_addresses(transaction, stored, customer, made, settings)
        audit.commit(
            transaction, caller, "customers.changed", target=_target(customer), details={"fields": changed}
        )

    try:
        write_customer(customer, made, stored, settings, commit=commit)
    except ConflictError as error:
        raise stale from error


def _named(contacts: list[ContactChange], stored: StoredCustomer) -> list[dict[str, Any]]:
    """The contacts as rows that name whom they mean: a contact keeps its id when others come and go."""
    names = {contact.contact_id: key for key, contact in stored.contacts.items()}
    rows = []
    for change in contacts:
        if change.contact_id is not None and change.contact_id not in names:
            raise ConflictError("the contact is gone", code="customer_changed")
        name = names[change.contact_id] if change.contact_id else ids.new_id("own").replace("_", "-")
        rows.append({**change.content, "external_id": name})
    return rows


def _target(customer: Customer) -> str:
    return f"customer:{customer.customer_id}"
