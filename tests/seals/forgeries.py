"""What somebody might do to a sealed document who has no key of ours, or who has, and wants to deceive."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chalicelib.seals import composing, sealing
from chalicelib.seals.plan import Plan, SignedAct
from tests.seals.papers import NOW, Office, head
from tests.support.timestamps import TimestampAuthority

DER = serialization.Encoding.DER
Change = Callable[[IncrementalPdfFileWriter], None]


def numbers(*values: float) -> generic.ArrayObject:
    """A PDF's list of numbers."""
    return generic.ArrayObject(generic.FloatObject(value) for value in values)


def sheet(writer: IncrementalPdfFileWriter) -> Any:
    """A drawing that covers a page and says something else."""
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = generic.DictionaryObject({pdf_name(key): pdf_name(value) for key, value in font.items()})
    fonts = generic.DictionaryObject({pdf_name("/F"): named})
    drawing = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): numbers(0, 0, 400, 500),
            pdf_name("/Resources"): generic.DictionaryObject({pdf_name("/Font"): fonts}),
        },
        stream_data=b"1 1 1 rg 0 0 400 500 re f 0 g BT /F 20 Tf 40 400 Td (You owe 1,000,000) Tj ET",
    )
    return writer.add_object(drawing)


def stamp(writer: IncrementalPdfFileWriter) -> Any:
    """An annotation that lays the sheet over a page."""
    return generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Stamp"),
            pdf_name("/F"): generic.NumberObject(4),
            pdf_name("/Rect"): numbers(0, 0, 400, 500),
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): sheet(writer)}),
        }
    )


def overlay(writer: IncrementalPdfFileWriter) -> None:
    """Lay a sheet over the first page."""
    page = writer.find_page_for_modification(0)[0]
    writer.register_annotation(page, writer.add_object(stamp(writer)))


def updated(pdf: bytes, change: Change) -> bytes:
    """A file with one more revision, which no signature covers."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def timestamped(pdf: bytes, authority: TimestampAuthority, change: Change = lambda _: None) -> bytes:
    """A file with a document timestamp at its end, and in its revision whatever else."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    stamped: Any = signers.PdfTimeStamper(authority.stamper).timestamp_pdf(writer, "sha256")
    return bytes(stamped.getvalue())


def field_of(writer: IncrementalPdfFileWriter, start: str) -> Any:
    """The form's field whose name begins so."""
    for reference in writer.root["/AcroForm"]["/Fields"]:
        found = reference.get_object()
        if str(found["/T"]).startswith(start):
            return found
    raise LookupError(start)


def reappearing(start: str) -> Change:
    """Show the sheet in a field's place."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        found = field_of(writer, start)
        found[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): sheet(writer)})
        writer.update_container(found)

    return change


def moved(start: str) -> Change:
    """Let a field cover the page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        found = field_of(writer, start)
        found[pdf_name("/Rect")] = numbers(0, 0, 400, 500)
        writer.update_container(found)

    return change


def rewired(pdf: bytes, number: int, offset: int) -> bytes:
    """A revision that is nothing but a table: it says that an object is somewhere else in the file."""
    found = re.findall(rb"startxref\s+(\d+)", pdf)
    trailers = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", pdf, re.DOTALL)
    size, root = re.search(rb"/Size \d+", trailers[-1]), re.search(rb"/Root \d+ 0 R", trailers[-1])
    assert size
    assert root
    information = re.search(rb"/Info \d+ 0 R", trailers[-1])
    start = len(pdf) + 1
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, offset)
    kept = b" ".join(one[0] for one in (size, root, information) if one)
    trailer = b"trailer\n<<%s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (kept, found[-1], start)
    return pdf + b"\n" + table + trailer


@dataclass
class Between:
    """A document that one of two has signed, and the other yet has to."""

    office: Office
    layout: Plan
    first: bytes

    @classmethod
    def begin(cls, office: Office, layout: Plan, original: bytes, act: SignedAct) -> "Between":
        """With the first seal."""
        prepared = composing.prepare(original, layout, head(original))
        return cls(office, layout, sealing.seal(prepared, layout, act, office.key, at=NOW))

    def sealed(self, changed: bytes, act: SignedAct) -> bytes:
        """With the second seal, over whatever became of it in between."""
        at = NOW + timedelta(minutes=5)
        return sealing.seal(changed, self.layout, act, self.office.key, at=at)


