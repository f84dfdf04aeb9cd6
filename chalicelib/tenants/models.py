"""Stored items of a tenant: its settings, their versions, how publishing went, and its API keys."""

from collections.abc import Iterable

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute
from chalicelib.tenants.settings import Module, TenantSettings

CONTRACTED_AT_FIRST = frozenset(
    {Module.STATEMENT, Module.INVOICE_DOWNLOADS, Module.TICKETS, Module.MESSAGES, Module.CONTRACTS}
)
"""What a tenant has about whose contract nothing is stored."""


class Tenant(Item, discriminator="tenant"):
    """A business and the settings of its portal."""

    slug = UnicodeAttribute()
    document = DocumentAttribute()
    contracted = DocumentAttribute(null=True)
    """Names of modules. Beside the settings, not in them: it is the operator's to change, and read with them."""
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, slug: str) -> "Tenant":
        """A new item for this slug, not stored yet."""
        key = keys.tenant_settings(slug)
        return cls(key.pk, key.sk, slug=slug)

    @property
    def contracted_modules(self) -> frozenset[Module]:
        """What the tenant has contracted. A module that is no more counts for nothing."""
        if self.contracted is None:
            return CONTRACTED_AT_FIRST
        known = {module.value: module for module in Module}
        return frozenset(known[name] for name in self.contracted if name in known)

    def contract(self, modules: Iterable[Module]) -> None:
        """Set what the tenant has contracted."""
        self.contracted = sorted(module.value for module in modules)

    @property
    def settings(self) -> TenantSettings:
        """The settings, parsed, within what was contracted."""
        return TenantSettings.stored(self.document).limited_to(self.contracted_modules)


class SettingsVersion(Item, discriminator="settings_version"):
    """The settings as somebody saved them. Written with the settings and never changed."""

    tenant = UnicodeAttribute()
    number = NumberAttribute()
    document = DocumentAttribute()
    saved_at = MomentAttribute()
    actor_id = UnicodeAttribute()
    actor_name = UnicodeAttribute()
    """As it was at the time."""
    changed = DocumentAttribute(default=list)
    """Paths of the values that differ from the version before."""
    restored_from = NumberAttribute(null=True)

    @classmethod
    def at(cls, tenant: str, number: int) -> "SettingsVersion":
        """A new item, not stored yet."""
        key = keys.settings_version(tenant, number)
        return cls(key.pk, key.sk, tenant=tenant, number=number)


class Publication(Item, discriminator="publication"):
    """How publishing the tenant's page went last."""

    tenant = UnicodeAttribute()
    version = NumberAttribute(default=0)
    """Which version of the settings the page shows; 0 before the first."""
    published_at = MomentAttribute(null=True)
    error = UnicodeAttribute(null=True)
    """Why the last try failed; absent when it went well."""
    failed_at = MomentAttribute(null=True)

    @classmethod
    def at(cls, tenant: str) -> "Publication":
        """A new item, not stored yet."""
        key = keys.publication(tenant)
        return cls(key.pk, key.sk, tenant=tenant)


class ModuleRequest(Item, discriminator="module_request"):
    """That a tenant asked the operator for a module."""

    requested_at = MomentAttribute()

    @classmethod
    def at(cls, tenant: str, module: str) -> "ModuleRequest":
        """A new item, not stored yet."""
        key = keys.module_request(tenant, module)
        return cls(key.pk, key.sk)


class ApiKey(Item, discriminator="api_key"):
    """A key of the tenant's systems. The secret itself was shown once and is not kept."""

    tenant = UnicodeAttribute()
    key_id = UnicodeAttribute()
    label = UnicodeAttribute()
    secret_hash = UnicodeAttribute()
    cursor_key = UnicodeAttribute()
    created_at = MomentAttribute()
    revoked = BooleanAttribute(default=False)
    revoked_at = MomentAttribute(null=True)
