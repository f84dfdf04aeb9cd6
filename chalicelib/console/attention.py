"""What wants attention at a tenant: gathers the context, and hands them to the linter."""

from typing import Any

from chalicelib.console.checks import Check, CheckContext, check_configuration, kinds_that_matter
from chalicelib.console.models import Census
from chalicelib.contracts.certificate import certificate_fitness
from chalicelib.customers.findings import FindingKind, count_findings, list_findings
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock
from chalicelib.kernel.aws.email import is_sender_verified
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.store import keys, reads
from chalicelib.notifications import dead_letters, own_sender
from chalicelib.notifications.templates_service import failing
from chalicelib.staff.access import StaffCaller
from chalicelib.tenants.models import Publication, Tenant
from chalicelib.tenants.service import settings_key, tenant_settings
from chalicelib.tenants.settings import Module, TenantSettings

COUNTED_SECONDS = 60
"""How old a count of customers may be."""
MOST = 1000
"""Up to how many customers are counted; the rest is "more than"."""


def list_checks(caller: StaffCaller) -> list[Check]:
    """Everything that will not work as it stands, the worst first."""
    tenant = caller.tenant
    tenant_key, published_key, census_key = (
        settings_key(tenant),
        Publication.key_of(tenant=tenant),
        keys.census(tenant),
    )
    found = reads.get_together([tenant_key, published_key], [census_key])
    settings = Tenant.from_wire(found[tenant_key]).settings
    published = Publication.from_wire(found[published_key]) if published_key in found else None
    census = Census.from_wire(found[census_key]) if census_key in found else None
    if census is None or not census.is_live or not _kinds(settings) <= census.counts.keys():
        census = _take_census(tenant, settings)
    context = CheckContext(
        counts=census.counts,
        most=MOST,
        sender_verified=census.sender_verified,
        publish_error=published.error if published else None,
        failing_templates=[(message, language) for message, language, _ in failing(tenant)],
        dead_letters=dead_letters.count_letters(tenant),
        dead_letters_most=dead_letters.COUNTED,
        own_sender_usable=census.own_sender_usable,
        seal=census.seal,
        seal_days=int(census.seal_days),
    )
    return check_configuration(settings, context)


def _take_census(tenant: str, settings: TenantSettings) -> Census:
    today = clock.today(settings.time_zone)
    census = Census.at(tenant)
    census.counts = {
        kind: count_findings(tenant, FindingKind(kind), today, most=MOST) for kind in _kinds(settings)
    }
    census.sender_verified = is_sender_verified()
    if settings.sender_email:
        census.own_sender_usable = own_sender.is_usable(own_sender.find_own(tenant, settings), tenant)
    if settings.has(Module.CONTRACTS):
        census.seal, census.seal_days = certificate_fitness(tenant)
    census.expires_at = clock.epoch() + COUNTED_SECONDS
    census.store()
    return census


def _kinds(settings: TenantSettings) -> set[str]:
    return {kind.value for kind in kinds_that_matter(settings)}


def list_affected(
    caller: StaffCaller, kind: str, *, cursor: str | None, limit: int
) -> tuple[list[Customer], str | None]:
    """A page of the customers with something amiss. NotFoundError for what is no such thing."""
    wanted = next((one for one in FindingKind if one.value == kind), None)
    if wanted is None:
        raise NotFoundError("no such finding")
    cursors = caller.cursors(f"console:findings:{kind}")
    after: dict[str, Any] | None = cursors.read(cursor) if cursor else None
    today = clock.today(tenant_settings(caller.tenant).time_zone)
    rows, position = list_findings(caller.tenant, wanted, today, limit=limit, after=after)
    return rows, cursors.write(position) if position else None
