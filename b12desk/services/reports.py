"""The reports of a clinic: on time, overdue, doses given, the weeks to come, and that nobody is lost.

They count patients and doses and name nobody. Everybody of the register is read, some hundred at a time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from b12desk.clinical.measures import (
    OnTime,
    Week,
    ageing,
    months_up_to,
    on_time,
    per_week,
    weeks_from,
)
from b12desk.clinical.records import ListedPatient
from b12desk.clinical.vocabulary import PatientStanding, Status
from b12desk.services.desk import Desk
from b12desk.services.history import sources_of
from b12desk.services.reports_figures import DoseGiven, PatientFigures, Place, figures_of
from b12desk.services.worklist import worklist
from b12desk.services.worklist_rows import ORDER, Worklist

AT_ONCE = 100
"""So many patients are read between two answers; each takes a few milliseconds."""
OFF_THE_LIST = (PatientStanding.DECEASED, PatientStanding.MOVED_AWAY)
PLACES: tuple[Place, ...] = (*ORDER, *OFF_THE_LIST)
"""Everywhere a patient can be; everybody is in exactly one."""


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month by its first day: maintenance doses by timing, and every dose by where it was given.

    `afterwards` are those of the doses given here that were entered from paper slips later.
    """

    first: date
    on_time: OnTime
    here: int
    elsewhere: int
    afterwards: int = 0


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week to come: the doses expected, and those of them that are overdue now."""

    week: Week
    doses: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Stray:
    """A patient who is not where they belong, by the register's id, with what is wrong."""

    patient_id: str
    says: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything counted, as of a day. `ages` follow the AGES; `products` and `sites` are of doses given here.

    `places` hold every patient of the register once, and so add up to `patients` when `strays` is empty.
    """

    as_of: date
    months: tuple[MonthFigures, ...]
    ages: tuple[int, ...]
    products: tuple[tuple[str, int], ...]
    sites: tuple[tuple[str, int], ...]
    weeks: tuple[WeekFigures, ...]
    later: int
    places: Mapping[Place, int]
    patients: int
    strays: tuple[Stray, ...]

    @property
    def on_time(self) -> OnTime:
        """All months together."""
        parts = [month.on_time for month in self.months]
        return OnTime(sum(p.early for p in parts), sum(p.on_time for p in parts), sum(p.late for p in parts))


@dataclass(frozen=True, slots=True)
class ReportPart:
    """How far the reading has come; `report` is None until everybody was read."""

    read: int
    of: int
    report: Report | None = None


def make_report(desk: Desk) -> Report:
    """Return the reports as of the desk's day."""
    *_, last = report_in_parts(desk)
    assert last.report is not None
    return last.report


def report_in_parts(desk: Desk, *, at_once: int = AT_ONCE) -> Iterator[ReportPart]:
    """Yield how far the reading has come, and at last the report."""
    today = desk.clock.today()
    sources = sources_of(desk)
    since = months_up_to(today)[0]
    with desk.register.reading() as unit:
        ids = [patient.id for patient in unit.all_patients()]
    found: list[PatientFigures] = []
    for start in range(0, len(ids), at_once):
        with desk.register.reading() as unit:
            histories = unit.histories(ids[start : start + at_once])
        found += [figures_of(history, sources, since=since, today=today) for history in histories.values()]
        yield ReportPart(len(found), len(ids))
    listed = worklist(desk)
    with desk.register.reading() as unit:
        rows = unit.worklist_rows()
    weeks = weeks_from(today, sources.clinic.open_days)
    yield ReportPart(len(ids), len(ids), report_of(found, listed, rows, weeks))


def report_of(
    found: Sequence[PatientFigures], listed: Worklist, rows: Sequence[ListedPatient], weeks: Sequence[Week]
) -> Report:
    """Return the sums over every patient's figures, held against the worklist."""
    given = [dose for one in found for dose in one.given]
    here = [dose for dose in given if not dose.is_elsewhere]
    expected = [dose for one in found for dose in one.expected]
    days = per_week((dose.on for dose in expected), weeks)
    overdue = per_week((dose.on for dose in expected if dose.is_overdue), weeks)
    return Report(
        as_of=listed.as_of,
        months=_months(given, listed.as_of),
        ages=ageing(row.days_overdue for row in listed.rows if row.status is Status.OVERDUE),
        products=_most_first(dose.product or "Not recorded" for dose in here),
        sites=_most_first(dose.site or "Not recorded" for dose in here),
        weeks=tuple(WeekFigures(week, days[n], overdue[n]) for n, week in enumerate(weeks)),
        later=len(expected) - sum(days),
        places=_places(listed, rows),
        patients=len(found),
        strays=strays_of(found, listed, rows),
    )


def strays_of(found: Sequence[PatientFigures], listed: Worklist, rows: Sequence[ListedPatient]) -> tuple[Stray, ...]:
    """Return everybody who is on no list, on one twice, or elsewhere than what is recorded about them says."""
    stands: dict[str, list[Place]] = {}
    for row in listed.rows:
        stands.setdefault(row.patient_id, []).append(row.status)
    for one in rows:
        if one.standing is not PatientStanding.ACTIVE:
            stands.setdefault(one.patient_id, []).append(one.standing)
    checked = (_stray(one, stands.get(one.patient_id, [])) for one in found)
    return tuple(stray for stray in checked if stray is not None)


def _stray(one: PatientFigures, places: Sequence[Place]) -> Stray | None:
    if not places:
        return Stray(one.patient_id, "Is in the register and on no list.")
    if len(places) > 1:
        return Stray(one.patient_id, f"Stands on the lists {len(places)} times.")
    if places[0] is not one.place:
        says = f"Stands as {place_words(places[0])}, but by what is recorded belongs to {place_words(one.place)}."
        return Stray(one.patient_id, says)
    return None


def place_words(place: Place) -> str:
    """Return “on hold”, “moved away”, as within a sentence."""
    return place.value.replace("_", " ")


def _months(given: Sequence[DoseGiven], today: date) -> tuple[MonthFigures, ...]:
    by_month: dict[date, list[DoseGiven]] = {first: [] for first in months_up_to(today)}
    for dose in given:
        by_month[dose.on.replace(day=1)].append(dose)
    return tuple(
        MonthFigures(
            first,
            on_time(dose.timing for dose in doses if dose.timing is not None),
            here=sum(not dose.is_elsewhere for dose in doses),
            elsewhere=sum(dose.is_elsewhere for dose in doses),
            afterwards=sum(dose.is_afterwards and not dose.is_elsewhere for dose in doses),
        )
        for first, doses in by_month.items()
    )


def _places(listed: Worklist, rows: Sequence[ListedPatient]) -> Mapping[Place, int]:
    counts: Counter[Place] = Counter(row.status for row in listed.rows)
    counts.update(one.standing for one in rows if one.standing is not PatientStanding.ACTIVE)
    return {place: counts[place] for place in PLACES}


def _most_first(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(names)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
