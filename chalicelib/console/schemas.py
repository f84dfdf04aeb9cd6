"""What the console says and takes about itself."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, StrictBool, StringConstraints

from chalicelib.kernel.http.schemas import Cursor, DayIn, Schema, StrictIn
from chalicelib.staff.schemas import Address, Language, PersonName
from chalicelib.tenants.settings import Module
from chalicelib.tenants.settings_fields import Currency, TimeZone

Secret = Annotated[str, StringConstraints(min_length=1, max_length=2048)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class StaffChallengeIn(StrictIn):
    """Who wants to sign in."""

    email: Address


class StaffResendIn(StrictIn):
    """Ask for another code."""

    binding: Secret | None = None


class StaffCodeIn(StrictIn):
    """The code as typed; spaces in it do not matter."""

    code: Code
    binding: Secret | None = None


class StaffChallengeOut(Schema):
    """The same whether or not anybody was found."""

    challenge_id: str
    binding: str = Field(description="Held by the asking browser; also set as a cookie.")
    code_length: int
    expires_at: datetime
    resend_at: datetime


class InviteAcceptIn(StrictIn):
    """The token of an invitation, and the name that its owner goes by."""

    token: Secret
    name: PersonName


class InviteAcceptedOut(Schema):
    """With which address to sign in now."""

    email: str


class StaffOut(Schema):
    """Who is signed in."""

    id: str
    name: str
    email: str
    role: str
    permissions: list[str]
    language: str
    second_factor: bool
    away_until: date | None
    new_ticket_emails: bool
    """Whether new tickets without an assignee are told by e-mail."""


class ConsoleTenant(Schema):
    """The business."""

    slug: str
    name: str
    portal_url: str
    language: str
    country: str
    time_zone: str
    currencies: list[str]
    contracted: list[Module]
    """What there is for staff to work with; the rest is shown as available."""
    by_password: bool
    """Whether customers sign in by a portal password, among other ways."""


class StaffSessionOut(Schema):
    """The session as the console needs it. `state`: `in`, `second_factor` (a code is owed) or `enrol`."""

    state: str
    staff: StaffOut
    tenant: ConsoleTenant
    ends_at: datetime


class SecondFactorOut(Schema):
    """What an authenticator app is given."""

    secret: str
    uri: str


class EnrolIn(StrictIn):
    """Where there is a second factor already: a code of it."""

    code: Code | None = None


class SecondFactorIn(StrictIn):
    """A code of the app, or a recovery code."""

    code: Code


class RecoveryCodesOut(Schema):
    """Shown once."""

    recovery_codes: list[str]


class ProfileIn(StrictIn):
    """The caller's own name, language, absence and notifications."""

    name: PersonName
    language: Language
    away_until: DayIn | None = None
    """The last day of an absence; none is not away."""
    new_ticket_emails: StrictBool = True
    """Whether new tickets without an assignee are told by e-mail."""


class AuditQuery(StrictIn):
    """Which entries of the audit log."""

    actor: Annotated[str, StringConstraints(max_length=40)] = ""
    act: Annotated[str, StringConstraints(max_length=60)] = ""
    target: Annotated[str, StringConstraints(max_length=200)] = ""
    since: DayIn | None = None
    until: DayIn | None = None
    limit: int = Field(default=50, ge=1, le=200)
    cursor: Cursor | None = None


class AuditFileIn(StrictIn):
    """Which entries, as a file."""

    actor: Annotated[str, StringConstraints(max_length=40)] = ""
    act: Annotated[str, StringConstraints(max_length=60)] = ""
    target: Annotated[str, StringConstraints(max_length=200)] = ""
    since: DayIn | None = None
    until: DayIn | None = None


class AuditActor(Schema):
    """Who acted, by the name they had."""

    id: str
    name: str


class AuditEntryOut(Schema):
    """One act."""

    number: int
    at: datetime
    staff: AuditActor
    act: str
    target: str
    details: dict[str, Any]
    ip: str


class AuditPage(Schema):
    """A page of the log, newest first; it may be empty and still have a next one."""

    items: list[AuditEntryOut]
    next: str | None


class AuditFileOut(Schema):
    """Where the file may be fetched, for two minutes."""

    url: str
    filename: str
    expires_at: datetime
    entries: int
    is_whole: bool
    """Whether these are all of the chosen entries; else they are the newest."""


class CheckOut(Schema):
    """Something that will not work as it stands, and where it is mended."""

    code: str
    severity: str
    area: str
    path: str
    params: dict[str, Any]


class ChecksOut(Schema):
    """All of them, the worst first."""

    items: list[CheckOut]


class AffectedCustomer(Schema):
    """A customer with something amiss, as a list shows them."""

    id: str
    name: str
    number: str | None
    document: str | None


class AffectedPage(Schema):
    """A page of them."""

    items: list[AffectedCustomer]
    next: str | None


class OwnerIn(StrictIn):
    """A new tenant's first owner."""

    name: PersonName
    email: Address


class TenantIn(StrictIn):
    """A new tenant. Everything else is set in the console."""

    name: PersonName
    language: Language = "es"
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "AR"
    time_zone: TimeZone = "America/Argentina/Buenos_Aires"
    currency: Currency = "ARS"
    modules: list[Module] | None = None
    """What it has contracted; everything when left out."""
    owner: OwnerIn


class TenantOut(Schema):
    """A tenant that was made."""

    slug: str
    portal_url: str
    console_url: str
    created_on: date
