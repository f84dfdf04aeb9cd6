"""What contracts look like to staff."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from chalicelib.contracts.schemas import ContractMarkOut, MarkKind, ShownState, StepUpWays
from chalicelib.kernel.http.schemas import DayIn, ListQuery, Schema, StrictIn

Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f/\\]*$"),
]
Points = Annotated[float, Field(ge=0, le=20_000, allow_inf_nan=False)]
CONTACT = r"^(con_[0-9A-HJKMNP-TV-Z]{26})?$"
STAFF = r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$"


class ContractUploadIn(StrictIn):
    """A PDF that is to be handed in."""

    size: Annotated[StrictInt, Field(ge=1)]


class ContractUploadOut(Schema):
    """Where to hand it in."""

    upload_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class ContractIn(StrictIn):
    """A new draft, of a PDF that was handed in."""

    customer_id: Annotated[str, StringConstraints(max_length=60)]
    title: Title
    upload_id: Annotated[str, StringConstraints(max_length=60)]


class SignerIn(StrictIn):
    """A contact of the customer's, or one of the team."""

    contact_id: Annotated[str, StringConstraints(pattern=CONTACT)] = ""
    staff_id: Annotated[str, StringConstraints(pattern=STAFF)] = ""
    order: Annotated[StrictInt, Field(ge=1, le=20)] = 1


class MarkIn(StrictIn):
    """Something that a signer fills in, in points from the top left corner of the page as it is shown."""

    signer: Annotated[StrictInt, Field(ge=1, le=20)]
    """The signer's position, from 1."""
    kind: MarkKind
    page: Annotated[StrictInt, Field(ge=0, le=499)]
    x: Points
    y: Points
    width: Annotated[float, Field(ge=4, le=20_000, allow_inf_nan=False)]
    height: Annotated[float, Field(ge=4, le=20_000, allow_inf_nan=False)]
    label: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    required: StrictBool = True


class ContractChangeIn(StrictIn):
    """A draft as it is to be."""

    title: Title
    message: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] = ""
    signers: Annotated[list[SignerIn], Field(min_length=1, max_length=10)]
    marks: Annotated[list[MarkIn], Field(max_length=500)] = Field(default_factory=list)
    in_order: StrictBool = False
    due_on: DayIn | None = None


class ReasonIn(StrictIn):
    """Why."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class ConsoleContractsQuery(ListQuery):
    """Which contracts: all or those in a state, or one customer's."""

    state: Literal["", ShownState] = ""
    customer_id: Annotated[str, StringConstraints(max_length=60)] = ""
    limit: int = Field(default=25, ge=1, le=50)


class ContractRowOut(Schema):
    """A contract in a list."""

    contract_id: str
    customer_id: str
    customer_name: str
    title: str
    state: ShownState
    signed: int
    signers: int
    due_on: date | None
    created_at: datetime
    updated_at: datetime


class ContractRowPage(Schema):
    """A page of them, newest change first."""

    items: list[ContractRowOut]
    next: str | None


class ConsoleSignerOut(Schema):
    """One of those who sign."""

    signer_id: str
    contact_id: str
    staff_id: str
    name: str
    order: int
    state: Literal["waiting", "seen", "signed", "declined"]
    seen_at: datetime | None
    signed_at: datetime | None
    sealed: bool


class ConsoleMarkOut(Schema):
    """What somebody fills in."""

    signer: int
    kind: MarkKind
    page: int
    x: float
    y: float
    width: float
    height: float
    label: str
    required: bool


class ContractEventOut(Schema):
    """Something that happened."""

    number: int
    event: str
    actor: str
    at: datetime
    details: dict[str, Any]


class ContractPersonOut(Schema):
    """Somebody who can sign."""

    id: str
    name: str
    email: str
    phone: str


class PageSizeOut(Schema):
    """A page as it is displayed, in points."""

    width: float
    height: float


class ToSignOut(Schema):
    """What the reader needs who has to sign for the business, and whose turn it is."""

    consent: str
    ways: StepUpWays
    marks: list[ContractMarkOut]


class ConsoleContractOut(ContractRowOut):
    """A contract with all of it."""

    message: str
    reason: str
    in_order: bool
    pages: list[PageSizeOut]
    pages_drawn: int
    people: list[ConsoleSignerOut]
    marks: list[ConsoleMarkOut]
    contacts: list[ContractPersonOut]
    """Of the customer: who can be chosen."""
    to_sign: ToSignOut | None
    """Where it waits for the reader's own signature."""
    events: list[ContractEventOut]
    document_sha256: str
    sealed_sha256: str
    has_evidence: bool
    foreign_signatures: bool
    code: str
    sent_at: datetime | None
    ended_at: datetime | None
