"""Customers in the data API."""

from collections.abc import Iterable

from chalicelib.customers import service
from chalicelib.customers.models import Contact, Customer
from chalicelib.customers.schemas import ContactOut, CustomerBatchIn, CustomerOut, CustomerPage
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import BatchOut, Done, ListQuery
from chalicelib.tenants.api_keys import ApiKeyAccess, TenantSystem

routes = Routes(__name__, "/data/v1", "data: customers")
_SYSTEM = ApiKeyAccess()
MAX_BATCH_BYTES = 5 * 1024 * 1024


@routes.post("/customers", access=_SYSTEM, max_body=MAX_BATCH_BYTES, repeatable=True)
def upsert_customers(caller: TenantSystem, body: CustomerBatchIn) -> BatchOut:
    """Create or change up to 100 customers."""
    return service.upsert_customers(caller, body.items)


@routes.get("/customers", access=_SYSTEM)
def list_customers(caller: TenantSystem, query: ListQuery) -> CustomerPage:
    """List customers, without their contacts."""
    found, following = service.list_customers(caller, cursor=query.cursor, limit=query.limit)
    return CustomerPage(items=[_out(customer, ()) for customer in found], next=following)


@routes.get("/customers/{external_id}", access=_SYSTEM)
def read_customer(caller: TenantSystem, external_id: str) -> CustomerOut:
    """Read a customer back."""
    customer, contacts = service.find_customer(caller, external_id)
    return _out(customer, contacts)


@routes.delete("/customers/{external_id}", access=_SYSTEM)
def delete_customer(caller: TenantSystem, external_id: str) -> Done:
    """Mark a customer as deleted."""
    service.delete_customer(caller, external_id)
    return Done()


def _out(customer: Customer, contacts: Iterable[Contact]) -> CustomerOut:
    return CustomerOut(
        id=customer.customer_id,
        external_id=customer.external_id,
        kind=customer.person_kind,
        name=customer.name,
        number=customer.number,
        document=customer.document,
        address=customer.address or [],
        language=customer.language,
        portal_user=customer.portal_user,
        support_from=customer.support_from,
        portal_until=customer.portal_until,
        deleted=customer.deleted,
        contacts=[
            ContactOut(
                id=contact.contact_id,
                name=contact.name,
                emails=contact.emails,
                phones=contact.phones,
                unusable_phones=contact.unusable_phones,
            )
            for contact in contacts
        ],
        changed_at=customer.changed_at,
    )
