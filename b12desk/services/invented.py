"""Invented patients stay among themselves: what a register of them refuses, and how it says what it is."""

from itertools import count

from b12desk.clinical.errors import Refused
from b12desk.clinical.records import PatientRecord
from b12desk.exchange.nhs import check_digit
from b12desk.register.read_unit import ReadUnit
from b12desk.services.desk import Desk

RANGE = "999"
"""NHS numbers that begin with this are never issued."""
ON_PAPER = "Invented patients – not for clinical use"


def paper_mark(desk: Desk) -> str:
    """Return what stands on top of every printed page, empty for real patients."""
    return ON_PAPER if desk.register.is_demo else ""


def refuse_import(desk: Desk) -> None:
    """Raise Refused where the patients are invented: a file could bring real ones."""
    if desk.register.is_demo:
        raise Refused(
            "This register holds invented patients: no file is imported into it, so that no real patient gets among "
            "them. Start a register of your own and import it there. Nothing was changed."
        )


def refuse_unless_fillable(desk: Desk, unit: ReadUnit) -> None:
    """Raise Refused unless the register was made for invented patients and has none yet."""
    if not desk.register.is_demo:
        raise Refused("This register is for real patients: no invented ones are added to it. Nothing was changed.")
    if unit.all_patients():
        raise Refused("This register has its invented patients already. Nothing was changed.")


def refuse_real_patient(desk: Desk, unit: ReadUnit, record: PatientRecord) -> None:
    """Raise Refused where the patients are invented and this one's NHS number is not: it could be a real person."""
    if desk.register.is_demo and not (record.nhs_number or "").startswith(RANGE):
        free = _free_number(unit)
        raise Refused(
            "This register holds invented patients, so a patient in it needs an invented NHS number, such as "
            f"{free[:3]} {free[3:6]} {free[6:]}. Enter real patients in a register of your own. Nothing was changed."
        )


def _free_number(unit: ReadUnit) -> str:
    """Return the first valid NHS number of the invented range that nobody in the register has."""
    candidates = (f"{RANGE}{number:06}" for number in count(1))
    numbers = (f"{nine}{digit}" for nine in candidates if (digit := check_digit(nine)) is not None)
    return next(number for number in numbers if unit.patient_by_nhs(number) is None)
