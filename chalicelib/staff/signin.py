"""Staff sign in: a code by e-mail, by the customers' machinery and limits, then a second factor where there is one."""

import secrets
from dataclasses import dataclass

from chalicelib.audit import service as audit
from chalicelib.kernel import clock, ids
from chalicelib.kernel.access import challenges, rate_limits, tokens
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access.challenges import Addressee, Asked
from chalicelib.kernel.access.response_timing import pad_response_time
from chalicelib.kernel.access.sessions import ABSOLUTE_SECONDS
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import FieldError, GoneError, InvalidError
from chalicelib.kernel.store import keys
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import ConsoleVisitor, StaffCaller, write_session_token
from chalicelib.staff.models import (
    SessionStage,
    StaffEmail,
    StaffMember,
    StaffSession,
    StaffState,
    TeamPolicy,
)

EVENT = "staff_code"
METHOD = "staff"


@dataclass(frozen=True, slots=True)
class Begun:
    """A fresh session and what the browser holds of it."""

    caller: StaffCaller
    session_token: str


@pad_response_time
def ask_code(visitor: ConsoleVisitor, email: str) -> Asked:
    """Send a code to a staff member, if the address is one's; the answer is the same if not, also in time.

    InvalidError for what is no address; TooManyRequestsError when codes were asked for too often.
    """
    return _ask_code(visitor, email)


def _ask_code(visitor: ConsoleVisitor, email: str) -> Asked:
    try:
        address = normalise_email(email)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError("email", error.code, error.detail)]) from error
    digest = tokens.hash_token(f"{METHOD} {address}")
    rate_limits.spend(visitor.tenant, rules.STARTS_PER_ADDRESS, visitor.ip)
    pace = challenges.enforce_resend_limit(visitor.tenant, digest)
    claim = StaffEmail.find(keys.staff_email(visitor.tenant, address))
    # Somebody is looked for in any case: nobody bears a fresh id.
    wanted = claim.staff_id if claim else ids.new_id("stf")
    member = StaffMember.find(keys.staff_member(visitor.tenant, wanted))
    if member is None or member.state != StaffState.ACTIVE:
        nobody = Addressee([], digest, "", "", "", "es")
        return challenges.ask(visitor.tenant, EVENT, METHOD, nobody, pace, digest)
    found = Addressee([(member.staff_id,)], member.staff_id, "email", member.email, "", member.language)
    return challenges.ask(visitor.tenant, EVENT, METHOD, found, pace, digest)


@pad_response_time
def ask_again(visitor: ConsoleVisitor, challenge_id: str, binding: str | None) -> Asked:
    """Send a new code for the same challenge; the one before is void. The same errors as `ask_code`."""
    return challenges.ask_again(visitor.tenant, EVENT, challenge_id, binding)


def sign_in(visitor: ConsoleVisitor, challenge_id: str, binding: str | None, code: str) -> Begun:
    """Prove a code and begin a session, which may still owe the second factor. The errors of `challenges.prove`."""
    challenge = challenges.prove(visitor.tenant, EVENT, challenge_id, binding, code)
    [[staff_id]] = challenge.targets
    member = StaffMember.load(keys.staff_member(visitor.tenant, staff_id), consistent=True)
    if member.state != StaffState.ACTIVE:
        raise GoneError("no longer of the team", code="code_expired")
    transaction = Transaction()
    challenges.consume(transaction, challenge)
    return begin(transaction, member, _stage(member), visitor.ip)


def _stage(member: StaffMember) -> SessionStage:
    if member.has_second_factor:
        return SessionStage.SECOND_FACTOR
    if TeamPolicy.of(member.tenant).second_factor_required:
        return SessionStage.ENROL
    return SessionStage.IN


def begin(
    transaction: Transaction,
    member: StaffMember,
    stage: SessionStage,
    ip: str,
    *,
    instead_of: StaffSession | None = None,
) -> Begun:
    """Commit a transaction with a new session in it, in place of another where one is given (ASVS 7.2.4)."""
    token = tokens.new_token()
    key = keys.staff_session(member.tenant, tokens.hash_token(token))
    now = clock.epoch()
    session = StaffSession(
        key.pk,
        key.sk,
        staff_id=member.staff_id,
        stage=stage,
        stamp_key=secrets.token_hex(32),
        cursor_key=secrets.token_hex(32),
        started_at=now,
        epoch=int(member.epoch),
        expires_at=int(instead_of.expires_at) if instead_of else now + ABSOLUTE_SECONDS,
    )
    transaction.create(session)
    if instead_of is not None:
        transaction.remove(instead_of)
    caller = StaffCaller(
        tenant=member.tenant,
        member=member,
        session=session,
        ip=ip,
        cursor_secret=bytes.fromhex(session.cursor_key),
    )
    if stage is SessionStage.IN:
        transaction.change(member, [StaffMember.signed_in_at.set(clock.now())])
        audit.commit(transaction, caller, "session.started")
    else:
        transaction.commit()
    return Begun(caller, write_session_token(session, token))


def sign_out(caller: StaffCaller) -> None:
    """End the session on the server (ASVS 7.4.1)."""
    caller.session.remove()
