"""What signing in says and takes."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.kernel.http.schemas import Schema, StrictIn

Typed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=254)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=2048)]
CustomerId = Annotated[str, StringConstraints(max_length=40)]


class ChallengeIn(StrictIn):
    """Who somebody says they are: by identifier, channel and contact, or by e-mail."""

    method: Literal["identifier", "email"]
    identifier: Typed | None = None
    channel: Literal["email", "sms"] | None = None
    contact: Typed | None = None
    email: Typed | None = None

    @model_validator(mode="after")
    def _complete(self) -> "ChallengeIn":
        given = (self.identifier, self.channel, self.contact)
        if self.method == "identifier" and (None in given or self.email is not None):
            raise PydanticCustomError(
                "signin_incomplete", "identifier, channel and contact are needed, and no email"
            )
        if self.method == "email" and (self.email is None or any(given)):
            raise PydanticCustomError("signin_incomplete", "email is needed, and nothing else")
        return self


class ResendIn(StrictIn):
    """Ask for another code."""

    binding: Secret | None = None


class CodeIn(StrictIn):
    """The code as typed; spaces in it do not matter."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    binding: Secret | None = None


class HandoverIn(StrictIn):
    """The one-minute secret of a fresh session."""

    handover: Secret


class SwitchIn(StrictIn):
    """Which of the accounts to use."""

    customer_id: CustomerId


class ChallengeOut(Schema):
    """The same whether or not anybody was found."""

    challenge_id: str
    binding: str = Field(description="Held by the asking browser; also set as a cookie.")
    code_length: int
    expires_at: datetime
    resend_at: datetime


class AccountChoice(Schema):
    """An account that the sign-in opens."""

    customer_id: str
    name: str
    number: str | None


class SignedInOut(Schema):
    """Signed in: the session is in a cookie; `handover` is for browsers that did not keep it."""

    accounts: list[AccountChoice]
    current: str
    handover: str


class PasswordIn(StrictIn):
    """User and portal password. The user is the tenant's identifier, or an e-mail address."""

    user: Typed
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class ChoiceIn(StrictIn):
    """One's own password in place of the issued one."""

    token: Secret
    password: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class PasswordChangeIn(StrictIn):
    """The present password and the new one."""

    old: Annotated[str, StringConstraints(min_length=1, max_length=256)]
    new: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class PasswordSignInOut(Schema):
    """Signed in; or the password was an issued one, and `choose` lets its owner choose their own first."""

    signed_in: SignedInOut | None
    choose: str | None
    choose_until: datetime | None


class BearerOut(Schema):
    """A bearer token for `Authorization`, to be kept in memory only."""

    bearer: str


class CustomerBrief(Schema):
    """Who is signed in, as far as the page's frame shows it."""

    customer_id: str
    name: str
    kind: str
    number: str | None
    document: str | None


class ContactBrief(Schema):
    """The person who acts."""

    name: str


class SessionOut(Schema):
    """The session as the page needs it."""

    customer: CustomerBrief
    contact: ContactBrief
    accounts: list[AccountChoice]
    modules: list[str]
    viewed_by: str | None
    """The staff member who looks as the customer: nothing can be changed."""
    language: str
    ends_at: datetime


class LinkIn(StrictIn):
    """The token of a link in a message."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class LinkCodeIn(LinkIn):
    """A link with the code that stands beside it. Without one nothing was tried."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\d{4,10}$")]


class LinkOut(Schema):
    """Whether a link lets in at once; otherwise it wants the code that stands beside it."""

    signed_in: SignedInOut | None
