"""Reads UBL 2.1 invoices and credit notes (ISO/IEC 19845), as European Peppol and others write them.

What is stated must add up, by the rules of EN 16931 (BR-CO-10 to BR-CO-16) and without any tolerance but the
one that Peppol grants to a line (PEPPOL-EN16931-R120). Everything wrong is told at once, each with the
element's path.
"""

import base64
import binascii
import re
from datetime import date
from decimal import Decimal
from typing import Literal

from chalicelib.billing.ubl_document import (
    PRICE_DECIMALS,
    UblAdjustment,
    UblAttachment,
    UblDocument,
    UblIdentifier,
    UblLine,
    UblParty,
    UblReference,
    UblTax,
)
from chalicelib.billing.ubl_sums import WIDE, StatedTotals, check_line, check_tax, check_totals
from chalicelib.billing.ubl_xml import Node, parse_xml
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.kernel.money import CURRENCIES, MoneyError, parse_amount, parse_decimal

__all__ = ["UblDocument", "UblError", "UblLine", "read_ubl"]

MAX_LINES = 500
"""As many as an invoice of the data API may have."""
_ROOTS: dict[str, tuple[Literal["invoice", "credit_note"], str, str]] = {
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice": (
        "invoice",
        "InvoiceLine",
        "InvoicedQuantity",
    ),
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote": (
        "credit_note",
        "CreditNoteLine",
        "CreditedQuantity",
    ),
}
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")  # xs:decimal
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")  # xs:date


class UblError(InvalidError):
    """A document that is not UBL (`ubl_unknown_document`) or is wrong (`ubl_invalid`, with `fields`)."""

    code = "ubl_invalid"


def read_ubl(data: bytes) -> UblDocument:
    """Read one document. Raises `XmlError`, `TooLargeError`, and `UblError` with everything that is wrong."""
    root = parse_xml(data)
    if root.tag not in _ROOTS:
        raise UblError("neither a UBL 2.1 Invoice nor a CreditNote", code="ubl_unknown_document")
    reader = _Reader(Node(root), *_ROOTS[root.tag])
    document = reader.read()
    if reader.errors:
        raise UblError(f"{len(reader.errors)} things are wrong", fields=reader.errors)
    return document


