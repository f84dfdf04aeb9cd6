"""Guesses of column names, and sentences for every error code in each language."""

import ast
import re
from pathlib import Path

import pytest

from chalicelib.imports import labels
from chalicelib.imports.labels import field_example, field_label, reason
from chalicelib.imports.parsing.fields import FIELDS, REQUIRED_FIELDS, Kind, guess_fields

LANGUAGES = ("es", "en", "pt")
ROOT = Path(labels.__file__).parents[1]
RAISED_BY = ("imports", "customers", "billing")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_our_template_files_are_mapped_automatically(kind: Kind, language: labels.Language) -> None:
    labels = [field_label(kind, field.name, language) for field in FIELDS[kind]]

    assert guess_fields(kind, labels) == [field.name for field in FIELDS[kind]]
    assert all(field_example(kind, field.name) is not None for field in FIELDS[kind])


@pytest.mark.parametrize(
    ("kind", "headers", "expected"),
    [
        (
            Kind.CUSTOMERS,
            "CustomerId FirstName LastName Company Address City State Country PostalCode Phone Fax Email SupportRepId",
            "external_id first_name last_name company street city state country postal_code phone - email -",
        ),
        (
            Kind.INVOICES,
            "InvoiceId CustomerId InvoiceDate BillingAddress Total InvoiceLineId TrackId UnitPrice Quantity TrackName",
            "number customer issued_on - total - - unit_price quantity product",
        ),
        (
            Kind.CUSTOMERS,
            "Razón_Social CUIT/CUIL E-mail Teléfono_móvil Domicilio C.P. Localidad Fecha_Fin_de_Portal",
            "company document email phone street postal_code city portal_until",
        ),
        (
            Kind.INVOICES,
            "Nº_Factura Código_de_cliente Fecha_de_emisión Vto. Neto_gravado IVA_21% Importe_total Moneda",
            "number customer issued_on due_on net tax total currency",
        ),
        (
            Kind.INVOICES,
            "Número_da_fatura Código_do_cliente Data_de_emissão Vencimento Valor_total Observações",
            "number customer issued_on due_on total notes",
        ),
        (
            Kind.INVOICES,
            "Number Invoice_Partner_Display_Name Invoice/Bill_Date Due_Date Untaxed_Amount Tax Total Currency",
            "number customer issued_on due_on net tax total currency",
        ),
        (Kind.PAYMENTS, "Recibo Cliente Fecha_de_pago Importe Factura Medio_de_pago",
         "number customer paid_on amount invoice description"),
    ],
)  # fmt: skip
def test_usual_names_are_guessed(kind: Kind, headers: str, expected: str) -> None:
    guesses = guess_fields(kind, [header.replace("_", " ") for header in headers.split()])

    assert [guess or "-" for guess in guesses] == expected.split()


def test_a_field_is_guessed_for_at_most_its_number_of_columns() -> None:
    assert guess_fields(Kind.CUSTOMERS, ["Nombre", "Nombre", "Correo 1", "Correo 2"]) == [
        "name", None, "email", "email",
    ]  # fmt: skip


def test_required_fields_exist() -> None:
    for kind, groups in REQUIRED_FIELDS.items():
        assert {name for group in groups for name in group} <= {field.name for field in FIELDS[kind]}


def codes_in(package: str) -> set[str]:
    """The codes of all field errors that a package makes."""
    found = set()
    for file in sorted(ROOT.joinpath(package).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "FieldError"
                and len(node.args) > 1
            ):
                code = node.args[1]
                if isinstance(code, ast.Constant):
                    found.add(str(code.value))
    return found


def test_every_reason_of_a_row_has_a_sentence() -> None:
    others = {
        # Errors of mappings, which the page translates itself, and errors that no file can cause.
        *(
            "column_missing",
            "field_unknown",
            "column_unknown",
            "field_taken",
            "choice_needed",
            "days_out_of_range",
        ),
        *("base64_invalid", "repeated_in_batch"),
    }
    codes = codes_in("imports") | codes_in("billing") & {
        *(
            "customer_unknown",
            "customer_differs",
            "number_taken",
            "invoice_unknown",
            "try_again",
            "sum_wrong",
        ),
        *(
            "amount_too_many_decimals",
            "amount_negative",
            "amount_not_positive",
            "currency_unknown",
            "currency_not_used",
        ),
    }
    known = set(labels._load_labels()["reasons"])

    assert codes - others - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_speak_each_language_calmly_and_completely(language: labels.Language) -> None:
    for code, sentences in labels._load_labels()["reasons"].items():
        text = sentences[language]
        assert text.strip() == text != "", code
        assert not re.search("[!¡]", text), code
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", sentences["es"])), code
    assert reason("never heard of", {}, language) == reason("other", {}, language)
    assert reason("repeated_in_file", {"row": 7}, language).endswith("7")
