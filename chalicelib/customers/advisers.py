"""Who of the staff looks after a customer [asesor asignado], and who does when they are absent."""

from datetime import date

from chalicelib.audit import service as audit
from chalicelib.customers.back_office import load_customer
from chalicelib.customers.models import Customer
from chalicelib.kernel import clock
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.staff.access import StaffCaller
from chalicelib.staff.models import StaffMember, StaffState
from chalicelib.tenants.settings import TenantSettings


def set_adviser(caller: StaffCaller, customer_id: str, adviser_id: str) -> None:
    """Give a customer an adviser, or none. The same again changes nothing.

    InvalidError `adviser_unknown` for somebody who is not of the team; ConflictError `customer_changed` when the
    customer is being changed at the same moment.
    """
    customer = load_customer(caller.tenant, customer_id).customer
    before: str | None = customer.adviser_id
    if (before or "") == adviser_id:
        return
    member = StaffMember.find(keys.staff_member(caller.tenant, adviser_id)) if adviser_id else None
    if adviser_id and (member is None or member.state != StaffState.ACTIVE):
        raise InvalidError(fields=[FieldError("adviser_id", "adviser_unknown", "not of the team")])
    customer.adviser_id = adviser_id or None
    transaction = Transaction()
    stale = ConflictError("the customer changed meanwhile", code="customer_changed")
    transaction.put(customer, otherwise=stale)
    details = {"adviser": member.name if member else ""}
    audit.commit(
        transaction, caller, "customers.adviser_changed", target=f"customer:{customer_id}", details=details
    )


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


def find_notification_recipient(
    tenant: str, settings: TenantSettings, staff_id: str, customer_id: str, *, exclude: str = ""
) -> StaffMember | None:
    """Return the staff member to notify: the given one, or the customer's adviser while they are away.

    An absent member is notified if there is no substitute. `exclude` is the substitute who caused the event.
    """
    member = StaffMember.find(keys.staff_member(tenant, staff_id))
    if member is not None and is_available(member, settings):
        return member
    customer = Customer.find(keys.customer(tenant, customer_id))
    instead = responsible_for(tenant, settings, customer) if customer is not None else None
    if instead is not None and instead.staff_id != exclude:
        return instead
    return member if member is not None and member.state == StaffState.ACTIVE else None


def available(tenant: str, settings: TenantSettings, staff_id: str) -> StaffMember | None:
    """Somebody who was named, if they are there today."""
    member = StaffMember.find(keys.staff_member(tenant, staff_id)) if staff_id else None
    return member if member is not None and is_available(member, settings) else None
