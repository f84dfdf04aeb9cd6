"""What has come due: messages that waited for the morning or for the end of the hour, tenant by tenant."""

from chalicelib.contracts import daily_seals, sending, worker
from chalicelib.kernel import clock
from chalicelib.kernel.aws import queue, site
from chalicelib.kernel.log import count, log
from chalicelib.kernel.store import keys, reads
from chalicelib.notices.due_reminders import sweep
from chalicelib.notices.models import AgendaEntry
from chalicelib.tenants.service import tenant_settings

AT_ONCE = 100
"""Messages of one tenant in one run: the rest comes a minute later, and no tenant holds up the others."""


def tick() -> None:
    """Queue what has come due, of every tenant that has a page."""
    for tenant in site.tenants():
        try:
            _queue_due(tenant)
            settings = tenant_settings(tenant)
            sweep(tenant, settings)
            sending.sweep(tenant, settings)
            worker.sweep(tenant)
            daily_seals.sweep(tenant)
        except Exception:  # noqa: BLE001 - one tenant's failure must not hold up the others; the next run tries again
            log().exception("a tenant's agenda was not worked at", extra={"tenant": tenant})
            count("AgendaFailed")


def _queue_due(tenant: str) -> None:
    """First queued, then struck out: a crash between the two queues twice, and the sender knows what it has sent."""
    rows = reads.query(
        keys.agenda_partition(tenant), low="0", high=clock.rfc3339(clock.now()) + keys.LAST, limit=AT_ONCE
    )
    entries = [AgendaEntry.from_wire(row) for row in rows.items]
    queue.enqueue([entry.message for entry in entries])
    for entry in entries:
        entry.remove()
