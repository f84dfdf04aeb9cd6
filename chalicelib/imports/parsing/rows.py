"""The rows of a table in text, read one by one from a stream that is never whole in memory. Pure.

Positions are bytes of the file, so that reading can go on where it stopped. A row that is half broken costs that
row alone: what cannot be read is named with its number and its reason, and the next line is read as a new one.
"""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chalicelib.imports.parsing.encodings import Encoding, codec_of

MAX_ROW_CHARACTERS = 64 * 1024
MAX_ROW_LINES = 100
"""A quoted cell with more lines than this lacks its closing quote."""
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file. `fault` says why it cannot be read; its cells are then the text of its line."""

    number: int
    """As a spreadsheet counts: 1 is the file's first row."""
    cells: list[str]
    end: int
    """The byte after it."""
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to begin: a byte at which a row begins, and the number of that row."""

    offset: int = 0
    number: int = 1


@dataclass(slots=True)
class _Lines:
    """Lines of a stream with their ends, and how many bytes each was; lines can be given back."""

    chunks: Iterator[bytes]
    codec: str
    _decoder: codecs.IncrementalDecoder = field(init=False)
    _text: str = ""
    _at: int = 0
    """Where in the text the next line begins."""
    _ended: bool = False
    _returned: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # What is not of the encoding becomes half a surrogate pair, which no text holds, and keeps its length.
        errors = "replace" if self.codec.startswith("utf-16") else "surrogateescape"
        self._decoder = codecs.getincrementaldecoder(self.codec)(errors)

    def next(self) -> str:
        """The next line with its end; empty at the end of the file. At most `MAX_ROW_CHARACTERS` at once."""
        if self._returned:
            return self._returned.pop()
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

    def give_back(self, lines: list[str]) -> None:
        """Let the next calls give these lines again."""
        self._returned.extend(reversed(lines))

    def size(self, line: str) -> int:
        """How many bytes of the file a line was."""
        errors = "surrogatepass" if self.codec.startswith("utf-16") else "surrogateescape"
        return len(line.encode(self.codec, errors))


def _line_end(text: str, start: int, *, ended: bool) -> int:
    """The place after the first line end (LF, CRLF or CR) in a text, or 0."""
    feed, carriage = text.find("\n", start), text.find("\r", start)
    if carriage == -1 or (feed != -1 and feed < carriage):
        return feed + 1
    if carriage + 1 == len(text) and not ended:
        return 0  # its line feed may be still to come
    return carriage + 2 if text[carriage + 1 : carriage + 2] == "\n" else carriage + 1


def read_rows(
    chunks: Iterable[bytes], encoding: Encoding, separator: str, place: Place | None = None
) -> Iterator[RawRow]:
    """The rows from a place on; `chunks` are the file's bytes from that place on. Blank rows come too."""
    place = place or Place()
    lines = _Lines(iter(chunks), codec_of(encoding))
    offset, number = place.offset, place.number
    while True:
        text = lines.next()
        if not text:
            return
        taken, cells, fault = _row(text, lines, separator, is_first=offset == 0)
        offset += sum(lines.size(line) for line in taken)
        yield RawRow(number, cells, offset, fault)
        number += 1


def _row(text: str, lines: _Lines, separator: str, *, is_first: bool) -> tuple[list[str], list[str], str]:
    """The lines that a row takes, its cells, and what is wrong with it."""
    taken = [text]
    plain = text.removeprefix(_MARK) if is_first else text
    if len(text) >= MAX_ROW_CHARACTERS and not text.endswith(("\n", "\r")):
        taken += _rest_of_line(lines)
        return taken, [plain[:200]], "row_too_long"
    cells, fault = _split(plain, separator)
    while fault == "quote_unclosed":
        more = lines.next()
        plain += more
        if not more or len(taken) >= MAX_ROW_LINES or len(plain) > MAX_ROW_CHARACTERS:
            lines.give_back([*taken[1:], *([more] if more else [])])
            return [text], [text.strip()[:2000]], "quote_unclosed"
        taken.append(more)
        # Only a quote can end what a quote began.
        cells, fault = _split(plain, separator) if '"' in more else ([], fault)
    if fault and len(taken) > 1:
        # The quote that ended it was another row's: this row lacks its own.
        lines.give_back(taken[1:])
        return [text], [text.strip()[:2000]], "quote_unclosed"
    if fault:
        return taken, [plain.strip()[:2000]], fault
    return taken, cells, "encoding_broken" if _is_broken(plain) else ""


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
    """The cells of one row's text, and what is wrong with its quotes."""
    if '"' not in text:
        return text.rstrip("\r\n").split(separator), ""
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), [""]), ""
    except csv.Error as error:
        return [], "quote_unclosed" if "unexpected end" in str(error) else "quote_misplaced"


def _is_broken(text: str) -> bool:
    """Whether it holds bytes that are not of the file's encoding."""
    return not text.isascii() and ("\ufffd" in text or any("\ud800" <= letter <= "\udfff" for letter in text))
