"""An invoice as a PDF says what it has to, to eyes, to screen readers and to the clipboard."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chalicelib.documents.formats import Language
from chalicelib.documents.pdf.invoices import Adjustment, InvoiceTax, render_invoice
from chalicelib.documents.pdf.parties import Recipient
from chalicelib.documents.uploads.pdf import check_pdf
from tests.support.deep import examples

from .builders import a_line, an_invoice, an_issuer
from .pdfs import letters_of, opened, root_of, structure_of, text_of


def a_logo(form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 80), "#0b6e4f").save(stream, form)
    return stream.getvalue()


def images_in(pdf: bytes) -> int:
    return sum(len(page.images) for page in opened(pdf).pages)


def test_it_says_who_owes_whom_how_much_and_until_when() -> None:
    text = text_of(render_invoice(an_invoice(notes="Gracias.\nCBU 0000003100012345678901")))
    for words in (
        "Fibra Sur",
        "CUIT 30-71234567-1",
        "Factura A-0001-00000123",
        "María José Núñez Peña DNI 27.123.456 San Martín 450",
        "Emisión 12 nov 2025",
        "Total a pagar $ 48.209,50 Vence el 12 dic 2025",
        "Internet 300 Mb Abono mensual 1 $ 39.842,56 $ 39.842,56",
        "Neto $ 39.842,56",
        "IVA 21% sobre $ 39.842,56 $ 8.366,94",
        "Total $ 48.209,50",
        "Notas Gracias. CBU 0000003100012345678901",
        "Página 1 de 1",
    ):
        assert words in text


def test_it_is_tagged_and_declares_pdf_ua() -> None:
    root = root_of(pdf := render_invoice(an_invoice()))
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert root["/Lang"] == "es-AR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - the same
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    metadata = opened(pdf).metadata
    assert metadata is not None
    assert metadata.title == "Factura A-0001-00000123"
    assert metadata.author == "Fibra Sur"


def test_its_table_has_heads_and_its_headings_are_in_order() -> None:
    tags = structure_of(render_invoice(an_invoice(notes="Gracias")))
    assert [tag for tag in tags if tag.startswith("H") and tag[1:].isdigit()] == ["H1", "H2"]
    assert tags.count("THead") == 1
    assert tags.count("TH") == 4


@pytest.mark.parametrize(
    ("language", "country", "words"),
    [
        ("en", "US", "Invoice A-0001-00000123 Bill to"),
        ("en", "US", "Due on Dec 12, 2025"),
        ("pt", "BR", "Fatura A-0001-00000123 Cliente"),
        ("pt", "BR", "Vence em 12 dez 2025"),
    ],
)
def test_it_speaks_the_language(language: Language, country: str, words: str) -> None:
    assert words in text_of(render_invoice(an_invoice(language=language, country=country)))


def test_what_is_paid_in_part_says_what_is_left() -> None:
    text = text_of(render_invoice(an_invoice(paid=Decimal("10000.00"), open=Decimal("38209.50"))))
    assert "Total a pagar $ 38.209,50" in text
    assert "Total $ 48.209,50 Pagado −$ 10.000,00 Por pagar $ 38.209,50" in text


def test_what_is_paid_asks_for_nothing() -> None:
    text = text_of(render_invoice(an_invoice(paid=Decimal("48209.50"), open=Decimal(0))))
    assert "Total a pagar" not in text
    assert "Total $ 48.209,50 Pagada" in text


def test_a_credit_note_is_called_so() -> None:
    document = an_invoice(kind="credit_note", due_on=None, open=Decimal(0))
    text = text_of(render_invoice(document))
    assert "Nota de crédito A-0001-00000123" in text
    assert "Total del crédito $ 48.209,50" in text
    assert "Vencimiento" not in text
    assert "Pagada" not in text


def test_discounts_rounding_and_advances_are_shown() -> None:
    document = an_invoice(
        lines=(a_line(discount=Decimal("100.00"), total=Decimal("39742.56")),),
        adjustments=(Adjustment("Seguro", Decimal("50.00")),),
        rounding=Decimal("-0.06"),
        prepaid=Decimal("1000.00"),
        taxes=(
            InvoiceTax("Tasa municipal", Decimal("1.00")),
            InvoiceTax("IIBB", Decimal("2.00"), Decimal("3.5")),
        ),
    )
    text = text_of(render_invoice(document))
    for words in (
        "Descuento: $ 100,00",
        "Seguro $ 50,00 Neto",
        "Tasa municipal $ 1,00",
        "IIBB 3,5% $ 2,00",
        "Redondeo −$ 0,06",
        "Pagado por adelantado −$ 1.000,00",
    ):
        assert words in text


def test_product_and_description_are_shown_as_the_business_wants() -> None:
    product_only = text_of(render_invoice(an_invoice(show_description=False)))
    assert "Internet 300 Mb" in product_only
    assert "Abono mensual" not in product_only
    description_only = text_of(render_invoice(an_invoice(show_product=False)))
    assert "Abono mensual" in description_only
    assert "Internet 300 Mb" not in description_only
    neither = text_of(render_invoice(an_invoice(show_product=False, show_description=False)))
    assert "Cantidad" not in neither
    assert "Total $ 48.209,50" in neither


def test_five_hundred_lines_go_over_pages_that_repeat_the_head() -> None:
    lines = tuple(a_line(description=f"Renglón {number}") for number in range(1, 501))
    pdf = render_invoice(an_invoice(lines=lines))
    pages = opened(pdf).pages
    assert len(pages) > 10
    assert all("Precio unitario" in page.extract_text() for page in pages[:-1])
    assert f"de {len(pages)}" in pages[-1].extract_text()
    assert structure_of(pdf).count("THead") == 1
    assert "Renglón 500" in text_of(pdf)


@pytest.mark.parametrize(
    "name",
    [
        "Ελληνική Εταιρεία",
        "Общество «Ромашка»",
        "株式会社山田商店",
        "深圳市腾讯计算机系统有限公司",
        "서울특별시",
        "שלום עולם",
        "Công ty Cổ phần Sữa Việt Nam",
        "ქართული",
        "Հայերեն",
        "አማርኛ",
        "Łódź, Þórður, Ħal Għaxaq, İstanbul",
        "€ £ ¥ ₹ ₱ ₲ ₡ S/ R$",
    ],
)
def test_any_script_is_drawn_and_can_be_copied(name: str) -> None:
    pdf = render_invoice(an_invoice(recipient=Recipient(name)))
    assert set(name) <= letters_of(pdf)
    assert "\ufffd" not in letters_of(pdf)


@pytest.mark.parametrize("name", ["हिन्दी उत्पाद", "ภาษาไทย กรุงเทพมหานคร", "বাংলা", "தமிழ்", "ភាសាខ្មែរ", "မြန်မာ"])
def test_scripts_whose_letters_are_drawn_together_have_every_letter(name: str) -> None:
    assert set(name.replace(" ", "")) <= letters_of(render_invoice(an_invoice(recipient=Recipient(name))))


@pytest.mark.parametrize("name", ["شركة الاتصالات المتحدة", "شارع التحرير القاهرة", "پژوهش گچ"])
def test_a_copied_arabic_word_has_each_letter_once(name: str) -> None:
    """Readers put the words in another order, but must not double what is drawn of several parts."""
    issuer = an_issuer(name="X", address_lines=(), tax_id="")
    text = text_of(render_invoice(an_invoice(issuer=issuer, recipient=Recipient(name, "", ()))))
    arabic = [character for character in text if "\u0600" <= character <= "\u06ff"]
    assert sorted(arabic) == sorted(name.replace(" ", ""))


def test_what_a_person_wrote_is_never_markup() -> None:
    evil = '#panic("x") *b* $x$ <label> @ref #sys.inputs \\ // `raw` [[ ]] \\u{41} = h'
    text = text_of(render_invoice(an_invoice(recipient=Recipient(evil), notes=evil)))
    assert text.count('#panic("x") *b* $x$ <label> @ref #sys.inputs \\ // `raw` [[ ]] \\u{41} = h') == 2


def test_what_cannot_be_drawn_is_dropped_or_seen_to_be_missing() -> None:
    text = text_of(render_invoice(an_invoice(recipient=Recipient("Ana 😀\u202e\x07 𒀀 Paz"))))
    assert "Ana \ufffd Paz" in text


def test_overlong_names_wrap_inside_their_column() -> None:
    long = "X" * 300
    pdf = render_invoice(
        an_invoice(issuer=an_issuer(name=long), recipient=Recipient(long), lines=(a_line(product=long),))
    )
    width = float(opened(pdf).pages[0].mediabox.width)
    rights: list[float] = []

    def visit(_text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        rights.append(tm[4])

    opened(pdf).pages[0].extract_text(visitor_text=visit)
    assert max(rights) < width - 18 * 72 / 25.4
    assert text_of(pdf).replace(" ", "").count(long) >= 3


def test_the_brand_has_its_logo_with_words_for_who_cannot_see_it() -> None:
    for form in ("PNG", "JPEG", "WEBP"):
        pdf = render_invoice(an_invoice(issuer=an_issuer(logo=a_logo(form))))
        assert images_in(pdf) == 1
        assert "Figure" in structure_of(pdf)
        assert b"Fibra Sur" in pdf


@pytest.mark.parametrize(
    "logo",
    [
        b"",
        b"not an image",
        a_logo()[:200],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" * 90_000,
    ],
)
def test_a_logo_that_cannot_be_drawn_does_not_keep_the_invoice_back(logo: bytes) -> None:
    pdf = render_invoice(an_invoice(issuer=an_issuer(logo=logo)))
    assert images_in(pdf) == 0
    assert "Fibra Sur" in text_of(pdf)


def test_the_same_invoice_gives_the_same_bytes() -> None:
    assert render_invoice(an_invoice()) == render_invoice(an_invoice())


def test_it_passes_our_own_examination() -> None:
    check_pdf(render_invoice(an_invoice(issuer=an_issuer(logo=a_logo()))))


def test_its_paper_is_the_countrys() -> None:
    box = opened(render_invoice(an_invoice(country="MX", currency="MXN"))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_at_all_becomes_a_document(name: str, words: str) -> None:
    """Whatever Unicode has in store, the customer gets the invoice."""
    pdf = render_invoice(
        an_invoice(recipient=Recipient(name), lines=(a_line(product=words, description=name),))
    )
    assert "48.209,50" in text_of(pdf)


@settings(max_examples=examples(60), deadline=None)
@given(st.text(st.characters(categories=["Mn", "Mc", "Lo", "Cf"]), max_size=80))
def test_any_heap_of_marks_becomes_a_document(words: str) -> None:
    assert "48.209,50" in text_of(render_invoice(an_invoice(notes=words)))


def test_issue_and_due_on_the_same_day_is_no_special_case() -> None:
    day = date(2024, 2, 29)
    assert "29 feb 2024" in text_of(render_invoice(an_invoice(issued_on=day, due_on=day))).replace(
        "\u00a0", " "
    )
