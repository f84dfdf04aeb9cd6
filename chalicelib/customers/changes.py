"""What changed of a customer, and who is told of it."""

from chalicelib.customers.models import Contact, Customer
from chalicelib.customers.writing import StoredCustomer
from chalicelib.kernel import outbox
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import TenantSettings


def changed_fields(stored: StoredCustomer, customer: Customer, made: list[Contact]) -> list[str]:
    """Which of its data differ, by their names."""
    before = stored.customer
    pairs = {
        "name": (before.name, customer.name),
        "kind": (before.person_kind, customer.person_kind),
        "number": (before.number, customer.number),
        "document": (before.document, customer.document),
        "address": (before.address or None, customer.address or None),
        "language": (before.language, customer.language),
        "contacts": ([_contact_face(one) for one in stored.people], [_contact_face(one) for one in made]),
    }
    return sorted(name for name, (old, new) in pairs.items() if old != new)


def _contact_face(contact: Contact) -> tuple[str, ...]:
    """What staff see of a contact: a new one with the same data is no change."""
    return (contact.name, *contact.emails, "|", *contact.phones, *contact.unusable_phones)


def tell_old_addresses(
    transaction: Transaction,
    stored: StoredCustomer,
    customer: Customer,
    made: list[Contact],
    settings: TenantSettings,
) -> None:
    """Tell addresses that are no longer a contact's, as far as there is room (ASVS 6.3.7)."""
    now = {email for one in made for email in one.emails}
    gone = [email for one in stored.contacts.values() for email in one.emails if email not in now]
    for email in gone[:4]:
        payload = {
            "email": email,
            "name": customer.name,
            "language": customer.language or settings.language,
        }
        outbox.record(transaction, customer.tenant, "contact_changed", payload)
