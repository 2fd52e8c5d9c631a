"""What the clinic sheet does: show the clinic as the register describes it, change exactly what was changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from b12desk.clinical.course import ClinicSettings
from b12desk.clinical.errors import B12DeskError
from b12desk.clinical.quantities import staff_date
from b12desk.clinical.threshold_check import threshold_problems
from b12desk.clinical.thresholds import THRESHOLDS, figure
from b12desk.desktop.working import Run, SheetView
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clinic_settings import ROLE_RULES, YEARS_AHEAD, Clinic, public_holidays
from b12desk.services.desk import Desk
from b12desk.services.weekdays import WEEKDAYS


@dataclass(frozen=True, slots=True)
class ClosedDayForm:
    """A day to add to the closed days as typed; `unread` says what was typed that is no date."""

    on: date | None
    reason: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class ClinicForm:
    """The sheet as typed. `weekdays` are words such as `mon`, in the week's order; `reopened` are closed days to open.

    `thresholds` are (name, figure) pairs, `rules` those that let a health-care assistant record something.
    """

    name: str
    address: str
    phone: str
    weekdays: tuple[str, ...]
    nation: str
    grace_days: int
    closed_days: tuple[ClosedDayForm, ...] = ()
    reopened: tuple[date, ...] = ()
    thresholds: tuple[tuple[str, str], ...] = ()
    rules: frozenset[str] = frozenset()


class View(SheetView, Protocol):
    """What the sheet can show."""

    def show_clinic(self, form: ClinicForm) -> None:
        """Fill the sheet in; nothing of it counts as typed."""

    def show_closed_days(self, days: Sequence[tuple[date, str]]) -> None:
        """Show the closed days to come, each with what it is."""

    def point_out_closed_days(self, problems: Mapping[int, str]) -> None:
        """Show a sentence beneath each closed day that can't be added, by its place in the list."""


class ClinicPresenter:
    """One change of the clinic's details."""

    def __init__(self, view: View, desk: Desk, run: Run, *, saved: Callable[[], None]) -> None:
        self._view = view
        self._desk = desk
        self._run = run
        self._saved = saved
        self._kept: ClinicForm | None = None

    def start(self) -> None:
        """Read the clinic and show it."""
        self._run(self._read, self._shown, lambda error: self._view.show_failure(error.problems))

    def save(self, form: ClinicForm) -> None:
        """Change what differs, or show everything that keeps it from being changed."""
        if self._kept is None:
            return
        problems = threshold_problems(dict(form.thresholds), ClinicSettings())
        if not form.weekdays:
            problems = {"weekdays": "A clinic opens on at least one weekday."} | problems
        closed_days = closed_day_problems(form.closed_days, today=self._desk.clock.today())
        self._view.point_out_closed_days(closed_days)
        if problems or closed_days:
            self._view.point_out(problems)
            return
        change = change_between(self._kept, form)
        if change == ClinicChange():
            self._view.finish()
            return
        self._view.show_saving(True)
        self._run(lambda: change_clinic(self._desk, change), self._done, self._not_saved)

    def _read(self) -> tuple[ClinicForm, tuple[tuple[date, str], ...]]:
        clinic = self._desk.clinic()
        return form_of(clinic), closed_days_of(clinic, today=self._desk.clock.today())

    def _shown(self, read: tuple[ClinicForm, tuple[tuple[date, str], ...]]) -> None:
        self._kept, closed_days = read
        self._view.show_clinic(self._kept)
        self._view.show_closed_days(closed_days)

    def _done(self, _: Clinic) -> None:
        self._view.finish()
        self._saved()

    def _not_saved(self, error: B12DeskError) -> None:
        self._view.show_saving(False)
        self._view.show_failure(error.problems)


def form_of(clinic: Clinic) -> ClinicForm:
    """Return what the sheet shows of the clinic as it is."""
    return ClinicForm(
        name=clinic.details.name,
        address=clinic.details.address,
        phone=clinic.details.phone,
        weekdays=tuple(word for day, word in enumerate(WEEKDAYS) if day in clinic.open_days.weekdays),
        nation=clinic.nation,
        grace_days=clinic.settings.grace_days,
        thresholds=tuple((one.name, figure(clinic.settings, one.name)) for one in THRESHOLDS),
        rules=frozenset(rule for rule in ROLE_RULES if getattr(clinic.role_rules, rule)),
    )


def change_between(kept: ClinicForm, form: ClinicForm) -> ClinicChange:
    """Return what differs; everything else stays as it is."""
    before = dict(kept.thresholds)
    return ClinicChange(
        name=form.name.strip() if form.name.strip() != kept.name else None,
        address=form.address.strip() if form.address.strip() != kept.address else None,
        phone=form.phone.strip() if form.phone.strip() != kept.phone else None,
        weekdays=form.weekdays if form.weekdays != kept.weekdays else None,
        nation=form.nation if form.nation != kept.nation else None,
        grace_days=form.grace_days if form.grace_days != kept.grace_days else None,
        closed_on=tuple((day.on, day.reason.strip()) for day in form.closed_days if day.on is not None),
        reopen_on=form.reopened,
        thresholds=tuple((name, text.strip()) for name, text in form.thresholds if text.strip() != before.get(name)),
        role_rules=tuple((rule, rule in form.rules) for rule in ROLE_RULES if rule in form.rules ^ kept.rules),
    )


def closed_days_of(clinic: Clinic, *, today: date) -> tuple[tuple[date, str], ...]:
    """Return the closed days from today on, in order, public holidays by their names."""
    names = dict(public_holidays(clinic.nation, range(today.year, today.year + YEARS_AHEAD + 1)))
    to_come = sorted(day for day in clinic.open_days.closed_on if day >= today)
    return tuple((day, names.get(day, "Closed day of the clinic")) for day in to_come)


def closed_day_problems(days: Sequence[ClosedDayForm], *, today: date) -> Mapping[int, str]:
    """Return a sentence for each closed day that can't be added, by its place in the list."""
    return {place: says for place, day in enumerate(days) if (says := _closed_day_problem(day, today))}


def _closed_day_problem(day: ClosedDayForm, today: date) -> str:
    if day.unread:
        return day.unread
    if day.on is None:
        return "Give the day, or remove the line."
    if day.on < today:
        return f"{staff_date(day.on)} is in the past."
    if not day.reason.strip():
        return "Give the reason, such as staff training."
    return ""
