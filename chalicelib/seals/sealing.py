"""One more revision of a document: a signatory's marks and evidence filled in, and sealed (PAdES)."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from chalicelib.documents.formats import country_format
from chalicelib.seals import evidence, revocation
from chalicelib.seals.composing import field_name, mark_name
from chalicelib.seals.drawing import import_pages, turned
from chalicelib.seals.ink import ink
from chalicelib.seals.inspection import geometry
from chalicelib.seals.plan import Mark, Plan, SignedAct
from chalicelib.seals.words import words

if TYPE_CHECKING:
    from pyhanko.sign.fields import MDPPerm

_PATIENCE = 15
"""Seconds in which an authority has to say what time it is; whoever seals tries again later."""
_CAPTION_FROM = 30.0
"""Points: a lower field has no room for a line about the signature."""


class NoTimestampError(RuntimeError):
    """The authority that says what time it is did not answer, or refused."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key in KMS, and the certificates from its own up to below the root, or with it, as PEM."""

    key_id: str
    certificate_chain_pem: bytes
    timestamp_url: str = ""
    """Of an authority that says when (RFC 3161); none where it is empty."""


def seal(
    document: bytes,
    plan: Plan,
    act: SignedAct,
    key: SealKey,
    *,
    at: datetime,
    timestamper: Any = None,
) -> bytes:
    """The document with one more seal. The bytes that it had are the beginning of the answer.

    The first seal certifies that from there on only fields may be filled in and signed; where somebody else signed
    the document first, none certifies. `timestamper` is pyHanko's, in the place of the one at the key's address.
    NoTimestampError where the key has an address for it, and nobody answers there.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm

    writer = IncrementalPdfFileWriter(BytesIO(document), strict=False)
    appearance = _fill_in(writer, plan, act)
    first = not any(True for _ in writer.prev.embedded_regular_signatures)
    how = _How(field_name(plan, act.signer_id), act.name, act.chain_head, appearance)
    if first and plan.evidence_pages:
        how = replace(how, certify=MDPPerm.FILL_FORMS)
    return _sign(writer, plan, key, how, at, timestamper)


def seal_evidence(
    pdf: bytes,
    plan: Plan,
    key: SealKey,
    *,
    name: str,
    chain_head: str,
    at: datetime,
    timestamper: Any = None,
) -> bytes:
    """Seal evidence that is a file of its own, in the name of the business. What is seen of it does not change."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    how = _How("ventanilla", name, chain_head, certify=MDPPerm.NO_CHANGES)
    return _sign(writer, plan, key, how, at, timestamper)


def _fill_in(writer: Any, plan: Plan, act: SignedAct) -> Any:
    """Draw a signatory's marks into their fields; answers the drawing of the signature's own field."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    marks = [mark for mark in plan.marks_of(act.signer_id) if _is_shown(mark, act)]
    if plan.evidence_pages:
        box = evidence.boxes(plan)[act.signer_id]
        own = {
            "kind": "evidence",
            "width": box.width,
            "height": box.height,
            "name": act.name,
            "signed": words(plan.language)["signed"],
            "facts": evidence.facts_of(plan, act),
            "ink": evidence.ink_of(plan, act),
        }
    else:
        # The signature's own field stands where the first signature does; other marks cannot be added any more.
        marks = [mark for mark in marks if mark.kind == "signature"][:1] or marks[:1]
        if not marks or not _is_visible(writer, field_name(plan, act.signer_id)):
            return None
        own = _item(plan, act, marks[0])
    items = [own] + ([_item(plan, act, mark) for mark in marks] if plan.evidence_pages else [])
    distinct: list[dict[str, Any]] = []
    for item in items:
        if item not in distinct:
            distinct.append(item)
    drawn = import_pages(writer, evidence.drawings(plan, distinct))
    if not plan.evidence_pages:
        return turned(writer, drawn[0], geometry(writer, marks[0].page).rotation)
    shown: dict[tuple[int, int], Any] = {}
    listed = [reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"]]
    fields = {field.get("/T"): field for field in listed}
    for mark, item in zip(marks, items[1:], strict=True):
        kind = distinct.index(item), geometry(writer, mark.page).rotation
        if kind not in shown:
            shown[kind] = turned(writer, drawn[kind[0]], kind[1])
        field = fields[mark_name(plan, mark)]
        field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): shown[kind]})
        writer.update_container(field)
    return drawn[0]


def _is_visible(writer: Any, name: str) -> bool:
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field.get("/T") == name:
            left, _, right, _ = field["/Rect"]
            return bool(left != right)
    return False


def _is_shown(mark: Mark, act: SignedAct) -> bool:
    return mark.kind not in ("checkbox", "text") or bool(act.values.get(mark.mark_id))


def _item(plan: Plan, act: SignedAct, mark: Mark) -> dict[str, Any]:
    """What is drawn for a mark."""
    item: dict[str, Any] = {"width": mark.width, "height": mark.height, "text": "", "caption": ""}
    local = evidence.local(plan, act.signed_at)
    day = country_format(plan.country).numeric_date(local.date())
    match mark.kind:
        case "checkbox":
            return {**item, "kind": "tick"}
        case "text":
            return {**item, "kind": "text", "text": act.values[mark.mark_id]}
        case "date":
            return {**item, "kind": "text", "text": day}
        case "initials":
            initials = "".join(part[0] for part in (act.typed_name or act.name).split())[:5]
            return {**item, "kind": "typed", "ink_height": mark.height, "text": initials.upper()}
    has_caption = mark.height >= _CAPTION_FROM
    if has_caption:
        item["caption"] = words(plan.language)["caption"].format(
            name=act.name, time=f"{day} {local:%H:%M}", code=plan.code
        )
    return {**item, **ink(plan, act, mark.width, mark.height - (12 if has_caption else 0))}


@dataclass(frozen=True, slots=True)
class _How:
    """Which field is signed, in whose name, shown as what; and what may still change, where the seal says so."""

    field: str
    name: str
    chain_head: str
    """By which the events up to the signature are held by the seal, too."""
    drawing: Any = None
    certify: "MDPPerm | None" = None


def _sign(writer: Any, plan: Plan, key: SealKey, how: "_How", at: datetime, timestamper: Any) -> bytes:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError

    from chalicelib.seals.signer import KmsSigner, OneDrawing, SealSigner

    revocation.embed(writer, key.certificate_chain_pem)
    about = PdfSignatureMetadata(
        field_name=how.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=how.name,
        reason=f"ventanilla:{plan.record_id}",
        contact_info=plan.verify_url,
        location=how.chain_head,
        certify=how.certify is not None,
        docmdp_permissions=how.certify or MDPPerm.FILL_FORMS,
    )
    if timestamper is None and key.timestamp_url:
        from pyhanko.sign.timestamps import HTTPTimeStamper

        timestamper = HTTPTimeStamper(key.timestamp_url, timeout=_PATIENCE)
    signer = SealSigner(
        about,
        KmsSigner(key.key_id, key.certificate_chain_pem),
        timestamper=timestamper,
        stamp_style=OneDrawing(drawing=how.drawing),
        at=at,
    )
    sealed = BytesIO()
    try:
        # In a thread of its own, which has no event loop yet: whoever calls may be in one.
        with ThreadPoolExecutor(1) as apart:
            apart.submit(asyncio.run, signer.async_sign_pdf(writer, output=sealed)).result()
    except (TimestampRequestError, ValueError) as error:
        # Whoever answers something that cannot be read makes pyHanko stumble with a ValueError.
        if timestamper is None:
            raise
        raise NoTimestampError(key.timestamp_url) from error
    return sealed.getvalue()
