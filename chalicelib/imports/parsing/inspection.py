"""Inspects the first rows of a file: layout, columns, and their likely fields and formats. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from chalicelib.imports.parsing.cells import clean_cell
from chalicelib.imports.parsing.dates import DayOrder, detect_day_order, parse_day
from chalicelib.imports.parsing.encodings import Encoding, UnreadableFileError
from chalicelib.imports.parsing.fields import Kind, guess_fields
from chalicelib.imports.parsing.mapping import Layout
from chalicelib.imports.parsing.numbers import DecimalSign, detect_decimal_sign, parse_number
from chalicelib.imports.parsing.rows import RawRow, read_rows
from chalicelib.imports.parsing.separators import detect_separator

MAX_COLUMNS = 200
SAMPLE_ROWS = 200
SHOWN_SAMPLES = 3
_SHOWN_CHARACTERS = 60
_NAME_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its likely field and format."""

    name: str
    samples: tuple[str, ...]
    field: str | None
    decimal_sign: str | None
    decimal_is_certain: bool
    """False when the cells are ambiguous between decimal point and comma."""
    day_order: str | None
    day_is_certain: bool


@dataclass(frozen=True, slots=True)
class FileInspection:
    """Layout and columns of a file."""

    layout: Layout
    columns: tuple[Column, ...]


def inspect_sample(
    sample: bytes,
    kind: Kind,
    encoding: Encoding,
    separator: str | None = None,
    *,
    has_header: bool | None = None,
    is_whole: bool = True,
) -> FileInspection:
    """Inspect the beginning of a file; given options are not detected. UnreadableFileError when it is not a table.

    Unless the sample `is_whole`, its last row may be cut off and is ignored.
    """
    separator = separator or detect_separator(sample, encoding)
    rows = [row for row in islice(read_rows([sample], encoding, separator), SAMPLE_ROWS) if not row.is_blank]
    if not is_whole and len(rows) > 1 and rows[-1].end >= len(sample):
        rows.pop()
    if not rows or rows[0].error:
        raise UnreadableFileError("the first row cannot be read", code="file_not_a_table")
    if has_header is None:
        has_header = _is_header(rows[0].cells, kind)
    width = len(_trim(rows[0].cells)) if has_header else max(len(row.cells) for row in rows)
    if width > MAX_COLUMNS:
        raise UnreadableFileError("too many columns", code="too_many_columns", extra={"max": MAX_COLUMNS})
    body = rows[1:] if has_header else rows
    if not body:
        raise UnreadableFileError("a header without rows", code="file_without_rows")
    names = (
        [clean_cell(name)[:_NAME_CHARACTERS] for name in rows[0].cells[:width]]
        if has_header
        else [""] * width
    )
    return FileInspection(Layout(encoding, separator, has_header, width), _columns(names, body, kind))


def _trim(cells: Sequence[str]) -> Sequence[str]:
    """Drop the empty trailing cells that some programs write."""
    width = len(cells)
    while width > 1 and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def _is_header(cells: Sequence[str], kind: Kind) -> bool:
    if sum(guess is not None for guess in guess_fields(kind, cells)) >= 2:
        return True
    return not any(
        "@" in cell
        or parse_number(cell, DecimalSign.POINT) is not None
        or parse_number(cell, DecimalSign.COMMA) is not None
        or parse_day(cell, DayOrder.DAY_FIRST) is not None
        for cell in cells
        if cell.strip()
    )


def _columns(names: Sequence[str], rows: Sequence[RawRow], kind: Kind) -> tuple[Column, ...]:
    guesses = guess_fields(kind, names)
    columns = []
    for index, name in enumerate(names):
        cells = [clean_cell(row.cells[index]) for row in rows if not row.error and index < len(row.cells)]
        sign, sign_is_certain = detect_decimal_sign(cells)
        order, order_is_certain = detect_day_order(cells)
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
    return _resolve_ambiguous(columns)


def _resolve_ambiguous(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Resolve ambiguous formats from the other columns: a program writes all its columns in one format."""
    signs = {column.decimal_sign for column in columns if column.decimal_sign}
    orders = {column.day_order for column in columns if column.day_order}
    resolved = []
    for column in columns:
        result = column
        if not result.decimal_is_certain and len(signs) == 1:
            result = replace(result, decimal_sign=next(iter(signs)), decimal_is_certain=True)
        if not result.day_is_certain and len(orders) == 1:
            result = replace(result, day_order=next(iter(orders)), day_is_certain=True)
        resolved.append(result)
    return tuple(resolved)
