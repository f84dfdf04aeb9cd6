"""The sender: reads queued events, renders their messages and sends each once.

An event that fails is left on the queue, which shows it again and after five times puts it aside. The stream
and the queue may both repeat themselves, so whoever sends an event's message first claims it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.kernel import clock
from chalicelib.kernel.access import rate_limits, sealed_values
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.aws.email import Email, send_email
from chalicelib.kernel.aws.sms import send_sms
from chalicelib.kernel.errors import ConflictError, TooManyRequestsError
from chalicelib.kernel.log import count, flush_metrics, log
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store import keys
from chalicelib.notifications.models import Delivery
from chalicelib.notifications.rendering import Rendered, render
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings

CLAIM_SECONDS = 60
REMEMBERED_SECONDS = 86400
SMS_PER_TENANT = Limit("sms-tenant", 2000, DAY)
SMS_PER_PREFIX = Limit("sms-prefix", 200, DAY)
SMS_PER_NUMBER = Limit("sms-number", 12, DAY)
_PREFIX_LENGTH = 8
"""`+` and seven digits: country, area and exchange; pumping fraud comes in ranges (ASVS 6.6.1)."""
_SECONDS_A_MINUTE = 60


def send_queued(records: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Send the messages of an SQS batch; answers which failed, in Lambda's form for partial batches."""
    failed: list[dict[str, str]] = []
    for record in records:
        try:
            send_once(json.loads(record["body"]))
        except Exception:  # noqa: BLE001 - one failed message must not hold up the others; the queue shows it again
            log().exception("a message was not sent", extra={"message_id": record["messageId"]})
            count("MessageFailed")
            failed.append({"itemIdentifier": record["messageId"]})
    flush_metrics()
    return {"batchItemFailures": failed}


def send_once(event: Mapping[str, Any]) -> None:
    """Send an event's message unless it was sent before. ConflictError while another is at it."""
    delivery = _claim(event["tenant"], event["event_id"])
    if delivery is None:
        return
    try:
        state = _send(event)
    except Exception:
        delivery.remove()
        raise
    delivery.state, delivery.expires_at = state, clock.epoch() + REMEMBERED_SECONDS
    delivery.store()


def _claim(tenant: str, event_id: str) -> Delivery | None:
    """The delivery, now ours; None when the message was sent already."""
    key = keys.delivery(tenant, event_id)
    mine = Delivery(key.pk, key.sk, state="sending", expires_at=clock.epoch() + CLAIM_SECONDS)
    free = Delivery.pk.does_not_exist() | (
        (Delivery.state == "sending") & (Delivery.expires_at <= clock.epoch())
    )
    try:
        mine.store(free)
    except ConflictError:
        other = Delivery.find(key, consistent=True)
        if other is None or other.state == "sending":
            raise
        return None
    return mine


def _send(event: Mapping[str, Any]) -> str:
    if event["name"] == "signin_code":
        return _send_code(event)
    log().info("an event that no message belongs to", extra={"event": event["name"]})
    return "dropped"


def _send_code(event: Mapping[str, Any]) -> str:
    payload, settings = event["payload"], tenant_settings(event["tenant"])
    if payload["expires_at"] <= clock.epoch():
        return "dropped"
    channel, address, fallback = json.loads(
        sealed_values.unseal(payload["sealed_address"], payload["challenge_id"])
    )
    code = sealed_values.unseal(payload["sealed_code"], event["event_id"])
    if not address:
        return "dropped"
    message = render(
        "signin_code",
        payload["language"],
        {
            "code": code,
            "tenant": settings.name,
            "minutes": max(
                1, (payload["expires_at"] - clock.epoch() + _SECONDS_A_MINUTE // 2) // _SECONDS_A_MINUTE
            ),
            "brand": settings.branding.colour,
        },
    )
    if channel == "sms" and _may_text(event["tenant"], address, settings):
        send_sms(address, message.sms)
    elif channel == "email" or fallback:
        _email(address if channel == "email" else fallback, message, settings)
    else:
        return "dropped"
    return "sent"


def _email(address: str, message: Rendered, settings: TenantSettings) -> None:
    from chalicelib.kernel.addresses import deliverable_email

    send_email(
        Email(
            sender=deployment().email_sender,
            sender_name=settings.name,
            to=deliverable_email(address),
            subject=message.subject,
            text=message.text,
            html=message.html,
        )
    )


def _may_text(tenant: str, phone: str, settings: TenantSettings) -> bool:
    """Whether an SMS to this number is within the tenant's countries and caps."""
    from chalicelib.customers.contact_data import phone_country

    if phone_country(phone) not in (settings.signin.sms_countries or (settings.country,)):
        count("SmsRefused")
        return False
    try:
        rate_limits.spend(tenant, SMS_PER_NUMBER, phone)
        rate_limits.spend(tenant, SMS_PER_PREFIX, phone[:_PREFIX_LENGTH])
        rate_limits.spend(tenant, SMS_PER_TENANT, "all")
    except TooManyRequestsError:
        count("SmsRefused")
        return False
    return True
