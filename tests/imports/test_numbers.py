"""Parsing of numbers and dates, and detection of their format."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.imports.parsing.dates import DayOrder, detect_day_order, parse_day
from chalicelib.imports.parsing.numbers import DecimalSign, detect_decimal_sign, parse_number

POINT, COMMA = DecimalSign.POINT, DecimalSign.COMMA
DMY, MDY = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def as_people_write(amount: Decimal, sign: DecimalSign, form: str) -> str:
    plain = f"{abs(amount):,.2f}"
    if sign is COMMA:
        plain = plain.translate(str.maketrans(",.", ".,"))
    if amount >= 0:
        return {"sign": f"$ {plain}", "after": f"{plain} €", "code": f"USD {plain}"}.get(form, plain)
    return {"sign": f"$ -{plain}", "after": f"{plain}-", "code": f"({plain})"}.get(form, f"-{plain}")


@given(amount=AMOUNTS, sign=st.sampled_from(DecimalSign), form=st.sampled_from(["", "sign", "after", "code"]))
def test_an_amount_is_read_back(amount: Decimal, sign: DecimalSign, form: str) -> None:
    assert parse_number(as_people_write(amount, sign, form), sign) == amount


@given(amounts=st.lists(AMOUNTS, min_size=1), sign=st.sampled_from(DecimalSign))
def test_the_decimal_sign_of_a_column_is_detected(amounts: list[Decimal], sign: DecimalSign) -> None:
    assert detect_decimal_sign(as_people_write(one, sign, "") for one in amounts) == (sign, True)


@pytest.mark.parametrize(
    "text", ["1.23.4", "12,34,5", "1e5", "NaN", "Ana", "", "-", "1 2 x", "9" * 99, "--1", "$"]
)
def test_text_that_is_not_a_number_is_none(text: str) -> None:
    assert parse_number(text, POINT) is None
    assert parse_number(text, COMMA) is None


def test_an_ambiguous_thousands_separator_is_not_guessed() -> None:
    assert detect_decimal_sign(["1.234", "5.678"]) == (None, False)
    assert detect_decimal_sign(["1.234", "5.678,00"]) == (COMMA, True)
    assert detect_decimal_sign(["1.234", "0.5"]) == (POINT, True)
    assert detect_decimal_sign(["12", "", "7"]) == (None, True)


@given(text=st.text(max_size=30))
def test_any_text_is_parsed_without_an_exception(text: str) -> None:
    for sign in DecimalSign:
        number = parse_number(text, sign)
        assert number is None or number.is_finite()
    for order in DayOrder:
        parse_day(text, order)


MONTHS = {
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "pt": ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
}
DAYS = st.dates(date(1971, 1, 1), date(2069, 12, 31))


@given(day=DAYS, language=st.sampled_from(["es", "en", "pt"]), order=st.sampled_from(DayOrder))
def test_iso_and_month_name_dates_are_read_in_either_order(day: date, language: str, order: DayOrder) -> None:
    month = MONTHS[language][day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.isoformat()}T10:20:30Z",
        f"{day:%Y%m%d}",
        f"{day.day} de {month} de {day.year}",
        f"{day.day:02d}-{month}-{day:%y}",
        f"{day.day} {month}. {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert parse_day(text, order) == day, text


@given(
    day=DAYS,
    separator=st.sampled_from("/-. "),
    year=st.sampled_from(["%y", "%Y"]),
    time=st.sampled_from(["", " 00:00:00"]),
)
def test_a_numeric_date_is_read_in_its_order(day: date, separator: str, year: str, time: str) -> None:
    year = day.strftime(year)
    parts = (f"{day.day:02d}", f"{day.month:02d}", year)

    assert parse_day(separator.join(parts) + time, DMY) == day
    assert parse_day(separator.join((parts[1], parts[0], year)) + time, MDY) == day


def test_the_day_order_is_detected_from_a_day_above_12() -> None:
    assert detect_day_order(["01/02/2026", "15/02/2026"]) == (DMY, True)
    assert detect_day_order(["01/02/2026", "02/15/2026"]) == (MDY, True)
    assert detect_day_order(["01/02/2026"]) == (None, False)
    assert detect_day_order(["03/03/2026", "2026-11-01", ""]) == (None, True)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-13-01", "0/1/2026", "12 de frio de 2026", "mañana", "1/2"]
)
def test_text_that_is_not_a_date_is_none(text: str) -> None:
    assert parse_day(text, DMY) is None
    assert parse_day(text, MDY) is None
