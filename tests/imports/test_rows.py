"""Streaming of rows: quotes, line ends, resuming, and malformed rows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.imports.parsing.encodings import Encoding, python_codec
from chalicelib.imports.parsing.rows import RawRow, RowPosition, read_rows
from chalicelib.imports.parsing.separators import SEPARATORS, detect_separator

ENCODINGS = list(Encoding)
CELLS = st.text(st.sampled_from('ab1 ,;|\t"\r\náñ€'), max_size=8)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=12)
)


def pieces(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


def read(content: bytes, encoding: Encoding = Encoding.UTF_8, separator: str = ",") -> list[RawRow]:
    return list(read_rows([content], encoding, separator))


def written(table: list[list[str]], separator: str, encoding: Encoding, line_end: str) -> bytes:
    stream = io.StringIO(newline="")
    # Quote every cell, because a single empty cell would otherwise be a blank row.
    csv.writer(stream, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    return stream.getvalue().encode(python_codec(encoding))


@given(
    table=TABLES,
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(ENCODINGS),
    line_end=st.sampled_from(["\n", "\r\n"]),
    size=st.integers(1, 64),
)
def test_what_is_written_is_read_back(
    table: list[list[str]], separator: str, encoding: Encoding, line_end: str, size: int
) -> None:
    content = written(table, separator, encoding, line_end)

    rows = list(read_rows(pieces(content, size), encoding, separator))

    assert [row.cells for row in rows] == table
    assert [row.number for row in rows] == list(range(1, len(table) + 1))
    assert rows[-1].end == len(content)


@given(table=TABLES, encoding=st.sampled_from(ENCODINGS), stop=st.integers(0, 12))
def test_reading_resumes_at_a_position(table: list[list[str]], encoding: Encoding, stop: int) -> None:
    content = written(table, ";", encoding, "\r\n")
    rows = list(read_rows([content], encoding, ";"))
    last = rows[min(stop, len(rows) - 1)]

    rest = list(read_rows([content[last.end :]], encoding, ";", RowPosition(last.end, last.number + 1)))

    assert rest == rows[last.number :]


@given(
    content=st.binary(max_size=400),
    encoding=st.sampled_from(ENCODINGS),
    separator=st.sampled_from(SEPARATORS),
)
def test_any_file_is_read_to_its_end(content: bytes, encoding: Encoding, separator: str) -> None:
    rows = list(read_rows(pieces(content, 7), encoding, separator))

    assert len(rows) <= len(content)
    ends = [row.end for row in rows]
    assert ends == sorted(set(ends))


def test_the_byte_order_mark_is_not_part_of_the_first_name() -> None:
    assert read("\ufeffid,name\n".encode())[0].cells == ["id", "name"]
    assert read('\ufeff"id",name\n'.encode())[0].cells == ["id", "name"]


def test_carriage_returns_end_lines() -> None:
    assert [row.cells for row in read(b"a,b\r1,2\r")] == [["a", "b"], ["1", "2"]]


def test_an_unclosed_quote_affects_only_its_row() -> None:
    rows = read(b'1,ok\n2,"open\n3,ok\n4,ok\n')

    assert [(row.number, row.error) for row in rows] == [(1, ""), (2, "quote_unclosed"), (3, ""), (4, "")]
    assert rows[2].cells == ["3", "ok"]


def test_an_unclosed_quote_that_a_later_row_closes_affects_only_its_row() -> None:
    rows = read(b'1,"open\n2,"whole"\n3,ok\n')

    assert [(row.number, row.error) for row in rows] == [(1, "quote_unclosed"), (2, ""), (3, "")]


def test_text_after_a_closing_quote_is_an_error_of_that_row() -> None:
    rows = read(b'1,"a"b\n2,c\n')

    assert [(row.number, row.error) for row in rows] == [(1, "quote_misplaced"), (2, "")]


def test_an_inch_sign_within_a_cell_is_not_a_quote() -> None:
    assert read(b'1,pipe 12" wide\n')[0].cells == ["1", 'pipe 12" wide']


def test_a_quoted_cell_may_have_lines() -> None:
    assert read(b'1,"first\nsecond"\n2,b\n')[0].cells == ["1", "first\nsecond"]


def test_undecodable_bytes_are_an_error_of_their_row() -> None:
    rows = read("1,Muñoz\n".encode() + b"2,Mu\xf1oz\n3,ok\n")

    assert [(row.number, row.error) for row in rows] == [(1, ""), (2, "encoding_broken"), (3, "")]


def test_a_too_long_row_is_reported_and_skipped() -> None:
    rows = read(b"1,ok\n" + b"x" * 200_000 + b"\n3,ok\n")

    assert [(row.number, row.error) for row in rows] == [(1, ""), (2, "row_too_long"), (3, "")]


@given(
    table=st.lists(
        st.lists(
            st.sampled_from(["Ana Pérez", "12,50", "1.234,00", "", "a@b.example"]), min_size=3, max_size=3
        ),
        min_size=2,
        max_size=20,
    ).filter(lambda rows: any(any(row) for row in rows)),
    separator=st.sampled_from(SEPARATORS),
)
def test_the_separator_is_detected(table: list[list[str]], separator: str) -> None:
    content = separator.join(["Nombre", "Saldo", "Correo"]) + "\n"
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(table)
    content += stream.getvalue()

    assert detect_separator(content.encode(), Encoding.UTF_8) == separator


@pytest.mark.parametrize("content", [b"one\ntwo\n", b"", b"\n\n"])
def test_a_file_of_one_column_has_some_separator(content: bytes) -> None:
    assert detect_separator(content, Encoding.UTF_8) in SEPARATORS
