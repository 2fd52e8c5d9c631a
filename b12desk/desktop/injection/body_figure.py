"""The outline of a standing figure seen from the front, and the four muscles on it, as smooth paths.

One unit is about half a centimetre of the drawing; x = 0 is the middle of the body and y grows downwards. The figure
faces the viewer, so the patient's own left is at positive x.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from b12desk.clinical.patient import Site
from b12desk.clinical.sites import OFFERED_SITES
from b12desk.clinical.vocabulary import Muscle, Side

Point = tuple[float, float]

FIGURE_BOX = QRectF(-92, 8, 184, 402)

_HEAD_TO_ARMPIT: tuple[Point, ...] = (
    (0, 13), (9.5, 15.2), (16.8, 24), (18.8, 37), (17, 50), (12, 59.5), (10, 68), (13, 76), (26, 81.5), (40, 85),
    (52, 91), (60, 101), (63.5, 116), (65, 134), (67.5, 152), (71.5, 168), (75, 186), (77, 206), (78, 222), (81, 234),
    (83.5, 247), (82.5, 259), (78, 267), (73, 264), (70.5, 252), (69, 238), (66.5, 222), (62, 204), (57.5, 186),
    (54.5, 168), (52, 152), (49, 136), (46.5, 124),
)  # fmt: skip
_ARMPIT_TO_CALF: tuple[Point, ...] = (
    (46.5, 124), (44.5, 138), (41.5, 154), (39, 170), (38.5, 182), (41.5, 198), (46.5, 214), (50.5, 232), (52, 252),
    (50.5, 274), (46, 298), (41.5, 318), (39.5, 330), (41.5, 346), (42.5, 362), (40, 384), (35, 408),
)  # fmt: skip
_CALF_TO_CROTCH: tuple[Point, ...] = (
    (21, 408), (18.5, 384), (16.5, 362), (17, 344), (17.5, 330), (15.5, 314), (11.5, 290), (6.5, 264), (2.5, 240),
    (0, 231),
)  # fmt: skip
_DELTOID: tuple[Point, ...] = (
    (45, 87.5), (54, 91.5), (61, 101), (64.5, 116), (65, 131), (62, 143), (57, 136), (52, 123), (46.5, 110), (42.5, 97),
)  # fmt: skip
_VASTUS_LATERALIS: tuple[Point, ...] = (
    (45.5, 216), (50.5, 232), (52, 252), (50.3, 275), (46, 297), (42, 308), (36.5, 298), (32.5, 278), (32.5, 256),
    (36.5, 234),
)  # fmt: skip
_DOTS: dict[Muscle, tuple[Point, ...]] = {
    Muscle.DELTOID: ((57.5, 113), (58, 126), (54.5, 102)),
    Muscle.VASTUS_LATERALIS: ((43, 254), (42.5, 272), (44, 237)),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything the body map draws and hits, in figure units."""

    body: QPainterPath
    details: QPainterPath
    muscles: Mapping[Site, QPainterPath]


def figure() -> Figure:
    """Return the figure; building it takes a moment, so a body map keeps its own."""
    body = _body()
    return Figure(body, _details(), {site: _muscle(site).intersected(body) for site in OFFERED_SITES})


def muscle_edge(site: Site) -> QPointF:
    """Return the point on the outer side of a muscle where a line to its caption ends."""
    x, y = (52, 252) if site.muscle is Muscle.VASTUS_LATERALIS else (64.5, 116)
    return QPointF(x * _way(site), y)


def dot_of(site: Site, index: int) -> QPointF:
    """Return where the n-th dot of a site lies, the most recent use being 0; at most three fit."""
    x, y = _DOTS[site.muscle][index]
    return QPointF(x * _way(site), y)


def _body() -> QPainterPath:
    """Return the whole outline, closed; the lower legs are open-ended and meant to fade."""
    path = QPainterPath(QPointF(*_HEAD_TO_ARMPIT[0]))
    _curve(path, _HEAD_TO_ARMPIT)
    _curve(path, _ARMPIT_TO_CALF)
    path.lineTo(*_CALF_TO_CROTCH[0])
    _curve(path, _CALF_TO_CROTCH)
    _curve(path, _mirrored(_CALF_TO_CROTCH))
    path.lineTo(*_mirrored(_ARMPIT_TO_CALF)[0])
    _curve(path, _mirrored(_ARMPIT_TO_CALF))
    _curve(path, _mirrored(_HEAD_TO_ARMPIT))
    path.closeSubpath()
    return path


def _details() -> QPainterPath:
    """Return the few inner lines that make the outline a person: collar bones, groin, knees."""
    path = QPainterPath()
    for way in (1, -1):
        for start, first, second, end in (
            ((5, 84), (16, 80), (28, 84), (38, 88)),
            ((42, 205), (34, 214), (18, 224), (6, 231)),
            ((20, 326), (24, 334), (33, 334), (37, 326)),
        ):
            path.moveTo(start[0] * way, start[1])
            path.cubicTo(first[0] * way, first[1], second[0] * way, second[1], end[0] * way, end[1])
    path.moveTo(0, 182)
    path.lineTo(0, 185)
    return path


def _muscle(site: Site) -> QPainterPath:
    """Return the closed outline of a deltoid or vastus lateralis, which may reach over the body's edge."""
    outline = _VASTUS_LATERALIS if site.muscle is Muscle.VASTUS_LATERALIS else _DELTOID
    way = _way(site)
    points = [(x * way, y) for x, y in outline]
    path = QPainterPath(QPointF(*points[0]))
    _curve(path, [points[-1], *points, points[0], points[1]], inner=True)
    path.closeSubpath()
    return path


def _way(site: Site) -> int:
    return 1 if site.side is Side.LEFT else -1


def _mirrored(points: Sequence[Point]) -> list[Point]:
    return [(-x, y) for x, y in reversed(points)]


def _curve(path: QPainterPath, points: Sequence[Point], *, inner: bool = False) -> None:
    """Add a smooth curve through the points (Catmull-Rom); `inner` takes the first and last as guides only."""
    last = len(points) - 1
    for i in range(1 if inner else 0, last - 1 if inner else last):
        before, here, there, after = points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)]
        path.cubicTo(
            here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6,
            there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6, there[0], there[1],
        )  # fmt: skip
