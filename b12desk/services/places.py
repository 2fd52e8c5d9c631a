"""Where this computer keeps a register and the window's settings."""

import os
from pathlib import Path

import platformdirs

from b12desk.clinical.errors import BadInput

REGISTER_VARIABLE = "B12DESK_REGISTER"
REGISTER_NAME = "register.b12desk"


def register_path(chosen: str | None) -> Path:
    """Return the register's path: as chosen, else from the environment, else in the user's data folder.

    Raises:
        BadInput: for a database address, which this version can't use.
    """
    chosen = chosen or os.environ.get(REGISTER_VARIABLE)
    if chosen and "://" in chosen:
        raise BadInput("A register is a file on this computer; a database address can’t be used.")
    if chosen:
        return Path(chosen).expanduser()
    return Path(platformdirs.user_data_dir("b12desk", appauthor=False)) / REGISTER_NAME


def settings_path() -> Path:
    """Return where the window keeps its size and columns."""
    return Path(platformdirs.user_config_dir("b12desk", appauthor=False)) / "desktop.ini"
