"""Evidence of signatures as it is printed: the pages, and each signatory's own box on them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.documents.formats import country_format
from chalicelib.documents.pdf.parties import Issuer
from chalicelib.documents.pdf.typesetting import typeset
from chalicelib.seals.ink import ink
from chalicelib.seals.plan import Plan, SignedAct
from chalicelib.seals.words import words

_MM = 72 / 25.4
MARGIN = 18 * _MM
BOX_HEIGHT = 55 * _MM
_GAP = 4 * _MM
_FIRST = {"a4": 102 * _MM, "us-letter": 134 * _MM}
"""Where boxes begin on the first page, below what it says of the document: so that the last of them fits just so."""
_NEXT = 22 * _MM
"""Where they begin on the next ones."""
_BOTTOM = 19 * _MM
_INK = 120.0, 40.0
"""A signature in its signatory's box."""
_PAPER = {"a4": (210 * _MM, 297 * _MM), "us-letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceHead:
    """What the evidence says besides the plan."""

    issuer: Issuer
    """The business that had it signed."""
    pages: int
    """How many the original has."""
    original_sha256: str
    customer: str = ""
    """With whom the business has it signed."""
    customer_document: str = ""
    """By what that customer is told from others of the same name."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a signatory's evidence stands: on which of the evidence's pages, how far below its top, in points."""

    page: int
    y: float
    width: float
    height: float
    page_height: float


def boxes(plan: Plan) -> dict[str, Box]:
    """A box for each signatory, in their order."""
    paper = country_format(plan.country).paper
    width, height = _PAPER[paper]
    places: dict[str, Box] = {}
    page, y = 0, _FIRST[paper]
    for signatory in plan.signatories:
        if y + BOX_HEIGHT > height - _BOTTOM:
            page, y = page + 1, _NEXT
        places[signatory.signer_id] = Box(page, y, width - 2 * MARGIN, BOX_HEIGHT, height)
        y += BOX_HEIGHT + _GAP
    return places


def render_evidence(plan: Plan, head: EvidenceHead, acts: Sequence[SignedAct] = ()) -> bytes:
    """The evidence as a PDF of its own, with the boxes of those who signed filled in; tagged (PDF/UA-1).

    As pages of the document itself the boxes stay empty: each is filled in by its signatory's own revision.
    """
    texts, known = words(plan.language), {act.signer_id: act for act in acts}
    entries: list[list[dict[str, Any]]] = [[]]
    box = None
    for signatory in plan.signatories:
        box = boxes(plan)[signatory.signer_id]
        while len(entries) <= box.page:
            entries.append([])
        act = known.get(signatory.signer_id)
        name = act.name if act else signatory.name
        facts = facts_of(plan, act) if act else None
        shown = ink_of(plan, act) if act else None
        entries[box.page].append({"name": name, "y": box.y, "facts": facts, "ink": shown})
    data = {
        "title": f"{texts['kind']} · {plan.title}",
        "summary": f"{texts['code']} {plan.code}",
        "issuer": {**head.issuer.to_print(), "address_lines": [", ".join(head.issuer.address_lines)]},
        "room": _FIRST[country_format(plan.country).paper],
        "paper": country_format(plan.country).paper,
        "language": plan.language,
        "country": plan.country,
        "texts": texts,
        "code": plan.code,
        "facts": [
            {"label": texts["document"], "value": _cut(plan.title, 120)},
            {"label": texts["code"], "value": plan.code},
            {"label": texts["pages"], "value": str(head.pages)},
            *_customer(head, texts),
        ],
        "sha256": chunks(head.original_sha256),
        "verify_url": chunks(plan.verify_url),
        "qr": qr_code(plan.verify_url),
        "box": {"width": box.width, "height": box.height} if box else None,
        "entries": entries,
    }
    return typeset("evidence.typ", data, logo=head.issuer.logo)


def _customer(head: EvidenceHead, texts: Mapping[str, str]) -> list[dict[str, str]]:
    rows = {"customer": _cut(head.customer, 120), "identity": head.customer_document}
    return [{"label": texts[name], "value": value} for name, value in rows.items() if value]


def facts_of(plan: Plan, act: SignedAct) -> list[dict[str, Any]]:
    """What a signatory's box says."""
    texts = words(plan.language)
    authorised = texts[act.channel].format(address=act.address, time=moment(plan, act.code_sent_at))
    party = next((one.party for one in plan.signatories if one.signer_id == act.signer_id), "")
    rows = {
        "name": act.name,
        **({"party": _cut(party, 120)} if party not in ("", act.name) else {}),
        "signed_at": moment(plan, act.signed_at),
        "authorised": authorised,
        "method": texts[act.method],
        "ip": act.ip,
        "browser": _cut(act.user_agent, 200),
        "shown": chunks(act.document_sha256),
        "chain": chunks(act.chain_head),
        "consent": _cut(act.consent, 1500),
    }
    if filled := _filled_in(plan, act):
        rows["filled"] = _cut(filled, 1500)
    return [{"label": texts[name], "value": value} for name, value in rows.items()]


def ink_of(plan: Plan, act: SignedAct) -> dict[str, Any] | None:
    """The signature, where the box shows it: if it has no place on the pages, or might not be seen there."""
    has_place = any(mark.kind == "signature" for mark in plan.marks_of(act.signer_id))
    return None if has_place and plan.evidence_pages else ink(plan, act, *_INK)


def _filled_in(plan: Plan, act: SignedAct) -> str:
    """What the signatory filled in: `Domicilio: Calle 1 · Acepto`, of a box its name alone."""
    marks = [mark for mark in plan.marks_of(act.signer_id) if act.values.get(mark.mark_id)]
    return " · ".join(
        (mark.label or "x") if mark.kind == "checkbox" else f"{mark.label}: {act.values[mark.mark_id]}"
        for mark in marks
    )


def moment(plan: Plan, at: datetime) -> str:
    """A time in the tenant's zone, and in UTC: `23/11/2026 11:20:31 (GMT-3) · 2026-11-23 14:20:31 UTC`."""
    here, universal = local(plan, at), at.astimezone(UTC)
    date = country_format(plan.country).numeric_date(here.date())
    offset = here.utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0
    zone = f"GMT{hours:+g}" if hours else "GMT"
    return f"{date} {here:%H:%M:%S} ({zone}) · {universal:%Y-%m-%d %H:%M:%S} UTC"


def local(plan: Plan, at: datetime) -> datetime:
    """A time in the tenant's zone."""
    return at.astimezone(ZoneInfo(plan.time_zone))


def chunks(text: str) -> list[str]:
    """In pieces that typesetting leaves as they are, so that the text can be copied and searched."""
    return [text[start : start + 16] for start in range(0, len(text), 16)]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def qr_code(text: str) -> dict[str, Any]:
    """A QR code as horizontal runs `[x, y, length]` of dark modules, with its quiet zone."""
    import segno

    matrix = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    return {"side": len(matrix) + 8, "runs": [run for y, row in enumerate(matrix) for run in _runs(row, y)]}


def _runs(row: bytes, y: int) -> Iterator[list[int]]:
    start = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield [start + 4, y + 4, x - start]
            start = None


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def drawings(plan: Plan, items: Sequence[Mapping[str, Any]]) -> bytes:
    """A PDF with one page for each drawing of a field."""
    data = {
        "title": plan.title or plan.code,
        "language": plan.language,
        "issuer": Issuer("", "#000000", "#ffffff").to_print(),
        "items": list(items),
    }
    return typeset("marks.typ", data)
