"""What is left of Pillow in the zip still reads and writes the pictures that tenants hand in."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.images import encoded, png

pytestmark = pytest.mark.package
EXAMINE = """
import sys
sys.path[:0] = [sys.argv[1]]
from chalicelib.tenants.pictures import Purpose, examine
picture = examine(sys.stdin.buffer.read(), Purpose(sys.argv[2]))
import PIL
assert PIL.__file__.startswith(sys.argv[1]), PIL.__file__
print(picture.content_type, picture.width, picture.height)
"""


@pytest.mark.parametrize(
    ("kind", "purpose", "said"),
    [
        ("PNG", "logo", "image/png 640 160"),
        ("JPEG", "logo", "image/jpeg 640 160"),
        ("PNG", "background", "image/jpeg 1280 320"),
    ],
)
def test_pictures_are_examined_out_of_the_zip(task_root: Path, kind: str, purpose: str, said: str) -> None:
    import io

    from PIL import Image

    content = encoded(Image.open(io.BytesIO(png(1280, 320))).rotate(180), kind)
    command = [sys.executable, "-I", "-c", EXAMINE, str(task_root), purpose]

    outcome = subprocess.run(command, input=content, capture_output=True, check=False)

    assert outcome.returncode == 0, outcome.stderr.decode()
    assert outcome.stdout.decode().strip() == said


ATTACH = """
import sys
sys.path[:0] = [sys.argv[1]]
from chalicelib.attachments.content import examine
found = examine(sys.stdin.buffer.read())
import PIL
assert PIL.__file__.startswith(sys.argv[1]), PIL.__file__
print(found.content_type, found.width, found.height, found.thumbnail[:2].hex())
"""


@pytest.mark.parametrize(
    ("kind", "said"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_attachments_are_examined_out_of_the_zip(task_root: Path, kind: str, said: str) -> None:
    from PIL import Image

    content = encoded(Image.new("RGB", (3000, 1500), (9, 99, 199)), kind)
    command = [sys.executable, "-I", "-c", ATTACH, str(task_root)]

    outcome = subprocess.run(command, input=content, capture_output=True, check=False)

    assert outcome.returncode == 0, outcome.stderr.decode()
    assert outcome.stdout.decode().strip() == f"{said} 2560 1280 ffd8"
