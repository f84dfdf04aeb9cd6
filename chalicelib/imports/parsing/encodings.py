"""Detects the encoding of a text file. Pure.

Spreadsheets and billing systems in our countries write UTF-8 with or without a byte order mark, UTF-16 (Excel's
"Unicode text") or Windows-1252, a superset of Latin-1. Text in another encoding is hardly ever valid UTF-8, so a
library that guesses by letter frequency would gain nothing.
"""

import codecs
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain

from chalicelib.kernel.errors import InvalidError

SAMPLE_BYTES = 64 * 1024
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Zip-based workbooks (xlsx, ods), and the older xls."""
_CONTROL_CHARS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
MAX_CONTROL_CHAR_RATIO = 0.02
"""A file with a higher share of control characters is binary."""


class Encoding(StrEnum):
    """A supported encoding."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS_1252 = "windows-1252"


class UnreadableFileError(InvalidError):
    """The file is not a text table: `file_empty`, `file_is_workbook`, `file_not_text` and similar codes."""

    code = "file_not_text"


def detect_encoding(chunks: Iterable[bytes]) -> Encoding:
    """Detect the encoding of a file from all its chunks. UnreadableFileError when it is not text.

    The first chunk has at least `SAMPLE_BYTES`, or the whole file.
    """
    remaining = iter(chunks)
    first = next(remaining, b"")
    if not first.strip():
        raise UnreadableFileError("the file is empty", code="file_empty")
    if first.startswith(_WORKBOOKS):
        raise UnreadableFileError("a workbook, not a CSV", code="file_is_workbook")
    utf_16 = _detect_utf_16(first[:SAMPLE_BYTES])
    if utf_16 is not None:
        return utf_16
    _reject_binary(first[:SAMPLE_BYTES])
    return _detect_utf_8(first, remaining)


def _detect_utf_16(sample: bytes) -> Encoding | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark) and name != "utf-8-sig":
            return Encoding(name)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    threshold = len(sample) // 2 * 0.4
    # Most characters of a table are ASCII, and their other byte is zero.
    if len(sample) >= 4 and max(even, odd) > threshold and min(even, odd) <= threshold / 20:
        return Encoding.UTF_16_LE if odd > even else Encoding.UTF_16_BE
    return None


def _reject_binary(sample: bytes) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROL_CHARS))
    has_controls = controls > len(sample) * MAX_CONTROL_CHAR_RATIO
    if b"\x00" in sample[:4096] or sample.startswith(b"%PDF-") or has_controls:
        raise UnreadableFileError("not text")


class _DecodeErrors:
    """Error handler that counts bytes that are not UTF-8, for partly corrupted files."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        self.number += error.end - error.start
        return "", error.end


def _detect_utf_8(first: bytes, remaining: Iterable[bytes]) -> Encoding:
    """Return UTF-8 when all bytes are valid, or more non-ASCII characters are valid than not; else Windows-1252."""
    errors = _DecodeErrors()
    codecs.register_error("ventanilla-count", errors)
    decoder = codecs.getincrementaldecoder("utf-8-sig")("ventanilla-count")
    non_ascii = 0
    for chunk in chain((first,), remaining):
        non_ascii += _count_non_ascii(decoder.decode(chunk))
    decoder.decode(b"", final=True)
    is_utf_8 = first.startswith(codecs.BOM_UTF8) or errors.number <= non_ascii
    return Encoding.UTF_8 if is_utf_8 else Encoding.WINDOWS_1252


def _count_non_ascii(text: str) -> int:
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def python_codec(encoding: Encoding) -> str:
    """Return Python's codec name."""
    return "cp1252" if encoding is Encoding.WINDOWS_1252 else str(encoding)
