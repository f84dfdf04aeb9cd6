"""Signing in, the session, and signing out over HTTP."""

from chalicelib.customers.access import SignedIn, SignedInCustomer, hint_cookie, session_cookie
from chalicelib.kernel import clock
from chalicelib.kernel.access import code_rules as rules
from chalicelib.kernel.access.challenges import Asked
from chalicelib.kernel.errors import ConflictError, GoneError, NotSignedInError, TooManyRequestsError
from chalicelib.kernel.http.messages import Request, host_cookie
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Done, Empty
from chalicelib.signin import codes, service
from chalicelib.signin.answers import signed_in
from chalicelib.signin.schemas import (
    BearerOut,
    ChallengeIn,
    ChallengeOut,
    ChoiceIn,
    CodeIn,
    HandoverIn,
    PasswordChangeIn,
    PasswordIn,
    PasswordSignInOut,
    ResendIn,
    SessionOut,
    SignedInOut,
    SwitchIn,
)
from chalicelib.tenants.access import Anyone, Visitor

routes = Routes(__name__, "/portal/{tenant}", "portal: sign-in")
_ANYONE = Anyone()
_CUSTOMER = SignedInCustomer()
_LEAVING = SignedInCustomer(reads=True)
"""For who only looks, too: leaving changes nothing of the customer's."""
_BINDING_SECONDS = 3600


def _binding_cookie(tenant: str) -> str:
    return f"signin-{tenant}"


@routes.post("/signin/challenges", access=_ANYONE, status=202, errors=(TooManyRequestsError,))
def ask_code(caller: Visitor, request: Request, body: ChallengeIn) -> ChallengeOut:
    """Ask for a sign-in code. The answer is the same whether or not anybody was found."""
    return _asked(caller, request, codes.ask_code(caller, body))


@routes.post(
    "/signin/challenges/{challenge_id}/resend",
    access=_ANYONE,
    status=202,
    errors=(TooManyRequestsError, GoneError),
)
def ask_code_again(caller: Visitor, request: Request, challenge_id: str, body: ResendIn) -> ChallengeOut:
    """Ask for another code; the one before is void."""
    binding = body.binding or request.cookie(f"__Host-{_binding_cookie(caller.tenant)}")
    return _asked(caller, request, codes.ask_again(caller, challenge_id, binding))


@routes.post(
    "/signin/challenges/{challenge_id}/code", access=_ANYONE, errors=(TooManyRequestsError, GoneError)
)
def prove_code(caller: Visitor, request: Request, challenge_id: str, body: CodeIn) -> SignedInOut:
    """Sign in with the code."""
    binding = body.binding or request.cookie(f"__Host-{_binding_cookie(caller.tenant)}")
    begun = service.sign_in(caller, challenge_id, binding, body.code)
    request.set_cookies.append(host_cookie(_binding_cookie(caller.tenant), "", http_only=True, max_age=0))
    return signed_in(caller.tenant, request, begun)


@routes.post("/signin/password", access=_ANYONE, errors=(TooManyRequestsError,))
def sign_in_by_password(caller: Visitor, request: Request, body: PasswordIn) -> PasswordSignInOut:
    """Sign in by user and portal password; an issued one has to be replaced first."""
    from chalicelib.signin import passwords

    done = passwords.sign_in(caller, body.user, body.password)
    if isinstance(done, passwords.MustChoose):
        until = clock.from_epoch(done.expires_at)
        return PasswordSignInOut(signed_in=None, choose=done.token, choose_until=until)
    return PasswordSignInOut(
        signed_in=signed_in(caller.tenant, request, done), choose=None, choose_until=None
    )


@routes.post("/signin/password/choice", access=_ANYONE, errors=(GoneError,))
def choose_password(caller: Visitor, request: Request, body: ChoiceIn) -> SignedInOut:
    """Choose one's own password after an issued one, and be signed in."""
    from chalicelib.signin import passwords

    return signed_in(caller.tenant, request, passwords.choose(caller, body.token, body.password))


@routes.post("/password", access=_CUSTOMER, errors=(TooManyRequestsError, ConflictError))
def change_own_password(caller: SignedIn, request: Request, body: PasswordChangeIn) -> SignedInOut:
    """Change one's own portal password; other sessions end."""
    from chalicelib.signin import passwords

    request.set_cookies.clear()  # a fresh stamp of the session that ends here
    return signed_in(caller.tenant, request, passwords.change(caller, body.old, body.new))


@routes.post("/session/bearer", access=_ANYONE, errors=(NotSignedInError,))
def take_bearer(caller: Visitor, body: HandoverIn) -> BearerOut:
    """Take the session as a bearer token, where the cookie did not come back."""
    return BearerOut(bearer=service.take_bearer(caller, body.handover))


@routes.post("/session/view", access=_ANYONE, errors=(NotSignedInError,))
def start_view(caller: Visitor, request: Request, body: HandoverIn) -> SignedInOut:
    """Look as a customer, as staff, with the one-minute handover from the console."""
    return signed_in(caller.tenant, request, service.start_view(caller, body.handover))


@routes.get("/session", access=_CUSTOMER)
def show_session(caller: SignedIn) -> SessionOut:
    """Show who is signed in."""
    return service.show_session(caller)


@routes.post("/session/switch", access=_CUSTOMER)
def switch_account(caller: SignedIn, request: Request, body: SwitchIn) -> SignedInOut:
    """Go on as another of one's accounts."""
    return signed_in(caller.tenant, request, service.switch_account(caller, body.customer_id))


@routes.post("/session/end", access=_LEAVING)
def sign_out(caller: SignedIn, request: Request, body: Empty) -> Done:  # noqa: ARG001 - a POST has a body
    """Sign out."""
    service.sign_out(caller)
    request.set_cookies[:] = [
        host_cookie(session_cookie(caller.tenant), "", http_only=True, max_age=0),
        host_cookie(hint_cookie(caller.tenant), "", http_only=False, max_age=0),
    ]
    return Done()


def _asked(caller: Visitor, request: Request, asked: Asked) -> ChallengeOut:
    cookie = host_cookie(
        _binding_cookie(caller.tenant), asked.binding, http_only=True, max_age=_BINDING_SECONDS
    )
    # Lets a page that a phone reloaded meanwhile go on at the code, without asking us first.
    hint = f"code.{asked.challenge_id}.{rules.CODE_DIGITS}.{asked.resend_at}.{asked.expires_at}"
    hint_seconds = max(1, asked.expires_at - clock.epoch())
    request.set_cookies += [
        cookie,
        host_cookie(hint_cookie(caller.tenant), hint, http_only=False, max_age=hint_seconds),
    ]
    return ChallengeOut(
        challenge_id=asked.challenge_id,
        binding=asked.binding,
        code_length=rules.CODE_DIGITS,
        expires_at=clock.from_epoch(asked.expires_at),
        resend_at=clock.from_epoch(asked.resend_at),
    )
