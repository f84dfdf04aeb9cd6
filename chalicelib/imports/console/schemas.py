"""What the console says and takes about imports."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints

from chalicelib.imports.labels import Language
from chalicelib.imports.models import Outcome, State
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
    """A file that is to be imported."""

    kind: Kind
    filename: Filename
    size: Annotated[int, Field(ge=1, le=MAX_BYTES)]
    """Bytes; 50 MB at most."""
    template_id: Annotated[str, StringConstraints(max_length=60)] = ""
    """Of which template contracts are to be."""


class UploadOut(Schema):
    """Where to post the file: the fields in their order, then `file`."""

    url: str
    fields: dict[str, str]
    expires_at: datetime


class ImportStartedOut(Schema):
    """An import that waits for its file."""

    id: str
    upload: UploadOut


class LookIn(StrictIn):
    """How to take the file apart; what is left out is told from the file."""

    encoding: Encoding | None = None
    separator: Separator | None = None
    has_header: StrictBool | None = None


class MappedColumnIn(StrictIn):
    """What a column is. The format is needed where the column's own cells do not tell it."""

    index: int
    field: Annotated[str, StringConstraints(max_length=40)]
    decimal_sign: DecimalSign | None = None
    day_order: DayOrder | None = None


class MappingIn(StrictIn):
    """What the columns are; one that is not named is not imported."""

    columns: Annotated[list[MappedColumnIn], Field(max_length=200)]
    currency: Annotated[str, StringConstraints(max_length=3)] = ""
    """For rows without one; the tenant's first when empty."""
    due_days: int = 0
    """How many days after its issue an invoice is due that names no day."""


class LanguageQuery(Schema):
    """In which language fields and reasons are named; one's own when left out."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = None


class ImportsQuery(LanguageQuery):
    """Which page of the history."""

    cursor: Cursor | None = None
    limit: int = Field(default=25, ge=1, le=100)


class RowsQuery(LanguageQuery):
    """Which rows of the difference."""

    outcome: Outcome | None = None
    cursor: Cursor | None = None
    limit: int = Field(default=50, ge=1, le=100)


class FieldOut(Schema):
    """Something that a column can be."""

    name: str
    label: str
    type: Type
    many: int
    """How many columns may be it."""
    of_line: bool
    """Whether it is of an invoice's line."""
    needed: str
    """The group of fields of which some column has to be one; empty for a field in none."""
    example: str


class KindOut(Schema):
    """A kind of import, and what a file of it may hold."""

    kind: Kind
    fields: list[FieldOut]


class ColumnOut(Schema):
    """A column of the file."""

    name: str
    samples: list[str]
    field: str | None
    """What it most likely is, or was said to be last time."""
    decimal_sign: DecimalSign | None
    decimal_is_certain: bool
    """False where the cells read differently by point and by comma, and do not tell which is meant."""
    day_order: DayOrder | None
    day_is_certain: bool


class LayoutOut(Schema):
    """How the file is taken apart."""

    encoding: Encoding
    separator: str
    has_header: bool


class MappingOut(Schema):
    """What the columns were said to be."""

    columns: list[MappedColumnIn]
    currency: str
    due_days: int


class CountsOut(Schema):
    """How many things the file tells of, by what becomes of them."""

    new: int
    changed: int
    unchanged: int
    wrong: int


class ProgressOut(Schema):
    """How far the present work is."""

    done: int
    total: int


class ImportRow(Schema):
    """An import in the history."""

    id: str
    kind: Kind
    filename: str
    size: int
    state: State
    staff_name: str
    created_at: datetime
    changed_at: datetime
    failure: str | None
    counts: CountsOut


class ImportOut(ImportRow):
    """An import in full."""

    can_resume: bool
    progress: ProgressOut
    layout: LayoutOut | None
    columns: list[ColumnOut]
    remembered: bool
    """Whether the columns are what was said of a file with the same head."""
    mapping: MappingOut | None
    fields: list[FieldOut]
    currency: str
    """What rows without a currency get when nothing else is said."""
    due_days: int


class ImportPage(Schema):
    """A page of the history, newest first; and what can be imported."""

    items: list[ImportRow]
    next: str | None
    kinds: list[KindOut]


class ChangeOut(Schema):
    """A field that differs."""

    field: str
    label: str
    before: str
    after: str


class ReasonOut(Schema):
    """Why a row cannot be taken, or what of it cannot be used."""

    field: str
    label: str
    """Empty where it is about the whole row."""
    code: str
    message: str


class DifferenceRow(Schema):
    """What becomes of one thing that the file tells of."""

    row: int
    """Of the file, as a spreadsheet counts."""
    last_row: int
    outcome: Outcome
    key: str
    label: str
    changes: list[ChangeOut]
    reasons: list[ReasonOut]
    warnings: list[ReasonOut]


class DifferencePage(Schema):
    """A page of the difference, in the file's order."""

    items: list[DifferenceRow]
    next: str | None
