"""Customers and documents, as a tenant's system sends them."""

from decimal import Decimal
from typing import Any


def customer(external_id: str = "c1", **parts: Any) -> dict[str, Any]:
    """A customer whose contact has an e-mail address of its own."""
    name = parts.pop("name", f"Persona {external_id}")
    contact = {"name": name, "emails": [f"{external_id}@example.com"], **parts.pop("contact", {})}
    return {"external_id": external_id, "name": name, "contacts": [contact], **parts}


def invoice(
    external_id: str = "f1", customer_id: str = "c1", amount: str = "100.00", **parts: Any
) -> dict[str, Any]:
    """An invoice of one line without tax, issued on 2026-11-01 and due on 2026-11-10."""
    return {
        "external_id": external_id,
        "customer": customer_id,
        "number": f"A-{external_id}",
        "issued_on": "2026-11-01",
        "due_on": "2026-11-10",
        "currency": "ARS",
        "lines": [{"product": "Internet", "unit_price": amount, "total": amount}],
        "net": amount,
        "total": amount,
        **parts,
    }


def payment(
    external_id: str = "p1", customer_id: str = "c1", amount: str = "40.00", **parts: Any
) -> dict[str, Any]:
    """A payment made on 2026-11-05."""
    return {
        "external_id": external_id,
        "customer": customer_id,
        "paid_on": "2026-11-05",
        "currency": "ARS",
        "amount": amount,
        **parts,
    }


def credit_note(
    external_id: str = "n1", customer_id: str = "c1", amount: str = "10.00", **parts: Any
) -> dict[str, Any]:
    """A credit note of 2026-11-06."""
    return {
        "external_id": external_id,
        "customer": customer_id,
        "number": f"NC-{external_id}",
        "issued_on": "2026-11-06",
        "currency": "ARS",
        "net": amount,
        "total": amount,
        **parts,
    }


def total(amounts: list[str]) -> Decimal:
    """The sum of amounts as text."""
    return sum((Decimal(amount) for amount in amounts), Decimal(0))
