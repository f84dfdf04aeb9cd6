"""The demo tenants: an internet provider in Argentina, and a solar company in Portugal that does all else otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.billing import intake
from chalicelib.customers.service import upsert_customers
from chalicelib.kernel import clock
from chalicelib.kernel.aws import site
from chalicelib.kernel.http.schemas import BatchOut
from chalicelib.staff.permissions import Role
from chalicelib.staff.service import Newcomer, Operator, add_member
from chalicelib.tenants.api_keys import TenantSystem, authenticate, issue_api_key
from chalicelib.tenants.embedding import iframe_code, script_code
from chalicelib.tenants.publishing import publish_portal
from chalicelib.tenants.service import create_tenant
from chalicelib.tenants.settings import Module, TenantSettings
from infra.local.demo import papers, people
from infra.local.demo.logos import Picture, favicon, logo
from infra.local.demo.papers import Catalogue, make_papers
from infra.local.demo.people import Person
from infra.local.hosts import Places

BATCH = 100
_AT_ANY_HOUR = {"quiet_from": "00:00", "quiet_until": "00:00"}
"""Whoever tries the demo at night would wait for its mails until the morning."""


class SeedError(Exception):
    """The product refused a row of its own demo."""


@dataclass(frozen=True, slots=True)
class DemoTenant:
    """A tenant and everything in it."""

    slug: str
    shop: str
    """The first word of its own site's host."""
    settings: dict[str, Any]
    rays: bool
    people: tuple[Person, ...]
    staff: tuple[Newcomer, ...]
    catalogue: Catalogue


FIBRA_SUR = DemoTenant(
    slug="demo",
    shop="shop",
    settings={
        "name": "Fibra Sur",
        "title": "Mi cuenta",
        "subtitle": "Facturas, saldo y comprobantes de Fibra Sur",
        "prompt": "Ingresar con el documento del titular y un dato de contacto ya registrado.",
        "requirements": "Si los datos cambiaron, la oficina de Necochea los actualiza en el momento.",
        "terms": "Fibra Sur usa estos datos solo para mostrar la cuenta y enviar el código de ingreso.",
        "language": "es",
        "time_zone": "America/Argentina/Buenos_Aires",
        "country": "AR",
        "currencies": ["ARS"],
        "signin": {
            "methods": ["identifier"],
            "channels": ["email", "sms"],
            "identifier_field": "document",
            "identifier_label": "DNI o CUIT",
            "user_hint": "Solo números, sin puntos.",
            "sms_countries": ["AR"],
        },
        "modules": ["statement", "invoice_downloads", "tickets", "messages", "contracts"],
        "tickets": {"daily_limit": 5, "reopen_days": 7},
        "entry_links": True,
        "notices": _AT_ANY_HOUR,
        "support": {"email": "hola@fibrasur.example", "phone": "0800 555 3427"},
        "actions": [
            {"kind": "last_invoice"},
            {"kind": "support"},
            {"kind": "link", "label": "Conocer los planes", "url": "https://fibrasur.example/planes"},
        ],
        "branding": {"colour": "#0b6e4f", "page_background": "#f6f4ee", "typeface": "humanist"},
        "issuer": {"address": ["Av. Costanera 1480", "7630 Necochea"], "tax_id": "CUIT 30-71234567-1"},
    },
    rays=False,
    people=people.FIBRA_SUR,
    staff=(
        Newcomer("Graciela Paz", "graciela@fibrasur.example", Role.OWNER),
        Newcomer("Hernán Toledo", "hernan@fibrasur.example", Role.MANAGER),
        Newcomer("Lucía Ferro", "lucia@fibrasur.example", Role.AGENT),
        Newcomer("Estudio Contable Ríos", "rios@contadores.example", Role.READONLY),
    ),
    catalogue=papers.FIBRA_SUR,
)
SOLARIA = DemoTenant(
    slug="solaria",
    shop="solaria",
    settings={
        "name": "Solária Energia",
        "title": "Área do cliente",
        "subtitle": "As faturas da sua instalação solar",
        "landing": "A sua instalação, as suas faturas e a quem perguntar, num só lugar.",
        "language": "pt",
        "time_zone": "Europe/Lisbon",
        "country": "PT",
        "currencies": ["EUR"],
        "signin": {"methods": ["email"], "channels": ["email", "sms"], "sms_countries": ["PT"]},
        # Invoices of the past can be seen, not downloaded; and nobody is told a total.
        "modules": ["statement", "messages", "contracts"],
        "notices": _AT_ANY_HOUR,
        "show_total": False,
        "show_product": True,
        "show_description": False,
        "support": {"email": "apoio@solaria.example", "phone": "+351 220 990 118"},
        "branding": {"colour": "#b3261e", "page_background": "#fff8f2", "typeface": "rounded"},
        "issuer": {"address": ["Rua da Boavista 212", "4050-108 Porto"], "tax_id": "NIPC 509 876 543"},
    },
    rays=True,
    people=people.SOLARIA,
    staff=(
        Newcomer("Inês Carvalho", "ines@solaria.example", Role.OWNER, "pt"),
        Newcomer("Rui Tavares", "rui@solaria.example", Role.MANAGER, "pt"),
        Newcomer("Marta Pinho", "marta@solaria.example", Role.AGENT, "pt"),
        Newcomer("Gabinete Luz", "gabinete@contas.example", Role.READONLY, "pt"),
    ),
    catalogue=papers.SOLARIA,
)


