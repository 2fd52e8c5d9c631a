"""The rhythm of the screen in logical pixels, and the sizes of type relative to the system's own."""

from dataclasses import asdict, dataclass

GAP_SMALL = 4
GAP = 8
GAP_WIDE = 16
TARGET = 28
"""The least height of anything that can be clicked; 24 is the floor that WCAG 2.2 asks for."""
ROW_HEIGHT = 30
RADIUS = 4
SCROLL_BAR = 12


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes of type in points; `body` is what the system asks for, never below 9."""

    small: float
    body: float
    lead: float
    section: float
    title: float
    figure: float


def type_scale(system_points: float) -> TypeScale:
    """Return the scale that fits the system's own text size."""
    body = max(9.0, system_points)
    return TypeScale(
        small=round(body * 0.9, 1),
        body=body,
        lead=round(body * 1.1, 1),
        section=round(body * 1.2, 1),
        title=round(body * 1.6, 1),
        figure=round(body * 1.75, 1),
    )


def zoomed(scale: TypeScale, percent: int) -> TypeScale:
    """Return the scale at a size in percent of the usual one."""
    return TypeScale(**{name: round(points * percent / 100, 1) for name, points in asdict(scale).items()})
