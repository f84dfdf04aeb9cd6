"""UBL 2.1 invoices and credit notes are read safely, and only if they add up."""

import base64
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.billing.ubl import UblError, read_ubl
from chalicelib.billing.ubl_document import UblIdentifier, UblReference
from chalicelib.billing.ubl_xml import MAX_BYTES, XmlError
from chalicelib.kernel.errors import TooLargeError, VentanillaError
from tests.support.deep import examples

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ubl"
REAL_DOCUMENTS = {
    "base-example.xml": ("invoice", "1300.00", "1325.00", "331.25", "1656.25", "0.00", "1656.25"),
    "base-creditnote-correction.xml": (
        "credit_note",
        "1300.00",
        "1325.00",
        "331.25",
        "1656.25",
        "0.00",
        "1656.25",
    ),
    "Allowance-example.xml": ("invoice", "5900.00", "5900.00", "1225.00", "7125.00", "1000.00", "6125.00"),
}

HEAD = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"'
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)


def amount(name: str, value: str, currency: str = "EUR") -> str:
    return f'<cbc:{name} currencyID="{currency}">{value}</cbc:{name}>'


def party(role: str, name: str, more: str = "") -> str:
    legal = (
        f"<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>"
    )
    return f"<cac:{role}><cac:Party>{more}{legal}</cac:Party></cac:{role}>"


def a_line(total: str = "100.00", quantity: str = "2", price: str = "50", more: str = "") -> str:
    return (
        f'<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{quantity}</cbc:InvoicedQuantity>'
        f"{amount('LineExtensionAmount', total)}{more}<cac:Item><cbc:Name>Internet</cbc:Name></cac:Item>"
        f"<cac:Price>{amount('PriceAmount', price)}</cac:Price></cac:InvoiceLine>"
    )


def allowance(value: str, *, charge: bool = False) -> str:
    indicator = "true" if charge else "false"
    return (
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{indicator}</cbc:ChargeIndicator>"
        f"<cbc:AllowanceChargeReason>Reason</cbc:AllowanceChargeReason>{amount('Amount', value)}</cac:AllowanceCharge>"
    )


TAX = (
    f"<cac:TaxTotal>{amount('TaxAmount', '21.00')}<cac:TaxSubtotal>{amount('TaxableAmount', '100.00')}"
    f"{amount('TaxAmount', '21.00')}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>"
    "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>"
)


def totals(**changes: str) -> str:
    stated = {
        "LineExtensionAmount": "100.00",
        "TaxExclusiveAmount": "100.00",
        "TaxInclusiveAmount": "121.00",
        "PayableAmount": "121.00",
        **changes,
    }
    return "".join(amount(name, value) for name, value in stated.items() if value)


def an_invoice(
    *,
    number: str = "F-1",
    issued: str = "2025-11-12",
    currency: str = "EUR",
    more: str = "",
    buyer: str = "",
    tax: str = TAX,
    sums: str = "",
    lines: str = "",
    prolog: str = '<?xml version="1.0" encoding="UTF-8"?>',
) -> bytes:
    return (
        f"{prolog}<Invoice {HEAD.format(root='Invoice')}><cbc:ID>{number}</cbc:ID>"
        f"<cbc:IssueDate>{issued}</cbc:IssueDate><cbc:DueDate>2025-12-12</cbc:DueDate>"
        f"<cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>{more}"
        f"{party('AccountingSupplierParty', 'Seller')}{buyer or party('AccountingCustomerParty', 'Buyer')}"
        f"{tax}<cac:LegalMonetaryTotal>{sums or totals()}</cac:LegalMonetaryTotal>{lines or a_line()}</Invoice>"
    ).encode()


def faults(data: bytes) -> dict[str, str]:
    with pytest.raises(UblError) as refused:
        read_ubl(data)
    assert refused.value.code == "ubl_invalid"
    return {error.field: error.code for error in refused.value.fields}


@pytest.mark.parametrize("name", sorted(path.name for path in REAL.glob("*.xml")) if REAL.is_dir() else [])
def test_a_real_document_has_the_totals_that_it_states(name: str) -> None:
    document = read_ubl((REAL / name).read_bytes())
    kind, *figures = REAL_DOCUMENTS[name]
    stated = (
        document.line_total,
        document.net,
        document.tax,
        document.gross,
        document.prepaid,
        document.payable,
    )
    assert document.kind == kind
    assert [str(figure) for figure in stated] == figures
    assert document.buyer.name == "BuyerTradingName AS"
    assert document.buyer.email == "lj@buyer.se"
    assert document.issued_on == date(2017, 11, 13)


