"""What the portal and the data API say and take about money."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from chalicelib.billing.models import InvoiceState
from chalicelib.kernel.http.schemas import (
    BatchIn,
    Cursor,
    DayIn,
    DownloadOut,
    ExternalId,
    Line,
    MoneyOut,
    Paragraph,
    Rows,
    RowsOf,
    Schema,
    StrictIn,
)
from chalicelib.kernel.money import parse_decimal

__all__ = ["DownloadOut"]

_AMOUNT_DECIMALS, _QUANTITY_DECIMALS = 4, 10


def _number_schema(decimals: int) -> WithJsonSchema:
    pattern = rf"^-?[0-9]{{1,15}}(\.[0-9]{{1,{decimals}}})?$"
    return WithJsonSchema(
        {
            "anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}],
            "description": "A decimal as text, or an integer; never a float, which has already lost the cents.",
        }
    )


Day = date
"""`date` under a name that no field of a model hides."""


def _amount(value: object) -> Decimal:
    """An amount as it was written; the currency's decimals are checked where the currency is known."""
    return parse_decimal(value, max_decimals=_AMOUNT_DECIMALS)  # type: ignore[arg-type]  # it refuses what is no number


def _quantity(value: object) -> Decimal:
    return parse_decimal(value, max_decimals=_QUANTITY_DECIMALS)  # type: ignore[arg-type]  # it refuses what is no number


Amount = Annotated[Decimal, BeforeValidator(_amount), _number_schema(_AMOUNT_DECIMALS)]
Quantity = Annotated[Decimal, BeforeValidator(_quantity), _number_schema(_QUANTITY_DECIMALS)]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Number = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f]+$")
]


class LineIn(StrictIn):
    """A line of an invoice or credit note. `total` = quantity × unit price − discount, before tax."""

    product: Line = ""
    description: Paragraph = ""
    quantity: Quantity = Decimal(1)
    unit_price: Quantity
    discount: Amount = Decimal(0)
    total: Amount


class TaxIn(StrictIn):
    """A tax of the whole document."""

    name: Line
    rate: Quantity | None = None
    """Percent."""
    base: Amount | None = None
    amount: Amount


class AdjustmentIn(StrictIn):
    """An allowance (negative) or charge (positive) on the whole document, before tax."""

    description: Line
    amount: Amount


class InvoiceIn(StrictIn):
    """An invoice. Σ lines + Σ adjustments = net; net + Σ taxes + rounding − prepaid = total."""

    external_id: ExternalId
    customer: ExternalId
    number: Number
    issued_on: DayIn
    due_on: DayIn
    currency: CurrencyCode
    lines: list[LineIn] = Field(default_factory=list, max_length=500)
    adjustments: list[AdjustmentIn] = Field(default_factory=list, max_length=50)
    net: Amount
    taxes: list[TaxIn] = Field(default_factory=list, max_length=50)
    rounding: Amount = Decimal(0)
    prepaid: Amount = Decimal(0)
    total: Amount
    notes: Paragraph = ""
    pdf_base64: str | None = Field(default=None, max_length=4_200_000)
    """The tenant's own PDF of it, base64, at most 3 MB."""


class CreditNoteIn(StrictIn):
    """A credit note: it lowers what is owed by `total`, which is positive."""

    external_id: ExternalId
    customer: ExternalId
    number: Number
    issued_on: DayIn
    currency: CurrencyCode
    lines: list[LineIn] = Field(default_factory=list, max_length=500)
    adjustments: list[AdjustmentIn] = Field(default_factory=list, max_length=50)
    net: Amount
    taxes: list[TaxIn] = Field(default_factory=list, max_length=50)
    rounding: Amount = Decimal(0)
    prepaid: Amount = Decimal(0)
    total: Amount
    invoice: ExternalId | None = None
    """The invoice that it corrects; without it, the oldest open invoices are settled first."""
    notes: Paragraph = ""


class PaymentIn(StrictIn):
    """A payment that the business has received."""

    external_id: ExternalId
    customer: ExternalId
    paid_on: DayIn
    currency: CurrencyCode
    amount: Amount
    number: Line = ""
    description: Line = ""
    invoice: ExternalId | None = None
    """The invoice that it pays; without it, the oldest open invoices are settled first."""


class InvoiceBatchIn(BatchIn):
    """Up to 100 invoices."""

    items: Annotated[Rows, RowsOf(InvoiceIn)]


