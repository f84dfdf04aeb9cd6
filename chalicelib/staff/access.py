"""Signed-in staff: who may act as one, checked on every request in one round trip."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel import ids
from chalicelib.kernel.access import sessions, tokens
from chalicelib.kernel.caller import AnonymousCaller, Caller
from chalicelib.kernel.errors import ForbiddenError, NotFoundError, NotSignedInError
from chalicelib.kernel.http.messages import Request, host_cookie
from chalicelib.kernel.http.origins import refuse_foreign_origin
from chalicelib.kernel.store import keys, reads
from chalicelib.staff.models import SessionStage, StaffMember, StaffSession, StaffState
from chalicelib.staff.permissions import Permission, Role

_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCaller(Caller):
    """One of the tenant's staff at the console."""

    member: StaffMember
    session: StaffSession
    ip: str
    user_agent: str = ""

    @property
    def subject(self) -> str:
        """The member."""
        return str(self.member.staff_id)

    @property
    def staff_id(self) -> str:
        """Their id."""
        return self.member.staff_id

    @property
    def name(self) -> str:
        """Their name."""
        return self.member.name

    @property
    def email(self) -> str:
        """Where they get mail."""
        return self.member.email

    @property
    def role(self) -> Role:
        """What they are in the business."""
        return Role(self.member.role)

    @property
    def permissions(self) -> frozenset[Permission]:
        """All that they may do."""
        return self.member.permissions

    def can(self, permission: Permission) -> bool:
        """Whether they may do this."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """ForbiddenError `permission_missing` without a permission."""
        if not self.can(permission):
            raise ForbiddenError(
                "your role does not allow this", code="permission_missing", extra={"permission": permission}
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleVisitor(AnonymousCaller):
    """Somebody at a tenant's console who has not signed in; the tenant may not even exist."""


@dataclass(frozen=True, slots=True)
class StaffSessionToken:
    """What a browser holds of its session, taken apart; nothing in it is believed before it is checked."""

    staff_id: str
    token: str
    seen: int
    seal: str

    @property
    def token_hash(self) -> str:
        """By which the session is found."""
        return tokens.hash_token(self.token)


def session_cookie(tenant: str) -> str:
    """The session cookie's name, less its `__Host-`."""
    return f"console-{tenant}"


def write_session_token(session: StaffSession, token: str) -> str:
    """What the browser holds from now on."""
    return f"{session.staff_id}.{token}.{sessions.stamp(session.stamp_key)}"


def _read_session_token(text: str) -> StaffSessionToken:
    parts = text.split(".")
    if len(parts) != _PARTS:
        raise NotSignedInError("not a session")
    staff_id, token, seen, seal = parts
    if not (ids.is_id(staff_id, "stf") and seen.isdecimal() and seen.isascii()):
        raise NotSignedInError("not a session")
    return StaffSessionToken(staff_id, token, int(seen[:12]), seal)


def _tenant(request: Request) -> str:
    """The tenant in the path. NotFoundError for what can be none: it would stand in a key."""
    tenant = request.path_params["tenant"]
    if not ids.SLUG.fullmatch(tenant):
        raise NotFoundError("no such tenant", code="tenant_unknown")
    return tenant


class AnyoneAtConsole:
    """Admits whoever stands at a console. Whether there is such a tenant is not told before sign-in."""

    name = "console_anonymous"

    def admit(self, request: Request, module: StrEnum | None) -> ConsoleVisitor:  # noqa: ARG002 - the console is no module
        """The visitor."""
        refuse_foreign_origin(request)
        tenant = _tenant(request)
        return ConsoleVisitor(tenant=tenant, ip=request.ip, user_agent=request.user_agent)


class SignedInStaff:
    """Admits staff with a live session and a permission."""

    name = "staff"

    def __init__(
        self, permission: Permission | None = None, *, stages: tuple[SessionStage, ...] = (SessionStage.IN,)
    ) -> None:
        self.permission = permission
        self.stages = stages

    def admit(self, request: Request, module: StrEnum | None) -> StaffCaller:  # noqa: ARG002 - permissions decide
        """Who is signed in. NotSignedInError, or ForbiddenError `permission_missing` or `second_factor_owed`."""
        refuse_foreign_origin(request)
        tenant = _tenant(request)
        text = request.cookie(f"__Host-{session_cookie(tenant)}")
        if text is None:
            raise NotSignedInError("nobody is signed in")
        session_token = _read_session_token(text)
        caller = _signed_in(tenant, session_token, request)
        if SessionStage(caller.session.stage) not in self.stages:
            raise ForbiddenError("the second factor is still owed", code="second_factor_owed")
        if self.permission is not None:
            caller.require(self.permission)
        if sessions.needs_refresh(session_token.seen):
            request.set_cookies.append(
                staff_cookie(tenant, write_session_token(caller.session, session_token.token))
            )
        return caller


def _signed_in(tenant: str, session_token: StaffSessionToken, request: Request) -> StaffCaller:
    member_key = keys.staff_member(tenant, session_token.staff_id)
    session_key = keys.staff_session(tenant, session_token.token_hash)
    found = reads.get_together([member_key], [session_key])
    if session_key not in found or member_key not in found:
        raise NotSignedInError("the session is over", code="session_expired")
    session = StaffSession.from_wire(found[session_key])
    member = StaffMember.from_wire(found[member_key])
    if session.staff_id != session_token.staff_id:
        raise NotSignedInError("the session is another's")
    sessions.check_stamp(session_token.seen, session_token.seal, session.stamp_key)
    if not session.is_live or member.state != StaffState.ACTIVE or int(member.epoch) != int(session.epoch):
        raise NotSignedInError("the session is over", code="session_expired")
    return StaffCaller(
        tenant=tenant,
        member=member,
        session=session,
        ip=request.ip,
        user_agent=request.user_agent,
        cursor_secret=bytes.fromhex(session.cursor_key),
    )


def staff_cookie(tenant: str, session_token: str) -> str:
    """The session's cookie. The console is never inside another's page: the cookie is for our own site only."""
    return host_cookie(
        session_cookie(tenant), session_token, http_only=True, max_age=None, same_site="Strict"
    )