def test_everything_that_is_used_is_read() -> None:
    buyer = party(
        "AccountingCustomerParty",
        "Cliente S.A.",
        '<cbc:EndpointID schemeID="0002">E1</cbc:EndpointID>'
        "<cac:PartyIdentification><cbc:ID>C-7</cbc:ID></cac:PartyIdentification>"
        "<cac:PartyName><cbc:Name>Cliente</cbc:Name></cac:PartyName>"
        "<cac:PostalAddress><cbc:StreetName>Calle 1</cbc:StreetName><cbc:CityName>Madrid</cbc:CityName>"
        "<cbc:PostalZone>28001</cbc:PostalZone><cac:AddressLine><cbc:Line>2.º B</cbc:Line></cac:AddressLine>"
        "<cac:Country><cbc:IdentificationCode>ES</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        "<cac:PartyTaxScheme><cbc:CompanyID>ESB1</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
        "</cac:PartyTaxScheme><cac:Contact><cbc:Name>Ana</cbc:Name><cbc:Telephone>600</cbc:Telephone>"
        "<cbc:ElectronicMail>ana@example.com</cbc:ElectronicMail></cac:Contact>",
    )
    more = (
        "<cbc:Note>Uno\nDos</cbc:Note><cbc:Note> </cbc:Note><cbc:BuyerReference>REF</cbc:BuyerReference>"
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-0</cbc:ID>"
        "<cbc:IssueDate>2025-01-01</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>"
    )
    document = read_ubl(an_invoice(buyer=buyer, more=more))
    assert (document.number, document.due_on, document.currency) == ("F-1", date(2025, 12, 12), "EUR")
    assert document.notes == ("Uno\nDos",)
    assert document.references == (UblReference("F-0", date(2025, 1, 1)),)
    assert document.buyer_reference == "REF"
    assert document.buyer.name == "Cliente"
    assert document.buyer.registered_name == "Cliente S.A."
    assert document.buyer.ids == (UblIdentifier("E1", "0002"), UblIdentifier("C-7"))
    assert document.buyer.tax_ids == (UblIdentifier("ESB1", "VAT"),)
    assert document.buyer.address_lines == ("Calle 1", "2.º B", "28001 Madrid")
    assert document.buyer.country == "ES"
    assert (document.buyer.contact_name, document.buyer.phone, document.buyer.email) == (
        "Ana",
        "600",
        "ana@example.com",
    )
    (line,) = document.lines
    assert (line.name, line.quantity, line.unit, line.unit_price, line.total) == (
        "Internet",
        Decimal(2),
        "C62",
        Decimal(50),
        Decimal("100.00"),
    )
    (tax,) = document.taxes
    assert (tax.name, tax.category, tax.percent, tax.base, tax.amount) == (
        "VAT",
        "S",
        Decimal(21),
        Decimal("100.00"),
        Decimal("21.00"),
    )


def test_a_credit_note_names_its_own_lines() -> None:
    data = an_invoice().decode().replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>")
    data = data.replace("xsd:Invoice-2", "xsd:CreditNote-2").replace("InvoiceLine", "CreditNoteLine")
    data = data.replace("InvoicedQuantity", "CreditedQuantity")
    document = read_ubl(data.encode())
    assert document.kind == "credit_note"
    assert len(document.lines) == 1


def test_a_document_of_another_kind_is_refused() -> None:
    for data in (b"<Invoice/>", b"<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>"):
        with pytest.raises(UblError) as refused:
            read_ubl(data)
        assert refused.value.code == "ubl_unknown_document"


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_names_keep_their_accents_in_any_encoding(encoding: str) -> None:
    buyer = party("AccountingCustomerParty", "Núñez &amp; Cía")
    text = an_invoice(buyer=buyer, prolog=f'<?xml version="1.0" encoding="{encoding}"?>').decode()
    assert read_ubl(text.encode(encoding)).buyer.name == "Núñez & Cía"


def test_prefixes_may_be_any() -> None:
    text = an_invoice().decode().replace("cbc:", "b:").replace("xmlns:cbc", "xmlns:b").replace("cac:", "a:")
    assert read_ubl(text.replace("xmlns:cac", "xmlns:a").encode()).number == "F-1"


