"""Invoices and statements as files: the tenant's own PDF where it gave one, else set by us; zips; CSV.

A file that we made is kept under a name made of all that it shows, so that it is made once.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from chalicelib.billing import rules
from chalicelib.billing.invoices import load_invoices, may_download
from chalicelib.billing.models import Invoice, InvoiceLines
from chalicelib.billing.schemas import StatementFileIn
from chalicelib.billing.statement import Line, accounts_of, all_lines, chosen_currency
from chalicelib.customers.access import SignedIn
from chalicelib.customers.models import printable_document
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.aws.files import Download, MultipartFile
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.tenants.letterhead import issuer_of

PDF, ZIP, CSV = "application/pdf", "application/zip", "text/csv; charset=utf-8"
_RENDERING = "1"
"""Raised when what we set looks different, so that files made before are not handed out any more."""

_WORDS = {
    "es": {"invoice": "Factura", "statement": "Cuenta corriente", "invoices": "Facturas"},
    "en": {"invoice": "Invoice", "statement": "Statement", "invoices": "Invoices"},
    "pt": {"invoice": "Fatura", "statement": "Conta corrente", "invoices": "Faturas"},
}


def download_invoice(caller: SignedIn, invoice_id: str) -> Download:
    """One invoice as PDF. ForbiddenError when the tenant does not let it be downloaded."""
    [(invoice, lines)] = load_invoices(caller, [invoice_id])
    if not may_download(caller, invoice_id):
        raise ForbiddenError("download of past invoices is switched off", code="module_off")
    key = _invoice_file(caller, invoice, lines)
    return files.download(key, f"{_word(caller, 'invoice')} {_plain_name(invoice.number)}.pdf", PDF)


def download_invoices(caller: SignedIn, invoice_ids: list[str]) -> Download:
    """Several invoices as one zip, written part by part. NotFoundError when one is none of theirs."""
    from chalicelib.documents.zip_archives import write_zip

    loaded = load_invoices(caller, list(dict.fromkeys(invoice_ids)))
    for invoice, _ in loaded:
        if not may_download(caller, invoice.invoice_id):
            raise ForbiddenError("download of past invoices is switched off", code="module_off")

    def entries() -> Iterator[tuple[str, bytes]]:
        for invoice, lines in loaded:
            content = files.get_file(_invoice_file(caller, invoice, lines))
            if content is None:
                raise NotFoundError("the invoice's file is gone")
            yield f"{_word(caller, 'invoice')} {_plain_name(invoice.number)}.pdf", content

    key = f"made/{caller.tenant}/{caller.customer_id}/{ids.new_id('zip')}.zip"
    with MultipartFile(key, ZIP) as target:
        write_zip(target.write, entries())
    return files.download(
        key, f"{_word(caller, 'invoices')} {clock.today(caller.settings.time_zone)}.zip", ZIP
    )


def download_statement(caller: SignedIn, wanted: StatementFileIn) -> Download:
    """The statement between two days as CSV or PDF."""
    currency = chosen_currency(caller, wanted.currency)
    lines = all_lines(caller, currency, wanted.from_, wanted.to)
    if wanted.format == "csv":
        content, content_type = _statement_csv(caller, currency, lines), CSV
    else:
        content, content_type = _statement_pdf(caller, currency, lines, wanted), PDF
    key = f"made/{caller.tenant}/{caller.customer_id}/{ids.new_id('sta')}.{wanted.format}"
    files.put_file(key, content, content_type)
    name = f"{_word(caller, 'statement')} {clock.today(caller.settings.time_zone)}.{wanted.format}"
    return files.download(key, name, content_type)


def _word(caller: SignedIn, name: str) -> str:
    return _WORDS[_language(caller)][name]


def _language(caller: SignedIn) -> Any:
    return caller.customer.language or caller.settings.language


def _plain_name(text: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " ._-" else "-" for letter in text)


def _invoice_file(caller: SignedIn, invoice: Invoice, lines: InvoiceLines) -> str:
    """The key of the invoice's PDF, which is made now if it was not yet."""
    if invoice.pdf_key:
        return invoice.pdf_key
    shown = [
        _RENDERING,
        invoice.digest,
        str(invoice.paid),
        caller.customer.digest,
        caller.settings.model_dump_json(),
        _language(caller),
    ]
    digest = hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:32]
    key = f"made/{caller.tenant}/{caller.customer_id}/{invoice.invoice_id}-{digest}.pdf"
    if not files.has_file(key):
        files.put_file(key, _invoice_pdf(caller, invoice, lines), PDF)
    return key


