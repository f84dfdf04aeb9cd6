"""Verifies a sealed document by itself: needs nothing but the file and the roots that are trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from asn1crypto import cms, pem, x509

Reason = Literal[
    "unreadable",
    "no_signature",
    "changed",
    "invalid",
    "not_trusted",
    "content_appended",
    "changed_after",
]


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What is true of one signature."""

    field: str
    name: str
    record: str
    """What the signature says of where its record is."""
    certificate: str
    signed_at: datetime | None
    timestamped: bool
    intact: bool
    """The bytes that it covers are those that were signed."""
    valid: bool
    trusted: bool
    covers: Literal["file", "revision", "less"]
    modified: str
    """What came after it: `NONE`, `LTA_UPDATES`, `FORM_FILLING`, `ANNOTATIONS` or `OTHER`."""
    holds: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What is true of a file. `reasons` are why it does not hold; none when it does."""

    signatures: tuple[SignatureReport, ...]
    reasons: tuple[Reason, ...]

    @property
    def holds(self) -> bool:
        """Every signature is intact, valid and trusted, and nothing but filling in and signing came after it."""
        return not self.reasons


def verify(data: bytes, roots: Sequence[bytes]) -> Report:
    """Verify every signature of a PDF. `roots` are certificates, PEM or DER: only they are trusted.

    ValueError for a root that is none. No file is an error: what cannot be read is `unreadable`.
    """
    trusted = [one for root in roots for one in _certificates(root)]
    try:
        reports, covered = _reports(data, trusted)
    except Exception:  # noqa: BLE001 - a file that was tampered with raises whatever a parser stumbles upon
        return Report((), ("unreadable",))
    reasons: list[Reason] = []
    if not reports:
        reasons.append("no_signature")
    if any(not one.intact for one in reports):
        reasons.append("changed")
    if any(one.intact and not one.valid for one in reports):
        reasons.append("invalid")
    if any(one.intact and one.valid and not one.trusted for one in reports):
        reasons.append("not_trusted")
    if reports and not covered:
        reasons.append("content_appended")
    if any(one.intact and one.valid and one.trusted and not one.holds for one in reports):
        reasons.append("changed_after")
    return Report(tuple(reports), tuple(reasons))


def _certificates(data: bytes) -> list[x509.Certificate]:
    encoded = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    certificates = [x509.Certificate.load(der, strict=True) for der in encoded]
    if not all(one.issuer.native for one in certificates):
        raise ValueError("a certificate of nobody's")
    return certificates


def _reports(data: bytes, roots: list[x509.Certificate]) -> tuple[list[SignatureReport], bool]:
    """Each signature, and whether the last of them covers the whole file."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(BytesIO(data), strict=False)
    reports: list[SignatureReport] = []
    covered = False
    for signature in reader.embedded_regular_signatures:
        at = signature.self_reported_timestamp
        context = ValidationContext(
            trust_roots=roots,
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=at,
            best_signature_time=at,
        )
        status: Any = validate_pdf_signature(signature, context, _stamp_context(roots))
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        covered = covered or whole
        level = status.modification_level
        exact = _is_exact(data, signature)
        reports.append(
            SignatureReport(
                field=str(signature.field_name),
                name=str(signature.sig_object.get("/Name", "")),
                record=str(signature.sig_object.get("/Reason", "")),
                certificate=str(signature.signer_cert.subject.native.get("common_name", "")),
                signed_at=at,
                timestamped=_is_timely(status.timestamp_validity),
                intact=bool(status.intact) and exact,
                valid=bool(status.valid),
                trusted=bool(status.trusted),
                covers="file" if whole else "revision" if _is_revision(status.coverage) else "less",
                modified=level.name if level is not None else ModificationLevel.NONE.name,
                holds=exact and bool(status.bottom_line) and (whole or _is_revision(status.coverage)),
            )
        )
    return reports, covered


def _is_exact(data: bytes, signature: Any) -> bool:
    """Whether also what no signature covers, its own container, is as a signer writes it: no byte without meaning.

    Hexadecimal of one case, zeros behind the signature, and in it no algorithm or certificate beside those in use.
    """
    _, end, start, _ = (int(number) for number in signature.byte_range)
    written = data[end:start]
    text = written[1:-1]
    if written[:1] + written[-1:] != b"<>" or text not in (text.lower(), text.upper()):
        return False
    container = bytes.fromhex(text.decode("ascii"))
    signed = cms.ContentInfo.load(container)
    if container[len(signed.dump()) :].strip(b"\0"):
        return False
    content = signed["content"]
    (signer,) = content["signer_infos"]
    used = {signer["digest_algorithm"].dump()}
    names = {one.chosen.subject.dump() for one in content["certificates"]}
    issuers = {one.chosen.issuer.dump() for one in content["certificates"]}
    own = signature.signer_cert.subject.dump()
    return (
        {one.dump() for one in content["digest_algorithms"]} == used
        and content["version"].native in ("v1", "v3")
        and signer["version"].native == "v1"
        and content["encap_content_info"]["content_type"].native == "data"
        and names - issuers <= {own}
    )


def _is_timely(stamp: Any) -> bool:
    return stamp is not None and bool(stamp.intact and stamp.valid and stamp.trusted)


def _is_revision(coverage: Any) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return bool(coverage == SignatureCoverageLevel.ENTIRE_REVISION)


def _stamp_context(roots: list[x509.Certificate]) -> Any:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
