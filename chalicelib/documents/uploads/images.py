"""Decodes uploaded images within bounds and re-encodes them. No I/O.

Re-encoding removes scripts, metadata and trailing data, which header checks do not find. Pillow takes 60 ms to import,
so it is imported where it is used.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from chalicelib.kernel.errors import InvalidError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 25_000_000
"""A 307 KB PNG can take 337 MB when decoded."""


class PictureError(InvalidError):
    """An image is rejected; see the code."""


@contextmanager
def picture_errors() -> Iterator[None]:
    """Convert Pillow's exceptions to PictureError `image_too_many_pixels` or `image_broken`."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("more than 25 megapixels", code="image_too_many_pixels") from error
    except PictureError:
        raise
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, KeyError) as error:
        raise PictureError("the image is damaged", code="image_broken") from error


def decode(content: bytes, formats: Sequence[str], *, max_side: int | None = None) -> "Image":
    """Decode an image of one of `formats`, upright, scaled down to `max_side` pixels.

    Call it within `picture_errors`. A JPEG that is scaled down a lot is never decoded at full size.
    """
    from PIL import Image, ImageOps

    image: Any = Image.open(io.BytesIO(content), formats=tuple(formats))
    if image.width * image.height > MAX_PIXELS:
        raise PictureError("more than 25 megapixels", code="image_too_many_pixels")
    kind = image.format if image.format in formats else "JPEG"  # JPEGs with several images report MPO
    longest = max(image.width, image.height)
    if max_side and longest > max_side:
        image.draft(None, (image.width * max_side // longest, image.height * max_side // longest))
    image.load()
    if max_side and max(image.size) > max_side:
        if image.mode not in ("RGB", "RGBA", "L"):  # other modes do not scale smoothly
            image = to_rgb(image)
        image.thumbnail((max_side, max_side))
    ImageOps.exif_transpose(image, in_place=True)
    image.format = kind
    return image  # type: ignore[no-any-return]


def to_rgb(image: "Image") -> "Image":
    """Convert to RGB, or to RGBA for transparent images."""
    if image.mode.startswith(("I", "F")):  # 16-bit greyscale
        image = image.point(lambda value: value / 256).convert("L")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if transparent else "RGB"
    return image if image.mode == mode and "transparency" not in image.info else image.convert(mode)


def flatten(image: "Image", colour: str) -> "Image":
    """Replace transparency by a background colour."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, colour)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def saved(image: "Image", kind: str, **options: Any) -> bytes:
    """Encode an image without metadata."""
    image.info.clear()  # metadata, colour profile and comments
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
