"""Invoices, payments and credit notes in the data API."""

from chalicelib.billing import intake
from chalicelib.billing.models import Invoice, Settlement
from chalicelib.billing.schemas import (
    CreditNoteBatchIn,
    InvoiceBatchIn,
    InvoiceDataOut,
    InvoiceDataPage,
    PaymentBatchIn,
    SettlementDataOut,
    SettlementDataPage,
)
from chalicelib.customers.models import Customer
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.http.messages import Request
from chalicelib.kernel.http.routing import JSON, XML, Routes
from chalicelib.kernel.http.schemas import BatchOut, Done, ListQuery
from chalicelib.kernel.money import CURRENCIES
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.api_keys import ApiKeyAccess, TenantSystem

routes = Routes(__name__, "/data/v1", "data: billing")
_SYSTEM = ApiKeyAccess()
MAX_BATCH_BYTES = 5 * 1024 * 1024


@routes.post(
    "/invoices", access=_SYSTEM, max_body=MAX_BATCH_BYTES, repeatable=True, content_types=(JSON, XML)
)
def upsert_invoices(caller: TenantSystem, request: Request, body: InvoiceBatchIn | None) -> BatchOut:
    """Create or change up to 100 invoices, or take one UBL 2.1 document as XML."""
    if body is None:
        from chalicelib.billing.ubl_intake import upsert_ubl

        return upsert_ubl(caller, request.body)
    return intake.upsert_invoices(caller, body.items)


@routes.get("/invoices", access=_SYSTEM)
def list_tenant_invoices(caller: TenantSystem, query: ListQuery) -> InvoiceDataPage:
    """List all invoices."""
    found, following = intake.list_documents(caller, intake.INVOICE, cursor=query.cursor, limit=query.limit)
    names = _customer_names(caller, found)
    return InvoiceDataPage(items=[_invoice(item, names) for item in found], next=following)


@routes.get("/invoices/{external_id}", access=_SYSTEM)
def read_invoice(caller: TenantSystem, external_id: str) -> InvoiceDataOut:
    """Read an invoice back."""
    found = intake.find_document(caller, intake.INVOICE, external_id)
    return _invoice(found, _customer_names(caller, [found]))


@routes.delete("/invoices/{external_id}", access=_SYSTEM)
def delete_invoice(caller: TenantSystem, external_id: str) -> Done:
    """Take an invoice out of the books."""
    intake.delete_document(caller, intake.INVOICE, external_id)
    return Done()


@routes.post("/payments", access=_SYSTEM, max_body=MAX_BATCH_BYTES, repeatable=True)
def upsert_payments(caller: TenantSystem, body: PaymentBatchIn) -> BatchOut:
    """Create or change up to 100 payments."""
    return intake.upsert_payments(caller, body.items)


@routes.get("/payments", access=_SYSTEM)
def list_payments(caller: TenantSystem, query: ListQuery) -> SettlementDataPage:
    """List all payments."""
    return _page(caller, intake.PAYMENT, query)


@routes.get("/payments/{external_id}", access=_SYSTEM)
def read_payment(caller: TenantSystem, external_id: str) -> SettlementDataOut:
    """Read a payment back."""
    return _one(caller, intake.PAYMENT, external_id)


@routes.delete("/payments/{external_id}", access=_SYSTEM)
def delete_payment(caller: TenantSystem, external_id: str) -> Done:
    """Take a payment out of the books."""
    intake.delete_document(caller, intake.PAYMENT, external_id)
    return Done()


@routes.post("/credit-notes", access=_SYSTEM, max_body=MAX_BATCH_BYTES, repeatable=True)
def upsert_credit_notes(caller: TenantSystem, body: CreditNoteBatchIn) -> BatchOut:
    """Create or change up to 100 credit notes."""
    return intake.upsert_credit_notes(caller, body.items)


@routes.get("/credit-notes", access=_SYSTEM)
def list_credit_notes(caller: TenantSystem, query: ListQuery) -> SettlementDataPage:
    """List all credit notes."""
    return _page(caller, intake.CREDIT_NOTE, query)


@routes.get("/credit-notes/{external_id}", access=_SYSTEM)
def read_credit_note(caller: TenantSystem, external_id: str) -> SettlementDataOut:
    """Read a credit note back."""
    return _one(caller, intake.CREDIT_NOTE, external_id)


@routes.delete("/credit-notes/{external_id}", access=_SYSTEM)
def delete_credit_note(caller: TenantSystem, external_id: str) -> Done:
    """Take a credit note out of the books."""
    intake.delete_document(caller, intake.CREDIT_NOTE, external_id)
    return Done()


def _page(caller: TenantSystem, kind: str, query: ListQuery) -> SettlementDataPage:
    found, following = intake.list_documents(caller, kind, cursor=query.cursor, limit=query.limit)
    names = _customer_names(caller, found)
    return SettlementDataPage(items=[_settlement(item, names) for item in found], next=following)


def _one(caller: TenantSystem, kind: str, external_id: str) -> SettlementDataOut:
    found = intake.find_document(caller, kind, external_id)
    return _settlement(found, _customer_names(caller, [found]))


def _customer_names(
    caller: TenantSystem, items: "list[Invoice] | list[Settlement] | list[Invoice | Settlement]"
) -> dict[str, str]:
    """The tenant's own ids of the customers of these documents, in one round trip."""
    wanted = [keys.customer(caller.tenant, item.customer_id) for item in items]
    if not wanted:
        return {}
    found = (Customer.from_wire(wire) for wire in reads.get_together(wanted).values())
    return {customer.customer_id: customer.external_id for customer in found}


def _text(amount: object, currency: str) -> str:
    return f"{amount:.{CURRENCIES[currency]}f}"


def _invoice(item: Invoice | Settlement, names: dict[str, str]) -> InvoiceDataOut:
    if not isinstance(item, Invoice):
        raise NotFoundError("no such invoice")
    return InvoiceDataOut(
        id=item.invoice_id,
        external_id=item.external_id,
        customer=names[item.customer_id],
        number=item.number,
        issued_on=item.issued_on,
        due_on=item.due_on,
        currency=item.currency,
        net=_text(item.net, item.currency),
        total=_text(item.total, item.currency),
        paid=_text(item.paid, item.currency),
        open=_text(item.open, item.currency),
        has_own_pdf=item.pdf_key is not None,
        changed_at=item.changed_at,
    )


def _settlement(item: Invoice | Settlement, names: dict[str, str]) -> SettlementDataOut:
    if not isinstance(item, Settlement):
        raise NotFoundError("no such document")
    return SettlementDataOut(
        id=item.settlement_id,
        external_id=item.external_id,
        customer=names[item.customer_id],
        number=item.number,
        date=item.day,
        currency=item.currency,
        amount=_text(item.amount, item.currency),
        description=item.description,
        invoice=item.invoice_external_id,
        changed_at=item.changed_at,
    )
