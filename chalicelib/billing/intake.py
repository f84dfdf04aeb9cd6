"""What the tenant's systems send: invoices, payments and credit notes, in batches, safe to repeat.

A row names its customer and itself by the tenant's own ids. The same row again changes nothing, because a
digest of what was sent last is kept; a different one replaces what was there.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, TypeVar

from pydantic import BaseModel

from chalicelib.billing.ledger import Ledger
from chalicelib.billing.models import Invoice, InvoiceLines, Settlement
from chalicelib.billing.schemas import CreditNoteIn, InvoiceIn, PaymentIn
from chalicelib.billing.sums import check_currency, check_document, check_payment
from chalicelib.customers.models import ExternalReference, reference
from chalicelib.kernel import clock, ids
from chalicelib.kernel.aws import files
from chalicelib.kernel.errors import ConflictError, FieldError, InvalidError
from chalicelib.kernel.http.batches import TRY_AGAIN, Row, digest_of, run_batch
from chalicelib.kernel.http.schemas import BatchOut, BatchRow
from chalicelib.kernel.store import keys, reads
from chalicelib.kernel.store.keys import Key
from chalicelib.kernel.store.retries import retry_on_conflict
from chalicelib.kernel.store.table import Wire
from chalicelib.tenants.api_keys import TenantSystem

INVOICE, PAYMENT, CREDIT_NOTE, CUSTOMER = "invoice", "payment", "credit_note", "customer"
LISTINGS = {INVOICE: "invoices", PAYMENT: "payments", CREDIT_NOTE: "credit_notes"}
_ENOUGH_WRITES = 84
"""A commit begins when the next row might not fit any more."""
_WHOLE_ATTEMPTS = 2
"""After these a row is booked by itself: a smaller commit, and a conflict refuses no other row."""
NOTIFY_MAX_AGE_DAYS = 7
"""A document of a day further off than this is no news."""
_M = TypeVar("_M", InvoiceIn, PaymentIn, CreditNoteIn)


@dataclass(frozen=True, slots=True)
class Known:
    """What the store says about a batch's rows, before anything is written."""

    wires: dict[Key, Wire]

    def reference(self, key: Key) -> ExternalReference | None:
        """What a tenant's own id, or a number, stands for."""
        wire = self.wires.get(key)
        return ExternalReference.from_wire(wire) if wire else None

    def document(self, key: Key) -> Wire:
        """A document that a reference names. ConflictError when it went away meanwhile."""
        if key not in self.wires:
            raise ConflictError("the document went away meanwhile")
        return self.wires[key]


def upsert_invoices(caller: TenantSystem, items: list[dict[str, Any]]) -> BatchOut:
    """Create or change up to 100 invoices."""
    return run_batch(items, InvoiceIn, lambda rows: _take(caller, rows, INVOICE, _book_invoice))


def upsert_payments(caller: TenantSystem, items: list[dict[str, Any]]) -> BatchOut:
    """Create or change up to 100 payments."""
    return run_batch(items, PaymentIn, lambda rows: _take(caller, rows, PAYMENT, _book_payment))


def upsert_credit_notes(caller: TenantSystem, items: list[dict[str, Any]]) -> BatchOut:
    """Create or change up to 100 credit notes."""
    return run_batch(items, CreditNoteIn, lambda rows: _take(caller, rows, CREDIT_NOTE, _book_credit_note))


_Book = Callable[[TenantSystem, Ledger, Row[Any], Known], BatchRow]


def _take(caller: TenantSystem, rows: list[Row[_M]], kind: str, book: _Book) -> list[BatchRow]:
    answers: list[BatchRow] = []
    by_customer: dict[str, list[Row[_M]]] = {}
    known = read_known(caller.tenant, kind, rows)
    for row in rows:
        customer = known.reference(keys.external_reference(caller.tenant, CUSTOMER, row.content.customer))
        if customer is not None:
            by_customer.setdefault(customer.target_id, []).append(row)
            continue
        unknown = FieldError("customer", "customer_unknown", "send the customer first")
        answers.append(row.refused(*wrong_figures(caller, row, kind), unknown))
    for customer_id, group in by_customer.items():
        books = _Books(caller, customer_id, kind, book)
        fresh: Known | None = known  # what was read for all holds for the first commit
        waiting = group
        while waiting:
            booked, waiting = _book_some(books, waiting, fresh)
            fresh = None
            answers.extend(booked)
    return answers


