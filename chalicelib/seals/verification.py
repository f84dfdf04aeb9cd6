"""Verifies a sealed document by itself: needs nothing but the file, and whom to trust."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from asn1crypto import cms, pem, x509

from chalicelib.seals.anchors import Anchors

Reason = Literal[
    "unreadable",
    "no_signature",
    "not_ours",
    "changed",
    "invalid",
    "content_appended",
    "changed_after",
    "not_trusted",
    "stranger",
    "unknown_timestamp",
]
UNTOLD: frozenset[Reason] = frozenset(
    {"no_signature", "not_ours", "not_trusted", "stranger", "unknown_timestamp"}
)
"""Reasons for which it cannot be told whether a document holds. For any other, it does not."""


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What is true of one signature, or of one timestamp of the whole document."""

    kind: Literal["seal", "timestamp"]
    field: str
    name: str
    record: str
    """What the signature says of where its record is."""
    chain_head: str
    """And of how far the events had come that led to it: the hash of the last."""
    certificate: str
    signed_at: datetime | None
    stamp: Literal["", "known", "unknown"]
    """Whether an authority says when, and whether it is trusted to."""
    ours: bool
    """Made by one of our keys, whatever its certificate says."""
    intact: bool
    """The bytes that it covers are those that were signed."""
    valid: bool
    trusted: bool
    """Its certificate is for this, by an authority that is trusted for it, and was valid then."""
    covers: Literal["file", "revision", "less"]
    modified: str
    """What came after it: `NONE`, `LTA_UPDATES`, `FORM_FILLING`, `ANNOTATIONS` or `OTHER`."""
    unchanged: bool
    """Nothing came after it but what may."""
    holds: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What is true of a file. `reasons` are why it does not hold; none when it does."""

    signatures: tuple[SignatureReport, ...]
    reasons: tuple[Reason, ...]

    @property
    def holds(self) -> bool:
        """Every signature is ours, intact, valid and trusted, and nothing but filling in and signing came after it."""
        return not self.reasons


def verify(data: bytes, anchors: Anchors) -> Report:
    """Verify every signature of a PDF. Only what the anchors name is trusted, and only with their keys a seal is ours.

    ValueError for a root that is none. No file is an error: what cannot be read is `unreadable`.
    """
    roots, timestamp_roots = _certificates(anchors.roots), _certificates(anchors.timestamp_roots)
    try:
        reports = _reports(data, roots, timestamp_roots, frozenset(anchors.keys))
    except Exception:  # noqa: BLE001 - a file that was tampered with raises whatever a parser stumbles upon
        return Report((), ("unreadable",))
    return Report(tuple(reports), tuple(_reasons(reports)))


def _reasons(reports: list[SignatureReport]) -> list[Reason]:
    seals = [one for one in reports if one.kind == "seal"]
    if not seals:
        return ["no_signature"]
    found: dict[Reason, bool] = {
        "not_ours": not any(one.ours for one in seals),
        "changed": any(not one.intact for one in reports),
        "invalid": any(one.intact and not one.valid for one in reports),
        "content_appended": all(one.covers != "file" for one in reports),
        "changed_after": any(one.intact and one.valid and not one.unchanged for one in reports),
        "not_trusted": any(one.ours and one.intact and one.valid and not one.trusted for one in seals),
        "stranger": any(one.ours for one in seals) and not all(one.ours for one in seals),
        "unknown_timestamp": any(one.intact and one.valid and one.stamp == "unknown" for one in reports),
    }
    return [reason for reason, is_so in found.items() if is_so]


def _certificates(data: bytes) -> list[x509.Certificate]:
    if not data:
        return []
    encoded = [der for _, _, der in pem.unarmor(data, multiple=True)]
    certificates = [x509.Certificate.load(der, strict=True) for der in encoded]
    if not all(one.issuer.native for one in certificates):
        raise ValueError("a certificate of nobody's")
    return certificates


def _reports(
    data: bytes,
    roots: list[x509.Certificate],
    timestamp_roots: list[x509.Certificate],
    keys: frozenset[str],
) -> list[SignatureReport]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(data), strict=False)
    return [
        _timestamp(data, one, timestamp_roots)
        if one.sig_object_type == "/DocTimeStamp"
        else _seal(data, one, roots, timestamp_roots, keys)
        for one in reader.embedded_signatures
    ]


def _seal(
    data: bytes,
    signature: Any,
    roots: list[x509.Certificate],
    timestamp_roots: list[x509.Certificate],
    keys: frozenset[str],
) -> SignatureReport:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    from chalicelib.seals.filling import POLICY

    at = signature.self_reported_timestamp
    token = _token(signature)
    ours = hashlib.sha256(signature.signer_cert.public_key.dump()).hexdigest() in keys
    for_documents = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, extd_key_usage=_FOR_DOCUMENTS
    )
    status: Any = validate_pdf_signature(
        signature,
        _context(roots, at),
        _context(timestamp_roots, _moment(token) if token is not None else None),
        diff_policy=POLICY,
        key_usage_settings=for_documents if ours else None,
    )
    # What a stranger's container holds beside the signature is not ours to judge.
    intact = bool(status.intact) and (not ours or _is_exact(data, signature, "data"))
    return _report(
        signature,
        status,
        kind="seal",
        signed_at=at,
        stamp="" if token is None else "known" if _is_timely(status.timestamp_validity) else "unknown",
        ours=ours,
        intact=intact,
    )


def _timestamp(data: bytes, signature: Any, roots: list[x509.Certificate]) -> SignatureReport:
    from pyhanko.sign.validation import validate_pdf_timestamp

    from chalicelib.seals.filling import POLICY

    at = _moment(signature.signed_data)
    status: Any = validate_pdf_timestamp(signature, _context(roots, at), diff_policy=POLICY)
    return _report(
        signature,
        status,
        kind="timestamp",
        signed_at=at,
        stamp="known" if _is_timely(status) else "unknown",
        ours=False,
        intact=bool(status.intact) and _is_exact(data, signature, "tst_info"),
    )


def _report(signature: Any, status: Any, *, intact: bool, **facts: Any) -> SignatureReport:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    revision = status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
    level = status.modification_level
    # A timestamp says nothing of what may come after it; by then a seal has.
    filled_in = level is None or level <= ModificationLevel.FORM_FILLING
    unchanged = filled_in if status.docmdp_ok is None else bool(status.docmdp_ok)
    valid, trusted = bool(status.valid), bool(status.trusted)
    return SignatureReport(
        field=str(signature.field_name),
        name=str(signature.sig_object.get("/Name", "")),
        record=str(signature.sig_object.get("/Reason", "")),
        chain_head=str(signature.sig_object.get("/Location", "")),
        certificate=str(signature.signer_cert.subject.native.get("common_name", "")),
        intact=intact,
        valid=valid,
        trusted=trusted,
        covers="file" if whole else "revision" if revision else "less",
        modified=level.name if level is not None else ModificationLevel.NONE.name,
        unchanged=unchanged,
        holds=intact and valid and trusted and unchanged and (whole or revision),
        **facts,
    )


_FOR_DOCUMENTS = frozenset(
    {"1.3.6.1.5.5.7.3.36", "microsoft_document_signing", "adobe_authentic_documents_trust"}
)
"""As asn1crypto calls them: purposes of which a certificate has to name one (`authority.FOR_DOCUMENTS`)."""


def _token(signature: Any) -> Any:
    """The timestamp that came with a signature; none where there is none."""
    for attribute in signature.signer_info["unsigned_attrs"]:
        if attribute["type"].native == "signature_time_stamp_token":
            return attribute["values"][0]["content"]
    return None


def _moment(token: Any) -> datetime:
    """When it was by a timestamp."""
    moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return moment


def _context(roots: list[x509.Certificate], at: datetime | None) -> Any:
    """Who is trusted, at the moment that a signature is about: what expired since was valid then."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=roots,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=at,
        best_signature_time=at,
    )


def _is_exact(data: bytes, signature: Any, kind: str) -> bool:
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
        and content["encap_content_info"]["content_type"].native == kind
        and names - issuers <= {own}
    )


def _is_timely(stamp: Any) -> bool:
    return stamp is not None and bool(stamp.intact and stamp.valid and stamp.trusted)
