"""Builders of documents, with what does not matter filled in."""

from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.documents.pdf.invoices import InvoiceDocument, InvoiceLine, InvoiceTax
from chalicelib.documents.pdf.parties import Issuer, Recipient
from chalicelib.documents.pdf.statements import Ageing, StatementDocument, StatementEntry


def an_issuer(**changes: Any) -> Issuer:
    values: dict[str, Any] = {
        "name": "Fibra Sur",
        "colour": "#0b6e4f",
        "on_colour": "#ffffff",
        "address_lines": ("Av. Colón 1234", "5000 Córdoba"),
        "tax_id": "CUIT 30-71234567-1",
    }
    return Issuer(**{**values, **changes})


def a_line(**changes: Any) -> InvoiceLine:
    values: dict[str, Any] = {
        "product": "Internet 300 Mb",
        "description": "Abono mensual",
        "quantity": Decimal(1),
        "unit_price": Decimal("39842.56"),
        "total": Decimal("39842.56"),
    }
    return InvoiceLine(**{**values, **changes})


def an_invoice(**changes: Any) -> InvoiceDocument:
    values: dict[str, Any] = {
        "issuer": an_issuer(),
        "recipient": Recipient("María José Núñez Peña", "DNI 27.123.456", ("San Martín 450",)),
        "kind": "invoice",
        "number": "A-0001-00000123",
        "issued_on": date(2025, 11, 12),
        "due_on": date(2025, 12, 12),
        "currency": "ARS",
        "net": Decimal("39842.56"),
        "total": Decimal("48209.50"),
        "paid": Decimal(0),
        "open": Decimal("48209.50"),
        "language": "es",
        "country": "AR",
        "lines": (a_line(),),
        "taxes": (InvoiceTax("IVA", Decimal("8366.94"), Decimal(21), Decimal("39842.56")),),
    }
    return InvoiceDocument(**{**values, **changes})


def an_entry(**changes: Any) -> StatementEntry:
    values: dict[str, Any] = {
        "day": date(2025, 11, 12),
        "kind": "invoice",
        "number": "A-0001",
        "amount": Decimal("1500.50"),
        "balance": Decimal("1500.50"),
        "description": "Abono mensual",
        "due_on": date(2025, 12, 12),
    }
    return StatementEntry(**{**values, **changes})


def a_statement(**changes: Any) -> StatementDocument:
    values: dict[str, Any] = {
        "issuer": an_issuer(),
        "recipient": Recipient("María José Núñez Peña"),
        "currency": "ARS",
        "as_of": date(2025, 12, 20),
        "balance": Decimal("1500.50"),
        "overdue": Decimal("1500.50"),
        "entries": (an_entry(),),
        "language": "es",
        "country": "AR",
        "ageing": Ageing(Decimal(0), Decimal("1500.50"), Decimal(0), Decimal(0), Decimal(0)),
    }
    return StatementDocument(**{**values, **changes})
