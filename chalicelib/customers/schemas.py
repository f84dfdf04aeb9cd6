"""What the data API says and takes about customers."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from chalicelib.kernel.http.schemas import BatchIn, DayIn, ExternalId, Line, Rows, RowsOf, Schema, StrictIn

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Language = Literal["es", "en", "pt"]
MAX_CONTACTS = 8
MAX_CONTACT_DATA = 4


class DocumentIn(StrictIn):
    """An identity number. Without `kind` it is told from the number's form."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    kind: Annotated[str, StringConstraints(max_length=20)] | None = None
    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class ContactIn(StrictIn):
    """A person who acts for the customer."""

    external_id: ExternalId | None = None
    name: Name
    emails: list[Line] = Field(default_factory=list, max_length=MAX_CONTACT_DATA)
    phones: list[Line] = Field(default_factory=list, max_length=MAX_CONTACT_DATA)


class AccessIn(StrictIn):
    """Portal access: [Usuario de Portal], [Fecha Inicio Soporte], [Fecha Fin de Portal].

    Once all three are there and let the customer in, how to enter is sent to the contacts by itself.
    """

    portal_user: bool = True
    support_from: DayIn | None = None
    portal_until: DayIn | None = None


class CustomerIn(StrictIn):
    """A customer with its contacts. What is left out is emptied: the row is the whole customer."""

    external_id: ExternalId
    kind: Literal["person", "company"] = "person"
    name: Name
    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)] | None = (
        None
    )
    document: DocumentIn | None = None
    address: list[Line] = Field(default_factory=list, max_length=4)
    language: Language | None = None
    contacts: list[ContactIn] = Field(default_factory=list, max_length=MAX_CONTACTS)
    """Without any, the customer's own name stands for its one contact, who has no contact data."""
    access: AccessIn = AccessIn()


class CustomerBatchIn(BatchIn):
    """Up to 100 customers."""

    items: Annotated[Rows, RowsOf(CustomerIn)]


class ContactOut(Schema):
    """A contact as the tenant's system reads it back."""

    id: str
    name: str
    emails: list[str]
    phones: list[str]
    unusable_phones: list[str]


class CustomerOut(Schema):
    """A customer as the tenant's system reads it back."""

    id: str
    external_id: str
    kind: str
    name: str
    number: str | None
    document: dict[str, Any] | None
    address: list[str]
    language: str | None
    portal_user: bool
    support_from: date | None
    portal_until: date | None
    deleted: bool
    contacts: list[ContactOut]
    changed_at: datetime


class CustomerPage(Schema):
    """A page of customers, without their contacts."""

    items: list[CustomerOut]
    next: str | None


class AccessLogEntry(Schema):
    """That somebody of the business saw or changed something."""

    at: datetime
    act: str
    staff_name: str


class AccessLogPage(Schema):
    """A page of the access log, newest first."""

    items: list[AccessLogEntry]
    next: str | None
