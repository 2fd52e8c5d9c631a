"""Confirm that the computer's clock is right, after it stood before the register's last entry or far after it."""

from b12desk.services.clock_check import clock_problem
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing


def confirm_clock(desk: Desk) -> None:
    """Enter into the trail that the clock is right: later entries are measured by that entry.

    Raises:
        Refused: when the user's role may not change the clinic.
        RegisterTrouble: when the register can't be written.
    """
    with writing(desk, Act.CHANGE_CLINIC, whatever_the_clock=True) as unit:
        unit.note("confirmed", "clock", "clock", {"now": desk.clock.now().isoformat()})


def clock_warning(desk: Desk) -> str:
    """Return what is wrong with the clock and that nothing is saved meanwhile, empty where it is right."""
    with desk.register.reading() as unit:
        problem = clock_problem(unit, desk.clock.now())
    return f"{problem} Nothing can be saved until the clock is set right, or confirmed to be." if problem else ""
