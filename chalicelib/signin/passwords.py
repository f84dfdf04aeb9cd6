"""Signing in by user and portal password, and choosing one's own.

For an unknown user everything happens that happens for a known one: the same reads, as many hashes verified, an answer
on the same grid (ASVS 6.3.8). Wrong tries are counted by what was typed, so a limit tells nothing either.
"""

import hashlib
import json
from dataclasses import dataclass

from chalicelib.customers import logins, passwords
from chalicelib.customers.access import SignedIn, may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.identity_numbers import is_placeholder, login_value
from chalicelib.customers.models import Customer, Password
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import challenges, rate_limits, sealed_values, sessions
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.access.response_timing import pad_response_time
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import ConflictError, FieldError, GoneError, InvalidError
from chalicelib.kernel.log import count
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin.service import Begun, begin, people_of
from chalicelib.tenants.access import Visitor
from chalicelib.tenants.settings import IdentifierField, SigninMethod

METHOD = "password"
TRIES_PER_ADDRESS = Limit("password-ip", 120, HOUR)
"""Many phones share one address behind a carrier's NAT."""
VERIFIED = 3
"""How many hashes each try verifies: as many customers as may share a user, and no fewer for fewer."""
CHOOSE_SECONDS = 600
"""How long the page has to have a new password chosen after an issued one was shown."""


