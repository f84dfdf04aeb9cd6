"""The second factor of staff: an authenticator app (TOTP, RFC 6238), and recovery codes for a lost phone."""

import base64
import hmac
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.audit import service as audit
from chalicelib.kernel import clock, outbox
from chalicelib.kernel.access import challenges, sealed_values, tokens
from chalicelib.kernel.aws.secrets import pepper
from chalicelib.kernel.errors import ConflictError, GoneError, InvalidError
from chalicelib.kernel.log import count
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import SessionStage, StaffMember, StaffSession, TeamPolicy
from chalicelib.staff.signin import Begun, begin

STEP_SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
"""160 bits, as RFC 4226 (R6) recommends."""
DRIFT_STEPS = 1
"""A phone's clock may be 30 s off (RFC 6238, 5.2)."""
RECOVERY_CODES = 10
_RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # pragma: allowlist secret
_RECOVERY_LETTERS = 10
"""10 of 31 letters: 49 bits."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an authenticator app is given."""

    secret: str
    """Base 32, for who types it."""
    uri: str
    """`otpauth://…`, as a QR code."""


def start(caller: StaffCaller, issuer: str, present: str | None) -> Enrolment:
    """A fresh secret, kept with the session until a code of it is typed.

    Where there is a factor already, a code of it is needed (ASVS 7.5.1), and a session that was begun before it was
    set up cannot replace it. InvalidError `code_wrong`; GoneError `enrolment_over`; TooManyRequestsError.
    """
    _refuse_half_session(caller)
    if caller.member.has_second_factor:
        _use_present(caller, present or "")
        transaction = Transaction()
        transaction.put(caller.member)
        transaction.commit()
    raw = secrets.token_bytes(SECRET_BYTES)
    secret = base64.b32encode(raw).decode()
    sealed = sealed_values.seal(secret, _context(caller.member))
    caller.session.change([StaffSession.pending_secret.set(sealed)], StaffSession.pk.exists())
    label = quote(f"{issuer}:{caller.email}")
    parameters = urlencode(
        {"secret": secret, "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}, quote_via=quote
    )
    return Enrolment(secret, f"otpauth://totp/{label}?{parameters}")


def confirm(caller: StaffCaller, code: str) -> tuple[Begun, list[str]]:
    """Set the factor up with a first code; answers a new session, and the recovery codes, shown once.

    InvalidError `code_wrong`; GoneError `enrolment_over` when none was started; TooManyRequestsError.
    """
    _refuse_half_session(caller)
    if caller.session.pending_secret is None:
        raise GoneError("no second factor is being set up", code="enrolment_over")
    member = caller.member
    secret = sealed_values.unseal(caller.session.pending_secret, _context(member))
    step = _checked_step(caller, secret, code, after=0)
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    member.totp_secret, member.totp_step = sealed_values.seal(secret, _context(member)), step
    member.recovery_hashes = [_recovery_hash(member, one) for one in codes]
    member.epoch = int(member.epoch) + 1  # every other session ends, also one that has come half the way
    transaction = Transaction()
    transaction.put(member)
    _tell(transaction, member, "second_factor_set")
    audit.commit(transaction, caller, "session.second_factor_set", target=f"staff:{member.staff_id}")
    return begin(Transaction(), member, SessionStage.IN, caller.ip, instead_of=caller.session), codes


def prove(caller: StaffCaller, code: str) -> Begun:
    """Prove the factor by a code of the app or a recovery code, each good once; answers a new session.

    InvalidError `code_wrong`; TooManyRequestsError; ConflictError when used twice at the same moment.
    """
    member = caller.member
    by_recovery_code = _use_present(caller, code)
    transaction = Transaction()
    transaction.put(member)
    if by_recovery_code:
        left = {"left": len(member.recovery_hashes)}
        audit.commit(
            transaction, caller, "session.recovery_code_used", target=f"staff:{member.staff_id}", details=left
        )
    else:
        transaction.commit()
    return begin(Transaction(), member, SessionStage.IN, caller.ip, instead_of=caller.session)


def _refuse_half_session(caller: StaffCaller) -> None:
    """A session that may only set a factor up is of no use once there is one: who knows who began it."""
    if caller.session.stage == SessionStage.ENROL and caller.member.has_second_factor:
        raise GoneError("a second factor was set up meanwhile", code="enrolment_over")


def _use_present(caller: StaffCaller, code: str) -> bool:
    """Use a code of the app or a recovery code up; answers which. The caller stores the member."""
    member = caller.member
    typed = "".join(letter for letter in code.lower() if letter.isalnum())
    if member.totp_secret is None:
        raise GoneError("no second factor is set up", code="enrolment_over")
    if len(typed) == _RECOVERY_LETTERS:
        _use_recovery_code(caller, typed)
        return True
    secret = sealed_values.unseal(member.totp_secret, _context(member))
    member.totp_step = _checked_step(caller, secret, typed, after=int(member.totp_step))
    return False


def _tell(transaction: Transaction, member: StaffMember, what: str) -> None:
    """A credential's change is told (ASVS 6.3.7)."""
    payload = {"email": member.email, "name": member.name, "language": member.language, "what": [what]}
    outbox.record(transaction, member.tenant, "staff_changed", payload)


def remove(caller: StaffCaller, present: str) -> None:
    """Do without the factor, with a last code of it.

    InvalidError `code_wrong`; ConflictError `second_factor_required` where the owner demands one.
    """
    if TeamPolicy.of(caller.tenant).second_factor_required:
        raise ConflictError("the owner demands a second factor", code="second_factor_required")
    member = caller.member
    _use_present(caller, present)
    clear(member)
    transaction = Transaction()
    transaction.put(member)
    _tell(transaction, member, "second_factor")
    audit.commit(transaction, caller, "session.second_factor_removed", target=f"staff:{member.staff_id}")


def clear(member: StaffMember) -> None:
    """Forget a member's factor; the caller stores it."""
    member.totp_secret, member.totp_step, member.recovery_hashes = None, 0, []


def totp(secret: str, step: int) -> str:
    """The code of a time step (RFC 6238, RFC 4226)."""
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.twofactor.totp import TOTP

    made: Any = TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - what RFC 6238 and every app use
    return bytes(made.generate(step * STEP_SECONDS)).decode()


def _checked_step(caller: StaffCaller, secret: str, code: str, *, after: int) -> int:
    """The step whose code was typed: later than any that was used."""
    subject = f"totp {caller.staff_id}"
    challenges.spend_try(caller.tenant, subject)
    now = clock.epoch() // STEP_SECONDS
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if step > after and tokens.matches(code.strip(), totp(secret, step)):
            challenges.refund_try(caller.tenant, subject)
            return step
    count("FailedSignIn")
    raise InvalidError("not the code", code="code_wrong")


def _use_recovery_code(caller: StaffCaller, typed: str) -> None:
    subject = f"totp {caller.staff_id}"
    challenges.spend_try(caller.tenant, subject)
    member, hashed = caller.member, _recovery_hash(caller.member, typed)
    left = [one for one in member.recovery_hashes if not hmac.compare_digest(one, hashed)]
    if len(left) == len(member.recovery_hashes):
        count("FailedSignIn")
        raise InvalidError("not the code", code="code_wrong")
    member.recovery_hashes = left
    challenges.refund_try(caller.tenant, subject)


def _recovery_code() -> str:
    return "".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(_RECOVERY_LETTERS))


def _recovery_hash(member: StaffMember, code: str) -> str:
    return tokens.keyed_digest(pepper(), "recovery", member.tenant, member.staff_id, code)


def _context(member: StaffMember) -> str:
    return f"totp {member.tenant} {member.staff_id}"
