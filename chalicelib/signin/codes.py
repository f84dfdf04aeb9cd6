"""Signing in by a code: ask, ask again, prove.

For an unknown person everything happens that happens for a known one: the same reads, a stored challenge, an
event for the sender. Only, the code goes nowhere and opens nothing (ASVS 6.3.8).
"""

import hashlib
import json
import time
from dataclasses import dataclass

from chalicelib.customers import service as customers
from chalicelib.customers.access import may_enter
from chalicelib.customers.access_rules import AccessState
from chalicelib.customers.contact_data import (
    as_mobile,
    is_mobile_possible,
    normalise_email,
    normalise_phone,
    phone_login_value,
)
from chalicelib.customers.identity_numbers import is_placeholder, login_value
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import rate_limits, sealed_values, tokens
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import (
    ConflictError,
    FieldError,
    GoneError,
    InvalidError,
    TooManyRequestsError,
)
from chalicelib.kernel.log import count
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.table import Wire
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin import rules
from chalicelib.signin.models import Challenge
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


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a login means, and where their code goes."""

    targets: list[tuple[str, str]]
    channel: str
    address: str
    fallback: str
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that was asked for, as its asker may know it."""

    challenge_id: str
    binding: str
    expires_at: int
    resend_at: int


def ask_code(visitor: Visitor, wanted: ChallengeIn) -> Asked:
    """Send a code to who was meant, if anybody was; the answer is the same if not, also in time.

    InvalidError when what was typed cannot be anybody's, or the tenant has not that method;
    TooManyRequestsError when codes were asked for too often.
    """
    started = time.perf_counter()
    try:
        return _ask_code(visitor, wanted)
    finally:
        time.sleep(rules.rest_of_grid(time.perf_counter() - started))


def _ask_code(visitor: Visitor, wanted: ChallengeIn) -> Asked:
    login = read_login(wanted, visitor.settings)
    rate_limits.spend(visitor.tenant, rules.STARTS_PER_ADDRESS, visitor.ip)
    pace = _keep_pace(visitor.tenant, login.digest)
    found = _find(visitor.tenant, login, visitor.settings)
    challenge = Challenge.at(visitor.tenant, ids.new_id("chl"))
    binding = tokens.new_token()
    challenge.method = login.method
    challenge.subject = found.targets[0][0] if found.targets else login.digest
    challenge.pace_subject = login.digest
    challenge.targets = [list(target) for target in found.targets]
    challenge.language = found.language
    challenge.binding_hash = tokens.hash_token(binding)
    address = json.dumps([found.channel, found.address, found.fallback])
    challenge.sealed_address = sealed_values.seal(address, challenge.challenge_id)
    _send(visitor.tenant, challenge)
    return _asked(challenge, binding, pace)


def ask_again(visitor: Visitor, challenge_id: str, binding: str | None) -> Asked:
    """Send a new code for the same challenge; the one before is void. The same errors as `ask_code`."""
    started = time.perf_counter()
    try:
        challenge = _bound(visitor.tenant, challenge_id, binding)
        pace = _keep_pace(visitor.tenant, challenge.pace_subject)
        challenge.code_serial = int(challenge.code_serial) + 1
        _send(visitor.tenant, challenge)
        return _asked(challenge, binding or "", pace)
    finally:
        time.sleep(rules.rest_of_grid(time.perf_counter() - started))


def _asked(challenge: Challenge, binding: str, pace: rules.Pace) -> Asked:
    now = clock.epoch()
    return Asked(challenge.challenge_id, binding, int(challenge.expires_at), now + pace.wait(now))


def _send(tenant: str, challenge: Challenge) -> None:
    """Store the challenge with a new code, and in the same transaction the event that sends it."""
    code = rules.new_code()
    challenge.code_hash = _code_hash(challenge, code)
    challenge.expires_at = clock.epoch() + rules.CODE_SECONDS
    event_id = ids.new_id("evt")
    transaction = Transaction()
    # A code that was used meanwhile must not come back to life.
    unused = Challenge.pk.does_not_exist() | (Challenge.used == False)  # noqa: E712 - pynamodb's condition
    transaction.put(challenge, unused, otherwise=GoneError("the code was used", code="code_expired"))
    outbox.record(
        transaction,
        tenant,
        EVENT,
        {
            "sealed_address": challenge.sealed_address,
            "challenge_id": challenge.challenge_id,
            "sealed_code": sealed_values.seal(code, event_id),
            "language": challenge.language,
            "expires_at": challenge.expires_at,
        },
        event_id=event_id,
    )
    transaction.commit()


def _code_hash(challenge: Challenge, code: str) -> str:
    return tokens.keyed_digest(pepper(), challenge.challenge_id, str(int(challenge.code_serial)), code)


def read_login(wanted: ChallengeIn, settings: TenantSettings) -> Login:
    """What was typed, normalised. InvalidError `field` by field when it cannot be anybody's."""
    method = SigninMethod(wanted.method)
    if method not in settings.signin.methods:
        raise InvalidError(fields=[FieldError("method", "method_off", "the tenant has not this method")])
    if method is SigninMethod.EMAIL:
        email = _email(wanted.email or "", "email")
        return Login(wanted.method, ((customers.EMAIL, email),), None)
    channel, identifier = Channel(wanted.channel or ""), wanted.identifier or ""
    if channel not in settings.signin.channels:
        raise InvalidError(fields=[FieldError("channel", "channel_off", "the tenant has not this channel")])
    kind = {IdentifierField.DOCUMENT: customers.DOCUMENT, IdentifierField.NUMBER: customers.NUMBER}[
        settings.signin.identifier_field
    ]
    # A placeholder is nobody's; it gets the same answer as any other identifier that is unknown.
    value = "" if is_placeholder(identifier, extra=settings.extra_placeholders) else login_value(identifier)
    if channel is Channel.EMAIL:
        contact = (customers.EMAIL, _email(wanted.contact or "", "contact"))
        address = wanted.contact or ""
    else:
        address = _phone(wanted.contact or "", settings)
        contact = (customers.PHONE, phone_login_value(address))
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


