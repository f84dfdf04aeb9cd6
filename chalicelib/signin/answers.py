"""How a sign-in is answered, by whichever way it was."""

from chalicelib.customers.access import hint_cookie, session_cookie
from chalicelib.kernel.http.messages import Request, host_cookie
from chalicelib.signin import links
from chalicelib.signin.schemas import SignedInOut
from chalicelib.signin.service import Begun


def signed_in(tenant: str, request: Request, begun: Begun) -> SignedInOut:
    """The session's cookies, and what the page goes on with."""
    request.set_cookies += [
        host_cookie(session_cookie(tenant), begun.session_token, http_only=True, max_age=None),
        host_cookie(hint_cookie(tenant), "in", http_only=False, max_age=None),
    ]
    if begun.known:
        request.set_cookies.append(
            host_cookie(links.known_cookie(tenant), begun.known, http_only=True, max_age=links.KNOWN_SECONDS)
        )
    return SignedInOut(accounts=begun.accounts, current=begun.current, handover=begun.handover)