def read_known(tenant: str, kind: str, rows: list[Row[Any]]) -> Known:
    """Everything that the rows name, in two round trips for up to a few hundred items."""
    wanted: list[Key] = []
    for row in rows:
        wanted.append(keys.external_reference(tenant, CUSTOMER, row.content.customer))
        wanted.append(keys.external_reference(tenant, kind, row.external_id))
        if kind != INVOICE and row.content.invoice:
            wanted.append(keys.external_reference(tenant, INVOICE, row.content.invoice))
    known = Known(reads.get_many(wanted))
    further: list[Key] = []
    for row in rows:
        number = _number_key(tenant, kind, row, known) if kind != PAYMENT else None
        own = known.reference(keys.external_reference(tenant, kind, row.external_id))
        if number is not None:
            further.append(number)
        if own is not None:
            further.append(document_key(tenant, kind, own))
    known.wires.update(reads.get_many(further))
    return known


def document_key(tenant: str, kind: str, own: ExternalReference) -> Key:
    """Where the document is that a reference names."""
    where = keys.invoice if kind == INVOICE else keys.settlement
    return where(tenant, own.customer_id, own.target_id)


def _number_key(tenant: str, kind: str, row: Row[Any], known: Known) -> Key | None:
    """Where it stands who bears the row's number; None where the customer is unknown."""
    customer = known.reference(keys.external_reference(tenant, CUSTOMER, row.content.customer))
    return keys.document_number(tenant, customer.target_id, kind, row.content.number) if customer else None


def wrong_figures(caller: TenantSystem, row: Row[Any], kind: str) -> list[FieldError]:
    """What is wrong with a row by itself."""
    faults = check_currency(row.content.currency, caller.settings.currencies)
    if faults:
        return faults
    return check_payment(row.content) if kind == PAYMENT else check_document(row.content)


def check_row(caller: TenantSystem, row: Row[Any], kind: str, known: Known, numbers: dict[Key, str]) -> None:
    """InvalidError for everything that is wrong with a row; `numbers` are those of this commit's other rows."""
    content = row.content
    faults = wrong_figures(caller, row, kind)
    own = known.reference(keys.external_reference(caller.tenant, kind, row.external_id))
    customer = known.reference(keys.external_reference(caller.tenant, CUSTOMER, content.customer))
    if own is not None and customer is not None and own.customer_id != customer.target_id:
        faults.append(
            FieldError("customer", "customer_differs", "it belongs to another customer; delete it first")
        )
    number = _number_key(caller.tenant, kind, row, known) if kind != PAYMENT else None
    if number is not None:
        holder = known.reference(number)
        taken = holder is not None and (own is None or own.target_id != holder.target_id)
        if taken or number in numbers:
            faults.append(FieldError("number", "number_taken", "another document of this customer bears it"))
    if kind != INVOICE and content.invoice:
        target = known.reference(keys.external_reference(caller.tenant, INVOICE, content.invoice))
        if target is None or customer is None or target.customer_id != customer.target_id:
            faults.append(FieldError("invoice", "invoice_unknown", "this customer has no such invoice"))
    if faults:
        raise InvalidError(fields=faults)
    if number is not None:
        numbers[number] = row.external_id


@dataclass(frozen=True, slots=True)
class _Books:
    """Whose books a group of rows goes into, and how a row is booked."""

    caller: TenantSystem
    customer_id: str
    kind: str
    book: _Book


def _book_some(
    books: _Books, rows: list[Row[Any]], known: Known | None
) -> tuple[list[BatchRow], list[Row[Any]]]:
    """Book rows in one commit; answers those that were booked or refused, and the rows that are left."""
    caller = books.caller
    attempts = count(1)
    first_read = [known] if known else []

    def attempt() -> list[BatchRow]:
        at_once = len(rows) if next(attempts) <= _WHOLE_ATTEMPTS else 1
        known = first_read.pop() if first_read else read_known(caller.tenant, books.kind, rows)
        ledger = Ledger(caller.tenant, books.customer_id, clock.today(caller.settings.time_zone))
        answers: list[BatchRow] = []
        numbers: dict[Key, str] = {}
        for row in rows[:at_once]:
            if ledger.writes > _ENOUGH_WRITES:
                break
            answers.append(_booked(books, ledger, row, known, numbers))
        if ledger.is_unsettled or any(answer.status in ("created", "changed") for answer in answers):
            ledger.commit()
        return answers

    try:
        answers = retry_on_conflict(attempt, exhausted=InvalidError(fields=[TRY_AGAIN]))
    except InvalidError as error:
        answers = [rows[0].refused(*error.fields)]
    return answers, rows[len(answers) :]


def _booked(books: _Books, ledger: Ledger, row: Row[Any], known: Known, numbers: dict[Key, str]) -> BatchRow:
    try:
        check_row(books.caller, row, books.kind, known, numbers)
        return books.book(books.caller, ledger, row, known)
    except InvalidError as error:
        return row.refused(*error.fields)


