"""What a file looks like before anybody has said what its columns are: told from a bounded sample of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chalicelib.imports.parsing.cells import plain_cell
from chalicelib.imports.parsing.dates import DayOrder, find_day_order, read_day
from chalicelib.imports.parsing.encodings import Encoding, UnreadableFileError
from chalicelib.imports.parsing.fields import Kind, guess_fields
from chalicelib.imports.parsing.mapping import Layout
from chalicelib.imports.parsing.numbers import DecimalSign, find_decimal_sign, read_number
from chalicelib.imports.parsing.rows import RawRow, read_rows
from chalicelib.imports.parsing.separators import find_separator

MAX_COLUMNS = 200
SAMPLE_ROWS = 200
SHOWN_SAMPLES = 3
_SHOWN_CHARACTERS = 60
_NAME_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it may be, and how its cells are written."""

    name: str
    samples: tuple[str, ...]
    field: str | None
    decimal_sign: str | None
    decimal_is_certain: bool
    """False where its cells read differently by point and by comma, and do not tell which is meant."""
    day_order: str | None
    day_is_certain: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """What a file looks like."""

    layout: Layout
    columns: tuple[Column, ...]


def examine(
    sample: bytes,
    kind: Kind,
    encoding: Encoding,
    separator: str | None = None,
    *,
    has_header: bool | None = None,
    is_whole: bool = True,
) -> Examination:
    """Look at the beginning of a file; what is given is not guessed. UnreadableFileError when it is no table.

    Unless the sample `is_whole`, its last row may be cut and is not looked at.
    """
    separator = separator or find_separator(sample, encoding)
    rows = [row for row in islice(read_rows([sample], encoding, separator), SAMPLE_ROWS) if not row.is_blank]
    if not is_whole and len(rows) > 1 and rows[-1].end >= len(sample):
        rows.pop()
    if not rows or rows[0].fault:
        raise UnreadableFileError("its first row cannot be read", code="file_not_a_table")
    if has_header is None:
        has_header = _is_header(rows[0].cells, kind)
    width = len(_trimmed(rows[0].cells)) if has_header else max(len(row.cells) for row in rows)
    if width > MAX_COLUMNS:
        raise UnreadableFileError("too many columns", code="too_many_columns", extra={"max": MAX_COLUMNS})
    body = rows[1:] if has_header else rows
    if not body:
        raise UnreadableFileError("a head, and no rows", code="file_without_rows")
    names = (
        [plain_cell(name)[:_NAME_CHARACTERS] for name in rows[0].cells[:width]]
        if has_header
        else [""] * width
    )
    return Examination(Layout(encoding, separator, has_header, width), _columns(names, body, kind))


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Without the empty cells at the end that some programs write."""
    width = len(cells)
    while width > 1 and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def _is_header(cells: Sequence[str], kind: Kind) -> bool:
    if sum(guess is not None for guess in guess_fields(kind, cells)) >= 2:
        return True
    return not any(
        "@" in cell
        or read_number(cell, DecimalSign.POINT) is not None
        or read_number(cell, DecimalSign.COMMA) is not None
        or read_day(cell, DayOrder.DAY_FIRST) is not None
        for cell in cells
        if cell.strip()
    )


def _columns(names: Sequence[str], rows: Sequence[RawRow], kind: Kind) -> tuple[Column, ...]:
    guesses = guess_fields(kind, names)
    columns = []
    for index, name in enumerate(names):
        cells = [plain_cell(row.cells[index]) for row in rows if not row.fault and index < len(row.cells)]
        sign, sign_is_certain = find_decimal_sign(cells)
        order, order_is_certain = find_day_order(cells)
        shown = dict.fromkeys(cell[:_SHOWN_CHARACTERS] for cell in cells if cell)
        columns.append(
            Column(
                name,
                tuple(islice(shown, SHOWN_SAMPLES)),
                guesses[index],
                sign,
                sign_is_certain,
                order,
                order_is_certain,
            )
        )
    return _as_their_neighbours(columns)


def _as_their_neighbours(columns: Sequence[Column]) -> tuple[Column, ...]:
    """What writes a file writes all its columns alike: what one cannot tell, another may."""
    signs = {column.decimal_sign for column in columns if column.decimal_sign}
    orders = {column.day_order for column in columns if column.day_order}
    answer = []
    for column in columns:
        told = column
        if not told.decimal_is_certain and len(signs) == 1:
            told = replace(told, decimal_sign=next(iter(signs)), decimal_is_certain=True)
        if not told.day_is_certain and len(orders) == 1:
            told = replace(told, day_order=next(iter(orders)), day_is_certain=True)
        answer.append(told)
    return tuple(answer)
