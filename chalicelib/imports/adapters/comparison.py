"""What differs between kinds: how what is stored is read, compared and written, each by its own domain."""

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
from chalicelib.imports.adapters.records import Record, merged
from chalicelib.imports.models import ImportJob
from chalicelib.imports.parsing.fields import Kind
from chalicelib.kernel.http.schemas import BATCH_ROWS, BatchOut
from chalicelib.tenants.api_keys import Principal, TenantSystem
from chalicelib.tenants.settings import TenantSettings


@dataclass(frozen=True, slots=True)
class Judged:
    """A record, what would become of it, and the whole row that says so."""

    record: Record
    row: dict[str, Any]
    comparison: Comparison


def importer(job: ImportJob, settings: TenantSettings) -> TenantSystem:
    """Who hands the rows in: a file speaks for the tenant's system, and for whoever handed it in."""
    handed_in = Principal(job.tenant, job.staff_id, job.staff_name)
    return TenantSystem(tenant=job.tenant, key_id="import", settings=settings, principal=handed_in)


def judge(caller: TenantSystem, kind: Kind, records: list[Record]) -> list[Judged]:
    """Compare records without faults with what is stored, a hundred at a time; they are of different things."""
    judged: list[Judged] = []
    for start in range(0, len(records), BATCH_ROWS):
        batch = records[start : start + BATCH_ROWS]
        judged += _COMPARE[kind](caller, batch)
    return judged


def write(caller: TenantSystem, kind: Kind, rows: list[dict[str, Any]]) -> BatchOut:
    """Write up to a hundred rows by the rules of the data API."""
    upsert = {
        Kind.CUSTOMERS: customer_service.upsert_customers,
        Kind.INVOICES: intake.upsert_invoices,
        Kind.PAYMENTS: intake.upsert_payments,
        Kind.CONTRACTS: contracts.order_contracts,
    }[kind]
    return upsert(caller, rows)


def _compare_customers(caller: TenantSystem, batch: list[Record]) -> list[Judged]:
    stored: dict[str, StoredCustomer] = customer_service.stored_customers(
        caller.tenant, [record.key for record in batch]
    )
    rows = [
        merged(Kind.CUSTOMERS, record.key, record.told, customers.as_sent(stored[record.key]))
        if record.key in stored
        else merged(Kind.CUSTOMERS, record.key, record.told, None)
        for record in batch
    ]
    return _judged(batch, rows, customers.compare_customers(caller, rows, stored))


def _compare_invoices(caller: TenantSystem, batch: list[Record]) -> list[Judged]:
    stored: dict[str, StoredInvoice] = books.stored_invoices(caller.tenant, [record.key for record in batch])
    rows = []
    for record in batch:
        known = stored.get(record.key)
        customer = record.told.fields["customer"]
        as_sent = books.invoice_as_sent(known, customer=customer) if known else None
        rows.append(merged(Kind.INVOICES, record.key, record.told, as_sent))
    return _judged(batch, rows, books.compare_invoices(caller, rows, stored))


def _compare_payments(caller: TenantSystem, batch: list[Record]) -> list[Judged]:
    stored = books.stored_payments(caller.tenant, [record.key for record in batch])
    rows = []
    for record in batch:
        known = stored.get(record.key)
        as_sent = books.payment_as_sent(known, customer=record.told.fields["customer"]) if known else None
        rows.append(merged(Kind.PAYMENTS, record.key, record.told, as_sent))
    return _judged(batch, rows, books.compare_payments(caller, rows, stored))


def _compare_contracts(caller: TenantSystem, batch: list[Record]) -> list[Judged]:
    rows = [merged(Kind.CONTRACTS, record.key, record.told, None) for record in batch]
    return _judged(batch, rows, contracts.compare_contracts(caller, rows))


def _judged(batch: list[Record], rows: list[dict[str, Any]], answers: list[Comparison]) -> list[Judged]:
    return [Judged(*parts) for parts in zip(batch, rows, answers, strict=True)]


_COMPARE: dict[Kind, Callable[[TenantSystem, list[Record]], list[Judged]]] = {
    Kind.CUSTOMERS: _compare_customers,
    Kind.INVOICES: _compare_invoices,
    Kind.PAYMENTS: _compare_payments,
    Kind.CONTRACTS: _compare_contracts,
}
