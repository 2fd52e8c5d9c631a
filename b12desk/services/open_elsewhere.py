"""Open a register that lies somewhere else than usual, and work with it from then on."""

from pathlib import Path

from b12desk.clinical.errors import BadInput
from b12desk.register.keys import RegisterKey
from b12desk.services.clock import Clock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.places import remember_register


def open_elsewhere(path: Path, *, clock: Clock, acting: str, key: RegisterKey | None = None) -> Desk:
    """Open an existing register and have the user's data folder name it; invented patients are never named.

    Raises:
        BadInput: when there is no such file; none is made.
        RegisterTrouble: when it is no register, or can't be opened or named.
    """
    if not path.is_file():
        raise BadInput(f"There is no file {path}.")
    desk = open_desk(path, clock=clock, acting=acting, key=key)
    try:
        if not desk.register.is_demo:
            remember_register(path)
    except BaseException:
        desk.close()
        raise
    return desk