class PaymentBatchIn(BatchIn):
    """Up to 100 payments."""

    items: Annotated[Rows, RowsOf(PaymentIn)]


class CreditNoteBatchIn(BatchIn):
    """Up to 100 credit notes."""

    items: Annotated[Rows, RowsOf(CreditNoteIn)]


# Portal


class InvoiceRow(Schema):
    """An invoice in a list."""

    id: str
    number: str
    issued_on: date
    due_on: date
    total: MoneyOut
    open: MoneyOut
    state: InvoiceState
    product: str | None


class LineOut(Schema):
    """A line of an invoice; product and description as the tenant shows them."""

    product: str | None
    description: str | None
    quantity: str
    unit_price: str
    total: MoneyOut


class TaxOut(Schema):
    """A tax of an invoice."""

    name: str
    rate: str | None
    base: MoneyOut | None
    amount: MoneyOut


class AdjustmentOut(Schema):
    """An allowance or charge on the whole invoice."""

    description: str
    amount: MoneyOut


class InvoiceOut(InvoiceRow):
    """An invoice in full."""

    lines: list[LineOut]
    adjustments: list[AdjustmentOut]
    net: MoneyOut
    taxes: list[TaxOut]
    rounding: MoneyOut | None
    prepaid: MoneyOut | None
    notes: str
    has_own_pdf: bool
    downloadable: bool


class NextDueOut(Schema):
    """What is to be paid next."""

    date: Day
    amount: MoneyOut


class AccountOut(Schema):
    """What is owed in one currency. Amounts are null where the tenant does not show totals."""

    currency: str
    balance: MoneyOut | None
    overdue: MoneyOut | None
    next_due: NextDueOut | None
    open_count: int
    invoice_count: int
    recent: list[InvoiceRow]


class PendingOut(Schema):
    """Something that waits for the customer."""

    kind: Literal["overdue_invoices", "contracts"]
    count: int


class DashboardOut(Schema):
    """What the customer sees first."""

    accounts: list[AccountOut]
    pending: list[PendingOut]


class StatementQuery(Schema):
    """Which part of the statement."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    currency: CurrencyCode | None = None
    from_: DayIn | None = Field(default=None, alias="from")
    to: DayIn | None = None
    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    cursor: Cursor | None = None
    limit: int = Field(default=25, ge=1, le=100)


class EntryOut(Schema):
    """A line of the statement: `amount` is signed, `balance` is the running balance after it."""

    id: str
    date: Day
    kind: Literal["invoice", "payment", "credit_note"]
    number: str
    description: str
    amount: MoneyOut
    balance: MoneyOut
    invoice_id: str | None
    due_on: Day | None


class StatementOut(Schema):
    """A page of the statement, newest first."""

    items: Sequence[EntryOut]
    next: str | None


class StatementFileIn(StrictIn):
    """Which statement, as which file."""

    format: Literal["csv", "pdf"]
    currency: CurrencyCode | None = None
    from_: DayIn | None = Field(default=None, alias="from")
    to: DayIn | None = None


class InvoicesQuery(Schema):
    """Which invoices."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["open", "overdue", "paid"] | None = None
    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    cursor: Cursor | None = None
    limit: int = Field(default=25, ge=1, le=100)


class InvoicePage(Schema):
    """A page of invoices, newest first."""

    items: list[InvoiceRow]
    next: str | None


class ZipIn(StrictIn):
    """Which invoices to pack."""

    invoice_ids: list[Annotated[str, StringConstraints(max_length=40)]] = Field(min_length=1, max_length=50)


# Data API


class InvoiceDataOut(Schema):
    """An invoice as the tenant's system reads it back."""

    id: str
    external_id: str
    customer: str
    number: str
    issued_on: date
    due_on: date
    currency: str
    net: str
    total: str
    paid: str
    open: str
    has_own_pdf: bool
    changed_at: datetime


class InvoiceDataPage(Schema):
    """A page of invoices."""

    items: list[InvoiceDataOut]
    next: str | None


class SettlementDataOut(Schema):
    """A payment or credit note as the tenant's system reads it back."""

    id: str
    external_id: str
    customer: str
    number: str
    date: Day
    currency: str
    amount: str
    description: str
    invoice: str | None
    changed_at: datetime


class SettlementDataPage(Schema):
    """A page of payments or of credit notes."""

    items: list[SettlementDataOut]
    next: str | None
