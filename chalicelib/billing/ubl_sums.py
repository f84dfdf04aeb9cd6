"""Whether a UBL document adds up: the calculation rules of EN 16931-1, with their numbers there. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.money import currency_decimals

WIDE = Context(prec=100, rounding=ROUND_HALF_UP)
"""Wide enough for a quantity times a price over a base quantity of 25 digits each."""


@dataclass(frozen=True, slots=True)
class StatedTotals:
    """The document's totals. Allowances are positive here, as they are stated."""

    line_total: Decimal
    allowances: Decimal
    charges: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    prepaid: Decimal
    rounding: Decimal
    payable: Decimal


def _compare(field: str, rule: str, stated: Decimal, computed: Decimal) -> Iterator[FieldError]:
    if stated != computed:
        figures = {"stated": f"{stated:f}", "computed": f"{computed:f}"}
        yield FieldError(field, "sum_wrong", f"{rule}: stated {stated:f}, computed {computed:f}", figures)


def check_totals(
    totals: StatedTotals, lines: Sequence[Decimal], allowances: Sequence[Decimal], charges: Sequence[Decimal]
) -> list[FieldError]:
    """Return every total that is not what its rule says. No tolerance: all of them are rounded already."""
    at = "LegalMonetaryTotal."
    zero = totals.payable * 0  # with the currency's decimals, which the answer shows
    net = totals.line_total - totals.allowances + totals.charges
    payable = totals.gross - totals.prepaid + totals.rounding
    return [
        *_compare(f"{at}LineExtensionAmount", "BR-CO-10", totals.line_total, sum(lines, zero)),
        *_compare(f"{at}AllowanceTotalAmount", "BR-CO-11", totals.allowances, sum(allowances, zero)),
        *_compare(f"{at}ChargeTotalAmount", "BR-CO-12", totals.charges, sum(charges, zero)),
        *_compare(f"{at}TaxExclusiveAmount", "BR-CO-13", totals.net, net),
        *_compare(f"{at}TaxInclusiveAmount", "BR-CO-15", totals.gross, totals.net + totals.tax),
        *_compare(f"{at}PayableAmount", "BR-CO-16", totals.payable, payable),
    ]


def check_tax(field: str, stated: Decimal, subtotals: Sequence[Decimal]) -> list[FieldError]:
    """Return what is wrong with the tax's total, if it is broken down at all."""
    return list(_compare(field, "BR-CO-14", stated, sum(subtotals, Decimal(0)))) if subtotals else []


def check_line(field: str, stated: Decimal, computed: Decimal, currency: str) -> list[FieldError]:
    """Return what is wrong with a line's total.

    PEPPOL-EN16931-R120 lets it differ by two units of the last decimal, for quantity, price and base quantity
    were rounded each.
    """
    decimals = currency_decimals(currency)
    if abs(stated - computed) <= 2 * Decimal(1).scaleb(-decimals):
        return []
    return list(
        _compare(
            field,
            "PEPPOL-EN16931-R120",
            stated,
            computed.quantize(Decimal(1).scaleb(-decimals - 2), context=WIDE),
        )
    )
