"""Tenants that the demo does not have, for what only they show. A program: it runs against a running system."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from chalicelib.tenants.api_keys import issue_api_key
from chalicelib.tenants.publishing import publish_portal
from chalicelib.tenants.service import create_tenant
from chalicelib.tenants.settings import TenantSettings
from infra.local.set_clock import follow

LONG_NAME = "Cooperativa de Electricidad y Servicios Públicos del Sudoeste"
TENANTS: dict[str, dict[str, Any]] = {
    **{
        f"closed-{language}": {"name": "Fibra Norte", "active": False, "language": language}
        for language in ("es", "en", "pt")
    },
    "plain": {
        "name": "Northern Water",
        "language": "en",
        "country": "GB",
        "time_zone": "Europe/London",
        "currencies": ["GBP"],
        "signin": {"methods": ["email"], "channels": ["email"]},
        "modules": [],
        "landing": "Bills, meter readings and whom to ask, in one place.",
        "branding": {"colour": "#123a8c", "typeface": "serif"},
    },
    "large": {
        "name": LONG_NAME,
        "title": "Oficina virtual",
        "prompt": "Ingresar con el número de suministro y un dato de contacto ya registrado.",
        "requirements": "La oficina actualiza los datos en el momento.",
        "terms": "Los datos se usan solo para mostrar la cuenta.",
        "currencies": ["ARS", "USD", "JPY"],
        "signin": {
            "methods": ["identifier", "email"],
            "channels": ["email", "sms"],
            "identifier_field": "number",
            "identifier_label": "Número de suministro",
            "user_hint": "Figura arriba a la derecha de cada factura.",
            "sms_countries": ["AR"],
        },
        "support": {"email": "hola@electricidad-del-sudoeste.example", "phone": "0800 222 0000"},
        # A bright colour, on which only dark words can be read.
        "branding": {"colour": "#e8f000", "page_background": "#fffde0", "typeface": "rounded"},
    },
}


def main(port: str, keys: str) -> None:
    """Make and publish them all; their API keys go into the file `keys`, by slug."""
    follow(os.environ)
    made = {}
    for slug, settings in TENANTS.items():
        sites = [f"http://shop.localhost:{port}"]
        create_tenant(slug, TenantSettings.model_validate({**settings, "allowed_sites": sites}))
        publish_portal(slug)
        made[slug] = issue_api_key(slug, "tests").secret
    Path(keys).write_text(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
