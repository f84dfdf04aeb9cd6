"""What customers declare."""

from chalicelib.kernel.declarations import Domain, JobHandler
from chalicelib.tenants.jobs import ReindexCustomers

DOMAIN = Domain(
    name="customers",
    job_handlers=(JobHandler(ReindexCustomers, "chalicelib.customers.reindexing:run"),),
)
