"""What the Monitoring tab says, without Qt: the checks, the results and a trend for each test and unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from b12desk.clinical.forecast_value import Check
from b12desk.clinical.lab_tests import LabTest
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.results import Target, target_of
from b12desk.clinical.vocabulary import CheckKind, Status
from b12desk.desktop.patient.presenter import Line
from b12desk.services.show_patient import PatientPage
from b12desk.services.shown_results import ShownResult

CHECK_WORDS = {
    CheckKind.SYMPTOM_REVIEW: "Symptom review",
    CheckKind.NEURO_REVIEW: "Neurological review",
    CheckKind.PHASE_REVIEW: "Review of the phase",
    CheckKind.GATE_REVIEW: "Review before the next phase",
    CheckKind.SERUM_B12: "Serum B12",
    CheckKind.FULL_BLOOD_COUNT: "Full blood count",
    CheckKind.HOMOCYSTEINE: "Homocysteine",
    CheckKind.MMA: "MMA",
    CheckKind.POTASSIUM: "Potassium",
    CheckKind.RETICULOCYTES: "Reticulocytes",
    CheckKind.PLATELETS: "Platelets",
}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check as a line; `shape` says which shape stands beside its word: overdue, due (open now) or upcoming."""

    line: Line
    shape: Status


@dataclass(frozen=True, slots=True)
class Trend:
    """The values of one test in one unit, oldest first; `target` is None where none is set."""

    name: str
    unit: str
    points: tuple[tuple[date, Decimal], ...]
    target: Target | None

    @property
    def sentence(self) -> str:
        """The trend as a colleague would read it out."""
        values = ", ".join(f"{value} on {staff_date(day)}" for day, value in self.points)
        target = f"; target {self.target.words}" if self.target else ""
        return f"{self.name} in {self.unit}: {values}{target}"


def check_lines(page: PatientPage) -> tuple[CheckLine, ...]:
    """Return the open and the next checks by date: what, opens, due, state."""
    checks = page.forecast.checks if page.forecast else ()
    return tuple(_check_line(check, page.as_of) for check in checks)


def result_lines(page: PatientPage) -> tuple[Line, ...]:
    """Return the results, newest first: date, test, value with unit, what it says (a sentence a line)."""
    return tuple(_result_line(result) for result in page.results)


def trends_of(page: PatientPage) -> tuple[Trend, ...]:
    """Return a trend for each test and unit with results, in the order of the tests; units are never mixed."""
    found: dict[tuple[LabTest, str], list[ShownResult]] = {}
    for result in reversed(page.results):
        if result.read is not None:
            found.setdefault((result.read.test, result.read.unit), []).append(result)
    order = list(LabTest)
    return tuple(_trend(found[key]) for key in sorted(found, key=lambda key: (order.index(key[0]), key[1])))


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


def _result_line(result: ShownResult) -> Line:
    value = f"{result.value} {result.unit}"
    says = "\n".join((*result.readings, *_note(result)))
    spoken = " ".join(result.readings)
    cells = (staff_date(result.on), result.name, value, says)
    return Line(result.event_id, cells, f"{cells[0]}: {result.name} {value}. {spoken}")


def _note(result: ShownResult) -> Iterable[str]:
    return (f"Note: {result.note}",) if result.note else ()


def _trend(results: list[ShownResult]) -> Trend:
    newest = results[-1]
    assert newest.read is not None
    points = tuple((result.on, result.read.value) for result in results if result.read is not None)
    return Trend(newest.name, newest.read.unit, points, target_of(newest.read))