@dataclass(frozen=True, slots=True)
class MustChoose:
    """The password was an issued one, now used up: `token` lets its owner choose their own."""

    token: str
    expires_at: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A customer whom the user may mean."""

    customer: Customer
    contact_id: str
    password: Password


@pad_response_time
def sign_in(visitor: Visitor, user: str, password: str) -> Begun | MustChoose:
    """Begin a session, or answer that a password of one's own is to be chosen first.

    InvalidError `credentials_wrong`, whatever it is that is wrong; TooManyRequestsError.
    """
    return _sign_in(visitor, user, password)


def _sign_in(visitor: Visitor, user: str, password: str) -> Begun | MustChoose:
    if SigninMethod.PASSWORD not in visitor.settings.signin.methods:
        raise InvalidError(fields=[FieldError("user", "method_off", "the tenant has not this method")])
    kind, value = _read_user(visitor, user)
    digest = hashlib.sha256(json.dumps([METHOD, kind, value]).encode()).hexdigest()
    rate_limits.spend(visitor.tenant, TRIES_PER_ADDRESS, visitor.ip)
    challenges.spend_try(visitor.tenant, digest)
    candidates = _candidates(visitor, kind, value)
    right = [one for one in candidates if one is not None and one.password.is_good]
    matching = _verified(candidates, password)
    opened = [one for one in right if one in matching]
    if not opened:
        count("FailedSignIn")
        raise InvalidError("not the user and password", code="credentials_wrong")
    challenges.refund_try(visitor.tenant, digest)
    issued = [one for one in opened if one.password.issued]
    return _use_up(visitor.tenant, issued) if issued else _begin(Transaction(), visitor, opened)


def _read_user(visitor: Visitor, user: str) -> tuple[str, str]:
    """What was typed as user: an e-mail address, or the identifier that the tenant chose [Usuario]."""
    text = user.strip()
    if "@" in text:
        try:
            return logins.EMAIL, normalise_email(text)
        except InvalidError:
            return logins.EMAIL, "?"
    settings = visitor.settings
    by_document = settings.signin.identifier_field is IdentifierField.DOCUMENT
    value = "" if is_placeholder(text, extra=settings.extra_placeholders) else login_value(text)
    return (logins.DOCUMENT if by_document else logins.NUMBER), value or "?"


def _candidates(visitor: Visitor, kind: str, value: str) -> list[_Candidate | None]:
    """Up to `VERIFIED` customers with a password, padded with nobody; the same reads whoever is meant."""
    found = logins.find_logins(visitor.tenant, kind, value)[: VERIFIED * 4]
    pairs = list(dict(reversed(found)).items())[::-1][:VERIFIED] or [(ids.new_id("cus"), "")]
    wanted: list[Key] = []
    for customer_id, _ in pairs:
        wanted += [keys.customer(visitor.tenant, customer_id), keys.password(visitor.tenant, customer_id)]
    stored = reads.get_together(wanted)
    people = [_candidate(visitor, stored, customer_id, contact_id) for customer_id, contact_id in pairs]
    return [*people, *([None] * (VERIFIED - len(people)))]


def _candidate(
    visitor: Visitor, stored: dict[Key, Wire], customer_id: str, contact_id: str
) -> _Candidate | None:
    customer_key, password_key = (
        keys.customer(visitor.tenant, customer_id),
        keys.password(visitor.tenant, customer_id),
    )
    if customer_key not in stored or password_key not in stored:
        return None
    customer = Customer.from_wire(stored[customer_key])
    if may_enter(customer, visitor.settings) is not AccessState.OPEN:
        return None
    if contact_id in ("", logins.NOBODY):
        contact_id = next(iter(customer.contact_ids.values()), "")
    return _Candidate(customer, contact_id, Password.from_wire(stored[password_key]))


def _verified(candidates: list[_Candidate | None], password: str) -> list[_Candidate]:
    """Those whose password it is. Every try verifies as many hashes."""
    matching = []
    for one in candidates:
        stored = one.password.hash if one else passwords.nobodys_hash()
        issued = bool(one.password.issued) if one else False
        if passwords.verify_password(password, stored, issued=issued) and one is not None:
            matching.append(one)
    return matching


def _begin(transaction: Transaction, visitor: Visitor, opened: list[_Candidate]) -> Begun:
    people = {one.customer.customer_id: one.customer for one in opened}
    accounts = [(one.customer.customer_id, one.contact_id) for one in opened]
    known = visitor.settings.entry_links
    return begin(transaction, visitor.tenant, accounts, people, method=METHOD, known=known)


def _use_up(tenant: str, issued: list[_Candidate]) -> MustChoose:
    """Use the issued passwords up, once even under parallel tries (ASVS 6.4.1), and seal what they opened."""
    transaction = Transaction()
    for one in issued:
        one.password.used = True
        transaction.put(one.password, otherwise=InvalidError("used up", code="credentials_wrong"))
    transaction.commit()
    expires_at = clock.epoch() + CHOOSE_SECONDS
    content = {
        "accounts": [[one.customer.customer_id, one.contact_id, int(one.password.version)] for one in issued],
        "expires_at": expires_at,
    }
    return MustChoose(sealed_values.seal(json.dumps(content), _context(tenant)), expires_at)


def _context(tenant: str) -> str:
    return f"choose password {tenant}"


def choose(visitor: Visitor, token: str, password: str) -> Begun:
    """Choose one's own password after an issued one, and be signed in. Once for each issued one.

    InvalidError with the field `password`; GoneError `choice_over` when it took too long or was done already.
    """
    over = GoneError("too late, or done already", code="choice_over")
    try:
        content = json.loads(sealed_values.unseal(token, _context(visitor.tenant)))
    except ValueError as error:
        raise over from error
    if content["expires_at"] <= clock.epoch():
        raise over
    found = reads.get_together(
        [key for customer_id, _, _ in content["accounts"] for key in _both(visitor.tenant, customer_id)]
    )
    opened = []
    for customer_id, contact_id, version in content["accounts"]:
        one = _candidate(visitor, found, customer_id, contact_id)
        if one is None or int(one.password.version) != version:
            raise over
        opened.append(one)
    transaction = Transaction()
    for one in opened:
        _check(password, one.customer)
        _change(transaction, one.customer, one.password, one.contact_id, password, otherwise=over)
    return _begin(transaction, visitor, opened)


def _both(tenant: str, customer_id: str) -> tuple[Key, Key]:
    return keys.customer(tenant, customer_id), keys.password(tenant, customer_id)


def change(caller: SignedIn, old: str, new: str) -> Begun:
    """Change one's own password [Perfil]: other sessions end, this one is begun anew, and the owner is told.

    InvalidError with the field `old` or `new`; TooManyRequestsError.
    """
    subject = f"{METHOD} {caller.customer_id}"
    challenges.spend_try(caller.tenant, subject)
    stored = Password.find(keys.password(caller.tenant, caller.customer_id), consistent=True)
    known = stored.hash if stored else passwords.nobodys_hash()
    issued = bool(stored.issued) if stored else False
    if not passwords.verify_password(old, known, issued=issued) or stored is None:
        raise InvalidError(fields=[FieldError("old", "password_wrong", "not the present password")])
    challenges.refund_try(caller.tenant, subject)
    _check(new, caller.customer, field="new")
    transaction = Transaction()
    changed = ConflictError("changed at the same moment", code="password_changed")
    contact_id = caller.contact.contact_id
    _change(transaction, caller.customer, stored, contact_id, new, otherwise=changed)
    transaction.remove(caller.session)
    accounts = sessions.as_document(caller.session.accounts)
    epochs = {str(one): int(epoch) for one, epoch in caller.session.epochs.items()}
    epochs[caller.customer_id] = int(caller.customer.credential_epoch)
    people = people_of(caller.tenant, [one for one, _ in accounts]) | {caller.customer_id: caller.customer}
    return begin(transaction, caller.tenant, accounts, people, method=caller.session.method, epochs=epochs)


def _check(password: str, customer: Customer, *, field: str = "password") -> None:
    number = customer.document["number"] if customer.document else ""
    try:
        passwords.check_own_password(password, names=(number, customer.number or "", customer.name))
    except InvalidError as error:
        raise InvalidError(fields=[FieldError(field, error.code, error.detail, error.extra)]) from error


def _change(
    transaction: Transaction,
    customer: Customer,
    stored: Password,
    contact_id: str,
    password: str,
    *,
    otherwise: GoneError | ConflictError,
) -> None:
    """Put the new password into a transaction, end the customer's sessions, and tell them (ASVS 6.3.7)."""
    stored.hash, stored.issued = passwords.hash_password(password, issued=False), False
    stored.used, stored.expires_at, stored.changed_at = False, 0, clock.now()
    transaction.put(stored, otherwise=otherwise)
    customer.credential_epoch = int(customer.credential_epoch) + 1
    transaction.put(customer)
    payload = {"customer_id": customer.customer_id, "contact_id": contact_id}
    outbox.record(transaction, customer.tenant, "password_changed", payload)
