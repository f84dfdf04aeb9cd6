"""Compares and writes records of each kind through the domain that owns them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.billing import comparison as books
from chalicelib.billing import intake
from chalicelib.billing.comparison import StoredInvoice
from chalicelib.contracts import intake as contracts
from chalicelib.customers import comparison as customers
from chalicelib.customers import service as customer_service
from chalicelib.customers.comparison import Comparison
from chalicelib.customers.writing import StoredCustomer
from chalicelib.imports.adapters.records import Record, merge_record
from chalicelib.imports.models import ImportJob
from chalicelib.imports.parsing.fields import Kind
from chalicelib.kernel.http.schemas import BATCH_ROWS, BatchOut
from chalicelib.tenants.api_keys import Principal, TenantSystem
from chalicelib.tenants.settings import TenantSettings


@dataclass(frozen=True, slots=True)
class ComparedRecord:
    """A record, the row to send to its domain, and how that differs from what is stored."""

    record: Record
    row: dict[str, Any]
    comparison: Comparison


def import_caller(job: ImportJob, settings: TenantSettings) -> TenantSystem:
    """Build the caller for an import's rows: the tenant's system, on behalf of the staff member who uploaded them."""
    uploaded_by = Principal(job.tenant, job.staff_id, job.staff_name)
    return TenantSystem(tenant=job.tenant, key_id="import", settings=settings, principal=uploaded_by)


def compare_records(caller: TenantSystem, kind: Kind, records: list[Record]) -> list[ComparedRecord]:
    """Compare valid records with distinct ids with what is stored, in batches of 100."""
    compared: list[ComparedRecord] = []
    for start in range(0, len(records), BATCH_ROWS):
        compared += _COMPARE[kind](caller, records[start : start + BATCH_ROWS])
    return compared


def write_rows(caller: TenantSystem, kind: Kind, rows: list[dict[str, Any]]) -> BatchOut:
    """Write up to 100 rows with the validation of the data API."""
    upsert = {
        Kind.CUSTOMERS: customer_service.upsert_customers,
        Kind.INVOICES: intake.upsert_invoices,
        Kind.PAYMENTS: intake.upsert_payments,
        Kind.CONTRACTS: contracts.order_contracts,
    }[kind]
    return upsert(caller, rows)


def _compare_customers(caller: TenantSystem, batch: list[Record]) -> list[ComparedRecord]:
    stored: dict[str, StoredCustomer] = customer_service.stored_customers(
        caller.tenant, [record.key for record in batch]
    )
    rows = [
        merge_record(Kind.CUSTOMERS, record.key, record.data, customers.as_sent(stored[record.key]))
        if record.key in stored
        else merge_record(Kind.CUSTOMERS, record.key, record.data, None)
        for record in batch
    ]
    return _zip(batch, rows, customers.compare_customers(caller, rows, stored))


def _compare_invoices(caller: TenantSystem, batch: list[Record]) -> list[ComparedRecord]:
    stored: dict[str, StoredInvoice] = books.stored_invoices(caller.tenant, [record.key for record in batch])
    rows = []
    for record in batch:
        known = stored.get(record.key)
        customer = record.data.fields["customer"]
        as_sent = books.invoice_as_sent(known, customer=customer) if known else None
        rows.append(merge_record(Kind.INVOICES, record.key, record.data, as_sent))
    return _zip(batch, rows, books.compare_invoices(caller, rows, stored))


def _compare_payments(caller: TenantSystem, batch: list[Record]) -> list[ComparedRecord]:
    stored = books.stored_payments(caller.tenant, [record.key for record in batch])
    rows = []
    for record in batch:
        known = stored.get(record.key)
        as_sent = books.payment_as_sent(known, customer=record.data.fields["customer"]) if known else None
        rows.append(merge_record(Kind.PAYMENTS, record.key, record.data, as_sent))
    return _zip(batch, rows, books.compare_payments(caller, rows, stored))


def _compare_contracts(caller: TenantSystem, batch: list[Record]) -> list[ComparedRecord]:
    rows = [merge_record(Kind.CONTRACTS, record.key, record.data, None) for record in batch]
    return _zip(batch, rows, contracts.compare_contracts(caller, rows))


def _zip(
    batch: list[Record], rows: list[dict[str, Any]], comparisons: list[Comparison]
) -> list[ComparedRecord]:
    return [ComparedRecord(*parts) for parts in zip(batch, rows, comparisons, strict=True)]


_COMPARE: dict[Kind, Callable[[TenantSystem, list[Record]], list[ComparedRecord]]] = {
    Kind.CUSTOMERS: _compare_customers,
    Kind.INVOICES: _compare_invoices,
    Kind.PAYMENTS: _compare_payments,
    Kind.CONTRACTS: _compare_contracts,
}
