"""What stands on a patient's timeline, as plain values: each with its days and the sentence that is read out for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord, InjectionRecord
from b12desk.clinical.vocabulary import Status
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.show_patient import PatientPage


class Kind(StrEnum):
    """What an item is; the value is its word in the key of the drawing."""

    GIVEN = "Given"
    ELSEWHERE = "Given elsewhere"
    VOIDED = "Voided"
    NOT_GIVEN = "Not given"
    PLANNED = "Due window"
    REVIEW = "Review"
    CHECK = "Check due"
    DEFERRAL = "Deferred"
    HOLD = "On hold"
    END = "Ended"


OF_DOSES = frozenset({Kind.GIVEN, Kind.ELSEWHERE, Kind.VOIDED, Kind.NOT_GIVEN, Kind.PLANNED})
"""What is drawn in the upper lane; everything else stands beneath it."""
LASTING = frozenset({Kind.PLANNED, Kind.DEFERRAL, Kind.HOLD})
"""What is drawn as a bar from its first to its last day."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened or is planned, on `first` or from `first` to `last`, both included.

    `entry_id` names the dose or other entry, empty for what is only planned. `is_late` marks the window of a dose that
    is overdue.
    """

    kind: Kind
    first: date
    last: date
    sentence: str
    entry_id: str = ""
    is_late: bool = False


def timeline_items(page: PatientPage) -> tuple[TimelineItem, ...]:
    """Return everything on the timeline, oldest first; of one day, doses stand before what was said about them."""
    items = [*(_dose(one) for one in page.injections), *_events(page), *_planned(page), *_checks(page)]
    return tuple(sorted(items, key=lambda item: (item.first, item.kind not in OF_DOSES, item.last)))


def _dose(injection: InjectionRecord) -> TimelineItem:
    day = staff_date(injection.given_on)
    where = injection.site.words if injection.site else injection.site_text
    placed = f"{day}, {where}" if where else day
    if injection.void_reason is not None:
        kind, sentence = Kind.VOIDED, f"Voided: given {placed} ({injection.void_reason})"
    elif injection.given_elsewhere:
        kind, sentence = Kind.ELSEWHERE, f"Given elsewhere {placed}"
    else:
        kind, sentence = Kind.GIVEN, f"Given {placed}"
    return TimelineItem(kind, injection.given_on, injection.given_on, sentence, injection.id)


def _planned(page: PatientPage) -> Iterator[TimelineItem]:
    forecast = page.forecast
    if forecast is None:
        return
    for place, dose in enumerate(forecast.projection):
        window = staff_date(dose.due_on)
        if dose.due_by != dose.due_on:
            window += f" to {staff_date(dose.due_by)}"
        is_late = place == 0 and forecast.status is Status.OVERDUE
        days = f", overdue by {forecast.days_overdue} day{'' if forecast.days_overdue == 1 else 's'}" if is_late else ""
        more = ", continues until a review" if dose.continues else ""
        yield TimelineItem(Kind.PLANNED, dose.due_on, dose.due_by, f"Due {window}{days}{more}", is_late=is_late)


def _checks(page: PatientPage) -> Iterator[TimelineItem]:
    for check in page.forecast.checks if page.forecast else ():
        due = "overdue since" if check.is_overdue else "due"
        sentence = f"{CHECK_WORDS[check.kind]} {due} {staff_date(check.due_on)}"
        yield TimelineItem(Kind.CHECK, check.due_on, check.due_on, sentence)


def _events(page: PatientPage) -> Iterator[TimelineItem]:
    standing = sorted((one for one in page.course_events if not one.is_voided), key=lambda one: one.on)
    for place, event in enumerate(standing):
        day, outcome = staff_date(event.on), event.outcome.replace("_", " ")
        match event.kind:
            case "review":
                yield _point(Kind.REVIEW, event, f"Reviewed {day}: {outcome}")
            case "not_given":
                yield _point(Kind.NOT_GIVEN, event, f"Not given {day}: {outcome}")
            case "end":
                yield _point(Kind.END, event, f"Course ended {day}")
            case "deferral" if event.until is not None:
                last = max(event.until, event.on)
                words = f"Deferred {day} until {staff_date(event.until)}"
                yield TimelineItem(Kind.DEFERRAL, event.on, last, words, event.id)
            case "hold":
                yield _hold(event, standing[place + 1 :], page.as_of)


def _point(kind: Kind, event: CourseEventRecord, sentence: str) -> TimelineItem:
    return TimelineItem(kind, event.on, event.on, sentence, event.id)


def _hold(event: CourseEventRecord, later: Sequence[CourseEventRecord], today: date) -> TimelineItem:
    """Return a hold up to the day on which the course went on or ended, or up to today while it lasts."""
    over = next((one.on for one in later if one.kind in ("resume", "end") and one.course_id == event.course_id), None)
    day = staff_date(event.on)
    words = f"On hold since {day}" if over is None else f"On hold {day} to {staff_date(over)}"
    return TimelineItem(Kind.HOLD, event.on, max(over or today, event.on), words, event.id)
