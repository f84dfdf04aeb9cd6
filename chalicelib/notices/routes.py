"""What a customer was told, how they want to be told, and leaving a list."""

from enum import StrEnum

from chalicelib.conversations.service import heads_of
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.kernel.caller import AnonymousCaller
from chalicelib.kernel.errors import GoneError
from chalicelib.kernel.http.messages import Answer, Request
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import Empty
from chalicelib.notices import service, unsubscribing
from chalicelib.notices.schemas import (
    NewsOut,
    NoticePage,
    NoticesQuery,
    PreferencesIn,
    PreferencesOut,
    ReadIn,
    UnsubscribedOut,
    UnsubscribeIn,
)
from chalicelib.tenants import service as tenants
from chalicelib.tenants.access import Anyone, Visitor

routes = Routes(__name__, "/portal/{tenant}/notices", "portal: notices")
_CUSTOMER = SignedInCustomer()
_WATCHING = SignedInCustomer(watches=True, prefetch=heads_of)
_ANYONE = Anyone()


class MailProgram:
    """Admits a mail program that leaves a list for its reader (RFC 8058): it comes from no page of ours."""

    name = "mail_program"

    def admit(self, request: Request, module: StrEnum | None) -> AnonymousCaller:  # noqa: ARG002 - nothing to check
        """Whoever has a token. NotFoundError for an unknown tenant."""
        tenant = request.path_params["tenant"]
        tenants.tenant_settings(tenant)
        return AnonymousCaller(tenant=tenant, ip=request.ip, user_agent=request.user_agent)


@routes.get("", access=_CUSTOMER)
def list_notices(caller: SignedIn, query: NoticesQuery) -> NoticePage:
    """List what the customer was told, newest first."""
    return service.list_notices(caller, query)


@routes.get("/news", access=_WATCHING)
def show_news(caller: SignedIn) -> NewsOut:
    """Say how much is new."""
    return service.show_news(caller)


@routes.post("/read", access=_CUSTOMER)
def mark_notices_read(caller: SignedIn, body: ReadIn) -> Empty:
    """Note that everything up to a notice was read."""
    service.mark_read(caller, body.up_to)
    return Empty()


@routes.get("/preferences", access=_CUSTOMER)
def show_preferences(caller: SignedIn) -> PreferencesOut:
    """Show how the customer is told."""
    return service.show_preferences(caller)


@routes.put("/preferences", access=_CUSTOMER)
def change_preferences(caller: SignedIn, body: PreferencesIn) -> PreferencesOut:
    """Change how the customer is told."""
    return service.change_preferences(caller, body)


@routes.post("/unsubscribe/{token}", access=MailProgram(), status=204, errors=(GoneError,))
def unsubscribe_by_one_click(caller: AnonymousCaller, token: str) -> Answer:
    """Stop the kinds of mail that a token names, as a mail program does for its reader (RFC 8058)."""
    unsubscribing.set_subscribed(caller.tenant, token, subscribed=False)
    return Answer("", 204)


@routes.post("/unsubscribe", access=_ANYONE, errors=(GoneError,))
def unsubscribe(caller: Visitor, body: UnsubscribeIn) -> UnsubscribedOut:
    """Stop the kinds of mail that a token names, from our own page."""
    done = unsubscribing.set_subscribed(caller.tenant, body.token, subscribed=False)
    return UnsubscribedOut(kinds=list(done.kinds), subscribed=False)


@routes.post("/subscribe", access=_ANYONE, errors=(GoneError,))
def subscribe_again(caller: Visitor, body: UnsubscribeIn) -> UnsubscribedOut:
    """Undo that, from our own page."""
    done = unsubscribing.set_subscribed(caller.tenant, body.token, subscribed=True)
    return UnsubscribedOut(kinds=list(done.kinds), subscribed=True)
