"""What stands between the cells of a table in text, told from a bounded sample of it. Pure."""

from collections import Counter

from chalicelib.imports.parsing.encodings import Encoding
from chalicelib.imports.parsing.rows import read_rows

SEPARATORS = (";", "\t", "|", ",")
"""The likelier first, where two explain a file as well: amounts hold commas, and seldom semicolons."""
_ROWS = 200


def find_separator(sample: bytes, encoding: Encoding) -> str:
    """The separator by which most rows have the same number of cells, and more than one.

    csv.Sniffer looks at any character and errs on text with few rows; four candidates can simply be tried.
    """
    return max(SEPARATORS, key=lambda separator: _score(sample, encoding, separator))


def _score(sample: bytes, encoding: Encoding, separator: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    for number, row in enumerate(read_rows([sample], encoding, separator)):
        if number == _ROWS:
            break
        if not row.is_blank:
            widths[0 if row.fault else len(row.cells)] += 1
    if not widths:
        return 0.0, 0
    (width, times), *_ = widths.most_common(1)
    if width < 2:
        return 0.0, 0
    # A little more for every further cell: "1.234,50;7,00" has as many commas in each row as semicolons.
    return times / widths.total() * (1 + min(width, 50) / 100), width