class _Reader:
    """Reads one document and goes on after an error, so that the sender learns of all of them."""

    def __init__(
        self, root: Node, kind: Literal["invoice", "credit_note"], line_name: str, quantity_name: str
    ) -> None:
        self.root = root
        self.kind = kind
        self.line_name = line_name
        self.quantity_name = quantity_name
        self.errors: list[FieldError] = []
        self.currency = self._currency()
        self.zero = parse_amount(0, self.currency) if self.currency in CURRENCIES else Decimal(0)

    def read(self) -> UblDocument:
        root = self.root
        lines = self._lines()
        adjustments = self._adjustments(root)
        taxes, tax = self._taxes()
        totals = self._totals(lines, adjustments, tax)
        if not self.errors:  # sums of what could not be read would only confuse
            allowances, charges = _split(adjustments)
            self.errors += check_totals(totals, [line.total for line in lines], allowances, charges)
            self.errors += check_tax("TaxTotal.0.TaxAmount", tax, [entry.amount for entry in taxes])
        return UblDocument(
            kind=self.kind,
            type_code=self._text(
                root, "InvoiceTypeCode" if self.kind == "invoice" else "CreditNoteTypeCode", 20
            ),
            number=self._text(root, "ID", 64, required=True),
            issued_on=self._date(root, "IssueDate", required=True) or date.min,
            due_on=self._due_date(),
            currency=self.currency,
            seller=self._party("AccountingSupplierParty"),
            buyer=self._party("AccountingCustomerParty", required=True),
            buyer_reference=self._text(root, "BuyerReference", 200),
            lines=lines,
            adjustments=adjustments,
            taxes=taxes,
            line_total=totals.line_total,
            net=totals.net,
            tax=tax,
            gross=totals.gross,
            prepaid=totals.prepaid,
            rounding=totals.rounding,
            payable=totals.payable,
            notes=tuple(self._within(note, note.raw, 2000) for note in root.basics("Note") if note.raw),
            references=self._references(),
            pdf=self._pdf(),
        )

    # Values

    def _fault(self, path: str, code: str, detail: str) -> None:
        self.errors.append(FieldError(path, code, detail))

    def _within(self, node: Node, text: str, longest: int) -> str:
        if len(text) > longest:
            self.errors.append(
                FieldError(node.path, "too_long", f"at most {longest} characters", {"max": longest})
            )
        return text[:longest]

    def _text(self, parent: Node | None, name: str, longest: int, *, required: bool = False) -> str:
        node = parent.basic(name) if parent else None
        text = node.text if node else ""
        if required and parent and not text:
            self._fault(parent.missing(name), "required", "missing or empty")
        return self._within(node, text, longest) if node else ""

    def _date(self, parent: Node, name: str, *, required: bool = False) -> date | None:
        node = parent.basic(name)
        if node is None or not node.text:
            if required:
                self._fault(parent.missing(name), "required", "missing or empty")
            return None
        written = _DATE.fullmatch(node.text)
        try:
            return date.fromisoformat(written[1] if written else "")
        except ValueError:
            self._fault(node.path, "date_invalid", "a day such as 2025-11-12")
            return None

    def _currency(self) -> str:
        currency = self._text(self.root, "DocumentCurrencyCode", 10, required=True)
        if currency and currency not in CURRENCIES:
            self._fault("DocumentCurrencyCode", "currency_unknown", "not an active ISO 4217 code")
        return currency

    def _decimal(self, node: Node, decimals: int) -> Decimal:
        try:
            return parse_decimal(_plain_decimal(node.text), max_decimals=decimals)
        except MoneyError as error:
            self._fault(node.path, error.code, error.detail)
            return Decimal(0)

    def _amount(self, parent: Node, name: str, *, required: bool = False) -> Decimal | None:
        """Read an amount in the document's currency; None if there is none."""
        node = parent.basic(name)
        if node is None:
            if required:
                self._fault(parent.missing(name), "required", "missing")
            return None
        if node.attribute("currencyID") not in {self.currency, ""}:
            self._fault(node.path, "currency_mismatch", f"the document is in {self.currency}")
        if self.currency not in CURRENCIES:
            return self.zero
        try:
            return parse_amount(_plain_decimal(node.text), self.currency)
        except MoneyError as error:
            self._fault(node.path, error.code, error.detail)
            return self.zero

    # Parts

    def _due_date(self) -> date | None:
        due_on = self._date(self.root, "DueDate")
        for means in self.root.all("PaymentMeans"):
            due_on = due_on or self._date(means, "PaymentDueDate")
        return due_on

    def _party(self, role: str, *, required: bool = False) -> UblParty:
        party = self.root.at(role, "Party") or Node(
            self.root.element.makeelement("absent", {}), f"{role}.Party"
        )
        legal = party.at("PartyLegalEntity")
        contact = party.at("Contact")
        registered = self._text(legal, "RegistrationName", 300)
        name = self._text(party.at("PartyName"), "Name", 300) or registered
        if required and not name:
            self._fault(
                f"{role}.Party.PartyLegalEntity.RegistrationName", "required", "the party has no name"
            )
        holders = [(party, "EndpointID"), *((entry, "ID") for entry in party.all("PartyIdentification"))]
        if legal:
            holders.append((legal, "CompanyID"))
        return UblParty(
            name=name,
            registered_name=registered,
            ids=tuple(
                dict.fromkeys(found for holder, tag in holders if (found := self._identifier(holder, tag)))
            ),
            tax_ids=tuple(
                UblIdentifier(value, self._text(scheme.at("TaxScheme"), "ID", 20))
                for scheme in party.all("PartyTaxScheme")
                if (value := self._text(scheme, "CompanyID", 100))
            ),
            address_lines=self._address(party.at("PostalAddress")),
            country=self._text(party.at("PostalAddress", "Country"), "IdentificationCode", 10),
            contact_name=self._text(contact, "Name", 300),
            email=self._text(contact, "ElectronicMail", 320),
            phone=self._text(contact, "Telephone", 100),
        )

    def _identifier(self, parent: Node, name: str) -> UblIdentifier | None:
        value = self._text(parent, name, 100)
        node = parent.basic(name)
        return UblIdentifier(value, node.attribute("schemeID")[:20]) if node and value else None

    def _address(self, address: Node | None) -> tuple[str, ...]:
        if address is None:
            return ()
        lines = [self._text(address, name, 300) for name in ("StreetName", "AdditionalStreetName")]
        lines += [self._text(entry, "Line", 300) for entry in address.all("AddressLine")]
        lines.append(
            f"{self._text(address, 'PostalZone', 40)} {self._text(address, 'CityName', 200)}".strip()
        )
        lines.append(self._text(address, "CountrySubentity", 200))
        return tuple(line for line in lines if line)

    def _adjustments(self, parent: Node) -> tuple[UblAdjustment, ...]:
        found = []
        for entry in parent.all("AllowanceCharge"):
            amount = self._amount(entry, "Amount", required=True) or self.zero
            indicator = self._text(entry, "ChargeIndicator", 10, required=True)
            if indicator not in {"true", "false", "1", "0", ""}:
                self._fault(entry.missing("ChargeIndicator"), "boolean_invalid", "true or false")
            reason = self._text(entry, "AllowanceChargeReason", 300) or self._text(
                entry, "AllowanceChargeReasonCode", 20
            )
            found.append(UblAdjustment(reason, amount, indicator in {"true", "1"}))
        return tuple(found)

    def _lines(self) -> tuple[UblLine, ...]:
        nodes = list(self.root.all(self.line_name))
        if not nodes:
            self._fault(self.line_name, "required", "a document has at least one line (BR-16)")
        if len(nodes) > MAX_LINES:
            self.errors.append(
                FieldError(self.line_name, "too_many", f"at most {MAX_LINES} lines", {"max": MAX_LINES})
            )
        return tuple(self._line(node) for node in nodes[:MAX_LINES])

    def _line(self, node: Node) -> UblLine:
        known_errors = len(self.errors)
        quantity = node.basic(self.quantity_name)
        price = node.at("Price")
        stated_price = price.basic("PriceAmount") if price else None
        base = price.basic("BaseQuantity") if price else None
        if stated_price and stated_price.attribute("currencyID") not in {self.currency, ""}:
            self._fault(stated_price.path, "currency_mismatch", f"the document is in {self.currency}")
        base_quantity = self._decimal(base, PRICE_DECIMALS) if base else Decimal(1)
        if base and base_quantity <= 0:
            self._fault(base.path, "not_positive", "a price is for some quantity (PEPPOL-EN16931-R121)")
            base_quantity = Decimal(1)
        item = node.at("Item")
        line = UblLine(
            id=self._text(node, "ID", 100),
            name=self._text(item, "Name", 500),
            description=self._text(item, "Description", 2000),
            note=self._text(node, "Note", 2000),
            # EN 16931 wants a quantity (BR-22), UBL does not: without one, the line is one of something.
            quantity=self._decimal(quantity, PRICE_DECIMALS) if quantity else Decimal(1),
            unit=quantity.attribute("unitCode")[:20] if quantity else "",
            price=self._decimal(stated_price, PRICE_DECIMALS) if stated_price else None,
            base_quantity=base_quantity,
            adjustments=self._adjustments(node),
            total=self._amount(node, "LineExtensionAmount", required=True) or self.zero,
        )
        if known_errors == len(self.errors) and line.price is not None:
            gross = WIDE.divide(WIDE.multiply(line.quantity, line.price), line.base_quantity)
            self.errors += check_line(
                node.missing("LineExtensionAmount"),
                line.total,
                WIDE.add(gross, line.adjustment),
                self.currency,
            )
        return line

    def _taxes(self) -> tuple[tuple[UblTax, ...], Decimal]:
        """Read the taxes in the document's currency; a total in another is for the seller's authority."""
        taxes: list[UblTax] = []
        tax = self.zero
        for total in self.root.all("TaxTotal"):
            stated = total.basic("TaxAmount")
            if stated and stated.attribute("currencyID") not in {self.currency, ""}:
                continue
            tax += self._amount(total, "TaxAmount", required=True) or self.zero
            taxes += [self._tax(entry) for entry in total.all("TaxSubtotal")]
        return tuple(taxes), tax

    def _tax(self, subtotal: Node) -> UblTax:
        category = subtotal.at("TaxCategory")
        scheme = subtotal.at("TaxCategory", "TaxScheme")
        percent = (category.basic("Percent") if category else None) or subtotal.basic("Percent")
        return UblTax(
            name=self._text(scheme, "Name", 100) or self._text(scheme, "ID", 100),
            category=self._text(category, "ID", 20),
            percent=self._decimal(percent, 6) if percent else None,
            base=self._amount(subtotal, "TaxableAmount") or self.zero,
            amount=self._amount(subtotal, "TaxAmount", required=True) or self.zero,
        )

    def _totals(
        self, lines: tuple[UblLine, ...], adjustments: tuple[UblAdjustment, ...], tax: Decimal
    ) -> StatedTotals:
        """Read the totals. UBL requires the payable amount only, so the others are what they have to be."""
        node = self.root.at("LegalMonetaryTotal") or Node(
            self.root.element.makeelement("absent", {}), "LegalMonetaryTotal"
        )

        def stated(name: str, otherwise: Decimal) -> Decimal:
            amount = self._amount(node, name)
            return otherwise if amount is None else amount

        allowances, charges = (sum(part, self.zero) for part in _split(adjustments))
        line_total = stated("LineExtensionAmount", sum((line.total for line in lines), self.zero))
        net = stated("TaxExclusiveAmount", line_total - allowances + charges)
        return StatedTotals(
            line_total=line_total,
            allowances=stated("AllowanceTotalAmount", allowances),
            charges=stated("ChargeTotalAmount", charges),
            net=net,
            tax=tax,
            gross=stated("TaxInclusiveAmount", net + tax),
            prepaid=stated("PrepaidAmount", self.zero),
            rounding=stated("PayableRoundingAmount", self.zero),
            payable=self._amount(node, "PayableAmount", required=True) or self.zero,
        )

    def _references(self) -> tuple[UblReference, ...]:
        documents = [entry.at("InvoiceDocumentReference") for entry in self.root.all("BillingReference")]
        return tuple(
            UblReference(number, self._date(document, "IssueDate"))
            for document in documents
            if document and (number := self._text(document, "ID", 100))
        )

    def _pdf(self) -> UblAttachment | None:
        for reference in self.root.all("AdditionalDocumentReference"):
            attachment = reference.at("Attachment")
            embedded = attachment.basic("EmbeddedDocumentBinaryObject") if attachment else None
            if embedded is None or embedded.attribute("mimeCode").lower() != "application/pdf":
                continue
            try:
                data = base64.b64decode("".join(embedded.raw.split()), validate=True)
            except (binascii.Error, ValueError):
                self._fault(embedded.path, "base64_invalid", "not base64")
                return None
            return UblAttachment(embedded.attribute("filename")[:200], data)
        return None


def _split(adjustments: tuple[UblAdjustment, ...]) -> tuple[list[Decimal], list[Decimal]]:
    """Return the amounts of allowances, and those of charges."""
    return [a.stated for a in adjustments if not a.is_charge], [a.stated for a in adjustments if a.is_charge]


def _plain_decimal(text: str) -> str:
    """Turn an xs:decimal into what `parse_decimal` reads. Trailing zeros say nothing in XML."""
    if len(text) > 60 or not _DECIMAL.fullmatch(text):
        raise MoneyError("not a decimal number")
    whole, _, fraction = text.lstrip("+").partition(".")
    fraction = fraction.rstrip("0")
    whole = whole if whole not in {"", "-"} else f"{whole}0"
    return f"{whole}.{fraction}" if fraction else whole
