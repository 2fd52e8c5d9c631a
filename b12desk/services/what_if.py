"""What another interval would do: the dates, the doses a year; worked out without recording anything."""

from dataclasses import dataclass
from itertools import zip_longest

from b12desk.clinical.findings.planning import on_interval
from b12desk.clinical.forecast import forecast_of
from b12desk.clinical.forecast_value import Finding, Forecast, ProjectedDose
from b12desk.clinical.protocol import Protocol
from b12desk.clinical.quantities import Interval, staff_date
from b12desk.clinical.records import CourseEventRecord, CourseRecord, PatientHistory
from b12desk.clinical.vocabulary import Status
from b12desk.clinical.yearly_doses import yearly_doses
from b12desk.services.desk import Desk
from b12desk.services.history import sources_of, story_of
from b12desk.services.show_patient import PatientPage

SHOWN_DOSES = 4


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One of the next doses: its phase, when it is due now and when it would be; the two are the same unless moved."""

    phase: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The next doses before and after, and what the checks say about the interval and its reason.

    `sentence` says what moves and how many doses a year it comes to; `next_dose` is the window after the change, empty
    where there is none.
    """

    rows: tuple[DoseRow, ...]
    findings: tuple[Finding, ...]
    sentence: str
    next_dose: str = ""


@dataclass(frozen=True, slots=True)
class IntervalOption:
    """A maintenance interval that a protocol allows. `yearly` is how many doses a year it comes to."""

    interval: Interval
    source: str
    yearly: str
    is_own: bool

    @property
    def words(self) -> str:
        """The interval as it is offered: `Every 3 months: 4 doses a year (S0 S1 S2 S3, BNF)`."""
        own = "as in the protocol, " if self.is_own else ""
        return f"{self.interval.words.capitalize()}: {self.yearly} ({own}{self.source})"


def interval_options(protocol: Protocol) -> tuple[IntervalOption, ...]:
    """Return the maintenance intervals that a prescriber may choose, the protocol's own first; none without any."""
    phase = next((phase for phase in protocol.phases if phase.is_maintenance), None)
    if phase is None or protocol.needs_individual_order:
        return ()
    sources = {allowed.interval: allowed.source for allowed in protocol.allowed_intervals}
    own = sources.pop(phase.interval, "") or phase.source or ", ".join(protocol.sources)
    return (
        IntervalOption(phase.interval, own, yearly_doses(phase.interval).words, is_own=True),
        *(IntervalOption(each, source, yearly_doses(each).words, is_own=False) for each, source in sources.items()),
    )


def what_if(desk: Desk, page: PatientPage, interval: str, reason: str) -> WhatIf:
    """Return what the interval would do from today on; empty text changes nothing."""
    before = page.forecast
    if page.course is None or page.protocol is None or before is None:
        return WhatIf((), (), "")
    if not interval:
        return WhatIf(_rows(before, before), (), "Choose an interval to see the dates that follow.")
    chosen = Interval.parse(interval)
    after = _forecast(desk, page, page.course, chosen)
    says = f"{_sentence(before, after)} {_yearly(page, chosen)}".strip()
    next_dose = window_words(after.projection[0]) if after.projection else ""
    return WhatIf(_rows(before, after), on_interval(page.protocol, chosen, reason), says, next_dose)


def window_words(dose: ProjectedDose) -> str:
    """Return when a dose is due: `16-Mar-2026 to 16-Apr-2026`."""
    due_on = staff_date(dose.due_on)
    return due_on if dose.due_by == dose.due_on else f"{due_on} to {staff_date(dose.due_by)}"


def _yearly(page: PatientPage, chosen: Interval) -> str:
    """Return how many doses a year the interval comes to, and the one in force until now where that differs."""
    then = yearly_doses(chosen).words
    now = interval_now(page)
    before = yearly_doses(now).words if now else then
    return f"In maintenance {then}." if before == then else f"In maintenance {then} instead of {before}."


def interval_now(page: PatientPage) -> Interval | None:
    """Return the maintenance interval in force: the last change, else the one ordered, else the protocol's own."""
    if page.course is None or page.protocol is None:
        return None
    changed = (e.interval for e in page.course_events if _is_change(e, page.course.id))
    ordered = next(changed, None) or page.course.maintenance_interval
    own = next((phase.interval for phase in page.protocol.phases if phase.is_maintenance), None)
    return Interval.parse(ordered) if ordered else own


def _is_change(event: CourseEventRecord, course_id: str) -> bool:
    return event.kind == "interval" and event.course_id == course_id and not event.is_voided


def _forecast(desk: Desk, page: PatientPage, course: CourseRecord, chosen: Interval) -> Forecast:
    """The forecast with the change as one more event of today."""
    today = desk.clock.today()
    change = CourseEventRecord("", page.patient.id, "interval", today, course_id=course.id, interval=str(chosen))
    events = (*reversed(page.course_events), change)
    history = PatientHistory(page.patient, (course,), tuple(reversed(page.injections)), events)
    sources = sources_of(desk)
    story = story_of(course, history, sources)
    return forecast_of(story.read(sources, today=today), story.patient, sources.clinic.open_days, today=today)


def _rows(before: Forecast, after: Forecast) -> tuple[DoseRow, ...]:
    pairs = zip_longest(before.projection[:SHOWN_DOSES], after.projection[:SHOWN_DOSES])
    return tuple(_row(now, then) for now, then in pairs)


def _row(now: ProjectedDose | None, then: ProjectedDose | None) -> DoseRow:
    dose = now or then
    phase = dose.phase.replace("-", " ").capitalize() if dose else ""
    return DoseRow(phase, window_words(now) if now else "", window_words(then) if then else "")


def _sentence(before: Forecast, after: Forecast) -> str:
    if before.projection[:SHOWN_DOSES] == after.projection[:SHOWN_DOSES]:
        return "The next doses stay as they are: the interval counts for maintenance only."
    if not before.projection[:1] or not after.projection[:1]:
        return ""
    old, new = before.projection[0], after.projection[0]
    if (old.due_on, old.due_by) == (new.due_on, new.due_by):
        return "The next dose stays as it is; later ones move."
    is_late = after.status is Status.OVERDUE and before.status is not Status.OVERDUE
    late = " That makes it overdue today." if is_late else ""
    return f"The next dose is due {window_words(old)} now, and {window_words(new)} after the change.{late}"
