"""Tag values of messages, built from stored items; shared by sending and previews."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.billing.models import Summary
from chalicelib.customers.logins import identifier_of
from chalicelib.customers.models import Contact, Customer, printable_document
from chalicelib.documents.formats import country_format
from chalicelib.kernel import clock
from chalicelib.kernel.settings import settings as deployment
from chalicelib.kernel.store.table import Wire
from chalicelib.notifications.people import Person
from chalicelib.notifications.words import word
from chalicelib.tenants.settings import SigninMethod, TenantSettings

_SECONDS_A_MINUTE = 60


def portal_link(tenant: str) -> str:
    """Return the address of the tenant's portal."""
    return f"{deployment().public_origin}/{tenant}/"


def console_link(tenant: str, rest: str = "") -> str:
    """Return an address in the tenant's console."""
    return f"{deployment().public_origin}/console/{tenant}/{rest}"


def business_values(tenant: str, settings: TenantSettings) -> dict[str, Any]:
    """Return the values that every message has."""
    support = settings.shown_support
    return {
        "empresa": {
            "nombre": settings.name,
            "email": support.email if support else "",
            "telefono": support.phone if support else "",
        },
        "portal": {"enlace": portal_link(tenant)},
    }


def minutes_left(expires_at: int) -> int:
    """Return the minutes until a time (epoch seconds), rounded, at least one."""
    return max(1, (expires_at - clock.epoch() + _SECONDS_A_MINUTE // 2) // _SECONDS_A_MINUTE)


def format_moment(moment: datetime, settings: TenantSettings) -> str:
    """Format a time in the tenant's time zone and country format: `25/11/2026, 14:30`."""
    local = moment.astimezone(ZoneInfo(settings.time_zone))
    return f"{country_format(settings.country).numeric_date(local.date())}, {local:%H:%M}"


def person_values(customer: Customer, contact: Contact) -> dict[str, dict[str, str]]:
    """Return the values that identify the customer and contact; unknown ones are empty."""
    kind = str((customer.document or {}).get("kind") or "")
    return {
        "cliente": {
            "nombre": customer.name,
            "documento_tipo": "" if kind == "other" else kind.upper(),
            "documento": printable_document(customer.document),
            "numero": customer.number or "",
        },
        "contacto": {"nombre": contact.name},
    }


def no_person_values() -> dict[str, dict[str, str]]:
    """Return empty values for the tags of `person_values`."""
    return {
        "cliente": {"nombre": "", "documento_tipo": "", "documento": "", "numero": ""},
        "contacto": {"nombre": ""},
    }


def account_values(summary: Wire | None, settings: TenantSettings) -> dict[str, dict[str, str]]:
    """Return the customer's balance in the tenant's first currency, in its country's format."""
    accounts = Summary.from_wire(summary).accounts if summary else {}
    currency = settings.currencies[0]
    balance = Decimal(accounts[currency]["balance"]) if currency in accounts else Decimal(0)
    return {"cuenta": {"saldo": country_format(settings.country).money(balance, currency)}}


def notice_values(
    facts: Mapping[str, Any], settings: TenantSettings, reply: str, language: str
) -> dict[str, Any]:
    """Return the values of a notice about a ticket, invoice, contract or payment; the others are empty."""
    formats = country_format(settings.country)

    def money(name: str) -> str:
        amount = facts.get(name)
        return formats.money(Decimal(amount["amount"]), amount["currency"]) if amount else ""

    def day(name: str) -> str:
        return formats.numeric_date(date.fromisoformat(facts[name])) if facts.get(name) else ""

    number = str(facts.get("number") or "")
    return {
        "ticket": {
            "numero": number if "subject" in facts else "",
            "asunto": str(facts.get("subject") or ""),
            "estado": str(facts.get("state") or ""),
            "respuesta": reply,
            "de": str(facts.get("staff_name") or ""),
        },
        "factura": {
            "numero": number if "invoice_id" in facts else "",
            "importe": money("total"),
            "vencimiento": day("due_on"),
            "cantidad": str(facts["count"]) if facts.get("count", 1) > 1 else "",
        },
        "contrato": {
            "titulo": str(facts.get("title") or ""),
            "vence": day("due_on") if "title" in facts else "",
            "motivo": word("contract_reason", str(facts.get("reason") or ""), language),
        },
        "pago": {"importe": money("amount"), "fecha": day("day")},
    }


def access_values(person: Person, settings: TenantSettings, password: str) -> dict[str, str]:
    """Return the sign-in data for the portal."""
    return {"usuario": _user(person, settings), "contrasena": password}


def _user(person: Person, settings: TenantSettings) -> str:
    """Return the user name for the portal: the configured identifier or the e-mail address."""
    methods = settings.signin.methods
    identifier = "" if methods == (SigninMethod.EMAIL,) else identifier_of(person.customer, settings)
    return identifier or (person.email if SigninMethod.EMAIL in methods else "")
