"""Pictures, and handing them in as a browser does."""

import io
import struct
import zlib

from PIL import Image

from chalicelib.kernel.aws import files
from tests.support.api_client import StaffBrowser


def png(width: int = 40, height: int = 20, colour: tuple[int, ...] = (11, 110, 79)) -> bytes:
    """A PNG of one colour."""
    return encoded(Image.new("RGB" if len(colour) == 3 else "RGBA", (width, height), colour), "PNG")


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """An image as a file."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A small file that says that it is huge, and is."""
    row = b"\x00" + b"\xff" * (width // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def hand_in(staff: StaffBrowser, content: bytes, purpose: str = "logo") -> str:
    """Ask for a form and do what S3 does when it is posted; answers the picture's id."""
    asked = staff.post(
        "/settings/images", {"purpose": purpose, "content_type": "image/png", "size": min(len(content), 1000)}
    )
    assert asked.status == 200, asked.text
    files.put_file(asked.json["fields"]["key"], content, "image/png")
    image_id: str = asked.json["image_id"]
    return image_id
