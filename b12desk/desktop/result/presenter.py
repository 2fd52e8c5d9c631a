"""What the result sheet does: read a value as it is typed, ask about an implausible one, record it once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.lab_tests import TEST_WORDS, LabTest, scales_of
from b12desk.clinical.results import value_problem
from b12desk.desktop.working import Run, SheetView
from b12desk.services.desk import Desk
from b12desk.services.record_result import ResultCheck, ResultRecorded, check_result, record_result

TESTS = tuple((test.value, words) for test, words in TEST_WORDS.items())
"""Every test with its words, B12 first."""


@dataclass(frozen=True, slots=True)
class ResultForm:
    """The sheet as typed; `is_confirmed` says that an implausible value and its unit are right."""

    on: date | None
    test: str
    value: str
    unit: str
    note: str
    is_confirmed: bool

    @property
    def is_filled_in(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.on and self.test and self.value.strip() and self.unit)


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_reading(self, sentences: Sequence[str]) -> None:
        """Show what the value says, nothing while it can't be read."""

    def show_doubt(self, sentence: str) -> None:
        """Ask about an implausible value, empty for a plausible one; another question needs another answer."""


def units_of(test: str) -> tuple[str, ...]:
    """Return the units in which a test may be entered."""
    return tuple(scale.unit for scale in scales_of(LabTest(test)))


class ResultPresenter:
    """One laboratory result of one patient."""

    def __init__(self, view: View, desk: Desk, patient_id: str, run: Run, *, saved: Callable[[str], None]) -> None:
        self._view = view
        self._desk = desk
        self._patient_id = patient_id
        self._run = run
        self._saved = saved
        self._asked = 0
        self._doubt = ""

    def change(self, form: ResultForm) -> None:
        """Read the form as it stands; an answer to an earlier state of it is dropped."""
        self._asked += 1
        asked = self._asked
        if not form.is_filled_in or value_problem(form.value):
            self._show(())
            return
        self._run(
            lambda: check_result(self._desk, self._patient_id, form.on, form.test, form.value, form.unit),
            lambda check: self._read(check, asked),
            lambda _: self._not_read(asked),
        )

    def save(self, form: ResultForm) -> None:
        """Record the result, or show what is missing or waits for an answer."""
        problems = _missing(form, today=self._desk.clock.today())
        if self._doubt and not form.is_confirmed:
            problems["confirm"] = "Correct the value or its unit, or tick that both are right."
        if problems:
            self._view.point_out(problems)
            return
        self._view.show_saving(True)
        self._run(lambda: self._record(form), self._done, lambda error: self._not_saved(error, form))

    def _record(self, form: ResultForm) -> ResultRecorded:
        return record_result(
            self._desk,
            self._patient_id,
            form.on,
            form.test,
            form.value,
            form.unit,
            confirmed=form.is_confirmed,
            note=form.note,
        )

    def _read(self, check: ResultCheck, asked: int) -> None:
        if asked == self._asked:
            self._show(check.readings, check.doubt)

    def _not_read(self, asked: int) -> None:
        if asked == self._asked:
            self._show(())

    def _show(self, readings: Sequence[str], doubt: str = "") -> None:
        self._doubt = doubt
        self._view.show_reading(readings)
        self._view.show_doubt(doubt)

    def _done(self, recorded: ResultRecorded) -> None:
        self._view.finish()
        self._saved(recorded.sentence)

    def _not_saved(self, error: B12DeskError, form: ResultForm) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)
        self.change(form)


def _missing(form: ResultForm, *, today: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not form.test:
        problems["test"] = "Choose the test."
    if sentence := value_problem(form.value):
        problems["value"] = sentence
    if not form.unit:
        problems["unit"] = "Choose the unit; a value without a unit can’t be kept."
    if form.on is None:
        problems["on"] = "Give the date of the result."
    elif form.on > today:
        problems["on"] = "A result can’t be of a day to come."
    return problems
