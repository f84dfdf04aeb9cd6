"""Which ids a file has named already, and in which row: a second row must not undo the first. Pure."""

import hashlib
from array import array

_BITS = 8
_NUMBERS = "Q"


class Seen:
    """The ids of a file up to some place. Sixteen bytes an id are kept between pieces of work, not the ids."""

    def __init__(self, kept: bytes = b"") -> None:
        numbers = array(_NUMBERS)
        numbers.frombytes(kept)
        self._rows: dict[int, int] = dict(zip(numbers[0::2], numbers[1::2], strict=True))

    def row_of(self, key: str, row: int) -> int:
        """The row that named an id first, which is `row` when none did before."""
        digest = hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=_BITS).digest()
        return self._rows.setdefault(int.from_bytes(digest, "big"), row)

    def to_bytes(self) -> bytes:
        """What is to be kept."""
        return array(_NUMBERS, [number for pair in self._rows.items() for number in pair]).tobytes()
