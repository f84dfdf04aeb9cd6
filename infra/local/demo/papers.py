"""What the demo tenants have billed: the same documents each time, up to the day on which they are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from infra.local.demo.people import Person


@dataclass(frozen=True, slots=True)
class Product:
    """Something billed every month."""

    name: str
    description: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a tenant bills, and how."""

    currency: str
    prefix: str
    """Of invoice numbers."""
    tax: str
    tax_rate: Decimal
    products: tuple[Product, ...]
    extras: tuple[Product, ...]
    """Once in a while."""
    credit: str
    """What a credit note is for."""
    transfer: str
    """What a payment is called."""


FIBRA_SUR = Catalogue(
    currency="ARS",
    prefix="A-0001-",
    tax="IVA",
    tax_rate=Decimal(21),
    products=(
        Product("Hogar 100", "Internet por fibra, 100 megas simétricos", Decimal("14900.00")),
        Product("Hogar 300", "Internet por fibra, 300 megas simétricos", Decimal("19900.00")),
        Product("Comercio 600", "Internet por fibra, 600 megas, IP fija", Decimal("38500.00")),
    ),
    extras=(
        Product("Visita técnica", "Reubicación del router", Decimal("8250.50")),
        Product("Extensor Wi-Fi", "Punto de acceso en comodato, cargo mensual", Decimal("2199.99")),
    ),
    credit="Bonificación por corte de servicio",
    transfer="Transferencia",
)
SOLARIA = Catalogue(
    currency="EUR",
    prefix="FT 2/",
    tax="IVA",
    tax_rate=Decimal(23),
    products=(
        Product("Telhado 3 kW", "Mensalidade da instalação fotovoltaica", Decimal("49.00")),
        Product("Telhado 6 kW", "Mensalidade da instalação com bateria", Decimal("84.00")),
        Product("Condomínio", "Energia partilhada, 12 frações", Decimal("312.40")),
    ),
    extras=(Product("Limpeza de painéis", "Visita semestral", Decimal("35.75")),),
    credit="Acerto de produção",
    transfer="Transferência",
)
_CENT = Decimal("0.01")
_DUE_DAYS = 10


@dataclass(slots=True)
class Papers:
    """Invoices, payments and credit notes as the tenant's system sends them."""

    invoices: list[dict[str, Any]]
    payments: list[dict[str, Any]]
    credit_notes: list[dict[str, Any]]


def make_papers(catalogue: Catalogue, people: tuple[Person, ...], today: date) -> Papers:
    """Monthly invoices of each customer up to today, all but the last `unpaid` of them paid."""
    chance = Random(20_260)
    papers = Papers([], [], [])
    for person in people:
        for month in range(person.months, 0, -1):
            issued = _issue_date(today, month)
            number = f"{catalogue.prefix}{len(papers.invoices) + 1:08d}"
            invoice = _invoice(catalogue, person, issued, number, chance)
            papers.invoices.append(invoice)
            if month > person.unpaid:
                papers.payments.extend(_payments(catalogue, person, invoice, today, chance))
            elif month == person.unpaid and person.unpaid > 2:
                papers.payments.append(_part(catalogue, person, invoice))
        if person.months > 10:
            papers.credit_notes.append(_credit_note(catalogue, person, papers.invoices[-1]))
    return papers


def _issue_date(today: date, months_ago: int) -> date:
    """Every 30 days; the last one five days ago, so that it is due but not overdue."""
    return today - timedelta(days=5 + 30 * (months_ago - 1))


def _external_id(number: str) -> str:
    """A document's id in the tenant's own system: its number without what an address would have to encode."""
    return number.replace(" ", "-").replace("/", "-")


def _lines(catalogue: Catalogue, person: Person, chance: Random) -> Iterator[dict[str, Any]]:
    wanted = [(catalogue.products[person.product], 1)]
    if chance.random() < 0.25:
        wanted.append((chance.choice(catalogue.extras), chance.randint(1, 2)))
    for product, quantity in wanted:
        yield {
            "product": product.name,
            "description": product.description,
            "quantity": quantity,
            "unit_price": str(product.price),
            "total": str(product.price * quantity),
        }


def _totals(catalogue: Catalogue, lines: list[dict[str, Any]]) -> dict[str, Any]:
    net = sum((Decimal(line["total"]) for line in lines), Decimal(0))
    tax = (net * catalogue.tax_rate / 100).quantize(_CENT, ROUND_HALF_UP)
    taxes = [{"name": catalogue.tax, "rate": str(catalogue.tax_rate), "base": str(net), "amount": str(tax)}]
    return {"net": str(net), "taxes": taxes, "total": str(net + tax)}


def _invoice(
    catalogue: Catalogue, person: Person, issued: date, number: str, chance: Random
) -> dict[str, Any]:
    lines = list(_lines(catalogue, person, chance))
    return {
        "external_id": _external_id(number),
        "customer": person.external_id,
        "number": number,
        "issued_on": issued.isoformat(),
        "due_on": (issued + timedelta(days=_DUE_DAYS)).isoformat(),
        "currency": catalogue.currency,
        "lines": lines,
        **_totals(catalogue, lines),
    }


def _payments(
    catalogue: Catalogue, person: Person, invoice: dict[str, Any], today: date, chance: Random
) -> Iterator[dict[str, Any]]:
    """Mostly at once; sometimes in two parts."""
    total = Decimal(invoice["total"])
    parts = [total]
    if chance.random() < 0.15:
        half = (total / 2).quantize(_CENT, ROUND_HALF_UP)
        parts = [half, total - half]
    paid = date.fromisoformat(invoice["issued_on"])
    for index, amount in enumerate(parts, 1):
        paid = min(today, paid + timedelta(days=chance.randint(2, 12)))
        yield _payment(catalogue, person, invoice, f"{index}", paid, amount)


def _part(catalogue: Catalogue, person: Person, invoice: dict[str, Any]) -> dict[str, Any]:
    """A third of an invoice that is still open."""
    third = (Decimal(invoice["total"]) / 3).quantize(_CENT, ROUND_HALF_UP)
    return _payment(catalogue, person, invoice, "a", date.fromisoformat(invoice["due_on"]), third)


def _payment(
    catalogue: Catalogue, person: Person, invoice: dict[str, Any], part: str, paid: date, amount: Decimal
) -> dict[str, Any]:
    return {
        "external_id": f"P-{invoice['external_id']}-{part}",
        "customer": person.external_id,
        "paid_on": paid.isoformat(),
        "currency": catalogue.currency,
        "amount": str(amount),
        "number": f"R-{invoice['number'][-8:]}-{part}",
        "description": catalogue.transfer,
        "invoice": invoice["external_id"],
    }


def _credit_note(catalogue: Catalogue, person: Person, invoice: dict[str, Any]) -> dict[str, Any]:
    """A tenth off the last invoice."""
    tenth = (Decimal(invoice["net"]) / 10).quantize(_CENT, ROUND_HALF_UP)
    lines = [{"description": catalogue.credit, "quantity": 1, "unit_price": str(tenth), "total": str(tenth)}]
    number = f"NC-{invoice['number']}"
    return {
        "external_id": _external_id(number),
        "customer": person.external_id,
        "number": number,
        "issued_on": invoice["issued_on"],
        "currency": catalogue.currency,
        "lines": lines,
        **_totals(catalogue, lines),
        "invoice": invoice["external_id"],
    }
