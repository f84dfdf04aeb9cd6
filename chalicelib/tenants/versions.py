"""The settings as staff save them: each time a new version, and nobody's change is lost to another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.audit.service import Actor
from chalicelib.kernel import clock, jobs
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.kernel.store import reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants import service
from chalicelib.tenants.differences import Change, differences, merge
from chalicelib.tenants.jobs import ReindexCustomers
from chalicelib.tenants.models import SettingsVersion, Tenant
from chalicelib.tenants.settings import TenantSettings

PAGE = 30
_MAX_NUMBER = 10**8 - 1
_LISTED = (
    "pk",
    "sk",
    "kind",
    "tenant",
    "number",
    "saved_at",
    "actor_id",
    "actor_name",
    "changed",
    "restored_from",
)
_PICTURES = ("logo_path", "favicon_path", "background_path")


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version whole, and what it changed."""

    version: SettingsVersion
    document: dict[str, Any]
    changes: list[Change]


def save_settings(actor: Actor, settings: TenantSettings, *, version: int) -> Tenant:
    """Save the settings as a new version, on top of the `version` that they were made from.

    ConflictError `settings_changed` when somebody saved in between and it matters; its `extra` has both sides
    and what they give together. Saving what is stored already changes nothing, so a repeat is escape_formula.
    """
    return _save(actor, settings, version=version, act="portal.settings_changed")


def restore_version(actor: Actor, number: int, *, version: int) -> Tenant:
    """Make an earlier version the newest. NotFoundError; the errors of `save_settings`."""
    stored = _load(actor.tenant, number)
    settings = TenantSettings.stored(stored.document)
    return _save(actor, settings, version=version, act="portal.settings_restored", restored_from=number)


def _save(
    actor: Actor, settings: TenantSettings, *, version: int, act: str, restored_from: int | None = None
) -> Tenant:
    tenant = service.load_tenant(actor.tenant)
    before, after = _document(tenant.document), settings.model_dump(mode="json")
    _refuse_foreign_pictures(actor.tenant, before, after)
    changed = [change.field for change in differences(before, after)]
    if not changed:
        return tenant
    if tenant.version != version and _base(actor.tenant, version) != before:
        raise _collision(actor.tenant, tenant, version, after)
    number = tenant.version + 1
    tenant.document, tenant.changed_at = after, clock.now()
    kept = SettingsVersion.new(tenant=actor.tenant, number=number)
    kept.document, kept.saved_at, kept.changed = after, tenant.changed_at, changed
    kept.actor_id, kept.actor_name, kept.restored_from = actor.staff_id, actor.name, restored_from
    transaction = Transaction()
    transaction.put(tenant, otherwise=_OvertakenError())
    transaction.create(kept, otherwise=_OvertakenError())
    details: dict[str, Any] = {"version": number, "fields": changed}
    if restored_from is not None:
        details["restored_from"] = restored_from
    try:
        audit.commit(transaction, actor, act, target="settings", details=details)
    except _OvertakenError as error:
        raise _collision(actor.tenant, service.load_tenant(actor.tenant), version, after) from error
    service.forget(actor.tenant)
    placeholders = set(before["extra_placeholders"]) ^ set(after["extra_placeholders"])
    if placeholders:
        # Who holds one is found at sign-in from now on, or no longer.
        jobs.enqueue(ReindexCustomers(tenant=actor.tenant, placeholders=sorted(placeholders)))
    return tenant


class _OvertakenError(ConflictError):
    """Somebody else saved between our reading and our writing."""


def _document(stored: Mapping[str, Any]) -> dict[str, Any]:
    """A stored document with every field that there is today."""
    document: dict[str, Any] = TenantSettings.stored(stored).model_dump(mode="json")
    return document


def _base(tenant: str, version: int) -> dict[str, Any] | None:
    """The settings as they were at `version`: the newest that had been saved by then."""
    rows = reads.query(
        SettingsVersion.partition_of(tenant=tenant),
        low=SettingsVersion.key_of(tenant=tenant, number=0).sk,
        high=SettingsVersion.key_of(tenant=tenant, number=max(0, version)).sk,
        limit=1,
        newest_first=True,
        consistent=True,
    )
    return _document(SettingsVersion.from_wire(rows.items[0]).document) if rows.items else None


def _collision(tenant: str, stored: Tenant, version: int, mine: Mapping[str, Any]) -> ConflictError:
    theirs = _document(stored.document)
    merged = merge(_base(tenant, version) or {}, mine, theirs)
    newest = list_versions(tenant, limit=1)[0]
    extra = {
        "version": stored.version,
        "saved_at": clock.rfc3339(stored.changed_at),
        "saved_by": newest[0].actor_name if newest else "",
        "settings": theirs,
        "merged": merged.document,
        "merged_fields": list(merged.taken),
        "collisions": [
            {"field": one.field, "mine": one.mine, "theirs": one.theirs} for one in merged.collisions
        ],
    }
    return ConflictError("somebody else saved the settings meanwhile", code="settings_changed", extra=extra)


def _refuse_foreign_pictures(tenant: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """InvalidError `image_unknown` for a picture that is not in the tenant's own folder."""
    wrong = [
        FieldError(f"settings.branding.{name}", "image_unknown", "not a picture that was uploaded here")
        for name in _PICTURES
        if (path := after["branding"][name])
        and path != before["branding"][name]
        and not path.startswith(f"{tenant}/")
    ]
    if wrong:
        raise InvalidError("some fields are wrong", fields=wrong)


def list_versions(
    tenant: str, *, limit: int = PAGE, before: int | None = None
) -> tuple[list[SettingsVersion], int | None]:
    """Versions, newest first and without their documents; and the number before which the next page begins."""
    rows = reads.query(
        SettingsVersion.partition_of(tenant=tenant),
        low=SettingsVersion.key_of(tenant=tenant, number=0).sk,
        high=SettingsVersion.key_of(
            tenant=tenant, number=_MAX_NUMBER if before is None else max(0, before - 1)
        ).sk,
        limit=limit,
        newest_first=True,
        attributes=_LISTED,
    )
    found = [SettingsVersion.from_wire(row) for row in rows.items]
    return found, found[-1].number if found and rows.last_key is not None else None


def show_version(tenant: str, number: int) -> VersionShown:
    """A version, and what it changed of the one before. NotFoundError."""
    version = _load(tenant, number)
    document = _document(version.document)
    earlier = _base(tenant, number - 1) if number > 1 else None
    return VersionShown(version, document, differences(earlier, document) if earlier is not None else [])


def _load(tenant: str, number: int) -> SettingsVersion:
    if not 0 < number <= _MAX_NUMBER:
        raise NotFoundError("no such version")
    return SettingsVersion.load(SettingsVersion.key_of(tenant=tenant, number=number))
