"""The team: invited, welcomed, changed, disabled."""

from dataclasses import dataclass
from datetime import date

from chalicelib.audit import service as audit
from chalicelib.audit.service import Actor
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.access import rate_limits, sealed_values, tokens
from chalicelib.kernel.access.rate_limits import DAY, HOUR, Limit
from chalicelib.kernel.addresses import normalise_email
from chalicelib.kernel.errors import ConflictError, FieldError, GoneError, InvalidError, NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff import second_factor
from chalicelib.staff.access import ConsoleVisitor, StaffCaller
from chalicelib.staff.models import StaffEmail, StaffMember, StaffState, TeamPolicy
from chalicelib.staff.permissions import Permission, Role

INVITE_SECONDS = 72 * 3600
INVITES_PER_DAY = Limit("staff-invites", 100, DAY)
ACCEPTS_PER_ADDRESS = Limit("staff-accepts", 60, HOUR)
MAX_MEMBERS = 200


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the platform, as an actor of a tenant's audit log."""

    tenant: str
    ip: str = ""
    staff_id: str = "operator"
    name: str = "Ventanilla"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be invited."""

    name: str
    email: str
    role: Role
    language: str = "es"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a member is to be from now on."""

    name: str
    role: Role
    extra: tuple[Permission, ...]
    disabled: bool


def list_team(tenant: str) -> tuple[list[StaffMember], TeamPolicy]:
    """Everybody, by name, and what is demanded of them: one round trip."""
    key = keys.team_policy(tenant)
    policy, members = TeamPolicy(key.pk, key.sk), []
    for row in reads.query_all(keys.tenant_partition(tenant), prefix=keys.staff_prefix()):
        if row["sk"]["S"] == key.sk:
            policy = TeamPolicy.from_wire(row)
        else:
            members.append(StaffMember.from_wire(row))
    return sorted(members, key=lambda member: (member.name.casefold(), member.staff_id)), policy


def invite(actor: Actor, newcomer: Newcomer) -> StaffMember:
    """Invite somebody by e-mail. ConflictError `email_taken`; InvalidError; TooManyRequestsError."""
    member = _new_member(actor, newcomer, StaffState.INVITED)
    rate_limits.spend(actor.tenant, INVITES_PER_DAY, "all")
    if len(list_team(actor.tenant)[0]) >= MAX_MEMBERS:
        raise ConflictError("the team is full", code="team_full")
    transaction = Transaction()
    _claim_address(transaction, member)
    _send_invite(transaction, actor, member)
    audit.commit(
        transaction, actor, "team.invited", target=_target(member), details={"role": newcomer.role.value}
    )
    return member


def _new_member(actor: Actor, newcomer: Newcomer, state: StaffState) -> StaffMember:
    member = StaffMember.at(actor.tenant, ids.new_id("stf"))
    member.name, member.email = newcomer.name, newcomer.email.strip()
    member.role, member.language = newcomer.role, newcomer.language
    member.state, member.invited_at = state, clock.now()
    return member


def _claim_address(transaction: Transaction, member: StaffMember) -> None:
    try:
        address = normalise_email(member.email)
    except InvalidError as error:
        raise InvalidError(fields=[FieldError("email", error.code, error.detail)]) from error
    taken = ConflictError("somebody of the team has this address", code="email_taken")
    transaction.create(StaffEmail.at(member.tenant, address, member.staff_id), otherwise=taken)


def add_member(actor: Actor, newcomer: Newcomer) -> StaffMember:
    """Add somebody who needs no invitation, because who adds them vouches for the address. As `invite`."""
    member = _new_member(actor, newcomer, StaffState.ACTIVE)
    transaction = Transaction()
    _claim_address(transaction, member)
    transaction.put(member)
    audit.commit(
        transaction, actor, "team.added", target=_target(member), details={"role": newcomer.role.value}
    )
    return member


