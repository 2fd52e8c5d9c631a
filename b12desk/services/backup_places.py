"""Where a register's rolling backups go: a folder beside it or another one, and a second one on a share or stick."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from b12desk.clinical.errors import BadInput, RegisterTrouble
from b12desk.register.backup_folder import make_folder
from b12desk.register.place import partial_name

_ENDING = ".backups.json"


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """The folder of the rolling backups, and the second one, None where none was chosen."""

    folder: Path
    second: Path | None = None


def usual_folder(register: Path) -> Path:
    """Return the folder that is used where none was chosen: beside the register, named after it."""
    return register.with_name(f"{register.stem}-backups")


def backup_places(register: Path) -> BackupPlaces:
    """Return where the backups of the register at that path go."""
    try:
        kept = json.loads(_file(register).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = {}
    folder, second = (_text(kept, name) for name in ("folder", "second"))
    return BackupPlaces(Path(folder) if folder else usual_folder(register), Path(second) if second else None)


def choose_folder(register: Path, folder: Path | None) -> BackupPlaces:
    """Have the backups go into another folder from now on, None for the usual one; those already made stay.

    Raises:
        BadInput: when there is no such folder.
        RegisterTrouble: when nothing can be written there.
    """
    if folder is not None:
        _refuse_missing(folder)
        make_folder(folder)
    return _keep(register, BackupPlaces(folder or usual_folder(register), backup_places(register).second))


def choose_second(register: Path, second: Path | None) -> BackupPlaces:
    """Have each backup copied into a second folder as well, None for no second one.

    Raises:
        BadInput: when there is no such folder, or it is the first one.
        RegisterTrouble: when nothing can be written there.
    """
    now = backup_places(register)
    if second is not None:
        _refuse_missing(second)
        if now.folder.exists() and second.samefile(now.folder):
            raise BadInput("The second folder is the first one: choose one on another disk, a share or a stick.")
        make_folder(second)
    return _keep(register, BackupPlaces(now.folder, second))


def _refuse_missing(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}.")


def _keep(register: Path, places: BackupPlaces) -> BackupPlaces:
    path = _file(register)
    chosen = {} if places.folder == usual_folder(register) else {"folder": str(places.folder.resolve())}
    if places.second is not None:
        chosen["second"] = str(places.second.resolve())
    partial = partial_name(path)
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(chosen, file, indent=1)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise RegisterTrouble(f"{path} can’t be written: {error.strerror}.") from None
    return backup_places(register)


def _text(kept: object, name: str) -> str:
    found = kept.get(name) if isinstance(kept, dict) else None
    return found if isinstance(found, str) and "\0" not in found and found.isprintable() else ""


def _file(register: Path) -> Path:
    return register.with_name(register.name + _ENDING)
