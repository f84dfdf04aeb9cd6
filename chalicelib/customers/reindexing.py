"""Writes customers again whose login values a change of the settings made stale.

When a tenant changes its list of placeholders, customers who hold one of them are found at sign-in from then on, or no
longer. It is done in the background, a page after the other; each page queues the next. A page is safe to repeat.
"""

from chalicelib.customers.back_office import load_customer
from chalicelib.customers.identity_numbers import login_value, login_values
from chalicelib.customers.models import LISTING, Customer
from chalicelib.customers.writing import rewrite_customer
from chalicelib.kernel import jobs
from chalicelib.kernel.store import reads
from chalicelib.tenants.jobs import ReindexCustomers
from chalicelib.tenants.service import load_tenant

PAGE_SIZE = 200


def run(job: ReindexCustomers, _tries: int) -> None:
    """Write again those customers of one page who hold one of the job's numbers, and queue the next page."""
    settings = load_tenant(job.tenant).settings
    changed = {login_value(one) for one in job.placeholders}
    rows, next_page = reads.list_tenant(job.tenant, LISTING, limit=PAGE_SIZE, after=job.after)
    for row in rows:
        customer = Customer.from_wire(row)
        if changed & _numbers(customer):
            rewrite_customer(load_customer(job.tenant, customer.customer_id), settings)
    if next_page is not None:
        jobs.enqueue(job.model_copy(update={"after": next_page}))


def _numbers(customer: Customer) -> set[str]:
    document = customer.document
    found = {login_value(customer.number or "")}
    if document:
        found |= {login_value(document["number"])}
        found |= set(login_values(document["country"], document["kind"], document["number"]))
    return found
