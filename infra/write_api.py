"""Writes the API's OpenAPI document to where the front end's types are made from it: `make api`."""

import sys

from app import ROUTES
from chalicelib.kernel.http.openapi import as_text
from infra.site import ROOT

DOCUMENT = ROOT / "static_site" / "packages" / "api" / "openapi.json"


def main() -> int:
    """Write it."""
    DOCUMENT.write_text(as_text(ROUTES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
