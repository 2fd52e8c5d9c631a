"""Curved outlines: a smooth line through points, to be placed and scaled on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A start point and cubic curves, each of two control points and an end; y grows downwards."""

    start: Point
    curves: tuple[tuple[Point, Point, Point], ...]
    is_closed: bool = True

    def placed(self, x: float, y: float, scale: float) -> "Outline":
        """Return the outline scaled about its origin, which then lies at that point."""

        def moved(point: Point) -> Point:
            return x + point[0] * scale, y + point[1] * scale

        curves = tuple((moved(a), moved(b), moved(end)) for a, b, end in self.curves)
        return Outline(moved(self.start), curves, self.is_closed)

    def mirrored(self) -> "Outline":
        """Return the outline reflected at x = 0."""

        def flipped(point: Point) -> Point:
            return -point[0], point[1]

        curves = tuple((flipped(a), flipped(b), flipped(end)) for a, b, end in self.curves)
        return Outline(flipped(self.start), curves, self.is_closed)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """A box that holds the outline: left, top, right, bottom."""
        points = [self.start, *(point for curve in self.curves for point in curve)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)


def smooth(points: Sequence[Point], *, is_closed: bool = True) -> Outline:
    """Return the smooth line through the points in order (Catmull-Rom); a closed one returns to the first."""
    count = len(points)
    curves = []
    for index in range(count if is_closed else count - 1):
        here, there = points[index], points[(index + 1) % count]
        before = points[(index - 1) % count] if is_closed or index else here
        after = points[(index + 2) % count] if is_closed or index + 2 < count else there
        first = here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6
        second = there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6
        curves.append((first, second, there))
    return Outline(points[0], tuple(curves), is_closed)
