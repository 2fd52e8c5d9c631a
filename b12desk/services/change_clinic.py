"""Change what the register says of the clinic: its details, open weekdays, nation, grace and closed days."""

from dataclasses import dataclass, replace
from datetime import date

from b12desk.clinical.course import MOST_GRACE_DAYS
from b12desk.clinical.errors import BadInput
from b12desk.clinical.records import PatientHistory
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.clinic_settings import (
    NATIONS,
    YEARS_AHEAD,
    Clinic,
    clinic_of,
    public_holidays,
)
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, rows_of, sources_of
from b12desk.services.permissions import Act, writing
from b12desk.services.weekdays import WEEKDAYS

LONGEST_TEXT = 300
_MANY = 500


@dataclass(frozen=True, slots=True)
class ClinicChange:
    """What to change; None leaves a thing as it is. `weekdays` are words such as `mon`; `closed_on` adds days."""

    name: str | None = None
    address: str | None = None
    phone: str | None = None
    weekdays: tuple[str, ...] | None = None
    nation: str | None = None
    grace_days: int | None = None
    closed_on: tuple[tuple[date, str], ...] = ()


def change_clinic(desk: Desk, change: ClinicChange) -> Clinic:
    """Change the clinic and write every due window anew where its days or grace moved.

    Raises:
        BadInput: with one sentence for each value that can't be used; nothing is changed then.
    """
    settings = _checked(change)
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        for name, value in settings.items():
            unit.set_setting(name, value)
        _change_closures(unit, change, today)
        clinic = clinic_of(unit)
        if {"open_weekdays", "grace_days", "nation"} & set(settings) or change.closed_on:
            _write_windows(unit, replace(sources, clinic=clinic), today)
    return clinic


def _checked(change: ClinicChange) -> dict[str, str]:
    problems: list[str] = []
    settings: dict[str, str] = {}
    for name, text in (("name", change.name), ("address", change.address), ("phone", change.phone)):
        if text is not None:
            settings[f"clinic_{name}"] = clean_text(text, limit=LONGEST_TEXT)
    if change.weekdays is not None:
        unknown = [word for word in change.weekdays if word not in WEEKDAYS]
        problems += [f"“{word}” is not a weekday such as mon." for word in unknown]
        if not change.weekdays:
            problems.append("A clinic opens on at least one weekday.")
        settings["open_weekdays"] = ",".join(word for word in WEEKDAYS if word in change.weekdays)
    if change.nation is not None:
        if change.nation not in NATIONS:
            problems.append(f"“{change.nation}” is not one of {', '.join(NATIONS)}.")
        settings["nation"] = change.nation
    if change.grace_days is not None:
        if not 0 <= change.grace_days <= MOST_GRACE_DAYS:
            problems.append(f"Grace is 0 to {MOST_GRACE_DAYS} days, not {change.grace_days}.")
        settings["grace_days"] = str(change.grace_days)
    if problems:
        raise BadInput(problems)
    return settings


def _change_closures(unit: WriteUnit, change: ClinicChange, today: date) -> None:
    """Add the closed days; after a change of nation its public holidays stand in place of the other's."""
    closures = dict(unit.closures())
    if change.nation is not None:
        years = sorted({day.year for day in closures} | set(range(today.year, today.year + YEARS_AHEAD + 1)))
        everyone = {holiday for nation in NATIONS for holiday in public_holidays(nation, years)}
        own = {day: reason for day, reason in closures.items() if (day, reason) not in everyone}
        closures = dict(public_holidays(change.nation, years)) | own
    added = {day: clean_text(reason, limit=LONGEST_TEXT) for day, reason in change.closed_on}
    if change.nation is not None or added:
        unit.set_closures(sorted((closures | added).items()))


def _write_windows(unit: WriteUnit, sources: Sources, today: date) -> None:
    ids = [patient.id for patient in unit.all_patients()]
    for start in range(0, len(ids), _MANY):
        histories: list[PatientHistory] = list(unit.histories(ids[start : start + _MANY]).values())
        unit.put_forecast_rows([row for history in histories for row in rows_of(history, sources, today=today)])
