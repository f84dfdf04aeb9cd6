"""A tenant's own sender address, used once SES has verified its domain for that tenant."""

from chalicelib.kernel.aws.email_identities import Identity, bring_identity, find_identity, remove_identity
from chalicelib.kernel.cache import TimedCache
from chalicelib.kernel.log import log
from chalicelib.kernel.settings import settings as deployment
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants import versions
from chalicelib.tenants.service import load_tenant
from chalicelib.tenants.settings import TenantSettings

CACHED_SECONDS = 300
_allowed: TimedCache[tuple[str, str], bool] = TimedCache(CACHED_SECONDS)
"""By tenant and domain."""


def domain_of(address: str) -> str:
    """Return the domain of an address, which is what SES verifies."""
    return address.rpartition("@")[2].lower()


def sender_address(tenant: str, settings: TenantSettings) -> str:
    """Return the tenant's own address if its domain is verified, else the deployment's."""
    own = settings.sender_email
    return own if own and _may_send_from(tenant, domain_of(own)) else deployment().email_sender


def _may_send_from(tenant: str, domain: str) -> bool:
    known = _allowed.get((tenant, domain))
    if known is not None:
        return known
    try:
        allowed = is_usable(find_identity(domain), tenant)
    except Exception:  # noqa: BLE001 - the message is sent from the deployment's address instead
        log().exception("domain verification could not be read", extra={"tenant": tenant})
        return bool(_allowed.get_stale((tenant, domain)))
    return _allowed.put((tenant, domain), allowed)


def is_usable(identity: Identity | None, tenant: str) -> bool:
    """Whether a domain is verified and belongs to this tenant."""
    return identity is not None and identity.is_verified and identity.owner == tenant


def forget_senders() -> None:
    """Clear the cache, so that SES is asked next time."""
    _allowed.clear()


def find_own(tenant: str, settings: TenantSettings) -> Identity | None:
    """Return the SES identity of the tenant's chosen domain, if there is one that it owns."""
    found = find_identity(domain_of(settings.sender_email)) if settings.sender_email else None
    return found if found is not None and found.owner == tenant else None


def choose_sender(caller: StaffCaller, address: str) -> Identity:
    """Use an address of the tenant's own as sender as soon as its domain is verified.

    SES is changed before the settings, so that a repetition completes an interrupted change. ConflictError
    `sender_domain_taken`; the errors of saving settings.
    """
    before = load_tenant(caller.tenant)
    identity = bring_identity(domain_of(address), caller.tenant)
    old = before.settings.sender_email
    _save(caller, address)
    if old and domain_of(old) != identity.domain:
        remove_identity(domain_of(old), caller.tenant)
    return identity


def drop_sender(caller: StaffCaller) -> None:
    """Go back to the deployment's address and remove the domain from SES, if there is one."""
    old = load_tenant(caller.tenant).settings.sender_email
    _save(caller, "")
    if old:
        remove_identity(domain_of(old), caller.tenant)


def _save(caller: StaffCaller, address: str) -> None:
    """Save the address as a new version of the settings, which is audited."""
    tenant = load_tenant(caller.tenant)
    settings = tenant.settings.model_copy(update={"sender_email": address})
    versions.save_settings(caller, settings, version=int(tenant.version))
    forget_senders()
