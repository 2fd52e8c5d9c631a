"""The days that can be offered for a patient's next dose: open days of its window, earliest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Forecast
from b12desk.clinical.open_days import OpenDays
from b12desk.clinical.quantities import patient_weekday_date, staff_date
from b12desk.clinical.records import PatientRecord
from b12desk.services.desk import Desk
from b12desk.services.history import history_in, running_story, sources_of
from b12desk.services.preferences import day_words
from b12desk.services.weekdays import WEEKDAYS

MOST_DAYS = 31
DAYS_WHEN_LATE = 10


@dataclass(frozen=True, slots=True)
class OfferedDay:
    """An open day; `is_wished` when the patient prefers that day of the week, `is_planned` the one the plan names."""

    on: date
    is_wished: bool = False
    is_planned: bool = False

    @property
    def words(self) -> str:
        """The day as an appointment is written: `Monday 16 March 2026`."""
        return patient_weekday_date(self.on)


@dataclass(frozen=True, slots=True)
class Offer:
    """Days for the next dose, earliest first. `says` is the window, or why no day can be offered; `wish` the days
    that the patient prefers, in words."""

    days: tuple[OfferedDay, ...]
    says: str
    wish: str = ""


def offer_dates(desk: Desk, patient_id: str) -> Offer:
    """Return the open days within the next window from today on; nothing is kept and nothing is promised.

    Of a window that is over, the next open days are offered instead, since the dose is late already.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with desk.register.reading() as unit:
        history = history_in(unit, patient_id)
    story = running_story(history, sources)
    if story is None:
        return Offer((), "No regimen is planned yet, so there is no date to offer.")
    open_days = sources.clinic.open_days
    forecast = forecast_of(story.read(sources, today=today), story.patient, open_days, today=today)
    return offer_of(forecast, history.patient, open_days, today=today)


def offer_of(forecast: Forecast, patient: PatientRecord, open_days: OpenDays, *, today: date) -> Offer:
    """Return the days to offer after a forecast, none before its window, today or the end of a deferral."""
    planned, due_on, due_by = forecast.book_on, forecast.due_on, forecast.due_by
    if planned is None or due_on is None or due_by is None:
        return Offer((), "There is no date to offer while nothing is due: the course is on hold, ended or has none.")
    window = staff_date(due_on) if due_on == due_by else f"{staff_date(due_on)} to {staff_date(due_by)}"
    first = open_days.roll(max(due_on, today, forecast.deferred_until or today))
    if first > due_by:
        says = f"The window, {window}, has no open day left. These are the next open days."
        days = _open_from(first, open_days, most=DAYS_WHEN_LATE)
    else:
        says = f"Due {window}. The clinic is open on these days."
        days = (day for day in _open_from(first, open_days, most=MOST_DAYS) if day <= due_by)
    wished = set(patient.preferred_days)
    offered = (OfferedDay(day, WEEKDAYS[day.weekday()] in wished, day == planned) for day in days)
    return Offer(tuple(offered), says, day_words(patient))


def _open_from(first: date, open_days: OpenDays, *, most: int) -> Iterator[date]:
    """Return that many open days, from the first on."""
    day = first
    for _ in range(most):
        day = open_days.roll(day)
        yield day
        day += timedelta(days=1)
