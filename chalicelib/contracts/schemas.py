"""What contracts look like to customers."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.kernel.http.schemas import ListQuery, Schema, StrictIn

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MarkKind = Literal["signature", "initials", "date", "checkbox", "text"]
ShownState = Literal[
    "draft", "sent", "seen", "partly_signed", "sealing", "signed", "declined", "expired", "withdrawn"
]
Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]


class ContractsQuery(ListQuery):
    """Which page."""

    limit: int = Field(default=25, ge=1, le=50)


class ContractBrief(Schema):
    """A contract in the customer's list."""

    contract_id: str
    title: str
    state: ShownState
    mine: bool
    """Whether the caller's signature is what it waits for now."""
    due_on: date | None
    sent_at: datetime | None
    ended_at: datetime | None


class ContractPage(Schema):
    """A page of contracts, newest first."""

    items: list[ContractBrief]
    next: str | None
    waiting: int
    """How many of the page wait for the caller's signature."""


class ContractSignerOut(Schema):
    """One of those who sign."""

    name: str
    own: bool
    state: Literal["waiting", "seen", "signed", "declined"]
    signed_at: datetime | None


class ContractMarkOut(Schema):
    """Something that the caller has to fill in on a page."""

    mark_id: str
    kind: MarkKind
    page: int
    x: float
    y: float
    width: float
    height: float
    label: str
    required: bool


class StepUpWays(Schema):
    """Where a code can go, masked; nothing where it cannot."""

    email: str
    sms: str


class ContractOut(ContractBrief):
    """A contract as whoever may see it reads it."""

    message: str
    business: str
    pages: int
    pages_drawn: int
    """How many of the pages have a picture: the rest is read in the file."""
    document_sha256: str
    """Of what is to be read and signed."""
    signers: list[ContractSignerOut]
    marks: list[ContractMarkOut]
    consent: str
    ways: StepUpWays
    reason: str
    receipt_url: str
    """Where the reader's own signature can be looked up by its receipt; empty before they have signed."""
    code: str
    """By which anybody who has the document can look it up."""
    sealed_sha256: str
    has_evidence: bool
    """Whether the evidence is a file of its own."""


class PagesQuery(ListQuery):
    """Which of the pages, counted from 0."""

    first: int = Field(default=0, ge=0, le=500)
    limit: int = Field(default=5, ge=1, le=20)


class ContractPicture(Schema):
    """A page to be read."""

    number: int
    """From 0."""
    width: float
    height: float
    """In points of 1/72 inch."""
    url: str
    """Where its picture can be fetched for two minutes."""
    text: str
    """What stands on it, for those who do not see the picture."""


class ContractPictures(Schema):
    """Some of the pages."""

    items: list[ContractPicture]


class ContractReadIn(StrictIn):
    """That somebody read it to its end."""

    document_sha256: Sha256


class ContractFileIn(StrictIn):
    """Which of its files."""

    file: Literal["original", "sealed", "evidence", "events"]


class ContractCodeIn(StrictIn):
    """By which way the code goes."""

    channel: Literal["email", "sms"]


class ContractCodeOut(Schema):
    """A code that was sent."""

    challenge_id: str
    binding: str
    code_length: int
    expires_at: datetime
    resend_at: datetime


class ContractCodeTypedIn(StrictIn):
    """The code as it was typed."""

    binding: Annotated[str, StringConstraints(max_length=200)]
    code: Annotated[str, StringConstraints(max_length=40)]


class SignatureIn(ContractCodeTypedIn):
    """The act of signing."""

    challenge_id: Annotated[str, StringConstraints(max_length=60)]
    document_sha256: Sha256
    consent: Literal[True]
    method: Literal["drawn", "typed"]
    strokes: Annotated[list[list[tuple[Number, Number, Number, Number]]], Field(max_length=2000)] = Field(
        default_factory=list
    )
    """Strokes of `[x, y, milliseconds, pressure]`: x and y are parts of the field's width and height."""
    typed_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    values: Annotated[
        dict[
            Annotated[str, StringConstraints(max_length=40)],
            Annotated[str, StringConstraints(max_length=500)],
        ],
        Field(max_length=500),
    ] = Field(default_factory=dict)


class DeclineIn(StrictIn):
    """Why it is not signed."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
