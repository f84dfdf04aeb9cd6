"""Examines what somebody attached by what it is, whatever it calls itself. No I/O.

A picture is decoded and written anew, sized down to what a screen or a printed page shows; a PDF is kept as it is when
its objects hold nothing that acts by itself. Nothing else is taken (ASVS 5.2).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.documents.uploads.images import decode, in_plain_colours, on_ground, refusing, saved
from chalicelib.documents.uploads.pdf import check_pdf
from chalicelib.kernel.errors import InvalidError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 2560
"""Pixels: a sheet of paper is legible so, and a photograph takes a megabyte instead of eight."""
THUMBNAIL_SIDE = 320
JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
CONTENT_TYPES = (JPEG, PNG, WEBP, PDF)
_WHITE = "#ffffff"


class AttachmentError(InvalidError):
    """A file that is not taken; the code says why."""

    code = "attachment_type_refused"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as it is kept."""

    content: bytes
    content_type: str
    width: int | None = None
    """Pixels, of pictures."""
    height: int | None = None
    thumbnail: bytes | None = None
    """A small JPEG, of pictures."""


def type_of(content: bytes) -> str | None:
    """What a file is by its first bytes; None for what is not taken."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    return PDF if content.startswith(b"%PDF-") else None


def examine(content: bytes, claimed: str | None = None) -> Examined:
    """The file as it is to be kept; `claimed` is what its sender says that it is.

    AttachmentError `attachment_too_large`, `attachment_type_mismatch` for a file that lies about its type,
    `attachment_type_refused`; PictureError; PdfError.
    """
    if len(content) > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    found = type_of(content)
    if claimed is not None and found != claimed:
        raise AttachmentError("it is not what it says that it is", code="attachment_type_mismatch")
    if found is None:
        raise AttachmentError("neither a picture nor a PDF", code="attachment_type_refused")
    if found == PDF:
        check_pdf(content, max_bytes=MAX_BYTES)
        return Examined(content, PDF)
    with refusing():
        return _picture(content, found)


def _picture(content: bytes, content_type: str) -> Examined:
    image = in_plain_colours(decode(content, ("JPEG", "PNG", "WEBP"), max_side=MAX_SIDE))
    written = _written(image, content_type)
    if len(written) > MAX_BYTES:  # what hardly compresses without loss
        content_type, written = JPEG, _written(on_ground(image, _WHITE), JPEG)
    width, height = image.size
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    small = saved(on_ground(image, _WHITE), "JPEG", quality=75)
    return Examined(written, content_type, width, height, small)


def _written(image: "Image", content_type: str) -> bytes:
    if content_type == PNG:
        return saved(image, "PNG", compress_level=6)
    if content_type == WEBP:
        return saved(image, "WEBP", quality=85, method=3)
    return saved(image, "JPEG", quality=85, progressive=True)
