"""The customer and the contact that a message is for, read when it is composed."""

from dataclasses import dataclass

from chalicelib.customers.contact_data import is_mobile_possible
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire


@dataclass(frozen=True, slots=True)
class Person:
    """A contact, its customer, and the customer's stored summary."""

    customer: Customer
    contact: Contact
    summary: Wire | None

    @property
    def email(self) -> str:
        """The contact's main e-mail address, or an empty string."""
        return next(iter(self.contact.emails), "")

    @property
    def mobile(self) -> str:
        """The contact's first number that may be a mobile, or an empty string."""
        return next((phone for phone in self.contact.phones if is_mobile_possible(phone)), "")


def find_person(tenant: str, customer_id: str, contact_id: str) -> Person | None:
    """Load a person in one round trip; None if customer or contact were deleted."""
    wanted = (
        keys.customer(tenant, customer_id),
        keys.contact(tenant, customer_id, contact_id),
        keys.summary(tenant, customer_id),
    )
    found = reads.get_together(wanted)
    if wanted[0] not in found or wanted[1] not in found:
        return None
    return Person(
        Customer.from_wire(found[wanted[0]]), Contact.from_wire(found[wanted[1]]), found.get(wanted[2])
    )
