"""Pieces that the schemas of several domains are made of."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from chalicelib.kernel.aws.files import Download
from chalicelib.kernel.errors import FieldError
from chalicelib.kernel.ids import EXTERNAL_ID
from chalicelib.kernel.money import CURRENCIES

BATCH_ROWS = 100

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")
]
Paragraph = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=4000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
    ),
]


def _day(value: object) -> object:
    """Only `YYYY-MM-DD`: pydantic would take a number for a moment."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_from_datetime_parsing", "write the day as YYYY-MM-DD")
    if not isinstance(value, (str, date)):
        raise PydanticCustomError("date_type", "write the day as YYYY-MM-DD")
    return value


DayIn = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
Cursor = Annotated[str, StringConstraints(max_length=1024)]
ExternalId = Annotated[str, StringConstraints(pattern=f"^{EXTERNAL_ID}$")]
"""The tenant's own id of a thing: it stands in a path, so it is of letters, digits and `. _ : @ -`."""


class Schema(BaseModel):
    """What goes in or out. Built when first used: building all of them takes 20 ms of a cold start."""

    model_config = ConfigDict(defer_build=True)


class StrictIn(Schema):
    """Something that is sent to us; a field that we do not know is an error, not ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Empty(StrictIn):
    """A body with nothing to say: `{}`."""


class Done(Schema):
    """An answer with nothing to say."""


class MoneyOut(Schema):
    """An amount with as many decimals as its currency has."""

    amount: str
    currency: str


def money_out(amount: Decimal, currency: str) -> MoneyOut:
    """An amount as we answer it."""
    return MoneyOut(amount=f"{amount:.{CURRENCIES[currency]}f}", currency=currency)


class DownloadOut(Schema):
    """Where to fetch a file, for two minutes."""

    url: str
    filename: str
    expires_at: datetime


def download_out(download: Download) -> DownloadOut:
    """A download as we answer it."""
    return DownloadOut(url=download.url, filename=download.filename, expires_at=download.expires_at)


Rows = Annotated[list[dict[str, Any]], Field(min_length=1, max_length=BATCH_ROWS)]


class BatchIn(StrictIn):
    """Up to 100 rows; each is checked, and answered, by itself."""

    items: Rows


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Says in the document what a batch's rows are. Any object is taken, and answered by itself."""

    model: type[Schema]

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The array's schema with that of its rows."""
        self.model.model_rebuild()
        schema = dict(handler(core_schema))
        row = handler(self.model.__pydantic_core_schema__)
        schema["items"] = {"anyOf": [row, {"type": "object"}]}
        return schema


class FieldProblem(Schema):
    """What is wrong with one field."""

    field: str
    code: str
    detail: str
    params: dict[str, Any] | None = None


class BatchRow(Schema):
    """What became of one row."""

    index: int
    external_id: str | None
    status: Literal["created", "changed", "unchanged", "refused"]
    id: str | None = None
    errors: list[FieldProblem] = []
    """Why a row was refused."""
    warnings: list[FieldProblem] = []
    """Fields of a row that was taken which were kept as written and cannot be used."""


class BatchOut(Schema):
    """What became of each row, in their order."""

    items: list[BatchRow]


class ListQuery(Schema):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")

    cursor: Cursor | None = None
    limit: int = Field(default=50, ge=1, le=100)


def refused(index: int, external_id: str | None, errors: list[FieldError]) -> BatchRow:
    """A row that was not taken, and why."""
    return BatchRow(index=index, external_id=external_id, status="refused", errors=_problems(errors))


def taken(
    index: int,
    external_id: str,
    status: Literal["created", "changed", "unchanged"],
    item_id: str,
    warnings: list[FieldError],
) -> BatchRow:
    """A row that was taken, and what of it cannot be used."""
    return BatchRow(
        index=index, external_id=external_id, status=status, id=item_id, warnings=_problems(warnings)
    )


def _problems(errors: list[FieldError]) -> list[FieldProblem]:
    return [
        FieldProblem(field=e.field, code=e.code, detail=e.detail, params=dict(e.params) if e.params else None)
        for e in errors
    ]
