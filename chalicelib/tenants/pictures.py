"""Pictures of a brand, examined by what they are and not by what they are called, and written anew. No I/O."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from chalicelib.documents.uploads.images import (
    PictureError,
    decode,
    flatten,
    picture_errors,
    saved,
    to_rgb,
)
from chalicelib.tenants.colours import contrast

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 5 * 1024 * 1024
CONTENT_TYPES = ("image/png", "image/jpeg")
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_BACKGROUND_BYTES = 400_000
_SMALL_BYTES = 4_000
_SEEN = 128
"""From which opacity on a pixel counts as seen."""
_LIGHT_SURFACE, _DARK_SURFACE = "#ffffff", "#15181e"


class Purpose(StrEnum):
    """What a picture is for."""

    LOGO = "logo"
    FAVICON = "favicon"
    BACKGROUND = "background"


_BOUNDS = {Purpose.LOGO: (640, 160), Purpose.FAVICON: (64, 64), Purpose.BACKGROUND: (1920, 1200)}
"""The most that a page shows, on a screen of twice the pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as we wrote it."""

    content: bytes
    content_type: str
    width: int
    height: int
    contrast_light: float
    """How well it stands out on a light page, 1 to 21; under 3 most of it is hard to see."""
    contrast_dark: float

    @property
    def suffix(self) -> str:
        """The end of its file's name."""
        return "png" if self.content_type == "image/png" else "jpg"


def examine(content: bytes, purpose: Purpose) -> Picture:
    """The picture in `content`, turned upright, sized down and written anew.

    PictureError `image_too_large`, `image_type_refused`, `image_too_many_pixels` or `image_broken`.
    """
    if len(content) > MAX_BYTES:
        raise PictureError("more than 5 MB", code="image_too_large")
    if not content.startswith(_SIGNATURES):
        raise PictureError("neither PNG nor JPEG", code="image_type_refused")
    with picture_errors():
        image = decode(content, ("PNG", "JPEG"))
        opaque = to_rgb(image)
        opaque.thumbnail(_BOUNDS[purpose])
        light, dark = _stands_out(opaque, _LIGHT_SURFACE), _stands_out(opaque, _DARK_SURFACE)
        as_png = image.format == "PNG" and purpose is not Purpose.BACKGROUND
        written = _png(opaque) if as_png else _jpeg(opaque, purpose)
        kind = "image/png" if as_png else "image/jpeg"
        return Picture(written, kind, opaque.width, opaque.height, light, dark)


def _png(image: "Image") -> bytes:
    """As PNG; with 256 colours where it would be large for what every visitor has to fetch."""
    from PIL import Image

    whole = saved(image, "PNG", optimize=True)
    if len(whole) <= _SMALL_BYTES:
        return whole
    fewer = saved(image.quantize(256, method=Image.Quantize.FASTOCTREE), "PNG", optimize=True)
    return min(whole, fewer, key=len)


def _jpeg(image: "Image", purpose: Purpose) -> bytes:
    image = flatten(image, _LIGHT_SURFACE)
    content = b""
    for quality in (82, 70, 55, 40):
        content = saved(image, "JPEG", quality=quality, progressive=True, optimize=True)
        if purpose is not Purpose.BACKGROUND or len(content) <= _BACKGROUND_BYTES:
            break
    return content


def _stands_out(image: "Image", surface: str) -> float:
    """The contrast with a surface that a fifth of what is seen of a picture has, or more: its strokes."""
    small = image.convert("RGBA").resize((48, 48))
    ratios = sorted(
        contrast(f"#{red:02x}{green:02x}{blue:02x}", surface)
        for red, green, blue, alpha in _pixels(small)
        if alpha >= _SEEN
    )
    return round(ratios[len(ratios) * 4 // 5], 2) if ratios else 1.0


def _pixels(image: "Image") -> Iterator[tuple[int, int, int, int]]:
    raw = image.tobytes()
    for start in range(0, len(raw), 4):
        yield raw[start], raw[start + 1], raw[start + 2], raw[start + 3]
