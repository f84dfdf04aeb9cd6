"""A PDF's pages as pictures and as text, so that a phone reads them without a viewer. Pure."""

import io
import tempfile
from pathlib import Path

MAX_SIDE = 1600
"""Pixels of a picture's longer side: sharp on a phone, about 100 KB."""
_QUALITY = 72
_EFFORT = 2
"""A third of the time of the usual 4, for pictures that are a fortieth larger."""
_SHEET = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: white)
#image("document.pdf", page: {page}, width: {width}pt, height: {height}pt, fit: "stretch")
"""


def draw_page(data: bytes, number: int, width: float, height: float) -> bytes:
    """A page, counted from 0, as a WebP picture; `width` and `height` are the page's as it is displayed, in points."""
    import typst
    from PIL import Image

    sheet = _SHEET.format(width=width, height=height, page=number + 1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "document.pdf").write_bytes(data)
        (Path(folder) / "sheet.typ").write_text(sheet, encoding="ascii")
        png = typst.compile(
            str(Path(folder) / "sheet.typ"), format="png", ppi=72 * MAX_SIDE / max(width, height)
        )
    picture = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(picture, "WEBP", quality=_QUALITY, method=_EFFORT)
    return picture.getvalue()


def words_of_pages(data: bytes) -> list[str]:
    """The text of each page, as far as it has any."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    texts = []
    for page in PdfReader(io.BytesIO(data)).pages:
        try:
            texts.append(page.extract_text()[:20_000])
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            texts.append("")  # a page whose text cannot be read is still there as a picture
    return texts
