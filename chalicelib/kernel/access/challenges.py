"""One-time codes by message, for customers and staff alike: asked for, sent, asked for again, proved once.

Who a code is for, and where it goes, is the caller's to find out. Where nobody was found everything happens that
happens otherwise: a stored challenge, an event for the sender. Only, the code goes nowhere and opens nothing
(ASVS 6.3.8).
"""

import json
from dataclasses import dataclass

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access import rate_limits, sealed_values, tokens
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import ConflictError, GoneError, InvalidError, TooManyRequestsError
from chalicelib.kernel.log import count
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, VolatileItem
from chalicelib.kernel.store.transactions import Transaction


class Challenge(VolatileItem, discriminator="challenge"):
    """A code that was asked for. Where nobody was found it looks the same, and its code goes nowhere."""

    challenge_id = UnicodeAttribute()
    tenant = UnicodeAttribute()
    event = UnicodeAttribute()
    """The message that carries the code, e.g. `signin_code`: a code opens only what it was sent for."""
    method = UnicodeAttribute()
    subject = UnicodeAttribute()
    """Whom the tries are counted against: who was found, or a digest of what was typed."""
    pace_subject = UnicodeAttribute()
    """What sends are counted against: a digest of what was typed."""
    targets = DocumentAttribute()
    """What the right code opens, e.g. `[[customer_id, contact_id], …]`; empty where nobody was found."""
    sealed_address = UnicodeAttribute()
    """Where the code goes, sealed: channel, address, and an e-mail address to fall back to."""
    language = UnicodeAttribute()
    digits = NumberAttribute(default=rules.CODE_DIGITS)
    code_hash = UnicodeAttribute()
    code_serial = NumberAttribute(default=1)
    binding_hash = UnicodeAttribute()
    tries = NumberAttribute(default=0)
    used = BooleanAttribute(default=False)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a code is for. Without `targets` it is for nobody, and goes nowhere."""

    targets: list[tuple[str, ...]]
    subject: str
    """Whom wrong tries are counted against."""
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


def ask(
    tenant: str,
    event: str,
    method: str,
    found: Addressee,
    pace: rules.Pace,
    digest: str,
    *,
    digits: int = rules.CODE_DIGITS,
) -> Asked:
    """Store a new challenge and send its code; `digest` is of what was typed, whose `pace` was kept."""
    challenge_id = ids.new_id("chl")
    key = keys.challenge(tenant, challenge_id)
    binding = tokens.new_token()
    address = json.dumps([found.channel, found.address, found.fallback])
    challenge = Challenge(
        key.pk,
        key.sk,
        challenge_id=challenge_id,
        tenant=tenant,
        event=event,
        method=method,
        subject=found.subject,
        pace_subject=digest,
        targets=[list(target) for target in found.targets],
        language=found.language,
        digits=digits,
        binding_hash=tokens.hash_token(binding),
        sealed_address=sealed_values.seal(address, challenge_id),
    )
    _send(challenge)
    return _asked(challenge, binding, pace)


def ask_again(tenant: str, event: str, challenge_id: str, binding: str | None) -> Asked:
    """Send a new code for the same challenge; the one before is void.

    GoneError `code_expired`, or TooManyRequestsError when it comes too soon.
    """
    challenge = _bound(tenant, event, challenge_id, binding)
    pace = enforce_resend_limit(tenant, challenge.pace_subject)
    challenge.code_serial = int(challenge.code_serial) + 1
    _send(challenge)
    return _asked(challenge, binding or "", pace)


def _asked(challenge: Challenge, binding: str, pace: rules.Pace) -> Asked:
    now = clock.epoch()
    return Asked(challenge.challenge_id, binding, int(challenge.expires_at), now + pace.wait(now))


def _send(challenge: Challenge) -> None:
    """Store the challenge with a new code, and in the same transaction the event that sends it."""
    code = rules.new_code(int(challenge.digits))
    challenge.code_hash = _code_hash(challenge, code)
    challenge.expires_at = clock.epoch() + rules.CODE_SECONDS
    event_id = ids.new_id("evt")
    transaction = Transaction()
    # A code that was used meanwhile must not come back to life.
    unused = Challenge.pk.does_not_exist() | (Challenge.used == False)  # noqa: E712 - pynamodb's condition
    transaction.put(challenge, unused, otherwise=GoneError("the code was used", code="code_expired"))
    outbox.record(
        transaction,
        challenge.tenant,
        challenge.event,
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


def enforce_resend_limit(tenant: str, digest: str) -> rules.Pace:
    """Count one more code for a login. TooManyRequestsError when it comes too soon, or is one too many."""
    now = clock.epoch()
    pace = rules.Pace(*rate_limits.last_of(tenant, rules.SENDS, digest))
    wait = pace.wait(now)
    if wait > 0:
        raise TooManyRequestsError("a code was sent just now", retry_after=wait)
    if not rate_limits.follow(tenant, rules.SENDS, digest, after=pace.sent):
        raise TooManyRequestsError("a code is being sent", retry_after=rules.RESEND_SECONDS[0])
    return rules.Pace(pace.sent + 1, now)


def _bound(tenant: str, event: str, challenge_id: str, binding: str | None) -> Challenge:
    """A live challenge that this browser asked for. GoneError `code_expired` for any other."""
    challenge = (
        Challenge.find(keys.challenge(tenant, challenge_id), consistent=True)
        if ids.is_id(challenge_id, "chl")
        else None
    )
    if (
        challenge is None
        or challenge.event != event
        or binding is None
        or not tokens.matches(tokens.hash_token(binding), challenge.binding_hash)
        or not challenge.is_live
        or challenge.used
    ):
        raise GoneError("no such code any more", code="code_expired")
    return challenge


def prove(tenant: str, event: str, challenge_id: str, binding: str | None, code: str) -> Challenge:
    """Check a typed code; answers the challenge, which is not yet used up: `consume` does that with the session.

    InvalidError `code_wrong` with the tries left; GoneError `code_expired`; TooManyRequestsError.
    """
    challenge = _bound(tenant, event, challenge_id, binding)
    digits = "".join(letter for letter in code if letter.isdecimal())
    tries = _count_try(challenge)
    spend_try(tenant, challenge.subject)
    right = tokens.matches(_code_hash(challenge, digits), challenge.code_hash)
    if not right or not challenge.targets:
        count("FailedSignIn")
        left = rules.TRIES_PER_CHALLENGE - tries
        if left <= 0:
            raise TooManyRequestsError(
                "too many tries with this code", code="code_spent", retry_after=rules.RESEND_SECONDS[0]
            )
        raise InvalidError("not the code", code="code_wrong", extra={"tries_left": left})
    refund_try(tenant, challenge.subject)
    return challenge


def _count_try(challenge: Challenge) -> int:
    """Take one of the challenge's tries, before looking at the code; parallel ones each take their own."""
    allowed = (Challenge.tries < rules.TRIES_PER_CHALLENGE) & (Challenge.used == False)  # noqa: E712 - pynamodb's condition
    same_code = Challenge.code_serial == int(challenge.code_serial)
    try:
        challenge.change([Challenge.tries.add(1)], allowed & same_code)
    except ConflictError as error:
        now = Challenge.find(keys.challenge(challenge.tenant, challenge.challenge_id), consistent=True)
        if now is None or now.used or now.code_serial != challenge.code_serial:
            # Another tab was first: with the code, or with asking for another one.
            raise GoneError("no such code any more", code="code_expired") from error
        raise TooManyRequestsError(
            "too many tries with this code", code="code_spent", retry_after=rules.RESEND_SECONDS[0]
        ) from error
    return int(challenge.tries)


def spend_try(tenant: str, subject: str) -> None:
    """Count one more try against somebody. TooManyRequestsError when it is one too many (ASVS 6.6.3)."""
    for limit in (rules.TRIES_PER_HOUR, rules.TRIES_PER_DAY):
        rate_limits.spend(tenant, limit, subject)


def refund_try(tenant: str, subject: str) -> None:
    """Give back a try that was right."""
    for limit in (rules.TRIES_PER_HOUR, rules.TRIES_PER_DAY):
        rate_limits.refund(tenant, limit, subject)


def consume(transaction: Transaction, challenge: Challenge) -> None:
    """Use the challenge up in a transaction: of parallel right answers, one wins (ASVS 6.5.1)."""
    transaction.change(
        challenge,
        [Challenge.used.set(True)],
        Challenge.used == False,  # noqa: E712 - pynamodb's condition
        otherwise=GoneError("the code was used", code="code_expired"),
    )
