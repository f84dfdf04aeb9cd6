"""API keys: shown once, stored hashed, known by their visible beginning, revocable at once.

A key reads `vk_<tenant>_<key id>_<secret>`. Tenant and key id find the stored item in one read; only the
secret proves anything.
"""

import secrets
from dataclasses import dataclass

from chalicelib.kernel import clock
from chalicelib.kernel.access import tokens
from chalicelib.kernel.caller import Caller
from chalicelib.kernel.errors import ForbiddenError, NotFoundError, NotSignedInError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.ids import SLUG
from chalicelib.kernel.store import reads
from chalicelib.kernel.store.keys import Key
from chalicelib.tenants import service
from chalicelib.tenants.models import ApiKey
from chalicelib.tenants.settings import TenantSettings

_PARTS = 4


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A fresh key. `secret` is the whole key as its holder sends it; nobody will see it again."""

    key_id: str
    visible: str
    secret: str


@dataclass(frozen=True, slots=True)
class Principal:
    """A staff member who handed in what is then written in the background."""

    tenant: str
    staff_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantSystem(Caller):
    """A tenant's own system, known by its API key."""

    key_id: str
    settings: TenantSettings
    principal: Principal | None = None
    """For whom it speaks, where what it says is a staff member's."""

    @property
    def subject(self) -> str:
        """The key."""
        return self.key_id


def issue_api_key(tenant: str, label: str) -> IssuedKey:
    """Make a key for a tenant."""
    service.load_tenant(tenant)
    key_id, secret = secrets.token_hex(4), tokens.new_token()
    ApiKey.new(
        tenant=tenant,
        key_id=key_id,
        label=label,
        secret_hash=tokens.hash_token(secret),
        cursor_key=secrets.token_hex(32),
        created_at=clock.now(),
    ).store(ApiKey.pk.does_not_exist())
    visible = f"vk_{tenant}_{key_id}"
    return IssuedKey(key_id, visible, f"{visible}_{secret}")


def list_api_keys(tenant: str) -> list[ApiKey]:
    """All keys of a tenant, revoked ones too, oldest id first."""
    rows = reads.query_all(ApiKey.partition_of(tenant=tenant), prefix=ApiKey.prefix_of())
    return [ApiKey.from_wire(row) for row in rows]


def revoke_api_key(tenant: str, key_id: str) -> None:
    """Make a key useless from its next request on. NotFoundError when there is no such key."""
    key = ApiKey.load(ApiKey.key_of(tenant=tenant, key_id=key_id))
    key.revoked, key.revoked_at = True, clock.now()
    key.store()


class ApiKeyAccess:
    """Admits a tenant's system that shows a valid key."""

    name = "api_key"

    def admit(self, request: Request, module: object) -> TenantSystem:  # noqa: ARG002 - the data API has no modules
        """The system that is calling. NotSignedInError without a valid key."""
        return authenticate(request.bearer() or "")


def authenticate(text: str) -> TenantSystem:
    """The system that holds this key: one round trip. NotSignedInError `api_key_invalid` for any other text."""
    parts = text.split("_", _PARTS - 1)
    if len(parts) != _PARTS or parts[0] != "vk" or not SLUG.fullmatch(parts[1]):
        raise NotSignedInError("no valid API key", code="api_key_invalid")
    _, tenant, key_id, secret = parts
    key = ApiKey.key_of(tenant=tenant, key_id=key_id)
    settings = service.remembered_settings(tenant)
    wanted: list[Key] = [key] if settings is not None else [key, service.settings_key(tenant)]
    found = reads.get_together(wanted)
    stored = ApiKey.from_wire(found[key]) if key in found else None
    if stored is None or not tokens.matches(tokens.hash_token(secret), stored.secret_hash):
        raise NotSignedInError("no valid API key", code="api_key_invalid")
    if stored.revoked:
        raise ForbiddenError("the API key was revoked", code="api_key_revoked")
    if settings is None:
        try:
            settings = service.remember_settings(tenant, found.get(service.settings_key(tenant)))
        except NotFoundError as error:
            raise NotSignedInError("no valid API key", code="api_key_invalid") from error
    return TenantSystem(
        tenant=tenant, key_id=key_id, settings=settings, cursor_secret=bytes.fromhex(stored.cursor_key)
    )
