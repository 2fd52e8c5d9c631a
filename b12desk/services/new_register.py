"""Start a new register: the clinic's name, its open days and its first user, whole or not at all."""

from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.register.place import partial_name, put_in_place
from b12desk.register.trouble import trouble
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clock import Clock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.people import add_user


@dataclass(frozen=True, slots=True)
class NewRegister:
    """A register to be. `weekdays` are words such as `mon`; `nation` brings its public holidays."""

    clinic_name: str
    nation: str
    weekdays: tuple[str, ...]
    user_name: str
    role: Role


def start_register(path: Path, new: NewRegister, *, clock: Clock) -> Desk:
    """Make the register at `path` and return its desk, with the first user acting.

    Raises:
        BadInput: with one sentence for each value that can't be used; no file is left then.
        RegisterTrouble: when there is a file already, or the folder or the disk refuses.
    """
    if path.exists():
        raise RegisterTrouble(f"{path} is there already. It was left as it is; open it instead.")
    if not new.clinic_name.strip():
        raise BadInput("The clinic’s name is missing.")
    partial = partial_name(path)
    try:
        user_name = _fill(partial, new, clock)
        put_in_place(partial, path)
    except FileExistsError:
        raise RegisterTrouble(f"{path} was made by somebody else meanwhile. It was left as it is; open it.") from None
    except OSError as error:
        raise trouble(error, path) from error
    finally:
        for ending in ("", "-wal", "-shm"):
            partial.with_name(partial.name + ending).unlink(missing_ok=True)
    return open_desk(path, clock=clock, acting=user_name)


def _fill(path: Path, new: NewRegister, clock: Clock) -> str:
    """Write a register's first entries and return the name by which its first user acts."""
    desk = open_desk(path, clock=clock)
    try:
        change_clinic(desk, ClinicChange(name=new.clinic_name, weekdays=new.weekdays, nation=new.nation))
        return add_user(desk, new.user_name, new.role).name
    finally:
        desk.close()
