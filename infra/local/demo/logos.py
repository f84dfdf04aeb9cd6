"""The demo tenants' logos and favicons, drawn here so that they belong to nobody else."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONT = Path(__file__).resolve().parents[3] / "chalicelib/documents/pdf/fonts/Inter-600SemiBold.ttf"
_SCALE = 4
"""Drawn large and made smaller, which smooths the edges."""
_HEIGHT = 96
_COLOURS = 48


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and the size at which it is shown (half its own, for sharp screens)."""

    name: str
    content: bytes
    width: int
    height: int


def _png(kind: str, image: Image.Image) -> Picture:
    image = image.resize((image.width // _SCALE, image.height // _SCALE), Image.Resampling.LANCZOS)
    # A phone fetches them with the first paint: few colours make a fifth of the bytes, and look the same.
    image = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    content = stream.getvalue()
    name = f"{kind}-{sha256(content).hexdigest()[:16]}.png"
    return Picture(name, content, image.width // 2, image.height // 2)


def _mark(draw: ImageDraw.ImageDraw, colour: str, left: int, side: int, *, rays: bool) -> None:
    """A wave under a dot, or a sun."""
    draw.rounded_rectangle((left, 0, left + side, side), side // 4, fill=colour)
    centre, stroke = left + side // 2, side // 12
    if rays:
        radius = side // 5
        draw.ellipse(
            (centre - radius, side // 2 - radius, centre + radius, side // 2 + radius), fill="#ffd166"
        )
        for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0)):
            start, end = int(side * 0.3), int(side * 0.4)
            here = (centre + dx * start, side // 2 + dy * start, centre + dx * end, side // 2 + dy * end)
            draw.line(here, fill="#ffd166", width=stroke)
        return
    for lift in (0.25, 0.45):
        box = (left + side * 0.2, side * lift, left + side * 0.8, side * (lift + 0.6))
        draw.arc(box, 200, 340, fill="#ffffff", width=stroke)
    dot = side * 0.07
    draw.ellipse((centre - dot, side * 0.68 - dot, centre + dot, side * 0.68 + dot), fill="#ffb627")


@lru_cache
def favicon(colour: str, *, rays: bool) -> Picture:
    """The mark alone."""
    side = 64 * _SCALE
    image = Image.new("RGBA", (side, side))
    _mark(ImageDraw.Draw(image), colour, 0, side, rays=rays)
    return _png("favicon", image)


@lru_cache
def logo(name: str, colour: str, *, rays: bool) -> Picture:
    """The mark and the name, on a light ground of its own: a tenant's logo knows nothing of dark schemes."""
    side, gap = _HEIGHT * _SCALE, 24 * _SCALE
    font = ImageFont.truetype(_FONT, int(side * 0.46))
    width = int(font.getlength(name)) + side + gap * 2
    image = Image.new("RGBA", (width, side))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, width, side), side // 4, fill="#ffffff")
    _mark(draw, colour, 0, side, rays=rays)
    draw.text((side + gap, side // 2), name, fill=colour, font=font, anchor="lm")
    return _png("logo", image)
