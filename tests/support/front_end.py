"""The smallest front end that a page can be published over."""

import json

from chalicelib.kernel.aws import site
from chalicelib.tenants import publishing

TEMPLATE = (
    "<html><title>{{ config.title or config.name }}</title><style>{{ style | safe }}</style>"
    '<script type="application/json" id="tenant">{{ config_json | safe }}</script></html>'
)
MANIFEST = {
    "src/main.tsx": {
        "file": "assets/portal-1.js",
        "isEntry": True,
        "name": "portal",
        "css": ["assets/p.css"],
    },
    "typefaces/inter-latin.woff2": {"file": "assets/inter-latin-1.woff2"},
    "typefaces/inter-latin-ext.woff2": {"file": "assets/inter-latin-ext-1.woff2"},
}


def deploy_front_end() -> None:
    """Put it into the site bucket."""
    for key, body in ((publishing.MANIFEST_KEY, json.dumps(MANIFEST)), (publishing.TEMPLATE_KEY, TEMPLATE)):
        site.publish(key, body.encode(), "text/plain", cache_control="no-store", metadata={})
    publishing._front_end.clear()
