"""Hands a rendered message to a channel: e-mail, or SMS within the tenant's countries and caps."""

from chalicelib.kernel.access import rate_limits
from chalicelib.kernel.access.rate_limits import DAY, Limit
from chalicelib.kernel.addresses import deliverable_email
from chalicelib.kernel.aws.email import Email, send_email
from chalicelib.kernel.aws.sms import send_sms
from chalicelib.kernel.errors import TooManyRequestsError
from chalicelib.kernel.log import count
from chalicelib.kernel.settings import settings as deployment
from chalicelib.notifications.events import Address
from chalicelib.notifications.rendering import Rendered
from chalicelib.tenants.settings import TenantSettings

SMS_PER_TENANT = Limit("sms-tenant", 2000, DAY)
SMS_PER_PREFIX = Limit("sms-prefix", 200, DAY)
SMS_PER_NUMBER = Limit("sms-number", 12, DAY)
_PREFIX_LENGTH = 8
"""`+` and seven digits: country, area and exchange; pumping fraud comes in ranges (ASVS 6.6.1)."""


def deliver(tenant: str, settings: TenantSettings, to: Address, message: Rendered) -> bool:
    """Send a message; False when the SMS may not be sent and there is no e-mail address instead."""
    if to.channel == "sms" and message.sms and _may_text(tenant, to.address, settings):
        send_sms(to.address, message.sms)
        return True
    address = to.address if to.channel == "email" else to.fallback
    if not address:
        return False
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
    return True


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
