"""Pictures by what they are (ASVS 5.2 to 5.4)."""

import io
import random
import zlib

import pytest
from PIL import Image, PngImagePlugin

from chalicelib.documents.uploads.images import PictureError
from chalicelib.tenants import pictures
from chalicelib.tenants.pictures import Purpose, examine
from tests.support.images import encoded, huge_png, png

SCRIPT = b"<script>alert(document.cookie)</script>"


def refused(content: bytes, purpose: Purpose = Purpose.LOGO) -> str:
    """The code with which a file is refused."""
    with pytest.raises(PictureError) as raised:
        examine(content, purpose)
    return raised.value.code


def noise(width: int, height: int) -> Image.Image:
    """A picture that does not compress."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><svg/>',
        encoded(Image.new("RGB", (9, 9)), "GIF"),
        encoded(Image.new("RGB", (9, 9)), "BMP"),
        encoded(Image.new("RGB", (9, 9)), "TIFF"),
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x20ftypavif",
        b"%PDF-1.7",
        b"GIF89a/*" + png(),
        b"",
        b"hola",
    ],
)
def test_only_png_and_jpeg_are_taken(content: bytes) -> None:
    assert refused(content) == "image_type_refused"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_truncated_file_is_refused(kind: str, share: float) -> None:
    whole = encoded(noise(200, 80), kind)

    assert refused(whole[: int(len(whole) * share)]) == "image_broken"


def test_bytes_that_only_begin_like_a_picture_are_refused() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100) == "image_broken"
    assert refused(b"\xff\xd8\xff" + b"\x00" * 100) == "image_broken"
    broken = bytearray(png(200, 80))
    broken[60] ^= 0xFF
    assert refused(bytes(broken)) == "image_broken"


@pytest.mark.parametrize(("width", "height"), [(5001, 5000), (50_000, 50_000), (200_000, 200)])
def test_a_bomb_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    assert refused(huge_png(width, height)) == "image_too_many_pixels"


def test_a_bomb_in_a_text_chunk_is_refused() -> None:
    packed = zlib.compress(b"\x00" * 200_000_000, 9)
    info = PngImagePlugin.PngInfo()
    info.add(b"zTXt", b"bomb\x00\x00" + packed)

    assert refused(encoded(Image.new("RGB", (9, 9)), "PNG", pnginfo=info)) == "image_broken"


def test_too_many_bytes_are_refused() -> None:
    assert refused(png() + b"\x00" * pictures.MAX_BYTES) == "image_too_large"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_script_behind_or_within_a_picture_does_not_survive(kind: str) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SCRIPT.decode())
    polyglot = encoded(noise(40, 20), kind, comment=SCRIPT, pnginfo=info) + SCRIPT
    assert polyglot.count(SCRIPT) == 2

    picture = examine(polyglot, Purpose.LOGO)

    assert b"script" not in picture.content
    assert Image.open(io.BytesIO(picture.content)).size == (40, 20)


def test_a_photo_is_turned_upright_and_loses_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "camera of somebody"
    photo = encoded(Image.new("RGB", (300, 100), "#0b6e4f"), "JPEG", exif=exif)

    picture = examine(photo, Purpose.LOGO)

    assert (picture.width, picture.height) == (53, 160)
    assert b"camera" not in picture.content


@pytest.mark.parametrize(
    ("purpose", "most"),
    [(Purpose.LOGO, (640, 160)), (Purpose.FAVICON, (64, 64)), (Purpose.BACKGROUND, (1920, 1200))],
)
def test_a_picture_is_sized_down_to_what_a_page_shows(purpose: Purpose, most: tuple[int, int]) -> None:
    picture = examine(encoded(Image.new("RGB", (4000, 3000), "#0b6e4f"), "JPEG"), purpose)

    assert picture.width <= most[0]
    assert picture.height <= most[1]
    assert picture.width / picture.height == pytest.approx(4 / 3, rel=0.02)
    assert examine(png(30, 10), purpose).width == 30  # and never up


def test_a_background_weighs_little_however_busy_it_is() -> None:
    picture = examine(encoded(noise(1200, 750), "JPEG", quality=60), Purpose.BACKGROUND)

    assert len(picture.content) <= 400_000
    assert picture.suffix == "jpg"


def test_opacity_is_kept_in_a_logo() -> None:
    picture = examine(png(40, 20, (10, 20, 30, 0)), Purpose.LOGO)

    assert Image.open(io.BytesIO(picture.content)).convert("RGBA").getchannel("A").getextrema() == (0, 0)
    assert picture.suffix == "png"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    assert examine(encoded(Image.new(mode, (40, 20)), "PNG"), Purpose.LOGO).width == 40


def test_a_jpeg_for_print_is_read() -> None:
    assert examine(encoded(Image.new("CMYK", (40, 20)), "JPEG"), Purpose.LOGO).suffix == "jpg"


@pytest.mark.parametrize(
    ("colour", "seen_on"),
    [
        ((255, 255, 255, 255), ["dark"]),
        ((10, 10, 10, 255), ["light"]),
        ((200, 60, 40, 255), ["light", "dark"]),
    ],
)
def test_a_logo_that_cannot_be_seen_is_noticed(colour: tuple[int, ...], seen_on: list[str]) -> None:
    picture = examine(png(40, 20, colour), Purpose.LOGO)

    ratios = {"light": picture.contrast_light, "dark": picture.contrast_dark}
    assert [surface for surface, ratio in ratios.items() if ratio >= 3] == seen_on
