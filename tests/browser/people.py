"""Customers to sign in as: each test its own, because a code is not sent twice to anybody within half a minute."""

import json
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.browser.system import System


@dataclass(frozen=True, slots=True)
class Person:
    """What a customer types to sign in."""

    name: str
    identifier: str
    email: str = ""
    phone: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where their codes may arrive."""
        return tuple(address for address in (self.email, self.phone) if address)


def demo_person(system: System, slug: str, name: str) -> Person:
    """One of the customers that `/demo` names."""
    people = system.tenant(slug)["customers"]
    found = next(person for person in people if person["name"] == name)
    return Person(found["name"], found["identifier"], found["email"] or "", found["phone"] or "")


def api_key(system: System, slug: str) -> str:
    """A tenant's API key."""
    made: dict[str, str] = json.loads((system.folder / "tenants.json").read_text())
    return made[slug] if slug in made else str(system.tenant(slug)["api_key"])


def new_person(
    system: System,
    slug: str = "demo",
    *,
    name: str = "Úrsula Ñáñez",
    accounts: tuple[str, ...] = (),
    invoices: int = 3,
    currency: str = "ARS",
) -> Person:
    """A customer nobody else uses, with `invoices` monthly invoices; `accounts` are further ones, with none."""
    key = api_key(system, slug)
    mark = secrets.token_hex(4)
    number = str(10_000_000 + secrets.randbelow(80_000_000))
    person = Person(
        name, number, f"persona-{mark}@correo.example", f"+5492262{450000 + secrets.randbelow(99999)}"
    )
    names = (name, *accounts)
    system.send(
        key, "customers", [_customer(person, f"{mark}-{index}", one) for index, one in enumerate(names)]
    )
    rows = [_invoice(f"{mark}-0", currency, month, system.now().date()) for month in range(invoices)]
    system.send(key, "invoices", rows)
    return person


def _customer(person: Person, external_id: str, name: str) -> dict[str, Any]:
    contact = {"name": person.name, "emails": [person.email], "phones": [person.phone]}
    return {
        "external_id": external_id,
        "name": name,
        "number": person.identifier,
        "document": {"number": person.identifier},
        "contacts": [contact],
    }


def _invoice(customer: str, currency: str, month: int, today: date) -> dict[str, Any]:
    issued = today - timedelta(days=30 * month)
    number = f"B-{customer}-{month + 1:04d}"
    return {
        "external_id": number,
        "customer": customer,
        "number": number,
        "issued_on": issued.isoformat(),
        "due_on": (issued + timedelta(days=10)).isoformat(),
        "currency": currency,
        "lines": [
            {"product": "Servicio", "description": f"Mes {month + 1}", "unit_price": "100", "total": "100"}
        ],
        "net": "100",
        "taxes": [{"name": "IVA", "rate": "21", "base": "100", "amount": "21"}],
        "total": "121",
    }
