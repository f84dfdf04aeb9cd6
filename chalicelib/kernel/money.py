"""Money: a `Decimal` and its ISO 4217 currency, with that currency's own decimals. Never a float.

Decimals are those of ISO 4217 "List One" as published by SIX (www.six-group.com, current currency & funds),
which differ from CLDR's, that are about display (CLDR shows IQD and COP without any).
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from chalicelib.kernel.errors import InvalidError

MAX_INTEGER_DIGITS = 15
"""Digits before the decimal point: enough for any invoice, and a sum of them fits DynamoDB's 38."""

_TWO_DECIMALS = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR "
    "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
    "TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG"
    # Withdrawn lately (Curaçao 2025, Bulgaria 2026), and still written on invoices that are not yet paid.
    " ANG BGN"
)
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_FOUR_DECIMALS = "CLF UYW"

CURRENCIES: Mapping[str, int] = {
    code: decimals
    for decimals, codes in ((2, _TWO_DECIMALS), (0, _NO_DECIMALS), (3, _THREE_DECIMALS), (4, _FOUR_DECIMALS))
    for code in codes.split()
}
"""ISO 4217 code to the number of its decimals."""

_DECIMAL = re.compile(r"-?([0-9]{1,40})(?:\.([0-9]{1,40}))?")
# Our own context: the thread's could have been set to another precision or rounding by anyone.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)


class MoneyError(InvalidError, ValueError):
    """An amount or a currency that cannot be taken.

    `code` is one of `currency_unknown`, `currency_mismatch`, `amount_not_a_number`,
    `amount_too_many_decimals`, `amount_too_large`. It is a `ValueError` too, so that a pydantic validator may
    let it through.
    """

    code = "amount_not_a_number"


def currency_decimals(currency: str) -> int:
    """How many decimals a currency has; `currency_unknown` if ISO 4217 has no such code."""
    try:
        return CURRENCIES[currency]
    except (KeyError, TypeError):
        raise MoneyError("not an active ISO 4217 code, in capitals", code="currency_unknown") from None


def parse_decimal(
    value: str | Decimal | int, *, max_decimals: int, max_integer_digits: int = MAX_INTEGER_DIGITS
) -> Decimal:
    """Read a plain decimal such as `-1234.50`: a quantity, a rate or a unit price.

    Text must be ASCII digits with a point; signs other than one leading minus, exponents, separators, spaces,
    NaN and infinities are refused, and so are floats, which have already lost the cents. The answer keeps the
    decimals that were written. Raises `MoneyError`.
    """
    number = _read(value)
    # A tuple of digits, so that Decimal("1E+999999") is refused before anything writes its zeros out.
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise MoneyError("neither NaN nor infinity is an amount")
    if number and number.adjusted() >= max_integer_digits:
        raise MoneyError(f"at most {max_integer_digits} digits before the point", code="amount_too_large")
    if -exponent > max_decimals:
        raise MoneyError(f"at most {max_decimals} decimals", code="amount_too_many_decimals")
    if exponent > 0:
        number = number.quantize(Decimal(1), context=_CONTEXT)
    return abs(number) if number.is_zero() else number


def parse_amount(value: str | Decimal | int, currency: str) -> Decimal:
    """Read an amount of a currency; the answer has exactly the currency's decimals.

    Text with more decimals than the currency has is refused even if they are zeros: `1.000` Chilean pesos
    were most likely meant as a thousand. A `Decimal` is judged by its value. Raises `MoneyError`.
    """
    decimals = currency_decimals(currency)
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < MAX_INTEGER_DIGITS:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
        value = rounded if rounded == value else value
    number = parse_decimal(value, max_decimals=decimals)
    return number.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)


def _read(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= 10**40:
            raise MoneyError(f"at most {MAX_INTEGER_DIGITS} digits before the point", code="amount_too_large")
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise MoneyError("write it as a string of digits with a point, such as 1234.50")
