"""A tenant as the issuer of documents."""

from typing import TYPE_CHECKING

from chalicelib.kernel.aws import site
from chalicelib.tenants.colours import palette
from chalicelib.tenants.settings import TenantSettings

if TYPE_CHECKING:
    from chalicelib.documents.pdf.parties import Issuer


def issuer_of(settings: TenantSettings) -> "Issuer":
    """Who issues the documents of a tenant, in its brand."""
    from chalicelib.documents.pdf.parties import Issuer

    colours = palette(settings.branding.colour)
    return Issuer(
        name=settings.name,
        colour=colours.brand,
        on_colour=colours.on_brand,
        logo=site.read(settings.branding.logo_path) if settings.branding.logo_path else None,
        address_lines=settings.issuer.address,
        tax_id=settings.issuer.tax_id,
    )
