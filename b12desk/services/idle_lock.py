"""The idle lock: after how many seconds without a key or the mouse the window hides everything."""

from b12desk.clinical.errors import BadInput
from b12desk.register.read_unit import ReadUnit
from b12desk.services.credentials import anybody_proves
from b12desk.services.desk import Desk
from b12desk.services.permissions import Act, writing

USUAL_SECONDS = 120
SHORTEST_SECONDS, LONGEST_SECONDS = 30, 600
SETTING = "idle_lock"


def idle_lock(desk: Desk) -> int | None:
    """Return the seconds after which the window locks; None while nobody has a PIN or passphrase to unlock it with."""
    with desk.register.reading() as unit:
        return _seconds(unit) if anybody_proves(unit) else None


def idle_lock_setting(desk: Desk) -> int:
    """Return the seconds that are set, whether or not anybody has a PIN."""
    with desk.register.reading() as unit:
        return _seconds(unit)


def set_idle_lock(desk: Desk, seconds: int) -> None:
    """Set after how many seconds the window locks. It can't be switched off once anybody has a PIN.

    Raises:
        BadInput: when it is fewer or more than is safe and bearable.
        Refused: when the acting user may not.
    """
    if not SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        raise BadInput(f"The window locks after {SHORTEST_SECONDS} to {LONGEST_SECONDS} seconds, not {seconds}.")
    with writing(desk, Act.CHANGE_CLINIC) as unit:
        unit.set_setting(SETTING, str(seconds))


def _seconds(unit: ReadUnit) -> int:
    kept = unit.setting(SETTING) or ""
    return min(max(int(kept), SHORTEST_SECONDS), LONGEST_SECONDS) if kept.isdecimal() else USUAL_SECONDS
