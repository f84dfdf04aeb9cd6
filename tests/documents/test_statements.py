"""A statement as a PDF shows the movements with their balance, and how old the debt is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.documents.pdf.statements import Ageing, age_debt, render_statement

from .builders import a_statement, an_entry
from .pdfs import opened, root_of, structure_of, text_of

TODAY = date(2025, 12, 20)


def test_it_says_what_is_owed_what_is_overdue_and_how_it_came_about() -> None:
    entries = (
        an_entry(),
        an_entry(
            day=date(2025, 11, 20), kind="payment", number="R-7", amount=Decimal("-500.00"), due_on=None
        ),
    )
    text = text_of(
        render_statement(a_statement(entries=entries, first=date(2025, 11, 1), opening=Decimal("10.00")))
    )
    for words in (
        "Cuenta corriente Al 20 dic 2025",
        "Período Desde el 01/11/2025",
        "Total a pagar $ 1.500,50 Vencido: $ 1.500,50",
        "Saldo anterior $ 10,00",
        "12/11/2025 Factura A-0001 · Abono mensual 12/12/2025 $ 1.500,50 $ 1.500,50",
        "20/11/2025 Pago R-7 · Abono mensual −$ 500,00 $ 1.500,50",
    ):
        assert words in text


def test_it_is_tagged_with_heads_for_both_tables() -> None:
    pdf = render_statement(a_statement())
    tags = structure_of(pdf)
    assert tags.count("THead") == 2
    assert tags.count("TH") == 10
    assert root_of(pdf)["/Lang"] == "es-AR"


def test_money_that_the_customer_has_left_is_not_called_debt() -> None:
    text = text_of(render_statement(a_statement(balance=Decimal("-20.00"), overdue=Decimal(0), ageing=None)))
    assert "Saldo a favor $ 20,00" in text
    assert "Vencido" not in text


def test_nothing_overdue_is_said() -> None:
    assert "Nada vencido" in text_of(render_statement(a_statement(overdue=Decimal(0))))


def test_without_totals_neither_balance_nor_ageing_is_summed_up() -> None:
    text = text_of(render_statement(a_statement(show_total=False)))
    assert "Total a pagar" not in text
    assert "Antigüedad" not in text
    assert "Factura A-0001" in text


def test_a_period_without_movements_says_so() -> None:
    text = text_of(render_statement(a_statement(entries=(), last=date(2025, 1, 31))))
    assert "No hay movimientos en este período." in text
    assert "Hasta el 31/01/2025" in text


def test_many_movements_go_over_pages_that_repeat_the_head() -> None:
    entries = tuple(an_entry(number=f"A-{number:04d}") for number in range(400))
    pages = opened(render_statement(a_statement(entries=entries))).pages
    assert len(pages) > 8
    assert all("Importe" in page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (4000, 4)],
)
def test_debt_is_aged_by_the_days_since_it_was_due(days: int, bucket: int) -> None:
    ageing = age_debt([(TODAY - timedelta(days), Decimal("9.50"))], TODAY)
    buckets = [ageing.not_due, ageing.days_1_30, ageing.days_31_60, ageing.days_61_90, ageing.days_over_90]
    assert buckets == [Decimal("9.50") if position == bucket else Decimal(0) for position in range(5)]


def test_what_has_no_due_date_is_not_due() -> None:
    assert age_debt([(None, Decimal(3))], TODAY) == Ageing(
        Decimal(3), Decimal(0), Decimal(0), Decimal(0), Decimal(0)
    )


@given(st.lists(st.tuples(st.none() | st.dates(), st.decimals(0, 10**6, places=2)), max_size=30))
def test_ageing_loses_nothing(amounts: list[tuple[date | None, Decimal]]) -> None:
    ageing = age_debt(amounts, TODAY)
    total = ageing.not_due + ageing.days_1_30 + ageing.days_31_60 + ageing.days_61_90 + ageing.days_over_90
    assert total == sum((amount for _, amount in amounts), Decimal(0))
