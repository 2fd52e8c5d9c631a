"""The figure of the body map: a person from the front, about x = 0, 470 units tall.

The person faces the reader, so their left is at x > 0.
"""

from math import cos, pi, sin

from b12desk.clinical.patient import Site
from b12desk.clinical.vocabulary import Muscle, Side
from b12desk.documents.outline import Outline, Point, smooth

FIGURE_HEIGHT = 470.0

_HEAD = (
    (0, 3), (7.8, 5.2), (14.5, 12), (18.9, 22.5), (20.4, 34), (19.2, 46), (15.8, 56.5), (9.8, 64.5), (4, 68), (0, 68.6),
)  # fmt: skip
_EAR = ((19.5, 31), (23, 30.5), (24.2, 36), (22.4, 43.5), (18.5, 45))
_BODY = (
    (9.5, 58), (10, 71), (13, 79), (24, 85), (38, 89.5), (49, 95), (56.5, 106), (60, 122), (61.5, 140), (64, 158),
    (67, 176), (71.5, 196), (74, 215), (76.5, 234), (80, 246), (83.5, 260), (83, 274), (78.5, 286), (73.5, 287),
    (70.5, 277), (68.5, 268), (64.5, 271), (63, 264), (66, 252), (67, 240), (64, 222), (58, 202), (53, 184),
    (49.5, 166), (45.5, 148), (41.5, 133), (40, 139), (38, 156), (34.5, 176), (33, 192),
    (35.5, 210), (41, 230), (45, 250),
    (46.5, 272), (45.5, 296), (41.5, 322), (37, 344), (35, 358), (36.5, 374), (37, 392), (33, 414), (27.5, 434),
    (26, 444), (31, 454), (33, 461), (26, 464), (16, 463), (11, 458), (12.5, 446), (12.5, 434), (10.5, 414), (8.5, 392),
    (10.5, 372), (11, 356), (9.5, 340), (7, 316), (4.5, 288), (2.5, 262),
)  # fmt: skip
_CROTCH = (0, 254)
_MUSCLES: dict[Muscle, tuple[Point, ...]] = {
    Muscle.DELTOID: (
        (37, 91.5), (48, 96), (55.5, 106.5), (59, 122), (60.2, 138), (57.5, 151), (52.5, 147), (45.5, 132), (39, 116),
        (35, 101),
    ),
    Muscle.VASTUS_LATERALIS: (
        (43.5, 254), (45.3, 274), (44, 298), (40.5, 320), (36.5, 334), (33, 326), (32, 306), (33.5, 284), (37.5, 264),
    ),
}  # fmt: skip
_DETAILS = (
    ((5, 88), (18, 90), (31, 94)),  # collarbone
    ((5, 133), (16, 137), (28, 134), (36, 124)),  # chest
    ((18, 350), (24, 354), (30, 351)),  # knee
)


def figure() -> tuple[Outline, ...]:
    """Return the body, the ears and the head, to be filled and edged in this order."""
    body, head = smooth((*_BODY, _CROTCH, *_mirrored(_BODY))), smooth((*_HEAD, *_mirrored(_HEAD[1:-1])))
    return body, smooth(_EAR), smooth(_mirrored(_EAR)), head


def details() -> tuple[Outline, ...]:
    """Return the few lines within the figure."""
    right = tuple(smooth(points, is_closed=False) for points in _DETAILS)
    return (*right, *(line.mirrored() for line in right))


def muscle(site: Site) -> Outline | None:
    """Return the outline of a site; None for one the map does not show."""
    points = _MUSCLES.get(site.muscle)
    if points is None:
        return None
    return smooth(points if site.side is Side.LEFT else _mirrored(points))


def ring(outline: Outline, room: float) -> Outline:
    """Return an oval around an outline with so much room on each side."""
    left, top, right, bottom = outline.bounds
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = (right - left) / 2 + room, (bottom - top) / 2 + room
    turns = [index * pi / 8 for index in range(16)]
    return smooth([(x + across * cos(turn), y + down * sin(turn)) for turn in turns])


def _mirrored(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((-x, y) for x, y in reversed(points))
