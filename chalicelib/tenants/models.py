"""Stored items of a tenant: its settings, their versions, how publishing went, and its API keys."""

from collections.abc import Iterable

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.kernel.store.keys import TENANT, KeyTemplate
from chalicelib.kernel.store.table import (
    DocumentAttribute,
    IntegerAttribute,
    Item,
    MomentAttribute,
    VersionAttribute,
)
from chalicelib.tenants.settings import Module, TenantSettings

CONTRACTED_AT_FIRST = frozenset(
    {Module.STATEMENT, Module.INVOICE_DOWNLOADS, Module.TICKETS, Module.MESSAGES, Module.CONTRACTS}
)
"""What a tenant has about whose contract nothing is stored."""


class Tenant(Item, discriminator="tenant"):
    """A business and the settings of its portal."""

    KEY = KeyTemplate(TENANT, "SETTINGS", "By slug; read with the session, then cached for 30 s.")
    slug = UnicodeAttribute()
    document = DocumentAttribute()
    contracted = DocumentAttribute(null=True)
    """Names of modules. Beside the settings, not in them: it is the operator's to change, and read with them."""
    changed_at = MomentAttribute()
    version = VersionAttribute()

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
    """A saved version of the settings. Written with the settings and never changed."""

    KEY = KeyTemplate(TENANT, "SETTINGSVERSION#{number:08d}", "Newest first, between two numbers.")
    tenant = UnicodeAttribute()
    number = IntegerAttribute()
    document = DocumentAttribute()
    saved_at = MomentAttribute()
    actor_id = UnicodeAttribute()
    actor_name = UnicodeAttribute()
    """As it was at the time."""
    changed = DocumentAttribute(default=list)
    """Paths of the values that differ from the version before."""
    restored_from = IntegerAttribute(null=True)


class Publication(Item, discriminator="publication"):
    """The result of the last publishing of the tenant's page."""

    KEY = KeyTemplate(TENANT, "PUBLICATION", "With the settings, by the console.")
    tenant = UnicodeAttribute()
    version = IntegerAttribute(default=0)
    """Which version of the settings the page shows; 0 before the first."""
    published_at = MomentAttribute(null=True)
    error = UnicodeAttribute(null=True)
    """Why the last try failed; absent when it went well."""
    failed_at = MomentAttribute(null=True)


class ModuleRequest(Item, discriminator="module_request"):
    """A tenant's latest request for a module, so that the operator is notified once a day."""

    KEY = KeyTemplate(TENANT, "MODULEREQUEST#{module}", "By module, all of them in one round trip.")
    requested_at = MomentAttribute()


class ApiKey(Item, discriminator="api_key"):
    """A key of the tenant's systems. The secret was shown once and is not stored."""

    KEY = KeyTemplate(TENANT, "APIKEY#{key_id}", "By the id in the key itself; all of a tenant's by prefix.")
    tenant = UnicodeAttribute()
    key_id = UnicodeAttribute()
    label = UnicodeAttribute()
    secret_hash = UnicodeAttribute()
    cursor_key = UnicodeAttribute()
    created_at = MomentAttribute()
    revoked = BooleanAttribute(default=False)
    revoked_at = MomentAttribute(null=True)
