"""Signing in by a code: ask, ask again, prove.

For an unknown person everything happens that happens for a known one: the same reads, a stored challenge, an
event for the sender. Only, the code goes nowhere and opens nothing (ASVS 6.3.8).
"""

import hashlib
import json
from dataclasses import dataclass

from chalicelib.customers import logins
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.contact_data import (
    as_mobile,
    is_mobile_possible,
    normalise_phone,
    phone_login_value,
)
from chalicelib.customers.identity_numbers import is_placeholder, login_value
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import ids
from chalicelib.kernel.access import challenges, rate_limits
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access.challenges import Addressee, Asked, Challenge
from chalicelib.kernel.access.response_timing import pad_response_time
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.signin.schemas import ChallengeIn
from chalicelib.tenants.access import Visitor
from chalicelib.tenants.settings import Channel, IdentifierField, SigninMethod, TenantSettings

EVENT = "signin_code"
MAX_TARGETS = 20


@dataclass(frozen=True, slots=True)
class Login:
    """What somebody typed, normalised: one or two (kind, value) pairs that must all fit."""

    method: str
    data: tuple[tuple[str, str], ...]
    address: tuple[str, str] | None
    """(channel, address) as typed, where the code goes; None where that is looked up."""

    @property
    def digest(self) -> str:
        """By which it is counted; the same for whoever types the same."""
        return hashlib.sha256(json.dumps([self.method, self.data]).encode()).hexdigest()


@pad_response_time
def ask_code(visitor: Visitor, wanted: ChallengeIn) -> Asked:
    """Send a code to who was meant, if anybody was; the answer is the same if not, also in time.

    InvalidError when what was typed cannot be anybody's, or the tenant has not that method;
    TooManyRequestsError when codes were asked for too often.
    """
    return _ask_code(visitor, wanted)


def _ask_code(visitor: Visitor, wanted: ChallengeIn) -> Asked:
    login = read_login(wanted, visitor.settings)
    rate_limits.spend(visitor.tenant, rules.STARTS_PER_ADDRESS, visitor.ip)
    pace = challenges.enforce_resend_limit(visitor.tenant, login.digest)
    found = _find(visitor.tenant, login, visitor.settings)
    return challenges.ask(visitor.tenant, EVENT, login.method, found, pace, login.digest)


@pad_response_time
def ask_again(visitor: Visitor, challenge_id: str, binding: str | None) -> Asked:
    """Send a new code for the same challenge; the one before is void. The same errors as `ask_code`."""
    return challenges.ask_again(visitor.tenant, EVENT, challenge_id, binding)


def prove_code(visitor: Visitor, challenge_id: str, binding: str | None, code: str) -> Challenge:
    """Check a typed code, as `challenges.prove` does."""
    return challenges.prove(visitor.tenant, EVENT, challenge_id, binding, code)


def read_login(wanted: ChallengeIn, settings: TenantSettings) -> Login:
    """What was typed, normalised. InvalidError `field` by field when it cannot be anybody's."""
    method = SigninMethod(wanted.method)
    if method not in settings.signin.methods:
        raise InvalidError(fields=[FieldError("method", "method_off", "the tenant has not this method")])
    if method is SigninMethod.EMAIL:
        email = _email(wanted.email or "", "email")
        return Login(wanted.method, ((logins.EMAIL, email),), None)
    channel, identifier = Channel(wanted.channel or ""), wanted.identifier or ""
    if channel not in settings.signin.channels:
        raise InvalidError(fields=[FieldError("channel", "channel_off", "the tenant has not this channel")])
    kind = {IdentifierField.DOCUMENT: logins.DOCUMENT, IdentifierField.NUMBER: logins.NUMBER}[
        settings.signin.identifier_field
    ]
    # A placeholder is nobody's; it gets the same answer as any other identifier that is unknown.
    value = "" if is_placeholder(identifier, extra=settings.extra_placeholders) else login_value(identifier)
    if channel is Channel.EMAIL:
        contact = (logins.EMAIL, _email(wanted.contact or "", "contact"))
        address = wanted.contact or ""
    else:
        address = _phone(wanted.contact or "", settings)
        contact = (logins.PHONE, phone_login_value(address))
    return Login(wanted.method, ((kind, value or "?"), contact), (channel, address))


