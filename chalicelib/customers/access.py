"""A signed-in customer: who may act as one, checked on every request in one round trip."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.customers.access_rules import AccessState, AccessWindow, access_state
from chalicelib.customers.models import Contact, Customer
from chalicelib.kernel import clock
from chalicelib.kernel.access import sessions
from chalicelib.kernel.access.sessions import Session, SessionToken
from chalicelib.kernel.caller import Caller
from chalicelib.kernel.errors import ForbiddenError, NotSignedInError
from chalicelib.kernel.http.messages import Request, host_cookie
from chalicelib.kernel.http.origins import refuse_foreign_origin
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.tenants import service as tenants
from chalicelib.tenants.settings import Module, TenantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn(Caller):
    """A customer at its tenant's portal, and the contact who acts."""

    settings: TenantSettings
    customer: Customer
    contact: Contact
    session: Session
    session_token: SessionToken
    by_bearer: bool
    ip: str
    user_agent: str
    summary: Wire | None
    """The customer's summary as stored, fetched with the session."""
    prefetched: Mapping[Key, Wire] = field(default_factory=dict, repr=False)
    """What else a route had fetched in the same round trip."""

    @property
    def subject(self) -> str:
        """The contact; another of the same customer may see other things."""
        return f"{self.customer.customer_id}/{self.contact.contact_id}"

    @property
    def customer_id(self) -> str:
        """The customer's id."""
        return self.customer.customer_id


def session_cookie(tenant: str) -> str:
    """The session cookie's name, less its `__Host-`."""
    return f"portal-{tenant}"


def hint_cookie(tenant: str) -> str:
    """The name, less its `__Host-`, of the cookie that tells the page that a session may exist."""
    return f"hint-{tenant}"


def may_enter(customer: Customer, settings: TenantSettings) -> AccessState:
    """Whether a customer may use the portal today."""
    window = AccessWindow(customer.portal_user, customer.support_from, customer.portal_until)
    return access_state(
        window,
        clock.today(settings.time_zone),
        deleted=customer.deleted,
        allow_deleted=settings.deleted_keep_access,
        needs_dates=settings.access_needs_dates,
    )


Prefetch = Callable[[Request, SessionToken], Sequence[Key]]
"""Keys to fetch with the session, of a request and who (not yet proved) says to make it."""


class SignedInCustomer:
    """Admits a customer with a live session, to a module that is switched on."""

    name = "customer"

    def __init__(
        self, *, reads: bool = False, watches: bool = False, prefetch: Prefetch | None = None
    ) -> None:
        self._reads = reads
        """Whether the route changes nothing though it is a POST: a file is made to be downloaded."""
        self._watches = watches
        """Whether the page asks by itself, now and then: nobody is active because of it (ASVS 7.3.1)."""
        self._prefetch = prefetch
        """What the route needs of the tenant's or the customer's, fetched with the session."""

    def admit(self, request: Request, module: StrEnum | None) -> SignedIn:
        """Who is signed in. NotSignedInError, or ForbiddenError `module_off`."""
        refuse_foreign_origin(request)
        tenant = request.path_params["tenant"]
        settings = tenants.remembered_settings(tenant)
        settings_key = tenants.settings_key(tenant)
        bearer = request.bearer()
        text = bearer or request.cookie(f"__Host-{session_cookie(tenant)}")
        if text is None:
            tenants.require_active(settings or tenants.tenant_settings(tenant))
            raise NotSignedInError("nobody is signed in")
        session_token = sessions.read_session_token(text)
        wanted = [
            keys.customer(tenant, session_token.customer_id),
            keys.contact(tenant, session_token.customer_id, session_token.contact_id),
            keys.summary(tenant, session_token.customer_id),
        ]
        session_key = keys.session(tenant, session_token.token_hash)
        prefetched = self._prefetch(request, session_token) if self._prefetch else ()
        found = reads.get_together(
            [*wanted, *prefetched] if settings else [*wanted, settings_key, *prefetched], [session_key]
        )
        if settings is None:
            settings = tenants.remember_settings(tenant, found.get(settings_key))
        tenants.require_active(settings)
        caller = _signed_in(
            request, settings, session_token, found, wanted, session_key, by_bearer=bearer is not None
        )
        if caller.session.viewer_id:
            _check_viewer(request, caller, reads_only=self._reads)
        if module is not None and not settings.has(Module(module)):
            raise ForbiddenError("this section is switched off", code="module_off")
        if not self._watches:
            _refresh(request, caller)
        return caller


def _signed_in(
    request: Request,
    settings: TenantSettings,
    session_token: SessionToken,
    found: dict[Key, Wire],
    wanted: list[Key],
    session_key: Key,
    *,
    by_bearer: bool,
) -> SignedIn:
    if session_key not in found or wanted[0] not in found or wanted[1] not in found:
        raise NotSignedInError("the session is over", code="session_expired")
    session = Session.from_wire(found[session_key])
    sessions.check(session_token, session)
    customer = Customer.from_wire(found[wanted[0]])
    if (
        int(customer.credential_epoch) != int(session.epoch)
        or may_enter(customer, settings) is not AccessState.OPEN
    ):
        raise NotSignedInError("access has ended", code="session_expired")
    return SignedIn(
        tenant=request.path_params["tenant"],
        ip=request.ip,
        user_agent=request.user_agent,
        settings=settings,
        customer=customer,
        contact=Contact.from_wire(found[wanted[1]]),
        session=session,
        session_token=session_token,
        by_bearer=by_bearer,
        summary=found.get(wanted[2]),
        prefetched=found,
        cursor_secret=bytes.fromhex(session.cursor_key),
    )


def _check_viewer(request: Request, caller: SignedIn, *, reads_only: bool) -> None:
    """Staff who look as the customer change nothing, and only while they are of the team.

    ForbiddenError `view_only`; NotSignedInError when the staff member may not look any more.
    """
    from chalicelib.staff.models import StaffMember, StaffState
    from chalicelib.staff.permissions import Permission

    if request.method != "GET" and not reads_only:
        raise ForbiddenError("this is a view: nothing can be changed", code="view_only")
    member = StaffMember.find(keys.staff_member(caller.tenant, caller.session.viewer_id), consistent=True)
    if (
        member is None
        or member.state != StaffState.ACTIVE
        or int(member.epoch) != int(caller.session.viewer_epoch)
        or Permission.VIEW_AS not in member.permissions
    ):
        raise NotSignedInError("the view is over", code="session_expired")


def _refresh(request: Request, caller: SignedIn) -> None:
    """Hand out a newer stamp when it is time, the way that the old one came."""
    fresh = sessions.fresh_stamp(caller.session_token, caller.session)
    if fresh is None:
        return
    if caller.by_bearer:
        request.answer_headers["Session-Refresh"] = fresh
    else:
        request.set_cookies.append(
            host_cookie(session_cookie(caller.tenant), fresh, http_only=True, max_age=None)
        )
