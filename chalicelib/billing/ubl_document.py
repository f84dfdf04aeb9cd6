"""What an invoice or credit note in UBL 2.1 says, as far as we use it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.billing.ubl_sums import WIDE

PRICE_DECIMALS = 10
"""Decimals that a price for one unit, and a quantity, may have."""


@dataclass(frozen=True, slots=True)
class UblIdentifier:
    """An identifier and the scheme that gave it out (ISO 6523 code, or the tax's name), if stated."""

    value: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class UblParty:
    """Seller or buyer. `name` is the trading name if there is one, else the registered."""

    name: str
    registered_name: str
    ids: tuple[UblIdentifier, ...]
    tax_ids: tuple[UblIdentifier, ...]
    address_lines: tuple[str, ...]
    country: str
    contact_name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class UblAdjustment:
    """An allowance (it lowers the sum) or a charge (it raises it), of a line or of the whole document."""

    reason: str
    stated: Decimal
    is_charge: bool

    @property
    def amount(self) -> Decimal:
        """What it adds to the sum: negative for an allowance."""
        return self.stated if self.is_charge else -self.stated


@dataclass(frozen=True, slots=True)
class UblLine:
    """One line: `total` = quantity * price / base quantity + adjustments, before tax."""

    id: str
    name: str
    description: str
    note: str
    quantity: Decimal
    unit: str
    price: Decimal | None
    base_quantity: Decimal
    adjustments: tuple[UblAdjustment, ...]
    total: Decimal

    @property
    def unit_price(self) -> Decimal:
        """The price of one unit, to ten decimals; where none is stated, the one that makes the total."""
        if self.price is not None:
            exact = WIDE.divide(self.price, self.base_quantity)
        else:
            exact = WIDE.divide(self.total - self.adjustment, self.quantity) if self.quantity else Decimal(0)
        rounded = exact.quantize(Decimal(1).scaleb(-PRICE_DECIMALS), context=WIDE).normalize(WIDE)
        return (
            rounded.quantize(Decimal(1), context=WIDE) if rounded == rounded.to_integral_value() else rounded
        )

    @property
    def adjustment(self) -> Decimal:
        """The line's charges less its allowances."""
        return sum((entry.amount for entry in self.adjustments), Decimal(0))


@dataclass(frozen=True, slots=True)
class UblTax:
    """The tax of one category (UNCL5305: `S` standard, `E` exempt); `percent` may be unknown."""

    name: str
    category: str
    percent: Decimal | None
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class UblReference:
    """An earlier invoice that this document is about."""

    number: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class UblAttachment:
    """A PDF inside the document. It is as it came: examine it before anyone gets to open it."""

    filename: str
    data: bytes


@dataclass(frozen=True, slots=True)
class UblDocument:
    """An invoice or a credit note, whose amounts are positive in both. Totals are as stated and add up."""

    kind: Literal["invoice", "credit_note"]
    type_code: str
    number: str
    issued_on: date
    due_on: date | None
    currency: str
    seller: UblParty
    buyer: UblParty
    buyer_reference: str
    lines: tuple[UblLine, ...]
    adjustments: tuple[UblAdjustment, ...]
    taxes: tuple[UblTax, ...]
    line_total: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    prepaid: Decimal
    rounding: Decimal
    payable: Decimal
    notes: tuple[str, ...]
    references: tuple[UblReference, ...]
    pdf: UblAttachment | None
