"""Renders invoices and credit notes as branded PDFs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.documents.formats import CountryFormat, Language, country_format
from chalicelib.documents.pdf.parties import Issuer, Recipient
from chalicelib.documents.pdf.texts import invoice_texts
from chalicelib.documents.pdf.typesetting import typeset


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """An invoice line: `total` = quantity * unit price - discount.

    Only the unit price may have more decimals than the currency.
    """

    quantity: Decimal
    unit_price: Decimal
    total: Decimal
    product: str = ""
    description: str = ""
    discount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class InvoiceTax:
    """A tax. `rate` is in percent; `rate` and `base` may be unknown."""

    name: str
    amount: Decimal
    rate: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A discount or surcharge on the whole invoice; discounts are negative."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class InvoiceDocument:
    """The content of the document. Amounts are in `currency` and printed as given, without calculation.

    `language` selects the fixed texts, `country` (ISO 3166-1 alpha-2) the paper and the format of amounts and dates.
    `net` includes `adjustments`; `total` is net + taxes + `rounding` - `prepaid`. The table of lines is omitted when
    neither products nor descriptions are shown.
    """

    issuer: Issuer
    recipient: Recipient
    kind: Literal["invoice", "credit_note"]
    number: str
    issued_on: date
    due_on: date | None
    currency: str
    net: Decimal
    total: Decimal
    paid: Decimal
    open: Decimal
    language: Language
    country: str
    lines: tuple[InvoiceLine, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    taxes: tuple[InvoiceTax, ...] = ()
    rounding: Decimal = Decimal(0)
    prepaid: Decimal = Decimal(0)
    notes: str = ""
    show_product: bool = True
    show_description: bool = True


def render_invoice(document: InvoiceDocument) -> bytes:
    """Return the document as PDF/UA-1. Deterministic."""
    texts = invoice_texts(document.language)
    formats = country_format(document.country)
    kind = texts[document.kind]
    issuer, recipient = document.issuer, document.recipient
    data = {
        "texts": texts,
        "language": document.language,
        "country": document.country,
        "paper": formats.paper,
        "title": f"{kind} {document.number}",
        "summary": " · ".join(
            part for part in (issuer.name, f"{kind} {document.number}", recipient.name) if part
        ),
        "issuer": issuer.to_print(),
        "recipient": recipient.to_print(),
        "kind": kind,
        "number": document.number,
        "facts": _facts(document, texts, formats),
        "callout": _callout(document, texts, formats),
        "lines": _lines(document, texts, formats),
        "sums": _sums(document, texts, formats),
        "notes": document.notes.strip(),
    }
    return typeset("invoice.typ", data, logo=issuer.logo)


def _facts(document: InvoiceDocument, texts: dict[str, str], formats: CountryFormat) -> list[dict[str, str]]:
    facts = [(texts["issued"], formats.medium_date(document.issued_on, document.language))]
    if document.due_on:
        facts.append((texts["due"], formats.medium_date(document.due_on, document.language)))
    facts.append((texts["currency"], document.currency))
    return [{"label": label, "value": value} for label, value in facts]


def _callout(document: InvoiceDocument, texts: dict[str, str], formats: CountryFormat) -> dict[str, str]:
    remark = ""
    if document.kind == "credit_note":
        label, amount = texts["credited"], document.total
    elif document.open > 0:
        label, amount = texts["total_due"], document.open
        if document.due_on:
            remark = texts["due_by"].format(date=formats.medium_date(document.due_on, document.language))
    else:
        label, amount, remark = texts["total"], document.total, texts["settled"]
    return {"label": label, "amount": formats.money(amount, document.currency), "remark": remark}


def _lines(document: InvoiceDocument, texts: dict[str, str], formats: CountryFormat) -> list[dict[str, str]]:
    if not (document.show_product or document.show_description):
        return []
    return [
        {
            "product": line.product if document.show_product else "",
            "description": line.description if document.show_description else "",
            "quantity": formats.number(line.quantity),
            "discount": texts["discount"].format(amount=formats.money(line.discount, document.currency))
            if line.discount
            else "",
            "unit_price": formats.unit_price(line.unit_price, document.currency),
            "total": formats.money(line.total, document.currency),
        }
        for line in document.lines
    ]


def _sums(document: InvoiceDocument, texts: dict[str, str], formats: CountryFormat) -> list[dict[str, str]]:
    def money(amount: Decimal) -> str:
        return formats.money(amount, document.currency)

    rows = [(entry.label, entry.amount, "plain") for entry in document.adjustments]
    if document.taxes or document.adjustments or document.rounding or document.prepaid:
        rows.append((texts["net"], document.net, "plain"))
    for tax in document.taxes:
        label = tax.name if tax.rate is None else f"{tax.name} {formats.percent(tax.rate)}"
        if tax.rate is not None and tax.base is not None:
            label = texts["tax_on"].format(
                name=tax.name, rate=formats.percent(tax.rate), base=money(tax.base)
            )
        rows.append((label, tax.amount, "plain"))
    if document.rounding:
        rows.append((texts["rounding"], document.rounding, "plain"))
    if document.prepaid:
        rows.append((texts["prepaid"], -document.prepaid, "plain"))
    if document.paid:
        rows += [
            (texts["total"], document.total, "total"),
            (texts["paid"], -document.paid, "plain"),
            (texts["open"], document.open, "last"),
        ]
    else:
        rows.append((texts["total"], document.total, "last"))
    return [{"label": label, "amount": money(amount), "rank": rank} for label, amount, rank in rows]