@dataclass
class Stranger:
    """Has a key of their own, and a certificate for it from wherever one can be had."""

    purposes: Sequence[ObjectIdentifier] = (ExtendedKeyUsageOID.CLIENT_AUTH,)
    name: str = "Cualquiera Hosting"
    days: int = 100
    issuer: Any = None
    issuer_key: Any = None
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def certificate(self, public: Any = None) -> x509.Certificate:
        """For the stranger's key, or for another one."""
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        issuer = subject if self.issuer is None else self.issuer.subject
        usage = x509.KeyUsage(
            digital_signature=True,
            content_commitment=True,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        builder = (
            x509.CertificateBuilder(issuer, subject, public or self.key.public_key(), 77)
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=self.days))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(usage, critical=True)
        )
        if self.purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(self.purposes), critical=False)
        return builder.sign(self.issuer_key or self.key, hashes.SHA256())

    def sign(self, pdf: bytes, *, hash_name: str = "sha256", at: datetime = NOW) -> bytes:
        """Sign a file as if it were a seal of ours: with the name of a customer, and of a record."""
        store = SimpleCertificateStore()
        if self.issuer is not None:
            store.register(asn1.Certificate.load(self.issuer.public_bytes(DER)))
        private = self.key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        signer = signers.SimpleSigner(
            signing_cert=asn1.Certificate.load(self.certificate().public_bytes(DER)),
            signing_key=asn1_keys.PrivateKeyInfo.load(private),
            cert_registry=store,
        )
        about = signers.PdfSignatureMetadata(
            field_name="ventanilla-s9",
            name="Ana Paz",
            reason="ventanilla:demo/K7QF2M9X",
            md_algorithm=hash_name,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        pdf_signer = _At(about, signer=signer)
        pdf_signer.moment = at
        written: Any = pdf_signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False))
        return bytes(written.getvalue())


class _At(signers.PdfSigner):
    moment: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:  # noqa: FBT001, FBT002 - pyHanko's own
        """Begin to sign."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


def with_gap(pdf: bytes) -> bytes:
    """A document whose first page names an annotation that is nowhere: nothing is seen of it."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        page[pdf_name("/Annots")] = generic.ArrayObject([generic.IndirectObject(_NOWHERE, 0, writer)])
        writer.update_container(page)

    return updated(pdf, change)


_NOWHERE = 900


def filled_gap(sealed: bytes) -> bytes:
    """Where nothing was, a sheet."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed), strict=False)
    drawing = stamp(writer)
    writer.objects[(0, _NOWHERE)] = drawing
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_SHADOW = b"/ShadowOf"


def with_shadow(pdf: bytes) -> bytes:
    """A document that brings along another first page, which no table names."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    number = writer.find_page_for_modification(0)[0].idnum
    found = re.search(rb"\n(%d 0 obj.*?endobj)" % number, pdf, re.DOTALL)
    assert found
    other = found[1].replace(b"/MediaBox", _SHADOW + b" 1 /MediaBox", 1)
    return updated(pdf + b"\n" + other + b"\n", lambda writer: writer.update_root())


def shown_shadow(sealed: bytes) -> bytes:
    """Its table now names the other page."""
    at = sealed.index(_SHADOW)
    head_at = sealed.rindex(b" 0 obj", 0, at)
    start = sealed.rindex(b"\n", 0, head_at) + 1
    return rewired(sealed, int(sealed[start:head_at]), start)


def wrapped(sealed: bytes) -> dict[str, bytes]:
    """What has been tried on readers of signatures: what they cover is moved, left out, or named twice."""
    at = sealed.rindex(b"/ByteRange")
    written = re.match(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", sealed[at:])
    assert written
    _, length, second, rest = (int(number) for number in written.groups())
    hole = sealed[length:second]

    def ranged(text: bytes, data: bytes = sealed) -> bytes:
        room = len(written[0])
        return data[:at] + text.ljust(room)[:room] + data[at + room :]

    extra = b"\n77 0 obj\n<</Type /Annot>>\nendobj\n"
    moved_on = sealed[:second] + extra + sealed[second:]
    return {
        "no range": ranged(b""),
        "null": ranged(b"/ByteRange null"),
        "empty": ranged(b"/ByteRange []"),
        "negative": ranged(b"/ByteRange [0 -1 %d %d]" % (second, rest)),
        "only the first part": ranged(b"/ByteRange [0 %d 0 0]" % length),
        "not from the beginning": ranged(b"/ByteRange [1 %d %d %d]" % (length - 1, second, rest)),
        "second part moved": ranged(
            b"/ByteRange [0 %d %d %d]" % (length, second + len(extra), rest), moved_on
        ),
        "no contents": sealed[:length] + b"<>".ljust(len(hole)) + sealed[second:],
        "contents of zeros": sealed[:length] + b"<" + b"0" * (len(hole) - 2) + b">" + sealed[second:],
        "before the beginning": b"%PDF-1.7\n" + sealed,
    }
