"""Addresses of customers that mail comes back from: noted with whoever has them, so that staff see whom to ask."""

from chalicelib.customers.back_office import load_customer
from chalicelib.customers.logins import EMAIL, find_logins
from chalicelib.customers.writing import write_customer
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.tenants.settings import TenantSettings


def note_bounces(tenant: str, settings: TenantSettings, address: str, *, bounces: bool) -> list[str]:
    """Note that mail to a normalised address comes back, or no longer does; answers the customers who have it.

    Safe to repeat. ConflictError when other requests keep changing one of the customers.
    """
    owners = sorted({customer_id for customer_id, _ in find_logins(tenant, EMAIL, address)})
    for customer_id in owners:
        _note(tenant, settings, customer_id, address, bounces=bounces)
    return owners


def _note(tenant: str, settings: TenantSettings, customer_id: str, address: str, *, bounces: bool) -> None:
    def attempt() -> None:
        try:
            stored = load_customer(tenant, customer_id)
        except NotFoundError:
            return
        customer = stored.copy_of_customer()
        others = [one for one in customer.bounced or () if one != address]
        wanted = [*others, address] if bounces else others
        if wanted != (customer.bounced or []):
            customer.bounced = wanted
            write_customer(customer, stored.people, stored, settings)

    retry_on_conflict(attempt, exhausted=ConflictError.changed("customer"))
