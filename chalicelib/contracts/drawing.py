"""A signature as a hand drew it: checked, thinned to what the eye can tell, bounded. Pure."""

import math
from collections.abc import Sequence

from chalicelib.kernel.errors import FieldError, InvalidError

MAX_KEPT = 3000
"""Points that a document carries of one signature."""
_SCALE = 1000
_TOLERANCE = 0.6
"""By how many thousandths of the field a point may lie beside the line that stands for it."""

Point = tuple[float, float, float, float]
Kept = tuple[int, int, int]
"""x and y in thousandths of the field's width and height, and the pressure in hundredths."""


def clean(strokes: Sequence[Sequence[Point]]) -> list[list[Kept]]:
    """The strokes as they are kept. InvalidError `signature_empty` for what is no drawing.

    Points outside the field are moved to its edge; what the eye cannot tell from a straight line goes
    (Ramer-Douglas-Peucker), until no more than `MAX_KEPT` are left.
    """
    kept = [_bounded(stroke) for stroke in strokes]
    kept = [stroke for stroke in kept if stroke]
    xs = [x for stroke in kept for x, _, _ in stroke]
    ys = [y for stroke in kept for _, y, _ in stroke]
    if len(xs) < 2 or (max(xs) - min(xs) < 10 and max(ys) - min(ys) < 10):
        raise InvalidError(
            fields=[FieldError("strokes", "signature_empty", "a signature is more than a dot")]
        )
    tolerance = _TOLERANCE
    thin = [_thinned(stroke, tolerance) for stroke in kept]
    while sum(map(len, thin)) > MAX_KEPT:
        if tolerance > _SCALE:
            thin = thin[: MAX_KEPT // 2]
            break
        tolerance *= 2
        thin = [_thinned(stroke, tolerance) for stroke in thin]
    return thin


def _bounded(stroke: Sequence[Point]) -> list[Kept]:
    points: list[Kept] = []
    for x, y, _, pressure in stroke:
        point = (_part(x, _SCALE), _part(y, _SCALE), _part(pressure, 100))
        if not points or points[-1][:2] != point[:2]:
            points.append(point)
    step = -(-len(points) // MAX_KEPT)  # so that thinning is quick whatever somebody sends
    return points if step <= 1 else [*points[:-1:step], points[-1]]


def _part(value: float, scale: int) -> int:
    return round(min(1.0, max(0.0, value)) * scale)


def _thinned(points: list[Kept], tolerance: float) -> list[Kept]:
    """Ramer, Douglas and Peucker's, without recursion: a stroke may have 100,000 points."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        worst, farthest = 0.0, first
        for index in range(first + 1, last):
            distance = _distance(points[index], points[first], points[last])
            if distance > worst:
                worst, farthest = distance, index
        if worst > tolerance:
            keep.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Kept, start: Kept, end: Kept) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / length
