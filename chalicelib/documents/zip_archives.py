"""Streams files into a zip archive, keeping only one part in memory.

Entries are stored uncompressed, because PDFs are compressed already.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

MIN_PART_BYTES = 5 * 1024 * 1024
"""S3's minimum size of a multipart upload's parts, except the last."""
MAX_NAME_LENGTH = 120

# Characters that Windows forbids in names (Microsoft, "Naming Files, Paths, and Namespaces"), and path separators.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
# Entries get zip's earliest time, so that archives are deterministic.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class _PartWriter(io.RawIOBase):
    """An unseekable file that passes its bytes on in parts of at least `MIN_PART_BYTES`."""

    def __init__(self, sink: Callable[[bytes], None]) -> None:
        super().__init__()
        self._sink = sink
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._held += data
        if len(self._held) >= MIN_PART_BYTES:
            self._flush_part()
        return len(data)

    def finish(self) -> None:
        """Pass on the rest, which contains at least the zip directory."""
        if self._held:
            self._flush_part()

    def _flush_part(self) -> None:
        part = bytes(self._held)
        self._held.clear()
        self._sink(part)


def write_zip(sink: Callable[[bytes], None], entries: Iterable[tuple[str, bytes]]) -> int:
    """Write a zip of `entries` (name and content) to `sink`, and return how many it holds.

    `sink` is called in order with parts of at least 5 MiB, except the last. Entries are consumed one at a time; names
    are sanitized and made unique. Exceptions of `sink` and `entries` propagate and leave the archive incomplete.
    """
    writer = _PartWriter(sink)
    names: set[str] = set()
    # For files that cannot seek or tell, zipfile only calls write and flush.
    with zipfile.ZipFile(writer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(unique_name(safe_name(name), names), _NO_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    writer.finish()
    return len(names)


def safe_name(name: str) -> str:
    """Return a file name that is valid on every system and is not a path; letters of any script are kept."""
    text = unicodedata.normalize("NFC", name)
    text = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    text = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", text)).strip(" .")
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    stem, dot, extension = text.rpartition(".")
    if dot and stem and len(extension) <= 10:
        return f"{stem[: MAX_NAME_LENGTH - len(extension) - 1].rstrip(' .')}.{extension}"
    return text[:MAX_NAME_LENGTH].rstrip(" .") or "file"


def unique_name(name: str, taken: set[str]) -> str:
    """Return `name`, or `name (2)` and so on, and add it to `taken`; case-insensitive."""
    stem, dot, extension = name.rpartition(".")
    if not (dot and stem):
        stem, extension = name, ""
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot if extension else ''}{extension}"
    taken.add(candidate.casefold())
    return candidate
