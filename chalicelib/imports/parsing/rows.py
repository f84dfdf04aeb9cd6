"""Streams the rows of a CSV file without loading it into memory. Pure.

Positions are byte offsets, so that reading can resume anywhere. A malformed row affects only itself: it is returned
with its number and error, and the next line starts a new row.
"""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chalicelib.imports.parsing.encodings import Encoding, python_codec

MAX_ROW_CHARACTERS = 64 * 1024
MAX_ROW_LINES = 100
"""A quoted cell with more lines is taken as missing its closing quote."""
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of the file. If it is malformed, `error` is set and `cells` contains its line as text."""

    number: int
    """1-based, as in a spreadsheet."""
    cells: list[str]
    end: int
    """Offset of the byte after the row."""
    error: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether all cells are empty."""
        return not self.error and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RowPosition:
    """Byte offset and number of a row, to start reading from."""

    offset: int = 0
    number: int = 1


@dataclass(slots=True)
class _Lines:
    """Lines of a stream, with line ends and byte sizes; lines can be pushed back."""

    chunks: Iterator[bytes]
    codec: str
    _decoder: codecs.IncrementalDecoder = field(init=False)
    _text: str = ""
    _at: int = 0
    """Start of the next line in `_text`."""
    _ended: bool = False
    _pushed_back: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Undecodable bytes become lone surrogates, which never occur in text and preserve the byte count.
        errors = "replace" if self.codec.startswith("utf-16") else "surrogateescape"
        self._decoder = codecs.getincrementaldecoder(self.codec)(errors)

    def next(self) -> str:
        """Return the next line, at most `MAX_ROW_CHARACTERS` of it; empty at the end of the file."""
        if self._pushed_back:
            return self._pushed_back.pop()
        searched = self._at
        while True:
            found = _line_end(self._text, searched, ended=self._ended)
            if found or self._ended or len(self._text) - self._at > MAX_ROW_CHARACTERS:
                end = min(found or len(self._text), self._at + MAX_ROW_CHARACTERS)
                line, self._at = self._text[self._at : end], end
                return line
            left = len(self._text) - self._at
            self._fill()
            searched = max(0, left - 1)

    def _fill(self) -> None:
        chunk = next(self.chunks, None)
        self._ended = chunk is None
        self._text = self._text[self._at :] + self._decoder.decode(chunk or b"", final=chunk is None)
        self._at = 0

    def push_back(self, lines: list[str]) -> None:
        """Return these lines again on the next calls."""
        self._pushed_back.extend(reversed(lines))

    def size(self, line: str) -> int:
        """Return the number of bytes of a line in the file."""
        errors = "surrogatepass" if self.codec.startswith("utf-16") else "surrogateescape"
        return len(line.encode(self.codec, errors))


def _line_end(text: str, start: int, *, ended: bool) -> int:
    """Return the index after the first line end (LF, CRLF or CR), or 0."""
    feed, carriage = text.find("\n", start), text.find("\r", start)
    if carriage == -1 or (feed != -1 and feed < carriage):
        return feed + 1
    if carriage + 1 == len(text) and not ended:
        return 0  # a line feed may follow in the next chunk
    return carriage + 2 if text[carriage + 1 : carriage + 2] == "\n" else carriage + 1


def read_rows(
    chunks: Iterable[bytes], encoding: Encoding, separator: str, start: RowPosition | None = None
) -> Iterator[RawRow]:
    """Yield the rows, including blank ones; `chunks` are the file's bytes from `start` on."""
    start = start or RowPosition()
    lines = _Lines(iter(chunks), python_codec(encoding))
    offset, number = start.offset, start.number
    while True:
        text = lines.next()
        if not text:
            return
        taken, cells, error = _read_row(text, lines, separator, is_first=offset == 0)
        offset += sum(lines.size(line) for line in taken)
        yield RawRow(number, cells, offset, error)
        number += 1


def _read_row(
    text: str, lines: _Lines, separator: str, *, is_first: bool
) -> tuple[list[str], list[str], str]:
    """Return the lines of a row, its cells and its error."""
    taken = [text]
    plain = text.removeprefix(_BYTE_ORDER_MARK) if is_first else text
    if len(text) >= MAX_ROW_CHARACTERS and not text.endswith(("\n", "\r")):
        taken += _rest_of_line(lines)
        return taken, [plain[:200]], "row_too_long"
    cells, error = _split(plain, separator)
    while error == "quote_unclosed":
        more = lines.next()
        plain += more
        if not more or len(taken) >= MAX_ROW_LINES or len(plain) > MAX_ROW_CHARACTERS:
            lines.push_back([*taken[1:], *([more] if more else [])])
            return [text], [text.strip()[:2000]], "quote_unclosed"
        taken.append(more)
        # Only a line with a quote can close the cell.
        cells, error = _split(plain, separator) if '"' in more else ([], error)
    if error and len(taken) > 1:
        # The closing quote belongs to a later row; this row's is missing.
        lines.push_back(taken[1:])
        return [text], [text.strip()[:2000]], "quote_unclosed"
    if error:
        return taken, [plain.strip()[:2000]], error
    return taken, cells, "encoding_broken" if _has_undecodable(plain) else ""


def _rest_of_line(lines: _Lines) -> list[str]:
    rest: list[str] = []
    while True:
        more = lines.next()
        if not more:
            return rest
        rest.append(more)
        if more.endswith(("\n", "\r")):
            return rest


def _split(text: str, separator: str) -> tuple[list[str], str]:
    """Split a row into cells; return them and the quoting error."""
    if '"' not in text:
        return text.rstrip("\r\n").split(separator), ""
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), [""]), ""
    except csv.Error as error:
        return [], "quote_unclosed" if "unexpected end" in str(error) else "quote_misplaced"


def _has_undecodable(text: str) -> bool:
    """Whether the text contains bytes that are invalid in the file's encoding."""
    return not text.isascii() and ("\ufffd" in text or any("\ud800" <= letter <= "\udfff" for letter in text))
