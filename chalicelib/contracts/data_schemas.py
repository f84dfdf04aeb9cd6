"""Contracts as a tenant's system orders and follows them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from chalicelib.contracts.schemas import ShownState
from chalicelib.contracts.template_schemas import TemplateFieldOut, Values
from chalicelib.kernel.http.schemas import (
    BatchIn,
    DayIn,
    ExternalId,
    ListQuery,
    Rows,
    RowsOf,
    Schema,
    StrictIn,
)


class ContractOrderIn(StrictIn):
    """A contract that is to be made of a template."""

    external_id: ExternalId
    customer: ExternalId
    """The tenant's own id of the customer."""
    template: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    """The template's id, or its name."""
    values: Values = Field(default_factory=dict)
    """What the template's own tags stand for."""
    due_on: DayIn | None = None
    """The last day on which it can be signed."""
    send: StrictBool = True
    """Whether it goes out as soon as it is made; otherwise it waits as a draft for staff."""


class ContractBatchIn(BatchIn):
    """Up to 100 contracts."""

    items: Annotated[Rows, RowsOf(ContractOrderIn)]


class ContractsDataQuery(ListQuery):
    """Which contracts: all, or those in a state; those that changed last first."""

    state: Literal["", ShownState] = ""


class SignerDataOut(Schema):
    """Somebody who signs."""

    name: str
    is_staff: bool
    state: Literal["waiting", "seen", "signed", "declined"]
    signed_at: datetime | None


class ContractDataRow(Schema):
    """A contract in a list."""

    contract_id: str
    external_id: str = ""
    """The tenant's own id, where a system or a file ordered it."""
    customer_name: str
    title: str
    state: ShownState
    signed: int
    signers: int
    due_on: date | None
    created_at: datetime
    updated_at: datetime


class ContractDataPage(Schema):
    """A page of them, and the cursor of the next."""

    items: list[ContractDataRow]
    next: str | None


class ContractDataOut(ContractDataRow):
    """A contract in full."""

    people: list[SignerDataOut]
    reason: str
    """Why it was declined or withdrawn."""
    document_sha256: str
    sealed_sha256: str
    code: str


class ContractTemplateData(Schema):
    """A template of which contracts can be ordered."""

    template_id: str
    name: str
    fields: list[TemplateFieldOut]


class ContractTemplatesData(Schema):
    """All of them."""

    items: list[ContractTemplateData]