def _listed(item: Invoice | Settlement, kind: str, item_id: str) -> None:
    item.listing_pk = keys.listing_partition(item.tenant, LISTINGS[kind], reads.shard_of(item_id))
    item.listing_sk = item_id


def _book_invoice(caller: TenantSystem, ledger: Ledger, row: Row[InvoiceIn], known: Known) -> BatchRow:
    content, tenant = row.content, caller.tenant
    own = known.reference(keys.external_reference(tenant, INVOICE, row.external_id))
    pdf = _own_pdf(content.pdf_base64)
    digest = digest_of(content)
    before = None
    if own is not None:
        before = Invoice.from_wire(known.document(document_key(tenant, INVOICE, own)))
        if before.digest == digest:
            return row.done("unchanged", before.invoice_id)
    invoice_id = own.target_id if own is not None else ids.new_id("inv", content.issued_on)
    invoice = Invoice.at(tenant, ledger.customer_id, invoice_id)
    if before is not None:
        invoice.version = before.version
    first = content.lines[0] if content.lines else None
    invoice.external_id, invoice.number, invoice.digest = row.external_id, content.number, digest
    invoice.issued_on, invoice.due_on, invoice.currency = content.issued_on, content.due_on, content.currency
    invoice.net, invoice.total = content.net, content.total
    invoice.product = first.product if first else ""
    invoice.description = first.description[:200] if first else ""
    invoice.pdf_key = _keep_pdf(tenant, invoice_id, pdf) if pdf else None
    invoice.changed_at = clock.now()
    _listed(invoice, INVOICE, invoice_id)
    ledger.book_invoice(invoice, before, _lines(tenant, ledger.customer_id, invoice_id, content))
    _refer(ledger, tenant, INVOICE, row.external_id, invoice_id, is_new=own is None)
    _number(ledger, tenant, INVOICE, content.number, invoice_id, before.number if before else None)
    if own is None and _is_recent(content.issued_on, ledger.today):
        ledger.tell_of_invoice(invoice)
    return row.done("created" if own is None else "changed", invoice_id)


def _is_recent(day: date, today: date) -> bool:
    """Whether a document is news: a history that is brought in tells nobody of anything."""
    return abs((today - day).days) <= NOTIFY_MAX_AGE_DAYS


def _refer(ledger: Ledger, tenant: str, kind: str, external_id: str, item_id: str, *, is_new: bool) -> None:
    if is_new:
        item = reference(tenant, kind, external_id, item_id, ledger.customer_id)
        ledger.create(item, ConflictError("sent twice at the same moment"))


def _number(ledger: Ledger, tenant: str, kind: str, number: str, item_id: str, before: str | None) -> None:
    if number == before:
        return
    key = keys.document_number(tenant, ledger.customer_id, kind, number)
    item = ExternalReference(key.pk, key.sk, target_id=item_id, customer_id=ledger.customer_id)
    ledger.create(item, ConflictError("another document took this number at the same moment"))
    if before is not None:
        old = keys.document_number(tenant, ledger.customer_id, kind, before)
        ledger.remove(ExternalReference(old.pk, old.sk))


def _lines(tenant: str, customer_id: str, invoice_id: str, content: InvoiceIn) -> InvoiceLines:
    key = keys.invoice_lines(tenant, customer_id, invoice_id)
    return InvoiceLines(
        key.pk,
        key.sk,
        lines=_plain(content.lines),
        taxes=_plain(content.taxes),
        adjustments=_plain(content.adjustments),
        rounding=content.rounding,
        prepaid=content.prepaid,
        notes=content.notes,
    )


def _plain(parts: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in parts]


def _own_pdf(text: str | None) -> bytes | None:
    """The tenant's PDF, examined. InvalidError when it is not a PDF that we would hand on."""
    if text is None:
        return None
    from chalicelib.documents.uploads.pdf import check_pdf

    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error) as error:
        raise InvalidError(fields=[FieldError("pdf_base64", "base64_invalid", "not base64")]) from error
    check_pdf(data, field="pdf_base64")
    return data


def _keep_pdf(tenant: str, invoice_id: str, pdf: bytes) -> str:
    # Written before the commit: a file that no invoice names is escape_formula, an invoice without its file is not.
    key = f"tenants/{tenant}/invoices/{invoice_id}/{hashlib.sha256(pdf).hexdigest()}.pdf"
    files.put_file(key, pdf, "application/pdf")
    return key


def _book_payment(caller: TenantSystem, ledger: Ledger, row: Row[PaymentIn], known: Known) -> BatchRow:
    content = row.content
    settlement, before, own = _settlement(caller.tenant, ledger, row, PAYMENT, known)
    if before is not None and before.digest == settlement.digest:
        return row.done("unchanged", before.settlement_id)
    settlement.day, settlement.amount = content.paid_on, content.amount
    settlement.number, settlement.description = content.number, content.description
    ledger.book_settlement(settlement, before)
    _refer(ledger, caller.tenant, PAYMENT, row.external_id, settlement.settlement_id, is_new=own is None)
    if own is None and _is_recent(content.paid_on, ledger.today):
        ledger.tell_of_payment(settlement)
    return row.done("created" if own is None else "changed", settlement.settlement_id)


