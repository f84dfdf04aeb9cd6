"""Request and response schemas of imports in the console."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints

from chalicelib.imports.labels import Language
from chalicelib.imports.models import ImportState, Outcome
from chalicelib.imports.parsing.encodings import Encoding
from chalicelib.imports.parsing.fields import Kind, Type
from chalicelib.kernel.http.schemas import Cursor, Schema, StrictIn

MAX_BYTES = 50 * 1024 * 1024
Filename = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"),
]
Separator = Literal[",", ";", "\t", "|"]
DecimalSign = Literal[".", ","]
DayOrder = Literal["dmy", "mdy"]


class ImportIn(StrictIn):
    """A file to import."""

    kind: Kind
    filename: Filename
    size: Annotated[int, Field(ge=1, le=MAX_BYTES)]
    """Bytes, at most 50 MB."""
    template_id: Annotated[str, StringConstraints(max_length=60)] = ""
    """The contract template, for imports of contracts."""


class ImportUploadOut(Schema):
    """Form to upload the file with: post the fields in order, then `file`."""

    url: str
    fields: dict[str, str]
    expires_at: datetime


class ImportStartedOut(Schema):
    """A new import, waiting for its file."""

    id: str
    upload: ImportUploadOut


class ParseOptionsIn(StrictIn):
    """Parse options; omitted ones are detected."""

    encoding: Encoding | None = None
    separator: Separator | None = None
    has_header: StrictBool | None = None


class MappedColumnIn(StrictIn):
    """The field of a column, and its number or date format where that cannot be detected."""

    index: int
    field: Annotated[str, StringConstraints(max_length=40)]
    decimal_sign: DecimalSign | None = None
    day_order: DayOrder | None = None


class MappingIn(StrictIn):
    """The column mapping; columns left out are not imported."""

    columns: Annotated[list[MappedColumnIn], Field(max_length=200)]
    currency: Annotated[str, StringConstraints(max_length=3)] = ""
    """For rows without one. Default: the tenant's first currency."""
    due_days: int = 0
    """Days from issue to due date, for invoices without one."""


class LanguageQuery(Schema):
    """Language of labels and reasons. Default: the staff member's."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = None


class ImportsQuery(LanguageQuery):
    """Page of the history."""

    cursor: Cursor | None = None
    limit: int = Field(default=25, ge=1, le=100)


class RowsQuery(LanguageQuery):
    """Filter and page of an import's records."""

    outcome: Outcome | None = None
    cursor: Cursor | None = None
    limit: int = Field(default=50, ge=1, le=100)


class FieldOut(Schema):
    """A field that columns can be mapped to."""

    name: str
    label: str
    type: Type
    many: int
    """Maximum number of columns mapped to it."""
    of_line: bool
    """Whether it belongs to an invoice line."""
    needed: str
    """Group of fields of which at least one must be mapped; empty for optional fields."""
    example: str


class KindOut(Schema):
    """A kind of import and its fields."""

    kind: Kind
    fields: list[FieldOut]


class ColumnOut(Schema):
    """A column of the file."""

    name: str
    samples: list[str]
    field: str | None
    """The likely field, or the one mapped the last time."""
    decimal_sign: DecimalSign | None
    decimal_is_certain: bool
    """False when the cells are ambiguous between decimal point and comma."""
    day_order: DayOrder | None
    day_is_certain: bool


class LayoutOut(Schema):
    """Encoding and structure of the file."""

    encoding: Encoding
    separator: str
    has_header: bool


class MappingOut(Schema):
    """The column mapping."""

    columns: list[MappedColumnIn]
    currency: str
    due_days: int


class CountsOut(Schema):
    """Number of records by outcome."""

    new: int
    changed: int
    unchanged: int
    wrong: int


class ProgressOut(Schema):
    """Progress of the current step."""

    done: int
    total: int


class ImportRow(Schema):
    """An import in the history."""

    id: str
    kind: Kind
    filename: str
    size: int
    state: ImportState
    staff_name: str
    created_at: datetime
    changed_at: datetime
    failure: str | None
    counts: CountsOut


class ImportOut(ImportRow):
    """An import in detail."""

    can_resume: bool
    progress: ProgressOut
    layout: LayoutOut | None
    columns: list[ColumnOut]
    remembered: bool
    """Whether the mapping was saved from a file with the same header."""
    mapping: MappingOut | None
    fields: list[FieldOut]
    currency: str
    """Default currency for rows without one."""
    due_days: int


class ImportPage(Schema):
    """A page of the history, newest first, and the kinds of imports."""

    items: list[ImportRow]
    next: str | None
    kinds: list[KindOut]


class ImportChangeOut(Schema):
    """A changed field."""

    field: str
    label: str
    before: str
    after: str


class ReasonOut(Schema):
    """Why a record is rejected, or which of its values is ignored."""

    field: str
    label: str
    """Empty when it concerns the whole row."""
    code: str
    message: str


class DifferenceRow(Schema):
    """A record of the file and its outcome."""

    row: int
    """First row in the file, 1-based."""
    last_row: int
    outcome: Outcome
    key: str
    label: str
    changes: list[ImportChangeOut]
    reasons: list[ReasonOut]
    warnings: list[ReasonOut]


class DifferencePage(Schema):
    """A page of records, in the file's order."""

    items: list[DifferenceRow]
    next: str | None
