"""Customers and their contacts: taken from the tenant's systems, found at sign-in, read back, removed."""

from collections.abc import Iterable
from typing import Any

from chalicelib.customers import access_log
from chalicelib.customers.access_rules import AccessWindow
from chalicelib.customers.changes import changed_fields, tell_old_addresses
from chalicelib.customers.contact_data import normalise_phone
from chalicelib.customers.identity_numbers import (
    check_identity_number,
    is_placeholder,
)
from chalicelib.customers.invitations import Invitation, invite_once_right
from chalicelib.customers.models import LISTING, Contact, Customer
from chalicelib.customers.names import normalise_name
from chalicelib.customers.schemas import ContactIn, CustomerIn, DocumentIn
from chalicelib.customers.writing import REFERENCE, StoredCustomer, write_customer
from chalicelib.kernel import clock, ids
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.http.batches import TRY_AGAIN, Row, digest_of, run_batch
from chalicelib.kernel.http.schemas import BatchOut, BatchRow
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.api_keys import Principal, TenantSystem
from chalicelib.tenants.settings import TenantSettings


def upsert_customers(caller: TenantSystem, items: list[dict[str, Any]]) -> BatchOut:
    """Create or change up to 100 customers, each answered by itself; the same again changes nothing."""
    return run_batch(items, CustomerIn, lambda rows: _take(caller, rows))


def _take(caller: TenantSystem, rows: list[Row[CustomerIn]]) -> list[BatchRow]:
    stored = stored_customers(caller.tenant, [row.external_id for row in rows])
    return [_take_row(caller, row, stored.get(row.external_id)) for row in rows]


def _take_row(caller: TenantSystem, row: Row[CustomerIn], stored: StoredCustomer | None) -> BatchRow:
    first_read = [stored]

    def attempt() -> BatchRow:
        if first_read:
            known = first_read.pop()
        else:
            known = stored_customers(caller.tenant, [row.external_id]).get(row.external_id)
        return _upsert(caller, row, known)

    try:
        return retry_on_conflict(attempt, exhausted=InvalidError(fields=[TRY_AGAIN]))
    except InvalidError as error:
        return row.refused(*error.fields)


def stored_customers(tenant: str, external_ids: Iterable[str]) -> dict[str, StoredCustomer]:
    """The customers that these ids name, with their contacts: three round trips for up to 100."""
    references = reads.get_many(keys.external_reference(tenant, REFERENCE, one) for one in external_ids)
    customer_keys = [keys.customer(tenant, wire["target_id"]["S"]) for wire in references.values()]
    customers = [Customer.from_wire(wire) for wire in reads.get_many(customer_keys).values()]
    contact_keys = [
        keys.contact(tenant, customer.customer_id, contact_id)
        for customer in customers
        for contact_id in customer.contact_ids.values()
    ]
    by_customer: dict[str, dict[str, Contact]] = {}
    for wire in reads.get_many(contact_keys).values():
        contact = Contact.from_wire(wire)
        by_customer.setdefault(contact.customer_id, {})[contact.external_key] = contact
    return {
        customer.external_id: StoredCustomer(customer, by_customer.get(customer.customer_id, {}))
        for customer in customers
    }


def _upsert(caller: TenantSystem, row: Row[CustomerIn], stored: StoredCustomer | None) -> BatchRow:
    if _is_as_sent(caller, row, stored):
        return row.done("unchanged", stored.customer.customer_id if stored else "")
    customer, contacts, warnings = make_customer(caller, row, stored)
    invited = invite_once_right(customer, contacts, stored.customer if stored else None, caller.settings)

    def commit(transaction: Transaction) -> None:
        if caller.principal is not None:
            _note_change(transaction, caller.principal, stored, customer, contacts, caller.settings)
        if isinstance(invited, Invitation):
            invited.record(transaction)
        transaction.commit()

    write_customer(customer, contacts, stored, caller.settings, commit=commit)
    return row.done("changed" if stored else "created", customer.customer_id, warnings)