# Sums


@pytest.mark.parametrize(
    ("sums", "field", "rule", "stated", "computed"),
    [
        ({"LineExtensionAmount": "100.01"}, "LineExtensionAmount", "BR-CO-10", "100.01", "100.00"),
        ({"AllowanceTotalAmount": "1.00"}, "AllowanceTotalAmount", "BR-CO-11", "1.00", "0.00"),
        ({"ChargeTotalAmount": "1.00"}, "ChargeTotalAmount", "BR-CO-12", "1.00", "0.00"),
        ({"TaxExclusiveAmount": "99.99"}, "TaxExclusiveAmount", "BR-CO-13", "99.99", "100.00"),
        ({"TaxInclusiveAmount": "121.01"}, "TaxInclusiveAmount", "BR-CO-15", "121.01", "121.00"),
        ({"PayableAmount": "120.99"}, "PayableAmount", "BR-CO-16", "120.99", "121.00"),
        ({"PrepaidAmount": "21.00"}, "PayableAmount", "BR-CO-16", "121.00", "100.00"),
    ],
)
def test_a_wrong_total_is_refused_with_the_figures(
    sums: dict[str, str], field: str, rule: str, stated: str, computed: str
) -> None:
    with pytest.raises(UblError) as refused:
        read_ubl(an_invoice(sums=totals(**sums)))
    found = {error.field: error for error in refused.value.fields}[f"LegalMonetaryTotal.{field}"]
    assert found.code == "sum_wrong"
    assert found.detail.startswith(f"{rule}:")
    assert found.params == {"stated": stated, "computed": computed}


def test_taxes_that_do_not_make_their_total_are_refused() -> None:
    assert faults(an_invoice(tax=TAX.replace("21.00", "20.99", 1)))["TaxTotal.0.TaxAmount"] == "sum_wrong"


def test_allowances_charges_prepayment_and_rounding_are_counted() -> None:
    sums = totals(
        AllowanceTotalAmount="10.00",
        ChargeTotalAmount="5.00",
        TaxExclusiveAmount="95.00",
        TaxInclusiveAmount="116.00",
        PrepaidAmount="16.00",
        PayableRoundingAmount="-0.50",
        PayableAmount="99.50",
    )
    document = read_ubl(an_invoice(more=allowance("10.00") + allowance("5.00", charge=True), sums=sums))
    assert [entry.amount for entry in document.adjustments] == [Decimal("-10.00"), Decimal("5.00")]
    assert (document.net, document.prepaid, document.rounding) == (Decimal(95), Decimal(16), Decimal("-0.50"))


def test_totals_that_ubl_lets_out_are_what_they_have_to_be() -> None:
    document = read_ubl(an_invoice(sums=amount("PayableAmount", "121.00")))
    assert (document.line_total, document.net, document.gross) == (Decimal(100), Decimal(100), Decimal(121))
    assert faults(an_invoice(sums=amount("PayableAmount", "121.01"))) == {
        "LegalMonetaryTotal.PayableAmount": "sum_wrong"
    }


def test_without_taxes_net_is_gross() -> None:
    document = read_ubl(an_invoice(tax="", sums=amount("PayableAmount", "100.00")))
    assert (document.tax, document.taxes) == (Decimal("0.00"), ())


def test_a_tax_total_in_the_sellers_own_currency_is_not_counted_twice() -> None:
    other = f"<cac:TaxTotal>{amount('TaxAmount', '230.10', 'SEK')}</cac:TaxTotal>"
    assert read_ubl(an_invoice(tax=TAX + other)).tax == Decimal("21.00")


def test_a_wrong_line_is_refused_with_the_figures() -> None:
    lines = a_line() + a_line(total="10.00", quantity="3", price="5")
    with pytest.raises(UblError) as refused:
        read_ubl(an_invoice(lines=lines, sums=amount("PayableAmount", "131.00")))
    (error,) = refused.value.fields
    assert (error.field, error.code) == ("InvoiceLine.1.LineExtensionAmount", "sum_wrong")
    assert error.params == {"stated": "10.00", "computed": "15.0000"}


