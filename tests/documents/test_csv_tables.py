"""A statement as CSV opens in a spreadsheet with its accents, numbers and days, and runs nothing."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.documents.csv_tables import escape_formula, statement_csv, write_csv
from chalicelib.documents.pdf.statements import StatementEntry

from .builders import an_entry

people = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def read(data: bytes, delimiter: str) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_comma_country_gets_semicolons_and_comma_decimals() -> None:
    data = statement_csv([an_entry()], "ARS", language="es", country="AR")
    assert read(data, ";") == [
        ["Fecha", "Tipo", "Número", "Concepto", "Vencimiento", "Importe", "Saldo", "Moneda"],
        ["2025-11-12", "Factura", "A-0001", "Abono mensual", "2025-12-12", "1500,50", "1500,50", "ARS"],
    ]


def test_a_point_country_gets_commas_and_point_decimals() -> None:
    entry = an_entry(kind="payment", amount=Decimal("-1500.50"), balance=Decimal(0), due_on=None)
    data = statement_csv([entry], "MXN", language="en", country="MX")
    assert read(data, ",")[1] == [
        "2025-11-12",
        "Payment",
        "A-0001",
        "Abono mensual",
        "",
        "-1500.50",
        "0.00",
        "MXN",
    ]


def test_lines_end_as_rfc_4180_says() -> None:
    data = statement_csv([an_entry()], "ARS", language="pt", country="BR")
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")


def test_a_currency_without_decimals_is_written_without() -> None:
    entry = an_entry(amount=Decimal(1500), balance=Decimal(1500))
    assert read(statement_csv([entry], "CLP", language="es", country="CL"), ";")[1][5:7] == ["1500", "1500"]


@given(st.lists(st.tuples(people, people), max_size=5), st.sampled_from(["AR", "MX"]))
def test_whatever_people_wrote_comes_back_whole(texts: list[tuple[str, str]], country: str) -> None:
    entries = [an_entry(number=number, description=description) for number, description in texts]
    rows = read(
        statement_csv(entries, "ARS", language="es", country=country), ";" if country == "AR" else ","
    )
    assert [(row[2].removeprefix("'"), row[3].removeprefix("'")) for row in rows[1:]] == [
        (number.removeprefix("'"), description.removeprefix("'")) for number, description in texts
    ]


@given(people)
def test_no_cell_of_text_begins_as_a_formula(text: str) -> None:
    assert escape_formula(text).lstrip()[:1] not in set("=+-@\uff1d\uff0b\uff0d\uff20")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uff1d1", '=HYPERLINK("http://evil.example")'],
)
def test_a_formula_is_neutralised(text: str) -> None:
    """ASVS 1.2.10: cells that begin as a formula get an apostrophe."""
    assert escape_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Abono", "A-0001", "1=1", "'quoted'", "日本語"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert escape_formula(text) == text


def test_our_own_negative_numbers_stay_numbers() -> None:
    entry = StatementEntry(date(2025, 1, 1), "payment", "P-1", Decimal("-10.00"), Decimal("-10.00"))
    assert read(statement_csv([entry], "EUR", language="es", country="ES"), ";")[1][5] == "-10,00"


def test_half_a_surrogate_does_not_break_the_file() -> None:
    assert b"?" in write_csv([["\ud800"]], "AR")
