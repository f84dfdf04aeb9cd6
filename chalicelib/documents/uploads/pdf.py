"""Validates uploaded PDFs.

Searching the bytes for dangerous names misses compressed object streams, so the object graph is walked (ASVS 5.2.2).
Bytes, objects, nesting and decompressed sizes are bounded.
"""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from chalicelib.kernel.errors import FieldError, InvalidError

MAX_PDF_BYTES = 3 * 1024 * 1024
MAX_OBJECTS = 50_000
"""Objects, and entries of arrays and dictionaries; an invoice has some hundreds."""
MAX_UNPACKED_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 200

# Scripts, launched programs, triggers, embedded files and forms that submit data. /OpenAction alone only selects the
# first page, and /URI is an ordinary link.
_FORBIDDEN_KEYS = frozenset(
    {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
)
_FORBIDDEN_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition"}
)


class PdfError(InvalidError):
    """A PDF is rejected.

    `code` is `file_too_large`, `pdf_invalid` (wrong signature), `pdf_encrypted`, `pdf_damaged`, `pdf_too_complex` or
    `pdf_active_content`, which has the name found in its field's `found`.
    """

    code = "pdf_invalid"


def check_pdf(data: bytes, *, field: str = "file", max_bytes: int = MAX_PDF_BYTES) -> None:
    """PdfError for `field` unless the PDF has pages and no active content."""
    if len(data) > max_bytes:
        raise _error(field, "file_too_large", f"at most {max_bytes} bytes", max=max_bytes)
    # Only at offset 0: readers search further, which allows polyglot files.
    if not data.startswith(b"%PDF-"):
        raise _error(field, "pdf_invalid", "the file does not start with %PDF-")
    # A cheap bound before parsing: the keyword occurs at the start and the end of each object.
    if data.count(b"obj") > 3 * MAX_OBJECTS:
        raise _error(field, "pdf_too_complex", f"more than {MAX_OBJECTS} objects")
    _examine(data, field)


def _examine(data: bytes, field: str) -> None:
    from pypdf import PdfReader, apply_configuration, get_configuration
    from pypdf.errors import LimitReachedError

    # It would log a line per entry of a damaged file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits = get_configuration().with_overwrites(
        zlib_maximum_output_length=MAX_UNPACKED_BYTES,
        lzw_maximum_output_length=MAX_UNPACKED_BYTES,
        run_length_maximum_output_length=MAX_UNPACKED_BYTES,
        brotli_maximum_output_length=MAX_UNPACKED_BYTES,
        stream_decoding_work_maximum_length=2 * MAX_UNPACKED_BYTES,
        array_maximum_element_count=MAX_OBJECTS,
        dictionary_maximum_element_count=MAX_OBJECTS,
        page_tree_maximum_entries=MAX_OBJECTS,
    )
    try:
        with apply_configuration(limits):
            _examine_reader(PdfReader(BytesIO(data), xref_stream_maximum_entries=2 * MAX_OBJECTS), field)
    except PdfError:
        raise
    except (LimitReachedError, RecursionError, MemoryError):
        raise _error(field, "pdf_too_complex", "too large or too deeply nested when decompressed") from None
    except Exception:  # noqa: BLE001 - pypdf raises arbitrary exceptions on damaged input
        raise _error(field, "pdf_damaged", "the file cannot be parsed") from None


def _examine_reader(reader: Any, field: str) -> None:
    if reader.is_encrypted:
        raise _error(field, "pdf_encrypted", "remove the password")
    _unpack_object_streams(reader, field)
    _walk(reader, field)
    if len(reader.pages) == 0:
        raise _error(field, "pdf_damaged", "the file has no pages")


def _error(field: str, code: str, detail: str, **params: Any) -> PdfError:
    return PdfError(detail, code=code, fields=[FieldError(field, code, detail, params or None)])


def _unpack_object_streams(reader: Any, field: str) -> None:
    """Decompress object streams within one total budget; pypdf only bounds each stream."""
    unpacked = 0
    for number in sorted({stream for stream, _ in reader.xref_objStm.values()}):
        unpacked += len(reader.get_object(number).get_data())
        if unpacked > MAX_UNPACKED_BYTES:
            raise _error(field, "pdf_too_complex", f"more than {MAX_UNPACKED_BYTES} bytes when decompressed")


def _walk(reader: Any, field: str) -> None:
    """Check every object, including unreferenced ones, which other readers may reach."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, int]] = [(reader.trailer, 0), *((each, 0) for each in _all_objects(reader))]
    steps = 0
    while waiting:
        entry, depth = waiting.pop()
        steps += 1
        if steps > 4 * MAX_OBJECTS or depth > MAX_DEPTH:
            raise _error(field, "pdf_too_complex", f"more than {MAX_OBJECTS} objects or {MAX_DEPTH} levels")
        if isinstance(entry, IndirectObject):
            if (entry.idnum, entry.generation) in seen:
                continue
            seen.add((entry.idnum, entry.generation))
            entry, depth = entry.get_object(), 0
        if isinstance(entry, DictionaryObject):
            _check_dictionary(entry, field)
            waiting += [(entry.raw_get(key), depth + 1) for key in entry]
        elif isinstance(entry, ArrayObject):
            waiting += [(child, depth + 1) for child in list.__iter__(entry)]


def _all_objects(reader: Any) -> Iterator[Any]:
    from pypdf.generic import IndirectObject

    for generation, objects in reader.xref.items():
        for number in objects:
            # Free objects have generation 65535; object 0 heads their list.
            if number and generation != 65535:
                yield IndirectObject(number, generation, reader)
    for number in reader.xref_objStm:
        yield IndirectObject(number, 0, reader)


def _check_dictionary(entry: Any, field: str) -> None:
    found = next((key for key in entry if key in _FORBIDDEN_KEYS), None)
    action = entry.get("/S")
    if found is None and isinstance(action, str) and action in _FORBIDDEN_ACTIONS:
        found = str(action)
    if found is not None:
        name = str(found).removeprefix("/")
        raise _error(field, "pdf_active_content", f"the file contains /{name}", found=name)
