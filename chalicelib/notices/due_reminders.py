"""The daily look at what falls due: customers are reminded some days before, and the day after it was due.

Only what is still open is listed under the day on which it is due, so a day is as many queries as it has pages. Where a
run stops the next one goes on; an event that was recorded twice has the same id, and tells once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.billing.models import DUE_LISTING, OpenInvoice
from chalicelib.kernel import clock, ids, outbox
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notices.models import Sweep
from chalicelib.tenants.settings import TenantSettings

BEGINS_AT = 9
"""The hour, by the tenant's clock, from which customers are reminded."""
CATCHES_UP_DAYS = 2
"""How many days that were missed are made good for."""
AT_ONCE = 50
DUE, OVERDUE = "invoice_due", "invoice_overdue"


def sweep(tenant: str, settings: TenantSettings) -> None:
    """Look at one page of what falls due, if it is time and the day is not done yet."""
    local = clock.now().astimezone(ZoneInfo(settings.time_zone))
    if not settings.active or local.hour < BEGINS_AT:
        return
    stored = Sweep.find(keys.sweep(tenant), consistent=True)
    progress = _progress(stored, local.date())
    if progress is None:
        return
    after = _remind(tenant, settings, progress)
    item = stored or Sweep.at(tenant)
    item.day, item.after = progress.day, after
    item.store()


@dataclass(frozen=True, slots=True)
class _Progress:
    """Which day is looked at, for which reminder, and from where on."""

    day: date
    event: str
    position: dict[str, Any] | None


def _progress(stored: Sweep | None, today: date) -> _Progress | None:
    """Where to go on; None when today is done."""
    if stored is None:
        return _Progress(today, DUE, None)
    if stored.after is not None:
        return _Progress(stored.day, stored.after["event"], stored.after["position"])
    if stored.day >= today:
        return None
    return _Progress(max(stored.day + timedelta(days=1), today - timedelta(days=CATCHES_UP_DAYS)), DUE, None)


def _remind(tenant: str, settings: TenantSettings, progress: _Progress) -> dict[str, Any] | None:
    """Record the reminders of one page; answers where to go on within the day, or None when it is done."""
    ahead = settings.notices.due_days
    if progress.event == DUE and not ahead:
        return {"event": OVERDUE, "position": None}
    due = progress.day + timedelta(days=ahead) if progress.event == DUE else progress.day - timedelta(days=1)
    rows, position = reads.list_tenant(
        tenant,
        DUE_LISTING,
        limit=AT_ONCE,
        after=progress.position,
        low=due.isoformat(),
        high=due.isoformat() + keys.LAST,
    )
    transaction = Transaction()
    moment = clock.midnight(progress.day, settings.time_zone) + timedelta(hours=BEGINS_AT)
    for row in rows:
        invoice = OpenInvoice.from_wire(row)
        event_id = ids.derived_id("evt", moment, progress.event, invoice.invoice_id, due.isoformat())
        outbox.record(transaction, tenant, progress.event, _payload(invoice), event_id=event_id)
    transaction.commit()
    if position is not None:
        return {"event": progress.event, "position": position}
    return {"event": OVERDUE, "position": None} if progress.event == DUE else None


def _payload(invoice: OpenInvoice) -> Mapping[str, Any]:
    return {
        "customer_id": invoice.customer_id,
        "contact_id": None,
        "invoice_id": invoice.invoice_id,
        "number": invoice.number,
        "total": {"amount": str(invoice.amount), "currency": invoice.currency},
        "due_on": invoice.due_on.isoformat(),
    }
