"""Renders statements of account as branded PDFs, with running balance and ageing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.documents.formats import CountryFormat, Language, country_format
from chalicelib.documents.pdf.parties import Issuer, Recipient
from chalicelib.documents.pdf.texts import statement_texts
from chalicelib.documents.pdf.typesetting import typeset


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A movement. `amount` is positive for invoices, negative for payments and credit notes.

    `balance` is the running balance after it.
    """

    day: date
    kind: Literal["invoice", "payment", "credit_note"]
    number: str
    amount: Decimal
    balance: Decimal
    description: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open amounts by days overdue."""

    not_due: Decimal
    days_1_30: Decimal
    days_31_60: Decimal
    days_61_90: Decimal
    days_over_90: Decimal


@dataclass(frozen=True, slots=True)
class StatementDocument:
    """The content of the document. Amounts are in `currency`; entries are oldest first.

    `first` and `last` are the optional bounds of the period; `opening` is the balance before it. `balance`, `overdue`
    and `ageing` are as of `as_of`, and printed only with `show_total`.
    """

    issuer: Issuer
    recipient: Recipient
    currency: str
    as_of: date
    balance: Decimal
    overdue: Decimal
    entries: tuple[StatementEntry, ...]
    language: Language
    country: str
    first: date | None = None
    last: date | None = None
    opening: Decimal | None = None
    ageing: Ageing | None = None
    show_total: bool = True


def age_debt(open_amounts: list[tuple[date | None, Decimal]], today: date) -> Ageing:
    """Group open amounts by days overdue; amounts without a due date are not due."""
    buckets = [Decimal(0)] * 5
    for due_on, amount in open_amounts:
        days = (today - due_on).days if due_on else 0
        buckets[0 if days <= 0 else min(4, (days + 29) // 30)] += amount
    return Ageing(*buckets)


def render_statement(document: StatementDocument) -> bytes:
    """Return the document as PDF/UA-1. Deterministic."""
    texts = statement_texts(document.language)
    formats = country_format(document.country)
    as_of = texts["as_of"].format(date=formats.medium_date(document.as_of, document.language))
    issuer, recipient = document.issuer, document.recipient
    title = f"{texts['statement']} · {as_of}"
    data = {
        "texts": texts,
        "language": document.language,
        "country": document.country,
        "paper": formats.paper,
        "title": title,
        "summary": " · ".join(part for part in (issuer.name, title, recipient.name) if part),
        "issuer": issuer.to_print(),
        "recipient": recipient.to_print(),
        "as_of": as_of,
        "facts": _facts(document, texts, formats),
        "callout": _callout(document, texts, formats),
        "ageing": _ageing(document, texts, formats),
        "entries": _entries(document, texts, formats),
    }
    return typeset("statement.typ", data, logo=issuer.logo)


def _facts(
    document: StatementDocument, texts: dict[str, str], formats: CountryFormat
) -> list[dict[str, str]]:
    facts = []
    if document.first or document.last:
        pattern = texts[f"period{'_from' if document.first else ''}{'_to' if document.last else ''}"]
        period = pattern.format(
            first=document.first and formats.numeric_date(document.first),
            last=document.last and formats.numeric_date(document.last),
        )
        facts.append({"label": texts["period"], "value": period})
    facts.append({"label": texts["currency"], "value": document.currency})
    return facts


def _callout(
    document: StatementDocument, texts: dict[str, str], formats: CountryFormat
) -> dict[str, str] | None:
    if not document.show_total:
        return None
    remark = ""
    label = texts["balance"]
    if document.balance < 0:
        label = texts["balance_in_favour"]
    elif document.balance > 0:
        label = texts["balance_due"]
        overdue = formats.money(document.overdue, document.currency)
        remark = texts["overdue"].format(amount=overdue) if document.overdue > 0 else texts["nothing_overdue"]
    return {
        "label": label,
        "amount": formats.money(abs(document.balance), document.currency),
        "remark": remark,
    }


def _ageing(
    document: StatementDocument, texts: dict[str, str], formats: CountryFormat
) -> list[dict[str, str]]:
    if document.ageing is None or not document.show_total:
        return []
    return [
        {"label": texts[name], "amount": formats.money(getattr(document.ageing, name), document.currency)}
        for name in ("not_due", "days_1_30", "days_31_60", "days_61_90", "days_over_90")
    ]


def _entries(
    document: StatementDocument, texts: dict[str, str], formats: CountryFormat
) -> list[dict[str, str]]:
    rows = [
        {
            "date": formats.numeric_date(entry.day),
            "kind": texts[entry.kind],
            "number": entry.number,
            "description": entry.description,
            "due": formats.numeric_date(entry.due_on) if entry.due_on else "",
            "amount": formats.money(entry.amount, document.currency),
            "balance": formats.money(entry.balance, document.currency),
        }
        for entry in document.entries
    ]
    if document.opening is not None:
        balance = formats.money(document.opening, document.currency)
        opening = {
            "date": "",
            "kind": texts["opening"],
            "number": "",
            "description": "",
            "due": "",
            "amount": "",
        }
        rows.insert(0, {**opening, "balance": balance})
    return rows
