"""Handle SES bounces and complaints: suppress the address and alert staff.

The mail's tag names the tenant. Feedback of another configuration set, for an unknown tenant, or about an address that
the mail was not sent to is ignored, so that a forged bounce cannot suppress an address.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.customers.bounces import note_bounces
from chalicelib.kernel import clock, outbox
from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.addresses import ContactDataError, normalise_email
from chalicelib.kernel.aws.email import TENANT_TAG
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import count, log
from chalicelib.kernel.queue_batches import QueueRecord, process_batch
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.notifications.models import Suppression
from chalicelib.notifications.suppressions import Reason
from chalicelib.staff.models import StaffState
from chalicelib.staff.permissions import Permission
from chalicelib.staff.service import list_team
from chalicelib.tenants.service import tenant_settings

ALERT_LIMIT = Limit("suppressed-told", 1, DAY)
"""One mail per day and tenant, since bounces come in groups."""
_HARMLESS_COMPLAINT = "not-spam"
"""The reader took the mail out of the spam folder."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A permanent bounce or a complaint of one address."""

    tenant: str
    address: str
    """Normalised."""
    reason: Reason


def note_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Process an SQS batch of feedback; return the failed records as a partial batch response."""
    return process_batch(records, _process_record)


def _process_record(record: QueueRecord) -> None:
    try:
        for verdict in read_verdicts(record.body):
            suppress(verdict)
    except Exception:
        log().exception("feedback not processed", extra={"message_id": record.message_id})
        raise


def read_verdicts(body: str) -> list[Verdict]:
    """Parse permanent feedback about our own mails; empty for transient, foreign or forged feedback."""
    try:
        notification = json.loads(json.loads(body)["Message"])
        mail = notification["mail"]
        [tenant] = mail["tags"][TENANT_TAG]
        [configuration_set] = mail["tags"]["ses:configuration-set"]
        destinations = {normalise_email(one) for one in mail["destination"]}
        reported = [(normalise_email(address), reason) for address, reason in _addresses(notification)]
    except (ValueError, LookupError, TypeError, ContactDataError):
        log().warning("feedback that is not about a mail of ours")
        return []
    if configuration_set != deployment().email_configuration_set:
        log().warning("feedback of another configuration set")
        return []
    return [Verdict(tenant, address, reason) for address, reason in reported if address in destinations]


def _addresses(notification: Mapping[str, Any]) -> Iterator[tuple[str, Reason]]:
    """Yield the addresses of a notification with permanent reasons."""
    kind = notification.get("eventType") or notification.get("notificationType")
    if kind == "Bounce" and notification["bounce"]["bounceType"] == "Permanent":
        for one in notification["bounce"]["bouncedRecipients"]:
            yield one["emailAddress"], Reason.BOUNCE
    elif (
        kind == "Complaint" and notification["complaint"].get("complaintFeedbackType") != _HARMLESS_COMPLAINT
    ):
        for one in notification["complaint"]["complainedRecipients"]:
            yield one["emailAddress"], Reason.COMPLAINT


def suppress(verdict: Verdict) -> None:
    """Suppress an address, mark the customers that have it, and alert staff. Idempotent.

    A bounce takes precedence over a complaint in either order. Feedback for unknown tenants is ignored.
    """
    tenant, address = verdict.tenant, verdict.address
    try:
        settings = tenant_settings(tenant)
    except NotFoundError:
        log().warning("feedback for no tenant of ours")
        return
    item = Suppression.at(tenant, address)
    item.reason, item.since = verdict.reason, clock.now()
    free = Suppression.pk.does_not_exist()
    heavier = (Suppression.reason == Reason.COMPLAINT) if verdict.reason is Reason.BOUNCE else None
    try:
        item.store(free | heavier if heavier is not None else free)
    except ConflictError:
        is_new = False
    else:
        is_new = True
    if verdict.reason is Reason.BOUNCE:
        note_bounces(tenant, settings, address, bounces=True)
    if is_new:
        count("AddressSuppressed")
        _alert_staff(tenant)


def _alert_staff(tenant: str) -> None:
    """Mail the staff who manage deliveries, once a day."""
    if rate_limits.count(tenant, ALERT_LIMIT, "all") > ALERT_LIMIT.most:
        return
    transaction = Transaction()
    for member in list_team(tenant)[0]:
        if member.state == StaffState.ACTIVE and Permission.DELIVERIES in member.permissions:
            payload = {"staff_id": member.staff_id}
            outbox.record(transaction, tenant, "address_suppressed", payload)
    transaction.commit()
