"""What the Monitoring tab says, without Qt: the checks, the reviews, the results and a trend for each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.forecast_value import Check
from b12desk.clinical.lab_tests import LabTest
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.records import CourseEventRecord
from b12desk.clinical.results import Target, target_of
from b12desk.clinical.vocabulary import Status, Symptom
from b12desk.desktop.patient.presenter import Line
from b12desk.services.check_words import CHECK_WORDS
from b12desk.services.entry_words import REVIEW_WORDS, score_words
from b12desk.services.record_review import WORST_SCORE
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_results import ShownResult
from b12desk.services.shown_reviews import standing_reviews


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check as a line; `shape` says which shape stands beside its word: overdue, due (open now) or upcoming."""

    line: Line
    shape: Status


@dataclass(frozen=True, slots=True)
class Trend:
    """The values of one test in one unit, or of one symptom, oldest first; `target` is None where none is set.

    `axis` is the least and the greatest value of a scale that is always shown whole, `days` the first and the last day
    of charts that stand side by side; None fits either to the values.
    """

    name: str
    unit: str
    points: tuple[tuple[date, Decimal], ...]
    target: Target | None
    axis: tuple[int, int] | None = None
    days: tuple[date, date] | None = None

    @property
    def legend(self) -> str:
        """What the values are held against."""
        if self.axis is not None:
            return f"{self.axis[0]} none, {self.axis[1]} as bad as can be"
        return f"Target {self.target.words}" if self.target else "No target set"

    @property
    def sentence(self) -> str:
        """The trend as a colleague would read it out."""
        values = ", ".join(f"{value} on {staff_date(day)}" for day, value in self.points)
        target = f"; target {self.target.words}" if self.target else ""
        return f"{self.name} {'' if self.axis else 'in '}{self.unit}: {values}{target}"


def check_lines(page: PatientPage) -> tuple[CheckLine, ...]:
    """Return the open and the next checks by date: what, opens, due, state."""
    checks = page.forecast.checks if page.forecast else ()
    return tuple(_check_line(check, page.as_of) for check in checks)


def result_lines(page: PatientPage) -> tuple[Line, ...]:
    """Return the results, newest first: date, test, value with unit, what it says (a sentence a line)."""
    return tuple(_result_line(result) for result in page.results)


def review_lines(page: PatientPage) -> tuple[Line, ...]:
    """Return the reviews, newest first: date, which review, outcome, symptoms and note (a sentence a line)."""
    return tuple(_review_line(event) for event in page.course_events if event.kind == "review")


def symptom_trends(page: PatientPage) -> tuple[Trend, ...]:
    """Return a trend for each symptom that was scored, all over the same days and on the same scale."""
    reviews = [review for review in reversed(standing_reviews(page.course_events)) if review.scores]
    if not reviews:
        return ()
    days = reviews[0].on, reviews[-1].on
    points = {
        symptom: tuple((r.on, Decimal(score)) for r in reviews for scored, score in r.scores if scored is symptom)
        for symptom in Symptom
    }
    return tuple(
        Trend(symptom.value.capitalize(), f"of {WORST_SCORE}", values, None, (0, WORST_SCORE), days)
        for symptom, values in points.items()
        if values
    )


def trends_of(page: PatientPage) -> tuple[Trend, ...]:
    """Return a trend for each test and unit with results, in the order of the tests; units are never mixed.

    Voided results are in none.
    """
    found: dict[tuple[LabTest, str], list[ShownResult]] = {}
    for result in reversed(page.results):
        if result.read is not None and not result.is_voided:
            found.setdefault((result.read.test, result.read.unit), []).append(result)
    order = list(LabTest)
    settings = page.thresholds
    return tuple(_trend(found[key], settings) for key in sorted(found, key=lambda key: (order.index(key[0]), key[1])))


def _check_line(check: Check, today: date) -> CheckLine:
    name = CHECK_WORDS[check.kind]
    shape, state = _state(check, today)
    cells = (name, state, staff_date(check.due_on), staff_date(check.opens_on))
    sentence = f"{name}: {state.lower()}, due {staff_date(check.due_on)}, opens {staff_date(check.opens_on)}"
    return CheckLine(Line("", cells, sentence), shape)


def _state(check: Check, today: date) -> tuple[Status, str]:
    if check.is_overdue:
        days = (today - check.due_on).days
        return Status.OVERDUE, f"Overdue {days} day{'' if days == 1 else 's'}"
    if check.opens_on <= today:
        return Status.DUE, "Open"
    return Status.UPCOMING, "Upcoming"


def _review_line(review: CourseEventRecord) -> Line:
    name = REVIEW_WORDS.get(review.check_kind or "", "Review")
    outcome = review.outcome.replace("_", " ").capitalize()
    scores = score_words(review).capitalize()
    parts = [part for part in (*_void(review.void_reason), scores, *_note(review.note)) if part]
    cells = (staff_date(review.on), name, outcome, "\n".join(parts))
    sentence = f"{cells[0]}: {name}, {outcome.lower()}. {'. '.join(parts)}".strip()
    return Line(review.id, cells, sentence, review.is_voided)


def _result_line(result: ShownResult) -> Line:
    value = f"{result.value} {result.unit}"
    says = (*_void(result.void_reason), *result.readings, *_note(result.note))
    cells = (staff_date(result.on), result.name, value, "\n".join(says))
    spoken = " ".join((*_void(result.void_reason), *result.readings))
    return Line(result.event_id, cells, f"{cells[0]}: {result.name} {value}. {spoken}", result.is_voided)


def _void(reason: str | None) -> Iterable[str]:
    return () if reason is None else (f"Voided: {reason}",)


def _note(note: str) -> Iterable[str]:
    return (f"Note: {note}",) if note else ()


def _trend(results: list[ShownResult], settings: ClinicSettings) -> Trend:
    newest = results[-1]
    assert newest.read is not None
    points = tuple((result.on, result.read.value) for result in results if result.read is not None)
    return Trend(newest.name, newest.read.unit, points, target_of(newest.read, settings))
