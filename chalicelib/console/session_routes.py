"""Staff sign in, prove a second factor, and sign out, over HTTP."""

from chalicelib.console.schemas import (
    ConsoleTenant,
    EnrolIn,
    InviteAcceptedOut,
    InviteAcceptIn,
    ProfileIn,
    RecoveryCodesOut,
    SecondFactorIn,
    SecondFactorOut,
    StaffChallengeIn,
    StaffChallengeOut,
    StaffCodeIn,
    StaffOut,
    StaffResendIn,
    StaffSessionOut,
)
from chalicelib.kernel import clock
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access.challenges import Asked
from chalicelib.kernel.errors import ConflictError, GoneError, TooManyRequestsError
from chalicelib.kernel.http.messages import Request, host_cookie
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done, Empty
from chalicelib.staff import second_factor, service, signin
from chalicelib.staff.access import (
    AnyoneAtConsole,
    ConsoleVisitor,
    SignedInStaff,
    StaffCaller,
    session_cookie,
    staff_cookie,
)
from chalicelib.staff.models import SessionStage
from chalicelib.tenants.embedding import portal_url
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import Module, SigninMethod

routes = Routes(__name__, "/console/{tenant}", "console: sign-in")
_ANYONE = AnyoneAtConsole()
_STAFF = SignedInStaff()
_HALFWAY = SignedInStaff(stages=tuple(SessionStage))
_OWING = SignedInStaff(stages=(SessionStage.SECOND_FACTOR,))
_ENROLLING = SignedInStaff(stages=(SessionStage.IN, SessionStage.ENROL))
_BINDING_SECONDS = 3600


def _binding_cookie(tenant: str) -> str:
    return f"console-signin-{tenant}"


@routes.post("/signin/challenges", access=_ANYONE, status=202, errors=(TooManyRequestsError,))
def ask_staff_code(caller: ConsoleVisitor, request: Request, body: StaffChallengeIn) -> StaffChallengeOut:
    """Ask for a sign-in code. The answer is the same whether or not anybody was found."""
    return _asked(caller, request, signin.ask_code(caller, body.email))


@routes.post(
    "/signin/challenges/{challenge_id}/resend",
    access=_ANYONE,
    status=202,
    errors=(TooManyRequestsError, GoneError),
)
def ask_staff_code_again(
    caller: ConsoleVisitor, request: Request, challenge_id: str, body: StaffResendIn
) -> StaffChallengeOut:
    """Ask for another code; the one before is void."""
    binding = body.binding or request.cookie(f"__Host-{_binding_cookie(caller.tenant)}")
    return _asked(caller, request, signin.ask_again(caller, challenge_id, binding))


@routes.post(
    "/signin/challenges/{challenge_id}/code", access=_ANYONE, errors=(TooManyRequestsError, GoneError)
)
def prove_staff_code(
    caller: ConsoleVisitor, request: Request, challenge_id: str, body: StaffCodeIn
) -> StaffSessionOut:
    """Sign in with the code; a second factor may still be owed."""
    binding = body.binding or request.cookie(f"__Host-{_binding_cookie(caller.tenant)}")
    begun = signin.sign_in(caller, challenge_id, binding, body.code)
    request.set_cookies.append(
        host_cookie(_binding_cookie(caller.tenant), "", http_only=True, max_age=0, same_site="Strict")
    )
    return _begun(request, begun)


@routes.post("/invites/accept", access=_ANYONE, errors=(GoneError, TooManyRequestsError))
def accept_invite(caller: ConsoleVisitor, body: InviteAcceptIn) -> InviteAcceptedOut:
    """Join the team; then sign in with the code, as always."""
    return InviteAcceptedOut(email=service.accept_invite(caller, body.token, body.name).email)


@routes.get("/session", access=_HALFWAY)
def show_staff_session(caller: StaffCaller) -> StaffSessionOut:
    """Show who is signed in, and what is still owed."""
    return _session(caller)


