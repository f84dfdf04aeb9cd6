"""Whether the figures of a document add up. Pure; every finding names the figures."""

from collections.abc import Iterator
from decimal import Decimal

from chalicelib.billing.schemas import CreditNoteIn, InvoiceIn, PaymentIn
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.money import CURRENCIES


def _differs(field: str, stated: Decimal, computed: Decimal, rule: str) -> FieldError:
    return FieldError(
        field,
        "sum_wrong",
        f"{rule}: stated {stated}, computed {computed}",
        {"stated": str(stated), "computed": str(computed)},
    )


def check_currency(currency: str, allowed: tuple[str, ...]) -> list[FieldError]:
    """A currency must be one that the tenant bills in."""
    if currency not in CURRENCIES:
        return [FieldError("currency", "currency_unknown", "not an ISO 4217 currency")]
    if currency not in allowed:
        return [
            FieldError(
                "currency",
                "currency_not_used",
                "the tenant does not bill in it",
                {"allowed": " ".join(allowed)},
            )
        ]
    return []


def _too_fine(field: str, amount: Decimal, decimals: int) -> Iterator[FieldError]:
    # Zeros count too: 1.000 Chilean pesos were most likely meant as a thousand.
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        yield FieldError(
            field, "amount_too_many_decimals", f"the currency has {decimals} decimals", {"decimals": decimals}
        )


def check_document(document: InvoiceIn | CreditNoteIn) -> list[FieldError]:
    """Everything that is wrong with the figures of an invoice or credit note."""
    return list(_check_document(document))


def _check_document(document: InvoiceIn | CreditNoteIn) -> Iterator[FieldError]:
    decimals = CURRENCIES[document.currency]
    unit = Decimal(1).scaleb(-decimals)
    for index, line in enumerate(document.lines):
        yield from _too_fine(f"lines.{index}.total", line.total, decimals)
        yield from _too_fine(f"lines.{index}.discount", line.discount, decimals)
        computed = line.quantity * line.unit_price - line.discount
        # The sender may have rounded the product either way.
        if abs(computed - line.total) > unit:
            yield _differs(f"lines.{index}.total", line.total, computed, "quantity × unit price − discount")
    for name in ("net", "total", "prepaid", "rounding"):
        yield from _too_fine(name, getattr(document, name), decimals)
    for index, adjustment in enumerate(document.adjustments):
        yield from _too_fine(f"adjustments.{index}.amount", adjustment.amount, decimals)
    for index, tax in enumerate(document.taxes):
        yield from _too_fine(f"taxes.{index}.amount", tax.amount, decimals)
    if document.lines:
        net = sum((line.total for line in document.lines), Decimal(0))
        net += sum((adjustment.amount for adjustment in document.adjustments), Decimal(0))
        if net != document.net:
            yield _differs("net", document.net, net, "Σ lines + Σ adjustments")
    total = document.net + sum((tax.amount for tax in document.taxes), Decimal(0))
    total += document.rounding - document.prepaid
    if total != document.total:
        yield _differs("total", document.total, total, "net + Σ taxes + rounding − prepaid")
    if document.total < 0:
        yield FieldError("total", "amount_negative", "send a credit note for what lowers the debt")


def check_payment(payment: PaymentIn) -> list[FieldError]:
    """Everything that is wrong with the figures of a payment."""
    faults = list(_too_fine("amount", payment.amount, CURRENCIES[payment.currency]))
    if payment.amount <= 0:
        faults.append(FieldError("amount", "amount_not_positive", "a payment is more than nothing"))
    return faults
