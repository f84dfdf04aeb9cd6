"""Console schemas for dead letters, suppressed addresses and the sender address."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.tenants.settings_fields import Email


class DeadLetterOut(Schema):
    """A message that could not be sent."""

    id: str
    event: str = Field(description="The event that the message was about.")
    customer_id: str | None
    customer_name: str | None
    error: str = Field(
        description="`refused`, `busy`, `unreachable`, `uncertain` (it may have been sent), `ours` or `unknown`."
    )
    tries: int
    happened_at: datetime
    died_at: datetime


class DeadLetterPage(Schema):
    """A page of dead letters, newest first."""

    items: list[DeadLetterOut]
    next: str | None


class RedrivenOut(Schema):
    """How many messages were queued again, and whether more are left."""

    queued: int
    left: bool


class SuppressedOut(Schema):
    """A suppressed address."""

    address: str
    reason: str = Field(description="`bounce`: no mail is sent. `complaint`: only essential mail is sent.")
    since: datetime


class SuppressedPage(Schema):
    """A page of suppressed addresses, in alphabetical order."""

    items: list[SuppressedOut]
    next: str | None


class UnsuppressIn(StrictIn):
    """An address to remove from the suppression list."""

    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]


class SenderIn(StrictIn):
    """A sender address."""

    email: Annotated[Email, Field(min_length=3)]


class RecordOut(Schema):
    """A DNS record that the domain needs."""

    kind: str
    name: str
    value: str


class SenderOut(Schema):
    """The sender address in use, and the state of the chosen one."""

    email: str = Field(description="The chosen address; empty if none was chosen.")
    used: str = Field(description="The address that messages are sent from at present.")
    domain: str
    state: str = Field(description="`none`, `pending`, `verified` or `failed`.")
    records: list[RecordOut]
