"""Pictures that somebody handed in: decoded within bounds, so that they can be written anew. No I/O.

Writing anew is what removes scripts, metadata and whatever stands behind a picture's end, which no check of a header
finds. Pillow takes 60 ms to import, so it is imported where it is used.
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
"""A 307 KB PNG can take 337 MB once it is decoded."""


class PictureError(InvalidError):
    """A file that is no picture we take; the code says why."""


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever Pillow stumbles over is the file's fault: PictureError `image_too_many_pixels` or `image_broken`."""
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
        raise PictureError("the picture is broken", code="image_broken") from error


def decode(content: bytes, formats: Sequence[str], *, max_side: int | None = None) -> "Image":
    """The picture in `content`, upright, its `format` one of `formats`; no side longer than `max_side` pixels.

    To be called within `refusing`. A JPEG that is to become much smaller is never decoded at its full size.
    """
    from PIL import Image, ImageOps

    image: Any = Image.open(io.BytesIO(content), formats=tuple(formats))
    if image.width * image.height > MAX_PIXELS:
        raise PictureError("more than 25 megapixels", code="image_too_many_pixels")
    kind = image.format if image.format in formats else "JPEG"  # which calls itself MPO when it holds several
    longest = max(image.width, image.height)
    if max_side and longest > max_side:
        image.draft(None, (image.width * max_side // longest, image.height * max_side // longest))
    image.load()
    if max_side and max(image.size) > max_side:
        if image.mode not in ("RGB", "RGBA", "L"):  # the others cannot be sized down smoothly
            image = in_plain_colours(image)
        image.thumbnail((max_side, max_side))
    ImageOps.exif_transpose(image, in_place=True)
    image.format = kind
    return image  # type: ignore[no-any-return]


def in_plain_colours(image: "Image") -> "Image":
    """In red, green and blue, with opacity where there is any."""
    if image.mode.startswith(("I", "F")):  # 16 bits of grey
        image = image.point(lambda value: value / 256).convert("L")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if transparent else "RGB"
    return image if image.mode == mode and "transparency" not in image.info else image.convert(mode)


def on_ground(image: "Image", colour: str) -> "Image":
    """Without opacity: on a ground of one colour."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, colour)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def saved(image: "Image", kind: str, **options: Any) -> bytes:
    """As a file of a kind, with nothing but the pixels in it."""
    image.info.clear()  # no metadata, colour profile or comment goes along
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
