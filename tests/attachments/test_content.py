"""Attachments are validated by content (ASVS 5.2 to 5.4)."""

import io
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from chalicelib.attachments.content import MAX_BYTES, MAX_SIDE, examine
from chalicelib.kernel.errors import InvalidError
from tests.support.deep import examples
from tests.support.images import encoded, huge_png, png
from tests.support.memory import measure

SCRIPT = b"<script>alert(document.cookie)</script>"


def refused(content: bytes, claimed: str | None = None) -> str:
    """Return the error code of a rejected file."""
    with pytest.raises(InvalidError) as raised:
        examine(content, claimed)
    return raised.value.code


def opened(content: bytes) -> Image.Image:
    """Return a stored image."""
    return Image.open(io.BytesIO(content))


def pdf(*, script: bool = False, locked_by: str = "") -> bytes:
    """A PDF of one page."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if script:
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if locked_by:
        writer.encrypt(locked_by, algorithm="RC4-128")
    writer.root_object[NameObject("/Lang")] = TextStringObject("es")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        encoded(Image.new("RGB", (9, 9)), "GIF"),
        encoded(Image.new("RGB", (9, 9)), "BMP"),
        encoded(Image.new("RGB", (9, 9)), "TIFF"),
        b"\x00\x00\x00\x20ftypavif",
        b"GIF89a/*" + png(),
        b"\n%PDF-1.7",
        b"MZ\x90\x00",
        b"PK\x03\x04",
        b"",
        b"hola",
    ],
)
def test_only_images_and_pdfs_are_accepted(content: bytes) -> None:
    assert refused(content) == "attachment_type_refused"


@pytest.mark.parametrize(
    ("content", "claimed"),
    [
        (png(), "image/jpeg"),
        (png(), "application/pdf"),
        (pdf(), "image/png"),
        (b"MZ\x90\x00", "image/png"),
        (b"<html>", "application/pdf"),
        (encoded(Image.new("RGB", (9, 9)), "GIF"), "image/webp"),
    ],
)
def test_a_file_with_a_wrong_declared_type_is_rejected(content: bytes, claimed: str) -> None:
    assert refused(content, claimed) == "attachment_type_mismatch"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_an_image_is_re_encoded_without_metadata(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Calle Falsa 123"  # a description, where cameras also put the place
    content = encoded(Image.new("RGB", (60, 40), (9, 99, 199)), kind, exif=exif) + SCRIPT

    found = examine(content)

    assert b"Calle Falsa" not in found.content
    assert SCRIPT not in found.content
    assert (found.width, found.height) == (60, 40)
    assert opened(found.content).format == kind
    assert found.content_type == f"image/{kind.lower()}"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_picture_is_refused(kind: str, share: float) -> None:
    noise = Image.frombytes("RGB", (200, 80), random.Random(7).randbytes(200 * 80 * 3))
    whole = encoded(noise, kind)

    assert refused(whole[: int(len(whole) * share)]) == "image_broken"


def test_an_image_is_rotated_upright_and_scaled_down() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    content = encoded(Image.new("RGB", (4000, 3000), (9, 99, 199)), "JPEG", exif=exif)

    found = examine(content)

    assert (found.width, found.height) == (MAX_SIDE * 3 // 4, MAX_SIDE)
    assert opened(found.content).size == (found.width, found.height)
    assert found.thumbnail is not None
    assert max(opened(found.thumbnail).size) == 320


def test_transparency_is_kept_except_in_the_thumbnail() -> None:
    found = examine(png(600, 400, (200, 10, 10, 0)))

    assert opened(found.content).mode == "RGBA"
    assert found.thumbnail is not None
    small = opened(found.thumbnail)
    assert small.getpixel((5, 5)) == (255, 255, 255)


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    tracemalloc.start()
    code = refused(huge_png(20_000, 20_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert code == "image_too_many_pixels"
    assert peak < 10 * 1024 * 1024


def test_a_file_of_more_than_ten_megabytes_is_refused() -> None:
    assert refused(png() + b"\x00" * MAX_BYTES) == "attachment_too_large"


def test_a_pdf_is_stored_unchanged_without_a_thumbnail() -> None:
    found = examine(pdf(), "application/pdf")

    assert (found.content, found.content_type, found.thumbnail) == (pdf(), "application/pdf", None)


def test_a_pdf_with_active_or_hidden_content_is_rejected() -> None:
    assert refused(pdf(script=True)) == "pdf_active_content"
    assert refused(pdf(locked_by="clave")) == "pdf_encrypted"
    assert refused(pdf()[:80]) == "pdf_damaged"


PREPARE = """
from chalicelib.attachments.content import examine
import PIL.Image, PIL.ImageOps
PIL.Image.preinit()
"""


@pytest.mark.parametrize(
    ("kind", "mode", "most"),
    [("JPEG", "RGB", 200), ("PNG", "RGBA", 300), ("PNG", "P", 200), ("WEBP", "RGB", 430)],
)
def test_the_largest_picture_takes_bounded_memory(kind: str, mode: str, most: int) -> None:
    content = encoded(Image.new(mode, (5000, 5000), 7 if mode == "P" else (9, 99, 199)), kind)

    megabytes, _, size = measure(PREPARE, "[(one := examine(given)).width, one.height]", content)

    assert size == f"[{MAX_SIDE}, {MAX_SIDE}]"
    assert megabytes < most, megabytes


@given(
    content=st.binary(max_size=400),
    head=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"]),
)
@hypothesis_settings(deadline=None, max_examples=examples(150))
def test_any_other_content_is_rejected(content: bytes, head: bytes) -> None:
    with pytest.raises(InvalidError):
        examine(head + content)