@pytest.mark.parametrize(
    ("total", "right"), [("33.33", True), ("33.35", True), ("33.36", False), ("33.30", False)]
)
def test_a_line_may_be_off_by_two_cents_and_no_more(total: str, right: bool) -> None:  # noqa: FBT001 - a table
    line = a_line(total=total, quantity="1", price="33.333")
    payable = str(Decimal(total) + 21)
    data = an_invoice(lines=line, sums=amount("PayableAmount", payable))
    if right:
        assert read_ubl(data).payable == Decimal(payable)
    else:
        assert faults(data) == {"InvoiceLine.0.LineExtensionAmount": "sum_wrong"}


def test_a_lines_allowances_and_base_quantity_are_counted() -> None:
    line = a_line(
        total="100.00", quantity="10", price="25", more=allowance("30.00") + allowance("5.00", charge=True)
    )
    line = line.replace("</cac:Price>", "<cbc:BaseQuantity>2</cbc:BaseQuantity></cac:Price>")
    (read,) = read_ubl(an_invoice(lines=line)).lines
    assert read.unit_price == Decimal("12.5")
    assert read.adjustment == Decimal("-25.00")


def test_a_line_without_a_price_is_priced_by_its_total() -> None:
    price = f"<cac:Price>{amount('PriceAmount', '50')}</cac:Price>"
    (read,) = read_ubl(an_invoice(lines=a_line(quantity="3").replace(price, ""))).lines
    assert str(read.unit_price) == "33.3333333333"
    (free,) = read_ubl(an_invoice(lines=a_line(quantity="0").replace(price, ""))).lines
    assert free.unit_price == 0


# What is wrong


def test_everything_wrong_is_told_at_once() -> None:
    data = an_invoice(
        number=" ",
        issued="12/11/2025",
        buyer=party("AccountingCustomerParty", ""),
        sums=totals(PayableAmount="1e3", PrepaidAmount="1.001"),
        lines=a_line(quantity="two").replace('PriceAmount currencyID="EUR"', 'PriceAmount currencyID="USD"'),
    )
    assert faults(data) == {
        "ID": "required",
        "IssueDate": "date_invalid",
        "AccountingCustomerParty.Party.PartyLegalEntity.RegistrationName": "required",
        "LegalMonetaryTotal.PayableAmount": "amount_not_a_number",
        "LegalMonetaryTotal.PrepaidAmount": "amount_too_many_decimals",
        "InvoiceLine.0.InvoicedQuantity": "amount_not_a_number",
        "InvoiceLine.0.Price.PriceAmount": "currency_mismatch",
    }


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        (an_invoice(currency="XYZ"), "DocumentCurrencyCode", "currency_unknown"),
        (an_invoice(currency="USD"), "LegalMonetaryTotal.PayableAmount", "currency_mismatch"),
        (an_invoice(sums=totals(PayableAmount="")), "LegalMonetaryTotal.PayableAmount", "required"),
        (
            an_invoice(sums=totals(PayableAmount="9" * 16)),
            "LegalMonetaryTotal.PayableAmount",
            "amount_too_large",
        ),
        (an_invoice(issued="2025-02-30"), "IssueDate", "date_invalid"),
        (an_invoice(issued="0000-01-01"), "IssueDate", "date_invalid"),
        (an_invoice(issued=""), "IssueDate", "required"),
        (an_invoice(lines="<cac:X/>"), "InvoiceLine", "required"),
        (an_invoice(lines=a_line() * 501), "InvoiceLine", "too_many"),
        (an_invoice(number="9" * 65), "ID", "too_long"),
        (an_invoice(more=f"<cbc:Note>{'x' * 2001}</cbc:Note>"), "Note.0", "too_long"),
        (
            an_invoice(more=allowance("1").replace("false", "no")),
            "AllowanceCharge.0.ChargeIndicator",
            "boolean_invalid",
        ),
        (
            an_invoice(
                lines=a_line().replace("</cac:Price>", "<cbc:BaseQuantity>0</cbc:BaseQuantity></cac:Price>")
            ),
            "InvoiceLine.0.Price.BaseQuantity",
            "not_positive",
        ),
    ],
)
def test_a_wrong_field_is_named(data: bytes, field: str, code: str) -> None:
    assert faults(data)[field] == code


@pytest.mark.parametrize("written", ["2025-11-12Z", "2025-11-12+01:00", " 2025-11-12\n"])
def test_a_date_may_carry_its_time_zone(written: str) -> None:
    assert read_ubl(an_invoice(issued=written)).issued_on == date(2025, 11, 12)


@pytest.mark.parametrize("written", ["121", "+121.0", "121.", "0121.00000", " 121.00 "])
def test_an_amount_may_be_written_as_xml_does(written: str) -> None:
    assert str(read_ubl(an_invoice(sums=totals(PayableAmount=written))).payable) == "121.00"


