"""Detects the cell separator of a text table from a bounded sample. Pure."""

from collections import Counter

from chalicelib.imports.parsing.encodings import Encoding
from chalicelib.imports.parsing.rows import read_rows

SEPARATORS = (";", "\t", "|", ",")
"""Most likely first, to break ties: amounts contain commas, and seldom semicolons."""
_ROWS = 200


def detect_separator(sample: bytes, encoding: Encoding) -> str:
    """Return the separator with which most rows have the same number of cells, and more than one.

    csv.Sniffer considers every character and errs on files with few rows, so the four candidates are tried instead.
    """
    return max(SEPARATORS, key=lambda separator: _score(sample, encoding, separator))


def _score(sample: bytes, encoding: Encoding, separator: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    for number, row in enumerate(read_rows([sample], encoding, separator)):
        if number == _ROWS:
            break
        if not row.is_blank:
            widths[0 if row.error else len(row.cells)] += 1
    if not widths:
        return 0.0, 0
    (width, times), *_ = widths.most_common(1)
    if width < 2:
        return 0.0, 0
    # Prefer more cells: rows like "1.234,50;7,00" have as many commas as semicolons.
    return times / widths.total() * (1 + min(width, 50) / 100), width