def _find(tenant: str, login: Login, settings: TenantSettings) -> Found:
    """Whom a login means. As many round trips, whether or not anybody is found."""
    matches = [customers.find_logins(tenant, kind, value) for kind, value in login.data]
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
    if kind == customers.EMAIL:
        return any(normalise_email(email) == value for email in contact.emails)
    return any(phone_login_value(phone) == value for phone in contact.phones)


def _addressed(present: list[tuple[Customer, Contact]], login: Login, settings: TenantSettings) -> Found:
    targets = [(customer.customer_id, contact.contact_id) for customer, contact in present]
    if not present:
        return Found([], "", "", "", settings.language)
    customer, contact = present[0]
    language = customer.language or settings.language
    kind, value = login.data[-1]
    on_file = next((email for email in contact.emails if normalise_email(email) == value), "")
    if login.address is not None:
        channel, typed = login.address
        # The address on file, not the one typed: the two are equal for sign-in, not letter by letter.
        phone = next((one for one in contact.phones if phone_login_value(one) == value), typed)
        address = on_file if kind == customers.EMAIL else as_mobile(phone)
        return Found(targets, channel, address, "", language)
    phones = {_mobile(one) for _, one in present}
    phone = phones.pop() if len(phones) == 1 else ""
    if phone:
        return Found(targets, Channel.SMS, phone, on_file, language)
    # Contacts with different phones: one of these would open the others' accounts. The e-mail is common to all.
    return Found(targets, Channel.EMAIL, on_file, "", language)


def _mobile(contact: Contact) -> str:
    return next((phone for phone in contact.phones if is_mobile_possible(phone)), "")


def _keep_pace(tenant: str, subject: str) -> rules.Pace:
    """Count one more code for a login. TooManyRequestsError when it comes too soon, or is one too many."""
    now = clock.epoch()
    pace = rules.Pace(*rate_limits.last_of(tenant, rules.SENDS, subject))
    wait = pace.wait(now)
    if wait > 0:
        raise TooManyRequestsError("a code was sent just now", retry_after=wait)
    if not rate_limits.follow(tenant, rules.SENDS, subject, after=pace.sent):
        raise TooManyRequestsError("a code is being sent", retry_after=rules.RESEND_SECONDS[0])
    return rules.Pace(pace.sent + 1, now)


def _bound(tenant: str, challenge_id: str, binding: str | None) -> Challenge:
    """A live challenge that this browser asked for. GoneError `code_expired` for any other."""
    challenge = (
        Challenge.find(keys.challenge(tenant, challenge_id), consistent=True)
        if ids.is_id(challenge_id, "chl")
        else None
    )
    if (
        challenge is None
        or binding is None
        or not tokens.matches(tokens.hash_token(binding), challenge.binding_hash)
        or not challenge.is_live
        or challenge.used
    ):
        raise GoneError("no such code any more", code="code_expired")
    return challenge


def prove_code(visitor: Visitor, challenge_id: str, binding: str | None, code: str) -> Challenge:
    """Check a typed code; answers the challenge, which is not yet used up: `consume` does that with the session.

    InvalidError `code_wrong` with the tries left; GoneError `code_expired`; TooManyRequestsError.
    """
    challenge = _bound(visitor.tenant, challenge_id, binding)
    digits = "".join(letter for letter in code if letter.isdecimal())
    tries = _count_try(challenge)
    _limit_tries(visitor.tenant, challenge.subject)
    right = tokens.matches(_code_hash(challenge, digits), challenge.code_hash)
    if not right or not challenge.targets:
        count("FailedSignIn")
        left = rules.TRIES_PER_CHALLENGE - tries
        if left <= 0:
            raise TooManyRequestsError(
                "too many tries with this code", code="code_spent", retry_after=rules.RESEND_SECONDS[0]
            )
        raise InvalidError("not the code", code="code_wrong", extra={"tries_left": left})
    for limit in (rules.TRIES_PER_HOUR, rules.TRIES_PER_DAY):
        rate_limits.refund(visitor.tenant, limit, challenge.subject)
    return challenge


def _count_try(challenge: Challenge) -> int:
    """Take one of the challenge's tries, before looking at the code; parallel ones each take their own."""
    allowed = (Challenge.tries < rules.TRIES_PER_CHALLENGE) & (Challenge.used == False)  # noqa: E712 - pynamodb's condition
    same_code = Challenge.code_serial == int(challenge.code_serial)
    try:
        challenge.change([Challenge.tries.add(1)], allowed & same_code)
    except ConflictError as error:
        raise TooManyRequestsError(
            "too many tries with this code", code="code_spent", retry_after=rules.RESEND_SECONDS[0]
        ) from error
    return int(challenge.tries)


def _limit_tries(tenant: str, subject: str) -> None:
    for limit in (rules.TRIES_PER_HOUR, rules.TRIES_PER_DAY):
        rate_limits.spend(tenant, limit, subject)


def consume(transaction: Transaction, challenge: Challenge) -> None:
    """Use the challenge up in a transaction: of parallel right answers, one wins (ASVS 6.5.1)."""
    transaction.change(
        challenge,
        [Challenge.used.set(True)],
        Challenge.used == False,  # noqa: E712 - pynamodb's condition
        otherwise=GoneError("the code was used", code="code_expired"),
    )
