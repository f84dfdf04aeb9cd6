"""What SES says became of our mails: an address that bounces or complains gets nothing more, and staff hear of it.

SES tells the tenant that we gave the mail as a tag. What comes from elsewhere (another configuration set, no tenant of
ours, an address that the mail did not go to) is left alone: nobody can silence an address by a made-up bounce.
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

TOLD = Limit("suppressed-told", 1, DAY)
"""One mail a day and tenant: where one address bounces, others follow."""
_HARMLESS_COMPLAINT = "not-spam"
"""Its reader took it out of the spam folder."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mail to one address."""

    tenant: str
    address: str
    """As it is compared."""
    reason: Reason


def note_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Note what an SQS batch says; answers which failed, in Lambda's form for partial batches."""
    return process_batch(records, _note_record)


def _note_record(record: QueueRecord) -> None:
    try:
        for verdict in read_verdicts(record.body):
            suppress(verdict)
    except Exception:
        log().exception("feedback was not noted", extra={"message_id": record.message_id})
        raise


def read_verdicts(body: str) -> list[Verdict]:
    """What a record says of our own mails, for good; nothing of what is passing, foreign or made up."""
    try:
        said = json.loads(json.loads(body)["Message"])
        mail = said["mail"]
        [tenant] = mail["tags"][TENANT_TAG]
        [configuration_set] = mail["tags"]["ses:configuration-set"]
        went_to = {normalise_email(one) for one in mail["destination"]}
        told = [(normalise_email(address), reason) for address, reason in _told(said)]
    except (ValueError, LookupError, TypeError, ContactDataError):
        log().warning("feedback that is not about a mail of ours")
        return []
    if configuration_set != deployment().email_configuration_set:
        log().warning("feedback of another configuration set")
        return []
    return [Verdict(tenant, address, reason) for address, reason in told if address in went_to]


def _told(said: Mapping[str, Any]) -> Iterator[tuple[str, Reason]]:
    """The addresses of a notification, and what it says of them for good."""
    kind = said.get("eventType") or said.get("notificationType")
    if kind == "Bounce" and said["bounce"]["bounceType"] == "Permanent":
        for one in said["bounce"]["bouncedRecipients"]:
            yield one["emailAddress"], Reason.BOUNCE
    elif kind == "Complaint" and said["complaint"].get("complaintFeedbackType") != _HARMLESS_COMPLAINT:
        for one in said["complaint"]["complainedRecipients"]:
            yield one["emailAddress"], Reason.COMPLAINT


def suppress(verdict: Verdict) -> None:
    """Send nothing more to an address, note it with the customers who have it, and tell staff. Safe to repeat.

    A bounce outweighs a complaint, whichever comes first. Of no tenant of ours, nothing.
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
        _tell_staff(tenant)


def _tell_staff(tenant: str) -> None:
    """Once a day, whoever may see to it; where it fails, the console shows it all the same."""
    if rate_limits.count(tenant, TOLD, "all") > TOLD.most:
        return
    transaction = Transaction()
    for member in list_team(tenant)[0]:
        if member.state == StaffState.ACTIVE and Permission.DELIVERIES in member.permissions:
            payload = {"staff_id": member.staff_id}
            outbox.record(transaction, tenant, "address_suppressed", payload)
    transaction.commit()
