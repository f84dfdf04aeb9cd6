"""Writing a customer: the item, its contacts, data issues, and all by which sign-in and staff find it."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from chalicelib.customers import search
from chalicelib.customers.findings import FindingKind, finding, findings_of
from chalicelib.customers.logins import login_item, login_keys
from chalicelib.customers.models import Contact, Customer, reference
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import StoredItem
from chalicelib.kernel.store.transactions import LIMIT, Transaction
from chalicelib.tenants.settings import TenantSettings

REFERENCE = "customer"
UNFINISHED = "unfinished"
"""The digest of a customer whose search terms are not all written yet."""
RESERVED = 12
"""Items of a transaction that are left for who commits it."""
Commit = Callable[[Transaction], None]


@dataclass(frozen=True, slots=True)
class StoredCustomer:
    """A customer as it stands, with its contacts by their key."""

    customer: Customer
    contacts: dict[str, Contact]

    @property
    def people(self) -> list[Contact]:
        """The contacts in the customer's order: the first is the main one."""
        order = list((self.customer.contact_ids or {}).values())
        return sorted(self.contacts.values(), key=lambda one: order.index(one.contact_id))

    def copy_of_customer(self) -> Customer:
        """The customer, to be changed while this one is still what is stored."""
        return deepcopy(self.customer)


def write_customer(
    customer: Customer,
    contacts: list[Contact],
    stored: StoredCustomer | None,
    settings: TenantSettings,
    *,
    commit: Commit = Transaction.commit,
) -> None:
    """Write a customer with its contacts and all by which it is found, in one transaction as far as it has room.

    `commit` lets a caller add to the transaction, e.g. an entry of the audit log. ConflictError when somebody was
    quicker.
    """
    before = login_keys(stored.customer, stored.contacts.values(), settings) if stored else set()
    after = login_keys(customer, contacts, settings)
    transaction = Transaction()
    shown = search.summary_of(customer, contacts)
    customer.email, customer.phone = shown["email"], shown["phone"]
    transaction.put(customer)
    for contact in contacts:
        transaction.put(contact)
    kept = {contact.contact_id for contact in contacts}
    for contact in stored.contacts.values() if stored else ():
        if contact.contact_id not in kept:
            transaction.remove(contact)
    for key in after - before:
        transaction.put(login_item(key))
    _note_findings(transaction, customer, contacts, stored, settings)
    if stored is None:
        item = reference(
            customer.tenant, REFERENCE, customer.external_id, customer.customer_id, customer.customer_id
        )
        transaction.create(item, otherwise=ConflictError("sent twice at the same moment"))
    identifying = login_keys(stored.customer, (), settings) if stored else set()
    gone = sorted(before - after, key=lambda key: key not in identifying)
    tail: list[tuple[StoredItem, bool]] = [(login_item(key), False) for key in gone]
    tail += _changed_terms(customer, contacts, stored)
    room = LIMIT - RESERVED - len(transaction)
    _add(transaction, tail[:room])
    digest = customer.digest
    if tail[room:]:
        customer.digest = UNFINISHED
    commit(transaction)
    if tail[room:]:
        _finish(customer, digest, tail[room:])


def rewrite_customer(stored: StoredCustomer, settings: TenantSettings) -> None:
    """Write all that is kept beside a customer anew, from the customer alone."""
    customer, contacts = stored.copy_of_customer(), list(stored.contacts.values())
    digest = customer.digest
    logins = login_keys(customer, contacts, settings)
    # What was a placeholder before may be none by now, and the other way round.
    no_more = login_keys(customer, contacts, settings.model_copy(update={"extra_placeholders": ()})) - logins
    tail: list[tuple[StoredItem, bool]] = [(login_item(key), True) for key in logins]
    tail += [(login_item(key), False) for key in no_more]
    amiss = findings_of(customer, contacts, settings)
    tail += [(finding(customer, kind, day), True) for kind, day in amiss.items()]
    tail += [(finding(customer, kind, ""), False) for kind in FindingKind if kind not in amiss]
    shown = search.summary_of(customer, contacts)
    customer.email, customer.phone = shown["email"], shown["phone"]
    tail += [(search.search_term(key, shown), True) for key in search.term_keys(customer, contacts)]
    _finish(customer, digest, tail)


def _changed_terms(
    customer: Customer, contacts: list[Contact], stored: StoredCustomer | None
) -> list[tuple[StoredItem, bool]]:
    """The search terms to put (True) and to remove."""
    before: set[Key] = set()
    seen: dict[str, Any] | None = None
    if stored is not None and stored.customer.digest != UNFINISHED:
        before = search.term_keys(stored.customer, stored.contacts.values())
        seen = search.summary_of(stored.customer, stored.contacts.values())
    after, summary = search.term_keys(customer, contacts), search.summary_of(customer, contacts)
    wanted = after if summary != seen else after - before
    changes: list[tuple[StoredItem, bool]] = [(search.search_term(key, summary), True) for key in wanted]
    return changes + [(search.search_term(key, summary), False) for key in before - after]


def _add(transaction: Transaction, changes: Iterable[tuple[StoredItem, bool]]) -> None:
    for item, is_put in changes:
        if is_put:
            transaction.put(item)
        else:
            transaction.remove(item)


def _finish(customer: Customer, digest: str, tail: list[tuple[StoredItem, bool]]) -> None:
    """Write what did not fit into the transaction: logins that are gone, and terms by which staff find the customer.

    Old addresses open nothing meanwhile: a sign-in asks the contact. Until this is done the customer's digest is
    not that of what was sent, so the same again writes it anew; nothing is lost if somebody is quicker.
    """
    for start in range(0, len(tail), LIMIT - 1):
        part = tail[start : start + LIMIT - 1]
        transaction = Transaction()
        if start + len(part) == len(tail):
            customer.digest = digest
        transaction.put(customer)
        _add(transaction, part)
        try:
            transaction.commit()
        except ConflictError:
            return


def _note_findings(
    transaction: Transaction,
    customer: Customer,
    contacts: list[Contact],
    stored: StoredCustomer | None,
    settings: TenantSettings,
) -> None:
    """Keep the customer's data issues."""
    before = findings_of(stored.customer, stored.contacts.values(), settings) if stored else {}
    after = findings_of(customer, contacts, settings)
    for kind, day in after.items():
        if before.get(kind) != day:
            transaction.put(finding(customer, kind, day))
    for kind in before.keys() - after.keys():
        transaction.remove(finding(customer, kind, ""))
