"""The mail that lets a customer in: to whom it goes, with what, and when it goes out by itself (C2, C3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.customers import passwords
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.logins import identifier_of
from chalicelib.customers.models import Contact, Customer, Password
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import sealed_values
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.settings import SigninMethod, TenantSettings

MOST_READERS = 4
"""Of one customer's contacts: a transaction has only so much room."""


class Skipped(StrEnum):
    """Why somebody was not sent their access."""

    PORTAL_INACTIVE = "portal_inactive"
    ACCESS_NOT_OPEN = "access_not_open"
    NO_EMAIL = "no_email"
    NO_IDENTIFIER = "no_identifier"
    """What they would have to type is not on file, or stands for "none"."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom it goes to, and the password that goes with it, if any."""

    customer: Customer
    readers: tuple[Contact, ...]
    password: str | None = None
    kept: Password | None = None

    def record(self, transaction: Transaction) -> None:
        """Send it with a transaction that puts the customer."""
        if self.kept is not None:
            transaction.put(self.kept)
        for contact in self.readers:
            context = ids.new_id("pwd")
            payload = {
                "customer_id": self.customer.customer_id,
                "contact_id": contact.contact_id,
                "sealed_password": sealed_values.seal(self.password, context) if self.password else None,
                "sealed_by": context,
            }
            outbox.record(transaction, self.customer.tenant, "portal_access", payload)


def invite(
    customer: Customer, people: Sequence[Contact], settings: TenantSettings, *, with_password: bool
) -> Invitation | Skipped:
    """How a customer's contacts are told how to enter, or why they cannot be. It lets its reader in.

    With a password, where the tenant has that method and the customer none of their own, it goes to the first contact
    with an address; what was signed in by then is over, so the customer has to be put.
    """
    if not settings.active:
        return Skipped.PORTAL_INACTIVE
    if may_enter(customer, settings) is not AccessState.OPEN:
        return Skipped.ACCESS_NOT_OPEN
    readers = addressed(people)
    if not readers:
        return Skipped.NO_EMAIL
    methods, identifier = settings.signin.methods, identifier_of(customer, settings)
    if not identifier and SigninMethod.EMAIL not in methods:
        return Skipped.NO_IDENTIFIER
    if not (with_password and identifier and SigninMethod.PASSWORD in methods) or _has_own(customer):
        return Invitation(customer, readers)
    password = passwords.suggest_password()
    return Invitation(customer, readers[:1], password, give_password(customer, password))


def addressed(people: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts that can be written to, in the customer's order."""
    return tuple([one for one in people if one.emails][:MOST_READERS])


def give_password(customer: Customer, password: str) -> Password:
    """An initial password, to be put together with the customer, whose sessions end by it."""
    key = keys.password(customer.tenant, customer.customer_id)
    item = Password.find(key, consistent=True) or Password.at(customer.tenant, customer.customer_id)
    item.hash, item.issued, item.used = passwords.hash_password(password, issued=True), True, False
    item.expires_at, item.changed_at = clock.epoch() + passwords.ISSUED_SECONDS, clock.now()
    customer.credential_epoch = int(customer.credential_epoch) + 1
    return item


def _has_own(customer: Customer) -> bool:
    """Whether the customer chose a password: a mail must not take it away."""
    item = Password.find(keys.password(customer.tenant, customer.customer_id), consistent=True)
    return item is not None and not item.issued


def invite_once_right(
    customer: Customer, people: Sequence[Contact], before: Customer | None, settings: TenantSettings
) -> Invitation | Skipped | None:
    """The mail that goes out by itself when all three access fields have become right; None where they have not."""
    if not _is_right(customer, settings) or (before is not None and _is_right(before, settings)):
        return None
    return invite(customer, people, settings, with_password=True)


def _is_right(customer: Customer, settings: TenantSettings) -> bool:
    """Whether none of the three is blank, and the customer may enter by them."""
    is_whole = None not in (customer.support_from, customer.portal_until)
    return is_whole and may_enter(customer, settings) is AccessState.OPEN
