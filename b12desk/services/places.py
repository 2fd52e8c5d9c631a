"""Where this computer keeps a register and the window's settings."""

import os
from pathlib import Path

import platformdirs

from b12desk.clinical.errors import BadInput, RegisterTrouble

REGISTER_VARIABLE = "B12DESK_REGISTER"
REGISTER_NAME = "register.b12desk"
POINTER_NAME = "register-place.txt"
"""Stands in the user's data folder in the place of a register and names the file that is worked with."""


def register_path(chosen: str | None) -> Path:
    """Return the register's path: as chosen, else from the environment, else in the user's data folder.

    A data folder without a register may name one that lies elsewhere.

    Raises:
        BadInput: for a database address, which this version can't use.
    """
    chosen = chosen or os.environ.get(REGISTER_VARIABLE)
    if chosen and "://" in chosen:
        raise BadInput("A register is a file on this computer; a database address can’t be used.")
    if chosen:
        return Path(chosen).expanduser()
    usual = _data_folder() / REGISTER_NAME
    return usual if usual.exists() else _pointed_at() or usual


def remember_register(path: Path) -> None:
    """Have the user's data folder name this register from now on; one that lies in it needs no name.

    Raises:
        RegisterTrouble: when the folder can't be written.
    """
    folder = _data_folder()
    if path.resolve() == (folder / REGISTER_NAME).resolve():
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / POINTER_NAME).write_text(f"{path.resolve()}\n", encoding="utf-8")
    except OSError as error:
        raise RegisterTrouble(f"{folder} can’t be written: {error.strerror}.") from None


def _pointed_at() -> Path | None:
    try:
        named = (_data_folder() / POINTER_NAME).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return Path(named) if named.isprintable() and named else None


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("b12desk", appauthor=False))


def drafts_folder() -> Path:
    """Return where the window keeps what is typed and not saved yet."""
    return _data_folder() / "drafts"


def settings_path() -> Path:
    """Return where the window keeps its size and columns."""
    return Path(platformdirs.user_config_dir("b12desk", appauthor=False)) / "desktop.ini"


def state_folder() -> Path:
    """Return where this computer keeps what it knows by itself of the registers opened on it."""
    return Path(platformdirs.user_state_dir("b12desk", appauthor=False))
