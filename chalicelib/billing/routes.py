"""The portal's account, statement and invoices over HTTP."""

from chalicelib.billing import files, invoices, statement
from chalicelib.billing.schemas import (
    InvoiceOut,
    InvoicePage,
    InvoicesQuery,
    StatementFileIn,
    StatementOut,
    StatementQuery,
    ZipIn,
)
from chalicelib.customers.access import SignedIn, SignedInCustomer
from chalicelib.kernel.http.routing import Routes
from chalicelib.kernel.http.schemas import DownloadOut, Empty, download_out
from chalicelib.tenants.settings import Module

routes = Routes(__name__, "/portal/{tenant}", "portal: account")
_CUSTOMER = SignedInCustomer()
_READING = SignedInCustomer(reads=True)
"""For routes that only make a file of what is there."""


@routes.get("/statement", access=_CUSTOMER, module=Module.STATEMENT)
def list_entries(caller: SignedIn, query: StatementQuery) -> StatementOut:
    """List the statement with its running balance, newest first."""
    return statement.list_entries(caller, query)


@routes.post("/statement/files", access=_READING, module=Module.STATEMENT)
def download_statement(caller: SignedIn, body: StatementFileIn) -> DownloadOut:
    """Make the statement a file."""
    return download_out(files.download_statement(caller, body))


@routes.get("/invoices", access=_CUSTOMER, module=Module.STATEMENT)
def list_invoices(caller: SignedIn, query: InvoicesQuery) -> InvoicePage:
    """List invoices, newest first."""
    return invoices.list_invoices(caller, query)


@routes.get("/invoices/{invoice_id}", access=_CUSTOMER)
def show_invoice(caller: SignedIn, invoice_id: str) -> InvoiceOut:
    """Show an invoice with its lines, taxes and totals."""
    return invoices.show_invoice(caller, invoice_id)


@routes.post("/invoices/{invoice_id}/pdf", access=_READING)
def download_invoice(caller: SignedIn, invoice_id: str, body: Empty) -> DownloadOut:  # noqa: ARG001 - a POST has a body
    """Download an invoice as PDF."""
    return download_out(files.download_invoice(caller, invoice_id))


@routes.post("/invoices/zip", access=_READING, module=Module.INVOICE_DOWNLOADS)
def download_invoices(caller: SignedIn, body: ZipIn) -> DownloadOut:
    """Download several invoices as one zip."""
    return download_out(files.download_invoices(caller, body.invoice_ids))