def test_a_currency_without_decimals_takes_none() -> None:
    yen = an_invoice(currency="JPY").decode().replace('currencyID="EUR"', 'currencyID="JPY"')
    assert str(read_ubl(yen.encode()).payable) == "121"
    yen = yen.replace(">121.00<", ">121.50<")
    assert set(faults(yen.encode()).values()) == {"amount_too_many_decimals"}


def test_numbers_beyond_all_measure_are_an_answer() -> None:
    lines = a_line(total="9" * 15, quantity="9" * 15, price="9" * 15).replace(
        "</cac:Price>", "<cbc:BaseQuantity>0.0000000001</cbc:BaseQuantity></cac:Price>"
    )
    assert faults(an_invoice(lines=lines))["InvoiceLine.0.LineExtensionAmount"] == "sum_wrong"


# The PDF inside


def attachment(content: str, mime: str = "application/pdf") -> str:
    return (
        "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject"
        f' mimeCode="{mime}" filename="f.pdf">{content}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>'
        "</cac:AdditionalDocumentReference>"
    )


def test_an_embedded_pdf_is_taken_out() -> None:
    text = base64.encodebytes(b"%PDF-1.7 " * 40).decode()
    pdf = read_ubl(an_invoice(more=attachment("QQ==", "text/csv") + attachment(text))).pdf
    assert pdf is not None
    assert (pdf.filename, pdf.data) == ("f.pdf", b"%PDF-1.7 " * 40)


def test_without_a_pdf_there_is_none() -> None:
    assert read_ubl(an_invoice(more=attachment("QQ==", "image/png"))).pdf is None


@pytest.mark.parametrize("content", ["QQ=", "Q-_Q", "ñ", "QQ==QQ=="])
def test_a_pdf_that_is_not_base64_is_refused(content: str) -> None:
    assert list(faults(an_invoice(more=attachment(content))).values()) == ["base64_invalid"]


# Attacks (ASVS 1.5.1: no external entities, no document types)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE Invoice>",
        '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
        '<!DOCTYPE Invoice [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_a_document_type_is_refused(doctype: str) -> None:
    data = an_invoice(prolog=f'<?xml version="1.0"?>{doctype}', more="<cbc:Note>&x;</cbc:Note>")
    with pytest.raises(XmlError) as refused:
        read_ubl(data)
    assert refused.value.code == "xml_forbidden"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<a>",
        b"<a></b>",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>\x00</a>",
        b"<a>\xff</a>",
        b"<a>&undefined;</a>",
        b"<x:a/>",
        an_invoice()[:-20],
        b"{}",
    ],
)
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(XmlError) as refused:
        read_ubl(data)
    assert refused.value.code == "xml_malformed"


def test_too_many_bytes_are_refused_unread() -> None:
    with pytest.raises(TooLargeError):
        read_ubl(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    "data",
    [b"<a>" * 100_000, b"<r>" + b"<a/>" * 300_000, b"<r>" + b"<a>" * 33],
    ids=["deep", "many", "just too deep"],
)
def test_depth_and_number_of_elements_are_bounded(data: bytes) -> None:
    started = time.process_time()
    with pytest.raises(XmlError) as refused:
        read_ubl(data)
    assert refused.value.code == "xml_too_complex"
    assert time.process_time() - started < 2


def test_a_huge_text_is_refused_by_its_field() -> None:
    assert faults(an_invoice(buyer=party("AccountingCustomerParty", "x" * 4_000_000))) == {
        "AccountingCustomerParty.Party.PartyLegalEntity.RegistrationName": "too_long"
    }


def test_an_included_file_is_not_followed() -> None:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )
    assert "root:" not in str(read_ubl(an_invoice(more=f"<cbc:Note>a{include}</cbc:Note>")))


BASE = an_invoice()


@settings(max_examples=examples(300), deadline=None)
@given(st.integers(0, len(BASE) - 1), st.binary(max_size=12))
def test_any_damage_is_an_answer(position: int, noise: bytes) -> None:
    """Whatever is broken, it is one of our errors, or a document that adds up."""
    try:
        document = read_ubl(BASE[:position] + noise + BASE[position + len(noise) :])
    except VentanillaError:
        return
    assert document.payable == document.gross - document.prepaid + document.rounding
