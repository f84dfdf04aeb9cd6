"""Amounts and dates as each country writes them. Expectations are what browsers' Intl writes (CLDR 48)."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.documents.formats import Language, country_format

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("country", "currency", "written"),
    [
        ("AR", "ARS", f"${NBSP}48.210,50"),
        ("AR", "USD", f"US${NBSP}48.210,50"),
        ("AR", "EUR", f"EUR{NBSP}48.210,50"),
        ("ES", "EUR", f"48.210,50{NBSP}€"),
        ("MX", "MXN", "$48,210.50"),
        ("MX", "USD", f"USD{NBSP}48,210.50"),
        ("PE", "PEN", f"S/{NBSP}48,210.50"),
        ("CO", "COP", f"${NBSP}48.210,50"),
        ("PY", "PYG", f"Gs.{NBSP}48.210"),
        ("BR", "BRL", f"R${NBSP}48.210,50"),
        ("US", "USD", "$48,210.50"),
        ("CH", "CHF", f"CHF{NBSP}48'210.50"),
        ("KW", "KWD", f"48,210.500{NBSP}د.ك."),
    ],
)
def test_an_amount_is_written_as_the_country_does(country: str, currency: str, written: str) -> None:
    amount = Decimal(48210) if currency == "PYG" else Decimal("48210.50")
    assert country_format(country).money(amount, currency) == written


def test_a_currency_without_decimals_has_none() -> None:
    assert country_format("CL").money(Decimal(1234567), "CLP") == "$1.234.567"
    assert country_format("JP").money(Decimal(1234567), "JPY") == "￥1,234,567"


@pytest.mark.parametrize(
    ("country", "written"), [("AR", f"−${NBSP}1.500,00"), ("CL", "$−1.500,00"), ("MX", "−$1,500.00")]
)
def test_a_negative_amount_has_a_minus_where_the_country_puts_it(country: str, written: str) -> None:
    currency = {"AR": "ARS", "CL": "CLP", "MX": "MXN"}[country]
    assert country_format(country).money(Decimal(-1500), currency, decimals=2) == written


def test_four_digits_are_not_grouped_in_spain() -> None:
    assert country_format("ES").number(Decimal("1234.5"), decimals=2) == "1234,50"
    assert country_format("ES").number(Decimal(12345)) == "12.345"


def test_india_groups_by_lakh() -> None:
    assert country_format("IN").money(Decimal(123456789), "INR") == "₹12,34,56,789.00"


def test_a_quantity_has_only_the_decimals_that_it_needs() -> None:
    formats = country_format("AR")
    assert formats.number(Decimal("1.500")) == "1,5"
    assert formats.number(Decimal("3.000")) == "3"
    assert formats.number(Decimal("-0.25")) == "−0,25"
    assert formats.number(Decimal("-0.001"), decimals=2) == "0,00"


def test_a_unit_price_keeps_its_further_decimals() -> None:
    formats = country_format("ES")
    assert formats.unit_price(Decimal("0.018350"), "EUR") == f"0,01835{NBSP}€"
    assert formats.unit_price(Decimal(10), "EUR") == f"10,00{NBSP}€"
    assert formats.unit_price(Decimal("-0.5"), "EUR") == f"−0,50{NBSP}€"


def test_a_percentage_is_spaced_as_the_country_does() -> None:
    assert country_format("ES").percent(Decimal("10.50")) == f"10,5{NBSP}%"
    assert country_format("AR").percent(Decimal(21)) == "21%"


@pytest.mark.parametrize(
    ("country", "written"),
    [
        ("AR", "05/11/2025"),
        ("US", "11/05/2025"),
        ("CL", "05-11-2025"),
        ("SE", "2025-11-05"),
        ("CH", "05.11.2025"),
    ],
)
def test_a_numeric_date_has_the_countrys_order(country: str, written: str) -> None:
    assert country_format(country).numeric_date(date(2025, 11, 5)) == written


@pytest.mark.parametrize(
    ("country", "language", "written"),
    [
        ("AR", "es", "5 sep 2025"),
        ("BR", "pt", "5 set 2025"),
        ("US", "en", "Sep 5, 2025"),
        ("GB", "en", "5 Sep 2025"),
    ],
)
def test_a_date_in_words_does_not_break(country: str, language: Language, written: str) -> None:
    assert country_format(country).medium_date(date(2025, 9, 5), language) == written.replace(" ", NBSP)


def test_an_unknown_country_writes_as_spain_does() -> None:
    assert country_format("??").money(Decimal(1), "EUR") == f"1,00{NBSP}€"


@pytest.mark.parametrize(
    ("country", "paper"), [("AR", "a4"), ("ES", "a4"), ("MX", "us-letter"), ("CL", "us-letter")]
)
def test_paper_is_what_the_country_prints_on(country: str, paper: str) -> None:
    assert country_format(country).paper == paper
