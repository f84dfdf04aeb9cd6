"""Detects ids that occur more than once in a file: a later row must not overwrite an earlier one. Pure."""

import hashlib
from array import array

_HASH_BYTES = 8
_UINT64 = "Q"


class SeenIds:
    """The ids of a file so far and their first rows. Stored between chunks as 16 bytes per id, without the ids."""

    def __init__(self, stored: bytes = b"") -> None:
        numbers = array(_UINT64)
        numbers.frombytes(stored)
        self._rows: dict[int, int] = dict(zip(numbers[0::2], numbers[1::2], strict=True))

    def first_row(self, key: str, row: int) -> int:
        """Return the first row with this id, which is `row` if the id is new."""
        digest = hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=_HASH_BYTES).digest()
        return self._rows.setdefault(int.from_bytes(digest, "big"), row)

    def to_bytes(self) -> bytes:
        """Serialize for the next chunk."""
        return array(_UINT64, [number for pair in self._rows.items() for number in pair]).tobytes()
