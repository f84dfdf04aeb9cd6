"""What templates of contracts look like to staff, and to a tenant's systems."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StringConstraints

from chalicelib.contracts.console_schemas import STAFF, Title
from chalicelib.contracts.schemas import ContractPicture
from chalicelib.kernel.http.schemas import Schema, StrictIn

MAX_TEXT = 100_000
MAX_VALUE = 2_000
Words = Annotated[str, StringConstraints(max_length=MAX_VALUE)]
Values = Annotated[
    dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], Words], Field(max_length=100)
]


class TemplateTextIn(StrictIn):
    """A title and a text, to look at."""

    title: Title
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)]


class TemplateRoleIn(StrictIn):
    """Who signs: a contact of the customer, or one of the team."""

    staff_id: Annotated[str, StringConstraints(pattern=STAFF)] = ""


class ContractTemplateIn(TemplateTextIn):
    """A template as it is to be."""

    name: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$"),
    ]
    message: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] = ""
    roles: Annotated[list[TemplateRoleIn], Field(min_length=1, max_length=10)]
    in_order: StrictBool = False
    due_days: Annotated[StrictInt, Field(ge=0, le=365)] = 0
    version: Annotated[StrictInt, Field(ge=0)] = 0
    """As it was read; another one means that somebody changed it meanwhile."""


class ContractTagOut(Schema):
    """Something that a text can say."""

    name: str
    description: str
    example: str


class TemplateFieldOut(Schema):
    """A tag that a template brings itself: whoever orders a contract says what it stands for."""

    name: str
    required: bool


class ContractTemplateRow(Schema):
    """A template in a list."""

    template_id: str
    name: str
    title: str
    fields: list[TemplateFieldOut]
    signers: int
    changed_at: datetime
    changed_by: str


class TemplateRoleOut(Schema):
    """Who signs; nobody of the team is a contact of the customer."""

    staff_id: str


class ContractTemplateOut(ContractTemplateRow):
    """A template with all of it."""

    text: str
    message: str
    roles: list[TemplateRoleOut]
    in_order: bool
    due_days: int
    version: int


class TeamSignerOut(Schema):
    """Somebody of the team, who could sign for the business."""

    staff_id: str
    name: str


class ContractTemplates(Schema):
    """All templates, by name; what their texts can say, and who of the team could sign."""

    items: list[ContractTemplateRow]
    tags: list[ContractTagOut]
    team: list[TeamSignerOut]


class ContractTemplatePreviewOut(Schema):
    """How it looks: its first pages, with examples for what its tags stand for."""

    pages: int
    items: list[ContractPicture]
    download_url: str


class FilledContractIn(StrictIn):
    """A contract that is to be made of a template."""

    customer_id: Annotated[str, StringConstraints(max_length=60)]
    template_id: Annotated[str, StringConstraints(max_length=60)]
    values: Values = Field(default_factory=dict)