def invite_again(actor: Actor, staff_id: str) -> StaffMember:
    """Send a new invitation; the one before is void. ConflictError for who has joined already."""
    member = find_member(actor.tenant, staff_id)
    if member.state != StaffState.INVITED:
        raise ConflictError("has joined already", code="not_invited")
    rate_limits.spend(actor.tenant, INVITES_PER_DAY, "all")
    transaction = Transaction()
    _send_invite(transaction, actor, member)
    audit.commit(transaction, actor, "team.invited", target=_target(member), details={"again": True})
    return member


def _send_invite(transaction: Transaction, actor: Actor, member: StaffMember) -> None:
    token = f"{member.staff_id}.{tokens.new_token()}"
    event_id = ids.new_id("evt")
    member.invite_hash, member.invited_at = tokens.hash_token(token), clock.now()
    member.invite_expires_at = clock.epoch() + INVITE_SECONDS
    transaction.put(member)
    payload = {
        "staff_id": member.staff_id,
        "email": member.email,
        "name": member.name,
        "invited_by": actor.name,
        "role": member.role,
        "language": member.language,
        "sealed_token": sealed_values.seal(token, event_id),
        "expires_at": int(member.invite_expires_at),
    }
    outbox.record(transaction, actor.tenant, "staff_invited", payload, event_id=event_id)


def accept_invite(visitor: ConsoleVisitor, token: str, name: str) -> StaffMember:
    """Join the team, once. To sign in, the code by e-mail is still needed: a mail scanner's click opens nothing.

    GoneError `invite_used` or `invite_expired`; TooManyRequestsError.
    """
    rate_limits.spend(visitor.tenant, ACCEPTS_PER_ADDRESS, visitor.ip)
    staff_id = token.partition(".")[0]
    member = (
        StaffMember.find(keys.staff_member(visitor.tenant, staff_id), consistent=True)
        if ids.is_id(staff_id, "stf")
        else None
    )
    if (
        member is None
        or not member.invite_hash
        or member.state != StaffState.INVITED
        or not tokens.matches(tokens.hash_token(token), member.invite_hash)
    ):
        raise GoneError("used, or replaced by a newer one", code="invite_used")
    if int(member.invite_expires_at) <= clock.epoch():
        raise GoneError("too old", code="invite_expired")
    member.state, member.invite_hash, member.name = StaffState.ACTIVE, None, name
    transaction = Transaction()
    transaction.put(member)
    try:
        audit.commit(transaction, _Joining(member, visitor.ip), "team.joined", target=_target(member))
    except ConflictError as error:
        raise GoneError("used at the same moment", code="invite_used") from error
    return member


@dataclass(frozen=True, slots=True)
class _Joining:
    """Who accepts an invitation acts in their own name, though not signed in yet."""

    member: StaffMember
    ip: str

    @property
    def tenant(self) -> str:
        return self.member.tenant

    @property
    def staff_id(self) -> str:
        return self.member.staff_id

    @property
    def name(self) -> str:
        return self.member.name


def find_member(tenant: str, staff_id: str) -> StaffMember:
    """A member by id. NotFoundError."""
    if not ids.is_id(staff_id, "stf"):
        raise NotFoundError("nobody of the team")
    return StaffMember.load(keys.staff_member(tenant, staff_id), consistent=True)


def change_member(caller: StaffCaller, staff_id: str, changes: Changes, version: int) -> StaffMember:
    """Change what somebody is and may. Disabling ends their sessions at the next request.

    ConflictError: `member_changed` by somebody else meanwhile, `last_owner`, or `own_account` (nobody takes their
    own role or access away).
    """
    member = find_member(caller.tenant, staff_id)
    state = _state_after(member, disabled=changes.disabled)
    what = _difference(member, changes, state)
    if not what:  # the same again, whose answer was lost
        return member
    stale = ConflictError("somebody changed this meanwhile", code="member_changed")
    if member.version != version:
        raise stale
    if staff_id == caller.staff_id and (state is StaffState.DISABLED or changes.role != member.role):
        raise ConflictError("your own role and access are another owner's to change", code="own_account")
    transaction = Transaction()
    if member.role == Role.OWNER and (changes.role is not Role.OWNER or state is not StaffState.ACTIVE):
        _keep_an_owner(transaction, member)
    if state is StaffState.DISABLED and member.state != StaffState.DISABLED:
        member.epoch = int(member.epoch) + 1
        member.invite_hash = None
    member.name, member.role, member.state = changes.name, changes.role, state
    member.extra = sorted({one.value for one in changes.extra})
    transaction.put(member, otherwise=stale)
    _tell(transaction, member, sorted(what))
    audit.commit(transaction, caller, "team.changed", target=_target(member), details=what)
    return member


