"""Documents to seal, people to sign them, and a key with its certificates."""

import io
import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pyhanko.sign.fields import MDPPerm
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from chalicelib.documents.pdf.parties import Issuer
from chalicelib.kernel.aws.clients import client
from chalicelib.seals import authority, composing, evidence, sealing
from chalicelib.seals.anchors import Anchors
from chalicelib.seals.evidence import EvidenceHead
from chalicelib.seals.plan import Mark, Plan, Signatory, SignedAct

NOW = datetime(2026, 11, 23, 14, 20, 31, tzinfo=UTC)
Spec = Literal["ECC_NIST_P256", "RSA_3072"]
SIZE = (400.0, 500.0)


def paper(pages: int = 1, size: tuple[float, float] = SIZE, *, rotation: int = 0, crop: float = 0) -> bytes:
    """Blank pages; `crop` points less on each side."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        page[NameObject("/CropBox")] = RectangleObject((crop, crop, size[0] - crop, size[1] - crop))
        page.rotate(rotation)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def annotated(
    kind: str,
    *,
    appearance: bool = True,
    border: Sequence[int] = (),
    fields: bool = False,
    area: tuple[float, float, float, float] = (50, 200, 250, 240),
) -> bytes:
    """A page with something upon it that is none of its content."""
    writer = PdfWriter()
    page = writer.add_blank_page(*SIZE)
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): RectangleObject(area),
        }
    )
    if appearance:
        shown = DecodedStreamObject()
        shown.set_data(b"0 g 0 0 200 40 re f")
        shown[NameObject("/Subtype")] = NameObject("/Form")
        shown[NameObject("/BBox")] = RectangleObject((0, 0, 200, 40))
        note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(shown)})
    if border:
        note[NameObject("/Border")] = writer._add_object(ArrayObject(map(NumberObject, border)))
    if kind == "/Widget":
        note[NameObject("/FT")], note[NameObject("/T")] = NameObject("/Tx"), TextStringObject("monto")
    reference = writer._add_object(note)
    # By reference, as most writers do.
    page[NameObject("/Annots")] = writer._add_object(ArrayObject([reference]))
    if fields:
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([reference])})
        writer.root_object[NameObject("/AcroForm")] = form
    return _written(writer)


def layered(setting: str) -> bytes:
    """A page whose content is in a layer, and what its document says of showing it."""
    writer = PdfWriter()
    page = writer.add_blank_page(*SIZE)
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("L")}
        )
    )
    content = DecodedStreamObject()
    content.set_data(b"/OC /L BDC 0 g 50 50 200 100 re f EMC")
    page[NameObject("/Contents")] = writer._add_object(content)
    named = DictionaryObject({NameObject("/Properties"): DictionaryObject({NameObject("/L"): layer})})
    page[NameObject("/Resources")] = named
    layers = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): DictionaryObject()}
    )
    writer.root_object[NameObject("/OCProperties")] = layers
    if setting == "/Configs":
        layers[NameObject(setting)] = ArrayObject([DictionaryObject()])
    elif setting:
        given = NameObject("/OFF") if setting == "/BaseState" else ArrayObject([layer])
        layers["/D"][NameObject(setting)] = given  # type: ignore[index]
    return _written(writer)


def strokes(points: int = 60) -> list[list[list[int]]]:
    """A line that waves across its field."""
    step = 800 / points
    return [[[int(100 + step * i), int(500 + 300 * math.sin(i / 6)), 50] for i in range(points)]]


def mark(signer_id: str, kind: Any = "signature", **where: Any) -> Mark:
    """A mark, on the first page if nothing else is said."""
    place = {"page": 0, "x": 40.0, "y": 300.0, "width": 120.0, "height": 48.0} | where
    mark_id = f"{kind}{place['page']}{int(place['x'])}{int(place['y'])}"
    return Mark(mark_id=mark_id, signer_id=signer_id, kind=kind, **place)


def plan(*names: str, marks: Sequence[Mark] | None = None) -> Plan:
    """Who signs, as `s1`, `s2` … and where: one below the other, if nothing else is said."""
    people = tuple(Signatory(f"s{number}", name) for number, name in enumerate(names, 1))
    if marks is None:
        marks = [mark(one.signer_id, y=40.0 + 60 * row) for row, one in enumerate(people)]
    return Plan(
        record_id="demo/K7QF2M9X",
        verify_url="https://portal.example/verify#demo/K7QF2M9X",
        signatories=people,
        marks=tuple(marks),
        title="Contrato de servicio",
        language="es",
        country="AR",
        time_zone="America/Argentina/Buenos_Aires",
    )


def act(plan_: Plan, signer_id: str = "s1", **facts: Any) -> SignedAct:
    """An act of signing by hand."""
    name = next(one.name for one in plan_.signatories if one.signer_id == signer_id)
    made = SignedAct(
        signer_id=signer_id,
        name=name,
        signed_at=NOW,
        method="drawn",
        document_sha256="5" * 64,
        channel="email",
        address="a…@example.com",
        code_sent_at=NOW - timedelta(minutes=2),
        ip="190.12.34.56",
        user_agent="Mozilla/5.0 (iPhone)",
        consent="Leí el documento completo y acepto firmarlo.",
        chain_head="a" * 64,
        strokes=strokes(),
    )
    return replace(made, **facts)


def head(original: bytes) -> EvidenceHead:
    """What the evidence says of a document."""
    return EvidenceHead(
        issuer=Issuer("Fibra Sur SA", "#0b4f9e", "#ffffff", tax_id="30-71234567-1"),
        pages=len(PdfReader(io.BytesIO(original)).pages),
        original_sha256=evidence.sha256(original),
    )


@dataclass
class Office:
    """A key in KMS, its certificates, and the root that they lead to."""

    spec: Spec = "ECC_NIST_P256"
    issuer: authority.Authority = field(init=False)
    root: bytes = field(init=False)
    key: sealing.SealKey = field(init=False)

    def __post_init__(self) -> None:
        made = client("kms").create_key(KeyUsage="SIGN_VERIFY", KeySpec=self.spec)
        key_id = made["KeyMetadata"]["KeyId"]
        self.issuer = authority.Authority("Prueba", NOW)
        self.root = self.issuer.root_pem
        chain = self.issuer.issue(authority.signing_request(key_id, "Fibra Sur SA", "AR"))
        self.key = sealing.SealKey(key_id, chain)

    @property
    def anchors(self) -> Anchors:
        """By what a check knows this key's seals."""
        return Anchors(self.root, (authority.key_hash(self.key.key_id),))

    def seal(self, original: bytes, plan_: Plan, *acts: SignedAct, **options: Any) -> bytes:
        """Prepare a document, and seal it once for each act."""
        document = composing.prepare(original, plan_, head(original))
        for number, one in enumerate(acts):
            at = NOW + timedelta(minutes=number)
            document = sealing.seal(document, plan_, one, self.key, at=at, **options)
        return document