def _parties(caller: SignedIn) -> Any:
    from chalicelib.documents.pdf.parties import Recipient

    customer = caller.customer
    recipient = Recipient(
        name=customer.name,
        document=printable_document(customer.document),
        address_lines=tuple(customer.address or ()),
    )
    return issuer_of(caller.settings), recipient


def _invoice_pdf(caller: SignedIn, invoice: Invoice, body: InvoiceLines) -> bytes:
    from chalicelib.documents.pdf.invoices import (
        Adjustment,
        InvoiceDocument,
        InvoiceLine,
        InvoiceTax,
        render_invoice,
    )

    issuer, recipient = _parties(caller)
    return render_invoice(
        InvoiceDocument(
            issuer=issuer,
            recipient=recipient,
            kind="invoice",
            number=invoice.number,
            issued_on=invoice.issued_on,
            due_on=invoice.due_on,
            currency=invoice.currency,
            net=invoice.net,
            total=invoice.total,
            paid=invoice.paid,
            open=invoice.open,
            language=_language(caller),
            country=caller.settings.country,
            lines=tuple(
                InvoiceLine(
                    quantity=Decimal(line["quantity"]),
                    unit_price=Decimal(line["unit_price"]),
                    total=Decimal(line["total"]),
                    product=line["product"],
                    description=line["description"],
                    discount=Decimal(line["discount"]),
                )
                for line in body.lines
            ),
            adjustments=tuple(Adjustment(a["description"], Decimal(a["amount"])) for a in body.adjustments),
            taxes=tuple(
                InvoiceTax(
                    name=tax["name"],
                    amount=Decimal(tax["amount"]),
                    rate=Decimal(tax["rate"]) if tax["rate"] is not None else None,
                    base=Decimal(tax["base"]) if tax["base"] is not None else None,
                )
                for tax in body.taxes
            ),
            rounding=body.rounding,
            prepaid=body.prepaid,
            notes=body.notes,
            show_product=caller.settings.show_product,
            show_description=caller.settings.show_description,
        )
    )


def _entries(lines: list[Line]) -> Any:
    from chalicelib.documents.pdf.statements import StatementEntry

    return tuple(
        StatementEntry(
            day=date.fromisoformat(line.day),
            kind=line.type,  # type: ignore[arg-type]  # stored by us, from the same three words
            number=line.number,
            amount=line.amount,
            balance=line.balance,
            description=line.description,
            due_on=date.fromisoformat(line.due_on) if line.due_on else None,
        )
        for line in lines
    )


def _statement_pdf(caller: SignedIn, currency: str, lines: list[Line], wanted: StatementFileIn) -> bytes:
    from chalicelib.documents.pdf.statements import StatementDocument, age_debt, render_statement

    issuer, recipient = _parties(caller)
    today = clock.today(caller.settings.time_zone)
    account = accounts_of(caller.summary).get(currency, rules.Account())
    return render_statement(
        StatementDocument(
            issuer=issuer,
            recipient=recipient,
            currency=currency,
            as_of=today,
            balance=account.balance,
            overdue=account.overdue(today)[0],
            entries=_entries(lines),
            language=_language(caller),
            country=caller.settings.country,
            first=wanted.from_,
            last=wanted.to,
            opening=lines[0].balance - lines[0].amount if lines and wanted.from_ else None,
            ageing=age_debt([(day, amount) for day, (amount, _) in account.open_by_due_date()], today),
            show_total=caller.settings.show_total,
        )
    )


def _statement_csv(caller: SignedIn, currency: str, lines: list[Line]) -> bytes:
    from chalicelib.documents.csv_tables import statement_csv

    return statement_csv(
        _entries(lines), currency=currency, language=_language(caller), country=caller.settings.country
    )