def seed(places: Places) -> dict[str, Any]:
    """Make both tenants and publish them; answers what a newcomer needs to try them."""
    return {"tenants": [_seed_tenant(tenant, places) for tenant in (FIBRA_SUR, SOLARIA)]}


def _seed_tenant(tenant: DemoTenant, places: Places) -> dict[str, Any]:
    shop = places.origin(tenant.shop)
    settings = _settings(tenant, shop)
    create_tenant(tenant.slug, settings)
    key = issue_api_key(tenant.slug, "demo")
    system = authenticate(key.secret)
    _send(tenant, system)
    if Module.CONTRACTS in settings.modules:
        # Where the demo was kept from an earlier start, nothing of it is needed.
        from infra.local.demo import contracts

        ordered = {FIBRA_SUR.slug: contracts.FIBRA_SUR, SOLARIA.slug: contracts.SOLARIA}[tenant.slug]
        contracts.make_contract(system, ordered, customer=tenant.people[0].external_id)
    publish_portal(tenant.slug)
    team = {one.name: add_member(Operator(tenant.slug), one) for one in tenant.staff}
    if Module.TICKETS in settings.modules:
        from infra.local.demo.talk import make_talk

        make_talk(system, team)
    return {
        "slug": tenant.slug,
        "portal": f"{places.origin('portal')}/{tenant.slug}/",
        "shop": f"{shop}/",
        "console": f"{places.origin('portal')}/console/{tenant.slug}/",
        "staff": [
            {"name": person.name, "email": person.email, "role": person.role.value} for person in tenant.staff
        ],
        "api_key": key.secret,
        "embedding": {
            "iframe": iframe_code(places.origin("portal"), tenant.slug, settings),
            "script": script_code(places.origin("portal"), tenant.slug, settings),
        },
        "customers": [
            {
                "name": person.name,
                "identifier": person.document,
                "email": next(iter(person.emails), None),
                "phone": next(iter(person.phones), None),
            }
            for person in tenant.people
        ],
    }


def _settings(tenant: DemoTenant, shop: str) -> TenantSettings:
    settings = dict(tenant.settings)
    colour = settings["branding"]["colour"]
    mark, icon = logo(settings["name"], colour, rays=tenant.rays), favicon(colour, rays=tenant.rays)
    settings["branding"] = {
        **settings["branding"],
        "logo_path": _store(tenant, mark),
        "logo_width": mark.width,
        "logo_height": mark.height,
        "favicon_path": _store(tenant, icon),
    }
    return TenantSettings.model_validate({**settings, "allowed_sites": [shop]})


def _store(tenant: DemoTenant, picture: Picture) -> str:
    key = f"{tenant.slug}/{picture.name}"
    keep = "public, max-age=31536000, immutable"
    site.publish(key, picture.content, "image/png", cache_control=keep, metadata={})
    return key


def _send(tenant: DemoTenant, system: TenantSystem) -> None:
    made = make_papers(tenant.catalogue, tenant.people, _today(tenant))
    customers = [person.row(f"{index:05d}") for index, person in enumerate(tenant.people, 10_001)]
    for upsert, rows in (
        (upsert_customers, customers),
        (intake.upsert_invoices, made.invoices),
        (intake.upsert_payments, made.payments),
        (intake.upsert_credit_notes, made.credit_notes),
    ):
        _upsert(upsert, system, rows)


def _today(tenant: DemoTenant) -> date:
    return clock.now().astimezone(ZoneInfo(tenant.settings["time_zone"])).date()


def _upsert(
    upsert: Callable[[TenantSystem, list[dict[str, Any]]], BatchOut],
    system: TenantSystem,
    rows: list[dict[str, Any]],
) -> None:
    for start in range(0, len(rows), BATCH):
        answer = upsert(system, rows[start : start + BATCH])
        refused = [row for row in answer.items if row.status != "created"]
        if refused:
            raise SeedError(f"refused: {refused[:3]}")
