"""Where things stand on a timeline drawn to scale: every day is as wide as every other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.quantities import add_months
from b12desk.desktop.patient.timeline_items import LASTING, OF_DOSES, TimelineItem

DOSE_ROWS = 3
EVENT_ROWS = 2
_LEAST_DAYS = 180
_ROOM = 0.03
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both included, spread evenly over a width."""

    first: date
    last: date
    width: float

    @property
    def day_width(self) -> float:
        """How wide one day is."""
        return self.width / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Return where a day begins, from the left."""
        return (day - self.first).days * self.day_width

    def middle(self, day: date) -> float:
        """Return the middle of a day."""
        return self.x(day) + self.day_width / 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its left edge and width on the scale, and the row of its lane, 0 at the bottom."""

    left: float
    width: float
    row: int
    is_dose: bool

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month that the axis marks; `month` is its name where there is room, `year` at each January.

    The very first tick says its year as well, so that no month stands without one.
    """

    day: date
    month: str
    year: str


def span_of(items: Sequence[TimelineItem], *, today: date) -> tuple[date, date]:
    """Return the first and the last day to draw: every item and today, with a little room at both ends."""
    first = min([today, *(item.first for item in items)])
    last = max([today, *(item.last for item in items)])
    lacking = max(0, _LEAST_DAYS - (last - first).days)
    room = timedelta(days=max(7, round((last - first).days * _ROOM)))
    return first - room - timedelta(days=lacking // 3), last + room + timedelta(days=lacking - lacking // 3)


def placed(items: Sequence[TimelineItem], scale: Scale, *, mark: float) -> tuple[Place, ...]:
    """Return the place of each item, in the items' order.

    A point in time is a mark around the middle of its day. A bar reaches from the beginning of its first day to the
    end of its last one and is never narrower than half a mark. What would cover another item of its lane moves
    up a row while there is one.
    """
    ends: dict[bool, list[float]] = {
        True: [float("-inf")] * DOSE_ROWS,
        False: [float("-inf")] * EVENT_ROWS,
    }
    places = []
    for item in items:
        left, width = _extent(item, scale, mark)
        rows = ends[item.kind in OF_DOSES]
        row = next((row for row, end in enumerate(rows) if end <= left), _emptiest(rows))
        rows[row] = max(rows[row], left + width)
        places.append(Place(left, width, row, item.kind in OF_DOSES))
    return tuple(places)


def ticks(scale: Scale, *, label: float) -> tuple[Tick, ...]:
    """Return the months that the axis marks: as many as names `label` wide leave room for, and every January."""
    month_width = scale.day_width * 365.25 / 12
    step = next((months for months in (1, 2, 3, 6) if months * month_width >= label), 12)
    is_named = step < 12
    marked: list[Tick] = []
    day = date(scale.first.year, 1, 1)
    while day <= scale.last:
        if day >= scale.first:
            year = str(day.year) if day.month == 1 or not marked else ""
            marked.append(Tick(day, _MONTHS[day.month - 1] if is_named else "", year))
        day = add_months(day, step)
    return tuple(marked)


def _extent(item: TimelineItem, scale: Scale, mark: float) -> tuple[float, float]:
    if item.kind not in LASTING:
        return scale.middle(item.first) - mark / 2, mark
    left = scale.x(item.first)
    return left, max(mark / 2, scale.x(item.last) + scale.day_width - left)


def _emptiest(rows: Sequence[float]) -> int:
    return rows.index(min(rows))
