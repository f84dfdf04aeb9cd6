"""Deliver a rendered message by e-mail, or by SMS within the tenant's countries and caps."""

from collections.abc import Callable

from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.addresses import deliverable_email
from chalicelib.kernel.aws.email import Email, message_id_of, send_email
from chalicelib.kernel.aws.failures import UncertainError, may_have_left
from chalicelib.kernel.aws.sms import send_sms
from chalicelib.kernel.errors import TooManyRequestsError
from chalicelib.kernel.log import count
from chalicelib.notifications.catalogue import MESSAGES
from chalicelib.notifications.events import Event, Outgoing
from chalicelib.notifications.own_sender import sender_address
from chalicelib.notifications.rendering import Rendered
from chalicelib.notifications.reply_addresses import reply_address
from chalicelib.notifications.suppressions import is_suppressed
from chalicelib.tenants.settings import TenantSettings

SMS_PER_TENANT = Limit("sms-tenant", 2000, DAY)
SMS_PER_PREFIX = Limit("sms-prefix", 200, DAY)
SMS_PER_NUMBER = Limit("sms-number", 12, DAY)
_PREFIX_LENGTH = 8
"""`+` and seven digits (country, area, exchange): SMS pumping fraud uses number ranges (ASVS 6.6.1)."""
HandOver = Callable[[], None]
"""Called right before a message is handed to SES or SNS; an exception prevents the sending."""


def deliver(event: Event, outgoing: Outgoing, message: Rendered, hand_over: HandOver) -> bool:
    """Send a message by its channel, else by its fallback; False if neither is allowed.

    UncertainError if SES or SNS did not answer; after any other error the message was not sent.
    """
    to = outgoing.to

    def by_mail(address: str) -> bool:
        return _send_mail(event, outgoing, message, address, hand_over)

    def by_sms(phone: str) -> bool:
        return _send_sms(event, message, phone, hand_over)

    if to.channel == "email":
        return by_mail(to.address) or by_sms(to.fallback)
    return by_sms(to.address) or by_mail(to.fallback)


def _send_mail(
    event: Event, outgoing: Outgoing, message: Rendered, address: str, hand_over: HandOver
) -> bool:
    """Send a message by e-mail, unless the address is missing or suppressed."""
    if not address or _is_suppressed(event.tenant, outgoing, address):
        return False
    settings, thread = event.settings, outgoing.reply_thread
    headers = dict(outgoing.headers)
    if thread:
        # SES replaces each Message-ID, so a thread is held together by a root id that was never sent.
        root = message_id_of(event.tenant, *thread[:3])
        headers |= {"In-Reply-To": root, "References": root}
    mail = Email(
        sender=sender_address(event.tenant, settings),
        sender_name=settings.name,
        to=deliverable_email(address),
        subject=message.subject,
        text=message.text,
        html=message.html,
        tenant=event.tenant,
        reply_to=reply_address(event.tenant, thread) if thread else "",
        message_id=message_id_of(event.tenant, event.event_id),
        headers=headers,
    )
    _hand_to_service(hand_over, lambda: send_email(mail))
    return True


def _is_suppressed(tenant: str, outgoing: Outgoing, address: str) -> bool:
    """Whether an address is suppressed; never for staff, who could not sign in to lift the suppression."""
    known = MESSAGES.get(outgoing.message)
    if known is not None and known.lock == "staff":
        return False
    if not is_suppressed(tenant, address, optional=bool(outgoing.unsubscribe_url)):
        return False
    count("MessageSuppressed")
    return True


def _send_sms(event: Event, message: Rendered, phone: str, hand_over: HandOver) -> bool:
    """Send a message by SMS if it has one, there is a number, and the tenant's countries and caps allow it."""
    if not phone or not message.sms or not _may_send_sms(event.tenant, phone, event.settings):
        return False
    _hand_to_service(hand_over, lambda: send_sms(phone, message.sms))
    return True


def _hand_to_service(hand_over: HandOver, send: Callable[[], str]) -> None:
    hand_over()
    try:
        send()
    except Exception as error:
        if may_have_left(error):
            raise UncertainError("no answer after the message was handed over") from error
        raise


def _may_send_sms(tenant: str, phone: str, settings: TenantSettings) -> bool:
    """Whether the tenant's countries and caps allow an SMS to this number; counts it if so."""
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
