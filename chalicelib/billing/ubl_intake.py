"""A UBL document as an invoice or credit note: mapped to the same row that a JSON batch would hold."""

import base64
import re
from decimal import Decimal
from typing import Any

from chalicelib.billing import intake
from chalicelib.billing.ubl import UblDocument, UblLine, read_ubl
from chalicelib.customers.identity_numbers import login_value
from chalicelib.customers.logins import DOCUMENT, find_logins
from chalicelib.customers.models import Customer, ExternalReference
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.http.schemas import BatchOut, refused
from chalicelib.kernel.money import CURRENCIES
from chalicelib.kernel.store import keys, reads
from chalicelib.tenants.api_keys import TenantSystem

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._:@-]+")
_MAX_NAME = 200
_MAX_ID = 100


def upsert_ubl(caller: TenantSystem, data: bytes) -> BatchOut:
    """Take one UBL 2.1 Invoice or CreditNote; answers one row. UblError when it is none or does not add up.

    The document's number is its external id, or `<number>@<customer>` where another customer's bears that.
    The buyer is looked for among the tenant's customers: by each of its identifiers as the tenant's own id,
    then as an identity number.
    """
    document = read_ubl(data)
    external_id = _as_id(document.number)
    customer = _buyer(caller, document)
    if customer is None:
        fault = FieldError(
            "AccountingCustomerParty", "customer_unknown", "none of the buyer's identifiers is known"
        )
        return BatchOut(items=[refused(0, external_id, [fault])])
    row = _row(document, _free_id(caller, document.kind, external_id, customer), customer)
    if document.kind == "invoice":
        return intake.upsert_invoices(caller, [row])
    return intake.upsert_credit_notes(caller, [row | _corrected(caller, document, customer)])


def _free_id(caller: TenantSystem, kind: str, external_id: str, customer: str) -> str:
    """The id of the document, which another issuer's for another customer may have taken already."""
    keys_wanted = (
        keys.external_reference(caller.tenant, kind, external_id),
        keys.external_reference(caller.tenant, intake.CUSTOMER, customer),
    )
    found = reads.get_many(keys_wanted)
    holder, owner = (ExternalReference.from_wire(found[key]) if key in found else None for key in keys_wanted)
    if holder is None or owner is None or holder.customer_id == owner.target_id:
        return external_id
    return _qualified(external_id, customer)


def _buyer(caller: TenantSystem, document: UblDocument) -> str | None:
    """The tenant's own id of the customer that the buyer is."""
    buyer = document.buyer
    values = [one.value for one in (*buyer.ids, *buyer.tax_ids)]
    wanted = [keys.external_reference(caller.tenant, intake.CUSTOMER, value) for value in values]
    found = reads.get_many(wanted)
    for key, value in zip(wanted, values, strict=True):
        if key in found:
            return value
    for value in values:
        claims = find_logins(caller.tenant, DOCUMENT, login_value(value))
        if len({customer for customer, _ in claims}) == 1:
            return str(Customer.load(keys.customer(caller.tenant, claims[0][0])).external_id)
    return None


def _row(document: UblDocument, external_id: str, customer: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "external_id": external_id,
        "customer": customer,
        "number": document.number,
        "issued_on": document.issued_on.isoformat(),
        "currency": document.currency,
        "lines": [_line(line, document.currency) for line in document.lines],
        "adjustments": [
            {"description": one.reason[:_MAX_NAME], "amount": _plain(one.amount)}
            for one in document.adjustments
        ],
        "net": _plain(document.net),
        "taxes": [
            {
                "name": tax.name[:_MAX_NAME] or tax.category,
                "rate": _plain(tax.percent) if tax.percent is not None else None,
                "base": _plain(tax.base),
                "amount": _plain(tax.amount),
            }
            for tax in document.taxes
        ],
        "rounding": _plain(document.rounding),
        "prepaid": _plain(document.prepaid),
        "total": _plain(document.payable),
        "notes": "\n".join(document.notes)[:4000],
    }
    if document.kind == "invoice":
        row["due_on"] = (document.due_on or document.issued_on).isoformat()
        if document.pdf is not None:
            row["pdf_base64"] = base64.b64encode(document.pdf.data).decode()
    return row


def _corrected(caller: TenantSystem, document: UblDocument, customer: str) -> dict[str, str]:
    """The invoice that a credit note names, if it is one of ours and of this customer."""
    if len(document.references) != 1:
        return {}
    named = _as_id(document.references[0].number)
    candidates = (named, _qualified(named, customer))
    owner = keys.external_reference(caller.tenant, intake.CUSTOMER, customer)
    wanted = [keys.external_reference(caller.tenant, intake.INVOICE, candidate) for candidate in candidates]
    found = {key: ExternalReference.from_wire(wire) for key, wire in reads.get_many([owner, *wanted]).items()}
    for key, candidate in zip(wanted, candidates, strict=True):
        if key in found and owner in found and found[key].customer_id == found[owner].target_id:
            return {"invoice": candidate}
    return {}


def _as_id(number: str) -> str:
    return _NOT_IN_AN_ID.sub("-", number).strip("-._:@")[:_MAX_ID] or "-"


def _qualified(external_id: str, customer: str) -> str:
    return f"{external_id}@{customer}"[:_MAX_ID]


def _line(line: UblLine, currency: str) -> dict[str, Any]:
    # Allowances and charges of the line, so that quantity × price − discount is the stated total.
    exact = (line.quantity * line.unit_price).quantize(Decimal(1).scaleb(-CURRENCIES[currency]))
    return {
        "product": line.name[:_MAX_NAME],
        "description": "\n".join(part for part in (line.description, line.note) if part)[:4000],
        "quantity": _plain(line.quantity),
        "unit_price": _plain(line.unit_price),
        "discount": _plain(exact - line.total),
        "total": _plain(line.total),
    }


def _plain(amount: Decimal) -> str:
    return format(amount, "f")
