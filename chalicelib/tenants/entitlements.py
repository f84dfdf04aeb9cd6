"""What a tenant has contracted, and asking the operator for more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.audit import service as audit
from chalicelib.audit.service import Actor
from chalicelib.kernel import clock, outbox
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store import reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants import service
from chalicelib.tenants.models import ModuleRequest, SettingsVersion, Tenant
from chalicelib.tenants.settings import Module

ASKED_AGAIN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entitlement:
    """A module, as a tenant stands to it."""

    module: Module
    contracted: bool
    on: bool
    """Whether customers find it: contracted, and switched on."""
    requested_at: datetime | None


def list_entitlements(tenant: str) -> list[Entitlement]:
    """Every module that there is: one round trip."""
    settings_key = service.settings_key(tenant)
    request_keys = {module: ModuleRequest.key_of(tenant=tenant, module=module.value) for module in Module}
    found = reads.get_together([settings_key, *request_keys.values()])
    if settings_key not in found:
        raise NotFoundError("no such tenant", code="tenant_unknown")
    stored = Tenant.from_wire(found[settings_key])
    settings, contracted = stored.settings, stored.contracted_modules
    requests = {
        module: ModuleRequest.from_wire(found[key]).requested_at
        for module, key in request_keys.items()
        if key in found
    }
    return [
        Entitlement(module, module in contracted, settings.has(module), requests.get(module))
        for module in Module
    ]


def request_module(actor: Actor, name: str) -> datetime:
    """Ask the operator for a module; answers when it was asked for. Asking again within a day says nothing anew.

    NotFoundError for what is no module, ConflictError `module_contracted` for what the tenant has.
    """
    module = next((one for one in Module if one.value == name), None)
    if module is None:
        raise NotFoundError("no such module")
    [stand] = [one for one in list_entitlements(actor.tenant) if one.module is module]
    if stand.contracted:
        raise ConflictError("the module is contracted already", code="module_contracted")
    now = clock.now()
    if stand.requested_at is not None and now - stand.requested_at < ASKED_AGAIN_AFTER:
        return stand.requested_at
    request = ModuleRequest.new(tenant=actor.tenant, module=module.value)
    request.requested_at = now
    stale = ModuleRequest.requested_at <= now - ASKED_AGAIN_AFTER
    transaction = Transaction()
    transaction.put(request, ModuleRequest.pk.does_not_exist() | stale, otherwise=_AskedError())
    outbox.record(
        transaction,
        actor.tenant,
        "module_requested",
        {"module": module.value, "staff_id": actor.staff_id},
    )
    try:
        audit.commit(transaction, actor, "portal.module_requested", target=f"module:{module.value}")
    except _AskedError:
        return now
    return now


class _AskedError(ConflictError):
    """A colleague asked at the same moment."""


def set_contracted(actor: Actor, modules: Iterable[Module]) -> Tenant:
    """Set what a tenant has contracted. The operator's act: no route of the tenant's leads here.

    It is a version of the settings like any other, though none of them changes: so each number is in the list.
    ConflictError when somebody saves at the same moment.
    """
    tenant = service.load_tenant(actor.tenant)
    before = sorted(module.value for module in tenant.contracted_modules)
    tenant.contract(modules)
    tenant.changed_at = clock.now()
    kept = SettingsVersion.new(tenant=actor.tenant, number=tenant.version + 1)
    kept.document, kept.saved_at, kept.changed = tenant.document, tenant.changed_at, ["contracted"]
    kept.actor_id, kept.actor_name = actor.staff_id, actor.name
    transaction = Transaction()
    transaction.put(tenant)
    transaction.create(kept)
    details = {"before": before, "after": tenant.contracted}
    audit.commit(transaction, actor, "portal.modules_contracted", target="modules", details=details)
    service.forget(actor.tenant)
    return tenant
