"""Signing in by the link in a message."""

from chalicelib.kernel.errors import GoneError, TooManyRequestsError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.signin import links
from chalicelib.signin.answers import signed_in
from chalicelib.signin.links import Opened
from chalicelib.signin.schemas import LinkCodeIn, LinkIn, LinkOut, SignedInOut
from chalicelib.signin.service import begin
from chalicelib.tenants.access import Anyone, Visitor

routes = Routes(__name__, "/portal/{tenant}/links", "portal: sign-in")
_ANYONE = Anyone()


@routes.post("/open", access=_ANYONE, errors=(GoneError,))
def open_link(caller: Visitor, request: Request, body: LinkIn) -> LinkOut:
    """Open a link: who was in this browser before is let in, everybody else is asked for the code beside it."""
    known = request.cookie(f"__Host-{links.known_cookie(caller.tenant)}")
    opened = links.open_link(caller, body.token, known)
    return LinkOut(signed_in=_begun(caller, request, opened) if opened else None)


@routes.post("/code", access=_ANYONE, errors=(GoneError, TooManyRequestsError))
def prove_link(caller: Visitor, request: Request, body: LinkCodeIn) -> SignedInOut:
    """Sign in with a link and the code that stands beside it."""
    return _begun(caller, request, links.prove_link(caller, body.token, body.code))


def _begun(caller: Visitor, request: Request, opened: Opened) -> SignedInOut:
    transaction = Transaction()
    links.consume(transaction, opened)
    customer = opened.customer
    begun = begin(
        transaction,
        caller.tenant,
        [(customer.customer_id, opened.contact_id)],
        {customer.customer_id: customer},
        method=links.METHOD,
        known=True,
    )
    return signed_in(caller.tenant, request, begun)
