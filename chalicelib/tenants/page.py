"""The page of a tenant: its brand, its settings, its first paint and its own security policy. No I/O."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.tenants.colours import palette
from chalicelib.tenants.settings import Module, TenantSettings
from chalicelib.tenants.typefaces import font_faces, font_stack, preloaded_fonts


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """What publishing writes: the page, and the policy that goes with it."""

    html: str
    policy: str


def portal_config(slug: str, settings: TenantSettings) -> dict[str, Any]:
    """What the page needs to know of the tenant; nothing in it is secret."""
    signin, support = settings.signin, settings.shown_support
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
        "modules": [module.value for module in settings.shown_modules],
        "actions": [action.model_dump(mode="json") for action in settings.shown_actions],
        **({"tickets": settings.tickets.model_dump(mode="json")} if settings.has(Module.TICKETS) else {}),
        "show_total": settings.show_total,
        "show_product": settings.show_product,
        "show_description": settings.show_description,
        "language": settings.language,
        "languages": list(settings.languages),
        "time_zone": settings.time_zone,
        "country": settings.country,
        "phone_country": settings.country,
        "currency": settings.currencies[0],
        "currencies": list(settings.currencies),
        "logo_url": f"/{settings.branding.logo_path}" if settings.branding.logo_path else None,
        "logo_width": settings.branding.logo_width or None,
        "logo_height": settings.branding.logo_height or None,
        "favicon_url": f"/{settings.branding.favicon_path}" if settings.branding.favicon_path else None,
        "support": support.model_dump(include={"email", "phone"}) if support else None,
        "allowed_sites": list(settings.allowed_sites),
    }


def brand_css(settings: TenantSettings, manifest: Mapping[str, Any]) -> str:
    """The brand as custom properties, and its typeface where we bring it along.

    Every value was parsed as a colour or as a picture's path, or comes from our own list.
    """
    branding = settings.branding
    colours = palette(branding.colour, branding.page_background)
    picture = (
        f';--page-image:url("/{branding.background_path}");--foot-ground:var(--surface);--on-foot:var(--text)'
        if branding.background_path
        else ""
    )
    return (
        f"{font_faces(branding.typeface, manifest)}:root{{"
        f"--brand:{colours.brand};--on-brand:{colours.on_brand};--brand-text:{colours.brand_text};"
        f"--brand-dark:{colours.brand_dark};--on-brand-dark:{colours.on_brand_dark};"
        f"--brand-text-dark:{colours.brand_text_dark};"
        f"--page-bg:{branding.page_background};--on-page:{colours.on_page};"
        f"--brand-font:{font_stack(branding.typeface, manifest)}{picture}"
        "}"
    )


def content_security_policy(settings: TenantSettings, style: str, files_origin: str) -> str:
    """The page's policy: our own files, the one inline style by its hash, framed only by the tenant's sites.

    From the files' origin come thumbnails only, and to it goes what customers attach.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    ancestors = " ".join(["'self'", *settings.allowed_sites])
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{digest}'",
            f"img-src 'self' data: {files_origin}",
            f"connect-src 'self' {files_origin}",
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


def _entry(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(
        chunk for chunk in manifest.values() if chunk.get("isEntry") and chunk.get("name") == "portal"
    )


def script(manifest: Mapping[str, Any]) -> str:
    """Path of the portal's script."""
    return f"/{_entry(manifest)['file']}"


def stylesheets(manifest: Mapping[str, Any]) -> list[str]:
    """Paths of the style sheets that every page links."""
    return [f"/{path}" for path in _entry(manifest).get("css", [])]


def render_page(
    slug: str, settings: TenantSettings, template: str, manifest: Mapping[str, Any], files_origin: str
) -> PublishedPage:
    """The page of a tenant, over the built front end that `manifest` (Vite's) describes.

    `files_origin` is where browsers hand files in and fetch them.
    """
    style = brand_css(settings, manifest)
    entry = _entry(manifest)
    config = portal_config(slug, settings)
    html = _template(template).render(
        config=config,
        config_json=script_json(config),
        style=style,
        colours=palette(settings.branding.colour, settings.branding.page_background),
        script=script(manifest),
        stylesheets=stylesheets(manifest),
        preloads=[f"/{manifest[name]['file']}" for name in entry.get("imports", [])],
        fonts=preloaded_fonts(settings.branding.typeface, manifest),
    )
    return PublishedPage(html, content_security_policy(settings, style, files_origin))
