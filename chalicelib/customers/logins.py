"""By which data a customer is found at sign-in."""

from collections.abc import Iterable

from chalicelib.customers.contact_data import phone_login_value
from chalicelib.customers.identity_numbers import is_placeholder, login_value, login_values
from chalicelib.customers.models import Contact, Customer, Login, printable_document
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.tenants.settings import IdentifierField, TenantSettings

DOCUMENT, NUMBER, EMAIL, PHONE = "document", "number", "email", "phone"
NOBODY = "-"
"""Stands for the contact where a login datum is the customer's own."""


def login_keys(customer: Customer, contacts: Iterable[Contact], settings: TenantSettings) -> set[Key]:
    """Where the customer has to be found at sign-in. A placeholder is no login."""
    found: set[Key] = set()

    def claim(kind: str, value: str, contact_id: str) -> None:
        if value:
            found.add(keys.login(customer.tenant, kind, value, customer.customer_id, contact_id))

    document = customer.document
    if document:
        for value in login_values(document["country"], document["kind"], document["number"]):
            if not is_placeholder(value, extra=settings.extra_placeholders):
                claim(DOCUMENT, value, NOBODY)
    if customer.number and not is_placeholder(customer.number, extra=settings.extra_placeholders):
        claim(NUMBER, login_value(customer.number), NOBODY)
    for contact in contacts:
        for email in contact.emails:
            claim(EMAIL, normalise_email(email), contact.contact_id)
        for phone in contact.phones:
            claim(PHONE, phone_login_value(phone), contact.contact_id)
    return found


def identifier_of(customer: Customer, settings: TenantSettings) -> str:
    """What a customer types where the tenant asks for an identifier, as it is printed; nothing for a placeholder."""
    if settings.signin.identifier_field is IdentifierField.NUMBER:
        typed, printed = customer.number or "", customer.number or ""
    else:
        typed, printed = (
            str((customer.document or {}).get("number", "")),
            printable_document(customer.document),
        )
    return printed if typed and not is_placeholder(typed, extra=settings.extra_placeholders) else ""


def login_item(key: Key) -> Login:
    """The item at a login key, not stored yet."""
    customer_id, _, contact_id = key.sk.partition(keys.SEPARATOR)
    return Login(key.pk, key.sk, customer_id=customer_id, contact_id=contact_id)


def find_logins(tenant: str, kind: str, value: str) -> list[tuple[str, str]]:
    """The (customer, contact) pairs that a normalised login datum may mean: one round trip."""
    rows: list[Wire] = reads.query(keys.login_partition(tenant, kind, value), limit=50).items
    return [(row["customer_id"]["S"], row["contact_id"]["S"]) for row in rows]
