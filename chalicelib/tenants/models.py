"""Stored items of a tenant: its settings and its API keys."""

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute, VersionAttribute

from chalicelib.kernel.store import keys
from chalicelib.kernel.store.table import DocumentAttribute, Item, MomentAttribute
from chalicelib.tenants.settings import TenantSettings


class Tenant(Item, discriminator="tenant"):
    """A business and the settings of its portal."""

    slug = UnicodeAttribute()
    document = DocumentAttribute()
    changed_at = MomentAttribute()
    version = VersionAttribute()

    @classmethod
    def at(cls, slug: str) -> "Tenant":
        """A new item for this slug, not stored yet."""
        key = keys.tenant_settings(slug)
        return cls(key.pk, key.sk, slug=slug)

    @property
    def settings(self) -> TenantSettings:
        """The settings, parsed."""
        return TenantSettings.model_validate(self.document)


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