@routes.post("/session/end", access=_HALFWAY)
def end_staff_session(caller: StaffCaller, request: Request, body: Empty) -> Done:  # noqa: ARG001 - a POST has a body
    """Sign out."""
    signin.sign_out(caller)
    request.set_cookies[:] = [
        host_cookie(session_cookie(caller.tenant), "", http_only=True, max_age=0, same_site="Strict")
    ]
    return Done()


@routes.post("/session/second-factor", access=_OWING, errors=(TooManyRequestsError, ConflictError))
def prove_second_factor(caller: StaffCaller, request: Request, body: SecondFactorIn) -> StaffSessionOut:
    """Prove the second factor: a code of the app, or a recovery code."""
    return _begun(request, second_factor.prove(caller, body.code))


@routes.post("/second-factor", access=_ENROLLING, errors=(TooManyRequestsError, GoneError, ConflictError))
def start_second_factor(caller: StaffCaller, body: EnrolIn) -> SecondFactorOut:
    """Begin to set up an authenticator app, with a code of the present one if there is one."""
    enrolment = second_factor.start(caller, tenant_settings(caller.tenant).name, body.code)
    return SecondFactorOut(secret=enrolment.secret, uri=enrolment.uri)


@routes.post(
    "/second-factor/confirm", access=_ENROLLING, errors=(TooManyRequestsError, GoneError, ConflictError)
)
def confirm_second_factor(caller: StaffCaller, request: Request, body: SecondFactorIn) -> RecoveryCodesOut:
    """Set it up with a first code; answers the recovery codes, this once."""
    begun, codes = second_factor.confirm(caller, body.code)
    _begun(request, begun)
    return RecoveryCodesOut(recovery_codes=codes)


@routes.post("/second-factor/remove", access=_STAFF, errors=(TooManyRequestsError, GoneError, ConflictError))
def remove_second_factor(caller: StaffCaller, body: SecondFactorIn) -> Done:
    """Do without the second factor, where nobody demands it; with a last code of it."""
    second_factor.remove(caller, body.code)
    return Done()


@routes.put("/profile", access=_STAFF, errors=(ConflictError,))
def change_profile(caller: StaffCaller, body: ProfileIn) -> StaffSessionOut:
    """Change one's own name and language, and until when one is away."""
    service.change_profile(
        caller,
        name=body.name,
        language=body.language,
        away_until=body.away_until,
        new_ticket_emails=body.new_ticket_emails,
    )
    return _session(caller)


def _asked(caller: ConsoleVisitor, request: Request, asked: Asked) -> StaffChallengeOut:
    request.set_cookies.append(
        host_cookie(
            _binding_cookie(caller.tenant),
            asked.binding,
            http_only=True,
            max_age=_BINDING_SECONDS,
            same_site="Strict",
        )
    )
    return StaffChallengeOut(
        challenge_id=asked.challenge_id,
        binding=asked.binding,
        code_length=rules.CODE_DIGITS,
        expires_at=clock.from_epoch(asked.expires_at),
        resend_at=clock.from_epoch(asked.resend_at),
    )


def _begun(request: Request, begun: signin.Begun) -> StaffSessionOut:
    request.set_cookies.append(staff_cookie(begun.caller.tenant, begun.session_token))
    return _session(begun.caller)


def _session(caller: StaffCaller) -> StaffSessionOut:
    settings = tenant_settings(caller.tenant)
    member = caller.member
    return StaffSessionOut(
        state=caller.session.stage,
        staff=StaffOut(
            id=member.staff_id,
            name=member.name,
            email=member.email,
            role=member.role,
            permissions=sorted(caller.permissions),
            language=member.language,
            second_factor=member.has_second_factor,
            away_until=member.away_until,
            new_ticket_emails=bool(member.new_ticket_emails),
        ),
        tenant=ConsoleTenant(
            slug=caller.tenant,
            name=settings.name,
            portal_url=portal_url(caller.tenant),
            language=settings.language,
            country=settings.country,
            time_zone=settings.time_zone,
            currencies=list(settings.currencies),
            contracted=[module for module in Module if settings.has_contracted(module)],
            by_password=SigninMethod.PASSWORD in settings.signin.methods,
        ),
        ends_at=clock.from_epoch(int(caller.session.expires_at)),
    )
