"""The code that a tenant copies into its own site to have the portal there [código iframe]."""

from html import escape

from chalicelib.kernel.settings import settings as deployment
from chalicelib.tenants.settings import TenantSettings

_TITLES = {
    "es": "Portal de clientes de {name}",
    "en": "{name} customer portal",
    "pt": "Portal do cliente de {name}",
}


def portal_url(slug: str) -> str:
    """The portal's own address [URL de acceso al portal]."""
    return f"{deployment().public_origin}/{slug}/"


def _title(settings: TenantSettings) -> str:
    return _TITLES[settings.language].format(name=settings.name)


def iframe_code(origin: str, slug: str, settings: TenantSettings) -> str:
    """The portal in a plain frame; `origin` is where browsers see the portal.

    `referrerpolicy` lets the portal know whom it may tell its height; `title` is what a screen reader says.
    """
    return (
        f'<iframe src="{escape(origin)}/{escape(slug)}/" title="{escape(_title(settings))}" '
        'referrerpolicy="origin" style="width:100%;height:48rem;border:0"></iframe>'
    )


def script_code(origin: str, slug: str, settings: TenantSettings) -> str:
    """One script that puts the portal where it stands and keeps it as high as its content."""
    return (
        f'<script src="{escape(origin)}/embed.js" data-tenant="{escape(slug)}" '
        f'data-title="{escape(_title(settings))}" async></script>'
    )
