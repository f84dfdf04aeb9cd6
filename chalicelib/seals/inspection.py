"""Looks into a PDF before it is laid before anybody to sign."""

import re
from collections.abc import Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, NoReturn

from chalicelib.documents.uploads.pdf import PdfError, check_pdf
from chalicelib.kernel.errors import FieldError, InvalidError
from chalicelib.seals.flatness import has_fields, is_flat

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 500
_CODES = {
    "file_too_large": "pdf_too_large",
    "pdf_damaged": "pdf_invalid",
    "pdf_active_content": "pdf_script",
}
"""What the examination of any PDF says, in words of contracts."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is displayed (its crop box, after its rotation), in points; and how it is rotated."""

    width: float
    height: float
    rotation: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a PDF is."""

    pages: tuple[PageSize, ...]
    signed_by: tuple[str, ...]
    """Whose signatures it holds already, in their order."""
    is_flat: bool
    """Whether pictures of its pages show all that a reader shows: what nobody signed before has to be so."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a text stands: its box, as a mark's."""

    text: str
    page: int
    x: float
    y: float
    width: float
    height: float


def inspect_pdf(data: bytes, *, field: str = "file") -> Inspection:
    """What a PDF is that somebody is to sign.

    InvalidError: `pdf_too_large`, `pdf_invalid`, `pdf_encrypted`, `pdf_script`, `pdf_too_complex`,
    `pdf_too_many_pages`, `pdf_locked` where a signature that it holds allows no other, or `pdf_not_flat` for notes,
    fields and hidden layers in what nobody has signed.
    """
    try:
        check_pdf(data, field=field, max_bytes=MAX_BYTES)
    except PdfError as error:
        _refuse(field, _CODES.get(error.code, error.code), error.detail)
    with _readable(field):
        reader = _reader(data)
        count = int(reader.root["/Pages"]["/Count"])
    if count > MAX_PAGES:
        _refuse(field, "pdf_too_many_pages", f"at most {MAX_PAGES} pages")
    with _readable(field):
        pages = tuple(page_size(reader, number) for number in range(count))
        signatures = list(reader.embedded_regular_signatures)
        signed_by = tuple(_signer(one) for one in signatures)
        locked = any(one.docmdp_level is not None and one.docmdp_level.value < 2 for one in signatures)
        flat = is_flat(reader)
        form = has_fields(reader)
    if locked:
        _refuse(field, "pdf_locked", "somebody certified it so that nobody else may sign it")
    if not signed_by and (form or not flat):
        _refuse(
            field,
            "pdf_not_flat",
            "print it to a PDF, so that notes, fields and layers become part of its pages",
        )
    return Inspection(pages, signed_by, flat)


def _reader(data: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(BytesIO(data), strict=False)


@contextmanager
def _readable(field: str) -> "Iterator[None]":
    try:
        yield
    except Exception:  # noqa: BLE001 - on damaged input pyHanko raises whatever its parser stumbled upon
        _refuse(field, "pdf_invalid", "it cannot be read to its end")


def _refuse(field: str, code: str, detail: str) -> NoReturn:
    raise InvalidError(detail, code=code, fields=[FieldError(field, code, detail)]) from None


def _signer(signature: Any) -> str:
    name = signature.sig_object.get("/Name") or signature.signer_cert.subject.native.get("common_name")
    return str(name or "")


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's crop box in the PDF's own coordinates, and its rotation clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def rectangle(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """From a box on the page as it is displayed to the PDF's own left, bottom, right and top."""
        (x1, y1), (x2, y2) = self._point(x, y), self._point(x + width, y + height)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self.rotation:
            case 90:
                return self.left + y, self.bottom + x
            case 180:
                return self.right - x, self.bottom + y
            case 270:
                return self.right - y, self.top - x
            case _:
                return self.left + x, self.top - y

    def displayed(self, x: float, y: float) -> tuple[float, float]:
        """From the PDF's own coordinates to those of the page as it is displayed."""
        match self.rotation:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y


def geometry(handler: Any, number: int) -> Geometry:
    """Where a page of one of pyHanko's documents lies."""
    page = handler.find_page_for_modification(number)[0].get_object()
    media = _box(_inherited(page, "/MediaBox") or (0, 0, 612, 792))
    crop = _box(_inherited(page, "/CropBox") or media)
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    return Geometry(left, bottom, right, top, int(_inherited(page, "/Rotate") or 0) % 360 // 90 * 90)


def _box(values: Sequence[Any]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in values)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(64):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None


def page_size(handler: Any, number: int) -> PageSize:
    """How large a page is as it is displayed."""
    place = geometry(handler, number)
    width, height = place.right - place.left, place.top - place.bottom
    if place.rotation in (90, 270):
        width, height = height, width
    return PageSize(round(width, 3), round(height, 3), place.rotation)


def find_anchors(data: bytes, pattern: re.Pattern[str]) -> list[Anchor]:
    """Where texts such as `[[firma:1]]` stand. Only those that a line of the page holds in one piece are found."""
    from pypdf import PdfReader

    reader, pages = PdfReader(BytesIO(data)), _reader(data)
    found: list[Anchor] = []
    for number, page in enumerate(reader.pages):
        place = geometry(pages, number)

        def visit(
            text: str,
            cm: list[float],
            tm: list[float],
            _font: Any,
            size: float,
            at: tuple[int, Geometry] = (number, place),
        ) -> None:
            for match in pattern.finditer(text):
                scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[0]) or 1.0
                height = size * scale
                start = tm[4] + match.start() * height * 0.5
                x, y = start * cm[0] + tm[5] * cm[2] + cm[4], start * cm[1] + tm[5] * cm[3] + cm[5]
                left, base = at[1].displayed(x, y)
                width = len(match[0]) * height * 0.5
                found.append(Anchor(match[0], at[0], left, base - height, width, height))

        # A page whose text cannot be read asks for nothing, whatever of it pypdf stumbles upon.
        with suppress(Exception):
            page.extract_text(visitor_text=visit)
    return found
