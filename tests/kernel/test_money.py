"""Money keeps every cent, and refuses what is not an amount."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.money import (
    CURRENCIES,
    MoneyError,
    currency_decimals,
    parse_amount,
    parse_decimal,
)

currencies = st.sampled_from(sorted(CURRENCIES))


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, str]:
    """An amount as it may be sent, and its currency."""
    currency = draw(currencies)
    units = draw(st.integers(-(10**13), 10**13))
    decimals = CURRENCIES[currency]
    digits = f"{abs(units):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return ("-" if units < 0 else "") + text, currency


@given(st.text())
def test_any_text_is_an_amount_or_an_error_of_ours(text: str) -> None:
    try:
        amount = parse_amount(text, "EUR")
    except MoneyError:
        return
    assert amount.as_tuple().exponent == -2
    assert abs(amount) < 10**15


@given(st.decimals() | st.integers(), currencies)
def test_any_number_is_an_amount_or_an_error_of_ours(value: Decimal | int, currency: str) -> None:
    try:
        amount = parse_amount(value, currency)
    except MoneyError:
        return
    assert amount == value


@pytest.mark.parametrize(
    ("value", "currency", "code"),
    [
        (1.5, "EUR", "amount_not_a_number"),
        (True, "EUR", "amount_not_a_number"),
        (None, "EUR", "amount_not_a_number"),
        ("", "EUR", "amount_not_a_number"),
        (" 1", "EUR", "amount_not_a_number"),
        ("1\n", "EUR", "amount_not_a_number"),
        ("+1", "EUR", "amount_not_a_number"),
        ("1e3", "EUR", "amount_not_a_number"),
        ("1_000", "EUR", "amount_not_a_number"),
        ("1,50", "EUR", "amount_not_a_number"),
        (".5", "EUR", "amount_not_a_number"),
        ("5.", "EUR", "amount_not_a_number"),
        ("١٢", "EUR", "amount_not_a_number"),
        ("NaN", "EUR", "amount_not_a_number"),
        ("Infinity", "EUR", "amount_not_a_number"),
        (Decimal("NaN"), "EUR", "amount_not_a_number"),
        (Decimal("sNaN"), "EUR", "amount_not_a_number"),
        (Decimal("-Infinity"), "EUR", "amount_not_a_number"),
        (Decimal("1E+999999"), "EUR", "amount_too_large"),
        (Decimal("1E-999999"), "EUR", "amount_too_many_decimals"),
        (10**15, "EUR", "amount_too_large"),
        (10**45, "EUR", "amount_too_large"),
        ("1000000000000000", "EUR", "amount_too_large"),
        ("1" * 99, "EUR", "amount_not_a_number"),
        ("1.001", "EUR", "amount_too_many_decimals"),
        ("1.000", "CLP", "amount_too_many_decimals"),
        (Decimal("1.5"), "JPY", "amount_too_many_decimals"),
        ("1.0001", "KWD", "amount_too_many_decimals"),
        ("1", "eur", "currency_unknown"),
        ("1", "HRK", "currency_unknown"),
        ("1", "", "currency_unknown"),
        ("1", None, "currency_unknown"),
        ("1", [], "currency_unknown"),
    ],
)
def test_what_is_no_amount_is_refused(value: Any, currency: Any, code: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_amount(value, currency)
    assert refused.value.code == code


def test_the_error_is_one_that_the_api_answers_and_a_validator_lets_through() -> None:
    assert issubclass(MoneyError, InvalidError)
    assert issubclass(MoneyError, ValueError)
    assert MoneyError.status == 422


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        ("1234.5", "ARS", "1234.50"),
        (100, "JPY", "100"),
        (Decimal("1E3"), "CLP", "1000"),
        ("0.125", "KWD", "0.125"),
        ("-0", "EUR", "0.00"),
    ],
)
def test_an_amount_gets_its_currencys_decimals(value: str | int | Decimal, currency: str, text: str) -> None:
    assert str(parse_amount(value, currency)) == text


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [("EUR", 2), ("JPY", 0), ("CLP", 0), ("PYG", 0), ("KWD", 3), ("CLF", 4), ("COP", 2)],
)
def test_decimals_are_those_of_iso_4217(currency: str, decimals: int) -> None:
    assert currency_decimals(currency) == decimals


def test_a_unit_price_may_have_more_decimals_than_its_currency() -> None:
    assert str(parse_decimal("0.018350", max_decimals=6)) == "0.018350"
    with pytest.raises(MoneyError):
        parse_decimal("0.0183501", max_decimals=6)
