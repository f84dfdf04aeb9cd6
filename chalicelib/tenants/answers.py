"""What the console is answered about settings."""

from typing import Literal

from chalicelib.kernel.settings import settings as deployment
from chalicelib.tenants import colours
from chalicelib.tenants.embedding import iframe_code, portal_url, script_code
from chalicelib.tenants.entitlements import Entitlement
from chalicelib.tenants.images import Placed
from chalicelib.tenants.models import Publication, SettingsVersion, Tenant
from chalicelib.tenants.page import brand_css, portal_config, script, stylesheets
from chalicelib.tenants.pictures import Picture
from chalicelib.tenants.publishing import recent_front_end
from chalicelib.tenants.schemas import (
    ChangeOut,
    ContrastOut,
    EntitlementOut,
    EntitlementsOut,
    ImageOut,
    PreviewOut,
    SettingsOut,
    VersionDetailOut,
    VersionOut,
)
from chalicelib.tenants.service import tenant_settings
from chalicelib.tenants.settings import TenantSettings
from chalicelib.tenants.versions import VersionShown

_SEEN_WELL = 3.0
"""The contrast that WCAG 2.2 1.4.11 asks of graphics."""


def settings_out(tenant: Tenant, publication: Publication) -> SettingsOut:
    """The settings as stored, and how their page stands."""
    settings, slug = tenant.settings, tenant.slug
    origin = deployment().public_origin
    return SettingsOut(
        settings=settings,
        version=tenant.version,
        saved_at=tenant.changed_at,
        published_version=publication.version,
        published_at=publication.published_at,
        publish_error=publication.error,
        portal_url=portal_url(slug),
        iframe_code=iframe_code(origin, slug, settings),
        script_code=script_code(origin, slug, settings),
        contrast=contrast_out(settings.branding.colour, settings.branding.page_background),
    )


def preview_out(slug: str, draft: TenantSettings) -> PreviewOut:
    """What the page of a draft would have in it, within what the tenant has contracted."""
    settings = tenant_settings(slug).limiting(draft)
    manifest = recent_front_end().manifest
    return PreviewOut(
        config=portal_config(slug, settings),
        css=brand_css(settings, manifest),
        script=script(manifest),
        stylesheets=stylesheets(manifest),
    )


def contrast_out(colour: str, page_background: str) -> ContrastOut:
    """How legible a brand colour is: as a button, and as text on cards and on the page."""
    surfaces = colours.light_surfaces(page_background)
    on_colour = colours.on_colour(colour)
    return ContrastOut(
        colour=colour,
        page_background=page_background,
        on_colour=on_colour,
        on_colour_ratio=round(colours.contrast(on_colour, colour), 2),
        as_text_ratio=round(min(colours.contrast(colour, surface) for surface in surfaces), 2),
        required=colours.AA_TEXT,
        passes=colours.passes(colour, surfaces),
        nearest=colours.nearest_passing(colour, surfaces),
    )


def version_out(version: SettingsVersion) -> VersionOut:
    """A version, without its settings."""
    return VersionOut(
        number=version.number,
        saved_at=version.saved_at,
        saved_by=version.actor_name,
        actor_id=version.actor_id,
        changed=version.changed,
        restored_from=version.restored_from,
    )


def version_detail_out(shown: VersionShown) -> VersionDetailOut:
    """A version whole, and what it changed."""
    changes = [ChangeOut(field=one.field, before=one.before, after=one.after) for one in shown.changes]
    return VersionDetailOut(version=version_out(shown.version), settings=shown.document, changes=changes)


def image_out(placed: Placed) -> ImageOut:
    """A picture beside the tenant's page."""
    picture = placed.picture
    return ImageOut(
        path=placed.path,
        width=picture.width,
        height=picture.height,
        contrast_light=picture.contrast_light,
        contrast_dark=picture.contrast_dark,
        stands_out=_stands_out(picture),
    )


def _stands_out(picture: Picture) -> Literal["both", "light", "dark", "neither"]:
    light, dark = picture.contrast_light >= _SEEN_WELL, picture.contrast_dark >= _SEEN_WELL
    if light:
        return "both" if dark else "light"
    return "dark" if dark else "neither"


def entitlements_out(found: list[Entitlement]) -> EntitlementsOut:
    """Every module, as the tenant stands to it."""
    return EntitlementsOut(
        items=[
            EntitlementOut(
                module=one.module, contracted=one.contracted, on=one.on, requested_at=one.requested_at
            )
            for one in found
        ]
    )
