"""Publishing: a tenant's portal as one static page, put in place whole.

The first paint and the sign-in form then cost no Lambda. The page's policy travels as the object's metadata;
the CDN puts it into the answer and fails closed when it is missing.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from chalicelib.audit import service as audit
from chalicelib.audit.service import Actor
from chalicelib.kernel import clock
from chalicelib.kernel.aws import files, site
from chalicelib.kernel.cache import TimedCache
from chalicelib.kernel.errors import ConflictError, UnavailableError, VentanillaError
from chalicelib.kernel.log import log
from chalicelib.kernel.store.transactions import Transaction
from chalicelib.tenants.models import Publication
from chalicelib.tenants.page import render_page
from chalicelib.tenants.service import load_tenant

MANIFEST_KEY = "assets/manifest.json"
TEMPLATE_KEY = "assets/page.html"
"""The page's template is deployed with the front end, because the two must fit each other."""
PAGE_CACHE_CONTROL = "public, max-age=0, s-maxage=2, must-revalidate"
"""What was saved has to be seen within five seconds, and the CDN asks S3 at most every two."""
_ROUNDS = 4
_RECENT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class FrontEnd:
    """What of the deployed front end a page is made from."""

    template: str
    manifest: Mapping[str, Any]


def read_front_end() -> FrontEnd:
    """The deployed template and manifest. UnavailableError when nothing is deployed."""
    manifest, template = site.read(MANIFEST_KEY), site.read(TEMPLATE_KEY)
    if manifest is None or template is None:
        raise UnavailableError("the front end is not deployed: no manifest or template in the site bucket")
    return FrontEnd(template.decode(), json.loads(manifest))


_front_end: TimedCache[None, FrontEnd] = TimedCache(_RECENT_SECONDS)


def recent_front_end() -> FrontEnd:
    """The deployed template and manifest as they were at most ten seconds ago: for previews, one a keystroke."""
    return _front_end.get(None) or _front_end.put(None, read_front_end())


def publish_portal(slug: str) -> Publication:
    """Write the tenant's page as its settings stand. The page before stays until the new one is whole.

    Of two who publish at once the one with older settings might write last: so each looks again after writing,
    and writes anew what was saved meanwhile.
    """
    front_end = read_front_end()
    tenant = load_tenant(slug)
    for _ in range(_ROUNDS):
        page = render_page(
            slug, tenant.settings, front_end.template, front_end.manifest, files.browser_origin()
        )
        site.publish(
            f"{slug}/index.html",
            page.html.encode(),
            "text/html; charset=utf-8",
            cache_control=PAGE_CACHE_CONTROL,
            metadata={"csp": page.policy},
        )
        written, tenant = tenant.version, load_tenant(slug)
        if tenant.version == written:
            return _record(slug, written)
    raise UnavailableError("others kept changing the settings")


def _record(slug: str, version: int) -> Publication:
    done = Publication.new(tenant=slug)
    done.version, done.published_at = version, clock.now()
    try:
        done.store(Publication.pk.does_not_exist() | (Publication.version <= version))
    except ConflictError:  # a newer version is out already
        return publication_of(slug)
    return done


def publication_of(slug: str) -> Publication:
    """How publishing went last."""
    return Publication.find(Publication.key_of(tenant=slug), consistent=True) or Publication.new(tenant=slug)


def try_publishing(slug: str) -> Publication:
    """Publish, and answer how it went. Whatever fails, the page before stays, and the next try may go well."""
    try:
        return publish_portal(slug)
    except Exception as error:  # noqa: BLE001 - the settings are saved: why the page is not has to be said, not raised
        log().exception("publishing failed", extra={"tenant": slug})
        last = publication_of(slug)
        last.error = error.code if isinstance(error, VentanillaError) else "publishing_failed"
        last.failed_at = clock.now()
        with suppress(ConflictError):  # somebody else's publishing went well meanwhile
            last.store(Publication.pk.does_not_exist() | (Publication.version <= last.version))
        return last


def publish_again(actor: Actor) -> Publication:
    """Publish because somebody asked for it."""
    published = try_publishing(actor.tenant)
    details = {"version": published.version, "error": published.error}
    audit.commit(Transaction(), actor, "portal.published", target="settings", details=details)
    return published
