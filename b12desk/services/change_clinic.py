"""Change what the register says of the clinic: its details, opening, grace, thresholds and rules for assistants."""

from dataclasses import replace
from datetime import date

from b12desk.clinical.records import PatientHistory
from b12desk.exchange.clean_text import clean_text
from b12desk.register.write_unit import WriteUnit
from b12desk.services.clinic_change import LONGEST_TEXT, ClinicChange, checked_settings
from b12desk.services.clinic_settings import NATIONS, YEARS_AHEAD, Clinic, clinic_of, public_holidays
from b12desk.services.desk import Desk
from b12desk.services.history import Sources, rows_of, sources_of
from b12desk.services.permissions import Act, writing

MOVES_WINDOWS = frozenset({"open_weekdays", "grace_days", "nation"})
_MANY = 500


def change_clinic(desk: Desk, change: ClinicChange) -> Clinic:
    """Change the clinic and write every due window anew where its days or grace moved; thresholds move none.

    Raises:
        BadInput: with one sentence for each value that can't be used; nothing is changed then.
    """
    today = desk.clock.today()
    sources = sources_of(desk)
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        settings = checked_settings(change, clinic_of(unit))
        for name, value in settings.items():
            unit.set_setting(name, value)
        _change_closures(unit, change, today)
        clinic = clinic_of(unit)
        if MOVES_WINDOWS & set(settings) or change.closed_on or change.reopen_on:
            write_windows(unit, replace(sources, clinic=clinic), today)
    return clinic


def _change_closures(unit: WriteUnit, change: ClinicChange, today: date) -> None:
    """Add closed days and take reopened ones out; a change of nation puts its public holidays in place of the other's.

    A public holiday that was reopened is a closed day again after a change of nation.
    """
    closures = dict(unit.closures())
    if change.nation is not None:
        years = sorted({day.year for day in closures} | set(range(today.year, today.year + YEARS_AHEAD + 1)))
        everyone = {holiday for nation in NATIONS for holiday in public_holidays(nation, years)}
        own = {day: reason for day, reason in closures.items() if (day, reason) not in everyone}
        closures = dict(public_holidays(change.nation, years)) | own
    added = {day: clean_text(reason, limit=LONGEST_TEXT) for day, reason in change.closed_on}
    if change.nation is not None or added or change.reopen_on:
        kept = {day: reason for day, reason in (closures | added).items() if day not in change.reopen_on}
        unit.set_closures(sorted(kept.items()))


def write_windows(unit: WriteUnit, sources: Sources, today: date) -> None:
    """Write the due windows of all patients anew."""
    ids = [patient.id for patient in unit.all_patients()]
    for start in range(0, len(ids), _MANY):
        histories: list[PatientHistory] = list(unit.histories(ids[start : start + _MANY]).values())
        unit.put_forecast_rows([row for history in histories for row in rows_of(history, sources, today=today)])