def _state_after(member: StaffMember, *, disabled: bool) -> StaffState:
    if disabled:
        return StaffState.DISABLED
    if member.state != StaffState.DISABLED:
        return StaffState(member.state)
    # Who never joined has no invitation left: a new one has to be sent.
    return StaffState.ACTIVE if member.has_signed_in else StaffState.INVITED


def _difference(member: StaffMember, changes: Changes, state: StaffState) -> dict[str, list[str]]:
    pairs = {
        "role": (str(member.role), changes.role.value),
        "state": (str(member.state), state.value),
        "extra": (" ".join(member.extra), " ".join(sorted({one.value for one in changes.extra}))),
    }
    found = {name: [before, after] for name, (before, after) in pairs.items() if before != after}
    # A name is personal: the log says that it changed, not how.
    return found | ({"name": []} if member.name != changes.name else {})


def _keep_an_owner(transaction: Transaction, leaving: StaffMember) -> None:
    """ConflictError `last_owner` when nobody else is an owner; of two owners who demote each other one fails."""
    members, policy = list_team(leaving.tenant)
    others = [
        member
        for member in members
        if member.role == Role.OWNER
        and member.state == StaffState.ACTIVE
        and member.staff_id != leaving.staff_id
    ]
    if not others:
        raise ConflictError("the business would be left without an owner", code="last_owner")
    transaction.put(policy, otherwise=ConflictError("the team changed meanwhile", code="member_changed"))


def _tell(transaction: Transaction, member: StaffMember, what: list[str]) -> None:
    payload = {"email": member.email, "name": member.name, "language": member.language, "what": what}
    outbox.record(transaction, member.tenant, "staff_changed", payload)


def reset_second_factor(caller: StaffCaller, staff_id: str) -> StaffMember:
    """Take away somebody's second factor, e.g. with a lost phone, and end their sessions."""
    member = find_member(caller.tenant, staff_id)
    if staff_id == caller.staff_id:
        raise ConflictError("your own factor is removed in your profile", code="own_account")
    second_factor.clear(member)
    member.epoch = int(member.epoch) + 1
    transaction = Transaction()
    transaction.put(member)
    _tell(transaction, member, ["second_factor"])
    audit.commit(transaction, caller, "team.second_factor_reset", target=_target(member))
    return member


def change_policy(caller: StaffCaller, *, second_factor_required: bool) -> TeamPolicy:
    """Demand a second factor of everybody, from their next sign-in on; or stop demanding it."""
    policy = TeamPolicy.of(caller.tenant)
    if policy.second_factor_required == second_factor_required:
        return policy
    policy.second_factor_required = second_factor_required
    transaction = Transaction()
    transaction.put(policy)
    details = {"second_factor_required": second_factor_required}
    audit.commit(transaction, caller, "team.policy_changed", target="team", details=details)
    return policy


def change_profile(
    caller: StaffCaller,
    *,
    name: str,
    language: str,
    away_until: date | None = None,
    new_ticket_emails: bool = True,
) -> StaffMember:
    """Change the caller's own name, language, absence and notifications.

    While they are away others get what would be theirs.
    """
    member = caller.member
    member.name, member.language, member.away_until = name, language, away_until
    member.new_ticket_emails = new_ticket_emails
    transaction = Transaction()
    transaction.put(member)
    audit.commit(transaction, caller, "session.profile_changed", target=_target(member))
    return member


def _target(member: StaffMember) -> str:
    return f"staff:{member.staff_id}"