def _book_credit_note(caller: TenantSystem, ledger: Ledger, row: Row[CreditNoteIn], known: Known) -> BatchRow:
    content = row.content
    settlement, before, own = _settlement(caller.tenant, ledger, row, CREDIT_NOTE, known)
    if before is not None and before.digest == settlement.digest:
        return row.done("unchanged", before.settlement_id)
    settlement.day, settlement.amount, settlement.number = content.issued_on, content.total, content.number
    settlement.description = content.notes[:200]
    settlement.lines, settlement.taxes = _plain(content.lines), _plain(content.taxes)
    ledger.book_settlement(settlement, before)
    _refer(ledger, caller.tenant, CREDIT_NOTE, row.external_id, settlement.settlement_id, is_new=own is None)
    _number(
        ledger,
        caller.tenant,
        CREDIT_NOTE,
        content.number,
        settlement.settlement_id,
        before.number if before else None,
    )
    return row.done("created" if own is None else "changed", settlement.settlement_id)


def _settlement(
    tenant: str, ledger: Ledger, row: Row[Any], kind: str, known: Known
) -> tuple[Settlement, Settlement | None, ExternalReference | None]:
    """The replacement of a payment or credit note, the stored one, and the reference to it."""
    own = known.reference(keys.external_reference(tenant, kind, row.external_id))
    before = Settlement.from_wire(known.document(document_key(tenant, kind, own))) if own else None
    day = row.content.paid_on if kind == PAYMENT else row.content.issued_on
    settlement = Settlement.at(tenant, ledger.customer_id, own.target_id if own else ids.new_id("stl", day))
    settlement.type, settlement.external_id, settlement.digest = kind, row.external_id, digest_of(row.content)
    settlement.currency, settlement.changed_at = row.content.currency, clock.now()
    if before is not None:
        settlement.version = before.version
    if row.content.invoice:
        target = known.reference(keys.external_reference(tenant, INVOICE, row.content.invoice))
        settlement.invoice_external_id = row.content.invoice
        settlement.invoice_id = target.target_id if target else None
    _listed(settlement, kind, settlement.settlement_id)
    return settlement, before, own


def delete_document(caller: TenantSystem, kind: str, external_id: str) -> None:
    """Take a document out of the books. NotFoundError when there is none of that id."""
    tenant = caller.tenant

    def attempt() -> None:
        own = ExternalReference.named(tenant, kind, external_id)
        ledger = Ledger(tenant, own.customer_id, clock.today(caller.settings.time_zone))
        if kind == INVOICE:
            invoice = Invoice.load(keys.invoice(tenant, own.customer_id, own.target_id), consistent=True)
            ledger.unbook_invoice(invoice)
            number: str | None = invoice.number
        else:
            settlement = Settlement.load(
                keys.settlement(tenant, own.customer_id, own.target_id), consistent=True
            )
            ledger.unbook_settlement(settlement)
            number = settlement.number if kind == CREDIT_NOTE else None
        ledger.remove(own)
        if number is not None:
            taken = keys.document_number(tenant, own.customer_id, kind, number)
            ledger.remove(ExternalReference(taken.pk, taken.sk))
        ledger.commit()

    retry_on_conflict(attempt, exhausted=ConflictError.changed("account"))


def find_document(caller: TenantSystem, kind: str, external_id: str) -> Invoice | Settlement:
    """A document by the tenant's own id. NotFoundError when there is none."""
    own = ExternalReference.named(caller.tenant, kind, external_id)
    if kind == INVOICE:
        return Invoice.load(keys.invoice(caller.tenant, own.customer_id, own.target_id))
    return Settlement.load(keys.settlement(caller.tenant, own.customer_id, own.target_id))


def list_documents(
    caller: TenantSystem, kind: str, *, cursor: str | None, limit: int
) -> tuple[list[Invoice] | list[Settlement], str | None]:
    """A page of the tenant's documents of one kind, in a stable order, and the cursor of the next."""
    cursors = caller.cursors(f"data:{kind}")
    after = cursors.read(cursor) if cursor else None
    rows, position = reads.list_tenant(caller.tenant, LISTINGS[kind], limit=limit, after=after)
    model: type[Invoice | Settlement] = Invoice if kind == INVOICE else Settlement
    found: Any = [model.from_wire(row) for row in rows]
    return found, cursors.write(position) if position else None