def _email(text: str, field: str) -> str:
    try:
        return normalise_email(text)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError(field, error.code, error.detail)]) from error


def _phone(text: str, settings: TenantSettings) -> str:
    try:
        return normalise_phone(text, settings.country)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError("contact", error.code, error.detail)]) from error


def _find(tenant: str, login: Login, settings: TenantSettings) -> Addressee:
    """Whom a login means. As many round trips, whether or not anybody is found."""
    matches = [logins.find_logins(tenant, kind, value) for kind, value in login.data]
    targets = matches[-1]
    if len(matches) > 1:
        named = {customer for customer, _ in matches[0]}
        targets = [target for target in targets if target[0] in named]
    # Somebody is looked for in any case: nobody bears these ids.
    wanted = targets[:MAX_TARGETS] or [(ids.new_id("cus"), ids.new_id("con"))]
    found = reads.get_together([key for pair in wanted for key in _keys(tenant, pair)])
    people = [_person(tenant, found, pair) for pair in wanted]
    present = [
        (customer, contact)
        for customer, contact in (person for person in people if person is not None)
        if may_enter(customer, settings) is AccessState.OPEN and _has(contact, login.data[-1])
    ]
    return _addressed(present, login, settings)


def _keys(tenant: str, pair: tuple[str, str]) -> tuple[keys.Key, keys.Key]:
    return keys.customer(tenant, pair[0]), keys.contact(tenant, *pair)


def _person(
    tenant: str, found: dict[keys.Key, Wire], pair: tuple[str, str]
) -> tuple[Customer, Contact] | None:
    customer, contact = (found.get(key) for key in _keys(tenant, pair))
    return (Customer.from_wire(customer), Contact.from_wire(contact)) if customer and contact else None


def _has(contact: Contact, datum: tuple[str, str]) -> bool:
    """Whether the contact bears the datum today: a lookup item may be older than the contact."""
    kind, value = datum
    if kind == logins.EMAIL:
        return any(normalise_email(email) == value for email in contact.emails)
    return any(phone_login_value(phone) == value for phone in contact.phones)


def _addressed(present: list[tuple[Customer, Contact]], login: Login, settings: TenantSettings) -> Addressee:
    if not present:
        return Addressee([], login.digest, "", "", "", settings.language)
    customer, contact = present[0]
    targets: list[tuple[str, ...]] = [(one.customer_id, other.contact_id) for one, other in present]
    subject = customer.customer_id
    language = customer.language or settings.language
    kind, value = login.data[-1]
    on_file = next((email for email in contact.emails if normalise_email(email) == value), "")
    if login.address is not None:
        channel, typed = login.address
        # The address on file, not the one typed: the two are equal for sign-in, not letter by letter.
        phone = next((one for one in contact.phones if phone_login_value(one) == value), typed)
        address = on_file if kind == logins.EMAIL else as_mobile(phone)
        return Addressee(targets, subject, channel, address, "", language)
    # By SMS where a mobile is on file, and where the tenant lets codes go by SMS: it pays for them.
    phones = {_mobile(one) for _, one in present} if Channel.SMS in settings.signin.channels else set()
    phone = phones.pop() if len(phones) == 1 else ""
    if phone:
        return Addressee(targets, subject, Channel.SMS, phone, on_file, language)
    # Contacts with different phones: one of these would open the others' accounts. The e-mail is common to all.
    return Addressee(targets, subject, Channel.EMAIL, on_file, "", language)


def _mobile(contact: Contact) -> str:
    return next((phone for phone in contact.phones if is_mobile_possible(phone)), "")
