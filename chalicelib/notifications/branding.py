"""The branding of a tenant's mails: name or logo, colour, portal link and support contact."""

from chalicelib.kernel.settings import settings as deployment
from chalicelib.notifications.rendering import Branding, Logo
from chalicelib.notifications.values import portal_link
from chalicelib.notifications.words import word
from chalicelib.tenants.settings import TenantSettings

_LOGO_HEIGHT, _LOGO_WIDTH = 40, 240


def branding_for(
    tenant: str, settings: TenantSettings, language: str, *, to_staff: bool, unsubscribe_url: str = ""
) -> Branding:
    """Return the branding of a message; for customers with the portal link (M2) and the support contact.

    `unsubscribe_url` is given for messages that belong to a list.
    """
    if to_staff:
        return Branding(settings.name, settings.branding.colour, language, _logo(settings))
    support = settings.support if settings.support and settings.support.shown else None
    return Branding(
        name=settings.name,
        colour=settings.branding.colour,
        language=language,
        logo=_logo(settings),
        portal=portal_link(tenant),
        portal_label=word("layout", "portal", language),
        support=f"{support.email} · {support.phone}" if support else "",
        unsubscribe_url=unsubscribe_url,
        unsubscribe_label=word("layout", "leave", language) if unsubscribe_url else "",
    )


def _logo(settings: TenantSettings) -> Logo | None:
    """Return the published logo, scaled to fit the head of a mail."""
    branding = settings.branding
    if not (branding.logo_path and branding.logo_width and branding.logo_height):
        return None
    scale = min(1, _LOGO_HEIGHT / branding.logo_height, _LOGO_WIDTH / branding.logo_width)
    width, height = (max(1, round(side * scale)) for side in (branding.logo_width, branding.logo_height))
    return Logo(f"{deployment().public_origin}/{branding.logo_path}", width, height)
