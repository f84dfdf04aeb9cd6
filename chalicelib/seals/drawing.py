"""From strokes to curves, and from pages that typst set to drawings that a document's fields show."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from chalicelib.seals.plan import Stroke

Curve = tuple[float, float, float, float, float, float, float, float, float]
"""A cubic Bézier's start, two handles and end, and how wide it is drawn."""

PAD_RATIO = 3.0
"""How much wider than high the pad is on which people draw."""
_MARGIN = 0.03
_MOST = 2.5
"""By how much a drawing is at most larger in its box than the whole pad would let it be."""


def curves(strokes: Sequence[Stroke], width: float, height: float) -> list[Curve]:
    """Smooth curves through a drawing's points, in points of a box: thinner where the pen was light.

    Catmull and Rom's, one curve between every two points. A stroke of one point is a dot. As large as the box allows,
    in the shape in which it was drawn; what was drawn small on the pad is not blown up beyond `_MOST`.
    """
    place = _fitted([point for stroke in strokes for point in stroke], width, height)
    pen = max(0.5, min(width, height * 3) / 110)
    drawn: list[Curve] = []
    for stroke in strokes:
        points = [place(x, y) for x, y, _ in stroke]
        pressures = [pressure / 100 for _, _, pressure in stroke]
        if len(points) == 1:
            points, pressures = [points[0], (points[0][0] + pen / 10, points[0][1])], pressures * 2
        for at in range(len(points) - 1):
            before, start, end = points[max(at - 1, 0)], points[at], points[at + 1]
            after = points[min(at + 2, len(points) - 1)]
            pressure = (pressures[at] + pressures[at + 1]) / 2
            line = (
                *start,
                start[0] + (end[0] - before[0]) / 6,
                start[1] + (end[1] - before[1]) / 6,
                end[0] - (after[0] - start[0]) / 6,
                end[1] - (after[1] - start[1]) / 6,
                *end,
                pen * (0.6 + 0.8 * pressure),
            )
            drawn.append(tuple(round(value, 2) for value in line))  # type: ignore[arg-type]
    return drawn


def _fitted(
    points: Sequence[Sequence[int]], width: float, height: float
) -> Callable[[int, int], tuple[float, float]]:
    """Where a point of the pad comes to be in the box: the drawing in its middle, with a narrow margin around it."""
    xs, ys = [x * PAD_RATIO for x, _, _ in points] or [0], [y for _, y, _ in points] or [0]
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    room = 1 - 2 * _MARGIN
    whole = min(width / PAD_RATIO, height) / 1000
    scale = min(room * width / max(1, across), room * height / max(1, down), _MOST * whole)
    left = (width - scale * (max(xs) + min(xs))) / 2
    top = (height - scale * (max(ys) + min(ys))) / 2
    return lambda x, y: (left + scale * PAD_RATIO * x, top + scale * y)


def import_pages(writer: Any, pdf: bytes) -> list[Any]:
    """A PDF's pages as drawings (form XObjects) of another document; answers references, in order.

    All pages are brought over at once, so that what they share, such as fonts, is shared there too.
    """
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.reader import PdfFileReader

    source = PdfFileReader(BytesIO(pdf))
    pages = [
        source.find_page_for_modification(number) for number in range(int(source.root["/Pages"]["/Count"]))
    ]
    shared_by_all = generic.ArrayObject([found for _, found in pages])
    shared_by_all.container_ref = source.root.container_ref
    resources = writer.import_object(shared_by_all)
    references = []
    for (page, _), shared in zip(pages, resources, strict=True):
        stream = generic.StreamObject(
            {
                pdf_name("/Type"): pdf_name("/XObject"),
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): generic.ArrayObject(page.get_object()["/MediaBox"]),
                pdf_name("/Resources"): shared,
            },
            stream_data=page.get_object()["/Contents"].data,
        )
        stream.compress()
        references.append(writer.add_object(stream))
    return references


def turned(writer: Any, drawing: Any, rotation: int) -> Any:
    """The same drawing for a page that is displayed rotated, so that it stands upright there."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name

    if not rotation:
        return drawing
    matrix = {90: (0, 1, -1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, -1, 1, 0, 0, 0)}[rotation]
    original = drawing.get_object()
    stream = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): original["/BBox"],
            pdf_name("/Matrix"): generic.ArrayObject([generic.NumberObject(value) for value in matrix]),
            pdf_name("/Resources"): generic.DictionaryObject(
                {pdf_name("/XObject"): generic.DictionaryObject({pdf_name("/D"): drawing})}
            ),
        },
        stream_data=b"/D Do",
    )
    return writer.add_object(stream)