def _note_change(
    transaction: Transaction,
    author: Principal,
    stored: StoredCustomer | None,
    customer: Customer,
    contacts: list[Contact],
    settings: TenantSettings,
) -> None:
    """What a staff member does to many is in each one's log and told to old addresses, as if it were done to one."""
    if stored is None or changed_fields(stored, customer, contacts):
        access_log.note(transaction, author, customer.customer_id, access_log.Act.DATA_CHANGED)
    if stored is not None:
        if _window(customer) != _window(stored.customer):
            access_log.note(transaction, author, customer.customer_id, access_log.Act.ACCESS_CHANGED)
        tell_old_addresses(transaction, stored, customer, contacts, settings)


def _window(customer: Customer) -> AccessWindow:
    return AccessWindow(customer.portal_user, customer.support_from, customer.portal_until)


def _digest(caller: TenantSystem, content: CustomerIn) -> str:
    return digest_of(content, caller.settings.country, str(caller.settings.check_identity_numbers))


def _is_as_sent(caller: TenantSystem, row: Row[CustomerIn], stored: StoredCustomer | None) -> bool:
    """Whether this very row is what was sent last."""
    return (
        stored is not None
        and not stored.customer.deleted
        and stored.customer.digest == _digest(caller, row.content)
    )


def make_customer(
    caller: TenantSystem, row: Row[CustomerIn], stored: StoredCustomer | None
) -> tuple[Customer, list[Contact], list[FieldError]]:
    """The customer and its contacts as they will be stored, and what of them cannot be used. InvalidError."""
    content, settings, tenant = row.content, caller.settings, caller.tenant
    customer = Customer.at(tenant, stored.customer.customer_id if stored else ids.new_id("cus"))
    if stored is not None:
        customer.version = stored.customer.version
        customer.credential_epoch = stored.customer.credential_epoch
        customer.adviser_id = stored.customer.adviser_id
        customer.bounced = stored.customer.bounced
    _fill(customer, content, settings)
    contacts, warnings = _contacts(customer, content, settings, stored)
    customer.contact_ids = {contact.external_key: contact.contact_id for contact in contacts}
    customer.digest, customer.changed_at = _digest(caller, content), clock.now()
    _check_access(content)
    return customer, contacts, warnings


def _fill(customer: Customer, content: CustomerIn, settings: TenantSettings) -> None:
    customer.external_id, customer.person_kind = content.external_id, content.kind
    customer.name, customer.number = _name(content.name, "name"), content.number
    customer.document = _document(content.document, settings) if content.document else None
    customer.address = content.address or None
    customer.language = content.language
    customer.portal_user = content.access.portal_user
    customer.support_from, customer.portal_until = content.access.support_from, content.access.portal_until
    customer.deleted = False
    customer.listing_pk = keys.listing_partition(
        customer.tenant, LISTING, reads.shard_of(customer.customer_id)
    )
    customer.listing_sk = customer.customer_id


def _document(given: DocumentIn, settings: TenantSettings) -> dict[str, Any]:
    country = given.country or settings.country
    plain = {
        "country": country,
        "kind": given.kind or "other",
        "number": given.number,
        "formatted": given.number,
    }
    if is_placeholder(given.number, extra=settings.extra_placeholders) or not settings.check_identity_numbers:
        return plain
    try:
        number = check_identity_number(country, given.kind, given.number)
    except InvalidError as error:
        fault = FieldError("document.number", error.code, error.detail, error.extra)
        raise InvalidError(fields=[fault]) from error
    return {
        "country": number.country,
        "kind": number.kind,
        "number": number.normalised,
        "formatted": number.formatted,
    }


def _check_access(content: CustomerIn) -> None:
    access = content.access
    if access.support_from and access.portal_until and access.portal_until < access.support_from:
        raise InvalidError(
            fields=[FieldError("access.portal_until", "access_ends_before_start", "ends before it begins")]
        )


