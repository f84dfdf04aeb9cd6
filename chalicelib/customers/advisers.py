"""Who of the staff looks after a customer [asesor asignado], and who does when they are absent."""

from datetime import date

from chalicelib.customers.models import Customer
from chalicelib.kernel import clock
from chalicelib.kernel.store import keys, reads
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.tenants.settings import TenantSettings


def responsible_for(tenant: str, settings: TenantSettings, customer: Customer) -> StaffMember | None:
    """Who hears of what concerns a customer: the adviser, else the fallback, else nobody in particular.

    One round trip, and none where the tenant does not route by adviser.
    """
    if not settings.advisers.routing:
        return None
    wanted = [one for one in (customer.adviser_id, settings.advisers.fallback) if one]
    places = [keys.staff_member(tenant, staff_id) for staff_id in wanted]
    found = reads.get_together(places) if places else {}
    members = [StaffMember.from_wire(found[place]) for place in places if place in found]
    return next((one for one in members if is_available(one, settings)), None)


def is_available(member: StaffMember, settings: TenantSettings) -> bool:
    """Whether somebody is of the team, and not away today by the tenant's calendar."""
    away_until: date | None = member.away_until
    is_away = away_until is not None and away_until >= clock.today(settings.time_zone)
    return member.state == StaffState.ACTIVE and not is_away
