"""Publishing: a tenant's portal as one static page, with its brand, its settings and its own security policy.

The first paint and the sign-in form then cost no Lambda. The page's policy travels as the object's metadata;
the CDN puts it into the answer and fails closed when it is missing.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.aws import site
from chalicelib.kernel.errors import UnavailableError
from chalicelib.tenants.colours import palette
from chalicelib.tenants.service import load_tenant
from chalicelib.tenants.settings import TenantSettings

MANIFEST_KEY = "assets/manifest.json"
TEMPLATE_KEY = "assets/page.html"
"""The page's template is deployed with the front end, because the two must fit each other."""
PAGE_CACHE_CONTROL = "public, max-age=0, s-maxage=60, must-revalidate"

_TYPEFACES: Mapping[str, str] = {
    "system": 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
    "serif": 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif',
    "rounded": 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Nunito, "Noto Sans", sans-serif',
}


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """What publishing writes: the page, and the policy that goes with it."""

    html: str
    policy: str


def portal_config(slug: str, settings: TenantSettings) -> dict[str, Any]:
    """What the page needs to know of the tenant; nothing in it is secret."""
    signin = settings.signin
    return {
        "slug": slug,
        "name": settings.name,
        "active": settings.active,
        "title": settings.title,
        "subtitle": settings.subtitle,
        "prompt": settings.prompt,
        "signin": {
            "methods": [method.value for method in signin.methods],
            "channels": [channel.value for channel in signin.channels],
            "identifier_field": signin.identifier_field.value,
            "identifier_label": signin.identifier_label,
            "user_hint": signin.user_hint,
            "password_hint": signin.password_hint,
        },
        "landing": {"text": settings.landing} if settings.landing else None,
        "terms_text": settings.terms or None,
        "extra_requirements": settings.requirements or None,
        "modules": [module.value for module in settings.modules],
        "show_total": settings.show_total,
        "show_product": settings.show_product,
        "show_description": settings.show_description,
        "language": settings.language,
        "languages": ["es", "en", "pt"],
        "time_zone": settings.time_zone,
        "country": settings.country,
        "phone_country": settings.country,
        "currency": settings.currencies[0],
        "currencies": list(settings.currencies),
        "logo_url": f"/{settings.branding.logo_path}" if settings.branding.logo_path else None,
        "logo_width": settings.branding.logo_width or None,
        "logo_height": settings.branding.logo_height or None,
        "favicon_url": f"/{settings.branding.favicon_path}" if settings.branding.favicon_path else None,
        "support": settings.support.model_dump() if settings.support else None,
        "allowed_sites": list(settings.allowed_sites),
    }


def brand_css(settings: TenantSettings) -> str:
    """The brand as custom properties. Every value was parsed as a colour, or comes from our own list."""
    branding = settings.branding
    colours = palette(branding.colour, branding.page_background)
    return (
        ":root{"
        f"--brand:{colours.brand};--on-brand:{colours.on_brand};--brand-text:{colours.brand_text};"
        f"--brand-dark:{colours.brand_dark};--on-brand-dark:{colours.on_brand_dark};"
        f"--brand-text-dark:{colours.brand_text_dark};"
        f"--page-bg:{branding.page_background};--brand-font:{_TYPEFACES[branding.typeface]}"
        "}"
    )


def content_security_policy(settings: TenantSettings, style: str) -> str:
    """The page's policy: our own files, the one inline style by its hash, framed only by the tenant's sites."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    ancestors = " ".join(["'self'", *settings.allowed_sites])
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{digest}'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            f"frame-ancestors {ancestors}",
        ]
    )


def script_json(value: Any) -> str:
    """JSON that cannot end the script element it stands in, whatever a tenant typed."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )  # fmt: skip


def _template(source: str) -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)


def render_page(
    slug: str, settings: TenantSettings, template: str, manifest: Mapping[str, Any]
) -> PublishedPage:
    """The page of a tenant, over the built front end that `manifest` (Vite's) describes."""
    style = brand_css(settings)
    entry = next(
        chunk for chunk in manifest.values() if chunk.get("isEntry") and chunk.get("name") == "portal"
    )
    html = _template(template).render(
        config=portal_config(slug, settings),
        config_json=script_json(portal_config(slug, settings)),
        style=style,
        colours=palette(settings.branding.colour, settings.branding.page_background),
        script=f"/{entry['file']}",
        stylesheets=[f"/{path}" for path in entry.get("css", [])],
        preloads=[f"/{manifest[name]['file']}" for name in entry.get("imports", [])],
    )
    return PublishedPage(html, content_security_policy(settings, style))


def publish_portal(slug: str) -> PublishedPage:
    """Write the tenant's page as its settings stand. The page before stays until the new one is whole."""
    manifest, template = site.read(MANIFEST_KEY), site.read(TEMPLATE_KEY)
    if manifest is None or template is None:
        raise UnavailableError("the front end is not deployed: no manifest or template in the site bucket")
    page = render_page(slug, load_tenant(slug).settings, template.decode(), json.loads(manifest))
    site.publish(
        f"{slug}/index.html",
        page.html.encode(),
        "text/html; charset=utf-8",
        cache_control=PAGE_CACHE_CONTROL,
        metadata={"csp": page.policy},
    )
    return page
