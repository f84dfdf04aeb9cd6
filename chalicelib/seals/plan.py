"""What is to stand where in a document that is sealed, and what is known of each act of signing. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal, Self

from chalicelib.documents.formats import Language

MarkKind = Literal["signature", "initials", "date", "checkbox", "text"]
Stroke = Sequence[Sequence[int]]
"""Points `[x, y, pressure]`: parts of 1,000 of the pad's width and height, and the pressure in hundredths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that a signatory puts on a page.

    In points of 1/72 inch from the top left corner of the page as it is displayed: its crop box, after its
    rotation. `page` counts from 0.
    """

    mark_id: str
    signer_id: str
    kind: MarkKind
    page: int
    x: float
    y: float
    width: float
    height: float
    label: str = ""
    required: bool = True

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """What was stored."""
        numbers = {name: float(document[name]) for name in ("x", "y", "width", "height")}
        return cls(**{**document, **numbers, "page": int(document["page"])})


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who signs."""

    signer_id: str
    name: str
    order: int = 1
    party: str = ""
    """For whom: the customer, or the business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document's layout: the same for all of its revisions."""

    record_id: str
    """`tenant/CODE`: by which anybody who has the document finds its record."""
    verify_url: str
    signatories: tuple[Signatory, ...]
    marks: tuple[Mark, ...]
    title: str
    language: Language
    country: str
    time_zone: str
    """IANA's name of it: times are printed in it, beside UTC."""
    evidence_pages: bool = True
    """Whether evidence stands on pages of the document itself: not where somebody else signed it before."""

    @property
    def code(self) -> str:
        """The record's code, without its tenant."""
        return self.record_id.rpartition("/")[2]

    def marks_of(self, signer_id: str) -> list[Mark]:
        """What one of them puts on pages, in the order of the pages."""
        own = [mark for mark in self.marks if mark.signer_id == signer_id]
        return sorted(own, key=lambda mark: (mark.page, mark.y, mark.x, mark.mark_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAct:
    """All that a seal needs of an act of signing."""

    signer_id: str
    name: str
    signed_at: datetime
    method: Literal["drawn", "typed"]
    document_sha256: str
    """Of what the signer was shown."""
    channel: Literal["email", "sms"]
    address: str
    """Masked: where the code went that authorised it."""
    code_sent_at: datetime
    ip: str
    user_agent: str
    consent: str
    chain_head: str
    """The hash of the event that tells of it, and so of all before it."""
    strokes: Sequence[Stroke] = ()
    typed_name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    """What was filled in: `{mark_id: text}`; a checkbox is ticked by anything but an empty text."""
