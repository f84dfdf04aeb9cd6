"""What the console says and takes about customers."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from chalicelib.customers.schemas import MAX_CONTACT_DATA, MAX_CONTACTS, DocumentIn, Language, Name
from chalicelib.kernel.http.schemas import Cursor, DayIn, Line, MoneyOut, Schema, StrictIn

Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Id = Annotated[str, StringConstraints(max_length=40)]
Batch = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Password = Annotated[str, StringConstraints(min_length=1, max_length=256)]
CHUNK = 25


class CustomersQuery(StrictIn):
    """What was typed in the search, and which page."""

    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    cursor: Cursor | None = None
    limit: int = Field(default=25, ge=1, le=100)


class CustomerRow(Schema):
    """A customer in the list."""

    id: str
    external_id: str
    name: str
    kind: str
    number: str | None
    document: str | None
    email: str | None
    phone: str | None
    access: str
    is_test: bool


class CustomerRows(Schema):
    """A page of the list; of a search with several words it may be short and still have a next one."""

    items: list[CustomerRow]
    next: str | None


class NewContactIn(StrictIn):
    """A contact to be made."""

    name: Name
    emails: list[Line] = Field(default_factory=list, max_length=MAX_CONTACT_DATA)
    phones: list[Line] = Field(default_factory=list, max_length=MAX_CONTACT_DATA)


class ContactChangeIn(NewContactIn):
    """A contact as it is to be; without an id it is a new one."""

    id: Id | None = None


class _CustomerData(StrictIn):
    name: Name
    kind: Literal["person", "company"] = "person"
    number: Number | None = None
    document: DocumentIn | None = None
    address: list[Line] = Field(default_factory=list, max_length=4)
    language: Language | None = None


class NewCustomerIn(_CustomerData):
    """A customer to be made by hand."""

    contacts: list[NewContactIn] = Field(default_factory=list, max_length=MAX_CONTACTS)


class CustomerChangeIn(_CustomerData):
    """A customer as it is to be; `version` is the one that was shown."""

    contacts: list[ContactChangeIn] = Field(default_factory=list, max_length=MAX_CONTACTS)
    version: StrictInt


class AccessChangeIn(StrictIn):
    """[Usuario de Portal], [Fecha Inicio Soporte], [Fecha Fin de Portal]."""

    portal_user: StrictBool
    support_from: DayIn | None = None
    portal_until: DayIn | None = None
    version: StrictInt


class SuggestionOut(Schema):
    """Two words [Refrescar]."""

    password: str


class PasswordIssueIn(StrictIn):
    """The password to give out; two random words without one. The same one of the same batch is given once."""

    password: Password | None = None
    send: StrictBool = False
    batch: Batch | None = None


class PasswordIssuedOut(Schema):
    """Shown this once."""

    password: str
    expires_at: datetime
    sent: bool


class SendAccessIn(StrictIn):
    """Send one customer how to enter; `batch` makes the same click send once."""

    with_password: StrictBool = False
    batch: Batch


class SendAccessesIn(StrictIn):
    """Send a selection how to enter, a chunk at a time; the same batch sends nobody twice."""

    customer_ids: list[Id] = Field(min_length=1, max_length=CHUNK)
    with_password: StrictBool = False
    batch: Batch


class SentOut(Schema):
    """What became of one: `sent`, or `skipped` and why."""

    customer_id: str
    status: Literal["sent", "skipped"]
    reason: str | None


class SentAllOut(Schema):
    """What became of each."""

    items: list[SentOut]


class ViewOut(Schema):
    """Where to look as the customer: to be opened within a minute, once."""

    url: str


class ContactDetail(Schema):
    """A contact."""

    id: str
    name: str
    emails: list[str]
    phones: list[str]
    unusable_phones: list[str]


class DocumentOut(Schema):
    """An identity number."""

    country: str
    kind: str
    number: str
    formatted: str


class AccessDetail(Schema):
    """The three fields, and what follows from them today."""

    portal_user: bool
    support_from: date | None
    portal_until: date | None
    state: str
    needs_dates: bool


class PasswordDetail(Schema):
    """How a portal password stands, one of `none`, `issued`, `used`, `expired` or `own`."""

    state: str
    expires_at: datetime | None
    changed_at: datetime | None


class AccountDetail(Schema):
    """What is owed in one currency."""

    currency: str
    balance: MoneyOut
    overdue: MoneyOut


class SignInDetail(Schema):
    """That the customer came in."""

    at: datetime
    method: str


class AccessLogDetail(Schema):
    """That somebody of the business saw or changed something."""

    at: datetime
    act: str
    staff_name: str


class CustomerDetail(Schema):
    """All that the console shows of a customer."""

    id: str
    external_id: str
    name: str
    kind: str
    number: str | None
    document: DocumentOut | None
    address: list[str]
    language: str | None
    is_test: bool
    deleted: bool
    version: int
    contacts: list[ContactDetail]
    access: AccessDetail
    password: PasswordDetail
    adviser_id: str | None
    """Which staff member looks after the customer [asesor asignado]."""
    accounts: list[AccountDetail]
    sign_ins: list[SignInDetail]
    access_log: list[AccessLogDetail]


class AdviserIn(StrictIn):
    """Who is to look after the customer; nobody when empty."""

    adviser_id: Annotated[str, StringConstraints(pattern=r"^(stf_[0-9A-HJKMNP-TV-Z]{26})?$")]


class AccessChangedOut(Schema):
    """The customer, and whether how to enter was sent by itself."""

    customer: CustomerDetail
    sent: bool
