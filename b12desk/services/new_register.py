"""Start a new register: the clinic's name, its open days and its first user, whole or not at all."""

from dataclasses import dataclass, field
from pathlib import Path

from b12desk.clinical.errors import BadInput, RegisterTrouble
from b12desk.clinical.vocabulary import Role
from b12desk.register.keys import RegisterKey
from b12desk.register.keys_file import Keys, write_keys
from b12desk.register.keys_wrapped import USUAL_COST, Cost, Secret, new_key, wrap
from b12desk.register.place import partial_name, put_in_place
from b12desk.register.trouble import trouble
from b12desk.services.change_clinic import change_clinic
from b12desk.services.clinic_change import ClinicChange
from b12desk.services.clock import Clock
from b12desk.services.desk import Desk, open_desk
from b12desk.services.passphrase import refuse_weak
from b12desk.services.people import add_user


@dataclass(frozen=True, slots=True)
class NewRegister:
    """A register to be. `weekdays` are words such as `mon`; `nation` brings its public holidays.

    It is encrypted by its passphrase, and plain where that is empty.
    """

    clinic_name: str
    nation: str
    weekdays: tuple[str, ...]
    user_name: str
    role: Role
    passphrase: str = field(default="", repr=False)


def start_register(path: Path, new: NewRegister, *, clock: Clock, cost: Cost = USUAL_COST) -> Desk:
    """Make the register at `path` and return its desk, with the first user acting.

    Raises:
        BadInput: with one sentence for each value that can't be used; no file is left then.
        RegisterTrouble: when there is a file already, or the folder or the disk refuses.
    """
    if path.exists():
        raise RegisterTrouble(f"{path} is there already. It was left as it is; open it instead.")
    if not new.clinic_name.strip():
        raise BadInput("The clinic’s name is missing.")
    if new.passphrase:
        refuse_weak(new.passphrase)
    partial = partial_name(path)
    key = new_key() if new.passphrase else None
    try:
        user_name, register_id = _fill(partial, new, key, clock)
        if key is not None:
            write_keys(path, Keys(register_id, (wrap(key, Secret(new.passphrase), register_id, cost=cost),)))
        put_in_place(partial, path)
    except FileExistsError:
        raise RegisterTrouble(f"{path} was made by somebody else meanwhile. It was left as it is; open it.") from None
    except OSError as error:
        raise trouble(error, path) from error
    finally:
        for ending in ("", "-wal", "-shm"):
            partial.with_name(partial.name + ending).unlink(missing_ok=True)
    return open_desk(path, clock=clock, acting=user_name, key=key)


def _fill(path: Path, new: NewRegister, key: RegisterKey | None, clock: Clock) -> tuple[str, str]:
    """Write a register's first entries; return the name by which its first user acts, and the register's id."""
    desk = open_desk(path, clock=clock, key=key)
    try:
        change_clinic(desk, ClinicChange(name=new.clinic_name, weekdays=new.weekdays, nation=new.nation))
        return add_user(desk, new.user_name, new.role).name, desk.register.register_id
    finally:
        desk.close()
