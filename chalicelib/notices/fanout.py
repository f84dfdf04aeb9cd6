"""From an event to the people who are told of it: a notice each, and a delivery for each way that they want.

Everything that is decided is kept in the notice, whose id comes of the event's. So an event that the stream or the
queue shows again finds its notices, decides nothing anew, and queues the same deliveries, which the sender knows by
their ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chalicelib.customers.models import Customer
from chalicelib.kernel import clock
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import HOUR, Limit
from chalicelib.kernel.aws.queue import enqueue
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.table import Wire
from chalicelib.notices import kinds
from chalicelib.notices.models import AgendaEntry, Notice, Preferences
from chalicelib.notices.rules import Quiet, chosen_ways
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tenants.settings_communication import NoticeKind

DELIVERY, DIGEST = "notice", "notice_digest"
"""The queue's messages that carry one notice, and those of an hour together."""
_PER_HOUR = Limit("notices-hour", 0, HOUR)
NOW, LATER, TOGETHER = "now", "later", "digest"
_LEEWAY = timedelta(minutes=5)
"""Nearer to the hour's end than this, what comes together waits for the next: this one may be on its way already."""


@dataclass(frozen=True, slots=True)
class NotifiableEvent:
    """An event that customers are told of."""

    tenant: str
    event_id: str
    name: str
    payload: Mapping[str, Any]

    @property
    def kind(self) -> NoticeKind:
        """What kind of notice it makes."""
        return kinds.EVENTS.get(self.name) or kinds.BESIDE[self.name]


def announce(event: NotifiableEvent, settings: TenantSettings) -> int:
    """Tell everybody concerned; answers how many deliveries were queued. Safe to repeat."""
    customer_id = event.payload["customer_id"]
    customer = Customer.find(keys.customer(event.tenant, customer_id))
    if customer is None or not may_be_told(customer, settings):
        return 0
    one = event.payload.get("contact_id")
    contacts = [one] if one else list(customer.contact_ids.values())
    if one and one not in customer.contact_ids.values():
        return 0
    places = [keys.preferences(event.tenant, customer_id, contact_id) for contact_id in contacts]
    found = reads.get_together(places) if places else {}
    queued = 0
    for contact_id, place in zip(contacts, places, strict=True):
        notice = _noted(event, settings, customer_id, contact_id, found.get(place))
        queued += _queue(event, notice)
    return queued


def may_be_told(customer: Customer, settings: TenantSettings) -> bool:
    """Whether a customer hears of anything: one who was deleted only where they may still enter."""
    return settings.deleted_keep_access or not customer.deleted


def notice_id_of(event_id: str) -> str:
    """The id of the notices of an event: it sorts as the event does."""
    return f"ntc_{event_id.partition('_')[2]}"


def _noted(
    event: NotifiableEvent, settings: TenantSettings, customer_id: str, contact_id: str, stored: Wire | None
) -> Notice:
    """The notice of an event for somebody: the one that there is, or a new one with what is decided now."""
    notice = Notice.at(event.tenant, customer_id, contact_id, notice_id_of(event.event_id))
    key = Key(notice.pk, notice.sk)
    before = Notice.find(key, consistent=True)
    if before is not None:
        return before
    preferences = (
        Preferences.from_wire(stored) if stored else Preferences.at(event.tenant, customer_id, contact_id)
    )
    notice.notice_kind, notice.happened_at = event.kind.value, clock.now()
    notice.path, notice.facts = kinds.place_of(event.kind, event.payload), kinds.facts_of(event.payload)
    wanted = chosen_ways(event.kind, settings.notices, preferences.choices, preferences.left)
    ways = [way for way, on in wanted.items() if on]
    how, due = _decided(event, settings, preferences, contact_id) if ways else (NOW, None)
    notice.ways, notice.due = dict.fromkeys(ways, how), clock.rfc3339(due) if due else ""
    try:
        notice.store(Notice.pk.does_not_exist())
    except ConflictError:
        return Notice.load(key, consistent=True)
    return notice


def quiet_of(settings: TenantSettings, preferences: Preferences) -> Quiet:
    """Somebody's quiet hours: their own, else the tenant's, by their own clock."""
    begin: str | None = preferences.quiet_from
    end: str | None = preferences.quiet_until
    time_zone: str | None = preferences.time_zone
    return Quiet(
        begin or settings.notices.quiet_from,
        end or settings.notices.quiet_until,
        time_zone or settings.time_zone,
    )


def _decided(
    event: NotifiableEvent, settings: TenantSettings, preferences: Preferences, contact_id: str
) -> tuple[str, datetime | None]:
    """Whether a notice goes out now, in the morning, or at the end of the hour together with others."""
    now = clock.now()
    quiet_end = quiet_of(settings, preferences).ends_at(now)
    if rate_limits.count(event.tenant, _PER_HOUR, contact_id) > settings.notices.digest_after:
        hour = (now + _LEEWAY).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return TOGETHER, max(hour, quiet_end) if quiet_end else hour
    return (LATER, quiet_end) if quiet_end else (NOW, None)


def _queue(event: NotifiableEvent, notice: Notice) -> int:
    """Queue a notice's deliveries, or put them on the agenda; the same ones however often."""
    for way, how in notice.ways.items():
        if how == TOGETHER:
            _put_off(event.tenant, notice.due, _digest(event.tenant, notice, way))
            continue
        message = _delivery(event, notice, way)
        if how == NOW:
            enqueue([message])
        else:
            _put_off(event.tenant, notice.due, message)
    return len(notice.ways)


def _delivery(event: NotifiableEvent, notice: Notice, way: str) -> dict[str, Any]:
    return {
        "event_id": f"{event.event_id}:{notice.contact_id}:{way}",
        "tenant": event.tenant,
        "name": DELIVERY,
        "payload": {
            "customer_id": notice.customer_id,
            "contact_id": notice.contact_id,
            "notice_id": notice.notice_id,
            "kind": kinds.message_of(event.kind, notice.facts),
            "way": way,
            "event_id": event.event_id,
            "event": dict(event.payload),
        },
        "happened_at": clock.rfc3339(notice.happened_at),
    }


def _digest(tenant: str, notice: Notice, way: str) -> dict[str, Any]:
    """One message for all of somebody's notices that wait for the same moment."""
    return {
        "event_id": f"digest:{notice.contact_id}:{notice.due}:{way}",
        "tenant": tenant,
        "name": DIGEST,
        "payload": {
            "customer_id": notice.customer_id,
            "contact_id": notice.contact_id,
            "due": notice.due,
            "way": way,
        },
        "happened_at": notice.due,
    }


def _put_off(tenant: str, moment: str, message: dict[str, Any]) -> None:
    key = keys.agenda_entry(tenant, moment, message["event_id"])
    AgendaEntry(key.pk, key.sk, message=message).store()
