"""How a tenant's mails look: its name or logo, its colour, and the way to its portal."""

from chalicelib.kernel.settings import settings as deployment
from chalicelib.notifications.rendering import Logo, Look
from chalicelib.notifications.values import portal_link
from chalicelib.notifications.words import word
from chalicelib.tenants.settings import TenantSettings

_LOGO_HEIGHT, _LOGO_WIDTH = 40, 240


def look_of(tenant: str, settings: TenantSettings, language: str, *, to_staff: bool, leave: str = "") -> Look:
    """The look of a message; one to a customer leads to the portal (M2) and says whom to ask.

    `leave` is where its reader leaves the list that it is of, if it is of one.
    """
    if to_staff:
        return Look(settings.name, settings.branding.colour, language, _logo(settings))
    support = settings.support if settings.support and settings.support.shown else None
    return Look(
        name=settings.name,
        colour=settings.branding.colour,
        language=language,
        logo=_logo(settings),
        portal=portal_link(tenant),
        portal_words=word("layout", "portal", language),
        support=f"{support.email} · {support.phone}" if support else "",
        leave=leave,
        leave_words=word("layout", "leave", language) if leave else "",
    )


def _logo(settings: TenantSettings) -> Logo | None:
    """The logo as published, no larger than fits a mail's head."""
    branding = settings.branding
    if not (branding.logo_path and branding.logo_width and branding.logo_height):
        return None
    scale = min(1, _LOGO_HEIGHT / branding.logo_height, _LOGO_WIDTH / branding.logo_width)
    width, height = (max(1, round(side * scale)) for side in (branding.logo_width, branding.logo_height))
    return Logo(f"{deployment().public_origin}/{branding.logo_path}", width, height)