def _contacts(
    customer: Customer, content: CustomerIn, settings: TenantSettings, stored: StoredCustomer | None
) -> tuple[list[Contact], list[FieldError]]:
    """The contacts as they will be stored, and what of them cannot be used."""
    warnings: list[FieldError] = []
    given = content.contacts or [ContactIn(name=content.name)]
    known = stored.contacts if stored else {}
    contacts: list[Contact] = []
    for index, one in enumerate(given):
        external_key = one.external_id or f"{index + 1}."
        if any(contact.external_key == external_key for contact in contacts):
            raise InvalidError(
                fields=[FieldError(f"contacts.{index}.external_id", "repeated", "named before")]
            )
        contact_id = known[external_key].contact_id if external_key in known else ids.new_id("con")
        key = keys.contact(customer.tenant, customer.customer_id, contact_id)
        phones, unusable, faults = _phones(one.phones, f"contacts.{index}.phones", settings.country)
        warnings += faults
        contacts.append(
            Contact(
                key.pk,
                key.sk,
                customer_id=customer.customer_id,
                contact_id=contact_id,
                external_key=external_key,
                name=_name(one.name, f"contacts.{index}.name"),
                emails=_checked(one.emails, f"contacts.{index}.emails", _email),
                phones=list(phones),
                unusable_phones=unusable,
            )
        )
    return contacts, warnings


def _name(text: str, path: str) -> str:
    try:
        return normalise_name(text)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError(path, error.code, error.detail)]) from error


def _email(text: str) -> str:
    normalise_email(text)
    return text.strip()


def _phones(texts: list[str], path: str, country: str) -> tuple[list[str], list[str], list[FieldError]]:
    """Numbers as E.164, those that are none as they were written, and why.

    Records of years hold numbers of old forms. A customer is not refused for one: it is kept, and told.
    """
    usable: dict[str, None] = {}
    unusable: list[str] = []
    faults: list[FieldError] = []
    for index, text in enumerate(texts):
        try:
            usable[normalise_phone(text, country)] = None
        except InvalidError as error:
            unusable.append(text)
            faults.append(FieldError(f"{path}.{index}", error.code, error.detail))
    return list(usable), unusable, faults


def _checked(values: list[str], path: str, check: Any) -> list[str]:
    answer: dict[str, None] = {}
    faults: list[FieldError] = []
    for index, value in enumerate(values):
        try:
            answer[check(value)] = None
        except InvalidError as error:
            faults.append(FieldError(f"{path}.{index}", error.code, error.detail))
    if faults:
        raise InvalidError(fields=faults)
    return list(answer)


def find_customer(caller: TenantSystem, external_id: str) -> tuple[Customer, list[Contact]]:
    """A customer by the tenant's own id, with its contacts. NotFoundError when there is none."""
    stored = (
        stored_customers(caller.tenant, [external_id]).get(external_id)
        if ids.is_external_id(external_id)
        else None
    )
    if stored is None:
        raise NotFoundError("no such customer")
    return stored.customer, list(stored.contacts.values())


def list_customers(
    caller: TenantSystem, *, cursor: str | None, limit: int
) -> tuple[list[Customer], str | None]:
    """A page of the tenant's customers, in a stable order, and the cursor of the next."""
    cursors = caller.cursors("data:customers")
    after = cursors.read(cursor) if cursor else None
    rows, position = reads.list_tenant(caller.tenant, LISTING, limit=limit, after=after)
    return [Customer.from_wire(row) for row in rows], cursors.write(position) if position else None


def delete_customer(caller: TenantSystem, external_id: str) -> None:
    """Mark a customer as deleted and end its sessions; whether it keeps access is the tenant's setting.

    Its invoices stay: the law asks for them longer than the customer does.
    """
    if not ids.is_external_id(external_id):
        raise NotFoundError("no such customer")

    def attempt() -> None:
        stored = stored_customers(caller.tenant, [external_id]).get(external_id)
        if stored is None:
            raise NotFoundError("no such customer")
        if stored.customer.deleted:
            return
        customer = stored.copy_of_customer()
        customer.deleted, customer.changed_at = True, clock.now()
        customer.credential_epoch = int(customer.credential_epoch) + 1
        write_customer(customer, list(stored.contacts.values()), stored, caller.settings)

    retry_on_conflict(attempt, exhausted=ConflictError.changed("customer"))
