"""A customer's access to the portal as staff give it: the three fields, the password, the mail with both, a look."""

import json
from dataclasses import dataclass
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.customers import access_log, passwords
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState, AccessWindow
from chalicelib.customers.back_office import load_customer
from chalicelib.customers.invitations import Invitation, Skipped, addressed, give_password, invite
from chalicelib.customers.models import AccessMail, Customer, Password
from chalicelib.customers.writing import StoredCustomer, write_customer
from chalicelib.kernel import clock, outbox
from chalicelib.kernel.access import sealed_values, sessions
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

MAIL_SECONDS = 7 * 86400
"""How long it is known that a batch's mail went out, so that it goes once."""
VIEW_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class Issued:
    """A password that was given out; it is shown this once."""

    password: str
    expires_at: int
    sent: bool


def set_access(caller: StaffCaller, customer_id: str, window: AccessWindow, version: int) -> bool:
    """Set [Usuario de Portal], [Fecha Inicio Soporte] and [Fecha Fin de Portal]; answers whether the mail went out.

    It does by itself when this opens the access (C2, C3), with a first password where one is needed.
    Closing it ends the customer's sessions at their next request. InvalidError, field by field; ConflictError
    `customer_changed`.
    """
    stored = load_customer(caller.tenant, customer_id)
    settings = tenant_settings(caller.tenant)
    _check_window(window, settings)
    now = stored.customer
    if window == AccessWindow(now.portal_user, now.support_from, now.portal_until):
        return False  # the same again, whose answer was lost
    stale = ConflictError("somebody changed this customer meanwhile", code="customer_changed")
    if now.version != version:
        raise stale
    was_open = may_enter(stored.customer, settings) is AccessState.OPEN
    customer = stored.copy_of_customer()
    customer.portal_user = window.portal_user
    customer.support_from, customer.portal_until = window.support_from, window.portal_until
    is_open = may_enter(customer, settings) is AccessState.OPEN
    invited = (
        invite(customer, stored.people, settings, with_password=True) if is_open and not was_open else None
    )
    if not is_open and was_open:
        customer.credential_epoch = int(customer.credential_epoch) + 1

    def commit(transaction: Transaction) -> None:
        access_log.note(transaction, caller, customer_id, access_log.Act.ACCESS_CHANGED)
        details: dict[str, Any] = {"open": is_open, "sent": 0}
        if isinstance(invited, Invitation):
            details["sent"] = len(invited.readers)
            invited.record(transaction)
            if invited.password is not None:
                access_log.note(transaction, caller, customer_id, access_log.Act.PASSWORD_SET)
        elif invited is not None:
            details["skipped"] = invited.value
        audit.commit(
            transaction, caller, "customers.access_changed", target=_target(customer_id), details=details
        )

    try:
        write_customer(customer, list(stored.contacts.values()), stored, settings, commit=commit)
    except ConflictError as error:
        raise stale from error
    return isinstance(invited, Invitation)


def _check_window(window: AccessWindow, settings: TenantSettings) -> None:
    faults = []
    start, end = window.support_from, window.portal_until
    if settings.access_needs_dates and window.portal_user:
        for name, day in (("support_from", start), ("portal_until", end)):
            if day is None:
                faults.append(FieldError(name, "access_date_missing", "all three are needed together"))
        if start is not None and start > clock.today(settings.time_zone):
            faults.append(FieldError("support_from", "access_starts_later", "today or before"))
    if start is not None and end is not None and end < start:
        faults.append(FieldError("portal_until", "access_ends_before_start", "ends before it begins"))
    if faults:
        raise InvalidError("the access would not be right", fields=faults)


