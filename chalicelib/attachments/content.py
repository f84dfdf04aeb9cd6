"""Validates attached files by their content, not by their declared type. No I/O.

Images are decoded, scaled down to screen and print size, and re-encoded; PDFs are stored unchanged if they contain no
active content. Other types are rejected (ASVS 5.2).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.documents.uploads.images import decode, flatten, picture_errors, saved, to_rgb
from chalicelib.documents.uploads.pdf import check_pdf
from chalicelib.kernel.errors import InvalidError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 2560
"""Pixels: a photographed page stays legible, and a photo takes one megabyte instead of eight."""
THUMBNAIL_SIDE = 320
JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
CONTENT_TYPES = (JPEG, PNG, WEBP, PDF)
_WHITE = "#ffffff"


class AttachmentError(InvalidError):
    """The file is not accepted; see the code."""

    code = "attachment_type_refused"


@dataclass(frozen=True, slots=True)
class ValidatedFile:
    """A file as stored."""

    content: bytes
    content_type: str
    width: int | None = None
    """Pixels, for images."""
    height: int | None = None
    thumbnail: bytes | None = None
    """A small JPEG, for images."""


def detect_type(content: bytes) -> str | None:
    """Detect a file's type by its first bytes; None for unsupported types."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    return PDF if content.startswith(b"%PDF-") else None


def examine(content: bytes, declared: str | None = None) -> ValidatedFile:
    """Return the file as it is to be stored; `declared` is the type given by the sender.

    AttachmentError `attachment_too_large`, `attachment_type_mismatch` when the declared type is wrong,
    `attachment_type_refused`; PictureError; PdfError.
    """
    if len(content) > MAX_BYTES:
        raise AttachmentError("more than 10 MB", code="attachment_too_large")
    found = detect_type(content)
    if declared is not None and found != declared:
        raise AttachmentError("the content does not match the declared type", code="attachment_type_mismatch")
    if found is None:
        raise AttachmentError("neither an image nor a PDF", code="attachment_type_refused")
    if found == PDF:
        check_pdf(content, max_bytes=MAX_BYTES)
        return ValidatedFile(content, PDF)
    with picture_errors():
        return _validate_image(content, found)


def _validate_image(content: bytes, content_type: str) -> ValidatedFile:
    image = to_rgb(decode(content, ("JPEG", "PNG", "WEBP"), max_side=MAX_SIDE))
    encoded = _encode(image, content_type)
    if len(encoded) > MAX_BYTES:  # lossless compression is not enough
        content_type, encoded = JPEG, _encode(flatten(image, _WHITE), JPEG)
    width, height = image.size
    image.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    small = saved(flatten(image, _WHITE), "JPEG", quality=75)
    return ValidatedFile(encoded, content_type, width, height, small)


def _encode(image: "Image", content_type: str) -> bytes:
    if content_type == PNG:
        return saved(image, "PNG", compress_level=6)
    if content_type == WEBP:
        return saved(image, "WEBP", quality=85, method=3)
    return saved(image, "JPEG", quality=85, progressive=True)
