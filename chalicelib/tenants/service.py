"""Tenants: making one, its settings, and the short memory of them that requests use."""

from collections.abc import Iterable

from chalicelib.kernel import clock
from chalicelib.kernel.cache import TimedCache
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.ids import RESERVED_SLUGS, SLUG
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.models import SettingsVersion, Tenant
from chalicelib.tenants.settings import Module, TenantSettings

CACHED_SECONDS = 30
OPERATOR = ("operator", "Ventanilla")
"""Who acts, in versions and in the audit log, when it is nobody of the tenant's."""


_memory: TimedCache[str, TenantSettings] = TimedCache(CACHED_SECONDS)


def create_tenant(
    slug: str, settings: TenantSettings, *, contracted: Iterable[Module] | None = None
) -> Tenant:
    """Store a new tenant. InvalidError for a slug of the wrong form, ConflictError when it is taken."""
    if not SLUG.fullmatch(slug) or slug in RESERVED_SLUGS:
        raise InvalidError(fields=[FieldError("slug", "slug_invalid", "3 to 40 of a-z, 0-9 and -")])
    tenant = Tenant.new(tenant=slug, slug=slug)
    tenant.document = settings.model_dump(mode="json")
    tenant.changed_at = clock.now()
    if contracted is not None:
        tenant.contract(contracted)
    first = SettingsVersion.new(tenant=slug, number=1)
    first.document, first.saved_at = tenant.document, tenant.changed_at
    first.actor_id, first.actor_name = OPERATOR
    transaction = Transaction()
    transaction.create(tenant, otherwise=ConflictError("the slug is taken", code="slug_taken"))
    transaction.put(first)
    transaction.commit()
    return tenant


def load_tenant(slug: str) -> Tenant:
    """The stored tenant. NotFoundError `tenant_unknown` when there is none."""
    tenant = Tenant.find(Tenant.key_of(tenant=slug), consistent=True) if SLUG.fullmatch(slug) else None
    if tenant is None:
        raise NotFoundError("no such tenant", code="tenant_unknown")
    return tenant


def remembered_settings(slug: str) -> TenantSettings | None:
    """The settings, if read less than 30 s ago."""
    return _memory.get(slug)


def settings_key(slug: str) -> Key:
    """Where the settings are, for who fetches them together with other items."""
    if not SLUG.fullmatch(slug):
        raise NotFoundError("no such tenant", code="tenant_unknown")
    return Tenant.key_of(tenant=slug)


def remember_settings(slug: str, wire: Wire | None) -> TenantSettings:
    """Parse settings that were fetched, and keep them for 30 s. NotFoundError when there are none."""
    if wire is None:
        raise NotFoundError("no such tenant", code="tenant_unknown")
    return _memory.put(slug, Tenant.from_wire(wire).settings)


def tenant_settings(slug: str) -> TenantSettings:
    """The settings, from memory or by one read."""
    settings = remembered_settings(slug)
    if settings is not None:
        return settings
    return remember_settings(slug, _wire(slug))


def settings_now(slug: str) -> TenantSettings:
    """The settings by one read, for what is decided once and for good by them."""
    forget(slug)
    return tenant_settings(slug)


def _wire(slug: str) -> Wire | None:
    from chalicelib.kernel.store.reads import get_together

    key = settings_key(slug)
    return get_together([key]).get(key)


def require_active(settings: TenantSettings) -> None:
    """NotFoundError `portal_inactive` when the tenant's portal is switched off."""
    if not settings.active:
        raise NotFoundError("the portal is switched off", code="portal_inactive")


def forget(slug: str | None = None) -> None:
    """Drop what is remembered of one tenant, or of all."""
    if slug is None:
        _memory.clear()
    else:
        _memory.drop(slug)
