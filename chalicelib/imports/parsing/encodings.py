"""In which encoding a text file is, told from its bytes. Pure.

What spreadsheets and billing systems of our countries write is UTF-8 with or without a mark, UTF-16 (Excel's
"Unicode text") or Windows-1252, which holds Latin-1. UTF-8 proves itself: other text hardly ever is valid in it.
So a guess by letter frequencies, and a library for it, would earn nothing.
"""

import codecs
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain

from chalicelib.kernel.errors import InvalidError

SAMPLE_BYTES = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Excel's and LibreOffice's own formats, which are zips, and the older Excel's."""
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
_MUCH = 0.02
"""A file with more control characters than this is no text."""


class Encoding(StrEnum):
    """What a file can be read as."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS_1252 = "windows-1252"


class UnreadableFileError(InvalidError):
    """A file that is no table of text: `file_empty`, `file_is_workbook`, `file_not_text` and their like."""

    code = "file_not_text"


def find_encoding(chunks: Iterable[bytes]) -> Encoding:
    """The encoding of a whole file, given piece by piece. UnreadableFileError when it is no text.

    The first piece has at least `SAMPLE_BYTES`, or all there is.
    """
    pieces = iter(chunks)
    first = next(pieces, b"")
    if not first.strip():
        raise UnreadableFileError("there is nothing in it", code="file_empty")
    if first.startswith(_WORKBOOKS):
        raise UnreadableFileError("a workbook, not a CSV", code="file_is_workbook")
    wide = _utf_16(first[:SAMPLE_BYTES])
    if wide is not None:
        return wide
    _refuse_binary(first[:SAMPLE_BYTES])
    return _narrow(first, pieces)


def _utf_16(sample: bytes) -> Encoding | None:
    for mark, name in _MARKS:
        if sample.startswith(mark) and name != "utf-8-sig":
            return Encoding(name)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 2 * 0.4
    # Most letters of a table are ASCII, whose other byte is zero.
    if len(sample) >= 4 and max(even, odd) > enough and min(even, odd) <= enough / 20:
        return Encoding.UTF_16_LE if odd > even else Encoding.UTF_16_BE
    return None


def _refuse_binary(sample: bytes) -> None:
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    if b"\x00" in sample[:4096] or sample.startswith(b"%PDF-") or odd > len(sample) * _MUCH:
        raise UnreadableFileError("not text")


class _Faults:
    """Counts what is not UTF-8, for a file of which a part is broken."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        self.number += error.end - error.start
        return "", error.end


def _narrow(first: bytes, pieces: Iterable[bytes]) -> Encoding:
    """UTF-8 when it all is, or when more letters are than are not: then a few rows are broken."""
    faults = _Faults()
    codecs.register_error("ventanilla-count", faults)
    decoder = codecs.getincrementaldecoder("utf-8-sig")("ventanilla-count")
    beyond_ascii = 0
    for piece in chain((first,), pieces):
        beyond_ascii += _beyond_ascii(decoder.decode(piece))
    decoder.decode(b"", final=True)
    is_utf_8 = first.startswith(codecs.BOM_UTF8) or faults.number <= beyond_ascii
    return Encoding.UTF_8 if is_utf_8 else Encoding.WINDOWS_1252


def _beyond_ascii(text: str) -> int:
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def codec_of(encoding: Encoding) -> str:
    """Python's name for it."""
    return "cp1252" if encoding is Encoding.WINDOWS_1252 else str(encoding)
