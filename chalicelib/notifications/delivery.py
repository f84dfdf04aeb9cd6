"""Hands a rendered message to a channel: e-mail, or SMS within the tenant's countries and caps."""

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
from chalicelib.notifications.suppressions import is_stopped
from chalicelib.tenants.settings import TenantSettings

SMS_PER_TENANT = Limit("sms-tenant", 2000, DAY)
SMS_PER_PREFIX = Limit("sms-prefix", 200, DAY)
SMS_PER_NUMBER = Limit("sms-number", 12, DAY)
_PREFIX_LENGTH = 8
"""`+` and seven digits: country, area and exchange; pumping fraud comes in ranges (ASVS 6.6.1)."""
HandOver = Callable[[], None]
"""Called right before a message is handed to SES or SNS; what it raises keeps it from that."""


def deliver(event: Event, outgoing: Outgoing, message: Rendered, hand_over: HandOver) -> bool:
    """Send a message by its channel, else by the other one where it has an address; False where neither may be used.

    UncertainError when it was handed over and no answer came; any other error means that it was not sent.
    """
    to = outgoing.to

    def by_mail(address: str) -> bool:
        return _mail(event, outgoing, message, address, hand_over)

    def by_text(phone: str) -> bool:
        return _text(event, message, phone, hand_over)

    if to.channel == "email":
        return by_mail(to.address) or by_text(to.fallback)
    return by_text(to.address) or by_mail(to.fallback)


def _mail(event: Event, outgoing: Outgoing, message: Rendered, address: str, hand_over: HandOver) -> bool:
    """Send it by e-mail, unless there is no address or nothing more is sent to it."""
    if not address or _is_suppressed(event.tenant, outgoing, address):
        return False
    settings, thread = event.settings, outgoing.reply_thread
    headers = dict(outgoing.headers)
    if thread:
        # SES gives each mail an id of its own, so what keeps a thread together is a first one that never was sent.
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
    _hand(hand_over, lambda: send_email(mail))
    return True


def _is_suppressed(tenant: str, outgoing: Outgoing, address: str) -> bool:
    """Staff always get theirs: who cannot sign in cannot take an address off the list either."""
    known = MESSAGES.get(outgoing.message)
    if known is not None and known.lock == "staff":
        return False
    if not is_stopped(tenant, address, optional=bool(outgoing.leave)):
        return False
    count("MessageSuppressed")
    return True


def _text(event: Event, message: Rendered, phone: str, hand_over: HandOver) -> bool:
    """Send it by SMS, unless there is none of it, no number, or it is beyond the tenant's countries and caps."""
    if not phone or not message.sms or not _may_text(event.tenant, phone, event.settings):
        return False
    _hand(hand_over, lambda: send_sms(phone, message.sms))
    return True


def _hand(hand_over: HandOver, send: Callable[[], str]) -> None:
    hand_over()
    try:
        send()
    except Exception as error:
        if may_have_left(error):
            raise UncertainError("handed over, and no answer came") from error
        raise


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