def signed_by_another(
    original: bytes,
    *,
    permission: MDPPerm | None = None,
    area: tuple[int, int, int, int] | None = None,
) -> tuple[bytes, bytes]:
    """A document with a notary's signature, which shows itself in an area, and the root of their certificate."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec

    from chalicelib.seals.signer import KmsSigner

    other = Office()
    about = signers.PdfSignatureMetadata(
        field_name="Ajena",
        name="Escribanía López",
        certify=permission is not None,
        docmdp_permissions=permission or MDPPerm.FILL_FORMS,
    )
    signer = KmsSigner(other.key.key_id, other.key.certificate_chain_pem)
    field_spec = SigFieldSpec("Ajena", box=area) if area else None
    writer = IncrementalPdfFileWriter(io.BytesIO(original))
    signed = signers.sign_pdf(writer, about, signer=signer, new_field_spec=field_spec)
    return signed.getvalue(), other.root


def pdfsig(data: bytes, folder: Path, root: bytes, known: bytes = b"") -> str:
    """What poppler's pdfsig says, where only this root is trusted; `known` is a certificate that is in its store, too.

    pdfsig 22.12 loses sight of a certificate between two signatures by it that are in one file, and then says nothing
    of the second's; unless its store knows the certificate, without trusting it.
    """
    store = folder / "nss"
    if not store.exists():
        store.mkdir()
        (folder / "root.pem").write_bytes(root)
        _run("certutil", "-N", "-d", str(store), "--empty-password")
        _run("certutil", "-A", "-d", str(store), "-n", "root", "-t", "CT,C,C", "-i", str(folder / "root.pem"))
        if known:
            (folder / "known.pem").write_bytes(known)
            _run("certutil", "-A", "-d", str(store), "-n", "own", "-t", ",,", "-i", str(folder / "known.pem"))
    (folder / "sealed.pdf").write_bytes(data)
    return _run("pdfsig", "-nssdir", str(store), str(folder / "sealed.pdf"), check=False)


def _run(*command: str, check: bool = True) -> str:
    return subprocess.run(command, check=check, capture_output=True, text=True, errors="replace").stdout


def ink(data: bytes, folder: Path, page: int) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """A page as it is displayed, at a pixel a point: its size, and where it is dark."""
    from PIL import Image

    (folder / "drawn.pdf").write_bytes(data)
    number = str(page + 1)
    where = ("-f", number, "-l", number, "-singlefile", "-cropbox", "-r", "72", "-gray", "-png")
    _run("pdftoppm", *where, str(folder / "drawn.pdf"), str(folder / "drawn"))
    with Image.open(folder / "drawn.png") as picture:
        width, height = picture.size
        pixels = picture.convert("L").tobytes()
    dark = [(at % width, at // width) for at, value in enumerate(pixels) if value < 140]
    return (width, height), dark