def issue_password(
    caller: StaffCaller, customer_id: str, typed: str | None, batch: str, *, send: bool
) -> Issued:
    """Give the customer an initial password: two words, or what was typed. Their sessions end.

    A typed one is given once for each `batch`: the same again changes and sends nothing. InvalidError with the field
    `password`; ConflictError `batch_reused` for another one, or where it was replaced meanwhile.
    """
    stored = load_customer(caller.tenant, customer_id)
    settings = tenant_settings(caller.tenant)
    password = typed or passwords.suggest_password()
    customer = stored.customer
    if typed:
        _check_typed(typed, customer)
    to = addressed(stored.people)[:1] if send and settings.active else ()
    transaction = Transaction()
    if typed:
        _mark(transaction, caller.tenant, batch, customer_id)
    item = give_password(customer, password)
    transaction.put(customer)
    access_log.note(transaction, caller, customer_id, access_log.Act.PASSWORD_SET)
    if to:
        Invitation(customer, to, password, item).record(transaction)
    else:
        transaction.put(item)
        _tell_of_change(transaction, stored)
    try:
        audit.commit(
            transaction,
            caller,
            "customers.password_set",
            target=_target(customer_id),
            details={"sent": bool(to)},
        )
    except _SentBeforeError:
        item = Password.load(item.key, consistent=True)
        if not passwords.verify_password(password, item.hash, issued=item.issued):
            raise ConflictError("this batch gave another password", code="batch_reused") from None
    return Issued(password, int(item.expires_at), bool(to))


def _check_typed(typed: str, customer: Customer) -> None:
    number = customer.document["number"] if customer.document else ""
    try:
        passwords.check_own_password(typed, names=(number, customer.number or "", customer.name))
    except InvalidError as error:
        raise InvalidError(fields=[FieldError("password", error.code, error.detail, error.extra)]) from error


def _tell_of_change(transaction: Transaction, stored: StoredCustomer) -> None:
    for contact in stored.people[:1]:
        payload = {"customer_id": stored.customer.customer_id, "contact_id": contact.contact_id}
        outbox.record(transaction, stored.customer.tenant, "password_changed", payload)


def send_access(caller: StaffCaller, customer_id: str, batch: str, *, with_password: bool) -> Skipped | None:
    """Send a customer's contacts how to enter; answers why not, where it was not sent.

    Once for each `batch`: the same again sends nothing and answers the same. With a password, where the tenant has
    that method and the customer none of their own, it goes to the first contact with an address.
    """
    stored = load_customer(caller.tenant, customer_id)
    invited = invite(
        stored.customer, stored.people, tenant_settings(caller.tenant), with_password=with_password
    )
    if isinstance(invited, Skipped):
        return invited
    transaction = Transaction()
    if invited.kept is not None:
        transaction.put(stored.customer)
    _mark(transaction, caller.tenant, batch, customer_id)
    invited.record(transaction)
    access_log.note(transaction, caller, customer_id, access_log.Act.ACCESS_SENT)
    details = {"batch": batch, "password": invited.password is not None}
    try:
        audit.commit(
            transaction, caller, "customers.access_sent", target=_target(customer_id), details=details
        )
    except _SentBeforeError:
        return None
    return None


class _SentBeforeError(ConflictError):
    """What this batch is to do was done before."""


def _mark(transaction: Transaction, tenant: str, batch: str, customer_id: str) -> None:
    """Let a transaction happen once for a batch and a customer."""
    mark = AccessMail.at(tenant, batch, customer_id)
    mark.expires_at = clock.epoch() + MAIL_SECONDS
    transaction.create(mark, otherwise=_SentBeforeError("this batch was here before"))


def view_as(caller: StaffCaller, customer_id: str) -> str:
    """Begin a read-only session as the customer, for a quarter of an hour; answers its one-minute handover.

    ConflictError `access_not_open` where the customer could not enter either. Both logs tell of it.
    """
    stored = load_customer(caller.tenant, customer_id)
    if may_enter(stored.customer, tenant_settings(caller.tenant)) is not AccessState.OPEN:
        raise ConflictError("the customer could not enter", code="access_not_open")
    contact = next(iter((stored.customer.contact_ids or {}).values()))
    session, token, handover = sessions.begin(
        caller.tenant,
        [(customer_id, contact)],
        method="view",
        epochs={customer_id: int(stored.customer.credential_epoch)},
        absolute_end=clock.epoch() + VIEW_SECONDS,
    )
    session.viewer_id, session.viewer_name = caller.staff_id, caller.name
    session.viewer_epoch = int(caller.member.epoch)
    transaction = Transaction()
    transaction.create(session)
    access_log.note(transaction, caller, customer_id, access_log.Act.VIEWED_AS)
    audit.commit(transaction, caller, "customers.viewed_as", target=_target(customer_id))
    session_token = sessions.write_session_token(session, token)
    return sealed_values.seal(json.dumps([handover, session_token]), f"view {caller.tenant}")


def _target(customer_id: str) -> str:
    return f"customer:{customer_id}"
