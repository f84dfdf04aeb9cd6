"""What the console says and takes about what was not sent, addresses that bounce, and the own sender."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from chalicelib.kernel.http.schemas import Schema, StrictIn
from chalicelib.tenants.settings_fields import Email


class DeadLetterOut(Schema):
    """A message that could not be sent."""

    id: str
    event: str = Field(description="What it was to tell of.")
    customer_id: str | None
    customer_name: str | None
    error: str = Field(
        description="`refused`, `busy`, `unreachable`, `uncertain` (it may have been sent), `ours` or `unknown`."
    )
    tries: int
    happened_at: datetime
    died_at: datetime


class DeadLetterPage(Schema):
    """A page of them, newest first."""

    items: list[DeadLetterOut]
    next: str | None


class RedrivenOut(Schema):
    """How many are sent again, and whether there are more."""

    queued: int
    left: bool


class SuppressedOut(Schema):
    """An address to which nothing more is sent."""

    address: str
    reason: str = Field(description="`bounce`: nothing is sent. `complaint`: only what is needed is.")
    since: datetime


class SuppressedPage(Schema):
    """A page of them, by their letters."""

    items: list[SuppressedOut]
    next: str | None


class LiftIn(StrictIn):
    """An address to which is to be sent again."""

    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]


class SenderIn(StrictIn):
    """From which address messages are to come."""

    email: Annotated[Email, Field(min_length=3)]


class RecordOut(Schema):
    """What has to stand in the domain's DNS."""

    kind: str
    name: str
    value: str


class SenderOut(Schema):
    """From which address messages come, and how the chosen one stands."""

    email: str = Field(description="The chosen one; empty where none is.")
    used: str = Field(description="The one that messages come from at present.")
    domain: str
    state: str = Field(description="`none`, `pending`, `verified` or `failed`.")
    records: list[RecordOut]
